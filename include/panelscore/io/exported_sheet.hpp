// SPDX-License-Identifier: BSL-1.0
#pragma once

// Interview feedback from a spreadsheet: one row a card, or one row a rating. Which column
// holds what is said by the import map (import_map.hpp); columns it does not name are not read.

#include <panelscore/config.hpp>
#include <panelscore/io/exported_feedback.hpp>
#include <panelscore/io/import_map.hpp>

#include <string_view>

namespace panelscore {

/// Reads the forms of a spreadsheet saved as CSV.
///
/// `,` `;` and tab are told from the header; a BOM, CRLF and line breaks in quoted cells are
/// taken. Where the delimiter is no comma, a score such as `3,5` is read as 3.5; all other
/// values stay as they are written (`75 %`, `-2`, `Strong yes`) for the map's scales. An empty
/// score, or `null`, is not assessed, never a zero. Times are ISO 8601, or seconds or
/// milliseconds since 1970.
///
/// One row a rating: rows of the same id, or without ids of the same candidate, application,
/// opening, interview, interviewer and time of submission, make one form; a rating of "Overall"
/// is the form's vote. A form whose rows contradict each other, or that does not say whom it is
/// about and whose it is, is an error and counted as unreadable. One information line (T-03)
/// names the columns that were not read; their values are never kept.
///
/// Never throws but for lack of memory. Cost: linear in the text, times the logarithm of the
/// forms.
[[nodiscard]] PANELSCORE_DECL ExportedFeedback read_sheet(std::string_view text,
                                                          std::string_view name,
                                                          SheetColumns const& columns);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/exported_sheet.ipp>
#endif
