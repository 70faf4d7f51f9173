// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/value_of_ratings.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

std::vector<double> const weights{0.4, 0.3, 0.2, 0.1};

/// Four independent competencies: means 3.3, 2.7, 3.0, 3.4, sds .35, .5, .4, .6.
CandidatePosterior worked_case() {
    CandidatePosterior belief{{3.3, 2.7, 3.0, 3.4}, std::vector<double>(16), {}};
    std::vector<double> const sds{0.35, 0.5, 0.4, 0.6};
    for (std::size_t k = 0; k < 4; ++k)
        belief.covariance[5 * k] = sds[k] * sds[k];
    return belief;
}

/// One rating whose error has sd 0.7.
FutureRatings one_of(std::size_t k) {
    return {{k}, 0.0, {0.49}};
}

} // namespace

TEST_CASE("value_of_ratings: the worked case to four digits") {
    auto const belief = worked_case();
    auto const composite = belief.composite(weights);
    CHECK(composite.mean == close_to(3.07, 1e-12));
    CHECK(composite.sd == close_to(0.2283, 0.0, 5e-5));
    CHECK(composite.chance_at_least(3) == close_to(0.6205, 0.0, 5e-5));
    CHECK(expected_gain(0.07, composite.sd) == close_to(0.0603, 0.0, 5e-5));
    struct Row {
        double movement, across, gain, right;
    };
    // The chances of being right by a midpoint sum of 200,000 pieces, done apart.
    std::vector<Row> const expected{{0.0626, 0.132, 0.00415, 0.63531953},
                                    {0.0872, 0.211, 0.01043, 0.65860527},
                                    {0.0397, 0.039, 0.00062, 0.62264962},
                                    {0.0390, 0.037, 0.00057, 0.62246206}};
    for (std::size_t k = 0; k < 4; ++k) {
        CAPTURE(k);
        double const s = composite_movement(belief, weights, one_of(k));
        CHECK(s == close_to(expected[k].movement, 0.0, 5e-5));
        CHECK(chance_across(0.07, s) == close_to(expected[k].across, 0.0, 5e-4));
        CHECK(expected_gain(0.07, s) == close_to(expected[k].gain, 0.0, 5e-6));
        CHECK(chance_right_after(0.07, composite.sd, s) ==
              close_to(expected[k].right, 0.0, 1e-8));
    }
}

TEST_CASE("value_of_ratings: the movement is what the posterior loses in variance") {
    // After the ratings the composite's variance is what it was minus the movement's square.
    CandidatePrior const prior{.variances = {.candidate = 0.28,
                                             .candidate_competency = 0.08,
                                             .interviewer = 0.084,
                                             .interviewer_competency = 0.025,
                                             .candidate_interviewer = 0.085,
                                             .residual = 0.49},
                               .mean = {3.3, 2.9, 3.1, 3.0}};
    InterviewerEffects const nobody_knows{};
    std::vector<InterviewerEffects const*> const people(3, &nobody_knows);
    std::vector<PanelRating> ratings{{0, 0, 4}, {0, 1, 3}, {1, 1, 2}, {1, 2, 3}};
    auto const now = candidate_posterior(prior, ratings, people);
    FutureRatings const next{{1, 3}, 0.084 + 0.085, {0.025 + 0.49, 0.025 + 0.49}};
    double const movement = composite_movement(now, weights, next);
    ratings.push_back({2, 1, 5});
    ratings.push_back({2, 3, 1});
    auto const then = candidate_posterior(prior, ratings, people);
    double const before = now.composite(weights).sd;
    double const after = then.composite(weights).sd;
    CHECK(movement * movement == close_to(before * before - after * after, 1e-10));
}

TEST_CASE("value_of_ratings: from nothing to everything") {
    auto const belief = worked_case();
    double const sd = belief.composite(weights).sd;
    // Endless noise: no gain. No noise on every competency: all there is to know.
    CHECK(composite_movement(belief, weights, {{1}, 0, {1e12}}) == close_to(0.0, 0.0, 1e-6));
    FutureRatings const all{{0, 1, 2, 3}, 0, {0, 0, 0, 0}};
    CHECK(composite_movement(belief, weights, all) == close_to(sd, 1e-12));
    CHECK(composite_movement(belief, weights, {}) == 0);
    CHECK(chance_across(0.1, 0) == 0);
    CHECK(expected_gain(0.1, 0) == 0);
    CHECK(chance_right_after(0.07, sd, 0) == close_to(normal_cdf(0.07 / sd), 1e-14));
    CHECK(chance_right_after(0.07, sd, sd) == 1);
    CHECK(chance_across(0, 0.2) == 0.5);
    CHECK(expected_gain(0, 0.2) == close_to(0.2 * normal_density(0), 1e-14));
    CHECK(expected_gain(5, 0.01) == 0);
}

TEST_CASE("value_of_ratings: firm calls") {
    // sd 0.5, movement 0.3: 0.4 is left. Firm from 0.2 + 0.84162 * 0.4 below the bar on.
    double const z = normal_quantile(0.8);
    CHECK(chance_firm(-0.2, 0.5, 0.3, z) ==
          close_to(normal_cdf((-0.2 - z * 0.4) / 0.3), 1e-14));
    CHECK(chance_firm(1, 0.5, 0, z) == 1);
    CHECK(chance_firm(0.1, 0.5, 0, z) == 0);
    // Firm yes and firm no leave something between them.
    CHECK(chance_firm(0.1, 0.5, 0.3, z) + chance_firm(-0.1, 0.5, 0.3, z) < 1);
}
