// SPDX-License-Identifier: BSL-1.0
#pragma once

// UTF-8: is it, where is it not, and how a code point is written.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// Length of the code point at the front of a text, or 0 when it is not UTF-8 (overlong forms,
/// surrogates and values above U+10FFFF included). Precondition: the text is not empty.
[[nodiscard]] inline std::size_t code_point_length(std::string_view text) {
    auto const byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    auto const within = [&](std::size_t i, unsigned low, unsigned high) {
        return byte(i) >= low && byte(i) <= high;
    };
    unsigned const lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0)
        return within(1, 0x80, 0xBF) ? 2 : 0;
    if (lead < 0xF0) {
        unsigned const low = lead == 0xE0 ? 0xA0 : 0x80;
        unsigned const high = lead == 0xED ? 0x9F : 0xBF;
        return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
    }
    unsigned const low = lead == 0xF0 ? 0x90 : 0x80;
    unsigned const high = lead == 0xF4 ? 0x8F : 0xBF;
    return within(1, low, high) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
}

/// Offset of the first byte that is not UTF-8, or npos. Cost: linear.
[[nodiscard]] inline std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                at += 8;
                continue;
            }
        }
        std::size_t const length = code_point_length(text.substr(at, 4));
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

/// Number of code points of a UTF-8 text. Cost: linear.
[[nodiscard]] inline std::size_t count_code_points(std::string_view text) {
    std::size_t n = 0;
    for (char const c : text)
        n += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U;
    return n;
}

/// Appends a code point. Precondition: it is one, and no surrogate.
inline void append_code_point(std::string& out, std::uint32_t code) {
    auto const append = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        append(code);
    } else if (code < 0x800) {
        append(0xC0U | (code >> 6U));
        append(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        append(0xE0U | (code >> 12U));
        append(0x80U | ((code >> 6U) & 0x3FU));
        append(0x80U | (code & 0x3FU));
    } else {
        append(0xF0U | (code >> 18U));
        append(0x80U | ((code >> 12U) & 0x3FU));
        append(0x80U | ((code >> 6U) & 0x3FU));
        append(0x80U | (code & 0x3FU));
    }
}

/// Offset of the first control character (below U+0020, or U+007F) that free text may not
/// hold, or npos. Tabs and line breaks are allowed in free text, not in names.
[[nodiscard]] inline std::size_t find_control(std::string_view text, bool line_breaks_allowed) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        bool const blank = c == '\t' || c == '\n' || c == '\r';
        if ((c < 0x20 && !(blank && line_breaks_allowed)) || c == 0x7F)
            return i;
    }
    return std::string_view::npos;
}

inline constexpr std::string_view byte_order_mark{"\xEF\xBB\xBF"};

/// A text without the mark that some editors put in front.
[[nodiscard]] inline std::string_view without_mark(std::string_view text) {
    return text.substr(0, 3) == byte_order_mark ? text.substr(3) : text;
}

} // namespace panelscore::detail
