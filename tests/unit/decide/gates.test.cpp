// SPDX-License-Identifier: BSL-1.0
#include <panelscore/decide/gates.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace panelscore;

namespace {
using Scores = std::vector<ScoreBy>;
}

TEST_CASE("gates: nobody scored it") {
    CHECK(read_gate({}, 2, 1) == GateOutcome::not_assessed);
}

TEST_CASE("gates: every score at or above the minimum is met, one is enough") {
    CHECK(read_gate(Scores{{0, 2}}, 2, 1) == GateOutcome::met);
    CHECK(read_gate(Scores{{0, 2}, {1, 5}}, 2, 1) == GateOutcome::met);
}

TEST_CASE("gates: not met takes two interviewers, each below") {
    CHECK(read_gate(Scores{{0, 1}, {1, 1}}, 2, 1) == GateOutcome::not_met);
    CHECK(read_gate(Scores{{0, 1}}, 2, 1) == GateOutcome::unclear);
    CHECK(read_gate(Scores{{0, 1}, {0, 1}}, 2, 1) == GateOutcome::unclear);
    CHECK(read_gate(Scores{{0, 1}, {1, 3}}, 2, 1) == GateOutcome::unclear);
}

TEST_CASE("gates: a lower-is-better scale turns the comparison round") {
    CHECK(read_gate(Scores{{0, 2.0}, {1, 3.0}}, 3, -1) == GateOutcome::met);
    CHECK(read_gate(Scores{{0, 3.5}, {1, 4.0}}, 3, -1) == GateOutcome::not_met);
}

TEST_CASE("gates: at the bottom of the scale it is met whenever it was assessed") {
    CHECK(read_gate(Scores{{0, 1}, {1, 1}}, 1, 1) == GateOutcome::met);
    CHECK(read_gate(Scores{{0, 1}}, 0, 1) == GateOutcome::met);
}
