// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/lint/words.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("words: case, punctuation, hyphens and apostrophes") {
    CHECK(joined(words_of("The OVER-confident (network's) \"loss\": 0.25!")) ==
          "the over confident network loss 0 25");
    CHECK(joined(words_of("don't, don\xE2\x80\x99t; 'quoted' partner's x\xE2\x80\x94y")) ==
          "don't don't quoted partner x y");
    CHECK(words_of("").empty());
    CHECK(words_of(" ... '' - ").empty());
}

TEST_CASE("words: letters outside ASCII belong to words, signs do not") {
    CHECK(joined(words_of("\xC3\x89tudes na\xC3\xAFves \xE2\x82\xAC"
                          "200")) == "\xC3\xA9tudes na\xC3\xAFves 200");
    CHECK(joined(words_of("2\xC3\x97"
                          "3 a\xC2\xA0"
                          "b")) == "2 3 a b");
    CHECK(words_of("\xE4\xBD\xA0\xE5\xA5\xBD").size() == 1);
}

TEST_CASE("words: broken UTF-8 is passed over without harm") {
    for (char const* text : {"\xC3", "a\xE2\x80", "\xFF\xFE", "\xE2", "x\xF0\x9F"})
        CHECK(words_of(text).size() <= 1);
}

TEST_CASE("words: places are bytes of the text") {
    std::string const text = "A  Very good\tplan";
    auto const words = words_of(text);
    REQUIRE(words.size() == 4);
    CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "Very");
    CHECK(words[3].end == text.size());
}

TEST_CASE("words: counting as a reader does") {
    CHECK(count_words("Picks 8-bit weights - and says why: 0.3 points.") == 8);
    CHECK(count_words(" \n - ") == 0);
}

TEST_CASE("words: shared content words") {
    std::vector<std::string> const stop{"and", "the"};
    auto const a = content_words(words_of("The load and the users"), stop);
    auto const b = content_words(words_of("users and alarms"), stop);
    CHECK(a == std::vector<std::string>{"load", "users"});
    CHECK(shared_words(a, b) == test::close_to(1.0 / 3));
    CHECK(shared_words({}, {}) <= 0);
}

TEST_CASE("words: syllables") {
    CHECK(syllables("cat") == 1);
    CHECK(syllables("model") == 2);
    CHECK(syllables("name") == 1);
    CHECK(syllables("table") == 2);
    CHECK(syllables("the") == 1);
    CHECK(syllables("distribution") == 4);
    CHECK(syllables("12") == 1);
}

TEST_CASE("words: reading grade of a hand-counted text") {
    // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59 = -1.45
    CHECK(reading_grade("The cat sat on the mat.") == test::close_to(-1.45, 1e-9));
    // 6 words, 2 sentences, 6 syllables: 0.39 * 3 + 11.8 - 15.59 = -2.62
    CHECK(reading_grade("The cat sat; on the mat") == test::close_to(-2.62, 1e-9));
    CHECK(reading_grade("") <= 0);
}
