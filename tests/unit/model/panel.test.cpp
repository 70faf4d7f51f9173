// SPDX-License-Identifier: BSL-1.0
#include "support/cards.hpp"

#include <panelscore/model/panel.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("panel: equal when candidate, opening, seniority and cards are") {
    auto const one = panel({card("i-1", "ml_depth", {{"a.x", 4}})});
    auto other = one;
    CHECK(one == other);
    other.opening = OpeningId{"req-118"};
    CHECK_FALSE(one == other);
}
