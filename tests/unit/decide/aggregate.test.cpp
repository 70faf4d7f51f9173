// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/decide/aggregate.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

TEST_CASE("aggregate: no scores give no number") {
    for (auto const way : {Aggregate::mean, Aggregate::median, Aggregate::trimmed})
        CHECK_FALSE(combine(way, {}).has_value());
}

TEST_CASE("aggregate: mean, median and trimmed of odd and even counts") {
    std::vector<double> const five{1, 4, 4, 5, 5};
    CHECK(*combine(Aggregate::mean, five) == close_to(3.8));
    CHECK(*combine(Aggregate::median, five) == 4.0);
    CHECK(*combine(Aggregate::trimmed, five) == close_to(13.0 / 3));
    std::vector<double> const four{5, 1, 4, 3};
    CHECK(*combine(Aggregate::median, four) == 3.5);
    // Four scores are too few to drop two of them.
    CHECK(*combine(Aggregate::trimmed, four) == close_to(3.25));
}

TEST_CASE("aggregate: a judging panel's trimmed mean drops one mark at each end") {
    // Nine component marks of one figure-skating performance: without 6.25 and 8.00 the
    // remaining seven sum to 49.75.
    std::vector<double> const marks{7.00, 6.25, 7.25, 7.00, 8.00, 7.25, 7.00, 7.00, 7.25};
    CHECK(*combine(Aggregate::trimmed, marks) == close_to(49.75 / 7));
}
