// SPDX-License-Identifier: BSL-1.0
#include <panelscore/config.hpp>

#include <doctest/doctest.h>

PANELSCORE_DECL int answer_of_a_body();
PANELSCORE_DECL int answer_of_a_body() {
    return 42;
}

TEST_CASE("config: a body marked PANELSCORE_DECL can be defined in this mode") {
    CHECK(answer_of_a_body() == 42);
}
