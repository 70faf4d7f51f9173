// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules P-01 to P-04, P-06, F-03 and F-04: the plan of interviews.

#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

namespace detail {

inline bool covers(Interview const& interview, CompetencyId const& competency) {
    return std::find(interview.competencies.begin(), interview.competencies.end(),
                     competency) != interview.competencies.end();
}

/// P-01 for all weighted competencies.
inline void check_sightings(Role const& role, Diagnostics& problems) {
    for (auto const& entry : role.weights) {
        if (entry.weight <= 0)
            continue;
        std::vector<Interview const*> seen;
        for (auto const& interview : role.interviews)
            if (covers(interview, entry.competency))
                seen.push_back(&interview);
        auto const& id = entry.competency.text();
        auto const pointer = child("/weights", id);
        if (seen.empty()) {
            problems.push_back(finding("P-01", DiagnosticLevel::error, pointer,
                                       id + " is weighted but in no interview"));
            continue;
        }
        auto const all = [&](auto same_as_first) {
            return std::all_of(seen.begin(), seen.end(), [&](Interview const* interview) {
                return same_as_first(*interview, *seen.front());
            });
        };
        bool const one_lead = all([](Interview const& a, Interview const& b) {
            return !a.lead.empty() && a.lead == b.lead;
        });
        bool const one_format =
            all([](Interview const& a, Interview const& b) { return a.format == b.format; });
        std::string reason;
        if (seen.size() == 1)
            reason = " is in one interview only";
        else if (one_lead)
            reason = " is seen by one lead only";
        else if (one_format)
            reason = " is seen in one format only";
        if (!reason.empty())
            problems.push_back(finding("P-01", pointer, id + reason));
    }
}

/// P-02 and P-03 for one interview.
inline void check_load(Interview const& interview, std::string const& pointer,
                       Diagnostics& problems) {
    constexpr std::size_t fewest = 2, many = 6, too_many = 8;
    constexpr int least_minutes = 8;
    auto const n = interview.competencies.size();
    auto const name = "interview \"" + interview.id.text() + "\" ";
    if (n < fewest || n > many) {
        auto const level = n > too_many ? DiagnosticLevel::error : DiagnosticLevel::warning;
        problems.push_back(finding("P-02", level, child(pointer, "competencies"),
                                   name + "covers " + std::to_string(n) +
                                       (n == 1 ? " competency; " : " competencies; ") +
                                       (n > many ? "6 are the most" : "2 are the least")));
    }
    if (!interview.minutes || n == 0)
        return;
    int const left = *interview.minutes - opening_minutes - closing_minutes;
    auto const at = child(pointer, "minutes");
    if (left <= 0) {
        problems.push_back(finding("P-03", at,
                                   name + "has " + std::to_string(*interview.minutes) +
                                       " minutes: no time for the candidate's questions"));
        return;
    }
    int const each = left / static_cast<int>(n);
    if (each < least_minutes)
        problems.push_back(finding(
            "P-03", at,
            name + "leaves " + std::to_string(each) + (each == 1 ? " minute" : " minutes") +
                " per competency (" + std::to_string(n) + " in " +
                std::to_string(*interview.minutes) + " minutes); 8 is the least"));
}

/// P-04 for one interview: some question of each competency is of a kind the format carries.
inline void check_formats(Rubric const& rubric, Interview const& interview,
                          std::string const& pointer, Vocabulary const& vocabulary,
                          Diagnostics& problems) {
    auto const row =
        std::find_if(vocabulary.elicits.begin(), vocabulary.elicits.end(),
                     [&](Elicits const& entry) { return entry.format == interview.format; });
    if (row == vocabulary.elicits.end())
        return;
    for (std::size_t i = 0; i < interview.competencies.size(); ++i) {
        auto const* competency = rubric.competency(interview.competencies[i]);
        if (competency == nullptr || competency->questions.empty())
            continue;
        bool const carried =
            std::any_of(competency->questions.begin(), competency->questions.end(),
                        [&](Question const& question) {
                            return std::find(row->kinds.begin(), row->kinds.end(),
                                             question.kind) != row->kinds.end();
                        });
        if (!carried)
            problems.push_back(finding("P-04", child(child(pointer, "competencies"), i),
                                       "no question of " + competency->id.text() +
                                           " fits the format of interview \"" +
                                           interview.id.text() + '"'));
    }
}

/// P-02 for the whole plan.
inline void check_plan_size(Role const& role, Diagnostics& problems) {
    constexpr std::size_t most = 15;
    std::vector<CompetencyId> all;
    for (auto const& interview : role.interviews)
        all.insert(all.end(), interview.competencies.begin(), interview.competencies.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() > most)
        problems.push_back(finding("P-02", "/interviews",
                                   "the plan covers " + std::to_string(all.size()) +
                                       " competencies; 15 are the most"));
}

} // namespace detail

/// Rules P-01 to P-04, P-06, F-03 and F-04. Nothing is said of a role without a plan. Cost:
/// interviews x competencies.
[[nodiscard]] inline Diagnostics lint_plan(Rubric const& rubric, Vocabulary const& vocabulary) {
    Diagnostics problems;
    if (!rubric.role || rubric.role->interviews.empty())
        return problems;
    Role const& role = *rubric.role;
    detail::check_sightings(role, problems);
    detail::check_plan_size(role, problems);
    for (std::size_t i = 0; i < role.interviews.size(); ++i) {
        auto const& interview = role.interviews[i];
        auto const pointer = child("/interviews", i);
        detail::check_load(interview, pointer, problems);
        detail::check_formats(rubric, interview, pointer, vocabulary, problems);
        if (interview.ai_policy.empty())
            problems.push_back(finding("F-03", pointer,
                                       "interview \"" + interview.id.text() +
                                           "\" does not say whether an AI assistant may be "
                                           "used"));
        for (std::size_t c = 0; c < interview.competencies.size(); ++c) {
            auto const& id = interview.competencies[c];
            if (role.weight(id).value_or(0) <= 0)
                problems.push_back(finding("P-06", child(child(pointer, "competencies"), c),
                                           id.text() + " is in the plan without weight"));
        }
    }
    if (role.accommodations.empty())
        problems.push_back(finding(
            "F-04", "", "the plan does not say how a candidate asks for an adjustment"));
    return problems;
}

/// Rule F-03 over two files for one role: the same interview with different AI policies.
/// Findings point into `second`. Cost: interviews of one x interviews of the other.
[[nodiscard]] inline Diagnostics lint_policies(Rubric const& first, Rubric const& second) {
    Diagnostics problems;
    if (!first.role || !second.role || first.id != second.id)
        return problems;
    auto const& interviews = second.role->interviews;
    for (std::size_t i = 0; i < interviews.size(); ++i) {
        auto const* other = first.role->interview(interviews[i].id);
        if (other == nullptr || other->ai_policy == interviews[i].ai_policy)
            continue;
        problems.push_back(
            finding("F-03", DiagnosticLevel::error, child(child("/interviews", i), "ai_policy"),
                    "interview \"" + other->id.text() +
                        "\" has another AI policy than in revision " + first.revision));
    }
    return problems;
}

} // namespace panelscore
