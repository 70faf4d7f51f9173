// SPDX-License-Identifier: BSL-1.0
#pragma once

// What past ratings say about ratings, by name: what scoring a candidate may know of them, and
// nothing else. Groups of candidates or interviewers have no place in it.

#include <panelscore/stats/candidate_posterior.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::stats {

/// Variances of ratings, the mean of each competency, and what each interviewer adds.
/// `competencies` and `means` run parallel, and so do `interviewers` and `effects`; the
/// `by_competency` of an interviewer is in the order of `competencies`. Names are sorted.
struct RatingModel {
    RatingVariances variances{};
    std::vector<std::string> competencies{};
    std::vector<double> means{}; ///< of candidates' true scores, on the scale
    std::vector<std::string> interviewers{};
    std::vector<InterviewerEffects> effects{};
    std::size_t candidates = 0;        ///< that the variances were estimated from
    std::size_t interviewers_seen = 0; ///< likewise, also those with too few cards to be known
    double minimum = 0;                ///< of the scale
    double maximum = 0;

    friend bool operator==(RatingModel const&, RatingModel const&) = default;
};

/// Position of a name in a sorted list, or its size. Cost: logarithmic.
[[nodiscard]] inline std::size_t position_of(std::vector<std::string> const& names,
                                             std::string_view name) {
    auto const found = std::lower_bound(names.begin(), names.end(), name);
    return found != names.end() && *found == name
               ? static_cast<std::size_t>(found - names.begin())
               : names.size();
}

} // namespace panelscore::stats
