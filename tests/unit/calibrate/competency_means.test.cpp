// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/competency_means.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace panelscore;
using test::close_to;

TEST_CASE("competency_means: mean, sd and n by hand") {
    // k: 1, 2, 3 (mean 2, sd 1); m: 4 (no sd)
    auto const history = test::history_of(
        {{"a", "x", "k", 1}, {"b", "x", "k", 2}, {"c", "y", "k", 3}, {"a", "x", "m", 4}});
    auto const means = competency_means(history);
    REQUIRE(means.size() == 2);
    CHECK(means[0].competency == "k");
    CHECK(means[0].mean == close_to(2.0));
    CHECK(*means[0].sd == close_to(1.0));
    CHECK(means[0].n == 3);
    CHECK(means[1].mean == 4);
    CHECK_FALSE(means[1].sd.has_value());
    CHECK(pooled_sd(means) == close_to(1.0));
}

TEST_CASE("competency_means: every level of the scale is counted") {
    auto history = test::history_of(
        {{"a", "x", "k", 1}, {"b", "x", "k", 3}, {"c", "y", "k", 3}, {"a", "x", "m", 2}});
    history.scale = {.minimum = 1, .maximum = 3};
    auto const means = competency_means(history);
    CHECK(means[0].distribution == std::vector<ScoreCount>{{1, 1}, {2, 0}, {3, 2}});
    CHECK(means[1].distribution == std::vector<ScoreCount>{{1, 0}, {2, 1}, {3, 0}});
}

TEST_CASE("competency_means: sds are pooled by their degrees of freedom") {
    // (2 x 1 + 1 x 4) / 3
    CHECK(pooled_sd({{"k", 2, 1.0, 3}, {"m", 0, 2.0, 2}}) == close_to(std::sqrt(2.0)));
    CHECK(pooled_sd({}) == 0);
    CHECK(competency_means(RatingHistory{}).empty());
}
