// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ladder written out: every rule that was asked, what it said, and the numbers it looked
// at.

#include <panelscore/base/number_text.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/recommendation.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// A number with as many decimals as it has, four at most.
inline std::string four_decimals(double number) {
    return number_text(std::round(number * 1e4) / 1e4);
}

/// A score against a bar: `raw 3.4 is below the hire bar 3.5`.
inline std::string against_bar(char const* which, std::optional<double> score, double bar,
                               double sign, char const* name) {
    if (!score)
        return "nothing was scored";
    std::string text = which + (" " + four_decimals(*score));
    text += at_least(sign * *score, sign * bar) ? " is at the " : " is below the ";
    return text + name + " bar " + number_text(bar);
}

[[nodiscard]] inline std::string_view call_text(Call call) {
    switch (call) {
    case Call::strong_hire:
        return "a strong hire";
    case Call::hire:
        return "a hire";
    case Call::lean_hire:
        return "a lean hire";
    case Call::lean_no_hire:
        return "a lean no hire";
    case Call::no_hire:
        return "a no hire";
    case Call::strong_no_hire:
        return "a strong no hire";
    case Call::insufficient_evidence:
        break;
    }
    return "not enough evidence";
}

/// What the ladder looks at, in words: by the mean the raw score, else the chance.
struct TraceWords {
    char const* score = "raw"; ///< what is held against the strong-hire bar
    std::string hire{};        ///< the score, or the chance, that decides
    std::string no_rule{};
    std::string hire_rule{};
};

[[nodiscard]] inline TraceWords trace_words(RoleTable const& table, Policy const& policy,
                                            LadderInput const& input) {
    if (!table.model)
        return {"raw", against_bar("raw", input.score, table.bars.hire, table.sign, "hire"),
                "below the hire bar on enough evidence is a no",
                "at the hire bar with every gate met is a yes"};
    return {"adjusted",
            "P(hire) " + fixed(input.probability_hire, 4) + ", confidence " +
                number_text(policy.confidence) + "; " +
                against_bar("adjusted", input.score, table.bars.hire, table.sign, "hire"),
            "P(hire) of 1 - confidence or less on enough evidence is a no",
            "P(hire) at the confidence with every gate met is a yes"};
}

} // namespace detail

/// The steps of the ladder, up to the one that settled the call, and how near another call is.
/// Codes: `gates`, `no-hire`, `early-no-hire`, `evidence`, `hire`, `strong-hire`, `lean`,
/// `margin`; results: `passed`, `settles the call`, or for the margin the distance.
[[nodiscard]] inline std::vector<TraceStep>
ladder_trace(RoleTable const& table, Policy const& policy, LadderInput const& input,
             LadderResult const& result, std::vector<GateResult> const& gates) {
    std::vector<TraceStep> steps;
    auto const words = detail::trace_words(table, policy, input);
    auto const settled = [&](Rung rung) { return result.rung == rung && input.score; };
    auto const add = [&](char const* code, std::string rule, bool settles, std::string detail) {
        steps.push_back({code, std::move(rule), settles ? "settles the call" : "passed",
                         std::move(detail)});
        return settles;
    };
    Evidence const& wanted = policy.evidence;
    EarlyNoHire const& early = wanted.early_no_hire;
    std::string const seen = detail::interviewers_text(input.interviewers) + ", " +
                             detail::share_text(input.coverage) + " of the weight";
    if (add("gates", "a gate that is not met is a no", settled(Rung::gate),
            detail::gates_text(gates)))
        return steps;
    if (add("no-hire", words.no_rule, settled(Rung::no_hire), words.hire + "; " + seen))
        return steps;
    if (add("early-no-hire", "far too low a chance is a no before all evidence is in",
            settled(Rung::early_no_hire),
            words.hire + "; " + seen + "; an early no needs P(hire) of " +
                number_text(early.probability) + " or less, " +
                detail::interviewers_text(static_cast<std::size_t>(early.interviewers)) +
                " and " + detail::share_text(early.coverage)))
        return steps;
    if (add("evidence", "a call needs enough interviewers and enough of the weight",
            result.rung == Rung::evidence,
            seen + "; wanted " +
                detail::interviewers_text(static_cast<std::size_t>(wanted.interviewers)) +
                " and " + detail::share_text(wanted.coverage)))
        return steps;
    if (add("hire", words.hire_rule, settled(Rung::hire),
            words.hire + "; gates " + (input.all_gates_met ? "all met" : "not all met"))) {
        add("strong-hire", "at the strong-hire bar the yes is strong",
            result.call == Call::strong_hire,
            detail::against_bar(words.score, input.score, table.bars.strong_hire, table.sign,
                                "strong-hire"));
        return steps;
    }
    add("lean", "anything else is a lean", true, words.hire);
    return steps;
}

/// The last step of a trace: how far what decided is from another call.
[[nodiscard]] inline TraceStep margin_step(Recommendation const& advice) {
    TraceStep step{"margin", "how near another call is", "", ""};
    if (!advice.margin) {
        step.result = "none";
        step.detail = "no score would change the call";
    } else if (advice.margin_call) {
        step.result = detail::four_decimals(*advice.margin);
        step.detail = "P(hire) is so far from where it would be " +
                      std::string(detail::call_text(*advice.margin_call));
        if (advice.margin_as_written)
            step.detail += "; so is every score moved by " +
                           fixed(*advice.margin_as_written, 3) + " points";
    } else {
        step.result = detail::four_decimals(*advice.margin);
        step.detail = "points of the raw score";
    }
    return step;
}

} // namespace panelscore
