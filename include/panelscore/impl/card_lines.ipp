// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards one a line, or not.

#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view json_blanks{" \t\r\n"};

/// True when each line is a value of its own: the first line ends with the bracket that fits
/// its first one, and the next begins with one.
inline bool is_ndjson(std::string_view text) {
    auto const first = text.find_first_not_of(json_blanks);
    if (first == text.npos)
        return false;
    auto const line_end = text.find('\n', first);
    if (line_end == text.npos)
        return false;
    auto const last = text.find_last_not_of(json_blanks, line_end);
    auto const next = text.find_first_not_of(json_blanks, line_end);
    char const closing = text[first] == '{' ? '}' : ']';
    return last != first && text[last] == closing && next != text.npos &&
           (text[next] == '{' || text[next] == '[');
}

} // namespace panelscore::detail
