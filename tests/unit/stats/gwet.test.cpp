// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/gwet.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("gwet: AC1 by hand, and why kappa is not enough") {
    // Twenty pairs: 18 times (1,1), one (1,2), one (2,1). Agreement 0.9; shares 38/40 and 2/40;
    // chance 2 x 0.95 x 0.05 = 0.095; AC1 = 0.805/0.905.
    std::vector<std::vector<double>> units(18, {1, 1});
    units.push_back({1, 2});
    units.push_back({2, 1});
    auto const value = gwet_coefficient(unit_scores(units), identity_weights(2), 0.95);
    CHECK(value->observed == close_to(0.9));
    CHECK(value->expected == close_to(0.095));
    CHECK(value->value.estimate == close_to(0.805 / 0.905));
    CHECK(value->value.n == 20);
    CHECK(*value->value.lower < value->value.estimate);
    CHECK(*value->value.upper <= 1);
}

TEST_CASE("gwet: a level of the scale that nobody used counts") {
    auto const units = unit_scores({{2, 2}, {3, 2}, {3, 3}});
    auto const declared = unit_scores({{2, 2}, {3, 2}, {3, 3}}, {1, 2, 3});
    auto const observed = gwet_coefficient(units, identity_weights(2), 0.95);
    auto const right = gwet_coefficient(declared, identity_weights(3), 0.95);
    // Shares 1/2 and 1/2: chance 2/(2 x 1) x 1/4 x 2 = 1/2, with three levels 3/(3 x 2)/2.
    CHECK(observed->expected == close_to(0.5));
    CHECK(right->expected == close_to(0.25));
}

TEST_CASE("gwet: too little to say") {
    CHECK(gwet_coefficient(unit_scores({}, {1, 2}), identity_weights(2), 0.95).reason() ==
          Undefined::too_few);
    CHECK(gwet_coefficient(unit_scores({{1}, {2}}), identity_weights(2), 0.95).reason() ==
          Undefined::too_few);
    CHECK(gwet_coefficient(unit_scores({{1, 1}, {1, 1}}, {1, 2}), identity_weights(2), 0.95)
              .reason() == Undefined::no_variance);
    CHECK(!gwet_coefficient(unit_scores({{1, 2}}), identity_weights(2), 0.95)->value.lower);
}

TEST_CASE("gwet: units in any order, or counted, give the same") {
    std::vector<std::vector<double>> units{{1, 2, 3}, {2, 2}, {3, 3, 3, 1}, {1}, {2, 3}};
    std::vector<double> const levels{1, 2, 3};
    auto const weights = quadratic_weights(levels);
    auto const before = gwet_coefficient(unit_scores(units), weights, 0.95);
    std::reverse(units.begin(), units.end());
    auto const after = gwet_coefficient(unit_scores(units), weights, 0.95);
    CHECK(before->value.estimate == close_to(after->value.estimate));
    CHECK(*before->standard_error == close_to(*after->standard_error));
    auto twice = units;
    twice.insert(twice.end(), units.begin(), units.end());
    auto counted = unit_scores(units);
    std::fill(counted.count.begin(), counted.count.end(), 2.0);
    CHECK(*gwet_coefficient(counted, weights, 0.95)->standard_error ==
          close_to(*gwet_coefficient(unit_scores(twice), weights, 0.95)->standard_error));
}
