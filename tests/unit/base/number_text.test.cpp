// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/number_text.hpp>

#include <doctest/doctest.h>

#include <charconv>
#include <string>

using panelscore::number_text;

TEST_CASE("number_text: whole numbers have no point and no exponent") {
    CHECK(number_text(4.0) == "4");
    CHECK(number_text(-2.0) == "-2");
    CHECK(number_text(0.0) == "0");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(123456789012.0) == "123456789012");
}

TEST_CASE("number_text: at most 12 significant digits, as short as it goes") {
    CHECK(number_text(3.74) == "3.74");
    CHECK(number_text(0.1 + 0.2) == "0.3");
    CHECK(number_text(1.0 / 3.0) == "0.333333333333");
    CHECK(number_text(-2.0 / 3.0) == "-0.666666666667");
    CHECK(number_text(0.00001) == "1e-05");
    CHECK(number_text(1e300) == "1e+300");
    CHECK(number_text(98.9999999999999) == "99");
}

TEST_CASE("number_text: the short way for few decimals prints what the long way prints") {
    for (int i = 1; i < 200000; ++i) {
        double const number = i / 10000.0;
        char buffer[64];
        auto const end = std::to_chars(buffer, buffer + sizeof buffer, number,
                                       std::chars_format::general, 12)
                             .ptr;
        REQUIRE(number_text(number) == std::string(buffer, end));
    }
    CHECK(number_text(0.99999999999999) == "1");
    CHECK(number_text(3.74000000001) == "3.74000000001");
    CHECK(number_text(99999.9999) == "99999.9999");
    CHECK(number_text(0.0001) == "0.0001");
}
