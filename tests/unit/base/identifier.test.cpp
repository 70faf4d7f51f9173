// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/identifier.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <unordered_set>

using namespace panelscore;

static_assert(!std::is_convertible_v<std::string, CompetencyId>, "no id from any text");
static_assert(!std::is_convertible_v<CompetencyId, std::string>, "no text without asking");
static_assert(!std::is_constructible_v<InterviewerId, CandidateId>, "people are not mixed up");

TEST_CASE("identifier: keeps its text, and is empty only when nothing is named") {
    CHECK(CompetencyId{"ethics.fairness"}.text() == "ethics.fairness");
    CHECK(CompetencyId{}.empty());
    CHECK_FALSE(Seniority{"mid"}.empty());
    Seniority seniority{"mid"};
    seniority.assign("staff");
    CHECK(seniority == Seniority{std::string{"staff"}});
}

TEST_CASE("identifier: ordered byte by byte") {
    CHECK(InterviewerId{"i-10"} < InterviewerId{"i-9"});
    CHECK(InterviewerId{"Z"} < InterviewerId{"a"});
}

TEST_CASE("identifier: works as a key") {
    std::unordered_set<CandidateId> seen{CandidateId{"c-1"}, CandidateId{"c-1"}, CandidateId{}};
    CHECK(seen.size() == 2);
}
