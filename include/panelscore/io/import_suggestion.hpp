// SPDX-License-Identifier: BSL-1.0
#pragma once

// A first draft of an import map, for a person to correct. Nothing here is used while
// importing: what the draft does not know it leaves undecided, and a map with undecided entries
// is refused.

#include <panelscore/config.hpp>
#include <panelscore/io/exported_feedback.hpp>
#include <panelscore/io/import_map.hpp>
#include <panelscore/model/rubric.hpp>

#include <span>
#include <string_view>

namespace panelscore {

/// A draft with every attribute (and its type), interview, value and overall word that exports
/// hold or their forms offer, sorted by their names.
///
/// A name gets the id of a competency or interview where one is clearly nearest: by the same
/// letters, by words they share, or by few changed letters, and well before the next one; else
/// it is undecided. Values get a score only where they are words of the usual scale from
/// "strong no" to "strong yes", or its -2 to 2, and the rubric has as many levels; numbers of
/// any other scale are undecided.
///
/// @param rubric null: names stay undecided, and words of the usual scale get 1 to 5
/// Deterministic: the order of files and forms changes nothing. Cost: names x competencies.
[[nodiscard]] PANELSCORE_DECL ImportMap suggest_map(std::span<ExportedFeedback const> exports,
                                                    Rubric const* rubric);

/// A draft of what the columns of a spreadsheet hold, from the names in its header alone: one
/// row a rating when there is a column for the competency and one for the score, else one row a
/// card, with the columns that are called like a competency.
/// Cost: columns x competencies.
[[nodiscard]] PANELSCORE_DECL SheetColumns suggest_columns(std::string_view text,
                                                           Rubric const* rubric);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/import_suggestion.ipp>
#endif
