// SPDX-License-Identifier: BSL-1.0
#pragma once

// The word lists a command works with: those the tool carries and a team's own.

#include "cli/command.hpp"

#include <panelscore/lint/word_lists.hpp>

#include <string_view>

namespace panelscore::cli {

/// `--words`, for commands that read notes or rubrics.
[[nodiscard]] Option words_option();

/// The lists of a language (`en`, `en-GB`; empty means English) with those of `--words` joined
/// to them. For a language that is not shipped they are the team's own, and what interview
/// formats elicit. What is wrong with a file goes to `context.problems`.
[[nodiscard]] WordLists read_words(Context& context, std::string_view language);

} // namespace panelscore::cli
