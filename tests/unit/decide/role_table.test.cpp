// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/role_table.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("role_table: targets, gates and bars of one seniority") {
    Rubric rubric = small_rubric();
    rubric.role->policy.bars = {true, 0.0, -0.5, -1.25};
    Gate gate;
    gate.competency = CompetencyId{"craft.testing"};
    gate.below_target = true;
    gate.number = 1.0;
    rubric.role->policy.gates = {gate};
    auto const table = role_table(rubric, Seniority{"senior"});
    REQUIRE(table.has_value());
    CHECK(table->bars.hire == close_to(3.5));
    CHECK(table->gates.at(0).competency == 1);
    CHECK(table->gates.at(0).minimum == 3.0);
    CHECK(table->targets.at(2) == 4.0);
    CHECK(table->level_distance == 1.0);
}

TEST_CASE("role_table: says why a role cannot be worked out") {
    Rubric rubric = small_rubric();
    rubric.role->policy.bars = {true, 0.0, -0.5, -1.25};
    CHECK(role_table(rubric, Seniority{}).reason() == Unresolved::needs_seniority);
    CHECK(role_table(rubric, Seniority{"chief"}).reason() == Unresolved::no_target);
    rubric.role.reset();
    CHECK(role_table(rubric, Seniority{"senior"}).reason() == Unresolved::no_role);
}

TEST_CASE("role_table: the method decides whether there is a model") {
    Rubric rubric = small_rubric();
    CHECK(role_table(rubric, Seniority{"senior"})->model.has_value());
    CHECK_FALSE(role_table(rubric, Seniority{"senior"}, {.method = Method::mean})->model);
    rubric.role->policy.method = Method::mean;
    CHECK_FALSE(role_table(rubric, Seniority{"senior"})->model);
    CHECK(role_table(rubric, Seniority{"senior"}, {.method = Method::posterior})->model);
    CHECK(role_table(rubric, Seniority{"senior"}, {.level = 0.5})->level == 0.5);
}

TEST_CASE("role_table: scores come in levels or in the declared step") {
    Rubric rubric = small_rubric();
    CHECK(role_table(rubric, Seniority{"senior"})->score_step == 1.0);
    rubric.scale.step = 0.5;
    CHECK(role_table(rubric, Seniority{"senior"})->score_step == 0.5);
}
