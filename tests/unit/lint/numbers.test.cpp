// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"

#include <panelscore/lint/numbers.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

namespace {
template <typename Spoil>
std::string pointer(Spoil spoil) {
    auto rubric = test::clean_rubric();
    spoil(rubric, rubric.role->policy);
    return test::first_of(check_numbers(rubric), "J-10").pointer;
}
} // namespace

TEST_CASE("numbers: a clean rubric and an empty one are in range") {
    CHECK(check_numbers(test::clean_rubric()).empty());
    CHECK(check_numbers(Rubric{}).empty());
}

TEST_CASE("numbers: shares, probabilities and people of the policy") {
    CHECK(pointer([](auto&, Policy& p) { p.confidence = 0.5; }) == "/policy/confidence");
    CHECK(pointer([](auto&, Policy& p) { p.confidence = 1; }) == "/policy/confidence");
    CHECK(pointer([](auto&, Policy& p) { p.cost_ratio = 1; }) == "/policy/cost_ratio");
    CHECK(pointer([](auto&, Policy& p) { p.level = 90; }) == "/policy/level");
    CHECK(pointer([](auto&, Policy& p) { p.share_at_bar = 0; }) == "/policy/share_at_bar");
    CHECK(pointer([](auto&, Policy& p) { p.evidence.interviewers = 0; }) ==
          "/policy/evidence/interviewers");
    CHECK(pointer([](auto&, Policy& p) { p.evidence.coverage = 70; }) ==
          "/policy/evidence/coverage");
    CHECK(pointer([](auto&, Policy& p) { p.evidence.early_no_hire.coverage = -0.1; }) ==
          "/policy/evidence/early_no_hire/coverage");
}

TEST_CASE("numbers: levels, steps, anchors, targets, notes and minutes") {
    CHECK(pointer([](Rubric& r, auto&) { r.scale.levels[1].score = 1; }) ==
          "/scale/levels/1/score");
    CHECK(pointer([](Rubric& r, auto&) { r.scale.levels.resize(1); }) == "/scale/levels");
    CHECK(pointer([](Rubric& r, auto&) { r.scale.step = 0; }) == "/scale/step");
    CHECK(pointer([](Rubric& r, auto&) { r.scale.step = 0.3; }) == "/scale/step");
    CHECK(pointer([](Rubric& r, auto&) { r.scale.step = 0.1; }).empty());
    CHECK(pointer([](Rubric& r, auto&) { r.competencies[2].anchors[4].score = 6; }) ==
          "/competencies/2/anchors/6");
    CHECK(pointer([](Rubric& r, auto&) { r.competencies[2].targets[1].second = 6; }) ==
          "/competencies/2/targets/senior");
    CHECK(pointer([](Rubric& r, auto&) { r.competencies[2].calibration[1].level = 0; }) ==
          "/competencies/2/calibration/1/level");
    CHECK(pointer([](Rubric& r, auto&) {
              r.role->targets = {{CompetencyId{"craft.one"}, {{Seniority{"junior"}, 0}}}};
          }) == "/targets/craft.one/junior");
    CHECK(pointer([](Rubric& r, auto&) { r.role->interviews[1].minutes = 0; }) ==
          "/interviews/1/minutes");
}
