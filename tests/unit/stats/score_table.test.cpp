// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/score_table.hpp>

#include <doctest/doctest.h>

#include <vector>

using panelscore::stats::ScoreTable;

TEST_CASE("score_table: scores stand row by row") {
    ScoreTable const table(2, 3, {1, 2, 3, 4, 5, 6});
    CHECK(table.rows() == 2);
    CHECK(table.columns() == 3);
    CHECK(table.at(1, 0) == 4);
    CHECK(std::vector(table.row(0).begin(), table.row(0).end()) ==
          std::vector<double>{1, 2, 3});
}

TEST_CASE("score_table: constant only when every score is the same") {
    CHECK(ScoreTable().constant());
    CHECK(ScoreTable(2, 2, {3, 3, 3, 3}).constant());
    CHECK(!ScoreTable(2, 2, {3, 3, 3, 3.5}).constant());
}
