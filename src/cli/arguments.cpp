// SPDX-License-Identifier: BSL-1.0
#include "cli/arguments.hpp"

#include <panelscore/base/nearest.hpp>

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

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

[[noreturn]] void refuse_unknown(std::string const& token, std::vector<Option> const& options) {
    std::string const typed = token.substr(0, token.find('='));
    std::vector<std::string> names;
    names.reserve(options.size());
    for (auto const& option : options)
        names.push_back(shown(option.name));
    throw UsageError("unknown option " + quoted(typed) + did_you_mean(typed, names));
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
        refuse_unknown(given.original_tokens.empty() ? given.string_key
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

std::string quoted(std::string_view text) {
    return "\"" + std::string{text} + "\"";
}

std::string did_you_mean(std::string_view typed, std::vector<std::string> const& names) {
    auto const name = nearest(typed, names);
    return name.empty() ? std::string{} : " · did you mean " + quoted(name) + "?";
}

Arguments read_arguments(std::span<char const* const> given,
                         std::vector<Option> const& options) {
    Arguments arguments;
    for (auto const& option : parse(given, describe(options)))
        take(option, options, arguments);
    return arguments;
}

void Arguments::add(std::string_view option, std::string value) {
    values_[std::string{option}].push_back(std::move(value));
}

std::vector<std::string> Arguments::list(std::string_view option) const {
    auto const found = values_.find(option);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> Arguments::text(std::string_view option) const {
    auto const found = values_.find(option);
    return found == values_.end() ? std::nullopt : std::optional{found->second.front()};
}

std::optional<double> Arguments::number(std::string_view option, NumberRange range) const {
    auto const given = text(option);
    if (!given)
        return std::nullopt;
    double value = 0;
    char const* const end = given->data() + given->size();
    auto const [stop, problem] = std::from_chars(given->data(), end, value);
    if (problem != std::errc{} || stop != end || !std::isfinite(value))
        throw UsageError(shown(option) + " needs a number, not " + quoted(*given));
    if (value < range.lowest || value > range.highest)
        throw UsageError(shown(option) + " " + *given + " is out of range");
    return value;
}

std::optional<std::size_t> Arguments::whole_number(std::string_view option, std::size_t lowest,
                                                   std::size_t highest) const {
    auto const given = text(option);
    if (!given)
        return std::nullopt;
    std::size_t value = 0;
    char const* const end = given->data() + given->size();
    auto const [stop, problem] = std::from_chars(given->data(), end, value);
    if (problem != std::errc{} || stop != end || value < lowest || value > highest)
        throw UsageError(shown(option) + " needs a whole number from " +
                         std::to_string(lowest) + " to " + std::to_string(highest) + ", not " +
                         quoted(*given));
    return value;
}

std::optional<std::string> Arguments::word(std::string_view option,
                                           std::span<std::string_view const> words) const {
    auto given = text(option);
    if (!given || std::find(words.begin(), words.end(), *given) != words.end())
        return given;
    std::string known;
    for (std::size_t i = 0; i < words.size(); ++i)
        known += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string{words[i]};
    throw UsageError(shown(option) + " is " + known + ", not " + quoted(*given) +
                     did_you_mean(*given, {words.begin(), words.end()}));
}

std::vector<std::pair<std::string, std::string>>
Arguments::pairs(std::string_view option) const {
    std::vector<std::pair<std::string, std::string>> found;
    std::string const given = text(option).value_or("");
    for (std::size_t from = 0; from < given.size();) {
        auto const comma = std::min(given.find(',', from), given.size());
        std::string const part = given.substr(from, comma - from);
        auto const equals = part.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
            throw UsageError(shown(option) + " is a list such as a=b,c=d; " + quoted(part) +
                             " is no pair");
        found.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        from = comma + 1;
    }
    return found;
}

} // namespace panelscore::cli
