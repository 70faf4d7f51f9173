// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ladder: the fixed order of rules that turns a score, the gates and the evidence into a
// call. The same ladder serves the posterior and the mean; by the mean P(hire) is 1 or 0.

#include <panelscore/base/number.hpp>
#include <panelscore/model/policy.hpp>
#include <panelscore/model/recommendation.hpp>

#include <cstddef>
#include <optional>
#include <span>

namespace panelscore {

/// What the ladder looks at. `score` is the deciding composite (raw by the mean, else
/// adjusted), empty when nothing was scored.
struct LadderInput {
    std::optional<double> score{};
    double probability_hire = 0;
    std::size_t interviewers = 0;
    double coverage = 0; ///< share of the weight, 0 to 1
    bool any_gate_not_met = false;
    bool all_gates_met = true;
    bool evidence_counts = true; ///< off when an interviewer is left out as a stress test
};

/// The rule of the ladder that settled a call, in the order they are asked.
enum class Rung { gate, no_hire, early_no_hire, evidence, hire, lean };

/// A call and the rule that settled it.
struct LadderResult {
    Call call = Call::insufficient_evidence;
    Rung rung = Rung::evidence;

    friend bool operator==(LadderResult const&, LadderResult const&) = default;
};

/// P(hire) by the mean: 1 when the raw composite is at the hire bar, else 0.
[[nodiscard]] inline double probability_by_mean(std::optional<double> raw,
                                                ResolvedBars const& bars, double sign) {
    return raw && at_least(sign * *raw, sign * bars.hire) ? 1.0 : 0.0;
}

/// True when as many interviewers scored as much of the weight as the policy wants.
[[nodiscard]] inline bool evidence_satisfied(LadderInput const& input, Evidence const& wanted) {
    return !input.evidence_counts ||
           (input.interviewers >= static_cast<std::size_t>(wanted.interviewers) &&
            at_least(input.coverage, wanted.coverage));
}

/// The call and the rule that made it: a gate not met; a firm no; an early no; too little
/// evidence; a firm yes; a lean. Without any score the call is `insufficient_evidence`.
/// @param sign  +1 when higher is better, -1 when lower is
[[nodiscard]] inline LadderResult climb(LadderInput const& input, ResolvedBars const& bars,
                                        Policy const& policy, double sign) {
    if (!input.score)
        return {Call::insufficient_evidence, Rung::evidence};
    double const score = sign * *input.score;
    Call const no = below(score, sign * bars.no_hire) ? Call::strong_no_hire : Call::no_hire;
    bool const enough = evidence_satisfied(input, policy.evidence);
    EarlyNoHire const& early = policy.evidence.early_no_hire;
    if (input.any_gate_not_met)
        return {no, Rung::gate};
    if (enough && at_least(1 - policy.confidence, input.probability_hire))
        return {no, Rung::no_hire};
    if (input.probability_hire <= early.probability &&
        input.interviewers >= static_cast<std::size_t>(early.interviewers) &&
        at_least(input.coverage, early.coverage))
        return {no, Rung::early_no_hire};
    if (!enough)
        return {Call::insufficient_evidence, Rung::evidence};
    if (at_least(input.probability_hire, policy.confidence) && input.all_gates_met)
        return {at_least(score, sign * bars.strong_hire) ? Call::strong_hire : Call::hire,
                Rung::hire};
    return {input.probability_hire >= 0.5 ? Call::lean_hire : Call::lean_no_hire, Rung::lean};
}

} // namespace panelscore
