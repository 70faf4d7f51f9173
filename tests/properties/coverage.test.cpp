// SPDX-License-Identifier: BSL-1.0
// Estimates held against a truth that is known. The seeds are fixed, so a test passes or fails
// for good; its limits are those of chance over so many panels. bench_coverage does the same
// for more designs and thousands of panels.
#include "support/coverage.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>

using namespace panelscore;
using stats::Component;

namespace {

/// 24 interviewers with about 20 cards each.
SimulateOptions panels_of_a_year() {
    SimulateOptions options;
    options.seed = 20260101;
    options.candidates = 120;
    options.interviewers = 24;
    options.competencies = 3;
    options.scale.score = SimulatedScore::continuous;
    return options;
}

} // namespace

TEST_CASE("coverage: severity intervals hold the truth as often as they say") {
    auto const seen = test::severity_coverage(panels_of_a_year(), 150);
    CHECK(seen.not_fitted == 0);
    CHECK(seen.at_zero <= 1);
    CAPTURE(seen.at_95.mean());
    CAPTURE(seen.at_95.error());
    CAPTURE(seen.at_50.mean());
    // Between 93 and 97 %, give or take three standard errors of this many panels, which must
    // be few enough to tell 95 from 90 %.
    CHECK(seen.at_95.error() < 0.008);
    CHECK(seen.at_95.mean() > 0.93 - 3 * seen.at_95.error());
    CHECK(seen.at_95.mean() < 0.97 + 3 * seen.at_95.error());
    CHECK(std::fabs(seen.at_50.mean() - 0.5) < 0.03 + 3 * seen.at_50.error());
}

TEST_CASE("coverage: variance components are right on average") {
    auto const options = panels_of_a_year();
    auto const seen = test::severity_coverage(options, 150);
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Component::residual); ++i) {
        CAPTURE(stats::component_name(static_cast<Component>(i)));
        CAPTURE(seen.components[i].mean());
        CHECK(std::fabs(seen.components[i].z(options.components[i])) < 3.5);
        // Sharp enough to see a bias of a fifth of the component.
        CHECK(seen.components[i].error() * 3.5 < options.components[i] / 5);
    }
}

TEST_CASE("coverage: with a tenth of the ratings missing components stay right on average") {
    auto options = panels_of_a_year();
    options.missing = {.not_observed = 0.1, .not_asked = 0.05, .cards = 0.05};
    options.per_candidate = {3, 5};
    auto const seen = test::severity_coverage(options, 150);
    CHECK(seen.not_fitted == 0);
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Component::residual); ++i) {
        CAPTURE(stats::component_name(static_cast<Component>(i)));
        CAPTURE(seen.components[i].mean());
        CHECK(std::fabs(seen.components[i].z(options.components[i])) < 3.5);
    }
    CHECK(seen.at_95.mean() > 0.93 - 3 * seen.at_95.error());
    CHECK(seen.at_95.mean() < 0.97 + 3 * seen.at_95.error());
}

TEST_CASE("coverage: a harness that sees what is wrong") {
    // Scores pulled half way to the middle halve severities and quarter variances.
    auto options = panels_of_a_year();
    options.central_tendency = {.interviewers = 24, .factor = 0.5};
    auto const seen = test::severity_coverage(options, 40);
    CHECK(std::fabs(seen.components[0].z(options.components[0])) > 5);
    CHECK(seen.at_95.mean() < 0.9);
}
