// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/agreement_weights.hpp>

#include <doctest/doctest.h>

#include <array>
#include <support/close_to.hpp>

using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("agreement_weights: by hand on a scale with a gap") {
    std::array const levels{1.0, 2.0, 5.0};
    auto const linear = linear_weights(levels);
    auto const quadratic = quadratic_weights(levels);
    CHECK(linear.at(0, 1) == close_to(0.75));      // 1 - 1/4
    CHECK(linear.at(1, 2) == close_to(0.25));      // 1 - 3/4
    CHECK(quadratic.at(0, 1) == close_to(0.9375)); // 1 - 1/16
    CHECK(quadratic.at(1, 2) == close_to(0.4375)); // 1 - 9/16
    CHECK(quadratic.at(0, 2) == 0);
    CHECK(linear.sum() == close_to(3 + 2 * (0.75 + 0.25)));
    // Ordinal, three levels: pairs of levels from one to the other 1 or 3 of 3.
    CHECK(ordinal_weights(3).at(0, 1) == close_to(2.0 / 3));
    CHECK(ordinal_weights(3).at(0, 2) == 0);
    CHECK(identity_weights(3).sum() == 3);
}

TEST_CASE("agreement_weights: adjacent goes by the step of the scale") {
    std::array const halves{1.0, 1.5, 2.0, 3.0};
    CHECK(adjacent_weights(halves, 0.5).at(0, 1) == 1);
    CHECK(adjacent_weights(halves, 0.5).at(0, 2) == 0);
    CHECK(adjacent_weights(halves, 1).at(0, 2) == 1);
    std::array const tenths{0.1, 0.2, 0.30000000000000004};
    CHECK(adjacent_weights(tenths, 0.1).at(1, 2) == 1);
}

TEST_CASE("agreement_weights: from a table of disagreement, and without any") {
    std::array const table{0.0, 2.0, 4.0, 0.0};
    auto const weights = weights_from_disagreement(2, table);
    CHECK(weights.at(0, 1) == 0.5);
    CHECK(weights.at(1, 0) == 0);
    CHECK(weights.at(1, 1) == 1);
    CHECK(weights_from_disagreement(2, std::array{0.0, 0.0, 0.0, 0.0}).at(0, 1) == 1);
    CHECK(linear_weights(std::array{3.0}).at(0, 0) == 1);
}
