// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/decide/seniority.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("seniority: cards first, then the caller, then the role's only one") {
    Role role = *small_rubric().role;
    Seniority const senior{"senior"};
    Seniority const junior{"junior"};
    CHECK(settled_seniority(senior, junior, role) == senior);
    CHECK(settled_seniority({}, junior, role) == junior);
    CHECK(settled_seniority({}, {}, role).empty());
    role.seniorities = {senior};
    CHECK(settled_seniority({}, {}, role) == senior);
}

TEST_CASE("seniority: the problem names the option, or the nearest known one") {
    Role const role = *small_rubric().role;
    Panel panel;
    panel.candidate = CandidateId{"c-1"};
    CHECK(seniority_problem(panel, role).message.find("--seniority") != std::string::npos);
    CHECK(seniority_problem(panel, role).expected == "junior, senior");
    panel.seniority = Seniority{"senoir"};
    CHECK(seniority_problem(panel, role).did_you_mean == "senior");
    CHECK(seniority_problem(panel, role).code == "K-07");
}
