// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/command.hpp"

namespace panelscore::cli {

/// The standard streams, whether they are terminals, and NO_COLOR.
[[nodiscard]] Surroundings surroundings_of_this_process();

} // namespace panelscore::cli
