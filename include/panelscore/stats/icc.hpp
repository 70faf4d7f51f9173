// SPDX-License-Identifier: BSL-1.0
#pragma once

// Intraclass correlations of a table without holes: how much of the difference between scores
// is the candidate, for one interviewer and for the mean of k. For tables with holes see
// stats/icc_mixed.hpp.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/score_table.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace panelscore::stats {

/// Mean squares of a candidates x interviewers table.
struct TwoWayMeanSquares {
    double candidates = 0;   ///< BMS
    double interviewers = 0; ///< JMS
    double residual = 0;     ///< EMS
    double within = 0;       ///< WMS: interviewers and residual together
    std::size_t n = 0;       ///< candidates
    std::size_t k = 0;       ///< interviewers

    friend bool operator==(TwoWayMeanSquares const&, TwoWayMeanSquares const&) = default;
};

/// Analysis of variance of a table without replication. Undefined: `too_few` (under 2 rows or
/// columns), `no_variance` (all scores the same). What is left of rounding in a table that
/// fits exactly is taken for 0. Cost: O(scores).
[[nodiscard]] inline Outcome<TwoWayMeanSquares, Undefined>
mean_squares(ScoreTable const& table) {
    std::size_t const n = table.rows();
    std::size_t const k = table.columns();
    if (n < 2 || k < 2)
        return Undefined::too_few;
    if (table.constant())
        return Undefined::no_variance;
    std::vector<double> row(n);
    std::vector<double> column(k);
    double const origin = table.at(0, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < k; ++j) {
            row[i] += (table.at(i, j) - origin) / static_cast<double>(k);
            column[j] += (table.at(i, j) - origin) / static_cast<double>(n);
        }
    double grand = 0;
    for (double const mean : row)
        grand += mean / static_cast<double>(n);
    double candidates = 0;
    double interviewers = 0;
    double residual = 0;
    for (std::size_t i = 0; i < n; ++i) {
        candidates += static_cast<double>(k) * (row[i] - grand) * (row[i] - grand);
        for (std::size_t j = 0; j < k; ++j) {
            double const left = table.at(i, j) - origin - row[i] - column[j] + grand;
            residual += left * left;
        }
    }
    for (double const mean : column)
        interviewers += static_cast<double>(n) * (mean - grand) * (mean - grand);
    double const rounding = 1e-22 * (candidates + interviewers + residual);
    for (double* sum : {&candidates, &interviewers, &residual})
        *sum = *sum <= rounding ? 0.0 : *sum;
    auto const rows = static_cast<double>(n);
    auto const columns = static_cast<double>(k);
    return TwoWayMeanSquares{.candidates = candidates / (rows - 1),
                             .interviewers = interviewers / (columns - 1),
                             .residual = residual / ((rows - 1) * (columns - 1)),
                             .within = (interviewers + residual) / (rows * (columns - 1)),
                             .n = n,
                             .k = k};
}

/// The six numbers behind McGraw and Wong's ten coefficients (cases 2 and 2A, 3 and 3A share
/// values; so do Shrout and Fleiss's six): one-way, two-way agreement, two-way consistency,
/// each for one rating and for the mean of all k. `n` counts candidates.
struct IntraclassCorrelations {
    Measured one = Undefined::too_few;             ///< ICC(1)
    Measured one_k = Undefined::too_few;           ///< ICC(k)
    Measured agreement_one = Undefined::too_few;   ///< ICC(A,1)
    Measured agreement_k = Undefined::too_few;     ///< ICC(A,k)
    Measured consistency_one = Undefined::too_few; ///< ICC(C,1)
    Measured consistency_k = Undefined::too_few;   ///< ICC(C,k)

    friend bool operator==(IntraclassCorrelations const&,
                           IntraclassCorrelations const&) = default;
};

