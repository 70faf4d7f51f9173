// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/number.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("number: a sum of tenths still meets its bar") {
    double tenths = 0;
    for (int i = 0; i < 35; ++i)
        tenths += 0.1;
    CHECK(tenths != 3.5); // 3.5000000000000018 in binary
    CHECK(same(tenths, 3.5));
    CHECK(at_least(3.5, tenths));
    CHECK_FALSE(below(3.5, tenths));
}

TEST_CASE("number: differences of 1e-9 and more count") {
    CHECK(same(3.5, 3.5 + 9e-10));
    CHECK_FALSE(same(3.5, 3.5 + 1.1e-9));
    CHECK(below(3.5 - 1.1e-9, 3.5));
    CHECK_FALSE(at_least(3.49, 3.5));
    CHECK(at_least(3.51, 3.5));
}
