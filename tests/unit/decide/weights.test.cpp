// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/decide/weights.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

using Scores = std::vector<std::optional<double>>;

WeightTable shares(std::vector<std::pair<std::string, double>> const& entries) {
    WeightTable table;
    for (auto const& [id, share] : entries)
        add_competency(table, CompetencyId{id}, share);
    return table;
}

} // namespace

TEST_CASE("weights: 5, 4 and one not observed give 4.5 at coverage two thirds") {
    double const third = 1.0 / 3;
    auto const table = shares({{"a.x", third}, {"a.y", third}, {"a.z", third}});
    Scores const scores{5.0, 4.0, std::nullopt};
    CHECK(*weighted_mean(table, scores) == close_to(4.5));
    CHECK(coverage_of(table, scores) == close_to(2.0 / 3));
}

TEST_CASE("weights: 4, 3, 5 with .4, .3, .3 give 4.0") {
    auto const table = shares({{"a.x", .4}, {"b.y", .3}, {"c.z", .3}});
    CHECK(*weighted_mean(table, Scores{4.0, 3.0, 5.0}) == close_to(4.0));
}

TEST_CASE("weights: an unassessed competency gives its share to its siblings first") {
    // Domain a holds .6 (x .4, y .2), domain b .4. Without y, x carries all .6: .6*5 + .4*2.
    auto const table = shares({{"a.x", .4}, {"a.y", .2}, {"b.z", .4}});
    CHECK(*weighted_mean(table, Scores{5.0, std::nullopt, 2.0}) == close_to(3.8));
}

TEST_CASE("weights: an unassessed domain gives its share to the others in proportion") {
    // a .5, b .3, c .2 without c: (.5*5 + .3*1) / .8 = 3.5
    auto const table = shares({{"a.x", .5}, {"b.y", .3}, {"c.z", .2}});
    CHECK(*weighted_mean(table, Scores{5.0, 1.0, std::nullopt}) == close_to(3.5));
}

TEST_CASE("weights: a competency of weight 0 changes nothing") {
    auto const with = shares({{"a.x", .5}, {"b.y", .5}, {"c.z", 0}, {"a.w", 0}});
    auto const without = shares({{"a.x", .5}, {"b.y", .5}});
    CHECK(weighted_mean(with, Scores{4.0, 3.0, 1.0, 5.0}) ==
          weighted_mean(without, Scores{4.0, 3.0}));
    CHECK(coverage_of(with, Scores{4.0, 3.0, 1.0, std::nullopt}) == 1.0);
    // Its domain does not count as assessed when only the weight-0 sibling was.
    CHECK(*weighted_mean(with, Scores{std::nullopt, 3.0, std::nullopt, 5.0}) == close_to(3.0));
}

TEST_CASE("weights: nothing scored is no composite, not a zero") {
    auto const table = shares({{"a.x", .5}, {"b.y", .5}});
    CHECK_FALSE(weighted_mean(table, Scores{std::nullopt, std::nullopt}).has_value());
    CHECK(coverage_of(table, Scores{std::nullopt, std::nullopt}) == 0.0);
    CHECK_FALSE(weighted_mean({}, {}).has_value());
}

TEST_CASE("weights: bounds use the full declared weights") {
    auto const table = shares({{"a.x", .4}, {"a.y", .2}, {"b.z", .4}});
    Scores const scores{5.0, std::nullopt, 2.0};
    CHECK(composite_if_unrated(table, scores, 1) == close_to(3.0));
    CHECK(composite_if_unrated(table, scores, 5) == close_to(3.8));
}
