// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/estimate.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("estimate: a measured value is an estimate or a reason, never both") {
    Measured const given = Estimate{0.8, 0.7, 0.9, 12};
    Measured const missing = Undefined::no_variance;
    CHECK(given.has_value());
    CHECK(given->n == 12);
    CHECK_FALSE(missing.has_value());
    CHECK(missing.reason() == Undefined::no_variance);
}

TEST_CASE("estimate: every reason can be said in words") {
    for (auto const reason :
         {Undefined::too_few, Undefined::no_variance, Undefined::holes,
          Undefined::not_converged, Undefined::disconnected, Undefined::confounded,
          Undefined::not_estimated, Undefined::no_rubric, Undefined::no_times,
          Undefined::not_integer, Undefined::negative_scores, Undefined::too_large})
        CHECK_FALSE(explain(reason).empty());
}
