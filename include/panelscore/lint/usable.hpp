// SPDX-License-Identifier: BSL-1.0
#pragma once

// What makes a rubric unusable: `recommend`, `check` and `calibrate` refuse it for these
// findings, and `lint_ok` cannot silence them.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/numbers.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/references.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace panelscore {

/// Rule L-14: the scale has an entry for "not observed" without a number. Nothing is said of a
/// rubric without a scale.
[[nodiscard]] inline Diagnostics check_not_observed(Rubric const& rubric) {
    if (rubric.scale.levels.empty())
        return {};
    if (!rubric.scale.not_observed)
        return {finding("L-14", "/scale", "the scale has no entry for \"not observed\"")};
    if (rubric.scale.not_observed->score)
        return {finding("L-14", "/scale/not_observed/score",
                        "\"not observed\" has the number " +
                            number_text(*rubric.scale.not_observed->score))};
    return {};
}

/// Rule G-01: weights are not negative and sum to 100, or to 1. Cost: linear.
[[nodiscard]] inline Diagnostics check_weights_sum(Rubric const& rubric) {
    if (!rubric.role)
        return {};
    Diagnostics problems;
    for (auto const& entry : rubric.role->weights)
        if (entry.weight < 0)
            problems.push_back(finding("G-01", child("/weights", entry.competency.text()),
                                       "the weight of " + entry.competency.text() +
                                           " is negative (" + number_text(entry.weight) + ')'));
    double const sum = weight_sum(*rubric.role);
    double const whole = sum > 2 ? 100 : 1;
    if (same(sum, 100) || same(sum, 1))
        return problems;
    auto problem = finding("G-01", "/weights",
                           "weights sum to " + number_text(sum) + ", not " +
                               (sum > 2 ? "100" : "100 or 1"));
    std::string const gap = number_text(std::abs(whole - sum));
    problem.details = {
        "nothing was rescaled; " + gap + (gap == "1" ? " point" : " points") +
        (sum < whole ? (gap == "1" ? " is missing" : " are missing") : " too many")};
    problems.push_back(std::move(problem));
    return problems;
}

namespace detail {

inline void add_keys(std::vector<Seniority>& known, NumberBySeniority const& numbers) {
    for (auto const& entry : numbers)
        if (std::find(known.begin(), known.end(), entry.first) == known.end())
            known.push_back(entry.first);
}

/// The seniorities a role's numbers are asked for: its own, else those its bars and targets
/// name, else an empty one.
inline std::vector<Seniority> asked_seniorities(Rubric const& rubric) {
    Role const& role = *rubric.role;
    if (!role.seniorities.empty())
        return role.seniorities;
    std::vector<Seniority> known;
    auto const& bars = role.policy.bars;
    for (auto const* bar : {&bars.strong_hire, &bars.hire, &bars.no_hire})
        if (auto const* numbers = std::get_if<NumberBySeniority>(bar))
            add_keys(known, *numbers);
    for (auto const& entry : role.targets)
        add_keys(known, entry.second);
    for (auto const& entry : role.weights)
        if (auto const* competency = rubric.competency(entry.competency))
            add_keys(known, competency->targets);
    return known.empty() ? std::vector<Seniority>{Seniority{}} : known;
}

inline std::string for_seniority(Seniority const& seniority) {
    return seniority.empty() ? std::string{} : " for " + seniority.text();
}

inline void check_gate(Rubric const& rubric, std::size_t index, Diagnostics& problems) {
    Gate const& gate = rubric.role->policy.gates[index];
    auto const pointer = child("/policy/gates", index);
    auto const& id = gate.competency.text();
    if (!rubric.role->weight(gate.competency))
        problems.push_back(finding("G-05", child(pointer, "competency"),
                                   "the gate's competency " + id + " has no weight"));
    auto const number = child(pointer, gate.below_target ? "below_target" : "minimum");
    for (auto const& seniority : asked_seniorities(rubric)) {
        auto const own = at(gate.number, seniority);
        if (!own) {
            problems.push_back(
                finding("G-05", number,
                        "the gate on " + id + " has no number" + for_seniority(seniority)));
            continue;
        }
        bool const off = gate.below_target ? below(*own, 0) || below(rubric.scale.range(), *own)
                                           : !rubric.scale.contains(*own);
        if (off) {
            problems.push_back(finding("G-05", number,
                                       "the gate on " + id + " asks for " + number_text(*own) +
                                           ", which is off the scale"));
            return;
        }
        if (gate.below_target && !resolve_gate(rubric, gate, seniority))
            problems.push_back(finding("G-05", number,
                                       id + " has no target" + for_seniority(seniority) +
                                           ", so its gate cannot be worked out"));
    }
}

inline std::string bars_problem(Unresolved reason, Seniority const& seniority) {
    if (reason == Unresolved::needs_seniority)
        return seniority.empty() ? "bars are by seniority, but the role names none"
                                 : "a bar has no number for " + seniority.text();
    if (reason == Unresolved::no_target)
        return "a weighted competency has no target" + for_seniority(seniority) +
               ", so bars relative to the target cannot be worked out";
    return "bars are not in the order no_hire, hire, strong_hire" + for_seniority(seniority);
}

inline void check_bar_on_scale(Rubric const& rubric, MaybeBySeniority const& bar,
                               std::string const& pointer, Diagnostics& problems) {
    for (auto const& seniority : asked_seniorities(rubric)) {
        auto const number = at(bar, seniority);
        if (!number || rubric.scale.contains(*number))
            continue;
        problems.push_back(
            finding("B-01", pointer, "the bar " + number_text(*number) + " is off the scale"));
        return;
    }
}

} // namespace detail

