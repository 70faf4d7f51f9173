// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"

#include <panelscore/decide/recommend.hpp>
#include <panelscore/decide/trace.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

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
    REQUIRE(advice.trace.size() == 2);
    CHECK(advice.trace[0].code == "gates");
    CHECK(advice.trace[0].detail == "people.clarity needs 2, has 1: not met");
    CHECK(advice.trace[0].result == "settles the call");
}

TEST_CASE("trace: evidence says what was seen and what is wanted") {
    auto const advice =
        recommend(panel({card("i-1", "talk", {{"craft.design", 4}})}), small_rubric());
    CHECK(advice.trace[advice.trace.size() - 2].detail ==
          "1 interviewer, 50.0 % of the weight; wanted 2 interviewers and 70.0 %");
}

TEST_CASE("trace: by the posterior each rule shows the chance it looked at") {
    auto const advice = recommend(panel({card("i-1", "talk", {{"craft.design", 4}}),
                                         card("i-2", "task", {{"craft.testing", 4}})}),
                                  small_rubric());
    auto const step = [&](std::string_view code) {
        for (auto const& one : advice.trace)
            if (one.code == code)
                return one;
        return TraceStep{};
    };
    CHECK(step("no-hire").detail.starts_with("P(hire) 0."));
    CHECK(step("no-hire").detail.find("confidence 0.8; adjusted 3.") != std::string::npos);
    CHECK(step("lean").result == "settles the call");
    CHECK(step("margin").detail.starts_with("P(hire) is so far from where it would be a "));
}

TEST_CASE("trace: the margin by the mean is in points") {
    auto const advice = recommend(panel({card("i-1", "talk", {{"craft.design", 4}}),
                                         card("i-2", "task", {{"craft.testing", 4}})}),
                                  mean_rubric());
    CHECK(advice.trace.back().result == "0.5");
    CHECK(advice.trace.back().detail == "points of the raw score");
}
