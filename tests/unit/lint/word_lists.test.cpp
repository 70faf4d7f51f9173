// SPDX-License-Identifier: BSL-1.0
#include <panelscore/lint/word_lists.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("word lists: a team adds words and takes words out") {
    WordLists lists, more;
    lists.vague = {"good", "strong"};
    more.vague = {"-strong", "ok", "good"};
    merge(lists, more);
    CHECK(lists.vague == WordList{"good", "ok"});
}

TEST_CASE("word lists: topics of the same name are joined, new ones added") {
    WordLists lists, more;
    lists.protected_topics = {{"age", "Ask about work.", {"your age"}, {}, {}, {"data age"}}};
    more.protected_topics = {{"age", "", {}, {"age"}, {"too old"}, {"-data age", "cache age"}},
                             {"club", "Leave it out.", {"your club"}, {}, {}, {}}};
    merge(lists, more);
    REQUIRE(lists.protected_topics.size() == 2);
    auto const& age = lists.protected_topics[0];
    CHECK(age.advice == "Ask about work.");
    CHECK(age.may_ask == WordList{"age"});
    CHECK(age.allowed == WordList{"cache age"});
    CHECK(lists.protected_topics[1].topic == "club");
}

TEST_CASE("word lists: what a format elicits is replaced as a whole") {
    WordLists lists, more;
    lists.elicits = {{InterviewFormat::role_play, {QuestionKind::role_play}}};
    more.elicits = {{InterviewFormat::role_play, {QuestionKind::live}},
                    {InterviewFormat::work_sample, {QuestionKind::debug}}};
    merge(lists, more);
    CHECK(lists.elicits == more.elicits);
}

TEST_CASE("word lists: every list has a key of its own") {
    for (auto const& a : named_lists) {
        int same_key = 0, same_list = 0;
        for (auto const& b : named_lists) {
            same_key += a.key == b.key ? 1 : 0;
            same_list += a.list == b.list ? 1 : 0;
        }
        CHECK(same_key == 1);
        CHECK(same_list == 1);
        CHECK_FALSE(a.holds.empty());
    }
}
