// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an import comes to, written down: the report for people and as JSON, the cards as lines,
// as a list and as a table.

#include <panelscore/config.hpp>
#include <panelscore/io/import.hpp>

#include <span>
#include <string>
#include <string_view>

namespace panelscore {

/// The report for a person, with the lines of the map where they decided.
///
/// @param cards_to where the cards went, such as a file name; empty: not named
[[nodiscard]] PANELSCORE_DECL std::string import_report_text(ImportReport const& report,
                                                             std::string_view cards_to = {});

/// The report as `panelscore/import-report/1`, with the problems of the whole run.
[[nodiscard]] PANELSCORE_DECL std::string to_json(ImportReport const& report,
                                                  Diagnostics const& problems);

/// The cards as a JSON array, one card a line.
[[nodiscard]] PANELSCORE_DECL std::string scorecards_json(std::span<Scorecard const> cards);

/// The cards as CSV in long form, which `read_scorecards` reads. The form has no place for
/// `notes` and `source`, nor for a card without any rating.
[[nodiscard]] PANELSCORE_DECL std::string scorecards_csv(std::span<Scorecard const> cards);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/import_report.ipp>
#endif
