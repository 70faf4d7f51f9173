// SPDX-License-Identifier: BSL-1.0
#pragma once

// A number from data with what belongs to it: its interval and the n it rests on, or the reason
// why the data cannot carry it. NaN never stands for "no number".

#include <panelscore/base/outcome.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace panelscore {

/// Why a statistic cannot be given. `explain` says it in words.
enum class Undefined {
    too_few,         ///< fewer observations than the formula needs
    no_variance,     ///< all scores are the same, so nothing can be told apart
    holes,           ///< the formula needs a table without missing cells
    not_converged,   ///< the iterations did not settle
    disconnected,    ///< the candidates met interviewers who never met the others
    confounded,      ///< the design cannot separate it from something else
    not_estimated,   ///< what it is made of was dropped from the model or not asked for
    no_rubric,       ///< it needs a rubric with weights, bars and a seniority
    no_times,        ///< the scorecards carry no times
    not_integer,     ///< it is defined for whole categories only
    negative_scores, ///< ratios of scores need a scale that does not go below 0
    too_large        ///< more interviewers than the equations are made for
};

/// The reason as part of a sentence: "there are too few ratings for it".
[[nodiscard]] inline std::string_view explain(Undefined reason) {
    switch (reason) {
    case Undefined::too_few:
        return "there are too few ratings for it";
    case Undefined::no_variance:
        return "all scores are the same";
    case Undefined::holes:
        return "it needs a table without holes: every interviewer with every candidate";
    case Undefined::not_converged:
        return "the estimate did not settle";
    case Undefined::disconnected:
        return "no candidate links these interviewers";
    case Undefined::confounded:
        return "these panels cannot tell it from something else";
    case Undefined::not_estimated:
        return "a part of it was not estimated";
    case Undefined::no_rubric:
        return "it needs a rubric with a bar, and the candidates' seniority";
    case Undefined::no_times:
        return "the scorecards carry no times";
    case Undefined::not_integer:
        return "it needs whole categories";
    case Undefined::negative_scores:
        return "it needs a scale that does not go below 0";
    case Undefined::too_large:
        return "there are more interviewers than its equations are made for";
    }
    return "";
}

/// An estimate with its interval. An interval can be missing alone, with its own reason.
struct Estimate {
    double estimate = 0;
    std::optional<double> lower{};
    std::optional<double> upper{};
    std::size_t n = 0; ///< what it rests on; the function that gives it says of what

    friend bool operator==(Estimate const&, Estimate const&) = default;
};

/// An estimate, or why there is none.
using Measured = Outcome<Estimate, Undefined>;
/// A number without an interval of its own, or why there is none.
using Figure = Outcome<double, Undefined>;

} // namespace panelscore
