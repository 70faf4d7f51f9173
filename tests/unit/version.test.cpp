// SPDX-License-Identifier: BSL-1.0
#include <panelscore/version.hpp>

#include <doctest/doctest.h>

#include <algorithm>

TEST_CASE("version: three numbers joined by points") {
    CHECK(std::count(panelscore::version.begin(), panelscore::version.end(), '.') == 2);
    CHECK(panelscore::version.find_first_not_of("0123456789.") == std::string_view::npos);
}
