// SPDX-License-Identifier: BSL-1.0
#pragma once

// How several interviewers' scores for one competency become one number in the raw view.

#include <panelscore/model/policy.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore {

/// From this many interviewers on, a trimmed mean drops the lowest and the highest.
inline constexpr std::size_t trimmed_from = 5;

/// The mean of scores; empty for no scores. Cost: linear.
[[nodiscard]] inline std::optional<double> mean_of(std::span<double const> scores) {
    if (scores.empty())
        return std::nullopt;
    double sum = 0;
    for (double const score : scores)
        sum += score;
    return sum / static_cast<double>(scores.size());
}

/// The middle score, or the mean of the two middle ones; empty for no scores. Cost: linear.
[[nodiscard]] inline std::optional<double> median_of(std::span<double const> scores) {
    if (scores.empty())
        return std::nullopt;
    std::vector<double> sorted(scores.begin(), scores.end());
    std::sort(sorted.begin(), sorted.end());
    std::size_t const middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/// The mean without the lowest and the highest score, from five scores on; with fewer the
/// plain mean, because at three the rest would be one person's score. Empty for no scores.
[[nodiscard]] inline std::optional<double> trimmed_mean_of(std::span<double const> scores) {
    if (scores.size() < trimmed_from)
        return mean_of(scores);
    std::vector<double> sorted(scores.begin(), scores.end());
    std::sort(sorted.begin(), sorted.end());
    return mean_of(std::span<double const>(sorted).subspan(1, sorted.size() - 2));
}

/// One number for a competency from each interviewer's number; empty for none.
[[nodiscard]] inline std::optional<double> combine(Aggregate aggregate,
                                                   std::span<double const> scores) {
    switch (aggregate) {
    case Aggregate::median:
        return median_of(scores);
    case Aggregate::trimmed:
        return trimmed_mean_of(scores);
    case Aggregate::mean:
        break;
    }
    return mean_of(scores);
}

} // namespace panelscore
