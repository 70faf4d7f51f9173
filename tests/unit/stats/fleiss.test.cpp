// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/fleiss.hpp>

#include <doctest/doctest.h>

#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("fleiss: by hand") {
    // Units (1,1,1) (1,2,2) (2,2,2) (1,1,2): agreement 1 1/3 1 1/3, mean 2/3; 6 of 12 are 1,
    // chance 1/2; kappa = 1/3.
    auto const value = fleiss_kappa(unit_scores({{1, 1, 1}, {1, 2, 2}, {2, 2, 2}, {1, 1, 2}}),
                                    identity_weights(2), 0.95);
    CHECK(value->observed == close_to(2.0 / 3));
    CHECK(value->expected == close_to(0.5));
    CHECK(value->value.estimate == close_to(1.0 / 3));
    CHECK(value->value.n == 4);
}

TEST_CASE("fleiss: complete agreement is 1, complete disagreement of two is -1") {
    CHECK(fleiss_kappa(unit_scores({{1, 1}, {2, 2}}), identity_weights(2), 0.95)
              ->value.estimate == close_to(1));
    CHECK(fleiss_kappa(unit_scores({{1, 2}, {2, 1}}), identity_weights(2), 0.95)
              ->value.estimate == close_to(-1));
}

TEST_CASE("fleiss: too little to say") {
    CHECK(fleiss_kappa(unit_scores({{1}}), identity_weights(1), 0.95).reason() ==
          Undefined::too_few);
    CHECK(fleiss_kappa(unit_scores({{4, 4}, {4, 4, 4}}, {1, 4}), identity_weights(2), 0.95)
              .reason() == Undefined::no_variance);
}

TEST_CASE("fleiss: a wider level asks for a wider interval") {
    auto const units = unit_scores({{1, 2, 3}, {2, 2}, {3, 3, 1}, {1, 1}, {2, 3}});
    auto const narrow = fleiss_kappa(units, linear_weights(units.levels), 0.80);
    auto const wide = fleiss_kappa(units, linear_weights(units.levels), 0.99);
    CHECK(*wide->value.lower < *narrow->value.lower);
    CHECK(narrow->value.estimate == wide->value.estimate);
}
