// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/chance_corrected.hpp>

#include <doctest/doctest.h>

#include <support/close_to.hpp>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

// The coefficients themselves are tested in gwet, fleiss and percent_agreement.

TEST_CASE("chance_corrected: what is observed, by hand") {
    // Units (1,1,2), (2,2), (1): agreement 1/3 and 1; shares of level 1: 2/3, 0, 1.
    auto const seen =
        detail::observe(unit_scores({{1, 1, 2}, {2, 2}, {1}}), identity_weights(2));
    CHECK(seen.units == 3);
    CHECK(seen.pairable == 2);
    CHECK(seen.observed == close_to(2.0 / 3));
    CHECK(seen.share[0] == close_to(5.0 / 9));
    CHECK(seen.share[1] == close_to(4.0 / 9));
    CHECK(!seen.constant);
}

TEST_CASE("chance_corrected: units that do not occur are left out") {
    auto units = unit_scores({{1, 2}, {2, 2}, {1, 1}});
    units.count = {1, 0, 1};
    auto const some = detail::observe(units, identity_weights(2));
    CHECK(some.units == 2);
    CHECK(some.observed == close_to(0.5));
    units.count = {0, 3, 0};
    CHECK(detail::observe(units, identity_weights(2)).constant);
}

TEST_CASE("chance_corrected: one unit has no interval") {
    auto const units = unit_scores({{1, 2, 2}});
    auto const seen = detail::observe(units, identity_weights(2));
    auto const value = detail::corrected(units, seen, std::vector<double>{0.5, 0.5}, 0.95);
    CHECK(value.expected == close_to(0.5));
    CHECK(value.value.estimate == close_to((1.0 / 3 - 0.5) / 0.5));
    CHECK(!value.standard_error);
    CHECK(!value.value.lower);
}
