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

TEST_CASE("role_table: margin is empty when no score changes the call") {
    Rubric const rubric = small_rubric();
    auto const table = role_table(rubric, Seniority{"senior"});
    LadderInput input;
    input.score = 4.0;
    input.probability_hire = 1;
    input.interviewers = 1;
    input.coverage = 0.1;
    Policy const& policy = rubric.role->policy;
    CHECK_FALSE(margin_by_mean(*table, input, Call::insufficient_evidence, policy).has_value());
}
