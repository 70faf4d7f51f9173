// SPDX-License-Identifier: BSL-1.0
// Real panels cut in two, one half foretold from the other. The cuts are fixed. 72 proposals
// and 20 wines are few, so limits are wide; bench_half_panels makes more cuts.
#include "support/half_panels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace panelscore::test;

namespace {

HalfCoverage coverage_of(std::string const& path, FittedOn fitted_on) {
    HalfCoverage seen;
    auto const groups = read_score_table(std::string{PANELSCORE_SOURCE_DIR} + path);
    for (auto const& group : groups)
        add_half_coverage(seen, group.second, fitted_on, 12);
    CHECK(seen.not_fitted == 0);
    return seen;
}

/// Within the limits for shares of 50, 80 and 90 %, and squared distances around 1.
void check_held(HalfCoverage const& seen, double limit) {
    CAPTURE(seen.held[0].mean());
    CAPTURE(seen.held[1].mean());
    CAPTURE(seen.held[2].mean());
    CHECK(std::fabs(seen.held[0].mean() - 0.5) < 1.5 * limit);
    CHECK(std::fabs(seen.held[1].mean() - 0.8) < limit);
    CHECK(std::fabs(seen.held[2].mean() - 0.9) < limit);
    CHECK(std::fabs(seen.squared.mean() - 1) < 6 * limit);
}

} // namespace

TEST_CASE("half panels: intervals hold the other half of grant reviews") {
    std::string const path = "/examples/grant-review/scorecards.csv";
    check_held(coverage_of(path, FittedOn::everything), 0.05);
    check_held(coverage_of(path, FittedOn::first_half), 0.05);
}

TEST_CASE("half panels: intervals hold the other half of wine tastings") {
    std::string const path = "/tests/oracle/panel_posterior/wine/data.csv";
    check_held(coverage_of(path, FittedOn::everything), 0.08);
    check_held(coverage_of(path, FittedOn::first_half), 0.08);
}

TEST_CASE("half panels: a candidate's noise in both halves, by hand") {
    // One competency, one known interviewer in the second half: the composite is its one score,
    // shifted by 0.5; variance 0.1^2 (severity) + 0.2 (candidate:interviewer) + 0.3 (residual).
    panelscore::stats::RatingVariances variances;
    variances.candidate_interviewer = 0.2;
    variances.residual = 0.3;
    panelscore::stats::InterviewerEffects known;
    known.overall = panelscore::stats::Effect{0.5, 0.1};
    auto const noise = detail::half_noise(variances, {known}, {{0U, 0U, 1.0}});
    CHECK(noise.shift == 0.5);
    CHECK(std::fabs(noise.variance - 0.51) < 1e-12);
}
