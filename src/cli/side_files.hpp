// SPDX-License-Identifier: BSL-1.0
#pragma once

// The small CSV files named by options.

#include "cli/command.hpp"

#include <panelscore/io/side_table.hpp>

#include <vector>

namespace panelscore::cli {

/// The display names of `--labels`; none without the option. What is wrong with the file goes
/// to `context.problems`.
[[nodiscard]] NameLabels read_labels(Context& context);

/// The cards of `--expected`; none without the option.
[[nodiscard]] std::vector<ExpectedCard> read_expected(Context& context);

} // namespace panelscore::cli
