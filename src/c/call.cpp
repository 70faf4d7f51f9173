// SPDX-License-Identifier: BSL-1.0
#include "c/call.hpp"

#include "c/commands.hpp"
#include "c/text_output.hpp"
#include "cli/run_command.hpp"

#include <algorithm>
#include <panelscore.h>
#include <sstream>

namespace panelscore::c {
namespace {

/// The options of a command that make sense where nothing is written and nobody looks on.
std::vector<cli::Option> options_of(cli::Command const& command) {
    std::vector<cli::Option> options = command.options;
    if (!command.formats.empty())
        options.push_back({"format", 0, cli::Takes::one, "", ""});
    return options;
}

bool has_option(std::vector<cli::Option> const& options, std::string_view name) {
    return std::any_of(options.begin(), options.end(),
                       [&](cli::Option const& option) { return option.name == name; });
}

void take(cli::Arguments& arguments, std::vector<cli::Option> const& options,
          std::string const& name, std::string const& value) {
    std::string const shown = "--" + name;
    auto const option = std::find_if(options.begin(), options.end(),
                                     [&](cli::Option const& one) { return one.name == name; });
    if (option == options.end() && name == "output")
        throw cli::UsageError("--output would write a file; here the result holds the text");
    if (option == options.end())
        throw cli::unknown_option(shown, options);
    if (option->takes == cli::Takes::nothing && !value.empty())
        throw cli::UsageError(shown + " takes no value");
    if (option->takes != cli::Takes::nothing && value.empty())
        throw cli::UsageError(shown + " needs a value");
    if (option->takes != cli::Takes::many && arguments.has(name))
        throw cli::UsageError(shown + " is given twice");
    arguments.add(name, value);
}

cli::Arguments arguments_of(cli::Command const& command, Input const& input) {
    auto const options = options_of(command);
    cli::Arguments arguments;
    for (auto const& [name, value] : input.options)
        take(arguments, options, name, value);
    for (auto const& word : input.arguments) {
        if (word == "-")
            throw cli::UsageError(
                "there is no standard input (-) here: hand the text over under "
                "a name, and name it");
        arguments.add_word(word);
    }
    // The report instead of the cards: as with `--report - --output FILE`.
    if (arguments.text("report") == "-")
        arguments.add("output", std::string{nowhere});
    bool const writes_json = std::find(command.formats.begin(), command.formats.end(),
                                       "json") != command.formats.end();
    if (writes_json && !arguments.has("format"))
        arguments.add("format", "json");
    if (has_option(options, "threads") && !arguments.has("threads"))
        arguments.add("threads", "1");
    return arguments;
}

int status_of(cli::ExitCode code) {
    switch (code) {
    case cli::ExitCode::done:
        return PANELSCORE_DONE;
    case cli::ExitCode::problems:
        return PANELSCORE_PROBLEMS;
    case cli::ExitCode::usage:
        return PANELSCORE_USAGE;
    case cli::ExitCode::cannot_access:
        return PANELSCORE_NO_FILE;
    case cli::ExitCode::defect:
        break;
    }
    return PANELSCORE_DEFECT;
}

cli::Command const* find_command(std::string const& name) {
    auto const& commands = interface_commands();
    auto const found =
        std::find_if(commands.begin(), commands.end(),
                     [&](cli::Command const& command) { return command.name == name; });
    return found == commands.end() ? nullptr : &*found;
}

std::string unknown_command(std::string const& typed) {
    std::vector<std::string> names;
    for (auto const& command : interface_commands())
        names.emplace_back(command.name);
    return "panelscore: unknown command " + cli::quoted(typed) +
           cli::did_you_mean(typed, names) + "\n";
}

} // namespace

Answer call(std::string const& command, Input const& input) {
    auto const* const known = find_command(command);
    if (known == nullptr)
        return {PANELSCORE_USAGE, "", unknown_command(command)};
    // A stream that runs out of memory says so instead of cutting the text short.
    std::ostringstream text, problems;
    text.exceptions(std::ios::badbit | std::ios::failbit);
    problems.exceptions(std::ios::badbit | std::ios::failbit);
    int status = PANELSCORE_USAGE;
    try {
        auto const arguments = arguments_of(*known, input);
        status = status_of(cli::run_command(
            *known, arguments, {.files = input.files.store(), .out = &text, .err = &problems}));
    } catch (cli::UsageError const& error) {
        problems << "panelscore " << command << ": " << error.what() << '\n';
    }
    return {status, std::move(text).str(), std::move(problems).str()};
}

} // namespace panelscore::c
