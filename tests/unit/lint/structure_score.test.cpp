// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/structure_score.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

TEST_CASE("structure: fifteen parts, what the clean rubric shows, what only ratings show") {
    auto rubric = clean_rubric();
    auto const score = structure_score(rubric);
    REQUIRE(score.has_value());
    CHECK(score->parts.size() == 15);
    // Not shown: question lists, fifteen questions, and the four that need ratings.
    CHECK(score->score() == 9);
    rubric.role->interviews[0].questions = {"Tpp.1", "Tqq.1", "Trr.1"};
    rubric.role->interviews[1].questions = {"Tpp.3", "Tqq.3", "Trr.3"};
    CHECK(structure_score(rubric)->score() == 10);
    rubric.role->interviews[1].questions.assign(12, "Tpp.3");
    CHECK(structure_score(rubric)->score() == 11);
    CHECK(structure_score(rubric, {true, true, true, true})->score() == 15);
}

TEST_CASE("structure: each part can be lost") {
    auto const without = [](auto spoil) {
        auto rubric = clean_rubric();
        spoil(rubric, rubric.competencies[0], *rubric.role);
        return structure_score(rubric)->score();
    };
    CHECK(without([](auto&, auto&, auto&) {}) == 9);
    CHECK(without([](auto&, Competency& c, auto&) { c.sources.clear(); }) == 8);
    CHECK(without([](auto&, Competency& c, auto&) { c.questions[0].probes.clear(); }) == 8);
    CHECK(without([](auto&, Competency& c, auto&) { c.questions.pop_back(); }) == 8);
    CHECK(without([](auto&, auto&, Role& r) { r.interviews[0].minutes = 15; }) == 8);
    CHECK(without([](auto&, Competency& c, auto&) { c.anchors.pop_back(); }) == 8);
    CHECK(without([](auto&, Competency& c, auto&) { c.calibration.pop_back(); }) == 8);
    CHECK(without([](auto&, auto&, Role& r) { r.weights[0].weight = 30; }) == 8);
    CHECK(without([](auto&, auto&, Role& r) { r.interviews.clear(); }) == 8);
}

TEST_CASE("structure: S-00 lists both sides, a model has no score") {
    auto const problems = lint_structure(clean_rubric());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].level == DiagnosticLevel::information);
    CHECK(problems[0].message == "the file shows 9 of 15 parts of a structured interview");
    std::string all;
    for (auto const& line : problems[0].details)
        all += line + '\n';
    CHECK(all.starts_with("shown: questions come from the job;"));
    CHECK(all.find("\nnot shown: the same questions for everybody;") != std::string::npos);
    CHECK(all.find("rated before talking to each other\n") != std::string::npos);
    auto model = clean_rubric();
    model.role.reset();
    CHECK(lint_structure(model).empty());
}

TEST_CASE("structure: C-01 two notes, two levels, no vague word") {
    auto rubric = clean_rubric();
    auto const found = [&] {
        return first_of(lint_calibration(rubric, test::english_vocabulary()), "C-01");
    };
    CHECK(found().code.empty());
    auto& notes = rubric.competencies[0].calibration;
    notes[1].level = 2;
    CHECK(found().message == "all calibration notes of craft.one are of one level");
    notes.pop_back();
    CHECK(found().message == "craft.one has 1 calibration note; 2 are the least");
    notes.clear();
    CHECK(found().message == "craft.one has no calibration note; 2 are the least");
    notes = {{"Named two.", 2, {}}, {"Gave a solid answer.", 4, {}}};
    CHECK(found().message == "calibration note says \"solid\"");
    CHECK(found().pointer == "/competencies/0/calibration/1/note");
}
