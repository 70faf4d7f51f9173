// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/within_group.hpp>

#include <doctest/doctest.h>

#include <array>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("within_group: variances of people who do not look") {
    CHECK(*null_variance(NullDistribution::uniform, 5) == 2); // (25 - 1)/12
    CHECK(*null_variance(NullDistribution::uniform, 2) == 0.25);
    CHECK(*null_variance(NullDistribution::slight_skew, 5) == 1.34);
    CHECK(*null_variance(NullDistribution::heavy_skew, 5) == 0.44);
    CHECK(*null_variance(NullDistribution::triangular, 5) == 1.32);
    CHECK(*null_variance(NullDistribution::slight_skew, 7) == 2.90);
    CHECK(!null_variance(NullDistribution::heavy_skew, 4));
    CHECK(!null_variance(NullDistribution::triangular, 12));
    CHECK(!null_variance(NullDistribution::uniform, 1));
}

TEST_CASE("within_group: r_wg by hand, nothing shown below zero") {
    // 3 4 5: variance 1; 1 - 1/2.
    CHECK(rwg(std::array{3.0, 4.0, 5.0}, 2)->raw == close_to(0.5));
    // 1 5: variance 8; 1 - 8/2 = -3.
    CHECK(rwg(std::array{1.0, 5.0}, 2)->raw == close_to(-3));
    CHECK(rwg(std::array{1.0, 5.0}, 2)->shown == 0);
    CHECK(rwg(std::array{4.0, 4.0}, 2)->shown == 1);
    CHECK(rwg(std::array{4.0}, 2).reason() == Undefined::too_few);
}

TEST_CASE("within_group: r_wg(j) by hand") {
    // Mean variance 0.5 of 2: m = 0.25; two items: 1.5/(1.5 + 0.25).
    CHECK(rwg_j(std::array{0.2, 0.8}, 2).value() == close_to(1.5 / 1.75));
    CHECK(rwg_j(std::array{2.0, 2.0}, 2).value() == 0);
    CHECK(rwg_j(std::array{5.0, 7.0}, 2).value() == 0);
    CHECK(rwg_j(std::vector<double>{}, 2).reason() == Undefined::too_few);
    // One item: r_wg itself.
    CHECK(rwg_j(std::array{1.0}, 2).value() == close_to(0.5));
}

TEST_CASE("within_group: mean deviation by hand") {
    CHECK(average_deviation(std::array{1.0, 2.0, 6.0}).value() == close_to(2)); // 2 1 3
    CHECK(average_deviation(std::vector<double>{}).reason() == Undefined::too_few);
}
