// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/close_to.hpp"

#include <panelscore/lint/resolved.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

namespace {
NumberBySeniority both(double junior, double senior) {
    return {{Seniority{"junior"}, junior}, {Seniority{"senior"}, senior}};
}
} // namespace

TEST_CASE("resolved: targets, bars and gates as points of the scale") {
    auto rubric = test::clean_rubric();
    rubric.uses = "model.json";
    rubric.role->targets = {{CompetencyId{"craft.one"}, both(2, 3)}};
    rubric.role->policy.bars = {true, 1.0, 0.0, -1.0};
    rubric.role->policy.gates[0].below_target = true;
    auto const plain = resolved(rubric);
    CHECK(plain.uses.empty());
    REQUIRE(plain.role->targets.size() == 5);
    CHECK(plain.role->targets[0].second == both(2, 3));
    CHECK(plain.role->targets[1].second == both(2, 4));
    auto const& bars = plain.role->policy.bars;
    CHECK_FALSE(bars.relative_to_target);
    // senior: (3 + 4 * 4) / 5 = 3.8; junior: 2, no_hire 1 held at 1.4, strong_hire of the
    // senior 4.8 held at 4.6
    CHECK(std::get<NumberBySeniority>(bars.hire) == both(2, 3.8));
    CHECK(std::get<NumberBySeniority>(bars.no_hire)[0].second == test::close_to(1.4));
    CHECK(std::get<NumberBySeniority>(bars.strong_hire)[1].second == test::close_to(4.6));
    auto const& gate = plain.role->policy.gates[0];
    CHECK_FALSE(gate.below_target);
    // two levels below the target of 2 is off the scale: its worst level decides alike
    CHECK(std::get<NumberBySeniority>(gate.number) == both(1, 1));
    CHECK(unusable(plain).empty());
    CHECK(resolved(plain) == plain);
}

TEST_CASE("resolved: one number without seniorities, a model stays as it is") {
    auto rubric = test::clean_rubric();
    rubric.role->seniorities.clear();
    for (auto& competency : rubric.competencies)
        competency.targets.clear();
    rubric.role->policy.bars = {false, 4.0, 3.0, 2.0};
    CHECK(resolved(rubric) == rubric);
    rubric.role.reset();
    CHECK(resolved(rubric) == rubric);
}
