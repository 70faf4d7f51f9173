// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/ratings.hpp>

#include <doctest/doctest.h>

TEST_CASE("ratings: size counts scores, not people") {
    panelscore::stats::Ratings ratings;
    CHECK(ratings.size() == 0);
    ratings.score = {3, 4, 5};
    CHECK(ratings.size() == 3);
}
