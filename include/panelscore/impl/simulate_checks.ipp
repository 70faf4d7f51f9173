// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which panels can be made up; the sentences are for the one who asked for them.

#include <panelscore/base/number_text.hpp>
#include <panelscore/simulate/simulate.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace panelscore::detail {

inline void demand(bool holds, std::string const& otherwise) {
    if (!holds)
        throw std::invalid_argument(otherwise);
}

inline std::string counted(std::uint64_t n, std::string const& what) {
    return std::to_string(n) + ' ' + what + (n == 1 ? "" : "s");
}

inline void check_counts(SimulateOptions const& options) {
    demand(options.candidates > 0 && options.interviewers > 0 && options.competencies > 0,
           "panels need a candidate, an interviewer and a competency");
    auto const& size = options.per_candidate;
    demand(size.least > 0 && size.least <= size.most,
           "interviewers a candidate: from 1 on, the smaller number first");
    demand(options.sites > 0 && options.sites <= options.candidates,
           "there are more sites than candidates");
    std::uint32_t const smallest_site = options.interviewers / options.sites;
    demand(
        size.most <= smallest_site,
        "a candidate cannot meet " + counted(size.most, "interviewer") +
            (options.sites > 1 ? " where the smallest site has " : " where there are only ") +
            std::to_string(smallest_site));
    demand(options.period.months > 0 && options.period.months <= 1200,
           "interviews take 1 to 1200 months");
    for (auto const& interview : options.interviews) {
        demand(!interview.empty(), "an interview without competencies rates nothing");
        for (auto const competency : interview)
            demand(competency < options.competencies,
                   "an interview names a competency that there is not");
    }
}

inline void check_numbers(SimulateOptions const& options) {
    constexpr double largest = 1e6;
    for (std::size_t i = 0; i < options.components.size(); ++i)
        demand(options.components[i] >= 0 && options.components[i] <= largest,
               "the variance of " +
                   std::string{stats::component_name(static_cast<stats::Component>(i))} +
                   " is a number from 0 on");
    auto const& scores = options.scale.scores;
    demand(scores.size() >= 2 && std::is_sorted(scores.begin(), scores.end()) &&
               std::adjacent_find(scores.begin(), scores.end()) == scores.end() &&
               std::fabs(scores.front()) <= largest && std::fabs(scores.back()) <= largest,
           "a scale has two or more scores, each above the one before");
    demand(options.means.empty() || options.means.size() == options.competencies,
           "either every competency has a given mean or none has");
    for (double const mean : options.means)
        demand(std::fabs(mean) <= largest, "the mean of a competency is no number of use");
}

/// A habit of `n` interviewers.
inline void check_habit(SimulateOptions const& options, std::string_view habit,
                        std::uint32_t n) {
    demand(n <= options.interviewers, std::string{habit} + ": " + counted(n, "interviewer") +
                                          " of " + std::to_string(options.interviewers));
}

inline void check_truth(SimulateOptions const& options) {
    for (double const share :
         {options.missing.not_observed, options.missing.not_asked, options.missing.cards})
        demand(share >= 0 && share < 1, "what is missing is a share from 0 to below 1");
    check_habit(options, "drift", options.drift.interviewers);
    check_habit(options, "halo", options.halo.interviewers);
    check_habit(options, "central tendency", options.central_tendency.interviewers);
    demand(std::fabs(options.drift.per_month) <= 100,
           "drift is a change of severity a month, at most 100");
    demand(options.halo.variance >= 0 && options.halo.variance <= 1e6,
           "the variance of halo is a number from 0 on");
    demand(options.central_tendency.factor >= 0 && options.central_tendency.factor <= 1,
           "central tendency is a factor from 0 (always the middle) to 1 (none)");
    for (GivenSeverity const& given : options.severities) {
        demand(given.interviewer < options.interviewers,
               "a severity is given for an interviewer that there is not");
        demand(std::fabs(given.severity) <= 1e6, "a given severity is no number of use");
    }
}

/// Throws std::invalid_argument with the first contradiction found.
inline void check(SimulateOptions const& options) {
    check_counts(options);
    check_numbers(options);
    check_truth(options);
}

} // namespace panelscore::detail
