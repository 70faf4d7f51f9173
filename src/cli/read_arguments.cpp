// SPDX-License-Identifier: BSL-1.0
// The words of a command line as options and values: the only place that knows
// Boost.Program_options.
#include "cli/arguments.hpp"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <algorithm>

namespace panelscore::cli {
namespace {

namespace po = boost::program_options;

std::string shown(std::string_view option) {
    return "--" + std::string{option};
}

po::options_description describe(std::vector<Option> const& options) {
    po::options_description described;
    for (auto const& option : options) {
        std::string name{option.name};
        if (option.letter != 0)
            name += std::string{","} + option.letter;
        if (option.takes == Takes::nothing)
            described.add_options()(name.c_str(), "");
        else
            described.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
    }
    return described;
}

Option const& find(std::vector<Option> const& options, std::string_view name) {
    return *std::find_if(options.begin(), options.end(),
                         [&](Option const& option) { return option.name == name; });
}

/// `--output --strict` would make `--strict` the name of a file, and `-o=x` a file `=x`.
void refuse_swallowed(po::option const& given, Option const& option) {
    if (option.takes == Takes::nothing)
        return;
    std::string const name = shown(option.name);
    std::string const value = given.value.empty() ? std::string{} : given.value.front();
    if (value.empty())
        throw UsageError(name + " needs a value");
    std::string const token = given.original_tokens.empty() ? "" : given.original_tokens[0];
    bool const is_short = !token.starts_with("--");
    if (is_short && value.size() > 1 && value[0] == '=')
        throw UsageError("write " + name + value + " or -" + option.letter + " " +
                         value.substr(1));
    if (given.original_tokens.size() < 2 || value.size() < 2 || value[0] != '-')
        return;
    if (std::string_view{"0123456789."}.find(value[1]) == std::string_view::npos)
        throw UsageError(name + " needs a value, but " + quoted(value) + " follows it; write " +
                         name + "=" + value + " if that is meant");
}

void take(po::option const& given, std::vector<Option> const& options, Arguments& arguments) {
    if (given.position_key >= 0) {
        for (auto const& word : given.value)
            arguments.add_word(word);
        return;
    }
    if (given.unregistered)
        throw unknown_option(given.original_tokens.empty() ? given.string_key
                                                           : given.original_tokens.front(),
                             options);
    auto const& option = find(options, given.string_key);
    refuse_swallowed(given, option);
    if (option.takes != Takes::many && arguments.has(option.name))
        throw UsageError(shown(option.name) + " is given twice");
    arguments.add(option.name, given.value.empty() ? std::string{} : given.value.front());
}

std::vector<po::option> parse(std::span<char const* const> given,
                              po::options_description const& described) {
    namespace style = po::command_line_style;
    std::vector<std::string> const words(given.begin(), given.end());
    try {
        return po::basic_command_line_parser<char>(words)
            .options(described)
            .style(style::unix_style & ~style::allow_guessing)
            .allow_unregistered()
            .run()
            .options;
    } catch (po::invalid_command_line_syntax const& error) {
        std::string const name = error.get_option_name();
        if (error.kind() == po::invalid_syntax::extra_parameter)
            throw UsageError(name + " takes no value");
        throw UsageError(name + " needs a value");
    } catch (po::error const& error) {
        throw UsageError(error.what());
    }
}

} // namespace

Arguments read_arguments(std::span<char const* const> given,
                         std::vector<Option> const& options) {
    Arguments arguments;
    for (auto const& option : parse(given, describe(options)))
        take(option, options, arguments);
    return arguments;
}

} // namespace panelscore::cli
