// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/severity.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <utility>
#include <vector>

using namespace panelscore;
using test::close_to;

namespace {

Outcome<stats::VarianceFit, Undefined> fit_with(std::vector<stats::Effect> effects) {
    stats::VarianceFit fit;
    fit.components[static_cast<std::size_t>(stats::Component::interviewer)] = 0.1;
    fit.interviewer = std::move(effects);
    return fit;
}

} // namespace

TEST_CASE("severity: minus the effect, or the effect where low scores are good") {
    auto const linked = stats::linked_subsets(
        test::history_of({{"a", "x", "k", 1}, {"a", "y", "k", 2}}).ratings);
    auto const fit = fit_with({{0.3, 0.1}, {-0.2, 0.1}});
    CHECK(severity_of(fit, linked, {}, 0)->value == -0.3);
    CHECK(severity_of(fit, linked, {}, 1)->value == 0.2);
    CHECK(severity_of(fit, linked, {.lower_is_better = true}, 0)->value == 0.3);
    CHECK(severity_of(fit, linked, {}, 0)->standard_error == 0.1);
}

TEST_CASE("severity: why there may be none") {
    auto const linked = stats::linked_subsets(
        test::history_of({{"a", "x", "k", 1}, {"a", "y", "k", 2}, {"b", "z", "k", 3}}).ratings);
    auto const fit = fit_with({{0.3, 0.1}, {-0.2, 0.1}, {0.1, 0.1}});
    CHECK(severity_of(fit, linked, {}, 2).reason() == Undefined::disconnected);
    CHECK(severity_of(Undefined::no_variance, linked, {}, 0).reason() ==
          Undefined::no_variance);
    CHECK(severity_of(stats::VarianceFit{}, linked, {}, 0).reason() ==
          Undefined::not_estimated);
}

TEST_CASE("severity: interval and p are those of a normal distribution") {
    auto const ends = severity_interval({.value = 0.5, .standard_error = 0.25}, 0.95);
    CHECK(ends[0] == close_to(0.5 - 0.25 * 1.959963984540054));
    CHECK(ends[1] == close_to(0.5 + 0.25 * 1.959963984540054));
    CHECK(severity_p(0.5, 0.25) == close_to(0.04550026389635842, 1e-9)); // 2 P(Z > 2)
    CHECK(severity_p(-0.5, 0.25) == severity_p(0.5, 0.25));
    CHECK(severity_p(0, 0) == 1);
}

TEST_CASE("severity: by competency, own and what the competency adds") {
    auto history = test::history_of({{"a", "x", "k", 1}, {"a", "x", "m", 2}});
    stats::VarianceFit fit;
    CHECK(severities_by_competency(fit, history)[0].empty());
    fit.cells = {{0, 0, {0.25, 0.1}}, {0, 1, {-0.5, 0.2}}};
    auto const all = severities_by_competency(fit, history);
    CHECK(all[0] == std::vector<CompetencySeverity>{{"k", -0.25, 0.1}, {"m", 0.5, 0.2}});
    history.scale.lower_is_better = true;
    CHECK(severities_by_competency(fit, history)[0][0].severity == 0.25);
}

TEST_CASE("severity: levels of subsets that never met are taken out") {
    using One = Outcome<stats::Effect, Undefined>;
    stats::LinkedSubsets linked;
    linked.interviewer = {0, 0, 1, 1};
    linked.sizes.resize(2);
    std::vector<One> const severities{stats::Effect{0.5, 0.1}, stats::Effect{0.3, 0.1},
                                      stats::Effect{-0.4, 0.1}, Undefined::not_estimated};
    auto const levels = severity_levels(severities, linked);
    CHECK(levels[0] == close_to(0.4));
    CHECK(levels[2] == close_to(-0.4));
    CHECK(levels[3] == 0);
    linked.interviewer = {0, 0, 0, 0};
    linked.sizes.resize(1);
    CHECK(severity_levels(severities, linked) == std::vector<double>{0, 0, 0, 0});
}
