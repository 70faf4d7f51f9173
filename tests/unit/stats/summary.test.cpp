// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/summary.hpp>

#include <doctest/doctest.h>

#include <array>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("summary: mean, variance and standard deviation by hand") {
    // Mean (1 + 2 + 6)/3 = 3; squares 4 + 1 + 9 = 14; variance 14/2 = 7.
    std::array const values{1.0, 2.0, 6.0};
    CHECK(*mean(values) == close_to(3));
    CHECK(sum_of_squares(values) == close_to(14));
    CHECK(*variance(values) == close_to(7));
    CHECK(*standard_deviation(values) == close_to(2.6457513110645906));
}

TEST_CASE("summary: too few values give no number") {
    std::vector<double> const none;
    std::array const one{4.0};
    CHECK(!mean(none));
    CHECK(!variance(none));
    CHECK(!median(none));
    CHECK(!percentile_interval(none, 0.95));
    CHECK(sum_of_squares(none) == 0);
    CHECK(*mean(one) == 4);
    CHECK(!variance(one));
    CHECK(!standard_deviation(one));
    CHECK(*quantile(one, 0.9) == 4);
}

TEST_CASE("summary: far from zero no digits are lost") {
    std::array const values{1e9 + 1, 1e9 + 2, 1e9 + 6};
    CHECK(*variance(values) == close_to(7));
}

TEST_CASE("summary: quantiles lie between neighbours as in R's type 7") {
    // Positions (n - 1) p: 0.25 * 3 = 0.75 between 1 and 2.
    std::array const values{7.0, 1.0, 4.0, 2.0};
    CHECK(*quantile(values, 0.25) == close_to(1.75));
    CHECK(*median(values) == close_to(3));
    CHECK(*quantile(values, 0) == 1);
    CHECK(*quantile(values, 1) == 7);
    // R: quantile(c(7, 1, 4, 2), .9) = 6.1
    CHECK(*quantile(values, 0.9) == close_to(6.1));
}

TEST_CASE("summary: a percentile interval cuts both ends alike") {
    // 0 to 100 upside down: 2.5 and 97.5.
    std::vector<double> values;
    for (int i = 100; i >= 0; --i)
        values.push_back(i);
    auto const interval = percentile_interval(values, 0.95);
    CHECK(interval->lower == close_to(2.5));
    CHECK(interval->upper == close_to(97.5));
}
