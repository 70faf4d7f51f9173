// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rule J-10: numbers of the scale, the policy and the plan lie where they have a meaning.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore {

namespace detail {

inline void out_of_range(Diagnostics& problems, std::string pointer, double number,
                         std::string_view expected) {
    problems.push_back(finding("J-10", std::move(pointer),
                               "the number " + number_text(number) + " is out of range"));
    problems.back().expected = expected;
}

inline void check_policy_numbers(Policy const& policy, Diagnostics& problems) {
    auto const share = [&](double number, char const* key) {
        if (number < 0 || number > 1)
            out_of_range(problems, std::string{"/policy/"} + key, number, "0 to 1");
    };
    auto const between = [&](double number, char const* key) {
        if (number <= 0 || number >= 1)
            out_of_range(problems, std::string{"/policy/"} + key, number,
                         "more than 0 and less than 1");
    };
    auto const people = [&](int number, char const* key) {
        if (number < 1)
            out_of_range(problems, std::string{"/policy/"} + key, number, "1 or more");
    };
    if (policy.cost_ratio) {
        if (*policy.cost_ratio <= 1)
            out_of_range(problems, "/policy/cost_ratio", *policy.cost_ratio, "more than 1");
    } else if (policy.confidence <= 0.5 || policy.confidence >= 1) {
        out_of_range(problems, "/policy/confidence", policy.confidence,
                     "more than 0.5 and less than 1");
    }
    between(policy.level, "level");
    between(policy.share_at_bar, "share_at_bar");
    people(policy.evidence.interviewers, "evidence/interviewers");
    share(policy.evidence.coverage, "evidence/coverage");
    share(policy.evidence.early_no_hire.probability, "evidence/early_no_hire/probability");
    people(policy.evidence.early_no_hire.interviewers, "evidence/early_no_hire/interviewers");
    share(policy.evidence.early_no_hire.coverage, "evidence/early_no_hire/coverage");
}

inline void check_on_scale(Scale const& scale, NumberBySeniority const& numbers,
                           std::string const& pointer, Diagnostics& problems) {
    for (auto const& [seniority, number] : numbers)
        if (!scale.contains(number))
            out_of_range(problems, child(pointer, seniority.text()), number,
                         "a point of the scale");
}

inline void check_scale_numbers(Scale const& scale, Diagnostics& problems) {
    if (scale.levels.size() == 1)
        problems.push_back(finding("J-10", "/scale/levels", "the scale has one level only"));
    for (std::size_t i = 1; i < scale.levels.size(); ++i)
        if (same(scale.levels[i].score, scale.levels[i - 1].score))
            problems.push_back(
                finding("J-10", child(child("/scale/levels", i), "score"),
                        "two levels have the score " + number_text(scale.levels[i].score)));
    if (!scale.step)
        return;
    if (*scale.step <= 0) {
        out_of_range(problems, "/scale/step", *scale.step, "more than 0");
        return;
    }
    for (auto const& level : scale.levels)
        if (!scale.allows(level.score)) {
            out_of_range(problems, "/scale/step", *scale.step, "a step that meets every level");
            return;
        }
}

} // namespace detail

/// Rule J-10: levels differ, targets and calibration notes are on the scale, anchors belong to
/// a declared level, shares lie between 0 and 1, minutes are positive. Cost: linear.
[[nodiscard]] inline Diagnostics check_numbers(Rubric const& rubric) {
    Diagnostics problems;
    Scale const& scale = rubric.scale;
    detail::check_scale_numbers(scale, problems);
    for (std::size_t i = 0; !scale.levels.empty() && i < rubric.competencies.size(); ++i) {
        auto const& competency = rubric.competencies[i];
        auto const pointer = child("/competencies", i);
        for (auto const& anchor : competency.anchors)
            if (scale.find(anchor.score) == nullptr)
                detail::out_of_range(problems, anchor_pointer(i, anchor.score), anchor.score,
                                     "a level of the scale");
        detail::check_on_scale(scale, competency.targets, child(pointer, "targets"), problems);
        for (std::size_t n = 0; n < competency.calibration.size(); ++n)
            if (!scale.contains(competency.calibration[n].level))
                detail::out_of_range(problems,
                                     child(child(child(pointer, "calibration"), n), "level"),
                                     competency.calibration[n].level, "a point of the scale");
    }
    if (!rubric.role)
        return problems;
    detail::check_policy_numbers(rubric.role->policy, problems);
    if (!scale.levels.empty())
        for (auto const& [competency, numbers] : rubric.role->targets)
            detail::check_on_scale(scale, numbers, child("/targets", competency.text()),
                                   problems);
    for (std::size_t i = 0; i < rubric.role->interviews.size(); ++i)
        if (auto const minutes = rubric.role->interviews[i].minutes; minutes && *minutes < 1)
            detail::out_of_range(problems, child(child("/interviews", i), "minutes"), *minutes,
                                 "1 or more");
    return problems;
}

} // namespace panelscore