/// Rule G-05: a gate names a weighted competency, one gate each, and a level of the scale.
/// Nothing is said of a rubric without a scale.
[[nodiscard]] inline Diagnostics check_gates(Rubric const& rubric) {
    if (!rubric.role || rubric.scale.levels.empty())
        return {};
    Diagnostics problems;
    auto const& gates = rubric.role->policy.gates;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        detail::check_gate(rubric, i, problems);
        for (std::size_t before = 0; before < i; ++before)
            if (gates[before].competency == gates[i].competency)
                problems.push_back(finding("G-05", child("/policy/gates", i),
                                           gates[i].competency.text() + " has two gates"));
    }
    return problems;
}

/// Rule B-01: bars can be worked out for each seniority and lie in order. Nothing is said of a
/// rubric without a scale.
[[nodiscard]] inline Diagnostics check_bars(Rubric const& rubric) {
    if (!rubric.role || rubric.scale.levels.empty())
        return {};
    Diagnostics problems;
    auto const& bars = rubric.role->policy.bars;
    if (!bars.relative_to_target) {
        detail::check_bar_on_scale(rubric, bars.strong_hire, "/policy/bars/strong_hire",
                                   problems);
        detail::check_bar_on_scale(rubric, bars.hire, "/policy/bars/hire", problems);
        detail::check_bar_on_scale(rubric, bars.no_hire, "/policy/bars/no_hire", problems);
    }
    for (auto const& seniority : detail::asked_seniorities(rubric)) {
        auto const resolved = resolve_bars(rubric, seniority);
        if (!resolved)
            problems.push_back(finding("B-01", "/policy/bars",
                                       detail::bars_problem(resolved.reason(), seniority)));
    }
    return problems;
}

/// Everything that makes a rubric unscorable: X-01 (dangling references, duplicate ids, ids of
/// a wrong shape), J-10 (numbers out of their range), L-14 (not observed), G-01 (weights), G-05
/// (gates), B-01 (bars). Pointers are into the resolved rubric, such as `/policy/gates/0`; file
/// and position are left empty. Empty for every rubric that `parse_rubric` accepted. Cost: a
/// few passes.
[[nodiscard]] inline Diagnostics unusable(Rubric const& rubric) {
    Diagnostics problems = check_references(rubric);
    for (auto const& check :
         {check_numbers, check_not_observed, check_weights_sum, check_gates, check_bars})
        for (auto& problem : check(rubric))
            problems.push_back(std::move(problem));
    return problems;
}

} // namespace panelscore
