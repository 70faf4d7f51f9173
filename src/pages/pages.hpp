// SPDX-License-Identifier: BSL-1.0
#pragma once

// Manual pages and shell completions, written from the table of commands that the help is
// printed from: a command or an option that is new there is new here.

#include "cli/command.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panelscore::pages {

/// A file to write, its name relative to where all of them go.
struct Page {
    std::string name{};
    std::string text{};
};

/// What a shell may offer where a value or an argument stands. Neither words nor files: only
/// the person knows.
struct Offer {
    std::vector<std::string> words{};
    bool files = false;
};

/// Offered as the value of an option: formats, ids of shipped rubrics, files.
[[nodiscard]] Offer offer_for(cli::Command const& command, cli::Option const& option);

/// Offered where a command takes words without a dash: read from its usage line.
[[nodiscard]] Offer offer_for_arguments(cli::Command const& command);

/// Blanks between words.
[[nodiscard]] std::string joined(std::vector<std::string> const& words);

/// `text` on one line, for the shells.
[[nodiscard]] std::string one_line(std::string_view text);

/// panelscore.1 and a page for each command. `date` is the day of the release, or "unreleased".
[[nodiscard]] std::vector<Page> manual_pages(std::string_view date);

[[nodiscard]] Page bash_completion();
[[nodiscard]] Page zsh_completion();
[[nodiscard]] Page fish_completion();

} // namespace panelscore::pages
