// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/calibrate/drift.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace panelscore;
using test::close_to;

namespace {
constexpr std::int64_t day = 86400;
}

TEST_CASE("drift: periods are calendar months and quarters in UTC") {
    CHECK(period_name(0, DriftPeriod::month) == "1970-01");
    CHECK(period_name(-1, DriftPeriod::month) == "1969-12");
    CHECK(period_name(-1, DriftPeriod::quarter) == "1969-Q4");
    CHECK(period_name(1772323199, DriftPeriod::month) == "2026-02"); // 28 February, 23:59:59
    CHECK(period_name(1772323200, DriftPeriod::month) == "2026-03");
    CHECK(period_name(1772323200, DriftPeriod::quarter) == "2026-Q1");
    CHECK(period_name(951782400, DriftPeriod::month) == "2000-02"); // 29 February 2000
    CHECK(period_name(951868800, DriftPeriod::month) == "2000-03");
    CHECK(period_name(4107542400, DriftPeriod::month) == "2100-03"); // no 29 February 2100
    CHECK(period_name(4107542399, DriftPeriod::month) == "2100-02");
}

TEST_CASE("drift: the mean of each period with its error") {
    // January 1 and 2 (mean 1.5, sd sqrt 0.5, error 0.5), February 4 alone.
    auto const points =
        drift_by_period({{40 * day, 4}, {2 * day, 1}, {3 * day, 2}}, DriftPeriod::month);
    REQUIRE(points.size() == 2);
    CHECK(points[0].period == "1970-01");
    CHECK(points[0].mean_residual == close_to(1.5));
    CHECK(*points[0].standard_error == close_to(0.5));
    CHECK(points[0].n == 2);
    CHECK(points[1].period == "1970-02");
    CHECK(points[1].mean_residual == 4);
    CHECK_FALSE(points[1].standard_error.has_value());
    CHECK(drift_by_period({}, DriftPeriod::month).empty());
    CHECK(drift_by_period({{40 * day, 4}, {2 * day, 1}}, DriftPeriod::quarter).size() == 1);
}

TEST_CASE("drift: the trend by hand") {
    // Places 0, 1/3, 2/3, 1; residuals 0, 1, 1, 2: slope per place 1.8, rest 0.2 / 2,
    // squares of places 5/9: error sqrt(0.1 x 9 / 5) = sqrt 0.18.
    auto const trend = drift_trend({{3 * day, 2}, {0, 0}, {2 * day, 1}, {day, 1}});
    REQUIRE(trend);
    CHECK(trend->change == close_to(1.8));
    CHECK(trend->standard_error == close_to(std::sqrt(0.18)));
    CHECK(trend->n == 4);
    CHECK(trend->first == 0);
    CHECK(trend->last == 3 * day);
}

TEST_CASE("drift: no trend from few cards or one day") {
    CHECK_FALSE(drift_trend({{0, 1}, {1, 2}, {2, 3}}).has_value());
    CHECK_FALSE(drift_trend({{5, 1}, {5, 2}, {5, 3}, {5, 1}}).has_value());
}
