// SPDX-License-Identifier: BSL-1.0
#include <panelscore/lint/phrases.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

namespace {
std::string found(PhraseSet const& set, std::string const& text) {
    auto const words = words_of(text);
    return found_words(text, words, set.find(words));
}
} // namespace

TEST_CASE("phrases: the longest one wins, from the left") {
    PhraseSet const set{{"eye", "eye contact", "contact"}};
    CHECK(found(set, "Eye contact, contact eye") == "\"Eye contact\", \"contact\" and \"eye\"");
    CHECK(found(set, "eyes").empty());
    CHECK(set.find(words_of("eye-contact")).size() == 1);
}

TEST_CASE("phrases: beginnings, any word, numbers") {
    PhraseSet const set{{"pregnan*", "# years old", "what does * stand for"}};
    CHECK(found(set, "Pregnancy") == "\"Pregnancy\"");
    CHECK(found(set, "is 52 years old") == "\"52 years old\"");
    CHECK(found(set, "is some years old").empty());
    CHECK(found(set, "What does SGD stand for?") == "\"What does SGD stand for\"");
    CHECK(found(set, "what does stand for").empty());
}

TEST_CASE("phrases: empty ones match nothing") {
    PhraseSet const set{{"", " ", "."}};
    CHECK(set.find(words_of("a b")).empty());
    CHECK(PhraseSet{}.find(words_of("a")).empty());
}

TEST_CASE("phrases: a hit inside an allowed phrase does not count") {
    GuardedPhrases const guarded{PhraseSet{{"confidence", "age"}},
                                 PhraseSet{{"confidence interval", "the data age"}}};
    auto const hits = [&](char const* text) { return guarded.find(words_of(text)).size(); };
    CHECK(hits("a confidence interval") == 0);
    CHECK(hits("confidence in the confidence interval") == 1);
    CHECK(hits("how fast the data age") == 0);
    CHECK(hits("the age") == 1);
}

TEST_CASE("phrases: lists read as a sentence, each entry once") {
    CHECK(listed({}).empty());
    CHECK(listed({"a"}) == "a");
    CHECK(listed({"a", "b", "a"}) == "a and b");
    CHECK(listed({"a", "b", "c"}) == "a, b and c");
}
