// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writing times as ISO 8601 does: 2026-03-02T14:00:00Z.

#include <cstddef>
#include <cstdint>
#include <string>

namespace panelscore::detail {

/// Appends `number`, which has at most `digits` digits, with leading zeros.
inline void append_padded(std::string& out, std::uint64_t number, std::size_t digits) {
    std::size_t const start = out.size();
    out.append(digits, '0');
    for (std::size_t at = start + digits; at > start && number > 0; number /= 10)
        out[--at] = static_cast<char>('0' + number % 10);
}

/// Appends a time given in seconds since 1970-01-01 UTC. Precondition: it lies in the years 0
/// to 9999.
/// Formula: years begin in March, so that the leap day is the last of its year.
inline void append_timestamp(std::string& out, std::int64_t seconds) {
    constexpr std::int64_t day_length = 86'400, days_before_1970 = 719'468;
    auto const since_year_0 =
        static_cast<std::uint64_t>(seconds + days_before_1970 * day_length);
    std::uint64_t const second = since_year_0 % 86'400;
    std::uint64_t const days = since_year_0 / 86'400;
    std::uint64_t const era = days / 146'097, day_of_era = days % 146'097;
    std::uint64_t const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    std::uint64_t const day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::uint64_t const from_march = (5 * day_of_year + 2) / 153;
    std::uint64_t const month = from_march < 10 ? from_march + 3 : from_march - 9;
    append_padded(out, era * 400 + year_of_era + (month <= 2 ? 1 : 0), 4);
    out += '-';
    append_padded(out, month, 2);
    out += '-';
    append_padded(out, day_of_year - (153 * from_march + 2) / 5 + 1, 2);
    out += 'T';
    append_padded(out, second / 3600, 2);
    out += ':';
    append_padded(out, second / 60 % 60, 2);
    out += ':';
    append_padded(out, second % 60, 2);
    out += 'Z';
}

} // namespace panelscore::detail
