// SPDX-License-Identifier: BSL-1.0
#pragma once

// Calibrations as JSON (`panelscore/calibration/1`): written by `calibrate`, read back by what
// takes `-c`. For people they are written by io/calibration_report.hpp.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/config.hpp>

#include <string>
#include <string_view>

namespace panelscore {

/// The calibration as an indented JSON document, which ends with a line feed.
///
/// Sections that were not asked for are left out. A figure that cannot be given is `null`, and
/// `problems` ends with an entry for each section and reason: code M-01 to M-11, level
/// "information", `details` the JSON pointers of all nulls it is the reason for. Interviewers
/// listed with counts only get no such entries. `facets`, `weights` and `gold` are null.
/// Precondition: `weights` has one entry for each of `competencies`.
[[nodiscard]] PANELSCORE_DECL std::string to_json(Calibration const& calibration);

/// Reads a calibration. Written again it gives the same bytes as the text, if `to_json` wrote
/// that.
///
/// Everything wrong is listed with line, column and pointer: what is no JSON (J-01 to J-10),
/// unknown keys, the same name twice and names that stand nowhere else. Names, counts
/// and the keys of an estimate are required; a section or figure that is left out counts as
/// not worked out. Vectors of effects by interviewer and rating are not in the file: severity
/// and its standard error stand with the interviewers.
///
/// @param name what the file is called in problems
/// Cost: linear in the text, of which at most 256 MiB are read.
[[nodiscard]] PANELSCORE_DECL Parsed<Calibration> parse_calibration(std::string_view text,
                                                                    std::string_view name);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibration_json.ipp>
#include <panelscore/impl/calibration_json_read.ipp>
#endif
