// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/name_labels.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("name labels: the display name where there is one, else the id") {
    NameLabels const labels{{{"i-07", "Ada"}, {"i-15", ""}}};
    CHECK(labels.of("i-07") == "Ada");
    CHECK(labels.of("i-15") == "i-15");
    CHECK(labels.of("i-22") == "i-22");
}
