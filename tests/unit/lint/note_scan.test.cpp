// SPDX-License-Identifier: BSL-1.0
#include "support/english.hpp"

#include <panelscore/lint/note_scan.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

namespace {
NoteScan const& scan() {
    static NoteScan const made{test::english()};
    return made;
}
} // namespace

TEST_CASE("note scan: counts words as a reader does") {
    for (char const* note :
         {"", " - ", "Picks 8-bit weights - and says why: 0.3 points.",
          "\xE2\x80\x9CQuoted\xE2\x80\x9D", "\xC3\x89tat of the na\xC3\xAFve one", "a\tb\nc"}) {
        CAPTURE(std::string{note});
        CHECK(scan().look(note).words == count_words(note));
    }
}

TEST_CASE("note scan: judgements only") {
    CHECK(scan()
              .look("Very good candidate, strong answers and a great attitude.")
              .judgements_only);
    CHECK(scan().look("good").judgements_only);
    CHECK_FALSE(scan().look("Very good split by customer and quarter.").judgements_only);
    CHECK_FALSE(scan().look("").judgements_only);
}

TEST_CASE("note scan: past results by a word or by a phrase") {
    auto const names = [](char const* note) {
        return scan().names_past_result(note, scan().look(note));
    };
    CHECK(names("Showed how the monitor she built is read by four teams."));
    CHECK(names("The rule is still used."));
    CHECK_FALSE(names("Would split the traffic and would watch the alarms."));
    CHECK_FALSE(names(""));
}

TEST_CASE("note scan: protected facts are named by topic") {
    struct Noted {
        char const* note;
        char const* topic;
    };
    for (auto const& noted :
         {Noted{"He is 52 years old and asked for the load.", "age"},
          Noted{"Said her husband works nights.", "family"},
          Noted{"Has two kids; can not travel.", "family"},
          Noted{"She is PREGNANT, back in May.", "pregnancy"},
          Noted{"Mentioned a long sick leave.", "health"},
          Noted{"Autistic, as he told me.", "health"}, Noted{"Wears a hijab.", "religion"},
          Noted{"Strong accent, from Lyon.", "origin"}, Noted{"Needs a visa.", "origin"},
          Noted{"Black candidate.", "race"}, Noted{"Is transgender.", "gender"},
          Noted{"Is gay.", "sexual orientation"},
          Noted{"A union rep before.", "union membership"},
          Noted{"Was arrested once.", "criminal record"},
          Noted{"Dishonourable discharge.", "military service"},
          Noted{"Current salary is 80.", "pay history"},
          Noted{"Her fianc\xC3\xA9 moved.", "family"},
          Noted{"The husband\xE2\x80\x99s job.", "family"}}) {
        CAPTURE(noted.note);
        CHECK(scan().look(noted.note).topic == noted.topic);
    }
}

TEST_CASE("note scan: technical notes hold no protected fact") {
    for (char const* note :
         {"Asked how fast the data age before any retraining.",
          "Chose one model family and said why.", "Compared recall by accent group.",
          "Gave a confidence interval; the network was over-confident.",
          "Authorised to work in Germany.", "Asked for error by gender and by age group.",
          "Found the race condition in the child process.",
          "Computed intersection over union for each class.",
          "One partner's traffic doubled, saw one partner double.",
          "Restricted counterfactuals to income and debt, not age.",
          "Patient-level unit; one hospital dominates.", "Retired the model after a year."}) {
        CAPTURE(note);
        CHECK(scan().look(note).topic.empty());
    }
}

TEST_CASE("note scan: the pass misses no phrase that a full search would find") {
    for (auto const& topic : test::english().protected_topics)
        for (auto const* list : {&topic.questions, &topic.facts})
            for (auto phrase : *list) {
                for (auto& letter : phrase)
                    letter = letter == '#' ? '5' : letter == '*' ? 'x' : letter;
                CAPTURE(phrase);
                CHECK_FALSE(scan().look("Then (" + phrase + "), he said.").topic.empty());
            }
}

TEST_CASE("note scan: prints tell texts apart, not case and spaces") {
    auto const print = [](char const* note) { return scan().look(note).print; };
    CHECK(print("Asked for  the load.") == print("asked for the LOAD"));
    CHECK(print("Asked for the load.") != print("Asked the load for."));
    CHECK(print("ab c") != print("a bc"));
}

TEST_CASE("note scan: the shipped calibration notes hold no protected fact") {
    auto const text = test::project_file("rubrics/ml-competencies.json");
    for (std::size_t at = text.find("\"note\": "); at != std::string::npos;
         at = text.find("\"note\": ", at + 1)) {
        auto const note = text.substr(at, text.find('\n', at) - at);
        CAPTURE(note);
        CHECK(scan().look(note).topic.empty());
    }
}
