// SPDX-License-Identifier: BSL-1.0
#pragma once

// Must-haves. A gate is read from the scores of its own competency as they were written, never
// from an adjusted score, which borrows from other competencies and would let weights buy it
// off.

#include <panelscore/base/number.hpp>
#include <panelscore/model/recommendation.hpp>

#include <cstddef>
#include <span>

namespace panelscore {

/// A score and the position of the interviewer who gave it.
struct ScoreBy {
    std::size_t interviewer = 0;
    double score = 0;

    friend bool operator==(ScoreBy const&, ScoreBy const&) = default;
};

/// What the scores say about a minimum: `not_assessed` without scores; `met` when every score
/// is at or above it; `not_met` when two or more interviewers scored it and every score is
/// below; `unclear` otherwise.
///
/// @param scores   of the gate's competency, in any order
/// @param minimum  point of the scale
/// @param sign     +1 when higher is better, -1 when lower is
[[nodiscard]] inline GateOutcome read_gate(std::span<ScoreBy const> scores, double minimum,
                                           double sign) {
    if (scores.empty())
        return GateOutcome::not_assessed;
    bool any_below = false;
    bool all_below = true;
    bool several = false;
    for (auto const& entry : scores) {
        bool const under = below(sign * entry.score, sign * minimum);
        any_below = any_below || under;
        all_below = all_below && under;
        several = several || entry.interviewer != scores.front().interviewer;
    }
    if (!any_below)
        return GateOutcome::met;
    return all_below && several ? GateOutcome::not_met : GateOutcome::unclear;
}

} // namespace panelscore
