// SPDX-License-Identifier: BSL-1.0
#include "support/panels.hpp"

#include <panelscore/model/panel.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("panel: equal when candidate, opening, seniority and cards are") {
    auto const one = panel_of({card("i-1", "ml_depth", {rated("a.x", 4)})});
    auto other = one;
    CHECK(one == other);
    other.opening = OpeningId{"req-118"};
    CHECK_FALSE(one == other);
}
