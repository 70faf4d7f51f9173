// SPDX-License-Identifier: BSL-1.0
#include <panelscore/calibrate/calibration.hpp>

#include <doctest/doctest.h>

TEST_CASE("calibration: nothing is a number before it was worked out") {
    panelscore::InterviewerFigures const figures;
    CHECK_FALSE(figures.severity.has_value());
    CHECK_FALSE(figures.hours_to_submit.has_value());
    CHECK(figures.hours_to_submit.reason() == panelscore::Undefined::no_times);
    CHECK_FALSE(panelscore::Calibration{}.variance_components.has_value());
    CHECK_FALSE(panelscore::Agreement{}.kendall_w.has_value());
}
