// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/consistency.hpp>

#include <doctest/doctest.h>

#include <cstddef>

using namespace panelscore;
using test::close_to;

TEST_CASE("consistency: drawn towards the pool as if by ten ratings") {
    // (10 x 0.5 + 9) / ((10 + 10) x 0.5) = 14 / 10
    CHECK(consistency({.squares = 9, .n = 10}, 0.5).value() == close_to(1.4));
    CHECK(consistency({.squares = 5, .n = 10}, 0.5).value() == close_to(1.0));
    CHECK(consistency({.squares = 0, .n = 1}, 0.5).value() == close_to(10.0 / 11));
    CHECK(consistency({}, 0.5).reason() == Undefined::too_few);
    CHECK(consistency({.squares = 1, .n = 1}, 0).reason() == Undefined::no_variance);
}

TEST_CASE("consistency: squares of the interviewer's own residuals") {
    auto const ratings =
        test::history_of(
            {{"a", "x", "k", 1}, {"a", "x", "m", 2}, {"a", "y", "k", 3}, {"b", "x", "k", 4}})
            .ratings;
    CardsByInterviewer const cards(ratings);
    stats::VarianceFit fit;
    fit.residual = {1, -2, 7, 3}; // x: rows 0, 1, 3
    auto const full = scatter_of(fit, stats::VarianceModel::full, cards.of(0));
    CHECK(full == Scatter{.squares = 14, .n = 3});
    fit.residual = {1, 7, 3}; // by card: a x, a y, b x
    auto const composite = scatter_of(fit, stats::VarianceModel::composite, cards.of(0));
    CHECK(composite == Scatter{.squares = 10, .n = 2});
}

TEST_CASE("consistency: residuals show a part of the residual variance") {
    stats::VarianceFit fit;
    CHECK(scatter_left(fit) == 1);
    fit.residual = {1, -1, 1, -1};
    fit.components[static_cast<std::size_t>(stats::Component::residual)] = 2.0;
    CHECK(scatter_left(fit) == close_to(0.5));
}
