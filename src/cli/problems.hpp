// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a run answers with when something is wrong.

#include <panelscore/base/diagnostic.hpp>

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>

namespace panelscore::cli {

/// What the tool returns to the shell. `defect` is our own fault, never the input's.
enum class ExitCode { done = 0, problems = 1, usage = 2, cannot_access = 3, defect = 70 };

/// Are warnings failures too?
enum class Strictness { errors_fail, warnings_fail };

/// A file that cannot be read, E-01.
[[nodiscard]] Diagnostic cannot_read(std::string file, std::string const& reason);

/// What this run returns: unreadable or unwritable files first, then errors, then warnings when
/// they fail.
[[nodiscard]] ExitCode exit_code(Diagnostics const& problems, Strictness strictness);

} // namespace panelscore::cli
