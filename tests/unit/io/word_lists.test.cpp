// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/io/word_lists.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::first_of;

TEST_CASE("word lists: the shipped file fills every list") {
    auto const& lists = test::english();
    CHECK(lists.language == "en");
    for (auto const& named : named_lists) {
        CAPTURE(named.key);
        CHECK_FALSE((lists.*named.list).empty());
    }
    CHECK(lists.protected_topics.size() == 14);
    CHECK(lists.elicits.size() == 5);
}

TEST_CASE("word lists: a team's file may hold one list") {
    auto const read = parse_word_lists(
        R"({"format": "panelscore/words/1", "vague": ["robust", "-strong"]})", "ours.json");
    CHECK(read.problems.empty());
    CHECK(read.value.vague == WordList{"robust", "-strong"});
    CHECK(read.value.degree.empty());
}

TEST_CASE("word lists: everything wrong has its line") {
    auto const read = parse_word_lists(R"({"format": "panelscore/words/1",
  "vage": ["robust"],
  "degree": [1],
  "protected": [{"advice": "x"}],
  "elicits": {"role_play": ["rol_play"]}})",
                                       "ours.json");
    CHECK(first_of(read.problems, "X-01").did_you_mean == "vague");
    CHECK(first_of(read.problems, "X-01").where.line == 2);
    CHECK(first_of(read.problems, "J-03").pointer == "/degree/0");
    CHECK(first_of(read.problems, "J-04").where.line == 4);
    CHECK(first_of(read.problems, "J-09").did_you_mean == "role_play");
    CHECK_FALSE(parse_word_lists("{", "ours.json").ok());
    CHECK_FALSE(parse_word_lists("{}", "ours.json").ok());
}
