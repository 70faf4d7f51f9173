// SPDX-License-Identifier: BSL-1.0
#pragma once

// How an interviewer uses the scale: mean, spread, how often each score was given.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/interviewer_cards.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/stats/ratings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore {

/// With more scores than this a scale is shown by `coarse_levels` of them.
inline constexpr std::size_t most_levels = 101;
inline constexpr std::size_t coarse_levels = 21;

/// The scores a distribution counts: every step of the scale from its minimum to its maximum.
/// A scale of more than `most_levels` steps, or without steps, is cut into `coarse_levels`
/// evenly spaced scores, to which others are counted as the nearest.
[[nodiscard]] inline std::vector<double> score_levels(ScoreScale const& scale) {
    double const range = scale.maximum - scale.minimum;
    if (!(range > 0))
        return {scale.minimum};
    double const steps = scale.step > 0 ? std::round(range / scale.step) : 0;
    bool const fine = steps < 1 || steps >= static_cast<double>(most_levels);
    std::size_t const n = fine ? coarse_levels : static_cast<std::size_t>(steps) + 1;
    std::vector<double> levels;
    for (std::size_t i = 0; i < n; ++i)
        levels.push_back(scale.minimum +
                         range * static_cast<double>(i) / static_cast<double>(n - 1));
    return levels;
}

/// The position among evenly spaced levels (`score_levels`) of the one nearest to a score,
/// halves upwards. Precondition: `levels` is not empty.
[[nodiscard]] inline std::size_t nearest_level(std::span<double const> levels, double score) {
    double const width = levels.size() > 1 ? levels[1] - levels.front() : 1.0;
    double const place = std::floor((score - levels.front()) / width + 0.5 + 1e-9);
    return static_cast<std::size_t>(
        std::clamp(place, 0.0, static_cast<double>(levels.size() - 1)));
}

/// What `score_use` tells.
struct ScoreUse {
    std::size_t ratings = 0;
    double mean = 0;                        ///< 0 without ratings
    std::optional<double> sd{};             ///< n - 1; empty with fewer than two ratings
    std::vector<ScoreCount> distribution{}; ///< by level, also those not used
    double range_use = 0;                   ///< share of the levels that were used

    friend bool operator==(ScoreUse const&, ScoreUse const&) = default;
};

/// How the scores of these cards lie on evenly spaced levels (`score_levels`). A score between
/// two levels counts for the nearest, halves upwards. Cost: linear in their ratings.
[[nodiscard]] inline ScoreUse score_use(stats::Ratings const& ratings,
                                        std::span<CardRows const> cards,
                                        std::span<double const> levels) {
    ScoreUse use;
    for (double const level : levels)
        use.distribution.push_back({.score = level, .count = 0});
    double sum = 0;
    for (CardRows const& card : cards)
        for (std::size_t i = card.first; i < card.last; ++i) {
            sum += ratings.score[i];
            ++use.distribution[nearest_level(levels, ratings.score[i])].count;
            ++use.ratings;
        }
    if (use.ratings == 0)
        return use;
    use.mean = sum / static_cast<double>(use.ratings);
    double squares = 0;
    for (CardRows const& card : cards)
        for (std::size_t i = card.first; i < card.last; ++i)
            squares += (ratings.score[i] - use.mean) * (ratings.score[i] - use.mean);
    if (use.ratings > 1)
        use.sd = std::sqrt(squares / static_cast<double>(use.ratings - 1));
    auto const used = std::count_if(use.distribution.begin(), use.distribution.end(),
                                    [](ScoreCount const& level) { return level.count > 0; });
    use.range_use = static_cast<double>(used) / static_cast<double>(levels.size());
    return use;
}

} // namespace panelscore
