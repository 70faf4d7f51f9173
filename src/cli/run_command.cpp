// SPDX-License-Identifier: BSL-1.0
#include "cli/run_command.hpp"

#include <panelscore/io/render_problems.hpp>

#include <algorithm>
#include <thread>

namespace panelscore::cli {
namespace {

constexpr std::size_t plain_columns = 100;
constexpr std::size_t narrowest = 60, widest = 160;

std::string chosen_format(Command const& command, Arguments const& arguments) {
    if (command.formats.empty())
        return {};
    return arguments.word("format", command.formats)
        .value_or(std::string{command.formats.front()});
}

std::size_t columns_for(Surroundings const& surroundings, Output const& output) {
    if (!output.standard() || !surroundings.out_is_terminal ||
        surroundings.terminal_columns == 0)
        return plain_columns;
    return std::clamp(surroundings.terminal_columns, narrowest, widest);
}

/// What makes a run fail stays, the rest goes.
void leave_failures(Diagnostics& problems, Strictness strictness) {
    auto const passes = [strictness](Diagnostic const& problem) {
        return problem.level == DiagnosticLevel::information ||
               (problem.level == DiagnosticLevel::warning &&
                strictness == Strictness::errors_fail);
    };
    problems.erase(std::remove_if(problems.begin(), problems.end(), passes), problems.end());
}

} // namespace

void Context::print_problems() {
    auto const first = problems.begin() + static_cast<std::ptrdiff_t>(printed);
    Diagnostics pending{first, problems.end()};
    printed = problems.size();
    if (arguments.has("quiet"))
        leave_failures(pending, arguments.has("strict") ? Strictness::warnings_fail
                                                        : Strictness::errors_fail);
    bool const coloured = surroundings.err_is_terminal && surroundings.colour_wanted &&
                          !arguments.has("no-color");
    *surroundings.err << render_problems(
        pending, {.colour = coloured ? Colour::terminal : Colour::none});
}

std::size_t thread_count(Arguments const& arguments) {
    constexpr std::size_t most = 1024;
    auto const given = arguments.whole_number("threads", 1, most);
#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
    return std::min<std::size_t>(1, given.value_or(1)); // no thread can be started there
#else
    return given.value_or(std::max<std::size_t>(1, std::thread::hardware_concurrency()));
#endif
}

ExitCode run_command(Command const& command, Arguments const& arguments,
                     Surroundings const& surroundings) {
    Output output{*surroundings.out, arguments.text("output").value_or("")};
    bool const colour = surroundings.colour_wanted && !arguments.has("no-color");
    Context context{.arguments = arguments,
                    .surroundings = surroundings,
                    .output = output,
                    .format = chosen_format(command, arguments),
                    .colour = colour && output.standard() && surroundings.out_is_terminal,
                    .columns = columns_for(surroundings, output)};
    command.run(context);
    if (auto const problem = output.finish())
        context.problems.push_back(*problem);
    context.print_problems();
    return exit_code(context.problems, arguments.has("strict") ? Strictness::warnings_fail
                                                               : Strictness::errors_fail);
}

} // namespace panelscore::cli
