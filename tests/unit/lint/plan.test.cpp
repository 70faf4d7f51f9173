// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/lint/plan.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;
using test::first_of;

namespace {

Diagnostics plan(Rubric const& rubric) {
    return lint_plan(rubric, test::english_vocabulary());
}

/// What the rules say after a change to the role.
template <typename Spoil>
Diagnostics spoilt(Spoil spoil) {
    auto rubric = clean_rubric();
    spoil(*rubric.role);
    return plan(rubric);
}

} // namespace

TEST_CASE("plan: a clean rubric passes, a role without a plan is not judged") {
    CHECK(plan(clean_rubric()).empty());
    CHECK(spoilt([](Role& role) { role.interviews.clear(); }).empty());
    CHECK(plan(Rubric{}).empty());
}

TEST_CASE("plan: P-01 in no interview, in one, by one lead, in one format") {
    auto problems = spoilt([](Role& role) {
        for (auto& interview : role.interviews)
            interview.competencies.pop_back();
    });
    CHECK(first_of(problems, "P-01").level == DiagnosticLevel::error);
    CHECK(first_of(problems, "P-01").message == "talk.five is weighted but in no interview");
    CHECK(first_of(problems, "P-01").pointer == "/weights/talk.five");
    problems = spoilt([](Role& role) { role.interviews[1].competencies.pop_back(); });
    CHECK(first_of(problems, "P-01").message == "talk.five is in one interview only");
    problems = spoilt([](Role& role) { role.interviews[1].lead = role.interviews[0].lead; });
    CHECK(count_code(problems, "P-01") == 5);
    CHECK(first_of(problems, "P-01").message == "craft.one is seen by one lead only");
    problems = spoilt([](Role& role) {
        role.interviews[1].format = role.interviews[0].format;
        role.interviews[1].lead.clear();
    });
    CHECK(first_of(problems, "P-01").message == "craft.one is seen in one format only");
}

TEST_CASE("plan: P-02 load of an interview and of the plan") {
    auto const with = [](std::size_t n) {
        return spoilt([n](Role& role) {
            role.interviews[0].minutes.reset();
            auto& list = role.interviews[0].competencies;
            list.clear();
            for (std::size_t i = 0; i < n; ++i)
                list.push_back(CompetencyId{"craft.c" + std::to_string(i)});
        });
    };
    CHECK(first_of(with(1), "P-02").message ==
          "interview \"first\" covers 1 competency; 2 are the least");
    CHECK(count_code(with(6), "P-02") == 0);
    CHECK(first_of(with(7), "P-02").level == DiagnosticLevel::warning);
    CHECK(first_of(with(9), "P-02").level == DiagnosticLevel::error);
    CHECK(first_of(with(9), "P-02").message ==
          "interview \"first\" covers 9 competencies; 6 are the most");
    CHECK(first_of(with(11), "P-02").message ==
          "the plan covers 16 competencies; 15 are the most");
}

TEST_CASE("plan: P-03 eight minutes each, and time for the candidate") {
    auto const with = [](int minutes) {
        return spoilt([minutes](Role& role) { role.interviews[0].minutes = minutes; });
    };
    CHECK(first_of(with(45), "P-03").message ==
          "interview \"first\" leaves 6 minutes per competency (5 in 45 minutes); 8 is the "
          "least");
    CHECK(first_of(with(45), "P-03").pointer == "/interviews/0/minutes");
    CHECK(count_code(with(55), "P-03") == 0);
    CHECK(first_of(with(15), "P-03").message ==
          "interview \"first\" has 15 minutes: no time for the candidate's questions");
}

TEST_CASE("plan: P-04 a question that the format can carry") {
    auto rubric = clean_rubric();
    rubric.role->interviews[1].format = InterviewFormat::work_sample;
    CHECK(count_code(plan(rubric), "P-04") == 0);
    rubric.role->interviews[1].format = InterviewFormat::past_behaviour;
    rubric.competencies[3].questions[2].kind = QuestionKind::live;
    auto const found = first_of(plan(rubric), "P-04");
    CHECK(found.message == "no question of talk.four fits the format of interview \"second\"");
    CHECK(found.pointer == "/interviews/1/competencies/3");
}

TEST_CASE("plan: P-06 a competency without weight") {
    auto rubric = clean_rubric();
    rubric.role->weights[4].weight = 0;
    CHECK(count_code(plan(rubric), "P-06") == 2);
    CHECK(first_of(plan(rubric), "P-06").level == DiagnosticLevel::information);
    CHECK(first_of(plan(rubric), "P-06").pointer == "/interviews/0/competencies/4");
}

TEST_CASE("plan: F-03 an AI policy for each interview, the same in two files") {
    auto const problems = spoilt([](Role& role) { role.interviews[1].ai_policy.clear(); });
    CHECK(first_of(problems, "F-03").pointer == "/interviews/1");
    CHECK(first_of(problems, "F-03").level == DiagnosticLevel::warning);
    auto const first = clean_rubric();
    auto second = clean_rubric();
    CHECK(lint_policies(first, second).empty());
    second.revision = "2";
    second.role->interviews[1].ai_policy = "allowed";
    auto const found = first_of(lint_policies(first, second), "F-03");
    CHECK(found.level == DiagnosticLevel::error);
    CHECK(found.pointer == "/interviews/1/ai_policy");
    second.id = RubricId{"other"};
    CHECK(lint_policies(first, second).empty());
}

TEST_CASE("plan: F-04 how to ask for an adjustment") {
    auto const problems = spoilt([](Role& role) { role.accommodations.clear(); });
    CHECK(first_of(problems, "F-04").level == DiagnosticLevel::information);
}
