// SPDX-License-Identifier: BSL-1.0
#include "c/commands.hpp"

namespace panelscore::cli {

Command calibrate_command(); // cli/cmd_calibrate.cpp
Command check_command();     // cli/cmd_check.cpp
Command import_command();    // cli/cmd_import.cpp
Command kit_command();       // cli/cmd_kit.cpp
Command lint_command();      // cli/cmd_lint.cpp
Command plan_command();      // cli/cmd_plan.cpp
Command recommend_command(); // cli/cmd_recommend.cpp
Command rubrics_command();   // cli/cmd_rubrics.cpp
Command schema_command();    // cli/cmd_schema.cpp

} // namespace panelscore::cli

namespace panelscore::c {

std::vector<cli::Command> const& interface_commands() {
    static std::vector<cli::Command> const table{
        cli::rubrics_command(), cli::lint_command(),      cli::check_command(),
        cli::kit_command(),     cli::recommend_command(), cli::calibrate_command(),
        cli::plan_command(),    cli::import_command(),    cli::schema_command(),
    };
    return table;
}

} // namespace panelscore::c
