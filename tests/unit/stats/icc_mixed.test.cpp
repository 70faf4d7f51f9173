// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/icc_mixed.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <support/close_to.hpp>
#include <utility>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

Ratings panels(std::vector<std::pair<std::uint32_t, std::uint32_t>> const& met,
               std::uint32_t candidates, std::uint32_t interviewers) {
    Ratings ratings{.candidates = candidates, .interviewers = interviewers, .competencies = 1};
    for (auto const& [candidate, interviewer] : met) {
        ratings.candidate.push_back(candidate);
        ratings.interviewer.push_back(interviewer);
        ratings.competency.push_back(0);
        ratings.card.push_back(ratings.cards++);
        ratings.score.push_back(3);
    }
    return ratings;
}

VarianceFit fit_of(double candidate, double interviewer, double residual) {
    VarianceFit fit{.converged = true};
    fit.components[static_cast<std::size_t>(Component::candidate)] = candidate;
    fit.components[static_cast<std::size_t>(Component::interviewer)] = interviewer;
    fit.components[static_cast<std::size_t>(Component::residual)] = residual;
    for (std::size_t i = 0; i < component_count; ++i)
        fit.covariance[i][i] = 0.01;
    return fit;
}

} // namespace

TEST_CASE("icc_mixed: q is 0 when all met the same, 1/k when nobody shared one") {
    auto const crossed = panel_overlap(panels({{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 2, 2));
    CHECK(crossed.k == close_to(2));
    CHECK(crossed.q == 0);
    auto const nested = panel_overlap(panels({{0, 0}, {0, 1}, {1, 2}, {1, 3}}, 2, 4));
    CHECK(nested.q == close_to(0.5));
    // Panels {0,1}, {1,2}, {1}: harmonic 3/(1/2 + 1/2 + 1) = 1.5. Shared: 1 of (2,2), 1 of
    // (2,1), 1 of (2,1): (1/4 + 1/2 + 1/2) x 2 / 6 = 5/12; q = 2/3 - 5/12 = 1/4.
    auto const mixed = panel_overlap(panels({{0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 1}}, 3, 3));
    CHECK(mixed.k == close_to(1.5));
    CHECK(mixed.q == close_to(0.25));
    CHECK(panel_overlap(panels({{0, 0}, {0, 1}}, 1, 2)).q == close_to(0.5));
    CHECK(panel_overlap(Ratings{}).k == 0);
    // A second card of the same interviewer is no second interviewer.
    CHECK(panel_overlap(panels({{0, 0}, {0, 0}, {1, 0}}, 2, 1)).k == close_to(1));
}

TEST_CASE("icc_mixed: coefficients by hand") {
    PanelOverlap const overlap{.k = 4, .q = 0.125, .candidates = 20};
    auto const mixed = mixed_icc(fit_of(2, 1, 1), overlap, {}, 0.95);
    CHECK(mixed.agreement_one->estimate == close_to(0.5));
    CHECK(mixed.agreement_k->estimate == close_to(0.8));
    CHECK(mixed.consistency_one->estimate == close_to(2.0 / 3));
    CHECK(mixed.consistency_k->estimate == close_to(8.0 / 9));
    CHECK(mixed.panel->estimate == close_to(2 / 2.375));
    CHECK(mixed.panel->n == 20);
    CHECK(!mixed.panel->lower);
    CHECK(mixed.held_at_zero.empty());
}

TEST_CASE("icc_mixed: limits contain the estimate and repeat") {
    PanelOverlap const overlap{.k = 4, .q = 0.125, .candidates = 20};
    auto const fit = fit_of(2, 1, 1);
    auto const draws = component_draws(fit, 4000, 7);
    auto const mixed = mixed_icc(fit, overlap, draws, 0.95);
    CHECK(*mixed.agreement_one->lower < 0.5);
    CHECK(*mixed.agreement_one->upper > 0.5);
    CHECK(mixed == mixed_icc(fit, overlap, component_draws(fit, 4000, 7), 0.95));
    // log(sd) of each has variance 0.01 / (4 v^2): the ratio of candidate to residual is
    // log-normal with variance 0.01/4 + 0.01, so C,1 ends near 2 e^(1.96 x 0.1118).
    double const ratio = 2 * std::exp(1.959964 * std::sqrt(0.0125));
    CHECK(*mixed.consistency_one->upper == close_to(ratio / (1 + ratio), 0.01));
}

TEST_CASE("icc_mixed: components at zero") {
    PanelOverlap const overlap{.k = 2, .q = 0.5, .candidates = 9};
    auto const severity = fit_of(1, 0, 1);
    auto const mixed = mixed_icc(severity, overlap, component_draws(severity, 500, 1), 0.95);
    CHECK(mixed.agreement_one->estimate == mixed.consistency_one->estimate);
    CHECK(mixed.agreement_one->lower.has_value());
    CHECK(mixed.held_at_zero == std::vector{Component::interviewer});
    auto const nothing = fit_of(0, 1, 1);
    auto const none = mixed_icc(nothing, overlap, component_draws(nothing, 500, 1), 0.95);
    CHECK(none.panel->estimate == 0);
    CHECK(!none.panel->lower);
    // No residual: consistency is 1 whatever is drawn.
    auto const exact = fit_of(1, 1, 0);
    auto const one = mixed_icc(exact, overlap, component_draws(exact, 500, 1), 0.95);
    CHECK(one.consistency_one->estimate == 1);
    CHECK(!one.consistency_one->lower);
}

TEST_CASE("icc_mixed: what the fit cannot carry says why") {
    PanelOverlap const overlap{.k = 2, .q = 0.5, .candidates = 9};
    auto fit = fit_of(1, 1, 1);
    fit.converged = false;
    CHECK(mixed_icc(fit, overlap, {}, 0.95).panel.reason() == Undefined::not_converged);
    fit.converged = true;
    fit.components[static_cast<std::size_t>(Component::interviewer)].reset();
    CHECK(mixed_icc(fit, overlap, {}, 0.95).consistency_k.reason() == Undefined::confounded);
    fit.components[static_cast<std::size_t>(Component::candidate)].reset();
    CHECK(mixed_icc(fit, overlap, {}, 0.95).agreement_one.reason() == Undefined::not_estimated);
    CHECK(mixed_icc(fit_of(0, 0, 0), overlap, {}, 0.95).agreement_k.reason() ==
          Undefined::no_variance);
}
