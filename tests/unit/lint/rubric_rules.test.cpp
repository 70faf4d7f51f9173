// SPDX-License-Identifier: BSL-1.0
#include <panelscore/lint/rubric_rules.hpp>

#include <doctest/doctest.h>

#include <string_view>

using namespace panelscore;

TEST_CASE("rubric rules: families stand together, codes rise within one") {
    std::string_view before;
    for (Rule const& rule : rubric_rules) {
        if (before.substr(0, 1) == rule.code.substr(0, 1))
            CHECK(before < rule.code);
        before = rule.code;
    }
}

TEST_CASE("rubric rules: only what makes a rubric unscorable cannot be silenced") {
    for (Rule const& rule : rubric_rules) {
        CAPTURE(rule.code);
        bool const stays = rule.code == "L-14" || rule.code == "G-01" || rule.code == "G-05" ||
                           rule.code.starts_with("X-");
        CHECK((rule.silenced == Silenced::never) == stays);
    }
}
