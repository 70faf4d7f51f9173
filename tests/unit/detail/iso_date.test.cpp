// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/iso_date.hpp>

#include <doctest/doctest.h>

#include <optional>

using namespace panelscore::detail;

TEST_CASE("iso_date: only dates that exist are dates") {
    CHECK(is_date("2026-11-22"));
    CHECK(is_date("2024-02-29"));
    CHECK(is_date("2000-02-29"));
    for (auto const* text :
         {"", "2026-2-1", "2026-02-29", "1900-02-29", "2026-13-01", "2026-04-31", "2026-00-10",
          "2026-01-00", "22-11-2026", "2026/11/22", "2026-11-2x"})
        CHECK_FALSE(is_date(text));
}

TEST_CASE("iso_date: a time of day may have seconds, fractions and a zone") {
    for (auto const* text :
         {"2026-03-02", "2026-03-02T14:00", "2026-03-02T14:00Z", "2026-03-02 14:00:59",
          "2026-03-02T14:00:00.250Z", "2026-03-02T14:00:00+01:00", "2026-03-02T14:00:00-0330",
          "2026-03-02T14:00+01", "2026-12-31T23:59:60Z"})
        CHECK(is_timestamp(text));
    for (auto const* text :
         {"", "yesterday", "2026-03-02T", "2026-03-02T14", "2026-03-02T24:00",
          "2026-03-02T14:60", "2026-03-02T14:00:61", "2026-03-02T14:00:00.",
          "2026-03-02T14:00 CET", "2026-03-02T14:00:00+25:00", "2026-03-02T14:00:00+01:6",
          "2026-03-02x14:00", "2026-03-02T14:00:0", "2026-03-02T14.00"})
        CHECK_FALSE(is_timestamp(text));
}

TEST_CASE("iso_date: a time is so many seconds after 1970 began") {
    CHECK(seconds_since_1970("1970-01-01") == 0);
    CHECK(seconds_since_1970("1969-12-31T23:59:59Z") == -1);
    CHECK(seconds_since_1970("2000-02-29T00:00:00Z") == 951782400); // date -u +%s
    CHECK(seconds_since_1970("2026-03-02T14:00:00.250Z") == 1772460000);
    CHECK(seconds_since_1970("2026-03-02 14:00") == 1772460000);
    CHECK(seconds_since_1970("2026-03-02T15:30+0130") == 1772460000);
    CHECK(seconds_since_1970("2026-03-02T15:30:00+01:30") == 1772460000);
    CHECK(seconds_since_1970("2026-03-02T09-05") == std::nullopt);
    CHECK(seconds_since_1970("2026-03-02T09:00-05") == 1772460000);
    CHECK(seconds_since_1970("0001-01-01") == -62135596800);
    CHECK(seconds_since_1970("soon") == std::nullopt);
}
