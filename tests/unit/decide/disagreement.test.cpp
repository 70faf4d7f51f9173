// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/disagreement.hpp>
#include <panelscore/decide/recommend.hpp>
#include <panelscore/stats/distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("disagreement: two levels apart is listed with who holds which end") {
    auto const advice = recommend(
        panel({card("i-1", "talk",
                    {{"craft.design", 2}, {"craft.testing", 3}, {"people.clarity", 1}}),
               card("i-2", "task",
                    {{"craft.design", 4}, {"craft.testing", 4}, {"people.clarity", 5}})}),
        mean_rubric());
    // design .5 * 2 = 1.0, clarity .2 * 4 = .8; testing is one level apart
    REQUIRE(advice.disagreements.size() == 2);
    CHECK(advice.disagreements[0].competency == CompetencyId{"craft.design"});
    CHECK(advice.disagreements[0].low == InterviewerScore{InterviewerId{"i-1"}, 2});
    CHECK(advice.disagreements[0].high == InterviewerScore{InterviewerId{"i-2"}, 4});
    CHECK(advice.disagreements[1].levels_apart == 4);
    CHECK_FALSE(advice.disagreements[0].p_value.has_value());
}

TEST_CASE("disagreement: one interviewer cannot disagree") {
    auto const advice = recommend(panel({card("i-1", "talk", {{"craft.design", 1}}),
                                         card("i-1", "task", {{"craft.design", 5}})}),
                                  small_rubric());
    CHECK(advice.disagreements.empty());
}

TEST_CASE("disagreement: levels are counted on the declared scale") {
    // Five levels from 0 to 20 lie 5 points apart: 8 points are 1.6 levels.
    Rubric rubric = small_rubric();
    for (auto& level : rubric.scale.levels)
        level.score = (level.score - 1) * 5;
    rubric.role->policy.bars = {false, 18.0, 14.0, 10.0};
    auto const advice = recommend(panel({card("i-1", "talk", {{"craft.design", 5}}),
                                         card("i-2", "talk", {{"craft.design", 13}})}),
                                  rubric);
    CHECK(advice.disagreements.empty());
}

TEST_CASE("disagreement: a gap is held against the noise to be expected") {
    // Assumed noise of strangers: .20 + .25 + .07 + .03 = .55 each. 2 and 4: squares 2, over
    // .55 = 3.636 with one degree: two-sided normal chance of sqrt(3.636) = 1.907.
    auto const advice = recommend(panel({card("i-1", "talk", {{"craft.design", 2}}),
                                         card("i-2", "task", {{"craft.design", 4}})}),
                                  small_rubric());
    REQUIRE(advice.disagreements.size() == 1);
    CHECK(*advice.disagreements[0].p_value ==
          close_to(2 * stats::normal_survival(std::sqrt(2 / 0.55)), 1e-10));
    // One competency with two interviewers: the chance of 1.5 or more between two scores.
    CHECK(*advice.disagreements_expected ==
          close_to(2 * stats::normal_survival(1.5 / std::sqrt(1.1)), 1e-10));
}

TEST_CASE("disagreement: known severities are taken out before noise is judged") {
    stats::RatingModel past;
    past.variances = {.candidate = 0.3, .candidate_interviewer = 0.02, .residual = 0.06};
    past.competencies = {"craft.design"};
    past.means = {3};
    past.interviewers = {"i-1", "i-2"};
    past.effects = {{stats::Effect{-0.5, 0.05}, {}}, {stats::Effect{0.5, 0.05}, {}}};
    Rubric const rubric = small_rubric();
    auto const table = *role_table(rubric, Seniority{"senior"}, {.past = &past});
    auto const said = [&](double first, double second) {
        return recommend(panel({card("i-1", "talk", {{"craft.design", first}}),
                                card("i-2", "task", {{"craft.design", second}})}),
                         rubric, table)
            .disagreements;
    };
    CHECK(said(3, 4).empty());       // a harsh and a lenient one who saw the same
    REQUIRE(said(4, 3).size() == 1); // one level apart, two after who they are
    CHECK(*said(4, 3)[0].p_value < 0.001);
    CHECK(said(4, 3)[0].levels_apart == 1);
}
