// SPDX-License-Identifier: BSL-1.0
#pragma once

// JSON pointers (RFC 6901): how a finding names a place inside a file.

#include <cstddef>
#include <string>
#include <string_view>

namespace panelscore {

/// Appends `/` and a key, with `~` and `/` escaped.
inline void append_key(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (char const c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

/// Appends `/` and an index.
inline void append_index(std::string& pointer, std::size_t index) {
    pointer += '/';
    pointer += std::to_string(index);
}

/// Takes the first step off a pointer and returns it with `~0` and `~1` read. Precondition: the
/// pointer is not empty.
[[nodiscard]] inline std::string take_step(std::string_view& pointer) {
    std::size_t const end = pointer.find('/', 1);
    std::string_view const raw =
        pointer.substr(1, end == std::string_view::npos ? end : end - 1);
    pointer = end == std::string_view::npos ? std::string_view{} : pointer.substr(end);
    std::string key;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        bool const escape = raw[i] == '~' && i + 1 < raw.size();
        if (escape && (raw[i + 1] == '0' || raw[i + 1] == '1'))
            key += raw[++i] == '0' ? '~' : '/';
        else
            key += raw[i];
    }
    return key;
}

} // namespace panelscore
