// SPDX-License-Identifier: BSL-1.0
#pragma once

// r_wg: how close the interviewers of one candidate are to each other, against people who
// answer without looking. The choice of that comparison matters more than the statistic.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/summary.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

namespace panelscore::stats {

/// How people would answer who do not look: every level alike, leaning to one end a little or
/// much (leniency), or to the middle.
enum class NullDistribution { uniform, slight_skew, heavy_skew, triangular };

/// The variance of scores under a null, for a scale of `levels` levels one step apart. Uniform:
/// (A^2 - 1) / 12; the others as printed for 5 to 11 levels by LeBreton & Senter 2008,
/// Organizational Research Methods 11, 815-852; empty for other scales. Multiply by the square
/// of the step.
[[nodiscard]] inline std::optional<double> null_variance(NullDistribution null,
                                                         std::size_t levels) {
    if (levels < 2)
        return std::nullopt;
    if (null == NullDistribution::uniform) {
        auto const a = static_cast<double>(levels);
        return (a * a - 1) / 12;
    }
    constexpr std::array<std::array<double, 3>, 7> printed{{{1.34, 0.44, 1.32},
                                                            {1.85, 0.69, 1.45},
                                                            {2.90, 1.39, 2.10},
                                                            {3.47, 2.35, 2.81},
                                                            {5.66, 3.16, 3.00},
                                                            {6.30, 3.46, 2.89},
                                                            {7.31, 4.02, 3.32}}};
    if (levels < 5 || levels > 11)
        return std::nullopt;
    auto const& row = printed[levels - 5];
    return null == NullDistribution::slight_skew  ? row[0]
           : null == NullDistribution::heavy_skew ? row[1]
                                                  : row[2];
}

/// An index of one group as the formula gives it, and as it is shown: nothing below 0.
struct WithinGroup {
    double raw = 0;
    double shown = 0;

    friend bool operator==(WithinGroup const&, WithinGroup const&) = default;
};

/// r_wg of one candidate's scores in one competency: 1 - s^2 / null variance, s^2 with n - 1.
/// 1 when all say the same, even if there are only two: show how many they are.
///
/// Source: James, Demaree & Wolf 1984, Journal of Applied Psychology 69, 85-98; checked against
/// multilevel 2.8 (tests/oracle/sim_panel_60x14x4). Undefined: `too_few` (one score).
[[nodiscard]] inline Outcome<WithinGroup, Undefined> rwg(std::span<double const> scores,
                                                         double null) {
    auto const squared = variance(scores);
    if (!squared)
        return Undefined::too_few;
    double const raw = 1 - *squared / null;
    return WithinGroup{.raw = raw, .shown = raw > 0 ? raw : 0.0};
}

/// r_wg(j) of one candidate over several competencies, from the mean of their variances: J
/// (1 - m) / (J (1 - m) + m), m the mean variance over the null variance; 0 from m = 1 on,
/// where the formula runs away. Undefined: `too_few` (no variance given). Source and check as
/// for `rwg`.
[[nodiscard]] inline Figure rwg_j(std::span<double const> variances, double null) {
    auto const mean_variance = mean(variances);
    if (!mean_variance)
        return Undefined::too_few;
    double const share = *mean_variance / null;
    if (share >= 1)
        return 0.0;
    double const items = static_cast<double>(variances.size()) * (1 - share);
    return items / (items + share);
}

/// AD: the mean distance of one candidate's scores from their mean, in steps of the scale.
/// Below a sixth of the number of levels is commonly called agreement [Burke & Dunlap 2002,
/// Organizational Research Methods 5, 159-172]. Undefined: `too_few` (no score).
[[nodiscard]] inline Figure average_deviation(std::span<double const> scores) {
    auto const centre = mean(scores);
    if (!centre)
        return Undefined::too_few;
    double sum = 0;
    for (double const score : scores)
        sum += std::fabs(score - *centre);
    return sum / static_cast<double>(scores.size());
}

} // namespace panelscore::stats
