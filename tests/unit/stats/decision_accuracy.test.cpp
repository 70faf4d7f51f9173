// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/base/random.hpp>
#include <panelscore/stats/decision_accuracy.hpp>
#include <panelscore/stats/distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("decision_accuracy: both above, against 30-digit quadrature") {
    struct Case {
        double a;
        double b;
        double correlation;
        double expected;
    };
    std::vector<Case> const cases{{0.5, 0.2, 0.3, 0.172234512377260237},
                                  {-0.7, 0.4, 0.9, 0.344169548649827672},
                                  {1.2, 1.1, 0.99, 0.110960228383656157},
                                  {2.0, 1.9, 0.999, 0.0227383905710784702},
                                  {-1.3, 0.8, -0.4, 0.167308046418359791}};
    for (auto const& one : cases) {
        CHECK(both_above(one.a, one.b, one.correlation) == close_to(one.expected, 0.0, 1e-12));
        CHECK(both_above(one.b, one.a, one.correlation) == close_to(one.expected, 0.0, 1e-12));
    }
}

TEST_CASE("decision_accuracy: both above where there is a closed form") {
    for (double const r : {-0.95, -0.5, 0.0, 0.3, 0.8, 0.9999})
        CHECK(both_above(0, 0, r) ==
              close_to(0.25 + std::asin(r) / (2 * std::numbers::pi), 1e-13));
    CHECK(both_above(0.7, -0.2, 0) == close_to(normal_survival(0.7) * normal_survival(-0.2)));
    CHECK(both_above(0.7, -0.2, 1) == normal_survival(0.7));
    CHECK(both_above(0.7, -0.2, -1) == 0);
    CHECK(both_above(-0.7, -0.2, -1) == close_to(normal_cdf(0.7) - normal_cdf(-0.2)));
}

TEST_CASE("decision_accuracy: what reliability buys at a bar") {
    // Worked out apart, to three digits: two panels agree, share of those hired whom another
    // panel hires, share of those hired who belong to the top, at 25 % and at 10 % hired.
    struct Row {
        double reliability;
        double agree_25, again_25, top_25, agree_10, again_10, top_10;
    };
    std::vector<Row> const rows{{.44, .725, .449, .577, .858, .289, .438},
                                {.64, .781, .563, .676, .884, .420, .562},
                                {.74, .815, .630, .730, .901, .503, .633},
                                {.85, .860, .720, .799, .924, .620, .725},
                                {.90, .886, .772, .837, .938, .689, .776}};
    auto const check = [](double rho, double hired, double agree, double again, double top) {
        double const bar = normal_quantile(1 - hired);
        CompositeVariances const pool{.universe = rho, .relative = 0, .absolute = 1 - rho};
        auto const shares = decision_shares(pool, 0, bar);
        CHECK(shares.hired == close_to(hired, 1e-12));
        CHECK(shares.consistency == close_to(agree, 0.0, 5.1e-4));
        CHECK(both_above(bar, bar, rho) / hired == close_to(again, 0.0, 5.1e-4));
        CHECK(both_above(bar, bar, std::sqrt(rho)) / hired == close_to(top, 0.0, 5.1e-4));
    };
    for (auto const& row : rows) {
        check(row.reliability, 0.25, row.agree_25, row.again_25, row.top_25);
        check(row.reliability, 0.10, row.agree_10, row.again_10, row.top_10);
    }
}

TEST_CASE("decision_accuracy: agrees with counting") {
    CompositeVariances const pool{.universe = 0.3, .relative = 0.1, .absolute = 0.16};
    double const mean = 3.2;
    double const bar = 3.5;
    panelscore::RandomStream chance{7};
    int right = 0;
    int alike = 0;
    int const n = 200'000;
    for (int i = 0; i < n; ++i) {
        double const truth = mean + std::sqrt(pool.universe) * chance.normal();
        double const first = truth + std::sqrt(pool.absolute) * chance.normal();
        double const second = truth + std::sqrt(pool.absolute) * chance.normal();
        right += (truth >= bar) == (first >= bar) ? 1 : 0;
        alike += (first >= bar) == (second >= bar) ? 1 : 0;
    }
    auto const shares = decision_shares(pool, mean, bar);
    CHECK(shares.accuracy == close_to(static_cast<double>(right) / n, 0.0, 0.004));
    CHECK(shares.consistency == close_to(static_cast<double>(alike) / n, 0.0, 0.004));
}

TEST_CASE("decision_accuracy: a bar as far below the pool's mean as above it decides alike") {
    CompositeVariances const pool{.universe = 0.3, .relative = 0.1, .absolute = 0.16};
    auto const above = decision_shares(pool, 3.0, 3.4);
    auto const below = decision_shares(pool, 3.4, 3.0);
    CHECK(above.accuracy == close_to(below.accuracy));
    CHECK(above.consistency == close_to(below.consistency));
    CHECK(above.hired == close_to(1 - below.hired));
}

TEST_CASE("decision_accuracy: nothing but truth, nothing but error, nothing at all") {
    auto const truth = decision_shares({.universe = 0.3}, 3.0, 3.2);
    CHECK(truth.accuracy == close_to(1.0, 1e-15));
    CHECK(truth.consistency == close_to(1.0, 1e-15));
    auto const error = decision_shares({.universe = 0, .relative = 1, .absolute = 1}, 0.0, 1.0);
    double const hired = normal_survival(1.0);
    CHECK(error.accuracy == close_to(1 - hired));
    CHECK(error.consistency == close_to(hired * hired + (1 - hired) * (1 - hired)));
    CHECK(decision_shares({}, 3.0, 3.0) == DecisionShares{1, 1, 1});
    CHECK(decision_shares({}, 3.0, 3.1) == DecisionShares{1, 1, 0});
}
