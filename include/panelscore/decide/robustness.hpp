// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stress tests: would the advice stand without any one interviewer, or with another way of
// combining them?

#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/policy.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/stats/weight_share.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

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

/// Leaves out each interviewer in turn, with the evidence rule off and the variances as they
/// were. With one interviewer left the call is empty and nothing flips. `flips` are those
/// without whose cards P(hire) falls on the other side of 0.5; by the mean it is 1 or 0, and no
/// probability is given. `weights_share_meeting_bar` is over the adjusted scores of all
/// competencies with weight, exactly (stats/weight_share.hpp). Median and trimmed calls are by
/// the mean's ladder.
/// @param belief  what the panel says, or null by the mean
/// Cost: interviewers x scores, and the cube of the competencies for each interviewer.
[[nodiscard]] inline Robustness stress_tests(RoleTable const& table, PanelScores const& panel,
                                             Policy const& policy,
                                             PanelBelief const* belief = nullptr) {
    Robustness result;
    result.median_call = call_with(table, panel, policy, Aggregate::median);
    result.trimmed_call = call_with(table, panel, policy, Aggregate::trimmed);
    auto const ladder = [&](std::size_t leave_out) {
        auto const raw = raw_scores(panel, table.weights.size(), policy.aggregate, leave_out);
        LadderInput const by_mean = ladder_by_mean(table, panel, raw, leave_out);
        if (!belief)
            return by_mean;
        return ladder_by_posterior(by_mean, table,
                                   leave_out == nobody
                                       ? belief->composite
                                       : without(*table.model, *belief, leave_out));
    };
    bool const hired = ladder(nobody).probability_hire >= 0.5;
    for (std::size_t who = 0; who < panel.interviewers.size(); ++who) {
        LeaveOneOut left;
        left.interviewer = panel.interviewers[who];
        LadderInput const input = ladder(who);
        if (belief && input.score)
            left.probability = input.probability_hire;
        if (panel.interviewers.size() > 2 && input.score) {
            left.call = climb(input, table.bars, policy, table.sign).call;
            if ((input.probability_hire >= 0.5) != hired)
                result.flips.push_back(left.interviewer);
        }
        result.leave_one_out.push_back(std::move(left));
    }
    if (belief) {
        std::vector<double> scores;
        for (double const mean : belief->posterior.mean)
            scores.push_back(table.sign * mean);
        result.weights_share_meeting_bar =
            stats::weights_meeting(scores, table.sign * table.bars.hire - score_tolerance);
    }
    return result;
}

} // namespace panelscore
