// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/protected.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

namespace {

/// What the rules say when the first question has this text.
Diagnostics asking(std::string text) {
    auto rubric = clean_rubric();
    rubric.competencies[0].questions[0].text = std::move(text);
    return lint_protected(rubric, test::english_vocabulary());
}

/// The same for the first red flag.
Diagnostics flagging(std::string text) {
    auto rubric = clean_rubric();
    rubric.competencies[0].red_flags[0].text = std::move(text);
    return lint_protected(rubric, test::english_vocabulary());
}

} // namespace

TEST_CASE("protected: a clean rubric passes") {
    CHECK(lint_protected(clean_rubric(), test::english_vocabulary()).empty());
}

TEST_CASE("protected: F-01 names the topic and says what to ask instead") {
    auto const found = first_of(asking("Do you have a family to look after?"), "F-01");
    CHECK(found.level == DiagnosticLevel::error);
    CHECK(found.message == "question asks about family");
    CHECK(found.pointer == "/competencies/0/questions/0/text");
    REQUIRE(found.details.size() == 1);
    CHECK(found.details[0] == "Ask about the job itself, for instance on-call duty.");
}

TEST_CASE("protected: F-01 every topic has a question that fires") {
    struct Asked {
        char const* text;
        char const* topic;
    };
    for (auto const& asked : {Asked{"How old are you?", "age"},
                              Asked{"When did you graduate?", "age"},
                              Asked{"What is your date of birth?", "age"},
                              Asked{"Are you married?", "family"},
                              Asked{"Do you plan to have children?", "family"},
                              Asked{"What does your partner do?", "family"},
                              Asked{"Are you pregnant?", "pregnancy"},
                              Asked{"Do you have a disability?", "health"},
                              Asked{"Do you take any medication?", "health"},
                              Asked{"How many days of sick leave did you take?", "health"},
                              Asked{"What is your religion?", "religion"},
                              Asked{"Which holidays do you celebrate?", "religion"},
                              Asked{"Where are you from?", "origin"},
                              Asked{"What is your birthplace?", "origin"},
                              Asked{"What is your mother tongue?", "origin"},
                              Asked{"What is your citizenship?", "origin"},
                              Asked{"What is your ethnic background?", "race"},
                              Asked{"What is your gender?", "gender"},
                              Asked{"What is your sexual orientation?", "sexual orientation"},
                              Asked{"Who did you vote for?", "politics"},
                              Asked{"Are you in a union?", "union membership"},
                              Asked{"Have you ever been arrested?", "criminal record"},
                              Asked{"What type of discharge did you get?", "military service"},
                              Asked{"What is your current salary?", "pay history"}}) {
        CAPTURE(asked.text);
        auto const found = first_of(asking(asked.text), "F-01");
        CHECK(found.level == DiagnosticLevel::error);
        CHECK(found.message == std::string{"question asks about "} + asked.topic);
    }
}

TEST_CASE("protected: F-01 technical uses do not fire") {
    for (char const* text : {"Are you authorised to work in Germany?",
                             "How fast does the data age?",
                             "How fast the data age decides the schedule. What do you do?",
                             "What if judge and candidate are from one family?",
                             "Which model family do you choose?",
                             "How wide is the confidence interval?",
                             "Why can a large network be over-confident?",
                             "The 8-bit model loses six points for one accent group alone.",
                             "Read invoices from 60 countries.",
                             "How do blocked payments get labels?",
                             "Does the partner stay informed?",
                             "Which change paid off for you?",
                             "What leaks when one site has 80% of the patients?",
                             "We want to rank job applicants in the EU with a model.",
                             "Two threads write at once: where is the race condition?",
                             "What is the intersection over union of two boxes?",
                             "How do you separate retrieval from generation errors?",
                             "When do you retire a model?",
                             "How do you pay down technical debt?",
                             "What does a health check of the service report?",
                             "How does the child process end when the parent process dies?",
                             "How do you guard against a man-in-the-middle?"}) {
        CAPTURE(text);
        CHECK(count_code(asking(text), "F-01") == 0);
    }
}

TEST_CASE("protected: F-01 a word that may be technical is a warning") {
    auto const found = first_of(asking("How would error differ by religion?"), "F-01");
    CHECK(found.level == DiagnosticLevel::warning);
    CHECK(found.message == "question may ask about religion: \"religion\"");
    CHECK(found.details.size() == 2);
}

TEST_CASE("protected: F-01 probes count as questions") {
    auto rubric = clean_rubric();
    rubric.competencies[2].questions[1].probes[1] = "Do you have children?";
    auto const found = first_of(lint_protected(rubric, test::english_vocabulary()), "F-01");
    CHECK(found.message == "probe asks about family");
    CHECK(found.pointer == "/competencies/2/questions/1/probes/1");
}

TEST_CASE("protected: F-02 manners in levels and flags") {
    auto rubric = clean_rubric();
    rubric.competencies[0].anchors[2].text = "Speaks without an accent and keeps eye contact.";
    rubric.competencies[0].green_flags[0].text = "Confident handshake";
    rubric.competencies[0].red_flags[0].text = "Not a culture fit";
    auto const problems = lint_protected(rubric, test::english_vocabulary());
    CHECK(count_code(problems, "F-02") == 3);
    CHECK(first_of(problems, "F-02").message ==
          "level 3 is about how somebody comes across: \"accent\" and \"eye contact\"");
    rubric.competencies[0].anchors[2].text = "Compares recall by accent group with a "
                                             "confidence interval that fits the data.";
    CHECK(count_code(lint_protected(rubric, test::english_vocabulary()), "F-02") == 2);
}

TEST_CASE("protected: Q-11 red flags about the person's private facts") {
    CHECK(first_of(flagging("Has small children"), "Q-11").level == DiagnosticLevel::error);
    CHECK(first_of(flagging("Has small children"), "Q-11").message ==
          "red flag is about family");
    CHECK(first_of(flagging("Speaks of politics"), "Q-11").level == DiagnosticLevel::warning);
    CHECK(count_code(flagging("Contempt for data labellers or operations"), "Q-11") == 0);
    CHECK(count_code(flagging("Compares old and new output"), "Q-11") == 0);
}
