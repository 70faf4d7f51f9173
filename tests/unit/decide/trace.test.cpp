// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"

#include <panelscore/decide/recommend.hpp>
#include <panelscore/decide/trace.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("trace: each step names its numbers") {
    Rubric rubric = small_rubric();
    Gate gate;
    gate.competency = CompetencyId{"people.clarity"};
    gate.number = 2.0;
    rubric.role->policy.gates = {gate};
    auto const advice = recommend(panel({card("i-1", "talk", {{"people.clarity", 1}}),
                                         card("i-2", "talk", {{"people.clarity", 1}})}),
                                  rubric);
    REQUIRE(advice.trace.size() == 1);
    CHECK(advice.trace[0].code == "gates");
    CHECK(advice.trace[0].detail == "people.clarity needs 2, has 1: not met");
    CHECK(advice.trace[0].result == "settles the call");
}

TEST_CASE("trace: evidence says what was seen and what is wanted") {
    auto const advice =
        recommend(panel({card("i-1", "talk", {{"craft.design", 4}})}), small_rubric());
    CHECK(advice.trace.back().detail ==
          "1 interviewer, 50.0 % of the weight; wanted 2 interviewers and 70.0 %");
}
