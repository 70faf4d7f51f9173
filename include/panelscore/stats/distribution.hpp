// SPDX-License-Identifier: BSL-1.0
#pragma once

// Distributions as plain functions of doubles: the chance of at most x (cdf), of more than x
// (survival, exact far out where 1 - cdf is not), and the x that a share p lies below
// (quantile). No state, no locale, safe from any thread.

#include <panelscore/config.hpp>

namespace panelscore::stats {

/// Standard normal. `normal_quantile(0)` and `(1)` are minus and plus infinity.
/// Preconditions for every quantile here: 0 <= p <= 1. Cost of each call: under a microsecond
/// for the normal, some microseconds for the others.
[[nodiscard]] PANELSCORE_DECL double normal_cdf(double z);
/// The chance to lie above.
[[nodiscard]] PANELSCORE_DECL double normal_survival(double z);
/// The value with probability `p` below it.
[[nodiscard]] PANELSCORE_DECL double normal_quantile(double p);
/// The density of the standard normal.
[[nodiscard]] PANELSCORE_DECL double normal_density(double z);

/// Student's t with `degrees` > 0 degrees of freedom, whole or not.
[[nodiscard]] PANELSCORE_DECL double student_t_cdf(double t, double degrees);
/// The chance to lie above.
[[nodiscard]] PANELSCORE_DECL double student_t_survival(double t, double degrees);
/// The value with probability `p` below it.
[[nodiscard]] PANELSCORE_DECL double student_t_quantile(double p, double degrees);

/// F with `numerator` and `denominator` > 0 degrees of freedom, whole or not. Below 0 the cdf
/// is 0; the quantile of 1 is infinity.
[[nodiscard]] PANELSCORE_DECL double f_cdf(double x, double numerator, double denominator);
/// The chance to lie above.
[[nodiscard]] PANELSCORE_DECL double f_survival(double x, double numerator, double denominator);
/// The value with probability `p` below it.
[[nodiscard]] PANELSCORE_DECL double f_quantile(double p, double numerator, double denominator);

/// Chi-square with `degrees` > 0 degrees of freedom. Below 0 the cdf is 0.
[[nodiscard]] PANELSCORE_DECL double chi_square_cdf(double x, double degrees);
/// The chance to lie above.
[[nodiscard]] PANELSCORE_DECL double chi_square_survival(double x, double degrees);
/// The value with probability `p` below it.
[[nodiscard]] PANELSCORE_DECL double chi_square_quantile(double p, double degrees);

/// Beta with shapes `a`, `b` > 0, on 0 to 1.
[[nodiscard]] PANELSCORE_DECL double beta_cdf(double x, double a, double b);
/// The chance to lie above.
[[nodiscard]] PANELSCORE_DECL double beta_survival(double x, double a, double b);
/// The value with probability `p` below it.
[[nodiscard]] PANELSCORE_DECL double beta_quantile(double p, double a, double b);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/distribution.ipp>
#endif
