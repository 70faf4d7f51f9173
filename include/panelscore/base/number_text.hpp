// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers as text: the same on every machine, whatever its locale.

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

namespace panelscore {

/// Appends a finite number in its shortest form of at most 12 significant digits: `3.74`,
/// `5`, `1e-05`. Never a negative zero. Precondition: `number` is finite.
inline void append_number(std::string& out, double number) {
    constexpr int digits = 12;
    char buffer[32];
    // Scores, counts and most shares are whole or have few digits: try the cheap way first.
    if (number == 0) {
        out += '0';
        return;
    }
    if (number == std::floor(number) && std::abs(number) < 1e9) {
        auto const end = std::to_chars(buffer, buffer + sizeof buffer, std::lround(number)).ptr;
        out.append(buffer, static_cast<std::size_t>(end - buffer));
        return;
    }
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number,
                                   std::chars_format::general, digits)
                         .ptr;
    out.append(buffer, static_cast<std::size_t>(end - buffer));
}

/// A finite number as text, see `append_number`.
[[nodiscard]] inline std::string number_text(double number) {
    std::string text;
    append_number(text, number);
    return text;
}

/// A finite number with exactly so many decimals: `fixed(3.7, 2)` is "3.70"; never "-0.00".
/// Precondition: `number` is finite and below 1e15, decimals at most 12.
[[nodiscard]] inline std::string fixed(double number, int decimals) {
    char buffer[64];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string text(buffer, static_cast<std::size_t>(end - buffer));
    if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

} // namespace panelscore
