// SPDX-License-Identifier: BSL-1.0
#include "cli/problems.hpp"

#include <algorithm>
#include <utility>

namespace panelscore::cli {

Diagnostic cannot_read(std::string file, std::string const& reason) {
    return {.code = "E-01",
            .name = "cannot-read",
            .message = "cannot be read: " + reason,
            .file = std::move(file)};
}

ExitCode exit_code(Diagnostics const& problems, Strictness strictness) {
    bool const inaccessible =
        std::any_of(problems.begin(), problems.end(), [](Diagnostic const& problem) {
            return problem.level == DiagnosticLevel::error &&
                   (problem.code == "E-01" || problem.code == "E-02");
        });
    if (inaccessible)
        return ExitCode::cannot_access;
    bool const warned = strictness == Strictness::warnings_fail &&
                        count(problems, DiagnosticLevel::warning) > 0;
    return has_errors(problems) || warned ? ExitCode::problems : ExitCode::done;
}

} // namespace panelscore::cli
