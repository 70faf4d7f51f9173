// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/model/rubric.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using panelscore::test::small_rubric;

TEST_CASE("rubric: competencies, domains and questions are found by id") {
    auto const rubric = small_rubric();
    CHECK(rubric.competency(CompetencyId{"people.clarity"}) == &rubric.competencies[2]);
    CHECK(rubric.competency(CompetencyId{"people.unknown"}) == nullptr);
    CHECK(rubric.domain("people") == &rubric.domains[1]);
    CHECK(rubric.domain("unknown") == nullptr);
    CHECK(rubric.question("P1.2").competency == &rubric.competencies[2]);
    CHECK(rubric.question("P1.2").question == &rubric.competencies[2].questions[1]);
    CHECK(rubric.question("P1.9").question == nullptr);
}

TEST_CASE("rubric: the role's target stands before the competency's own, by seniority") {
    auto rubric = small_rubric(); // its targets: junior 2, senior 4
    CompetencyId const id{"craft.design"};
    Seniority const junior{"junior"};
    Seniority const senior{"senior"};
    CHECK(rubric.target(id, senior) == 4.0);
    rubric.role->targets = {{id, {{senior, 5}}}};
    CHECK(rubric.target(id, senior) == 5.0);
    CHECK(rubric.target(id, junior) == 2.0);
    CHECK_FALSE(rubric.target(id, Seniority{"staff"}).has_value());
    CHECK_FALSE(rubric.target(CompetencyId{"craft.unknown"}, senior).has_value());
    rubric.role.reset();
    CHECK(rubric.target(id, senior) == 4.0);
}
