// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/clean_rubric.hpp"

#include <panelscore/lint/usable.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

TEST_CASE("usable: a complete rubric has nothing against it") {
    CHECK(unusable(clean_rubric()).empty());
    CHECK(unusable(Rubric{}).empty());
}

TEST_CASE("usable: weights of 100 or of 1, nothing else") {
    auto rubric = clean_rubric();
    for (auto& entry : rubric.role->weights)
        entry.weight = 0.2;
    CHECK(unusable(rubric).empty());
    for (auto& entry : rubric.role->weights)
        entry.weight = 19.6;
    auto const found = first_of(unusable(rubric), "G-01");
    CHECK(found.message == "weights sum to 98, not 100");
    CHECK(found.pointer == "/weights");
    CHECK(found.details ==
          std::vector<std::string>{"nothing was rescaled; 2 points are missing"});
    rubric.role->weights[0].weight = 20.6;
    CHECK(first_of(unusable(rubric), "G-01").details ==
          std::vector<std::string>{"nothing was rescaled; 1 point is missing"});
    rubric.role->weights[0].weight = 30.6;
    CHECK(first_of(unusable(rubric), "G-01").details ==
          std::vector<std::string>{"nothing was rescaled; 9 points too many"});
}

TEST_CASE("usable: a negative weight is named") {
    auto rubric = clean_rubric();
    rubric.role->weights[0].weight = -20;
    rubric.role->weights[1].weight = 60;
    auto const found = first_of(unusable(rubric), "G-01");
    CHECK(found.message == "the weight of craft.one is negative (-20)");
    CHECK(found.pointer == "/weights/craft.one");
}

TEST_CASE("usable: gates need a weight, a level and a target") {
    auto rubric = clean_rubric();
    auto& gate = rubric.role->policy.gates[0];
    rubric.role->weights[0].weight = 0;
    rubric.role->weights[1].weight = 40;
    CHECK(unusable(rubric).empty());
    gate.number = 6.0;
    CHECK(first_of(unusable(rubric), "G-05").message ==
          "the gate on craft.one asks for 6, which is off the scale");
    CHECK(first_of(unusable(rubric), "G-05").pointer == "/policy/gates/0/minimum");
    gate.below_target = true;
    gate.number = 1.0;
    CHECK(unusable(rubric).empty());
    rubric.competencies[0].targets.clear();
    CHECK(first_of(unusable(rubric), "G-05").message ==
          "craft.one has no target for junior, so its gate cannot be worked out");
    rubric = clean_rubric();
    rubric.role->weights.erase(rubric.role->weights.begin());
    rubric.role->weights[0].weight = 40;
    CHECK(first_of(unusable(rubric), "G-05").message ==
          "the gate's competency craft.one has no weight");
    rubric = clean_rubric();
    rubric.role->policy.gates.push_back(rubric.role->policy.gates[0]);
    CHECK(first_of(unusable(rubric), "G-05").pointer == "/policy/gates/1");
    rubric.role->policy.gates.pop_back();
    rubric.role->policy.gates[0].number = NumberBySeniority{{Seniority{"junior"}, 2}};
    CHECK(first_of(unusable(rubric), "G-05").message ==
          "the gate on craft.one has no number for senior");
}

TEST_CASE("usable: bars in order, on the scale, for each seniority") {
    auto rubric = clean_rubric();
    auto& bars = rubric.role->policy.bars;
    bars = {false, 4.0, 3.5, 2.0};
    CHECK(unusable(rubric).empty());
    bars.hire = 4.5;
    CHECK(first_of(unusable(rubric), "B-01").message ==
          "bars are not in the order no_hire, hire, strong_hire for junior");
    bars = {false, 7.0, 3.5, 2.0};
    CHECK(first_of(unusable(rubric), "B-01").message == "the bar 7 is off the scale");
    bars = {false, NumberBySeniority{{Seniority{"junior"}, 4}}, 3.5, 2.0};
    CHECK(first_of(unusable(rubric), "B-01").message == "a bar has no number for senior");
    bars = {true, 0.0, -0.5, -1.0};
    rubric.competencies[1].targets.clear();
    CHECK(count_code(unusable(rubric), "B-01") == 2);
}

TEST_CASE("usable: seniorities may be named by the numbers alone") {
    auto rubric = clean_rubric();
    rubric.role->seniorities.clear();
    CHECK(unusable(rubric).empty());
}

TEST_CASE("usable: not observed has no number") {
    auto rubric = clean_rubric();
    rubric.scale.not_observed->score = 0;
    CHECK(first_of(unusable(rubric), "L-14").pointer == "/scale/not_observed/score");
    rubric.scale.not_observed.reset();
    CHECK(first_of(unusable(rubric), "L-14").pointer == "/scale");
}

TEST_CASE("usable: the builders' small rubric is usable") {
    CHECK(unusable(test::small_rubric()).empty());
}
