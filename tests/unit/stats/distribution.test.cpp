// SPDX-License-Identifier: BSL-1.0
#include <panelscore/stats/distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <support/close_to.hpp>

using namespace panelscore::stats;
using panelscore::test::close_to;

// Known answers from R 4.2.2 (pnorm, qt, pf, ...), 17 digits, unless a formula stands beside
// them.

TEST_CASE("distribution: normal") {
    CHECK(normal_cdf(0) == 0.5);
    CHECK(normal_cdf(1.96) == close_to(0.97500210485177963));
    CHECK(normal_cdf(-12) == close_to(1.776482112077679e-33));
    CHECK(normal_survival(6) == close_to(9.8658764503769809e-10));
    CHECK(normal_quantile(0.975) == close_to(1.9599639845400536));
    CHECK(normal_quantile(1e-10) == close_to(-6.3613409024040557));
    CHECK(normal_density(0) == close_to(0.3989422804014327)); // 1 / sqrt(2 pi)
}

TEST_CASE("distribution: Student's t, degrees whole or not") {
    CHECK(student_t_cdf(-4, 3) == close_to(0.014004228005073085, 1e-11));
    CHECK(student_t_survival(2.2, 11.5) == close_to(0.024533762325482478, 1e-11));
    CHECK(student_t_quantile(0.975, 11.5) == close_to(2.1893658938043639, 1e-11));
    CHECK(student_t_quantile(0.995, 1) == close_to(63.656741162871526, 1e-11));
    // One degree of freedom is Cauchy's: 1/2 + atan(t)/pi.
    CHECK(student_t_cdf(1, 1) == close_to(0.75));
}

TEST_CASE("distribution: F") {
    CHECK(f_cdf(3.2, 4.5, 17.3) == close_to(0.96498948870047463, 1e-11));
    CHECK(f_survival(30, 5, 15) == close_to(2.6548208619878647e-07, 1e-11));
    CHECK(f_quantile(0.975, 5, 18) == close_to(3.3819678058752429, 1e-11));
    CHECK(f_quantile(0.025, 18, 5) == close_to(0.29568584250351942, 1e-11));
    CHECK(f_quantile(0.975, 15, 1.7) == close_to(68.431250233341061, 1e-11));
    // The lower tail is the upper one turned over.
    CHECK(f_quantile(0.025, 18, 5) == close_to(1 / f_quantile(0.975, 5, 18), 1e-12));
}

TEST_CASE("distribution: chi-square") {
    CHECK(chi_square_survival(40, 12) == close_to(7.1908840528428925e-05, 1e-11));
    CHECK(chi_square_cdf(2.5, 3) == close_to(0.52470891665697938, 1e-11));
    CHECK(chi_square_quantile(0.05, 3) == close_to(0.35184631774927144, 1e-11));
    CHECK(chi_square_quantile(0.999, 150) == close_to(209.26460477480077, 1e-11));
    // Two degrees of freedom: exp(-x/2).
    CHECK(chi_square_survival(3, 2) == close_to(std::exp(-1.5)));
}

TEST_CASE("distribution: beta") {
    CHECK(beta_cdf(0.3, 2.5, 0.7) == close_to(0.029814024845250447, 1e-11));
    CHECK(beta_survival(0.999, 2, 30) == close_to(3.097e-89, 1e-10));
    CHECK(beta_quantile(0.1, 2.5, 0.7) == close_to(0.47612263469362537, 1e-11));
    CHECK(beta_cdf(0.4, 1, 1) == close_to(0.4));
}

TEST_CASE("distribution: the ends are not asked of a series") {
    CHECK(std::isinf(normal_quantile(1)));
    CHECK(normal_quantile(0) < 0);
    CHECK(std::isinf(student_t_quantile(0, 4)));
    CHECK(f_quantile(0, 3, 4) == 0);
    CHECK(std::isinf(f_quantile(1, 3, 4)));
    CHECK(std::isinf(chi_square_quantile(1, 4)));
    CHECK(beta_quantile(0, 2, 3) == 0);
    CHECK(beta_quantile(1, 2, 3) == 1);
    CHECK(f_cdf(-1, 3, 4) == 0);
    CHECK(f_survival(-1, 3, 4) == 1);
    CHECK(chi_square_cdf(0, 4) == 0);
    CHECK(chi_square_survival(std::numeric_limits<double>::infinity(), 4) == 0);
    CHECK(beta_cdf(1.5, 2, 3) == 1);
    CHECK(beta_survival(-0.5, 2, 3) == 1);
}

TEST_CASE("distribution: cdf undoes quantile") {
    for (double const p : {0.001, 0.025, 0.3, 0.5, 0.9, 0.9999}) {
        CHECK(normal_cdf(normal_quantile(p)) == close_to(p, 1e-11));
        CHECK(student_t_cdf(student_t_quantile(p, 3.7), 3.7) == close_to(p, 1e-11));
        CHECK(f_cdf(f_quantile(p, 2.2, 91), 2.2, 91) == close_to(p, 1e-11));
        CHECK(chi_square_cdf(chi_square_quantile(p, 0.8), 0.8) == close_to(p, 1e-11));
        CHECK(beta_cdf(beta_quantile(p, 0.6, 14), 0.6, 14) == close_to(p, 1e-11));
        CHECK(f_cdf(2.5, 3, 7) + f_survival(2.5, 3, 7) == close_to(1.0));
    }
}
