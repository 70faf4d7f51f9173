// SPDX-License-Identifier: BSL-1.0
#pragma once

// What one column of numbers comes to: mean, variance, quantiles. Empty columns give no number.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore::stats {

/// The arithmetic mean; empty without values.
[[nodiscard]] inline std::optional<double> mean(std::span<double const> values) {
    if (values.empty())
        return std::nullopt;
    double sum = 0;
    for (double const value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Sum of squared distances from the mean; 0 without values.
[[nodiscard]] inline double sum_of_squares(std::span<double const> values) {
    double const centre = mean(values).value_or(0.0);
    double sum = 0;
    for (double const value : values)
        sum += (value - centre) * (value - centre);
    return sum;
}

/// The variance of a sample: divided by n - 1. Empty with fewer than two values.
[[nodiscard]] inline std::optional<double> variance(std::span<double const> values) {
    if (values.size() < 2)
        return std::nullopt;
    return sum_of_squares(values) / static_cast<double>(values.size() - 1);
}

/// The root of `variance`.
[[nodiscard]] inline std::optional<double> standard_deviation(std::span<double const> values) {
    auto const squared = variance(values);
    if (!squared)
        return std::nullopt;
    return std::sqrt(*squared);
}

/// The quantile of values that are already sorted: between the two neighbours of position
/// (n - 1) p, as R's type 7. Preconditions: not empty, sorted upwards, 0 <= p <= 1.
[[nodiscard]] inline double quantile_of_sorted(std::span<double const> sorted, double p) {
    double const position = static_cast<double>(sorted.size() - 1) * p;
    auto const below = static_cast<std::size_t>(position);
    if (below + 1 >= sorted.size())
        return sorted.back();
    double const share = position - static_cast<double>(below);
    return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

/// The quantile of values in any order (R's type 7); empty without values. Cost: n log n.
[[nodiscard]] inline std::optional<double> quantile(std::span<double const> values, double p) {
    if (values.empty())
        return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return quantile_of_sorted(sorted, p);
}

/// The value in the middle, or the mean of the two there; empty without values.
[[nodiscard]] inline std::optional<double> median(std::span<double const> values) {
    return quantile(values, 0.5);
}

/// Two ends of an interval.
struct Interval {
    double lower = 0;
    double upper = 0;

    friend bool operator==(Interval const&, Interval const&) = default;
};

/// The middle share `level` of repeated results, as a percentile bootstrap takes it: from
/// quantile (1 - level)/2 to quantile (1 + level)/2 (R's type 7). Empty without values.
[[nodiscard]] inline std::optional<Interval> percentile_interval(std::vector<double> values,
                                                                 double level) {
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    return Interval{.lower = quantile_of_sorted(values, (1 - level) / 2),
                    .upper = quantile_of_sorted(values, (1 + level) / 2)};
}

} // namespace panelscore::stats
