// SPDX-License-Identifier: BSL-1.0
#include <panelscore/model/role.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("role: a weight of zero is declared, an unlisted competency has none") {
    Role role;
    role.weights = {{CompetencyId{"a.x"}, 100}, {CompetencyId{"a.y"}, 0}};
    CHECK(role.weight(CompetencyId{"a.y"}) == 0.0);
    CHECK_FALSE(role.weight(CompetencyId{"a.z"}).has_value());
}

TEST_CASE("role: an interview is found by its id") {
    Role role;
    role.interviews = {{.id = InterviewId{"ml_depth"}, .title = "ML depth"}};
    REQUIRE(role.interview(InterviewId{"ml_depth"}) != nullptr);
    CHECK(role.interview(InterviewId{"ml_depth"})->title == "ML depth");
    CHECK(role.interview(InterviewId{"coding"}) == nullptr);
}
