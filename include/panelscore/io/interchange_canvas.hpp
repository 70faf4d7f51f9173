// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rubrics as Canvas takes them: the CSV of its rubric import, and the JSON of its API.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/interchange.hpp>
#include <panelscore/model/rubric.hpp>

#include <string_view>

namespace panelscore {

/// A rubric as Canvas CSV: one row a competency that the role weighs, ratings best first.
///
/// Canvas has no weights: the points of a rating are weight x level / best level, rounded to 2
/// places, so that the best rating carries the weight. Where levels can be below zero, or lower
/// is better, the level is counted from the worst one. Without a role points are the levels
/// themselves. What Canvas has no column for is listed as lost.
///
/// Precondition: the rubric is usable. Cost: linear.
[[nodiscard]] PANELSCORE_DECL ExportedRubric canvas_csv(Rubric const& rubric);

/// Reads a rubric from Canvas CSV, or from JSON of the Canvas API (a rubric, or a list).
///
/// Rating columns are found by headers that contain "rating name", "rating description" and
/// "rating points", in any case; `,` `;` and tab, and decimal commas are read, points rounded
/// to 2 places. A rating without a name is passed over; a name without points, a row without a
/// criterion name and a criterion without ratings are errors.
///
/// Weights are the highest points, brought to a sum of 100 when it is another. Levels are told
/// from the points: shares of the highest that are whole numbers of 1 to k or 0 to k-1, else
/// (a warning) the k ratings are numbered by their points. Bars are set at a quarter, half and
/// three quarters of the scale (a warning, X-05).
///
/// @param title which rubric, where the file has several; without it several are an error that
///              lists their titles
/// Cost: linear in the text but for problems.
[[nodiscard]] PANELSCORE_DECL Parsed<ImportedRubric>
parse_canvas(std::string_view text, std::string_view name, std::string_view title = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/interchange_canvas_read.ipp>
#include <panelscore/impl/interchange_canvas_write.ipp>
#endif
