// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/iso_date.hpp>

#include <doctest/doctest.h>

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
