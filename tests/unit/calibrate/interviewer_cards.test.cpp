// SPDX-License-Identifier: BSL-1.0
#include "support/histories.hpp"

#include <panelscore/calibrate/interviewer_cards.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using panelscore::CardRows;
using panelscore::CardsByInterviewer;

TEST_CASE("interviewer_cards: no ratings, no cards") {
    CHECK(CardsByInterviewer(panelscore::stats::Ratings{}).of(0).empty());
}

TEST_CASE("interviewer_cards: each interviewer's cards, candidates in order") {
    // Rows by candidate, interviewer: a x k, a x m, a y k, b x k.
    auto const ratings =
        panelscore::test::history_of(
            {{"a", "x", "k", 1}, {"a", "x", "m", 2}, {"a", "y", "k", 3}, {"b", "x", "k", 4}})
            .ratings;
    CardsByInterviewer const cards(ratings);
    std::vector<CardRows> const of_x(cards.of(0).begin(), cards.of(0).end());
    CHECK(of_x == std::vector<CardRows>{{0, 0, 0, 2}, {2, 2, 3, 4}});
    CHECK(cards.of(1).size() == 1);
    CHECK(cards.of(1)[0] == CardRows{1, 1, 2, 3});
    CHECK(cards.of(2).empty());
}

TEST_CASE(
    "interviewer_cards: a card without any score has a code, but no place among the others") {
    auto ratings =
        panelscore::test::history_of({{"a", "x", "k", 1}, {"a", "y", "k", 3}}).ratings;
    ratings.card[1] = 2;
    ratings.cards = 3;
    CHECK(CardsByInterviewer(ratings).of(1)[0] == CardRows{2, 1, 1, 2});
}

TEST_CASE("interviewer_cards: two interviews are two cards") {
    auto const ratings =
        panelscore::test::history_of({{"a", "x", "k", 1, "one"}, {"a", "x", "k", 2, "two"}})
            .ratings;
    CHECK(CardsByInterviewer(ratings).of(0).size() == 2);
}
