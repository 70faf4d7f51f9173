// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/unit_scores.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace panelscore::stats;

TEST_CASE("unit_scores: levels are those declared and those that occur") {
    auto const units = unit_scores({{3, 1}, {}, {2.5}}, {1, 2, 3});
    CHECK(units.levels == std::vector<double>{1, 2, 2.5, 3});
    CHECK(units.size() == 3);
    CHECK(units.ratings(0) == 2);
    CHECK(units.ratings(1) == 0);
    CHECK(std::vector(units.of(0).begin(), units.of(0).end()) ==
          std::vector<std::uint32_t>{0, 3});
    CHECK(units.of(2)[0] == 2);
    CHECK(units.count == std::vector<double>{1, 1, 1});
}

TEST_CASE("unit_scores: the order of scores in a unit does not matter") {
    CHECK(unit_scores({{3, 1, 2}}) == unit_scores({{2, 3, 1}}));
    CHECK(unit_scores({}).size() == 0);
}
