// SPDX-License-Identifier: BSL-1.0
#include "support/cards.hpp"

#include <panelscore/model/scorecard.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("scorecard: not observed and not asked differ, and neither is a zero") {
    auto const written = card("i-1", "ml_depth", {{"a.x", 4}, {"a.y", std::nullopt}});
    REQUIRE(written.rating(CompetencyId{"a.x"}) != nullptr);
    CHECK(written.rating(CompetencyId{"a.x"})->score == 4.0);
    REQUIRE(written.rating(CompetencyId{"a.y"}) != nullptr);
    CHECK_FALSE(written.rating(CompetencyId{"a.y"})->score.has_value());
    CHECK(written.rating(CompetencyId{"a.z"}) == nullptr);
}

TEST_CASE("scorecard: a card is independent and without a vote unless it says otherwise") {
    Scorecard const empty;
    CHECK(empty.phase == Phase::independent);
    CHECK_FALSE(empty.overall.has_value());
}
