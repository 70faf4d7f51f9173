// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/cronbach.hpp>
#include <panelscore/stats/icc.hpp>

#include <doctest/doctest.h>

#include <support/close_to.hpp>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("cronbach: by hand") {
    // Columns 1 2 3 and 2 2 5: variances 1 and 3; totals 3 4 8, variance 7;
    // 2 (1 - 4/7) = 6/7.
    ScoreTable const table(3, 2, {1, 2, 2, 2, 3, 5});
    auto const alpha = cronbach_alpha(table, 0.95);
    CHECK(alpha->estimate == close_to(6.0 / 7));
    CHECK(alpha->n == 3);
}

TEST_CASE("cronbach: equals ICC(C,k), Feldt's limits included") {
    ScoreTable const table(5, 3, {3, 4, 4, 2, 2, 3, 5, 4, 5, 1, 2, 1, 4, 4, 3});
    auto const alpha = cronbach_alpha(table, 0.9);
    auto const icc = intraclass_correlations(table, 0.9).consistency_k;
    CHECK(alpha->estimate == close_to(icc->estimate));
    CHECK(*alpha->lower == close_to(*icc->lower, 1e-9));
    CHECK(*alpha->upper == close_to(*icc->upper, 1e-9));
}

TEST_CASE("cronbach: far from zero no digits are lost") {
    ScoreTable const table(3, 2, {1e7 + 1, 1e7 + 2, 1e7 + 2, 1e7 + 2, 1e7 + 3, 1e7 + 5});
    CHECK(cronbach_alpha(table, 0.95)->estimate == close_to(6.0 / 7, 1e-9));
}

TEST_CASE("cronbach: too little to say") {
    CHECK(cronbach_alpha(ScoreTable(1, 2, {1, 2}), 0.95).reason() == Undefined::too_few);
    CHECK(cronbach_alpha(ScoreTable(2, 1, {1, 2}), 0.95).reason() == Undefined::too_few);
    CHECK(cronbach_alpha(ScoreTable(2, 2, {3, 3, 3, 3}), 0.95).reason() ==
          Undefined::no_variance);
    // Totals do not differ: 1 + 2 and 2 + 1.
    CHECK(cronbach_alpha(ScoreTable(2, 2, {1, 2, 2, 1}), 0.95).reason() ==
          Undefined::no_variance);
    CHECK(cronbach_alpha(CronbachSums{}).reason() == Undefined::too_few);
}
