// SPDX-License-Identifier: BSL-1.0
#include <panelscore/lint/rule.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("rule: what is not said is a warning that stays") {
    constexpr Rule rule;
    CHECK(rule.level == DiagnosticLevel::warning);
    CHECK(rule.silenced == Silenced::never);
}
