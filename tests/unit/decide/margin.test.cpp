// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/margin.hpp>
#include <panelscore/decide/recommend.hpp>
#include <panelscore/stats/distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

LadderInput firm(double probability) {
    LadderInput input;
    input.score = 3.5;
    input.probability_hire = probability;
    input.interviewers = 4;
    input.coverage = 1;
    return input;
}

} // namespace

TEST_CASE("margin: empty when no score changes the call") {
    Rubric const rubric = small_rubric();
    auto const table = role_table(rubric, Seniority{"senior"}, {.method = Method::mean});
    LadderInput input;
    input.score = 4.0;
    input.probability_hire = 1;
    input.interviewers = 1;
    input.coverage = 0.1;
    Policy const& policy = rubric.role->policy;
    CHECK_FALSE(margin_by_mean(*table, input, Call::insufficient_evidence, policy).has_value());
}

TEST_CASE("margin: the nearest chance at which the call is another") {
    Rubric const rubric = small_rubric();
    auto const table = role_table(rubric, Seniority{"senior"});
    Policy const& policy = rubric.role->policy; // confidence 0.80
    auto const check = [&](double chance, double edge, Call then) {
        CAPTURE(chance);
        auto const input = firm(chance);
        Call const call = climb(input, table->bars, policy, table->sign).call;
        auto const nearest = nearest_call(*table, input, call, policy);
        REQUIRE(nearest);
        CHECK(nearest->edge == close_to(edge, 1e-12));
        CHECK(nearest->distance == close_to(std::abs(chance - edge), 1e-12));
        CHECK(nearest->call == then);
    };
    check(0.83, 0.80, Call::lean_hire);
    check(0.72, 0.80, Call::hire);
    check(0.60, 0.50, Call::lean_no_hire);
    check(0.30, 0.20, Call::no_hire);
    check(0.10, 0.20, Call::lean_no_hire);
    check(0.80, 0.80, Call::lean_hire);
}

TEST_CASE("margin: none where no chance changes the call") {
    Rubric const rubric = small_rubric();
    auto const table = role_table(rubric, Seniority{"senior"});
    Policy const& policy = rubric.role->policy;
    auto input = firm(0.7);
    input.any_gate_not_met = true;
    CHECK_FALSE(nearest_call(*table, input, Call::no_hire, policy));
    input = firm(0.7);
    input.score.reset();
    CHECK_FALSE(nearest_call(*table, input, Call::insufficient_evidence, policy));
}

TEST_CASE("margin: so many points more on every score are just there") {
    Rubric const rubric = small_rubric();
    auto const scored = [&](double more) {
        return recommend(
            panel({card("i-1", "talk",
                        {{"craft.design", 3 + more}, {"people.clarity", 3 + more}}),
                   card("i-2", "work",
                        {{"craft.design", 3 + more}, {"craft.testing", 4 + more}})}),
            rubric);
    };
    auto const advice = scored(0);
    REQUIRE(advice.margin_as_written);
    REQUIRE(advice.margin_call);
    auto const moved = scored(*advice.margin_as_written);
    double const edge = advice.probability->hire + *advice.margin;
    double const other = advice.probability->hire - *advice.margin;
    bool const there = std::abs(moved.probability->hire - edge) < 1e-9 ||
                       std::abs(moved.probability->hire - other) < 1e-9;
    CHECK(there);
}
