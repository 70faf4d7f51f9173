// SPDX-License-Identifier: BSL-1.0
#include "cli/app.hpp"

#include "cli/help.hpp"
#include "cli/run_command.hpp"

#include <panelscore/io/render_problems.hpp>
#include <panelscore/version.hpp>

#include <string>
#include <vector>

namespace panelscore::cli {
namespace {

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

int run_words(Command const& command, std::span<char const* const> words,
              Surroundings const& surroundings) {
    try {
        auto const arguments = read_arguments(words, options_of(command));
        if (arguments.has("help"))
            return print(surroundings, help_of(command));
        if (arguments.has("version"))
            return print(surroundings, "panelscore " + std::string{version} + "\n");
        return as_number(run_command(command, arguments, surroundings));
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

} // namespace

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
