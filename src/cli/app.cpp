// SPDX-License-Identifier: BSL-1.0
#include "cli/app.hpp"

#include "cli/help.hpp"

#include <panelscore/io/render_problems.hpp>
#include <panelscore/version.hpp>

#include <algorithm>
#include <cerrno>
#include <thread>
#include <utility>

namespace panelscore::cli {
namespace {

constexpr std::size_t plain_columns = 100;
constexpr std::size_t narrowest = 60, widest = 160;

int as_number(ExitCode code) {
    return static_cast<int>(code);
}

int refuse(Surroundings const& surroundings, std::string_view who, std::string_view what) {
    *surroundings.err << who << ": " << what << "\n    how to use it: " << who << " --help\n";
    return as_number(ExitCode::usage);
}

int print(Surroundings const& surroundings, std::string const& text) {
    Output output{*surroundings.out, ""};
    output.write(text);
    auto const problem = output.finish();
    if (problem)
        *surroundings.err << render_problems({*problem});
    return as_number(problem ? ExitCode::cannot_access : ExitCode::done);
}

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

int run_command(Command const& command, Arguments const& arguments,
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
    return as_number(exit_code(context.problems, arguments.has("strict")
                                                     ? Strictness::warnings_fail
                                                     : Strictness::errors_fail));
}

int run_words(Command const& command, std::span<char const* const> words,
              Surroundings const& surroundings) {
    try {
        auto const arguments = read_arguments(words, options_of(command));
        if (arguments.has("help"))
            return print(surroundings, help_of(command));
        if (arguments.has("version"))
            return print(surroundings, "panelscore " + std::string{version} + "\n");
        return run_command(command, arguments, surroundings);
    } catch (UsageError const& error) {
        return refuse(surroundings, "panelscore " + std::string{command.name}, error.what());
    }
}

std::string unknown_command(std::string const& typed) {
    if (typed.starts_with('-'))
        return "the command comes first, before " + quoted(typed);
    std::vector<std::string> names;
    for (auto const& command : commands())
        names.emplace_back(command.name);
    return "unknown command " + quoted(typed) + did_you_mean(typed, names);
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
    return given.value_or(std::max<std::size_t>(1, std::thread::hardware_concurrency()));
}

int run(std::span<char const* const> words, Surroundings const& surroundings) {
    if (words.empty()) {
        *surroundings.err << general_help();
        return as_number(ExitCode::usage);
    }
    std::string const first{words.front()};
    if (words.size() == 1 && first == "--help")
        return print(surroundings, general_help());
    if (words.size() == 1 && first == "--version")
        return print(surroundings, "panelscore " + std::string{version} + "\n");
    for (auto const& command : commands())
        if (command.name == first)
            return run_words(command, words.subspan(1), surroundings);
    return refuse(surroundings, "panelscore", unknown_command(first));
}

} // namespace panelscore::cli
