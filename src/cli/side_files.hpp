// SPDX-License-Identifier: BSL-1.0
#pragma once

// The small CSV files named by options.

#include "cli/command.hpp"

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/io/side_table.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::cli {

/// The display names of `--labels`; none without the option. What is wrong with the file goes
/// to `context.problems`.
[[nodiscard]] NameLabels read_labels(Context& context);

/// The cards of `--expected`; none without the option.
[[nodiscard]] std::vector<ExpectedCard> read_expected(Context& context);

/// The people of `--available`. An interview that is not among `interviews`, where there are
/// any, goes to `context.problems`. Throws UsageError when nobody stands in the file.
/// @param missing  what to say before its name: "no plan has an interview"
[[nodiscard]] std::vector<AvailableInterviewer>
read_available(Context& context, std::vector<std::string> const& interviews,
               std::string_view missing);

/// The calibration of `--calibration`, or none when it cannot be used. Throws UsageError
/// without the option.
[[nodiscard]] std::optional<Calibration> read_calibration(Context& context);

} // namespace panelscore::cli
