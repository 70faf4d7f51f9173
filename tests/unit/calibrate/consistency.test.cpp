// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/consistency.hpp>

#include <doctest/doctest.h>

#include <cstddef>

using namespace panelscore;
using test::close_to;

namespace {

Scatter scatter(std::size_t n, double squares) {
    Scatter all;
    all.add(n, squares);
    return all;
}

} // namespace

TEST_CASE("consistency: drawn towards the pool as if by ten ratings") {
    // (10 x 0.5 + 9) / ((10 + 10) x 0.5) = 14 / 10
    CHECK(consistency(scatter(10, 9), 0.5).value() == close_to(1.4));
    CHECK(consistency(scatter(10, 5), 0.5).value() == close_to(1.0));
    CHECK(consistency(scatter(1, 0), 0.5).value() == close_to(10.0 / 11));
    CHECK(consistency({}, 0.5).reason() == Undefined::too_few);
    CHECK(consistency(scatter(1, 1), 0).reason() == Undefined::no_variance);
}

TEST_CASE("consistency: squares of the interviewer's own residuals") {
    auto const ratings =
        test::history_of(
            {{"a", "x", "k", 1}, {"a", "x", "m", 2}, {"a", "y", "k", 3}, {"b", "x", "k", 4}})
            .ratings;
    CardsByInterviewer const cards(ratings);
    stats::VarianceFit fit;
    fit.residual = {1, -2, 7, 3}; // x: rows 0 and 1 on a card, row 3 on another
    auto const full = scatter_of(fit, stats::VarianceModel::full, cards.of(0));
    CHECK(full.sum == 14);
    CHECK(full.n == 3);
    CHECK(full.clusters == 2);
    CHECK(full.sum_squares == 25 + 81);
    CHECK(usual_scatter(fit) == close_to(63.0 / 4));
    fit.residual = {1, 7, 3}; // by card: a x, a y, b x
    auto const composite = scatter_of(fit, stats::VarianceModel::composite, cards.of(0));
    CHECK(composite.sum == 10);
    CHECK(composite.n == 2);
    CHECK(usual_scatter(stats::VarianceFit{}) == 0);
}

TEST_CASE("consistency: a chance that knows how cards vary") {
    // chi-square: 20 over 0.5 is 40 with 40 x 0.75 = 30 degrees.
    CHECK(scatter_p(scatter(40, 20), 0.5, 0.75, 1) == close_to(0.10486428110798465, 1e-9));
    CHECK(scatter_p(scatter(40, 20), 0.5, 0.75, 3) > 0.15);
    // Cards of 2 ratings with squares 1 and 3: own mean 1, gaps -1 and 1: seen 2 x 2 / 1 = 4;
    // expected 2 x 4 x 1 / 0.5 = 16.
    Scatter cards;
    cards.add(2, 1);
    cards.add(2, 3);
    auto const spread = scatter_spread(cards, 0.5);
    CHECK(spread.seen == close_to(4.0));
    CHECK(spread.expected == close_to(16.0));
    CHECK(scatter_spread(scatter(2, 1), 0.5) == ScatterSpread{});
}
