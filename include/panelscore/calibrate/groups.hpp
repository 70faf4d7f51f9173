// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sites, departments, kinds of interviews: does the same rubric measure alike in each?

#include <panelscore/calibrate/calibrate_options.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace panelscore {

/// Some ratings of a history as a history of their own, with all its cards of the same group.
/// Names keep their order; those without a rating there are left out.
/// @param rows   positions in `history.ratings`, ascending
/// @param cards  positions in `history.cards`, ascending; those of all `rows` are among them
/// Cost: sorting the names that occur.
[[nodiscard]] PANELSCORE_DECL RatingHistory part_of(RatingHistory const& history,
                                                    std::span<std::size_t const> rows,
                                                    std::span<std::size_t const> cards);

/// Each group of `history.groups` measured by itself, in that order, and behind them the cards
/// that name no group, if there are such. Model, weights and bars are those of the whole; where
/// a group did not rate every competency, the others share the weight. Empty when the history
/// is not grouped. Cost: a fit for each group (stats/variance_components.hpp).
[[nodiscard]] PANELSCORE_DECL std::vector<GroupFigures>
group_figures(RatingHistory const& history, CalibrateOptions const& options);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibrate_groups.ipp>
#endif
