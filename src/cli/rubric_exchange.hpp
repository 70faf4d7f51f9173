// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rubrics to and from the formats of other systems.

#include "cli/command.hpp"

#include <panelscore/model/rubric.hpp>

#include <string>
#include <string_view>

namespace panelscore::cli {

/// True for the systems whose rubrics `import_rubric` reads: case, canvas.
[[nodiscard]] bool is_rubric_system(std::string_view system);

/// Reads the one file that is named as a rubric of `system` and writes it as a rubric file.
/// What is wrong with it, or has no place in a rubric, goes to `context.problems`. True when a
/// rubric was written. Throws UsageError unless one file is named and the format is json.
/// Precondition: `is_rubric_system(system)`.
bool import_rubric(Context& context, std::string_view system);

/// A rubric in a format of `rubrics -f`: case, case-1.0, canvas, else a rubric file. What the
/// format cannot hold goes to `context.problems`.
/// @param name what the rubric is called in problems
[[nodiscard]] std::string exported_rubric(Context& context, Rubric const& rubric,
                                          std::string const& name);

} // namespace panelscore::cli
