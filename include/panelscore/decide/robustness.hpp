// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stress tests: would the advice stand without any one interviewer, or with another way of
// combining them?

#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/policy.hpp>
#include <panelscore/model/recommendation.hpp>

#include <cstddef>
#include <optional>

namespace panelscore {

/// The call by the mean with another way of combining interviewers; empty without any score.
[[nodiscard]] inline std::optional<Call> call_with(RoleTable const& table,
                                                   PanelScores const& panel,
                                                   Policy const& policy, Aggregate aggregate) {
    auto const raw = raw_scores(panel, table.weights.size(), aggregate);
    LadderInput const input = ladder_by_mean(table, panel, raw);
    if (!input.score)
        return std::nullopt;
    return climb(input, table.bars, policy, table.sign).call;
}

/// Leaves out each interviewer in turn, with the evidence rule off. With one interviewer left
/// the call is empty and nothing flips. `flips` are those without whose cards the composite
/// falls on the other side of the hire bar. Cost: interviewers x scores.
[[nodiscard]] inline Robustness stress_tests(RoleTable const& table, PanelScores const& panel,
                                             Policy const& policy) {
    Robustness result;
    result.median_call = call_with(table, panel, policy, Aggregate::median);
    result.trimmed_call = call_with(table, panel, policy, Aggregate::trimmed);
    auto const all = raw_scores(panel, table.weights.size(), policy.aggregate);
    double const with_all =
        probability_by_mean(weighted_mean(table.weights, all), table.bars, table.sign);
    for (std::size_t who = 0; who < panel.interviewers.size(); ++who) {
        LeaveOneOut without;
        without.interviewer = panel.interviewers[who];
        if (panel.interviewers.size() > 2) {
            auto const raw = raw_scores(panel, table.weights.size(), policy.aggregate, who);
            LadderInput const input = ladder_by_mean(table, panel, raw, who);
            if (input.score) {
                without.call = climb(input, table.bars, policy, table.sign).call;
                if ((input.probability_hire >= 0.5) != (with_all >= 0.5))
                    result.flips.push_back(without.interviewer);
            }
        }
        result.leave_one_out.push_back(std::move(without));
    }
    return result;
}

} // namespace panelscore
