// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/percent_agreement.hpp>

#include <doctest/doctest.h>

#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("percent_agreement: exact and adjacent by hand") {
    // (3,3,4): 1 of 3 pairs, all within 1; (2,5): none; (1): no pair.
    auto const units = unit_scores({{3, 3, 4}, {2, 5}, {1}}, {1, 2, 3, 4, 5});
    auto const exact = percent_agreement(units, identity_weights(5), 0.95);
    auto const adjacent = percent_agreement(units, adjacent_weights(units.levels, 1), 0.95);
    CHECK(exact->value.estimate == close_to(1.0 / 6));
    CHECK(adjacent->value.estimate == close_to(0.5));
    CHECK(exact->value.n == 2);
    CHECK(exact->expected == 0);
}

TEST_CASE("percent_agreement: all the same is agreement, not a missing number") {
    auto const value =
        percent_agreement(unit_scores({{2, 2}, {2, 2}}), identity_weights(1), 0.95);
    CHECK(value->value.estimate == 1);
    CHECK(*value->value.lower == 1);
}

TEST_CASE("percent_agreement: nobody rated twice") {
    CHECK(percent_agreement(unit_scores({{2}, {3}}), identity_weights(2), 0.95).reason() ==
          Undefined::too_few);
}
