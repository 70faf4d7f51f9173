// SPDX-License-Identifier: BSL-1.0
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace panelscore::cli {
namespace {

std::string choices(std::vector<std::string_view> const& formats) {
    std::string text{formats.front()};
    text += formats.size() > 1 ? " (default)" : "";
    for (std::size_t i = 1; i < formats.size(); ++i)
        text += fmt::format("{}{}", i + 1 == formats.size() ? " or " : ", ", formats[i]);
    return text;
}

std::string form_of(Option const& option) {
    std::string form = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
    form += fmt::format("--{}", option.name);
    if (!option.argument.empty())
        form += fmt::format(" {}", option.argument);
    return form;
}

constexpr std::size_t page = 80;

/// `text` in lines of at most `width` bytes, the later ones indented; words are not broken, and
/// line feeds are blanks.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string result;
    std::size_t used = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(" \n"), text.size());
        if (used > 0 && used + 1 + end > width) {
            result += "\n" + std::string(indent, ' ');
            used = 0;
        } else if (used > 0) {
            result += ' ';
            ++used;
        }
        result += text.substr(0, end);
        used += end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string indented(std::string_view lines, std::string_view margin) {
    std::string result;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        result += end == 0 ? "\n" : fmt::format("{}{}\n", margin, lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return result;
}

std::string option_lines(std::vector<Option> const& options) {
    constexpr std::size_t help_column = 28;
    std::string text;
    for (auto const& option : options) {
        std::string const form = "  " + form_of(option);
        text += form;
        text += form.size() + 2 > help_column ? "\n" + std::string(help_column, ' ')
                                              : std::string(help_column - form.size(), ' ');
        text += wrapped(option.help, help_column, page - help_column) + "\n";
    }
    return text;
}

} // namespace

std::vector<Option> options_of(Command const& command) {
    std::vector<Option> options = command.options;
    if (!command.formats.empty())
        options.push_back({"format", 'f', Takes::one, "FORMAT", choices(command.formats)});
    options.push_back(
        {"output", 'o', Takes::one, "FILE", "write to FILE; - is standard output"});
    options.push_back({"no-color", 0, Takes::nothing, "", "plain text; so does NO_COLOR"});
    options.push_back({"version", 0, Takes::nothing, "", "print the version"});
    options.push_back({"help", 0, Takes::nothing, "", "print this"});
    return options;
}

std::string general_help() {
    std::string text = "panelscore turns interview scorecards into a hire recommendation that "
                       "explains\nitself. It advises; people decide.\n\n"
                       "Usage: panelscore COMMAND [OPTIONS] [FILES]\n\nCommands:\n";
    for (auto const& command : commands())
        text += fmt::format("  {:<12}{}\n", command.name, command.summary);
    text += "\nOptions of each command, with an example: panelscore COMMAND --help\n"
            "Version: panelscore --version\n\n"
            "Exit codes: 0 done, warnings included; 1 the input has errors; 2 wrong usage;\n"
            "3 a file could not be read or written. Calls never change the exit code.\n";
    return text;
}

std::string help_of(Command const& command) {
    std::string text = fmt::format("panelscore {}: {}\n\nUsage: panelscore {} [OPTIONS]{}{}\n",
                                   command.name, command.summary, command.name,
                                   command.usage.empty() ? "" : " ", command.usage);
    if (!command.description.empty())
        text += "\n" + wrapped(command.description, 0, page) + "\n";
    text += "\nOptions:\n" + option_lines(options_of(command));
    text += "\nExample:\n" + indented(command.example, "  ");
    return text;
}

} // namespace panelscore::cli
