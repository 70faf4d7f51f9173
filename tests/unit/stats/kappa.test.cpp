// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/kappa.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("kappa: Cohen by hand") {
    // (20 5 / 10 15): agreement 35/50 = 0.7; chance 0.5 x 0.6 + 0.5 x 0.4 = 0.5; kappa 0.4.
    PairCounts const pairs(2, {20, 5, 10, 15});
    auto const kappa = cohen_kappa(pairs, 0.95);
    CHECK(kappa->estimate == close_to(0.4));
    CHECK(kappa->n == 50);
    CHECK(pairs.units() == 50);
}

TEST_CASE("kappa: the variance is that of the delta method") {
    // An independent way to Fleiss, Cohen and Everitt's formula: numeric derivatives of kappa
    // by cell. psych 2.2.9 gives (0.3175, 0.5916) for the quadratic interval of this table,
    // Cohen's of 1968, because it sums weights over rows instead of averaging them.
    std::vector<double> const table{88, 10, 2, 14, 40, 6, 18, 10, 12};
    std::array const levels{1.0, 2.0, 3.0};
    for (auto const& weights : {identity_weights(3), quadratic_weights(levels)}) {
        auto const kappa_of = [&](std::vector<double> const& counts) {
            return weighted_kappa(PairCounts(3, counts), weights, 0.95)->estimate;
        };
        std::vector<double> slope(9);
        double mean = 0;
        for (std::size_t cell = 0; cell < 9; ++cell) {
            auto up = table;
            auto down = table;
            up[cell] += 1e-3;
            down[cell] -= 1e-3;
            slope[cell] = (kappa_of(up) - kappa_of(down)) / 2e-3 * 200;
            mean += table[cell] / 200 * slope[cell];
        }
        double variance = 0;
        for (std::size_t cell = 0; cell < 9; ++cell)
            variance += table[cell] / 200 * std::pow(slope[cell] - mean, 2) / 200;
        auto const ours = weighted_kappa(PairCounts(3, table), weights, 0.95);
        double const reach = 1.9599639845400545 * std::sqrt(variance);
        CHECK(*ours->lower == close_to(ours->estimate - reach, 1e-7));
        CHECK(*ours->upper == close_to(ours->estimate + reach, 1e-7));
    }
}

TEST_CASE("kappa: the same with the two interviewers turned round") {
    PairCounts pairs(3);
    PairCounts turned(3);
    std::vector<std::array<std::size_t, 2>> const units{{0, 0}, {0, 1}, {1, 1}, {2, 1},
                                                        {2, 2}, {0, 2}, {1, 0}, {2, 2}};
    for (auto const& [first, second] : units) {
        pairs.add(first, second);
        turned.add(second, first);
    }
    auto const weights = quadratic_weights(std::array{1.0, 2.0, 3.0});
    auto const one = weighted_kappa(pairs, weights, 0.95);
    auto const other = weighted_kappa(turned, weights, 0.95);
    CHECK(one->estimate == close_to(other->estimate));
    CHECK(*one->lower == close_to(*other->lower));
}

TEST_CASE("kappa: quadratic weights are a covariance over variances and severity") {
    // 2 cov / (var a + var b + (mean a - mean b)^2), all over n.
    std::vector<std::array<double, 2>> const units{{1, 2}, {3, 3}, {5, 4}, {2, 1}, {4, 5}};
    PairCounts pairs(5);
    double a = 0;
    double b = 0;
    double cross = 0;
    double squares = 0;
    for (auto const& [first, second] : units) {
        pairs.add(static_cast<std::size_t>(first) - 1, static_cast<std::size_t>(second) - 1);
        a += first / 5;
        b += second / 5;
        cross += first * second / 5;
        squares += (first * first + second * second) / 5;
    }
    double const covariance = cross - a * b;
    auto const weights = quadratic_weights(std::array{1.0, 2.0, 3.0, 4.0, 5.0});
    CHECK(weighted_kappa(pairs, weights, 0.95)->estimate ==
          close_to(2 * covariance / (squares - 2 * a * b)));
}

TEST_CASE("kappa: perfect, opposite, and what cannot be said") {
    CHECK(cohen_kappa(PairCounts(2, {5, 0, 0, 5}), 0.95)->estimate == close_to(1));
    CHECK(*cohen_kappa(PairCounts(2, {5, 0, 0, 5}), 0.95)->upper == 1);
    CHECK(cohen_kappa(PairCounts(2, {0, 5, 5, 0}), 0.95)->estimate == close_to(-1));
    CHECK(*cohen_kappa(PairCounts(2, {0, 5, 5, 0}), 0.95)->lower >= -1);
    CHECK(cohen_kappa(PairCounts(3), 0.95).reason() == Undefined::too_few);
    CHECK(cohen_kappa(PairCounts(2, {7, 0, 0, 0}), 0.95).reason() == Undefined::no_variance);
    // One unit on which they differ: no agreement, none expected.
    CHECK(cohen_kappa(PairCounts(2, {0, 1, 0, 0}), 0.95)->estimate == close_to(0));
}
