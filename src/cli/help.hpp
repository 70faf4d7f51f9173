// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace panelscore::cli {

/// All options of a command: its own, then those every command has.
[[nodiscard]] std::vector<Option> options_of(Command const& command);

/// What `panelscore --help` prints.
[[nodiscard]] std::string general_help();

/// What `panelscore COMMAND --help` prints.
[[nodiscard]] std::string help_of(Command const& command);

} // namespace panelscore::cli
