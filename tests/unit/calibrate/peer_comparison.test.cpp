// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"
#include "support/oracle.hpp"

#include <panelscore/calibrate/peer_comparison.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace panelscore;
using test::close_to;

namespace {

std::vector<ClusteredSums> differences(stats::Ratings const& ratings) {
    return peer_differences(ratings, [&](std::size_t row) { return ratings.score[row]; });
}

} // namespace

TEST_CASE("peer_comparison: own score minus the mean of the others, by hand") {
    // candidate a, competency k: x 2, y 3, z 5.  x: 2 - 4 = -2   y: 3 - 3.5 = -0.5
    // z: 5 - 2.5 = 2.5.  competency m: x 4, y 4: 0 each.  candidate b: y alone, left out.
    auto const ratings = test::history_of({{"a", "x", "k", 2},
                                           {"a", "y", "k", 3},
                                           {"a", "z", "k", 5},
                                           {"a", "x", "m", 4},
                                           {"a", "y", "m", 4},
                                           {"b", "y", "k", 1}})
                             .ratings;
    auto const all = differences(ratings);
    CHECK(all[0].n == 2);
    CHECK(all[0].mean() == close_to(-1.0));
    CHECK(all[1].n == 2);
    CHECK(all[1].mean() == close_to(-0.25));
    CHECK(all[2].n == 1);
    CHECK(all[2].mean() == close_to(2.5));
}

TEST_CASE("peer_comparison: two interviews of one interviewer are one voice") {
    // x 2 and 4 with candidate a: mean 3; y 5: 5 - 3 = 2, not 5 - 4.
    auto const ratings =
        test::history_of(
            {{"a", "x", "k", 2, "one"}, {"a", "x", "k", 4, "two"}, {"a", "y", "k", 5, "one"}})
            .ratings;
    auto const all = differences(ratings);
    CHECK(all[0].n == 1);
    CHECK(all[0].mean() == close_to(-2.0));
    CHECK(all[1].mean() == close_to(2.0));
}

TEST_CASE("peer_comparison: the interval is that of candidates, not of ratings") {
    // Two candidates with sums 2 (two cells) and -1 (one cell): mean 1/3,
    // residual sums 2 - 2/3 = 4/3 and -1 - 1/3 = -4/3: variance 2 (2 x 16/9) / 9 = 64/81.
    ClusteredSums sums;
    sums.add(2, 2);
    sums.add(1, -1);
    CHECK(sums.standard_error() == close_to(8.0 / 9));
    auto const found = sums.estimate(0.95);
    REQUIRE(found);
    CHECK(found->n == 3);
    CHECK(*found->upper == close_to(1.0 / 3 + 12.706204736174707 * 8 / 9, 1e-9));
    CHECK(*found->lower == close_to(1.0 / 3 - 12.706204736174707 * 8 / 9, 1e-9));
}

TEST_CASE("peer_comparison: no colleague, no difference, one candidate, no interval") {
    auto const alone = test::history_of({{"a", "x", "k", 2}, {"b", "y", "k", 3}}).ratings;
    CHECK(differences(alone)[0].estimate(0.95).reason() == Undefined::too_few);
    auto const one = test::history_of({{"a", "x", "k", 2}, {"a", "y", "k", 3}}).ratings;
    auto const found = differences(one)[0].estimate(0.95);
    REQUIRE(found);
    CHECK(found->estimate == -1);
    CHECK_FALSE(found->lower.has_value());
    CHECK(differences(stats::Ratings{}).empty());
}

TEST_CASE("peer_comparison: equal differences leave no spread") {
    ClusteredSums sums;
    for (int i = 0; i < 50; ++i)
        sums.add(3, 3 * 0.1);
    CHECK(sums.standard_error() == 0);
}

TEST_CASE("peer_comparison: the reference panels") {
    for (std::string const set : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes",
                                  "sim_calibration_8x12x5", "guilford_1954"}) {
        CAPTURE(set);
        auto const history = test::history_of(test::oracle_rows(set + "/data.csv"));
        auto const expected = test::oracle_table(set + "/ref_interviewer_descriptives.csv");
        auto const all = differences(history.ratings);
        REQUIRE(expected.size() == all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(-all[i].mean() ==
                  close_to(std::stod(expected[i].at("severity_peer")), 1e-9, 1e-13));
            CHECK(all[i].n == std::stoul(expected[i].at("peer_cells")));
        }
    }
}

TEST_CASE("peer_comparison: the middle of a scale") {
    ScoreScale const five{.minimum = 1, .maximum = 5};
    CHECK(is_midpoint(3, five));
    CHECK_FALSE(is_midpoint(2, five));
    CHECK_FALSE(is_midpoint(3.5, five));
    ScoreScale const four{.minimum = 1, .maximum = 4};
    CHECK(is_midpoint(2, four));
    CHECK(is_midpoint(3, four));
    CHECK_FALSE(is_midpoint(1, four));
    CHECK(is_midpoint(10, {.minimum = 0, .maximum = 20, .step = 0}));
}
