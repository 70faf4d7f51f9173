// SPDX-License-Identifier: BSL-1.0
#include "support/panels.hpp"

#include <panelscore/model/rubric.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using panelscore::test::rubric_of;
using panelscore::test::weigh;

TEST_CASE("rubric: competencies, domains and questions are found by id") {
    auto rubric = rubric_of({weigh("a.x", 60), weigh("b.y", 40)});
    rubric.competencies[1].questions = {{.id = "Y.1", .text = "How did you check it?"}};
    CHECK(rubric.competency(CompetencyId{"b.y"}) == &rubric.competencies[1]);
    CHECK(rubric.competency(CompetencyId{"b.z"}) == nullptr);
    CHECK(rubric.domain("b") == &rubric.domains[1]);
    CHECK(rubric.domain("c") == nullptr);
    CHECK(rubric.question("Y.1").competency == &rubric.competencies[1]);
    CHECK(rubric.question("Y.2").question == nullptr);
}

TEST_CASE("rubric: the role's target stands before the competency's own, by seniority") {
    auto rubric = rubric_of({weigh("a.x", 100)});
    CompetencyId const id{"a.x"};
    Seniority const mid{"mid"};
    Seniority const senior{"senior"};
    CHECK_FALSE(rubric.target(id, mid).has_value());
    rubric.competencies[0].targets = {{mid, 3}, {senior, 4}};
    rubric.role->targets = {{id, {{senior, 5}}}};
    CHECK(rubric.target(id, senior) == 5.0);
    CHECK(rubric.target(id, mid) == 3.0);
    CHECK_FALSE(rubric.target(CompetencyId{"a.unknown"}, mid).has_value());
    rubric.role.reset();
    CHECK(rubric.target(id, senior) == 4.0);
}
