// SPDX-License-Identifier: BSL-1.0
#pragma once

// How near another call is: the distance of what decided to the nearest value at which the
// ladder would say something else.

#include <panelscore/base/number.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/stats/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace panelscore {

/// How far the composite is from the nearest score at which the ladder would say something
/// else, in points of the scale; empty when no score would change the call.
[[nodiscard]] inline std::optional<double> margin_by_mean(RoleTable const& table,
                                                          LadderInput const& input, Call call,
                                                          Policy const& policy) {
    if (!input.score)
        return std::nullopt;
    std::optional<double> margin;
    double const score = table.sign * *input.score;
    for (double const bar : {table.bars.no_hire, table.bars.hire, table.bars.strong_hire}) {
        double const edge = table.sign * bar;
        bool const above = at_least(score, edge);
        LadderInput other = input;
        other.score = table.sign * (above ? edge - 2 * score_tolerance : edge);
        other.probability_hire = probability_by_mean(other.score, table.bars, table.sign);
        if (climb(other, table.bars, policy, table.sign).call == call)
            continue;
        double const distance = (std::max)(0.0, above ? score - edge : edge - score);
        margin = margin ? (std::min)(*margin, distance) : distance;
    }
    return margin;
}

/// The nearest other call by the posterior.
struct NearestCall {
    double distance = 0; ///< of P(hire), 0 to 1
    double edge = 0;     ///< the P(hire) at which the call changes
    Call call = Call::insufficient_evidence;

    friend bool operator==(NearestCall const&, NearestCall const&) = default;
};

/// How far P(hire) is from the nearest chance at which the ladder would say something else, all
/// else as it is; empty when no chance would change the call, or nothing was scored.
[[nodiscard]] inline std::optional<NearestCall> nearest_call(RoleTable const& table,
                                                             LadderInput const& input,
                                                             Call call, Policy const& policy) {
    if (!input.score)
        return std::nullopt;
    constexpr double beside = 1e-9; // an edge belongs to one side or the other
    std::optional<NearestCall> nearest;
    for (double const edge : {policy.evidence.early_no_hire.probability, 1 - policy.confidence,
                              0.5, policy.confidence})
        for (double const chance : {edge - beside, edge, edge + beside}) {
            LadderInput other = input;
            other.probability_hire = chance;
            Call const then = climb(other, table.bars, policy, table.sign).call;
            double const distance = std::abs(input.probability_hire - edge);
            if (then != call && (!nearest || distance < nearest->distance))
                nearest = NearestCall{distance, edge, then};
        }
    return nearest;
}

/// How many points more (fewer, when negative) every score would have to be for P(hire) to be
/// at the edge; empty when scores move nothing.
[[nodiscard]] inline std::optional<double>
points_to(NearestCall const& nearest, RoleTable const& table, PanelBelief const& belief) {
    if (belief.response <= 0 || belief.composite.sd <= 0)
        return std::nullopt;
    double const wanted = table.bars.hire + table.sign * belief.composite.sd *
                                                stats::normal_quantile(nearest.edge);
    return (wanted - belief.composite.mean) / belief.response;
}

} // namespace panelscore
