// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers as text: the same on every machine, whatever its locale.

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace panelscore {

namespace detail {

/// Prints a number that has at most four decimals, as nearly all scores and weights do, and
/// returns where the text ends; null when it has more. `size` is positive and below 100,000.
inline char* print_short_decimal(char* to, double size) {
    constexpr double scale = 1e4;
    // Positive, and a last digit that came out wrong is seen below.
    // NOLINTNEXTLINE(bugprone-incorrect-roundings)
    auto const whole = static_cast<std::uint32_t>(size * scale + 0.5);
    double const gap = size - static_cast<double>(whole) / scale;
    std::uint32_t rest = whole % 10000;
    if (whole < 100 || rest == 0 || gap > 1e-14 || gap < -1e-14)
        return nullptr; // else 12 digits give just this decimal
    to = std::to_chars(to, to + 8, whole / 10000).ptr;
    *to++ = '.';
    for (std::uint32_t unit = 1000; rest > 0; unit /= 10) {
        *to++ = static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
    return to;
}

} // namespace detail

/// Room for any number that `print_number` prints.
inline constexpr std::size_t number_room = 32;

/// Prints a finite number in its shortest form of at most 12 significant digits, such as
/// `3.74`, `5`, `1e-05`, never a negative zero, and returns where the text ends. Preconditions:
/// `number` is finite; `to` has `number_room` bytes.
inline char* print_number(char* to, double number) {
    constexpr int significant = 12;
    constexpr double exact = 1e9; // whole numbers below print as they are
    if (number == 0) {
        *to = '0';
        return to + 1;
    }
    if (number > -exact && number < exact) {
        auto const whole = static_cast<int>(number);
        if (static_cast<double>(whole) == number)
            return std::to_chars(to, to + number_room, whole).ptr;
    }
    if (number > 0 && number < 1e5)
        if (char* const end = detail::print_short_decimal(to, number))
            return end;
    return std::to_chars(to, to + number_room, number, std::chars_format::general, significant)
        .ptr;
}

/// Appends a finite number as `print_number` prints it. Precondition: `number` is finite.
inline void append_number(std::string& out, double number) {
    char buffer[number_room];
    out.append(buffer, static_cast<std::size_t>(print_number(buffer, number) - buffer));
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
