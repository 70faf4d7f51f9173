// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/command.hpp"

namespace panelscore::cli {

/// Runs one command: results to `--output` or `surroundings.out`, problems to
/// `surroundings.err`. Throws UsageError when the arguments make no sense.
[[nodiscard]] ExitCode run_command(Command const& command, Arguments const& arguments,
                                   Surroundings const& surroundings);

} // namespace panelscore::cli
