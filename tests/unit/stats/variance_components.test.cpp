// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/variance_components.hpp>

#include <doctest/doctest.h>

using namespace panelscore::stats;

TEST_CASE("variance_components: names are those of a formula") {
    CHECK(component_name(Component::candidate_competency) == "candidate:competency");
    CHECK(component_name(Component::residual) == "residual");
}
