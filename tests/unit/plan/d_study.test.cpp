// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/plan/d_study.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

TEST_CASE("d_study: the worth of three interviewers who rate two competencies") {
    StudyBasis basis{.variances = {.candidate = 0.3, .interviewer = 0.06, .residual = 0.6},
                     .weights = {0.5, 0.5},
                     .pool_mean = 3.2};
    auto worth = worth_of(basis, stats::crossed_panel(3, 2));
    CHECK(worth.generalizability == close_to(0.3 / (0.3 + 0.1)));
    CHECK(worth.dependability == close_to(0.3 / (0.3 + 0.1 + 0.02)));
    CHECK(worth.sem == close_to(0.34641016151, 1e-10));
    CHECK_FALSE(worth.decision_accuracy.has_value());
    basis.bar = 3.5;
    worth = worth_of(basis, stats::crossed_panel(3, 2));
    auto const shares = stats::decision_shares({0.3, 0.1, 0.12}, 3.2, 3.5);
    CHECK(worth.decision_accuracy.value() == close_to(shares.accuracy));
    CHECK(worth.decision_consistency.value() == close_to(shares.consistency));
    CHECK(worth_of({.weights = {1.0}}, stats::crossed_panel(1, 1)).dependability == 0);
}

TEST_CASE("d_study: the elbow is the last step that adds a point") {
    std::vector<double> const curve{0.5, 0.66, 0.70, 0.705, 0.72, 0.729, 0.73};
    CHECK(elbow_of(curve) == 4);
    CHECK(elbow_of(std::vector<double>{0.5}) == 0);
    CHECK(elbow_of(std::vector<double>{0.5, 0.5}) == 0);
    CHECK_FALSE(elbow_of({}).has_value());
}
