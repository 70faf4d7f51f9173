// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/command.hpp"

#include <vector>

namespace panelscore::c {

/// The commands of the C interface: all of the tool but `simulate`.
[[nodiscard]] std::vector<cli::Command> const& interface_commands();

} // namespace panelscore::c
