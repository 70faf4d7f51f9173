// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/rating_model.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using panelscore::stats::position_of;

TEST_CASE("rating_model: names are found by their place") {
    std::vector<std::string> const names{"i-1", "i-2", "i-4"};
    CHECK(position_of(names, "i-1") == 0);
    CHECK(position_of(names, "i-4") == 2);
    CHECK(position_of(names, "i-3") == 3);
    CHECK(position_of(names, "i-5") == 3);
    CHECK(position_of({}, "i-1") == 0);
}
