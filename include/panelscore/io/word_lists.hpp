// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading the word lists of lint and of the checks on notes (`panelscore/words/1`).

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/lint/word_lists.hpp>

#include <string_view>

namespace panelscore {

/// Reads a file of word lists, such as the shipped rubrics/lint/en.json.
///
/// All lists are optional, so that a team's file holds only what it adds; join it to the
/// shipped lists with `merge`. Everything wrong is listed with line, column and pointer: what
/// is no JSON (J-01 to J-09) and unknown keys.
///
/// @param name what the file is called in problems
[[nodiscard]] PANELSCORE_DECL Parsed<WordLists> parse_word_lists(std::string_view text,
                                                                 std::string_view name);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/word_lists.ipp>
#endif
