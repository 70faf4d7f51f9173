// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/kendall.hpp>

#include <doctest/doctest.h>

#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("kendall: by hand, without ties") {
    // Ranks (1,2) (2,1) (3,3): sums 3 3 6 about 4: S = 1 + 1 + 4 = 6; 12 x 6 / (4 x 24) = 0.75.
    auto const value = kendall_w(ScoreTable(3, 2, {10, 20, 30, 10, 50, 40})).value();
    CHECK(value.w == close_to(0.75));
    CHECK(value.chi_square == close_to(3)); // 2 x 2 x 0.75
    CHECK(value.degrees == 2);
    CHECK(value.candidates == 3);
    CHECK(value.p == close_to(0.22313016014842982)); // exp(-1.5)
}

TEST_CASE("kendall: ties take the middle rank and are taken off below") {
    // Second column 1 1 2: ranks 1.5 1.5 3. Sums 2.5 3.5 6: S = 2.25 + 0.25 + 4 = 6.5.
    // Ties 2^3 - 2 = 6: 12 x 6.5 / (4 x 24 - 2 x 6) = 78/84.
    CHECK(kendall_w(ScoreTable(3, 2, {1, 1, 2, 1, 3, 2}))->w == close_to(78.0 / 84));
}

TEST_CASE("kendall: scores that differ by rounding are ties") {
    CHECK(kendall_w(ScoreTable(3, 2, {1, 0.3, 2, 0.1 + 0.2, 3, 0.4}))->w ==
          close_to(kendall_w(ScoreTable(3, 2, {1, 3, 2, 3, 3, 4}))->w));
}

TEST_CASE("kendall: severity does not matter, order does") {
    CHECK(kendall_w(ScoreTable(3, 2, {1, 3, 2, 4, 3, 5}))->w == close_to(1));
    CHECK(kendall_w(ScoreTable(3, 2, {1, 5, 2, 4, 3, 3}))->w == close_to(0));
}

TEST_CASE("kendall: counting a candidate twice is having two alike") {
    ScoreTable const table(4, 3, {1, 2, 1, 3, 3, 2, 2, 4, 4, 5, 5, 5});
    ScoreTable const twice(5, 3, {1, 2, 1, 3, 3, 2, 3, 3, 2, 2, 4, 4, 5, 5, 5});
    std::vector<double> const count{1, 2, 1, 1};
    CHECK(KendallOrders(table).at(count)->w == close_to(kendall_w(twice)->w));
    std::vector<double> const fewer{1, 0, 1, 1};
    ScoreTable const without(3, 3, {1, 2, 1, 2, 4, 4, 5, 5, 5});
    CHECK(KendallOrders(table).at(fewer)->w == close_to(kendall_w(without)->w));
}

TEST_CASE("kendall: too little to say") {
    CHECK(kendall_w(ScoreTable(1, 3, {1, 2, 3})).reason() == Undefined::too_few);
    CHECK(kendall_w(ScoreTable(3, 1, {1, 2, 3})).reason() == Undefined::too_few);
    CHECK(kendall_w(ScoreTable(2, 2, {4, 4, 4, 4})).reason() == Undefined::no_variance);
    CHECK(kendall_w(ScoreTable()).reason() == Undefined::too_few);
}
