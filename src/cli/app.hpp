// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/command.hpp"

#include <span>

namespace panelscore::cli {

/// Runs the tool on the words after its name and returns its exit code. Only defects leave it
/// as exceptions.
[[nodiscard]] int run(std::span<char const* const> words, Surroundings const& surroundings);

} // namespace panelscore::cli