namespace detail {

/// The reliability of the mean of k from that of one, 0 from anything below 0.
inline double stepped_up(double one, double k) {
    double const positive = (std::max)(0.0, one);
    return k * positive / (1 + (k - 1) * positive);
}

/// The same with limits. The ends of an interval step up as they are, below 0 too; where that
/// leads nowhere (at -1/(k-1) and below) there is no interval.
inline Measured stepped_up(Measured const& one, std::size_t k) {
    if (!one)
        return one;
    double const size = static_cast<double>(k);
    Estimate result{.estimate = stepped_up(one->estimate, size), .n = one->n};
    if (one->lower && one->upper && 1 + (size - 1) * *one->lower > 1e-9) {
        result.lower = size * *one->lower / (1 + (size - 1) * *one->lower);
        result.upper = size * *one->upper / (1 + (size - 1) * *one->upper);
    }
    return result;
}

/// (F - 1) / (F + k - 1) with limits from F / F(1 - a) and F x F(1 - a), F the ratio of the
/// mean squares `between` and `within`.
inline Measured from_ratio(double between, double within, double degrees_within,
                           TwoWayMeanSquares const& squares, double level) {
    double const k = static_cast<double>(squares.k);
    double const degrees = static_cast<double>(squares.n - 1);
    if (between <= 0 && within <= 0)
        return Undefined::no_variance;
    double const p = (1 + level) / 2;
    double const down = f_quantile(p, degrees, degrees_within);
    double const up = f_quantile(p, degrees_within, degrees);
    // In mean squares rather than F, which is infinite when `within` is 0.
    auto const icc = [&](double b, double w) { return (b - w) / (b + (k - 1) * w); };
    return Estimate{.estimate = icc(between, within),
                    .lower = icc(between, within * down),
                    .upper = icc(between * up, within),
                    .n = squares.n};
}

/// McGraw and Wong's limits of an agreement coefficient of single ratings (`k`) or of means
/// (1), with Satterthwaite's degrees of freedom. Without limits where these vanish.
inline Estimate agreement_limits(double estimate, double k, TwoWayMeanSquares const& squares,
                                 double level) {
    Estimate result{.estimate = estimate, .n = squares.n};
    auto const n = static_cast<double>(squares.n);
    auto const raters = static_cast<double>(squares.k);
    double const a = raters * estimate / (n * (1 - estimate));
    double const interviewers = a * squares.interviewers;
    double const residual = (1 + (n - 1) * a) * squares.residual;
    double const sum = interviewers + residual;
    double const spread = interviewers * interviewers / (raters - 1) +
                          residual * residual / ((n - 1) * (raters - 1));
    if (!(sum * sum > 1e-3 * spread))
        return result;
    double const degrees = sum * sum / spread;
    double const p = (1 + level) / 2;
    double const down = f_quantile(p, n - 1, degrees);
    double const up = f_quantile(p, degrees, n - 1);
    double const between = n * squares.candidates;
    double const noise = k * squares.interviewers + (k * n - k - n) * squares.residual;
    double const lower = (between - n * down * squares.residual) / (down * noise + between);
    double const upper = (up * between - n * squares.residual) / (noise + up * between);
    if (std::isfinite(lower) && std::isfinite(upper)) {
        result.lower = lower;
        result.upper = upper;
    }
    return result;
}

} // namespace detail

/// ICC(A,1) with McGraw and Wong's limits. See `intraclass_correlations`.
[[nodiscard]] inline Measured icc_agreement(TwoWayMeanSquares const& squares, double level) {
    auto const n = static_cast<double>(squares.n);
    auto const k = static_cast<double>(squares.k);
    double const b = squares.candidates;
    double const j = squares.interviewers;
    double const e = squares.residual;
    double const whole = b + (k - 1) * e + k * (j - e) / n;
    if (whole <= 0)
        return Undefined::no_variance;
    double const r = (b - e) / whole;
    if (j <= 0 && e <= 0) // all interviewers said the same throughout
        return Estimate{.estimate = r, .lower = 1.0, .upper = 1.0, .n = squares.n};
    return detail::agreement_limits(r, k, squares, level);
}

/// ICC(A,k) with McGraw and Wong's limits for means as irr evaluates them. They are not those
/// of ICC(A,1) stepped up, which psych and `intraclass_correlations` give, because the degrees
/// of freedom are taken at ICC(A,k): on the six targets of Shrout and Fleiss (0.0394, 0.9286)
/// here and (0.0711, 0.9272) there. For comparison only.
[[nodiscard]] inline Measured icc_agreement_k_mcgraw_wong(TwoWayMeanSquares const& squares,
                                                          double level) {
    auto const one = icc_agreement(squares, level);
    if (!one || one->estimate <= 0 || one->estimate >= 1)
        return detail::stepped_up(one, squares.k);
    double const r = detail::stepped_up(one->estimate, static_cast<double>(squares.k));
    return detail::agreement_limits(r, 1, squares, level);
}

/// All six coefficients with F-based intervals.
///
/// A single-rating estimate below 0 is given as it is (show it as 0); the mean of k is stepped
/// up from 0 then, since the formula runs away below.
///
/// Formula: Shrout & Fleiss 1979, Psychological Bulletin 86, 420-428; McGraw & Wong 1996,
/// Psychological Methods 1, 30-46, limits of ICC(A,1) with Satterthwaite's degrees of freedom;
/// limits of means by stepping up (Spearman-Brown). Checked against psych 2.2.9 and irr 0.84.1
/// (tests/oracle/shrout_fleiss_1979, sim_calibration_8x12x5).
///
/// Undefined: `too_few`, `no_variance` (all the same, or nothing but severities differ).
[[nodiscard]] inline IntraclassCorrelations
intraclass_correlations(TwoWayMeanSquares const& squares, double level) {
    auto const n = static_cast<double>(squares.n);
    auto const k = static_cast<double>(squares.k);
    IntraclassCorrelations result;
    result.one =
        detail::from_ratio(squares.candidates, squares.within, n * (k - 1), squares, level);
    result.agreement_one = icc_agreement(squares, level);
    result.consistency_one = detail::from_ratio(squares.candidates, squares.residual,
                                                (n - 1) * (k - 1), squares, level);
    result.one_k = detail::stepped_up(result.one, squares.k);
    result.agreement_k = detail::stepped_up(result.agreement_one, squares.k);
    result.consistency_k = detail::stepped_up(result.consistency_one, squares.k);
    return result;
}

/// As above, from the table.
[[nodiscard]] inline IntraclassCorrelations intraclass_correlations(ScoreTable const& table,
                                                                    double level) {
    auto const squares = mean_squares(table);
    if (squares)
        return intraclass_correlations(*squares, level);
    Measured const none = squares.reason();
    return {.one = none,
            .one_k = none,
            .agreement_one = none,
            .agreement_k = none,
            .consistency_one = none,
            .consistency_k = none};
}

} // namespace panelscore::stats
