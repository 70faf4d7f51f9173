// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/stats/component_draws.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>

using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

VarianceFit two_components() {
    VarianceFit fit;
    fit.components[0] = 0.3; // candidate, standard error 0.06
    fit.components[5] = 0.5; // residual, standard error 0.02
    fit.components[2] = 0.0; // interviewer, at its boundary
    fit.covariance[0][0] = 0.0036;
    fit.covariance[5][5] = 0.0004;
    fit.covariance[0][5] = fit.covariance[5][0] = -0.5 * 0.06 * 0.02;
    return fit;
}

} // namespace

TEST_CASE("component_draws: logarithms of standard deviations have the fit's moments") {
    auto const fit = two_components();
    std::size_t const n = 40'000;
    auto const draws = component_draws(fit, n, 1);
    double sum = 0, other = 0, square = 0, product = 0;
    for (auto const& draw : draws) {
        double const a = 0.5 * std::log(draw[0] / 0.3);
        double const b = 0.5 * std::log(draw[5] / 0.5);
        sum += a;
        other += b;
        square += a * a;
        product += a * b;
    }
    auto const count = static_cast<double>(n);
    // sd of log sd: 0.06 / (2 * 0.3) = 0.1 and 0.02 / (2 * 0.5) = 0.02, correlation -0.5.
    CHECK(sum / count == close_to(0.0, 0.0, 0.002));
    CHECK(other / count == close_to(0.0, 0.0, 0.0005));
    CHECK(square / count == close_to(0.01, 0.03));
    CHECK(product / count == close_to(-0.5 * 0.1 * 0.02, 0.06));
}

TEST_CASE("component_draws: what is at 0 or not in the model stays there") {
    for (auto const& draw : component_draws(two_components(), 100, 1)) {
        CHECK(draw[2] == 0);
        CHECK(draw[1] == 0);
    }
}

TEST_CASE("component_draws: one seed, the same draws, and no spread without covariance") {
    auto const fit = two_components();
    CHECK(component_draws(fit, 50, 3) == component_draws(fit, 50, 3));
    CHECK(component_draws(fit, 50, 3) != component_draws(fit, 50, 4));
    auto certain = fit;
    certain.covariance = {};
    for (auto const& draw : component_draws(certain, 10, 1))
        CHECK(draw[0] == 0.3);
    CHECK(component_draws({}, 5, 1)[4] == ComponentDraw{});
    CHECK(component_draws(fit, 0, 1).empty());
}
