// SPDX-License-Identifier: BSL-1.0
#include "cli/command.hpp"

namespace panelscore::cli {

Command calibrate_command(); // cmd_calibrate.cpp
Command check_command();     // cmd_check.cpp
Command import_command();    // cmd_import.cpp
Command kit_command();       // cmd_kit.cpp
Command lint_command();      // cmd_lint.cpp
Command plan_command();      // cmd_plan.cpp
Command recommend_command(); // cmd_recommend.cpp
Command rubrics_command();   // cmd_rubrics.cpp
Command schema_command();    // cmd_schema.cpp
Command simulate_command();  // cmd_simulate.cpp

std::vector<Command> const& commands() {
    static std::vector<Command> const table{
        rubrics_command(),   lint_command(),      check_command(), kit_command(),
        recommend_command(), calibrate_command(), plan_command(),  import_command(),
        simulate_command(),  schema_command(),
    };
    return table;
}

} // namespace panelscore::cli
