// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/stats/normal_range.hpp>

#include <doctest/doctest.h>

#include <cmath>

using panelscore::stats::chance_of_range;
using panelscore::test::close_to;

TEST_CASE("normal_range: two values differ by a normal of twice the variance") {
    // 1.96 sd of the difference, sqrt(2): 5 %.
    CHECK(chance_of_range(2, 1.959963984540054 * std::sqrt(2.0), 1) == close_to(0.05, 1e-12));
    CHECK(chance_of_range(2, 2, 0.74161984870957) == close_to(0.0565258, 1e-4));
}

TEST_CASE("normal_range: published points of the studentized range with endless degrees") {
    // Upper 5 % points q(.05; n, infinity) of the common tables.
    CHECK(chance_of_range(3, 3.314, 1) == close_to(0.05, 2e-3));
    CHECK(chance_of_range(4, 3.633, 1) == close_to(0.05, 2e-3));
    CHECK(chance_of_range(5, 3.858, 1) == close_to(0.05, 2e-3));
    CHECK(chance_of_range(10, 4.474, 1) == close_to(0.05, 2e-3));
    CHECK(chance_of_range(3, 4.120, 1) == close_to(0.01, 3e-3));
}

TEST_CASE("normal_range: three values in closed form") {
    // The mean range of three is 3 / sqrt(pi): the integral of the chance over all ranges.
    double sum = 0;
    for (int i = 0; i < 2000; ++i)
        sum += chance_of_range(3, (i + 0.5) * 0.005, 1) * 0.005;
    CHECK(sum == close_to(3 / std::sqrt(3.141592653589793), 1e-6));
}

TEST_CASE("normal_range: limits") {
    CHECK(chance_of_range(3, 0, 1) == 1);
    CHECK(chance_of_range(3, -1, 1) == 1);
    CHECK(chance_of_range(1, 1, 1) == 0);
    CHECK(chance_of_range(0, 0, 1) == 0);
    CHECK(chance_of_range(4, 2, 0) == 0);
    CHECK(chance_of_range(4, 100, 1) == close_to(0.0, 0.0, 1e-12));
    CHECK(chance_of_range(4, 3, 1) > chance_of_range(3, 3, 1));
}
