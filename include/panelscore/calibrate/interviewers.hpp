// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything `calibrate` says about each interviewer, put together from the other headers of
// this folder.

#include <panelscore/base/outcome.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>
#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <vector>

namespace panelscore {

/// How to work out figures by interviewer.
struct InterviewerOptions {
    double level = 0.95; ///< of every interval
    stats::VarianceModel model = stats::VarianceModel::full;
    std::size_t min_scorecards = 10; ///< with fewer scored cards: counts only
    DriftPeriod period = DriftPeriod::month;
    double late_hours = 24;
    std::size_t threads = 1; ///< changes no digit
};

/// The figures of every interviewer, in the order of names.
///
/// Figures that need the model are undefined with its reason when it could not be fitted; the
/// closed forms are given all the same. Interviewers with fewer than `min_scorecards` cards
/// that carry a score get counts only; their ratings still serve as colleagues' ratings.
/// `linked` is `stats::linked_subsets(history.ratings)`, `fit` that of `options.model`.
///
/// Cost: linear in ratings (times scores a card for halo) plus interviewers log interviewers.
[[nodiscard]] PANELSCORE_DECL std::vector<InterviewerFigures>
interviewer_figures(RatingHistory const& history, stats::LinkedSubsets const& linked,
                    Outcome<stats::VarianceFit, Undefined> const& fit,
                    InterviewerOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibrate_interviewers.ipp>
#endif
