// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/icc.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

TEST_CASE("icc: mean squares and coefficients by hand") {
    // Rows (1,2) (3,4) (5,9): row means 1.5 3.5 7, columns 3 and 5, grand 4.
    // BMS = 2 (6.25 + 0.25 + 9)/2 = 15.5; JMS = 3 (1 + 1)/1 = 6; residuals -+0.5, -+0.5, +-1:
    // sum 0.5 + 0.5 + 2 = 3, EMS = 1.5; WMS = (6 + 3)/3 = 3.
    ScoreTable const table(3, 2, {1, 2, 3, 4, 5, 9});
    auto const squares = mean_squares(table).value();
    CHECK(squares.candidates == close_to(15.5));
    CHECK(squares.interviewers == close_to(6));
    CHECK(squares.residual == close_to(1.5));
    CHECK(squares.within == close_to(3));
    auto const icc = intraclass_correlations(table, 0.95);
    CHECK(icc.one->estimate == close_to(12.5 / 18.5));
    CHECK(icc.one_k->estimate == close_to(12.5 / 15.5));
    CHECK(icc.agreement_one->estimate == close_to(14.0 / 20)); // 15.5 + 1.5 + 2 x 4.5/3
    CHECK(icc.agreement_k->estimate == close_to(14.0 / 17));   // 15.5 + 4.5/3
    CHECK(icc.consistency_one->estimate == close_to(14.0 / 17));
    CHECK(icc.consistency_k->estimate == close_to(14.0 / 15.5));
    CHECK(icc.one->n == 3);
}

TEST_CASE("icc: limits contain the estimate and widen with the level") {
    ScoreTable const table(5, 3, {3, 4, 4, 2, 2, 3, 5, 4, 5, 1, 2, 1, 4, 4, 3});
    auto const narrow = intraclass_correlations(table, 0.80);
    auto const wide = intraclass_correlations(table, 0.99);
    for (auto const member :
         {&IntraclassCorrelations::one, &IntraclassCorrelations::one_k,
          &IntraclassCorrelations::agreement_one, &IntraclassCorrelations::agreement_k,
          &IntraclassCorrelations::consistency_one, &IntraclassCorrelations::consistency_k}) {
        auto const& a = (narrow.*member).value();
        auto const& b = (wide.*member).value();
        CHECK(*b.lower < *a.lower);
        CHECK(*a.lower < a.estimate);
        CHECK(a.estimate < *a.upper);
        CHECK(*a.upper < *b.upper);
    }
}

TEST_CASE("icc: below zero the single form is given as it is, the mean of k is 0") {
    ScoreTable const table(4, 2, {1, 4, 2, 3, 3, 2, 4, 1.5});
    auto const icc = intraclass_correlations(table, 0.95);
    CHECK(icc.one->estimate < -0.5);
    CHECK(icc.one_k->estimate == 0);
    CHECK(icc.agreement_k->estimate == 0);
    CHECK(icc.consistency_k->estimate == 0);
}

TEST_CASE("icc: rows that are all alike in sum do not run away") {
    // Four rows, two columns, every row mean 2.5: BMS is 0, psych's ICC2k is -2.4e31.
    ScoreTable const table(4, 2, {1, 4, 2, 3, 3, 2, 4, 1});
    auto const icc = intraclass_correlations(table, 0.95);
    CHECK(icc.one->estimate == close_to(-1));
    CHECK(icc.one_k->estimate == 0);
    CHECK(!icc.one_k->lower);
    for (auto const& value : {icc.agreement_one, icc.agreement_k})
        if (value && value->lower)
            CHECK(std::isfinite(*value->lower));
}

TEST_CASE("icc: perfect agreement and pure severity") {
    auto const same = intraclass_correlations(ScoreTable(3, 2, {1, 1, 2, 2, 4, 4}), 0.95);
    for (auto const& value : {same.one, same.one_k, same.agreement_one, same.agreement_k,
                              same.consistency_one, same.consistency_k}) {
        CHECK(value->estimate == close_to(1));
        CHECK(*value->lower == close_to(1));
        CHECK(*value->upper == close_to(1));
    }
    // The second is one harsher throughout: consistency 1, agreement not.
    auto const shifted =
        intraclass_correlations(ScoreTable(3, 2, {1.1, 2.1, 2.1, 3.1, 4.1, 5.1}), 0.95);
    CHECK(shifted.consistency_one->estimate == close_to(1));
    CHECK(*shifted.consistency_one->lower == close_to(1));
    CHECK(shifted.agreement_one->estimate < 0.95);
    // Candidates do not differ at all: only severity does.
    auto const severity = intraclass_correlations(ScoreTable(3, 2, {1, 2, 1, 2, 1, 2}), 0.95);
    CHECK(severity.consistency_one.reason() == Undefined::no_variance);
    CHECK(severity.agreement_one->estimate == close_to(0, 1e-12, 1e-12));
    CHECK(severity.one->estimate < 0);
}

TEST_CASE("icc: too little to say") {
    CHECK(mean_squares(ScoreTable(1, 4, {1, 2, 3, 4})).reason() == Undefined::too_few);
    CHECK(mean_squares(ScoreTable(4, 1, {1, 2, 3, 4})).reason() == Undefined::too_few);
    CHECK(mean_squares(ScoreTable()).reason() == Undefined::too_few);
    CHECK(mean_squares(ScoreTable(2, 2, {3.1, 3.1, 3.1, 3.1})).reason() ==
          Undefined::no_variance);
    auto const none = intraclass_correlations(ScoreTable(1, 2, {1, 2}), 0.95);
    CHECK(none.consistency_k.reason() == Undefined::too_few);
}

TEST_CASE("icc: the order of rows and columns does not matter, nor does a shift") {
    ScoreTable const table(3, 3, {1, 2, 2, 4, 4, 5, 3, 2, 4});
    ScoreTable const turned(
        3, 3,
        {1e6 + 4, 1e6 + 2, 1e6 + 3, 1e6 + 5, 1e6 + 4, 1e6 + 4, 1e6 + 2, 1e6 + 2, 1e6 + 1});
    auto const one = intraclass_correlations(table, 0.95);
    auto const other = intraclass_correlations(turned, 0.95);
    CHECK(one.agreement_one->estimate == close_to(other.agreement_one->estimate, 1e-9));
    CHECK(*one.agreement_one->lower == close_to(*other.agreement_one->lower, 1e-9));
    CHECK(one.one->estimate == close_to(other.one->estimate, 1e-9));
}
