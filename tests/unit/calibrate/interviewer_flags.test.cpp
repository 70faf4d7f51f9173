// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/calibrate/interviewer_flags.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace panelscore;
using test::close_to;

TEST_CASE("interviewer_flags: rarer than chance among all looked at, and noticeable") {
    // Holm: 0.01 x 4 = 0.04; 0.015 x 3 = 0.045; 0.02 x 2 stays at 0.045; 0.9.
    std::vector<FlagCandidate> const looked_at{
        {.interviewer = 7,
         .value = 0.5,
         .n = 38,
         .p = 0.01,
         .noticeable = true,
         .message = "a"},
        {.interviewer = 3, .value = 0.1, .n = 900, .p = 0.015, .noticeable = false},
        {.interviewer = 5, .value = 0.4, .n = 40, .p = 0.02, .noticeable = true},
        {.interviewer = 1, .value = 0.0, .n = 40, .p = 0.9, .noticeable = true}};
    auto const flags = raise_flags("severity", looked_at);
    REQUIRE(flags.size() == 2);
    CHECK(flags[0].first == 7);
    CHECK(flags[0].second.code == "severity");
    CHECK(flags[0].second.message == "a");
    CHECK(flags[0].second.value == 0.5);
    CHECK(flags[0].second.n == 38);
    CHECK(*flags[0].second.p_holm == close_to(0.04));
    CHECK(flags[0].second.base_rate == close_to(0.0125));
    CHECK(flags[1].first == 5);
    CHECK(*flags[1].second.p_holm == close_to(0.045));
    CHECK(raise_flags("severity", {}).empty());
}

TEST_CASE("interviewer_flags: the more are looked at, the rarer it must be") {
    std::vector<FlagCandidate> looked_at{{.p = 0.02, .noticeable = true}};
    CHECK(raise_flags("late", looked_at).size() == 1);
    looked_at.push_back({.p = 0.5});
    looked_at.push_back({.p = 0.5});
    CHECK(raise_flags("late", looked_at).empty());
}

TEST_CASE("interviewer_flags: a share beside that of many others") {
    // Others: 999,999.5 hits in 9,999,999: 0.1. P(X >= 4 of 10) = 0.0127951984.
    Tally const others{.hits = 1e6 - 0.6, .n = 1e7 - 1};
    CHECK(share_p({.hits = 4, .n = 10}, others, 1.0) == close_to(0.0127951984, 1e-4));
    CHECK(share_p({.hits = 10, .n = 10}, others, 1.0) == close_to(1e-10, 1e-3));
    CHECK(share_p({.hits = 0, .n = 10}, others, 1.0) == 1);
}

TEST_CASE("interviewer_flags: hits that come together and few others say less") {
    Tally const own{.hits = 12, .n = 40};
    Tally const others{.hits = 100, .n = 1000};
    double const alone = share_p(own, others, 1.0);
    CHECK(share_p(own, others, 3.0) > 5 * alone);
    CHECK(share_p(own, {.hits = 4, .n = 40}, 1.0) > alone);
    CHECK(share_p({.hits = 1, .n = 12}, {.hits = 0, .n = 300}, 1.0) > 0.01); // never is not 0
    CHECK(share_p(own, {}, 1.0) == 1);
    CHECK(share_p({}, others, 1.0) == 1);
}

TEST_CASE("interviewer_flags: tallies add up") {
    CHECK(total_of({{1, 5}, {2, 6}}) == Tally{.hits = 3, .n = 11});
    CHECK(total_of({}).share() == 0);
    CHECK(Tally{.hits = 1, .n = 4}.share() == 0.25);
}
