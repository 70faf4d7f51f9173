// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/timestamp_text.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

using namespace panelscore::detail;

namespace {

std::string timestamp(std::int64_t seconds) {
    std::string text;
    append_timestamp(text, seconds);
    return text;
}

} // namespace

TEST_CASE("timestamp text: known moments") { // date -u -d @SECONDS
    CHECK(timestamp(0) == "1970-01-01T00:00:00Z");
    CHECK(timestamp(-1) == "1969-12-31T23:59:59Z");
    CHECK(timestamp(951782400) == "2000-02-29T00:00:00Z");
    CHECK(timestamp(1735689600) == "2025-01-01T00:00:00Z");
    CHECK(timestamp(1772460000) == "2026-03-02T14:00:00Z");
    CHECK(timestamp(4102444799) == "2099-12-31T23:59:59Z");
    CHECK(timestamp(4107542400) == "2100-03-01T00:00:00Z"); // 2100 has no leap day
}

TEST_CASE("timestamp text: every day is the one after the day before") {
    std::string previous = timestamp(-86'400).substr(0, 10);
    for (std::int64_t day = 0; day < 60'000; ++day) {
        std::string const date = timestamp(day * 86'400).substr(0, 10);
        REQUIRE(is_date(date));
        REQUIRE(previous < date);
        previous = date;
    }
    CHECK(previous == "2134-04-10");
}
