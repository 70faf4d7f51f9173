// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/model/scale.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using panelscore::test::five_levels;

TEST_CASE("scale: without a step only declared levels may be given") {
    auto const scale = five_levels();
    CHECK(scale.allows(1));
    CHECK(scale.allows(5));
    CHECK_FALSE(scale.allows(3.5));
    CHECK_FALSE(scale.allows(0));
    CHECK_FALSE(scale.allows(6));
    CHECK(scale.contains(3.5));
}

TEST_CASE("scale: with a step its multiples may be given, up to the ends") {
    auto scale = five_levels();
    scale.step = 0.1;
    CHECK(scale.allows(1.7));
    CHECK(scale.allows(4.9999999999));
    CHECK_FALSE(scale.allows(1.75));
    CHECK_FALSE(scale.allows(5.1));
    CHECK_FALSE(scale.allows(0.9));
}

TEST_CASE("scale: direction turns the ends round") {
    auto scale = five_levels();
    CHECK(scale.best() == 5);
    CHECK(scale.worst() == 1);
    scale.direction = Direction::lower_is_better;
    CHECK(scale.best() == 1);
    CHECK(scale.worst() == 5);
    CHECK(scale.sign() == -1);
    CHECK(scale.range() == 4);
}

TEST_CASE("scale: a level is found by its score") {
    auto const scale = five_levels();
    REQUIRE(scale.find(3.0000000001) != nullptr);
    CHECK(scale.find(3.0000000001)->label == "Applied");
    CHECK(scale.find(3.1) == nullptr);
}

TEST_CASE("scale: without levels nothing may be given") {
    CHECK_FALSE(Scale{}.contains(1));
    CHECK_FALSE(Scale{}.allows(1));
}
