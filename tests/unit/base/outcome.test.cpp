// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/outcome.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

namespace {

enum class Reason { too_few, no_variance };

Outcome<double, Reason> halve(int number) {
    if (number == 0)
        return Reason::too_few;
    return number / 2.0;
}

} // namespace

TEST_CASE("outcome: a value or the reason why there is none") {
    auto const half = halve(3);
    REQUIRE(half.has_value());
    CHECK(*half == 1.5);
    auto const none = halve(0);
    CHECK_FALSE(none);
    CHECK(none.reason() == Reason::too_few);
}

TEST_CASE("outcome: a fallback is used only without a value") {
    CHECK(halve(3).value_or(9) == 1.5);
    CHECK(halve(0).value_or(9) == 9.0);
}

TEST_CASE("outcome: equal when both hold the same value or the same reason") {
    CHECK(halve(2) == Outcome<double, Reason>{1.0});
    CHECK_FALSE(halve(0) == Outcome<double, Reason>{Reason::no_variance});
    CHECK_FALSE(halve(0) == Outcome<double, Reason>{0.0});
    Outcome<std::string, Reason> const text{std::string{"four"}};
    CHECK(text->size() == 4);
}
