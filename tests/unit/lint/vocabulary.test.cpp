// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/vocabulary.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("vocabulary: past tense in -ed, listed forms, and words that only look so") {
    auto const past = [](char const* text) {
        return test::english_vocabulary().past_tense(words_of(text));
    };
    CHECK(past("adopted by others"));
    CHECK(past("Set a standard"));
    CHECK(past("a result that broke an expectation"));
    CHECK_FALSE(past("based on need, unaided, embed speed"));
    CHECK_FALSE(past("sets a standard"));
}

TEST_CASE("vocabulary: no topic allows away what it asks for") {
    for (auto const& topic : test::english().protected_topics) {
        PhraseSet const allowed{topic.allowed};
        for (auto const* list : {&topic.questions, &topic.facts})
            for (auto const& phrase : *list) {
                CAPTURE(phrase);
                GuardedPhrases const guarded{PhraseSet{{phrase}}, allowed};
                auto text = phrase;
                for (auto& letter : text)
                    if (letter == '#')
                        letter = '5';
                    else if (letter == '*')
                        letter = 'x';
                CHECK(guarded.find(words_of(text)).size() == 1);
            }
        CHECK_FALSE(topic.advice.empty());
    }
}

TEST_CASE("vocabulary: a model or a role of its own concerns all competencies") {
    auto rubric = test::clean_rubric();
    CHECK(concerned(rubric).size() == 5);
    rubric.role.reset();
    CHECK(concerned(rubric).size() == 5);
}
