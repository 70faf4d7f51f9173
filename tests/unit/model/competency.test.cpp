// SPDX-License-Identifier: BSL-1.0
#include <panelscore/model/competency.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("competency: the domain is what stands before the first dot") {
    CHECK(domain_of(CompetencyId{"ethics.fairness"}) == "ethics");
    CHECK(domain_of(CompetencyId{"a.b.c"}) == "a");
    CHECK(domain_of(CompetencyId{"whole"}) == "whole");
}

TEST_CASE("competency: an anchor is found by its score") {
    Competency competency;
    competency.anchors = {{.score = 2, .text = "Named"}, {.score = 3, .text = "Applied"}};
    REQUIRE(competency.anchor(3) != nullptr);
    CHECK(competency.anchor(3)->text == "Applied");
    CHECK(competency.anchor(4) == nullptr);
}

TEST_CASE("competency: a target that is not set is none, never zero") {
    NumberBySeniority const targets{{Seniority{"mid"}, 3}, {Seniority{"senior"}, 4}};
    CHECK(find(targets, Seniority{"senior"}) == 4);
    CHECK_FALSE(find(targets, Seniority{"staff"}).has_value());
    CHECK_FALSE(find({}, Seniority{}).has_value());
}
