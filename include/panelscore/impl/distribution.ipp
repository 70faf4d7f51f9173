// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/stats/distribution.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/policies/policy.hpp>

#include <cassert>
#include <limits>

namespace panelscore::stats {
namespace detail {

/// Doubles throughout: `long double` differs between machines. Nothing throws; the ends are
/// dealt with before Boost.Math is asked.
using DistributionPolicy = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;
using Normal = boost::math::normal_distribution<double, DistributionPolicy>;
using StudentT = boost::math::students_t_distribution<double, DistributionPolicy>;
using FisherF = boost::math::fisher_f_distribution<double, DistributionPolicy>;
using ChiSquare = boost::math::chi_squared_distribution<double, DistributionPolicy>;
using Beta = boost::math::beta_distribution<double, DistributionPolicy>;

inline constexpr double infinite = std::numeric_limits<double>::infinity();

/// The quantile, with `lowest` and `highest` for shares of 0 and 1.
template <typename Distribution>
double quantile_between(Distribution const& distribution, double p, double lowest,
                        double highest) {
    assert(p >= 0 && p <= 1);
    if (p <= 0)
        return lowest;
    if (p >= 1)
        return highest;
    return boost::math::quantile(distribution, p);
}

/// The share of `distribution` at or below `x`, for one that starts at 0 and ends at `highest`.
template <typename Distribution>
double share_below(Distribution const& distribution, double x, double highest) {
    if (x <= 0)
        return 0;
    if (x >= highest)
        return 1;
    return boost::math::cdf(distribution, x);
}

template <typename Distribution>
double share_above(Distribution const& distribution, double x, double highest) {
    if (x <= 0)
        return 1;
    if (x >= highest)
        return 0;
    return boost::math::cdf(boost::math::complement(distribution, x));
}

} // namespace detail

PANELSCORE_DECL double normal_cdf(double z) {
    return boost::math::cdf(detail::Normal{}, z);
}

PANELSCORE_DECL double normal_survival(double z) {
    return normal_cdf(-z);
}

PANELSCORE_DECL double normal_quantile(double p) {
    return detail::quantile_between(detail::Normal{}, p, -detail::infinite, detail::infinite);
}

PANELSCORE_DECL double normal_density(double z) {
    return boost::math::pdf(detail::Normal{}, z);
}

PANELSCORE_DECL double student_t_cdf(double t, double degrees) {
    assert(degrees > 0);
    return boost::math::cdf(detail::StudentT{degrees}, t);
}

PANELSCORE_DECL double student_t_survival(double t, double degrees) {
    return student_t_cdf(-t, degrees);
}

PANELSCORE_DECL double student_t_quantile(double p, double degrees) {
    assert(degrees > 0);
    return detail::quantile_between(detail::StudentT{degrees}, p, -detail::infinite,
                                    detail::infinite);
}

PANELSCORE_DECL double f_cdf(double x, double numerator, double denominator) {
    assert(numerator > 0 && denominator > 0);
    return detail::share_below(detail::FisherF{numerator, denominator}, x, detail::infinite);
}

PANELSCORE_DECL double f_survival(double x, double numerator, double denominator) {
    assert(numerator > 0 && denominator > 0);
    return detail::share_above(detail::FisherF{numerator, denominator}, x, detail::infinite);
}

PANELSCORE_DECL double f_quantile(double p, double numerator, double denominator) {
    assert(numerator > 0 && denominator > 0);
    return detail::quantile_between(detail::FisherF{numerator, denominator}, p, 0.0,
                                    detail::infinite);
}

PANELSCORE_DECL double chi_square_cdf(double x, double degrees) {
    assert(degrees > 0);
    return detail::share_below(detail::ChiSquare{degrees}, x, detail::infinite);
}

PANELSCORE_DECL double chi_square_survival(double x, double degrees) {
    assert(degrees > 0);
    return detail::share_above(detail::ChiSquare{degrees}, x, detail::infinite);
}

PANELSCORE_DECL double chi_square_quantile(double p, double degrees) {
    assert(degrees > 0);
    return detail::quantile_between(detail::ChiSquare{degrees}, p, 0.0, detail::infinite);
}

PANELSCORE_DECL double beta_cdf(double x, double a, double b) {
    assert(a > 0 && b > 0);
    return detail::share_below(detail::Beta{a, b}, x, 1.0);
}

PANELSCORE_DECL double beta_survival(double x, double a, double b) {
    assert(a > 0 && b > 0);
    return detail::share_above(detail::Beta{a, b}, x, 1.0);
}

PANELSCORE_DECL double beta_quantile(double p, double a, double b) {
    assert(a > 0 && b > 0);
    return detail::quantile_between(detail::Beta{a, b}, p, 0.0, 1.0);
}

} // namespace panelscore::stats
