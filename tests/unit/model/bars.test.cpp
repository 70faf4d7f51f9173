// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"

#include <panelscore/model/bars.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

namespace {

Seniority const mid{"mid"};
Seniority const senior{"senior"};

/// Two competencies, 75 and 25 of 100, with targets 3 and 3 for mid, 4 and 2 for senior.
Rubric with_targets() {
    auto rubric = small_rubric();
    rubric.competencies = {competency("a.x", "X", "X"), competency("a.y", "Y", "Y")};
    rubric.role->weights = {{CompetencyId{"a.x"}, 75}, {CompetencyId{"a.y"}, 25}};
    rubric.competencies[0].targets = {{mid, 3}, {senior, 4}};
    rubric.competencies[1].targets = {{mid, 3}, {senior, 2}};
    return rubric;
}

Rubric relative(double no_hire, double hire, double strong_hire) {
    auto rubric = with_targets();
    rubric.role->policy.bars = {.relative_to_target = true,
                                .strong_hire = strong_hire,
                                .hire = hire,
                                .no_hire = no_hire};
    return rubric;
}

} // namespace

TEST_CASE("bars: the weighted target is the mean of targets by weight") {
    auto const rubric = with_targets();
    CHECK(*weighted_target(rubric, senior) == close_to(3.5)); // (75 * 4 + 25 * 2) / 100
    CHECK(*weighted_target(rubric, mid) == close_to(3.0));
    CHECK(weight_sum(*rubric.role) == close_to(100.0));
}

TEST_CASE("bars: a competency of weight 0 needs no target, any other does") {
    auto rubric = with_targets();
    rubric.competencies[1].targets.clear();
    CHECK(weighted_target(rubric, senior).reason() == Unresolved::no_target);
    rubric.role->weights[1].weight = 0;
    CHECK(*weighted_target(rubric, senior) == close_to(4.0));
    CHECK(weighted_target(rubric, Seniority{}).reason() == Unresolved::needs_seniority);
}

TEST_CASE("bars: relative to the target they move with the seniority") {
    auto const bars = resolve_bars(relative(-1.25, -0.5, 0), senior);
    REQUIRE(bars);
    CHECK(bars->no_hire == close_to(2.25));
    CHECK(bars->hire == close_to(3.0));
    CHECK(bars->strong_hire == close_to(3.5));
}

TEST_CASE("bars: relative to the target they stay a tenth of the range inside the scale") {
    auto const bars = resolve_bars(relative(-9, 0, 9), senior);
    REQUIRE(bars);
    CHECK(bars->no_hire == close_to(1.4));
    CHECK(bars->strong_hire == close_to(4.6));
    CHECK(bars_before_clamp(relative(-9, 0, 9), senior)->strong_hire == close_to(12.5));
}

TEST_CASE("bars: points of the scale stand as written") {
    auto rubric = with_targets();
    rubric.role->policy.bars = {.strong_hire = 5.0, .hire = 3.5, .no_hire = 1.0};
    CHECK(*resolve_bars(rubric, Seniority{}) == ResolvedBars{1.0, 3.5, 5.0});
}

TEST_CASE("bars: out of order is refused, and the order turns with the direction") {
    auto rubric = with_targets();
    rubric.role->policy.bars = {.strong_hire = 1.5, .hire = 2.5, .no_hire = 3.5};
    CHECK(resolve_bars(rubric, mid).reason() == Unresolved::out_of_order);
    rubric.scale.direction = Direction::lower_is_better;
    CHECK(resolve_bars(rubric, mid)->hire == 2.5);
}

TEST_CASE("bars: without a role, or without a seniority that is needed, there are none") {
    auto rubric = with_targets();
    rubric.role->policy.bars.hire = NumberBySeniority{{mid, 3.5}};
    CHECK(resolve_bars(rubric, mid)->hire == 3.5);
    CHECK(resolve_bars(rubric, senior).reason() == Unresolved::needs_seniority);
    rubric.role.reset();
    CHECK(resolve_bars(rubric, mid).reason() == Unresolved::no_role);
}

TEST_CASE("bars: a gate is a point of the scale or a distance below the target") {
    auto rubric = with_targets();
    Gate gate{.competency = CompetencyId{"a.x"}, .number = 2.0};
    CHECK(*resolve_gate(rubric, gate, senior) == 2.0);
    gate.below_target = true;
    gate.number = 1.0;
    CHECK(*resolve_gate(rubric, gate, senior) == close_to(3.0));
    CHECK(resolve_gate(rubric, gate, Seniority{"staff"}).reason() == Unresolved::no_target);
    CHECK(resolve_gate(rubric, gate, Seniority{}).reason() == Unresolved::needs_seniority);
    rubric.scale.direction = Direction::lower_is_better; // a point worse is a point higher
    CHECK(*resolve_gate(rubric, gate, senior) == close_to(5.0));
}
