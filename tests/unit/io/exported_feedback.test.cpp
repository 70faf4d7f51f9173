// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("exported feedback: systems have different names") {
    auto const& systems = export_systems();
    for (std::size_t i = 1; i < systems.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK(systems[i].name != systems[j].name);
}
