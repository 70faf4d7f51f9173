// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"
#include "support/oracle.hpp"

#include <panelscore/calibrate/score_use.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace panelscore;
using test::close_to;

TEST_CASE("score_use: levels are the steps of the scale") {
    CHECK(score_levels({.minimum = 1, .maximum = 5}) == std::vector<double>{1, 2, 3, 4, 5});
    CHECK(score_levels({.minimum = 0, .maximum = 1, .step = 0.5}) ==
          std::vector<double>{0, 0.5, 1});
    CHECK(score_levels({.minimum = 2, .maximum = 2}) == std::vector<double>{2});
    CHECK(score_levels({.minimum = 0, .maximum = 100, .step = 0.01}).size() == coarse_levels);
    CHECK(score_levels({.minimum = 0, .maximum = 20, .step = 0}).size() == coarse_levels);
}

TEST_CASE("score_use: mean, sd and distribution by hand") {
    // 1, 3, 3, 5: mean 3, squares 4 + 0 + 0 + 4 = 8, sd = sqrt(8 / 3)
    auto const ratings =
        test::history_of(
            {{"a", "x", "k", 1}, {"a", "x", "m", 3}, {"b", "x", "k", 3}, {"b", "x", "m", 5}})
            .ratings;
    CardsByInterviewer const cards(ratings);
    auto const use = score_use(ratings, cards.of(0), std::vector<double>{1, 2, 3, 4, 5});
    CHECK(use.ratings == 4);
    CHECK(use.mean == 3);
    CHECK(*use.sd == close_to(std::sqrt(8.0 / 3)));
    CHECK(use.distribution == std::vector<ScoreCount>{{1, 1}, {2, 0}, {3, 2}, {4, 0}, {5, 1}});
    CHECK(use.range_use == close_to(0.6));
}

TEST_CASE("score_use: scores between levels count for the nearest, halves upwards") {
    auto const ratings =
        test::history_of({{"a", "x", "k", 1.4}, {"a", "x", "m", 1.5}, {"a", "x", "n", 2}})
            .ratings;
    auto const use =
        score_use(ratings, CardsByInterviewer(ratings).of(0), std::vector<double>{1, 2});
    CHECK(use.distribution == std::vector<ScoreCount>{{1, 1}, {2, 2}});
}

TEST_CASE("score_use: one rating has no sd, none has no mean") {
    auto const ratings = test::history_of({{"a", "x", "k", 4}}).ratings;
    std::vector<double> const levels{1, 2, 3, 4, 5};
    auto const one = score_use(ratings, CardsByInterviewer(ratings).of(0), levels);
    CHECK(one.mean == 4);
    CHECK_FALSE(one.sd.has_value());
    auto const none = score_use(ratings, {}, levels);
    CHECK(none.ratings == 0);
    CHECK(none.distribution.size() == 5);
    CHECK(none.range_use == 0);
}

TEST_CASE("score_use: the reference panels") {
    struct Set {
        std::string name{};
        ScoreScale scale{};
    };
    for (Set const& set : {Set{"sim_panel_60x14x4", {.minimum = 1, .maximum = 5}},
                           Set{"sim_panel_36x9x4_extremes", {.minimum = 1, .maximum = 5}},
                           Set{"sim_calibration_8x12x5", {.minimum = 1, .maximum = 5}},
                           Set{"guilford_1954", {.minimum = 1, .maximum = 9}}}) {
        CAPTURE(set.name);
        auto const history = test::history_of(test::oracle_rows(set.name + "/data.csv"));
        auto const expected =
            test::oracle_table(set.name + "/ref_interviewer_descriptives.csv");
        auto const levels = score_levels(set.scale);
        CardsByInterviewer const cards(history.ratings);
        REQUIRE(expected.size() == history.interviewers.size());
        for (std::uint32_t i = 0; i < history.interviewers.size(); ++i) {
            auto const& row = expected[i];
            CHECK(row.at("interviewer") == history.interviewers[i]);
            auto const use = score_use(history.ratings, cards.of(i), levels);
            auto const n = static_cast<double>(use.ratings);
            CHECK(n == std::stod(row.at("n")));
            CHECK(use.mean == close_to(std::stod(row.at("mean")), 1e-9));
            CHECK(use.sd.value() == close_to(std::stod(row.at("sd")), 1e-9, 1e-12));
            auto const middle = use.distribution[use.distribution.size() / 2].count;
            CHECK(static_cast<double>(middle) / n ==
                  close_to(std::stod(row.at("central_share")), 1e-9));
            CHECK(static_cast<double>(use.distribution.front().count) / n ==
                  close_to(std::stod(row.at("floor_share")), 1e-9));
            CHECK(static_cast<double>(use.distribution.back().count) / n ==
                  close_to(std::stod(row.at("ceiling_share")), 1e-9));
        }
    }
}
