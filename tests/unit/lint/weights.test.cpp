// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"

#include <panelscore/lint/weights.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

namespace {
void set_weights(Rubric& rubric, std::vector<double> const& weights) {
    for (std::size_t i = 0; i < weights.size(); ++i)
        rubric.role->weights[i].weight = weights[i];
}
} // namespace

TEST_CASE("weights: a clean rubric passes, a model has nothing to judge") {
    CHECK(lint_weights(clean_rubric()).empty());
    auto model = clean_rubric();
    model.role.reset();
    CHECK(lint_weights(model).empty());
}

TEST_CASE("weights: G-02 range of single weights and of all") {
    auto rubric = clean_rubric();
    rubric.role->reasons = {{"*", "one two three four five six seven eight"}};
    set_weights(rubric, {20, 20, 20, 21, 19});
    CHECK(first_of(lint_weights(rubric), "G-02").message ==
          "talk.four has 21 of 100; 20 is the most");
    set_weights(rubric, {20, 20, 20, 38, 2});
    CHECK(count_code(lint_weights(rubric), "G-02") == 3);
    set_weights(rubric, {20, 20, 20, 20, 4.9});
    CHECK(first_of(lint_weights(rubric), "G-02").pointer == "/weights/craft.one");
    set_weights(rubric, {0.2, 0.2, 0.2, 0.2, 0.2});
    CHECK(count_code(lint_weights(rubric), "G-02") == 0);
    set_weights(rubric, {25, 25, 25, 25, 0});
    CHECK(count_code(lint_weights(rubric), "G-02") == 4);
}

TEST_CASE("weights: G-03 unequal weights need eight words") {
    auto rubric = clean_rubric();
    set_weights(rubric, {19, 20, 20, 20, 21});
    CHECK(first_of(lint_weights(rubric), "G-03").message ==
          "weights differ, and no reason of 8 words says why for craft.one and 4 others");
    rubric.role->reasons = {{"*", "only six words of reason here"}};
    CHECK(count_code(lint_weights(rubric), "G-03") == 1);
    rubric.role->reasons = {{"*", "now this reason has eight words in it"}};
    CHECK(count_code(lint_weights(rubric), "G-03") == 0);
}

TEST_CASE("weights: G-04 domains without weight, or resting on one") {
    auto rubric = clean_rubric();
    rubric.domains.push_back({DomainId{"care"}, "Care"});
    auto const found = first_of(lint_weights(rubric), "G-04");
    CHECK(found.level == DiagnosticLevel::warning);
    CHECK(found.pointer == "/weights");
    rubric = clean_rubric();
    rubric.role->weights[4].weight = 0;
    CHECK(first_of(lint_weights(rubric), "G-04").level == DiagnosticLevel::information);
    CHECK(first_of(lint_weights(rubric), "G-04").message ==
          "the domain talk rests on one competency");
}

TEST_CASE("weights: G-06 targets rise and stay below the top") {
    auto rubric = clean_rubric();
    auto& targets = rubric.competencies[0].targets;
    targets[1].second = 1;
    CHECK(first_of(lint_weights(rubric), "G-06").message ==
          "the target of craft.one falls from junior to senior");
    CHECK(first_of(lint_weights(rubric), "G-06").pointer == "/competencies/0/targets");
    targets = {{Seniority{"junior"}, 5}, {Seniority{"senior"}, 5}};
    CHECK(first_of(lint_weights(rubric), "G-06").message ==
          "the target of craft.one is the top of the scale for junior");
    targets = {{Seniority{"junior"}, 3}, {Seniority{"senior"}, 5}};
    CHECK(count_code(lint_weights(rubric), "G-06") == 0);
    rubric.role->targets = {{CompetencyId{"craft.one"}, {{Seniority{"senior"}, 2}}}};
    CHECK(first_of(lint_weights(rubric), "G-06").pointer == "/targets/craft.one");
}

TEST_CASE("weights: G-06 three equal targets, and a scale that runs down") {
    auto rubric = clean_rubric();
    rubric.role->seniorities.push_back(Seniority{"staff"});
    for (auto& competency : rubric.competencies)
        competency.targets = {
            {Seniority{"junior"}, 3}, {Seniority{"senior"}, 3}, {Seniority{"staff"}, 3}};
    CHECK(count_code(lint_weights(rubric), "G-06") == 5);
    rubric.scale.direction = Direction::lower_is_better;
    for (auto& competency : rubric.competencies)
        competency.targets = {
            {Seniority{"junior"}, 4}, {Seniority{"senior"}, 3}, {Seniority{"staff"}, 1}};
    CHECK(count_code(lint_weights(rubric), "G-06") == 0);
}

TEST_CASE("weights: G-07 two gates at most") {
    auto rubric = clean_rubric();
    auto& gates = rubric.role->policy.gates;
    gates = {gates[0], gates[0]};
    CHECK(count_code(lint_weights(rubric), "G-07") == 0);
    gates.push_back(gates[0]);
    CHECK(count_code(lint_weights(rubric), "G-07") == 1);
}

TEST_CASE("weights: G-08 hire bar below the second level") {
    auto rubric = clean_rubric();
    rubric.role->policy.bars = {
        false, 3.0, NumberBySeniority{{Seniority{"junior"}, 1.71}, {Seniority{"senior"}, 2.0}},
        1.5};
    auto const problems = lint_weights(rubric);
    CHECK(count_code(problems, "G-08") == 1);
    CHECK(first_of(problems, "G-08").message ==
          "junior: the hire bar is 1.71, below the level \"L2\"");
    CHECK(first_of(problems, "G-08").pointer == "/policy/bars/hire");
}

TEST_CASE("weights: G-08 tells of a bar held inside the scale") {
    auto rubric = clean_rubric();
    rubric.role->policy.bars = {true, 1.0, 0.0, -1.0};
    auto const found = first_of(lint_weights(rubric), "G-08");
    CHECK(found.level == DiagnosticLevel::information);
    CHECK(found.message == "junior: the no-hire bar would be 1.00 and is held at 1.40");
}

TEST_CASE("weights: G-08 on a scale where lower is better") {
    auto rubric = clean_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.role->policy.bars = {false, 2.0, 4.2, 4.6};
    CHECK(first_of(lint_weights(rubric), "G-08").message ==
          "junior: the hire bar is 4.20, below the level \"L4\"");
    rubric.role->policy.bars = {false, 2.0, 4.0, 4.6};
    CHECK(count_code(lint_weights(rubric), "G-08") == 0);
}
