// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/anchor_pairs.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

namespace {

Diagnostics pairs(Rubric const& rubric) {
    Diagnostics problems;
    detail::check_pairs(rubric, 0, test::english_vocabulary(), problems);
    detail::check_overlap(rubric, concerned(rubric), test::english_vocabulary(), problems);
    return problems;
}

/// What the rules say of two neighbouring levels, 3 and 4.
Diagnostics levels(std::string third, std::string fourth) {
    auto rubric = clean_rubric();
    rubric.competencies[0].anchors[2].text = std::move(third);
    rubric.competencies[0].anchors[3].text = std::move(fourth);
    return pairs(rubric);
}

} // namespace

TEST_CASE("anchor pairs: nothing against a clean rubric") {
    CHECK(pairs(clean_rubric()).empty());
}

TEST_CASE("anchor pairs: L-02 the same but for case and spaces") {
    auto const problems = levels("Sets up  monitoring.", "sets up Monitoring");
    CHECK(count_code(problems, "L-02") == 1);
    CHECK(problems[0].message == "levels 3 and 4 of craft.one have the same text");
    CHECK(count_code(problems, "L-03") == 0);
    CHECK(count_code(levels("Sets up monitoring.", "Sets up alarms."), "L-02") == 0);
}

TEST_CASE("anchor pairs: L-03 warns above half, tells above three tenths") {
    auto const near = levels("Names users, load, latency and failure.",
                             "Names users, load, latency and budget.");
    CHECK(first_of(near, "L-03").level == DiagnosticLevel::warning);
    CHECK(first_of(near, "L-03").message ==
          "levels 3 and 4 of craft.one share 67 % of their content words");
    auto const half = levels("Names users, load, latency, failure.",
                             "Names users, load, budget, owner, alarms.");
    CHECK(first_of(half, "L-03").level == DiagnosticLevel::information);
    CHECK(count_code(levels("Names users, load, latency, failure.",
                            "Names budget, owner, alarms, tests."),
                     "L-03") == 0);
}

TEST_CASE("anchor pairs: L-04 one behaviour under two names") {
    auto rubric = clean_rubric();
    rubric.competencies[3].anchors[1].text = rubric.competencies[0].anchors[1].text;
    auto const found = first_of(pairs(rubric), "L-04");
    CHECK(found.pointer == "/competencies/3/anchors/2");
    CHECK(found.message ==
          "level 2 of talk.four shares 100 % of its content words with craft.one");
    rubric.competencies[3].anchors[1].text = rubric.competencies[0].anchors[2].text;
    CHECK(count_code(pairs(rubric), "L-04") == 0);
}

TEST_CASE("anchor pairs: L-08 shows both texts and says what to write") {
    auto const found = first_of(levels("Sets up monitoring for the model well.",
                                       "Sets up monitoring for the model very well."),
                                "L-08");
    CHECK(found.level == DiagnosticLevel::error);
    CHECK(found.message == "levels 3 and 4 of craft.one differ only by \"very\"");
    CHECK(found.pointer == "/competencies/0/anchors/4");
    REQUIRE(found.details.size() == 3);
    CHECK(found.details[0] == "3  Sets up monitoring for the model well.");
    CHECK(found.details[1] == "4  Sets up monitoring for the model very well.");
    CHECK(found.details[2] ==
          "Write what a level-4 candidate does that a level-3 candidate does not.");
}

TEST_CASE("anchor pairs: L-08 sees through articles and other adjectives") {
    CHECK(first_of(levels("Draws a good design.", "Draws an excellent design."), "L-08")
              .message ==
          "levels 3 and 4 of craft.one differ only by \"good\" and \"excellent\"");
    CHECK(count_code(levels("Draws a good design.", "Draws an excellent plan."), "L-08") == 0);
    CHECK(count_code(levels("Draws a design.", "Draws a design with owners."), "L-08") == 0);
}

TEST_CASE("anchor pairs: L-12 a not in front of a higher level") {
    auto const found = first_of(
        levels("Fails to name the users and the load.", "Names the users and the load."),
        "L-12");
    CHECK(found.pointer == "/competencies/0/anchors/3");
    CHECK(found.message == "level 3 of craft.one is level 4 with \"Fails to\" in it");
    CHECK(count_code(levels("Does not name the users.", "Names the users."), "L-12") == 1);
    CHECK(count_code(levels("Names the users, not the load.", "Names the users and alarms."),
                     "L-12") == 0);
}

TEST_CASE("anchor pairs: on a scale where lower is better, 2 stands above 3") {
    auto rubric = clean_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.competencies[0].anchors[1].text = "Names the users and the load.";
    rubric.competencies[0].anchors[2].text = "Cannot name the users and the load.";
    auto const found = first_of(pairs(rubric), "L-12");
    CHECK(found.pointer == "/competencies/0/anchors/3");
}
