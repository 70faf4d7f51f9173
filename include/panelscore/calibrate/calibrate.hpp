// SPDX-License-Identifier: BSL-1.0
#pragma once

// The whole calibration in one call: from ratings to everything that can be said about them.

#include <panelscore/calibrate/calibrate_options.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>

namespace panelscore {

/// Works out the sections asked for; the data section always. Never fails: what the ratings
/// cannot carry says why, and remarks on the design are in `problems` as information.
///
/// The model is fitted once and serves variance components, reliability and interviewers
/// (agreement has small fits of its own). The fit comes back without its vectors by candidate
/// and rating; call `stats::fit_variance_components` for those.
///
/// Cost: that of the fit (stats/variance_components.hpp) and of the bootstrap of agreement;
/// the rest is linear in ratings.
[[nodiscard]] PANELSCORE_DECL Calibration calibrate(RatingHistory const& history,
                                                    CalibrateOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibrate.ipp>
#endif
