// SPDX-License-Identifier: BSL-1.0
#pragma once

// Cronbach's alpha: do the competencies of a card measure one thing, so that their sum means
// something? Also the reliability of the sum of interviewers, columns being interviewers.

#include <panelscore/base/estimate.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/score_table.hpp>

#include <cstddef>
#include <vector>

namespace panelscore::stats {

/// Sums over rows that Cronbach's alpha is made of, so that rows can be added in any number.
struct CronbachSums {
    double rows = 0;
    double squares = 0;           ///< of all scores
    double squared_totals = 0;    ///< of the rows' totals
    std::vector<double> column{}; ///< sum of each column

    friend bool operator==(CronbachSums const&, CronbachSums const&) = default;
};

/// Alpha from sums of scores that were taken about a common origin. Undefined: `too_few`
/// (under 2 rows or columns), `no_variance` (totals do not differ).
[[nodiscard]] inline Figure cronbach_alpha(CronbachSums const& sums) {
    auto const k = static_cast<double>(sums.column.size());
    if (sums.rows < 2 || k < 2)
        return Undefined::too_few;
    double columns = 0;
    double total = 0;
    for (double const sum : sums.column) {
        columns += sum * sum / sums.rows;
        total += sum;
    }
    double const items = sums.squares - columns;
    double const whole = sums.squared_totals - total * total / sums.rows;
    if (whole <= 1e-12 * sums.squared_totals || whole <= 0)
        return Undefined::no_variance;
    return k / (k - 1) * (1 - items / whole);
}

/// Alpha of a rows x columns table with Feldt's interval; `n` counts rows.
///
/// Formula: k/(k-1) (1 - sum s_i^2 / s_T^2) [Cronbach 1951, Psychometrika 16, 297-334]; limits
/// 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom, for independent rows
/// [Feldt 1965, Psychometrika 30, 357-370]. Equals ICC(C,k), limits included. Checked against
/// psych 2.2.9 (tests/oracle/shrout_fleiss_1979, sim_calibration_8x12x5).
[[nodiscard]] inline Measured cronbach_alpha(ScoreTable const& table, double level) {
    if (table.rows() < 2 || table.columns() < 2)
        return Undefined::too_few;
    if (table.constant())
        return Undefined::no_variance;
    CronbachSums sums{.rows = static_cast<double>(table.rows()),
                      .column = std::vector<double>(table.columns())};
    // About the column means, so that no digits are lost far from zero.
    std::vector<double> mean(table.columns());
    for (std::size_t i = 0; i < table.rows(); ++i)
        for (std::size_t j = 0; j < table.columns(); ++j)
            mean[j] += table.at(i, j) / sums.rows;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        double total = 0;
        for (std::size_t j = 0; j < table.columns(); ++j) {
            double const x = table.at(i, j) - mean[j];
            sums.squares += x * x;
            sums.column[j] += x;
            total += x;
        }
        sums.squared_totals += total * total;
    }
    auto const alpha = cronbach_alpha(sums);
    if (!alpha)
        return alpha.reason();
    double const degrees = sums.rows - 1;
    double const others = degrees * static_cast<double>(table.columns() - 1);
    double const p = (1 + level) / 2;
    return Estimate{.estimate = *alpha,
                    .lower = 1 - (1 - *alpha) * f_quantile(p, degrees, others),
                    .upper = 1 - (1 - *alpha) / f_quantile(p, others, degrees),
                    .n = table.rows()};
}

} // namespace panelscore::stats
