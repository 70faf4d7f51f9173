// SPDX-License-Identifier: BSL-1.0
#pragma once

// `lint_ok`: findings that the authors accept, each with a reason.

#include <panelscore/base/nearest.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// An object with `lint_ok`: its pointer and what it accepts.
struct AcceptedAt {
    std::string pointer{};
    LintOk const* accepted = nullptr;
};

namespace detail {

inline void add_accepted(std::vector<AcceptedAt>& list, std::string pointer,
                         LintOk const& accepted) {
    if (!accepted.empty())
        list.push_back({std::move(pointer), &accepted});
}

inline void add_accepted(std::vector<AcceptedAt>& list, Competency const& competency,
                         std::size_t index) {
    auto const pointer = child("/competencies", index);
    add_accepted(list, pointer, competency.lint_ok);
    add_accepted(list, child("/weights", competency.id.text()), competency.lint_ok);
    add_accepted(list, child("/targets", competency.id.text()), competency.lint_ok);
    for (auto const& anchor : competency.anchors)
        add_accepted(list, anchor_pointer(index, anchor.score), anchor.lint_ok);
    auto const each = [&](char const* key, auto const& entries) {
        for (std::size_t i = 0; i < entries.size(); ++i)
            add_accepted(list, child(child(pointer, key), i), entries[i].lint_ok);
    };
    each("questions", competency.questions);
    each("red_flags", competency.red_flags);
    each("green_flags", competency.green_flags);
    each("calibration", competency.calibration);
}

inline bool inside(std::string_view pointer, std::string_view object) {
    return pointer.starts_with(object) &&
           (pointer.size() == object.size() || pointer[object.size()] == '/');
}

} // namespace detail

/// Every object of a rubric that has `lint_ok`. A competency's also holds for its weight and
/// its targets in the role. The pointers into `rubric` live as long as it does.
[[nodiscard]] inline std::vector<AcceptedAt> accepted_in(Rubric const& rubric) {
    std::vector<AcceptedAt> list;
    detail::add_accepted(list, "", rubric.lint_ok);
    for (std::size_t i = 0; i < rubric.competencies.size(); ++i)
        detail::add_accepted(list, rubric.competencies[i], i);
    if (!rubric.role)
        return list;
    auto const& interviews = rubric.role->interviews;
    for (std::size_t i = 0; i < interviews.size(); ++i)
        detail::add_accepted(list, child("/interviews", i), interviews[i].lint_ok);
    auto const& gates = rubric.role->policy.gates;
    for (std::size_t i = 0; i < gates.size(); ++i)
        detail::add_accepted(list, child("/policy/gates", i), gates[i].lint_ok);
    return list;
}

/// Takes out the findings that an object around them accepts. What makes a rubric unusable
/// stays. Cost: findings x objects with `lint_ok`.
inline void silence(Diagnostics& problems, std::vector<AcceptedAt> const& accepted) {
    std::erase_if(problems, [&](Diagnostic const& problem) {
        Rule const* rule = find_rule(problem.code);
        if (rule == nullptr || rule->silenced == Silenced::never)
            return false;
        return std::any_of(accepted.begin(), accepted.end(), [&](AcceptedAt const& object) {
            if (!detail::inside(problem.pointer, object.pointer))
                return false;
            return std::any_of(object.accepted->begin(), object.accepted->end(),
                               [&](auto const& entry) { return entry.first == problem.code; });
        });
    });
}

/// Rule X-03: `lint_ok` names a rule that exists and can be silenced, and says why.
[[nodiscard]] inline Diagnostics lint_accepted(Rubric const& rubric) {
    Diagnostics problems;
    std::vector<std::string> codes;
    for (Rule const& rule : rubric_rules)
        if (rule.silenced == Silenced::by_lint_ok)
            codes.emplace_back(rule.code);
    for (auto const& object : accepted_in(rubric)) {
        if (detail::inside(object.pointer, "/weights") ||
            detail::inside(object.pointer, "/targets"))
            continue; // the same as at the competency
        for (auto const& [code, reason] : *object.accepted) {
            auto const pointer = child(child(object.pointer, "lint_ok"), code);
            Rule const* rule = find_rule(code);
            if (rule == nullptr) {
                problems.push_back(
                    finding("X-03", pointer, "no rule has the code \"" + code + '"'));
                problems.back().did_you_mean = nearest(code, codes);
            } else if (rule->silenced == Silenced::never) {
                problems.push_back(finding("X-03", pointer, code + " cannot be silenced"));
            } else if (reason.empty()) {
                problems.push_back(
                    finding("X-03", pointer, code + " is silenced without a reason"));
            }
        }
    }
    return problems;
}

} // namespace panelscore
