// SPDX-License-Identifier: BSL-1.0
#include "cli/help.hpp"
#include "pages/pages.hpp"

#include <panelscore/version.hpp>

#include <fmt/format.h>

#include <cstdint>

namespace panelscore::pages {
namespace {

/// A byte of plain ASCII as troff reads it literally: a minus that can be copied, straight
/// quotes.
std::string_view plain(char byte) {
    switch (byte) {
    case '\\':
        return "\\(rs";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    case '"':
        return "\\(dq";
    default:
        return {};
    }
}

/// How many bytes the character takes that starts with `lead`, which is not ASCII.
std::size_t bytes_of(unsigned char lead) {
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/// The character at the start of `text`, UTF-8, as troff names it: `\[u201C]`.
std::string named(std::string_view text) {
    auto const first = static_cast<unsigned char>(text[0]);
    std::size_t const size = bytes_of(first);
    std::uint32_t code = first & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    return fmt::format("\\[u{:04X}]", code);
}

/// `text` so that troff prints it as it is, on any number of lines.
std::string escaped(std::string_view text) {
    std::string result;
    bool line_starts = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const byte = text[i];
        if (static_cast<unsigned char>(byte) >= 0x80) {
            result += named(text.substr(i));
            i += bytes_of(static_cast<unsigned char>(byte)) - 1;
        } else if (auto const name = plain(byte); !name.empty()) {
            result += name;
        } else {
            result += line_starts && byte == '.' ? "\\&" : "";
            result += byte;
        }
        line_starts = byte == '\n';
    }
    return result;
}

std::string upper(std::string_view text) {
    std::string result{text};
    for (char& c : result)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return result;
}

std::string title(std::string_view name, std::string_view date) {
    return fmt::format(".TH {} 1 \"{}\" \"panelscore {}\" \"User Commands\"\n.nh\n",
                       escaped(upper(name)), escaped(date), version);
}

/// Upper-case words of a usage line in italics, options bold.
std::string usage_line(std::string_view usage) {
    std::string text;
    std::string word;
    auto const flush = [&] {
        bool const is_name =
            !word.empty() &&
            word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
        if (!word.empty())
            text += (is_name          ? "\\fI"
                     : word[0] == '-' ? "\\fB"
                                      : "") +
                    escaped(word) + (is_name || word[0] == '-' ? "\\fR" : "");
        word.clear();
    };
    for (char const byte : usage) {
        if (byte == ' ' || byte == '[' || byte == ']' || byte == '.' || byte == '|') {
            flush();
            text += byte;
        } else {
            word += byte;
        }
    }
    flush();
    return text;
}

std::string option_entry(cli::Option const& option) {
    std::string text = ".TP\n";
    if (option.letter != 0)
        text += fmt::format("\\fB\\-{}\\fR, ", option.letter);
    text += "\\fB" + escaped(fmt::format("--{}", option.name)) + "\\fR";
    if (!option.argument.empty())
        text += " \\fI" + escaped(option.argument) + "\\fR";
    return text + "\n" + escaped(one_line(option.help)) + "\n";
}

std::string exit_codes() {
    return ".SH EXIT STATUS\n"
           ".TP\n.B 0\ndone, warnings included\n"
           ".TP\n.B 1\nthe input has errors\n"
           ".TP\n.B 2\nwrong usage\n"
           ".TP\n.B 3\na file could not be read or written\n"
           ".PP\nCalls never change the exit status.\n";
}

std::string page_name(std::string_view command) {
    return fmt::format("panelscore-{}", command);
}

std::string see_also(std::string_view but) {
    std::string text = ".SH SEE ALSO\n";
    std::vector<std::string> names;
    if (!but.empty())
        names.emplace_back("panelscore");
    for (auto const& command : cli::commands())
        if (command.name != but)
            names.push_back(page_name(command.name));
    for (std::size_t i = 0; i < names.size(); ++i)
        text +=
            fmt::format(".BR {} (1){}\n", escaped(names[i]), i + 1 < names.size() ? "," : "");
    return text;
}

Page page_of(cli::Command const& command, std::string_view date) {
    auto const name = page_name(command.name);
    std::string text = title(name, date);
    text += fmt::format(".SH NAME\n{} \\- {}\n", escaped(name), escaped(command.summary));
    text += fmt::format(".SH SYNOPSIS\n.B panelscore {}\n[\\fIOPTIONS\\fR]{}{}\n",
                        escaped(command.name), command.usage.empty() ? "" : " ",
                        usage_line(command.usage));
    if (!command.description.empty())
        text += ".SH DESCRIPTION\n" + escaped(one_line(command.description)) + "\n";
    text += ".SH OPTIONS\n";
    for (auto const& option : cli::options_of(command))
        text += option_entry(option);
    text += exit_codes();
    text += ".SH EXAMPLES\n.EX\n" + escaped(command.example) + "\n.EE\n";
    return {"man/man1/" + name + ".1", text + see_also(command.name)};
}

Page general_page(std::string_view date) {
    std::string text = title("panelscore", date);
    text +=
        ".SH NAME\npanelscore \\- interview scorecards of a panel to a hire recommendation\n"
        ".SH SYNOPSIS\n.B panelscore\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIFILES\\fR]\n.br\n"
        ".B panelscore\n\\fICOMMAND\\fR \\fB\\-\\-help\\fR\n.br\n"
        ".B panelscore \\-\\-version\n"
        ".SH DESCRIPTION\nTurns interview scorecards into a hire recommendation that explains "
        "itself. It advises; people decide.\n"
        ".PP\nNothing leaves the machine: no network is used, no clock is read, and the same "
        "input gives the same bytes.\n"
        ".SH COMMANDS\n";
    for (auto const& command : cli::commands())
        text += fmt::format(".TP\n.BR {} (1)\n{}\n", escaped(page_name(command.name)),
                            escaped(command.summary));
    text += exit_codes();
    text += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nplain text, as with \\fB\\-\\-no\\-color\\fR\n";
    text += ".SH FILES\nThe shipped rubrics are part of the program; "
            "\\fBpanelscore rubrics\\fR lists them and writes a copy to edit.\n";
    return {"man/man1/panelscore.1", text + see_also("")};
}

} // namespace

std::vector<Page> manual_pages(std::string_view date) {
    std::vector<Page> pages{general_page(date)};
    for (auto const& command : cli::commands())
        pages.push_back(page_of(command, date));
    return pages;
}

} // namespace panelscore::pages
