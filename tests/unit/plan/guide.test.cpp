// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/plan/guide.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace panelscore;

namespace {

std::vector<int> minutes_of(InterviewGuide const& guide) {
    std::vector<int> minutes;
    for (auto const& step : guide.steps)
        minutes.push_back(step.slot ? step.slot->minutes : 0);
    return minutes;
}

Interview& first_interview(Rubric& rubric) {
    return rubric.role->interviews.front();
}

} // namespace

TEST_CASE("guide: questions in the plan's order with the competency they serve") {
    auto const rubric = test::small_rubric();
    auto const made = guide(rubric, rubric.role->interviews[1], Seniority{"senior"});
    REQUIRE(made.steps.size() == 2);
    CHECK(made.steps[0].question->id == "D2.2");
    CHECK(made.steps[0].competency.id == CompetencyId{"craft.testing"});
    CHECK(made.steps[1].question->id == "D1.2");
    CHECK(made.steps[0].rated_here);
    CHECK(made.steps[0].target.value() == 4);
    CHECK(made.accommodations == rubric.role->accommodations);
    CHECK(made.scale == rubric.scale);
}

TEST_CASE("guide: 45 minutes are 5, three times 10, and 10") {
    auto const rubric = test::small_rubric();
    auto const made = guide(rubric, rubric.role->interviews[0]);
    CHECK(made.timing == Timing::planned);
    CHECK(made.opening.value() == TimeSlot{0, 5});
    CHECK(minutes_of(made) == std::vector<int>{10, 10, 10});
    CHECK(made.steps[2].slot->start == 25);
    CHECK(made.closing.value() == TimeSlot{35, 10});
}

TEST_CASE("guide: whole minutes add up for every length that has times") {
    auto rubric = test::small_rubric();
    for (int minutes = 18; minutes <= 240; ++minutes) {
        first_interview(rubric).minutes = minutes;
        auto const made = guide(rubric, first_interview(rubric));
        REQUIRE(made.timing == Timing::planned);
        int at = made.opening->minutes;
        for (auto const& step : made.steps) {
            CHECK(step.slot->start == at);
            CHECK(step.slot->minutes >= 1);
            at += step.slot->minutes;
        }
        CHECK(made.closing->start == at);
        CHECK(at + made.closing->minutes == minutes);
        CHECK(made.steps.front().slot->minutes - made.steps.back().slot->minutes <= 1);
    }
}

TEST_CASE("guide: no minutes, no times") {
    auto rubric = test::small_rubric();
    first_interview(rubric).minutes.reset();
    auto const made = guide(rubric, first_interview(rubric));
    CHECK(made.timing == Timing::not_given);
    CHECK_FALSE(made.opening);
    CHECK_FALSE(made.closing);
    CHECK(minutes_of(made) == std::vector<int>{0, 0, 0});
}

TEST_CASE("guide: less than a minute for each question is too short") {
    auto rubric = test::small_rubric();
    for (int const minutes : {17, 15, 0, -5}) {
        first_interview(rubric).minutes = minutes;
        auto const made = guide(rubric, first_interview(rubric));
        CHECK(made.timing == Timing::too_short);
        CHECK_FALSE(made.opening);
    }
}

TEST_CASE("guide: an interview that names no questions asks the first of each competency") {
    auto rubric = test::small_rubric();
    first_interview(rubric).questions.clear();
    auto const made = guide(rubric, first_interview(rubric));
    REQUIRE(made.steps.size() == 3);
    CHECK(made.steps[1].question->id == "D2.1");
}

TEST_CASE("guide: a competency without a question is rated last and takes no time") {
    auto rubric = test::small_rubric();
    first_interview(rubric).questions = {"P1.1"};
    auto const made = guide(rubric, first_interview(rubric));
    REQUIRE(made.steps.size() == 3);
    CHECK(made.steps[0].competency.id == CompetencyId{"people.clarity"});
    CHECK(minutes_of(made) == std::vector<int>{30, 0, 0});
    CHECK_FALSE(made.steps[1].question);
    CHECK(made.steps[1].rated_here);
}

TEST_CASE("guide: two questions of one competency are rated once, after the second") {
    auto rubric = test::small_rubric();
    first_interview(rubric).questions = {"D1.1", "D2.1", "D1.2", "P1.1"};
    auto const made = guide(rubric, first_interview(rubric));
    REQUIRE(made.steps.size() == 4);
    CHECK_FALSE(made.steps[0].rated_here);
    CHECK(made.steps[1].rated_here);
    CHECK(made.steps[2].rated_here);
}

TEST_CASE("guide: a question of a competency the interview does not rate has no rating") {
    auto rubric = test::small_rubric();
    first_interview(rubric).competencies.pop_back();
    auto const made = guide(rubric, first_interview(rubric));
    REQUIRE(made.steps.size() == 3);
    CHECK_FALSE(made.steps[2].rated_here);
}

TEST_CASE("guide: seniority marks targets and takes nothing away") {
    auto const rubric = test::small_rubric();
    auto const junior = guide(rubric, Seniority{"junior"});
    auto const none = guide(rubric);
    CHECK(junior.competencies.front().target.value() == 2);
    CHECK_FALSE(none.competencies.front().target);
    CHECK(none.interviews[0].steps[0].targets ==
          NumberBySeniority{{Seniority{"junior"}, 2.0}, {Seniority{"senior"}, 4.0}});
    CHECK(junior.interviews.size() == none.interviews.size());
    CHECK(junior.interviews[0].steps.size() == none.interviews[0].steps.size());
}

TEST_CASE("guide: a role's only seniority is marked without asking") {
    auto rubric = test::small_rubric();
    rubric.role->seniorities = {Seniority{"senior"}};
    auto const made = guide(rubric);
    CHECK(made.interviews[0].seniority == Seniority{"senior"});
    CHECK(made.interviews[0].steps[0].target.value() == 4);
    CHECK(made.competencies[0].target.value() == 4);
}

TEST_CASE("guide: the plan says which interview sees which competency") {
    auto rubric = test::small_rubric();
    Gate gate;
    gate.competency = CompetencyId{"craft.testing"};
    gate.number = 2.0;
    rubric.role->policy.gates = {gate};
    auto const made = guide(rubric);
    REQUIRE(made.competencies.size() == 3);
    CHECK(made.competencies[0].seen.size() == 2);
    CHECK(made.competencies[0].seen[1].first == InterviewId{"task"});
    CHECK(made.competencies[0].seen[1].second == std::vector<std::string>{"D1.2"});
    CHECK(made.competencies[2].seen.size() == 1);
    CHECK(made.competencies[0].weight.value() == 50);
    CHECK_FALSE(made.competencies[0].must_have);
    CHECK(made.competencies[1].must_have);
}

TEST_CASE("guide: what is rated without a weight stands last in the plan") {
    auto rubric = test::small_rubric();
    rubric.role->weights = {{CompetencyId{"people.clarity"}, 100}};
    auto const made = guide(rubric);
    REQUIRE(made.competencies.size() == 3);
    CHECK(made.competencies[0].competency.name == "Clarity");
    CHECK_FALSE(made.competencies[1].weight);
}

TEST_CASE("guide: without a plan there is one interview that rates everything") {
    auto rubric = test::small_rubric();
    rubric.role.reset();
    auto const made = guide(rubric);
    REQUIRE(made.interviews.size() == 1);
    CHECK(made.interviews[0].interview.id.empty());
    CHECK(made.interviews[0].steps.size() == 3);
    CHECK(made.interviews[0].timing == Timing::not_given);
}
