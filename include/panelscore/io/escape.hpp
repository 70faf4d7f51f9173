// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text that comes from files, made safe for the place it is written to: HTML, Markdown, a CSV
// cell. Everything written in these formats passes through here.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace panelscore {

/// Text for HTML, in an element or in a quoted attribute. Control characters that HTML forbids
/// become U+FFFD.
[[nodiscard]] inline std::string html_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (char const c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\t':
        case '\n':
        case '\r':
            out += c;
            break;
        default:
            if ((c >= '\0' && c < ' ') || c == '\x7f')
                out += "\xEF\xBF\xBD";
            else
                out += c;
        }
    }
    return out;
}

namespace detail {

/// Characters that mean something in the middle of a line of Markdown.
[[nodiscard]] inline bool marks_markdown(char c) {
    return std::string_view{"\\`*_[]<>|~&$"}.find(c) != std::string_view::npos;
}

/// Where a backslash keeps a line from starting a heading, list or rule: the place of the
/// character to guard, or npos.
[[nodiscard]] inline std::size_t markdown_line_start(std::string_view text) {
    if (text.empty())
        return std::string_view::npos;
    auto const ends_at = [&](std::size_t at) { return at >= text.size() || text[at] == ' '; };
    char const first = text.front();
    if (first == '#' || first == '=')
        return 0;
    if ((first == '-' || first == '+') && (ends_at(1) || text[1] == first))
        return 0;
    std::size_t const digits = (std::min)(text.find_first_not_of("0123456789"), text.size());
    bool const numbered = digits > 0 && digits < text.size() &&
                          (text[digits] == '.' || text[digits] == ')') && ends_at(digits + 1);
    return numbered ? digits : std::string_view::npos;
}

} // namespace detail

/// Text for one line of Markdown, or one cell of a table: shown as written, never as markup or
/// HTML. Line breaks become spaces and blanks at both ends go.
[[nodiscard]] inline std::string markdown_escaped(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (char const c : text) {
        bool const blank = (c >= '\0' && c <= ' ') || c == '\x7f';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (!line.empty() && line.back() == ' ')
        line.pop_back();
    std::size_t const start = detail::markdown_line_start(line);
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (detail::marks_markdown(line[i]) || i == start)
            out += '\\';
        out += line[i];
    }
    return out;
}

/// One CSV cell (RFC 4180): quoted when it holds the delimiter, a quote or a line break. A
/// cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, tab or
/// carriage return) gets an apostrophe in front. For text; numbers need no guard.
[[nodiscard]] inline std::string csv_cell(std::string_view text, char delimiter = ',') {
    constexpr std::string_view formula{"=+-@\t\r"};
    std::string cell;
    if (!text.empty() && formula.find(text.front()) != std::string_view::npos)
        cell += '\'';
    cell += text;
    std::string const special{delimiter, '"', '\n', '\r'};
    if (cell.find_first_of(special) == std::string::npos)
        return cell;
    std::string quoted{'"'};
    for (char const c : cell) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace panelscore
