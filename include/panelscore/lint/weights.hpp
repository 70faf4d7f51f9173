// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules G-02 to G-04 and G-06 to G-08: weights, targets, gates and bars that can be scored
// with but deserve a second look. G-01 and G-05 are in usable.hpp.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/usable.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

namespace detail {

/// G-02: each weight against 3 and 20 of 100, and the largest against the smallest.
inline void check_weight_range(Role const& role, Diagnostics& problems) {
    constexpr double most = 20, least = 3, widest = 4;
    double const sum = weight_sum(role);
    if (sum <= 0)
        return;
    double smallest = sum, largest = 0;
    for (auto const& entry : role.weights) {
        if (entry.weight <= 0)
            continue;
        smallest = (std::min)(smallest, entry.weight);
        largest = (std::max)(largest, entry.weight);
        double const share = 100 * entry.weight / sum;
        if (below(most, share) || below(share, least))
            problems.push_back(
                finding("G-02", child("/weights", entry.competency.text()),
                        entry.competency.text() + " has " + number_text(share) + " of 100; " +
                            (share > most ? "20 is the most" : "3 is the least")));
    }
    if (below(widest * smallest, largest))
        problems.push_back(finding("G-02", "/weights",
                                   "the largest weight is " + fixed(largest / smallest, 1) +
                                       " times the smallest; 4 times is the most"));
}

/// G-03: a reason of eight words for weights that differ.
inline void check_reasons(Role const& role, Diagnostics& problems) {
    constexpr std::size_t words = 8;
    auto const reason = [&](std::string_view key) {
        for (auto const& entry : role.reasons)
            if (entry.first == key)
                return count_words(entry.second) >= words;
        return false;
    };
    std::vector<std::string> without;
    bool differ = false;
    for (auto const& entry : role.weights) {
        differ = differ || !same(entry.weight, role.weights.front().weight);
        if (!reason(entry.competency.text()))
            without.push_back(entry.competency.text());
    }
    if (!differ || without.empty() || reason("*"))
        return;
    problems.push_back(finding(
        "G-03", "/weights",
        "weights differ, and no reason of 8 words says why for " + without.front() +
            (without.size() == 1 ? std::string{}
                                 : " and " + std::to_string(without.size() - 1) + " others")));
}

/// G-04: domains without weight, or resting on one competency.
inline void check_domains(Rubric const& rubric, Diagnostics& problems) {
    for (auto const& declared : rubric.domains) {
        auto const& domain = declared.id.text();
        std::size_t weighted = 0;
        for (auto const& entry : rubric.role->weights)
            weighted += entry.weight > 0 && domain_of(entry.competency) == domain ? 1U : 0U;
        if (weighted == 0)
            problems.push_back(finding("G-04", "/weights",
                                       "the domain " + domain + " has no weight in this role"));
        else if (weighted == 1)
            problems.push_back(finding("G-04", DiagnosticLevel::information, "/weights",
                                       "the domain " + domain + " rests on one competency"));
    }
}

/// Why the targets of a competency look wrong, or nothing. `sign` times a target grows with
/// quality.
inline std::string targets_problem(Scale const& scale, std::vector<Seniority> const& order,
                                   std::vector<double> const& targets) {
    constexpr std::size_t enough_to_differ = 3;
    double const sign = scale.sign();
    for (std::size_t i = 1; i < targets.size(); ++i)
        if (below(sign * targets[i], sign * targets[i - 1]))
            return "falls from " + order[i - 1].text() + " to " + order[i].text();
    for (std::size_t i = 0; i + 1 < targets.size(); ++i)
        if (same(targets[i], scale.best()))
            return "is the top of the scale for " + order[i].text();
    bool const equal = std::all_of(targets.begin(), targets.end(),
                                   [&](double target) { return same(target, targets[0]); });
    if (equal && targets.size() >= enough_to_differ)
        return "is the same for every seniority";
    return {};
}

/// G-06 for all weighted competencies with a target for each seniority.
inline void check_targets(Rubric const& rubric, Diagnostics& problems) {
    Role const& role = *rubric.role;
    if (rubric.scale.levels.empty() || role.seniorities.size() < 2)
        return;
    for (std::size_t i = 0; i < rubric.competencies.size(); ++i) {
        auto const& id = rubric.competencies[i].id;
        if (role.weight(id).value_or(0) <= 0)
            continue;
        std::vector<double> targets;
        for (auto const& seniority : role.seniorities)
            if (auto const target = rubric.target(id, seniority))
                targets.push_back(*target);
        if (targets.size() != role.seniorities.size())
            continue;
        auto const reason = targets_problem(rubric.scale, role.seniorities, targets);
        if (reason.empty())
            continue;
        bool const own = std::any_of(role.targets.begin(), role.targets.end(),
                                     [&](auto const& entry) { return entry.first == id; });
        problems.push_back(finding("G-06",
                                   own ? child("/targets", id.text())
                                       : child(child("/competencies", i), "targets"),
                                   "the target of " + id.text() + ' ' + reason));
    }
}

/// G-08: the hire bar of each seniority against the second level; bars held inside the scale.
inline void check_low_bars(Rubric const& rubric, Diagnostics& problems) {
    auto const& levels = rubric.scale.levels;
    if (levels.size() < 2)
        return;
    double const sign = rubric.scale.sign();
    auto const& second = sign > 0 ? levels[1] : levels[levels.size() - 2];
    for (auto const& seniority : asked_seniorities(rubric)) {
        auto const bars = resolve_bars(rubric, seniority);
        auto const before = bars_before_clamp(rubric, seniority);
        if (!bars || !before)
            continue;
        auto const who = seniority.empty() ? std::string{} : seniority.text() + ": ";
        if (below(sign * bars->hire, sign * second.score))
            problems.push_back(finding("G-08", "/policy/bars/hire",
                                       who + "the hire bar is " + fixed(bars->hire, 2) +
                                           ", below the level \"" + second.label + '"'));
        if (!rubric.role->policy.bars.relative_to_target)
            continue;
        auto const held = [&](double asked, double got, char const* key, char const* name) {
            if (!same(asked, got))
                problems.push_back(finding(
                    "G-08", DiagnosticLevel::information, std::string{"/policy/bars/"} + key,
                    who + "the " + name + " bar would be " + fixed(asked, 2) +
                        " and is held at " + fixed(got, 2)));
        };
        held(before->strong_hire, bars->strong_hire, "strong_hire", "strong-hire");
        held(before->hire, bars->hire, "hire", "hire");
        held(before->no_hire, bars->no_hire, "no_hire", "no-hire");
    }
}

} // namespace detail

/// Rules G-02, G-03, G-04, G-06, G-07 and G-08. Nothing is said of a rubric without a role.
/// Cost: competencies x seniorities.
[[nodiscard]] inline Diagnostics lint_weights(Rubric const& rubric) {
    constexpr std::size_t most_gates = 2;
    Diagnostics problems;
    if (!rubric.role)
        return problems;
    Role const& role = *rubric.role;
    detail::check_weight_range(role, problems);
    detail::check_reasons(role, problems);
    detail::check_domains(rubric, problems);
    detail::check_targets(rubric, problems);
    if (role.policy.gates.size() > most_gates)
        problems.push_back(finding("G-07", "/policy/gates",
                                   "the role has " + std::to_string(role.policy.gates.size()) +
                                       " gates; 2 are the most"));
    detail::check_low_bars(rubric, problems);
    return problems;
}

} // namespace panelscore
