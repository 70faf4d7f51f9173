// SPDX-License-Identifier: BSL-1.0
#include <panelscore/lint/pointer.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("pointer: keys are escaped, levels print as in the file") {
    CHECK(child("", "a/b~c") == "/a~1b~0c");
    CHECK(child("/list", std::size_t{3}) == "/list/3");
    CHECK(anchor_pointer(3, 4) == "/competencies/3/anchors/4");
    CHECK(anchor_pointer(0, 2.5) == "/competencies/0/anchors/2.5");
}
