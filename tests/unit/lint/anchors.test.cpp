// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/anchors.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

namespace {

/// What the rules say when level 3 of the first competency has this text.
Diagnostics with_level_3(std::string text) {
    auto rubric = clean_rubric();
    rubric.competencies[0].anchors[2].text = std::move(text);
    return lint_anchors(rubric, test::english_vocabulary());
}

} // namespace

TEST_CASE("anchors: a clean rubric passes every rule") {
    CHECK(lint_anchors(clean_rubric(), test::english_vocabulary()).empty());
}

TEST_CASE("anchors: L-01 each level has a text") {
    auto rubric = clean_rubric();
    rubric.competencies[1].anchors.erase(rubric.competencies[1].anchors.begin() + 1);
    rubric.competencies[2].anchors[0].text = " . ";
    auto const problems = lint_anchors(rubric, test::english_vocabulary());
    CHECK(count_code(problems, "L-01") == 2);
    CHECK(problems[0].message == "level 2 of craft.two has no text");
    CHECK(problems[0].pointer == "/competencies/1/anchors");
    CHECK(problems[0].level == DiagnosticLevel::error);
    CHECK(problems[1].pointer == "/competencies/2/anchors/1");
}

TEST_CASE("anchors: L-05 counts words as a reader does") {
    CHECK(first_of(with_level_3("Names one thing only."), "L-05").message ==
          "level 3 of craft.one has 4 words; 12 to 45 are read and still say enough");
    std::string longer = "Names";
    for (int i = 0; i < 45; ++i)
        longer += " w" + std::to_string(i);
    CHECK(count_code(with_level_3(longer), "L-05") == 1);
    CHECK(count_code(with_level_3(longer.substr(0, longer.rfind(' '))), "L-05") == 0);
}

TEST_CASE("anchors: L-06 vague words, named as written") {
    auto const found = first_of(
        with_level_3(
            "Names Good and adequate baselines for the case and the reasons for each."),
        "L-06");
    CHECK(found.message ==
          "level 3 of craft.one says \"Good\" and \"adequate\", which each reader fills "
          "differently");
    CHECK(found.pointer == "/competencies/0/anchors/3");
    CHECK(count_code(with_level_3("Names goods and wells for the case at hand and the reasons "
                                  "for each of them."),
                     "L-06") == 0);
}

TEST_CASE("anchors: L-07 degrees, but not technical pairs") {
    CHECK(count_code(with_level_3("Names mostly the users, the load and the failure of each "
                                  "part of the system."),
                     "L-07") == 1);
    CHECK(count_code(with_level_3("Names many-to-one joins, deep learning and multiple "
                                  "comparisons as sources of the error, and few-shot use."),
                     "L-07") == 0);
}

TEST_CASE("anchors: L-09 traits, but not confidence intervals or over-confident networks") {
    CHECK(count_code(with_level_3("Shows a passionate and confident style when the board is "
                                  "used for the case."),
                     "L-09") == 1);
    CHECK(count_code(with_level_3("Defines a confidence interval, explains the over-confident "
                                  "network, compares recall by accent group, budgets latency "
                                  "and energy."),
                     "L-09") == 0);
}

TEST_CASE("anchors: L-10 starts with doing or saying, and nothing hidden") {
    CHECK(first_of(with_level_3("Good at naming the users, the load and the failure of each "
                                "part of it."),
                   "L-10")
              .message ==
          "level 3 of craft.one starts with \"Good\", not with a listed verb of "
          "doing or saying");
    CHECK(
        first_of(with_level_3("Says what the load is and understands the failure of each part "
                              "of it."),
                 "L-10")
            .message ==
        "level 3 of craft.one says \"understands\", which cannot be seen or heard");
    CHECK(count_code(with_level_3("Versions data, code and model, and restores the last one "
                                  "within minutes."),
                     "L-10") == 0);
}

TEST_CASE("anchors: L-11 terms run through three of five levels") {
    auto rubric = clean_rubric();
    rubric.competencies[0].indicators = {{"a", "size of the load", {"load", "peak traffic"}}};
    auto& anchors = rubric.competencies[0].anchors;
    anchors[0].text += " Loads.";
    anchors[1].text += " Peak traffic.";
    auto const found = first_of(lint_anchors(rubric, test::english_vocabulary()), "L-11");
    CHECK(found.message == "the terms of \"size of the load\" appear in 2 of 5 levels of "
                           "craft.one; 3 are the least");
    CHECK(found.pointer == "/competencies/0/indicators/0");
    anchors[3].text += " Loaded.";
    CHECK(count_code(lint_anchors(rubric, test::english_vocabulary()), "L-11") == 0);
}

TEST_CASE("anchors: L-13 school grade of English texts only") {
    auto rubric = clean_rubric();
    rubric.competencies[0].anchors[2].text =
        "Operationalises organisational interdependencies, institutionalises "
        "experimentation methodologies and systematically characterises heterogeneous "
        "infrastructural responsibilities.";
    auto const found = first_of(lint_anchors(rubric, test::english_vocabulary()), "L-13");
    CHECK(found.level == DiagnosticLevel::information);
    rubric.language = "fr";
    CHECK(count_code(lint_anchors(rubric, test::english_vocabulary()), "L-13") == 0);
}

TEST_CASE("anchors: L-15 the top level asks for a past result") {
    auto rubric = clean_rubric();
    auto const top = [&](std::string text) {
        rubric.competencies[0].anchors[4].text = std::move(text);
        return count_code(lint_anchors(rubric, test::english_vocabulary()), "L-15");
    };
    CHECK(top("Shows how the unaided design is based on need and speed.") == 1);
    CHECK(top("Shows a design that outlived a cleverer one.") == 0);
    CHECK(top("Shows a design that others adopted.") == 0);
    CHECK(top("Reports an own result that broke an expectation.") == 0);
    rubric.competencies[0].anchors[4].requires_past = true;
    CHECK(top("Shows a document that others use.") == 0);
}

TEST_CASE("anchors: L-15 looks at the best level, whichever way the scale runs") {
    auto rubric = clean_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    auto const problems = lint_anchors(rubric, test::english_vocabulary());
    CHECK(count_code(problems, "L-15") == 5);
    CHECK(first_of(problems, "L-15").pointer == "/competencies/0/anchors/1");
}

TEST_CASE("anchors: a role speaks only of the borrowed competencies it weights or plans") {
    auto rubric = clean_rubric();
    rubric.competencies[4].anchors[2].text = "Good.";
    rubric.uses = "model.json";
    CHECK(count_code(lint_anchors(rubric, test::english_vocabulary()), "L-06") == 1);
    rubric.role->weights.pop_back();
    CHECK(count_code(lint_anchors(rubric, test::english_vocabulary()), "L-06") == 1);
    for (auto& interview : rubric.role->interviews)
        interview.competencies.pop_back();
    CHECK(count_code(lint_anchors(rubric, test::english_vocabulary()), "L-06") == 0);
    rubric.uses.clear();
    CHECK(count_code(lint_anchors(rubric, test::english_vocabulary()), "L-06") == 1);
}
