// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/next_evidence.hpp>
#include <panelscore/decide/recommend.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

/// One interviewer has held the talk; the task is still to come.
Panel one_talk() {
    return panel({card("i-1", "talk",
                       {{"craft.design", 4}, {"craft.testing", 3}, {"people.clarity", 4}})});
}

NextEvidence const& entry(Recommendation const& advice, std::string_view name) {
    auto const found = std::find_if(
        advice.next_evidence->begin(), advice.next_evidence->end(), [&](auto const& one) {
            return one.interview.text() == name || one.competency.text() == name;
        });
    REQUIRE(found != advice.next_evidence->end());
    return *found;
}

Recommendation with_people(std::vector<AvailableInterviewer> const& people,
                           stats::RatingModel const* past = nullptr) {
    Rubric const rubric = small_rubric();
    return recommend(one_talk(), rubric,
                     *role_table(rubric, Seniority{"senior"}, {.past = past}), people);
}

Gate gate_on(std::string_view competency, double minimum) {
    Gate gate;
    gate.competency = CompetencyId{competency};
    gate.number = minimum;
    return gate;
}

} // namespace

TEST_CASE("next_evidence: interviews nobody held first, then every competency") {
    auto const advice = recommend(one_talk(), small_rubric());
    REQUIRE(advice.next_evidence);
    REQUIRE(advice.next_evidence->size() == 4);
    CHECK(advice.next_evidence->front().interview.text() == "task");
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(advice.next_evidence->at(i).interview.empty());
        CHECK(advice.next_evidence->front().expected_gain >
              advice.next_evidence->at(i).expected_gain);
        if (i > 1)
            CHECK(advice.next_evidence->at(i - 1).expected_gain >=
                  advice.next_evidence->at(i).expected_gain);
    }
}

TEST_CASE(
    "next_evidence: the chance to cross is what a second rating does in the closed form") {
    // One competency, one rating: everything by hand. Prior mean m, variance P = .45; one
    // rating of noise .55: gain .45, posterior variance .45 * .55 = .2475. A new rating by a
    // stranger has noise .55: movement^2 = .2475^2 / (.2475 + .55).
    Rubric rubric = small_rubric();
    rubric.role->weights = {{CompetencyId{"craft.design"}, 1}};
    auto const advice = recommend(panel({card("i-1", "talk", {{"craft.design", 4}})}), rubric);
    double const posterior = 0.45 * 0.55;
    double const movement = posterior / std::sqrt(posterior + 0.55);
    CHECK(*advice.score.standard_error == close_to(std::sqrt(posterior), 1e-12));
    double const distance = *advice.score.adjusted - 3.5;
    auto const& next = entry(advice, "craft.design");
    CHECK(next.probability_verdict_changes ==
          close_to(stats::normal_survival(std::abs(distance) / movement), 1e-10));
    CHECK(next.expected_gain == close_to(stats::expected_gain(distance, movement), 1e-10));
}

TEST_CASE("next_evidence: a firm hire needs the evidence to be there afterwards") {
    Rubric rubric = small_rubric();
    auto const two = recommend(one_talk(), rubric);
    CHECK(entry(two, "task").probability_firm_hire > 0);
    rubric.role->policy.evidence.interviewers = 3;
    auto const three = recommend(one_talk(), rubric);
    CHECK(entry(three, "task").probability_firm_hire == 0);
    CHECK(entry(three, "task").probability_verdict_changes ==
          entry(two, "task").probability_verdict_changes);
}

TEST_CASE("next_evidence: gates stand in the way of a hire and may settle a no") {
    Rubric rubric = small_rubric();
    double const free = entry(recommend(one_talk(), rubric), "task").probability_firm_hire;
    // Testing was scored 3 by one interviewer. Needs 3: met so far, a lower score would undo
    // it.
    rubric.role->policy.gates = {gate_on("craft.testing", 3)};
    auto const met = entry(recommend(one_talk(), rubric), "task");
    CHECK(met.probability_firm_hire > 0);
    CHECK(met.probability_firm_hire < free);
    // Needs 4: unclear, no further score makes it met; a second one below makes it a no.
    rubric.role->policy.gates = {gate_on("craft.testing", 4)};
    auto const unclear = entry(recommend(one_talk(), rubric), "task");
    CHECK(unclear.probability_firm_hire == 0);
    CHECK(unclear.probability_firm_no_hire > met.probability_firm_no_hire + 0.2);
    // The talk alone rates clarity: the task cannot meet its gate while nobody scored it.
    rubric.role->policy.gates = {gate_on("people.clarity", 2)};
    auto const blind = recommend(
        panel({card("i-1", "talk", {{"craft.design", 4}, {"craft.testing", 4}})}), rubric);
    CHECK(entry(blind, "task").probability_firm_hire == 0);
    CHECK(entry(blind, "people.clarity").probability_firm_hire > 0);
}

TEST_CASE("next_evidence: by whom, among those who can hold it") {
    AvailableInterviewer const anything{InterviewerId{"i-7"}, {}, {}};
    AvailableInterviewer const talks{InterviewerId{"i-8"}, InterviewId{"talk"}, {}};
    AvailableInterviewer const full{InterviewerId{"i-9"}, {}, 0U};
    auto const advice = with_people({anything, talks, full});
    CHECK(entry(advice, "task").interviewer.text() == "i-7");
    for (auto const& one : *advice.next_evidence)
        CHECK(one.interviewer.text() != "i-9");
    // Only somebody for the talk: nobody can hold the task, and what the talk rates remains.
    auto const only_talks = with_people({talks});
    CHECK(only_talks.next_evidence->size() == 3);
    CHECK(entry(only_talks, "people.clarity").interviewer.text() == "i-8");
}

TEST_CASE("next_evidence: somebody whose severity is known says more than a stranger") {
    stats::RatingModel past;
    past.variances = {.candidate = 0.3,
                      .candidate_competency = 0.1,
                      .interviewer = 0.2,
                      .interviewer_competency = 0.05,
                      .candidate_interviewer = 0.05,
                      .residual = 0.3};
    past.competencies = {"craft.design", "craft.testing", "people.clarity"};
    past.means = {3.3, 3.3, 3.3};
    past.interviewers = {"i-7"};
    past.effects = {{stats::Effect{0.0, 0.05}, {}}};
    AvailableInterviewer const known{InterviewerId{"i-7"}, {}, {}};
    AvailableInterviewer const stranger{InterviewerId{"i-0"}, {}, {}};
    auto const advice = with_people({stranger, known}, &past);
    CHECK(entry(advice, "task").interviewer.text() == "i-7");
    auto const alone = with_people({stranger}, &past);
    CHECK(entry(advice, "task").expected_gain > entry(alone, "task").expected_gain);
}

TEST_CASE(
    "next_evidence: a second interview by the same person says less than one by another") {
    AvailableInterviewer const again{InterviewerId{"i-1"}, {}, {}};
    AvailableInterviewer const other{InterviewerId{"i-2"}, {}, {}};
    auto const same_person = entry(with_people({again}), "task");
    auto const new_person = entry(with_people({other}), "task");
    CHECK(same_person.expected_gain < new_person.expected_gain);
    CHECK(same_person.expected_gain > 0);
    CHECK(same_person.probability_firm_hire == 0); // still one interviewer
}
