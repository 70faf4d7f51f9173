// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ladder written out: every rule that was asked, what it said, and the numbers it looked
// at.

#include <panelscore/base/number_text.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/recommendation.hpp>

#include <string>
#include <vector>

namespace panelscore {

namespace detail {

inline std::string interviewers_text(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " interviewer" : " interviewers");
}

inline std::string share_text(double share) {
    return fixed(100 * share, 1) + " %";
}

inline std::string gates_text(std::vector<GateResult> const& gates) {
    if (gates.empty())
        return "the role has none";
    std::string text;
    for (GateResult const& gate : gates) {
        if (!text.empty())
            text += "; ";
        text += gate.competency.text() + " needs " + number_text(gate.minimum) + ", ";
        text += gate.raw ? "has " + number_text(*gate.raw) + ": " : "";
        switch (gate.outcome) {
        case GateOutcome::met:
            text += "met";
            break;
        case GateOutcome::not_met:
            text += "not met";
            break;
        case GateOutcome::unclear:
            text += "unclear";
            break;
        case GateOutcome::not_assessed:
            text += "not assessed";
            break;
        }
    }
    return text;
}

inline std::string against_bar(std::optional<double> score, double bar, double sign,
                               char const* name) {
    if (!score)
        return "nothing was scored";
    std::string text = "raw " + number_text(*score);
    text += at_least(sign * *score, sign * bar) ? " is at the " : " is below the ";
    return text + name + " bar " + number_text(bar);
}

} // namespace detail

/// The steps of the ladder by the mean, up to the one that settled the call. Codes: `gates`,
/// `no-hire`, `early-no-hire`, `evidence`, `hire`, `strong-hire`, `lean`; results: `passed` or
/// the call.
[[nodiscard]] inline std::vector<TraceStep>
trace_by_mean(RoleTable const& table, Policy const& policy, LadderInput const& input,
              LadderResult const& result, std::vector<GateResult> const& gates) {
    std::vector<TraceStep> steps;
    auto const settled = [&](Rung rung) { return result.rung == rung && input.score; };
    auto const add = [&](char const* code, char const* rule, bool settles, std::string detail) {
        steps.push_back(
            {code, rule, settles ? "settles the call" : "passed", std::move(detail)});
        return settles;
    };
    Evidence const& wanted = policy.evidence;
    std::string const seen = detail::interviewers_text(input.interviewers) + ", " +
                             detail::share_text(input.coverage) + " of the weight";
    std::string const hire_bar =
        detail::against_bar(input.score, table.bars.hire, table.sign, "hire");
    if (add("gates", "a gate that is not met is a no", settled(Rung::gate),
            detail::gates_text(gates)))
        return steps;
    if (add("no-hire", "below the hire bar on enough evidence is a no", settled(Rung::no_hire),
            hire_bar + "; " + seen))
        return steps;
    EarlyNoHire const& early = wanted.early_no_hire;
    if (add("early-no-hire", "far too low a chance is a no before all evidence is in",
            settled(Rung::early_no_hire),
            hire_bar + "; " + seen + "; an early no needs " +
                detail::interviewers_text(static_cast<std::size_t>(early.interviewers)) +
                " and " + detail::share_text(early.coverage)))
        return steps;
    if (add("evidence", "a call needs enough interviewers and enough of the weight",
            result.rung == Rung::evidence,
            seen + "; wanted " +
                detail::interviewers_text(static_cast<std::size_t>(wanted.interviewers)) +
                " and " + detail::share_text(wanted.coverage)))
        return steps;
    if (add("hire", "at the hire bar with every gate met is a yes", settled(Rung::hire),
            hire_bar + "; gates " + (input.all_gates_met ? "all met" : "not all met"))) {
        bool const strong = result.call == Call::strong_hire;
        add("strong-hire", "at the strong-hire bar the yes is strong", strong,
            detail::against_bar(input.score, table.bars.strong_hire, table.sign,
                                "strong-hire"));
        return steps;
    }
    add("lean", "anything else is a lean", true, hire_bar);
    return steps;
}

} // namespace panelscore
