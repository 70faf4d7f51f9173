// SPDX-License-Identifier: BSL-1.0
#include <panelscore/decide/call.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

namespace {

ResolvedBars const bars{2.5, 3.5, 4.5};

LadderInput full(double score) {
    LadderInput input;
    input.score = score;
    input.probability_hire = probability_by_mean(score, bars, 1);
    input.interviewers = 4;
    input.coverage = 1;
    return input;
}

Call call(LadderInput const& input, Policy const& policy = {}) {
    return climb(input, bars, policy, 1).call;
}

} // namespace

TEST_CASE("call: the bars, each at and just below") {
    CHECK(call(full(4.5)) == Call::strong_hire);
    CHECK(call(full(4.49)) == Call::hire);
    CHECK(call(full(3.5)) == Call::hire);
    CHECK(call(full(3.5 - 1e-12)) == Call::hire); // rounding noise meets a bar
    CHECK(call(full(3.49)) == Call::no_hire);
    CHECK(call(full(2.5)) == Call::no_hire);
    CHECK(call(full(2.49)) == Call::strong_no_hire);
}

TEST_CASE("call: a gate not met is a no whatever the score") {
    LadderInput input = full(5);
    input.any_gate_not_met = true;
    input.all_gates_met = false;
    CHECK(climb(input, bars, {}, 1) == LadderResult{Call::no_hire, Rung::gate});
    input.interviewers = 1; // even before the evidence is in
    CHECK(call(input) == Call::no_hire);
    input.score = 2.0;
    CHECK(call(input) == Call::strong_no_hire);
}

TEST_CASE("call: a gate unclear turns a hire into a lean") {
    LadderInput input = full(5);
    input.all_gates_met = false;
    CHECK(climb(input, bars, {}, 1) == LadderResult{Call::lean_hire, Rung::lean});
    input.score = 3.0;
    input.probability_hire = 0;
    CHECK(call(input) == Call::no_hire);
}

TEST_CASE("call: too little evidence says so, an early no needs less") {
    LadderInput input = full(4.0);
    input.interviewers = 1;
    CHECK(climb(input, bars, {}, 1) ==
          LadderResult{Call::insufficient_evidence, Rung::evidence});
    input = full(3.0);
    input.coverage = 0.5;
    CHECK(climb(input, bars, {}, 1) == LadderResult{Call::no_hire, Rung::early_no_hire});
    input.coverage = 0.3;
    CHECK(call(input) == Call::insufficient_evidence);
    input = full(3.0);
    CHECK(climb(input, bars, {}, 1).rung == Rung::no_hire);
}

TEST_CASE("call: chances between the two firm ends are leans") {
    LadderInput input = full(3.6);
    input.probability_hire = 0.79;
    CHECK(call(input) == Call::lean_hire);
    input.probability_hire = 0.80;
    CHECK(call(input) == Call::hire);
    input.probability_hire = 0.5; // exactly at the bar
    CHECK(call(input) == Call::lean_hire);
    input.probability_hire = 0.21;
    CHECK(call(input) == Call::lean_no_hire);
    input.probability_hire = 0.20;
    CHECK(call(input) == Call::no_hire);
}

TEST_CASE("call: without any score there is no call") {
    LadderInput input = full(4);
    input.score.reset();
    input.any_gate_not_met = true;
    CHECK(call(input) == Call::insufficient_evidence);
}

TEST_CASE("call: lower is better") {
    ResolvedBars const reversed{3.0, 2.0, 1.5};
    LadderInput input = full(1.9);
    input.probability_hire = probability_by_mean(1.9, reversed, -1);
    CHECK(climb(input, reversed, {}, -1).call == Call::hire);
    input.score = 1.5;
    CHECK(climb(input, reversed, {}, -1).call == Call::strong_hire);
    CHECK(probability_by_mean(2.1, reversed, -1) == 0.0);
    input.probability_hire = 0;
    input.score = 3.1;
    CHECK(climb(input, reversed, {}, -1).call == Call::strong_no_hire);
}
