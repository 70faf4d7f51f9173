// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"

#include <panelscore/decide/disagreement.hpp>
#include <panelscore/decide/recommend.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("disagreement: two levels apart is listed with who holds which end") {
    auto const advice = recommend(
        panel({card("i-1", "talk",
                    {{"craft.design", 2}, {"craft.testing", 3}, {"people.clarity", 1}}),
               card("i-2", "task",
                    {{"craft.design", 4}, {"craft.testing", 4}, {"people.clarity", 5}})}),
        small_rubric());
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
