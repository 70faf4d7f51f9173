// SPDX-License-Identifier: BSL-1.0
#include <panelscore/calibrate/calibrate_options.hpp>

#include <doctest/doctest.h>

TEST_CASE("calibrate_options: the defaults are those of the reference") {
    panelscore::CalibrateOptions const options;
    CHECK(options.level == 0.95);
    CHECK(options.bootstrap == 1000);
    CHECK(options.min_scorecards == 10);
    CHECK(options.late_hours == 24);
}
