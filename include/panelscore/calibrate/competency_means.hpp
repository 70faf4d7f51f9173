// SPDX-License-Identifier: BSL-1.0
#pragma once

// Mean, spread and distribution of each competency's scores.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/calibrate/score_use.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace panelscore {

/// Mean, sd (n - 1), number of ratings and distribution by competency, in the order of their
/// codes, over all ratings as they are: an easy competency and one rated by lenient
/// interviewers look alike. Cost: linear in ratings.
[[nodiscard]] inline std::vector<CompetencyMean>
competency_means(RatingHistory const& history) {
    stats::Ratings const& ratings = history.ratings;
    std::vector<CompetencyMean> means;
    auto const levels = score_levels(history.scale);
    for (auto const& name : history.competencies) {
        means.push_back({.competency = name});
        for (double const level : levels)
            means.back().distribution.push_back({.score = level, .count = 0});
    }
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        CompetencyMean& mean = means[ratings.competency[i]];
        mean.mean += ratings.score[i];
        ++mean.n;
        ++mean.distribution[nearest_level(levels, ratings.score[i])].count;
    }
    for (CompetencyMean& mean : means)
        if (mean.n > 0)
            mean.mean /= static_cast<double>(mean.n);
    std::vector<double> squares(means.size(), 0.0);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        double const gap = ratings.score[i] - means[ratings.competency[i]].mean;
        squares[ratings.competency[i]] += gap * gap;
    }
    for (std::size_t k = 0; k < means.size(); ++k)
        if (means[k].n > 1)
            means[k].sd = std::sqrt(squares[k] / static_cast<double>(means[k].n - 1));
    return means;
}

/// The sd of ratings inside competencies, pooled: root of the sum of (n - 1) sd^2 over the sum
/// of n - 1. 0 when no competency has two ratings.
[[nodiscard]] inline double pooled_sd(std::vector<CompetencyMean> const& means) {
    double squares = 0;
    double degrees = 0;
    for (CompetencyMean const& mean : means)
        if (mean.sd) {
            auto const each = static_cast<double>(mean.n - 1);
            squares += each * *mean.sd * *mean.sd;
            degrees += each;
        }
    return degrees > 0 ? std::sqrt(squares / degrees) : 0.0;
}

} // namespace panelscore
