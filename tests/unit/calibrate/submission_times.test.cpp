// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/calibrate/submission_times.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::close_to;

TEST_CASE("submission_times: hours need both times") {
    HistoryCard card;
    CHECK_FALSE(hours_to_submit(card).has_value());
    CHECK_FALSE(time_of(card).has_value());
    card.submitted_at = 7200;
    CHECK_FALSE(hours_to_submit(card).has_value());
    CHECK(time_of(card) == 7200);
    card.interviewed_at = 1800;
    CHECK(*hours_to_submit(card) == 1.5);
    CHECK(time_of(card) == 1800);
    card.submitted_at = 0;
    CHECK(*hours_to_submit(card) == -0.5);
}

TEST_CASE("submission_times: median, 90th percentile, late share") {
    // sorted 1 2 3 24 30: position 2 is 3, position 4 x 0.9 = 3.6 is 24 + 0.6 x 6 = 27.6;
    // 24 hours are not more than 24.
    auto const found = summarize_hours({30, 1, 24, 3, 2}, 24);
    REQUIRE(found);
    CHECK(found->median == 3);
    CHECK(found->percentile_90 == close_to(27.6));
    CHECK(found->late_share == close_to(0.2));
    CHECK(found->n == 5);
    CHECK(summarize_hours({}, 24).reason() == Undefined::no_times);
    CHECK(summarize_hours({5}, 4)->late_share == 1);
}
