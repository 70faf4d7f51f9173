// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dates and times as ISO 8601 writes them. Nothing here knows what time it is.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace panelscore::detail {

/// The number that `n` digits from `from` on make, or -1.
[[nodiscard]] inline int digits_at(std::string_view text, std::size_t from, std::size_t n) {
    if (from + n > text.size())
        return -1;
    int number = 0;
    for (char const c : text.substr(from, n)) {
        if (c < '0' || c > '9')
            return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// True for a date that exists, such as 2026-11-22.
[[nodiscard]] inline bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    int const year = digits_at(text, 0, 4);
    int const month = digits_at(text, 5, 2);
    int const day = digits_at(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1)
        return false;
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    bool const short_month = month == 4 || month == 6 || month == 9 || month == 11;
    return day <= (month == 2 ? (leap ? 29 : 28) : (short_month ? 30 : 31));
}

/// True for `Z`, nothing, or an offset such as +01:00, +0100 or +01.
[[nodiscard]] inline bool is_zone(std::string_view text) {
    if (text.empty() || text == "Z")
        return true;
    if (text.front() != '+' && text.front() != '-')
        return false;
    std::size_t const minutes = text.size() == 6 && text[3] == ':' ? 4 : 3;
    if (text.size() != 3 && text.size() != minutes + 2)
        return false;
    int const hour = digits_at(text, 1, 2);
    int const minute = text.size() == 3 ? 0 : digits_at(text, minutes, 2);
    return hour >= 0 && hour <= 14 && minute >= 0 && minute < 60;
}

/// True for a date, or a date and a time of day with an optional zone:
/// 2026-03-02T14:00:00.250+01:00. Seconds may be missing, and a blank may stand for the T.
[[nodiscard]] inline bool is_timestamp(std::string_view text) {
    if (!is_date(text.substr(0, 10)))
        return false;
    if (text.size() == 10)
        return true;
    int const hour = digits_at(text, 11, 2);
    int const minute = digits_at(text, 14, 2);
    if ((text[10] != 'T' && text[10] != ' ') || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || text[13] != ':')
        return false;
    std::string_view rest = text.substr(16);
    if (!rest.empty() && rest.front() == ':') {
        int const second = digits_at(rest, 1, 2);
        if (second < 0 || second > 60)
            return false;
        rest.remove_prefix(3);
        if (!rest.empty() && rest.front() == '.') {
            std::size_t const end = rest.find_first_not_of("0123456789", 1);
            if (end == 1 || rest.size() == 1)
                return false;
            rest.remove_prefix(end == rest.npos ? rest.size() : end);
        }
    }
    return is_zone(rest);
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
/// Formula: years begin in March, so that the leap day is the last of its year.
[[nodiscard]] inline std::int64_t days_since_1970(int year, int month, int day) {
    std::int64_t const shifted = month <= 2 ? year - 1 : year;
    std::int64_t const era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    std::int64_t const year_of_era = shifted - era * 400;
    std::int64_t const day_of_year =
        (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    std::int64_t const day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/// A timestamp as whole seconds since 1970-01-01 UTC; empty when it is none. Without a zone it
/// is taken as UTC, a date alone as its midnight; fractions of a second are cut off.
[[nodiscard]] inline std::optional<std::int64_t> seconds_since_1970(std::string_view text) {
    if (!is_timestamp(text))
        return std::nullopt;
    std::int64_t seconds =
        86'400 *
        days_since_1970(digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2));
    if (text.size() == 10)
        return seconds;
    seconds += 3600 * digits_at(text, 11, 2) + 60 * digits_at(text, 14, 2);
    std::string_view rest = text.substr(16);
    if (!rest.empty() && rest.front() == ':')
        seconds += digits_at(rest, 1, 2);
    auto const zone = rest.find_first_of("+-");
    if (zone == rest.npos)
        return seconds;
    std::string_view const offset = rest.substr(zone);
    std::size_t const minutes = offset.size() == 6 ? 4 : 3;
    std::int64_t const ahead = 3600 * digits_at(offset, 1, 2) +
                               (offset.size() > 3 ? 60 * digits_at(offset, minutes, 2) : 0);
    return offset.front() == '+' ? seconds - ahead : seconds + ahead;
}

} // namespace panelscore::detail
