// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much there is to learn from, and what these panels cannot tell apart, in sentences.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>
#include <panelscore/stats/connectedness.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace panelscore {

/// A list of names shows so many and counts the rest: "A, B, C, D, E and 7 more".
inline constexpr std::size_t most_names_shown = 5;
/// At most so many groups of competencies get a sentence of their own.
inline constexpr std::size_t most_groups_told = 8;

/// Names in a row: "A", "A and B", "A, B and C"; beyond `most_names_shown` the rest is counted.
[[nodiscard]] PANELSCORE_DECL std::string list_names(std::vector<std::string> const& names);

/// Counts, linked subsets, and what the design confounds. `linked` is
/// `stats::linked_subsets(history.ratings)`. Cost: linear in ratings (see
/// `stats::identifiability`).
[[nodiscard]] PANELSCORE_DECL CalibrationData describe_data(RatingHistory const& history,
                                                            stats::LinkedSubsets const& linked);

/// A remark for each subset that hangs by one or two candidates (`stats::weak_links`), and one
/// for all interviewers who alone link groups of others (`stats::lone_links`) in other subsets.
[[nodiscard]] PANELSCORE_DECL Diagnostics remark_weak_links(RatingHistory const& history,
                                                            stats::LinkedSubsets const& linked);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibrate_data.ipp>
#endif
