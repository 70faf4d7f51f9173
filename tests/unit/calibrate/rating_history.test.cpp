// SPDX-License-Identifier: BSL-1.0
#include <panelscore/calibrate/rating_history.hpp>

#include <doctest/doctest.h>

TEST_CASE("rating_history: a card says neither times, interview nor vote unless told") {
    panelscore::HistoryCard const card;
    CHECK(card.interview == panelscore::HistoryCard::none);
    CHECK(card.group == panelscore::HistoryCard::none);
    CHECK_FALSE(card.interviewed_at.has_value());
    CHECK_FALSE(card.overall.has_value());
    CHECK(panelscore::RatingHistory{}.ratings.size() == 0);
}
