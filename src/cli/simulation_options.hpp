// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the user of `simulate` asks for, as the library takes it.

#include "cli/command.hpp"

#include <panelscore/io/simulation.hpp>
#include <panelscore/simulate/simulate.hpp>

#include <optional>
#include <vector>

namespace panelscore::cli {

/// The panels asked for and the names for what they consist of.
struct AskedSimulation {
    SimulateOptions panels{};
    SimulationNames names{};
};

/// Reads the options of the command line; with `-r`, competencies, interviews and scale are the
/// rubric's. None when the rubric cannot be used (`context.problems` says why). Throws
/// UsageError for options that make no sense.
[[nodiscard]] std::optional<AskedSimulation> asked_simulation(Context& context);

/// The options that `asked_simulation` reads, for the command's table.
[[nodiscard]] std::vector<Option> simulation_options();

} // namespace panelscore::cli
