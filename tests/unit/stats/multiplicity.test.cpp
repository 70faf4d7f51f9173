// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/multiplicity.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("multiplicity: Holm by hand") {
    // Sorted .01 .02 .03 .04 times 4 3 2 1: .04 .06 .06 .04, the last raised to .06.
    std::array const p{0.04, 0.01, 0.03, 0.02};
    auto const adjusted = holm(p);
    CHECK(adjusted[1] == close_to(0.04));
    CHECK(adjusted[3] == close_to(0.06));
    CHECK(adjusted[2] == close_to(0.06));
    CHECK(adjusted[0] == close_to(0.06));
}

TEST_CASE("multiplicity: Benjamini and Hochberg by hand") {
    // Sorted .01 .02 .03 .2 times 4/1 4/2 4/3 4/4: .04 .04 .04 .2.
    std::array const p{0.2, 0.01, 0.03, 0.02};
    auto const adjusted = benjamini_hochberg(p);
    CHECK(adjusted[1] == close_to(0.04));
    CHECK(adjusted[3] == close_to(0.04));
    CHECK(adjusted[2] == close_to(0.04));
    CHECK(adjusted[0] == close_to(0.2));
}

TEST_CASE("multiplicity: the fifteen p-values of Benjamini and Hochberg 1995") {
    // At .05 Bonferroni and Holm reject three, Benjamini-Hochberg four (their section 3.2).
    std::array const p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                       0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    auto const below = [](std::vector<double> const& adjusted) {
        return std::count_if(adjusted.begin(), adjusted.end(),
                             [](double value) { return value <= 0.05; });
    };
    CHECK(below(holm(p)) == 3);
    CHECK(below(benjamini_hochberg(p)) == 4);
}

TEST_CASE("multiplicity: never above 1, never below the raw value, in any order") {
    std::array const p{0.9, 0.5, 0.001, 0.8, 0.5};
    std::array const turned{0.5, 0.8, 0.001, 0.5, 0.9};
    auto const by_holm = holm(p);
    auto const by_rate = benjamini_hochberg(p);
    auto const again = holm(turned);
    for (std::size_t i = 0; i < p.size(); ++i) {
        CHECK(by_holm[i] <= 1);
        CHECK(by_holm[i] >= by_rate[i]);
        CHECK(by_rate[i] >= p[i]);
        CHECK(by_holm[i] == again[p.size() - 1 - i]);
    }
    CHECK(by_holm[1] == by_holm[4]);
    CHECK(holm({}).empty());
    CHECK(benjamini_hochberg(std::array{0.3}) == std::vector{0.3});
}
