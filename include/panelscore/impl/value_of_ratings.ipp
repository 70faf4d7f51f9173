// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/detail/quadrature.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/value_of_ratings.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace panelscore::stats {

PANELSCORE_DECL double composite_movement(CandidatePosterior const& posterior,
                                          std::span<double const> weights,
                                          FutureRatings const& ratings) {
    assert(weights.size() == posterior.size());
    assert(ratings.own_variance.size() == ratings.competencies.size());
    std::size_t const size = posterior.size();
    auto const m = static_cast<Eigen::Index>(ratings.competencies.size());
    Eigen::VectorXd with_composite(m);
    Eigen::MatrixXd joint = Eigen::MatrixXd::Constant(m, m, ratings.shared_variance);
    for (Eigen::Index a = 0; a < m; ++a) {
        std::size_t const k = ratings.competencies[static_cast<std::size_t>(a)];
        double sum = 0;
        for (std::size_t l = 0; l < size; ++l)
            sum += weights[l] * posterior.covariance[k * size + l];
        with_composite(a) = sum;
        joint(a, a) += ratings.own_variance[static_cast<std::size_t>(a)];
        for (Eigen::Index b = 0; b < m; ++b)
            joint(a, b) +=
                posterior
                    .covariance[k * size + ratings.competencies[static_cast<std::size_t>(b)]];
    }
    Eigen::LLT<Eigen::MatrixXd> const factor(joint);
    if (m == 0 || factor.info() != Eigen::Success)
        return 0;
    double const variance = factor.matrixL().solve(with_composite).squaredNorm();
    return (std::min)(std::sqrt(variance), posterior.composite(weights).sd);
}

PANELSCORE_DECL double chance_across(double distance, double movement) {
    return movement > 0 ? normal_survival(std::abs(distance) / movement) : 0.0;
}

PANELSCORE_DECL double expected_gain(double distance, double movement) {
    if (movement <= 0)
        return 0;
    double const z = std::abs(distance) / movement;
    return (std::max)(0.0, movement * (normal_density(z) - z * normal_survival(z)));
}

PANELSCORE_DECL double chance_right_after(double distance, double sd, double movement) {
    constexpr double far = 9;
    double const d = std::abs(distance);
    if (movement <= 0)
        return sd > 0 ? normal_cdf(d / sd) : 1.0;
    double const left = sd * sd - movement * movement;
    if (left <= 0)
        return 1;
    double const noise = std::sqrt(left);
    auto const right = [&](double u) {
        return normal_density(u) * normal_cdf(std::abs(d + movement * u) / noise);
    };
    double const turn = (std::max)(-d / movement, -far); // where the mean crosses the bar
    return panelscore::detail::integral(-far, turn, right) +
           panelscore::detail::integral(turn, far, right);
}

PANELSCORE_DECL double chance_firm(double distance, double sd, double movement, double z) {
    double const left = std::sqrt((std::max)(0.0, sd * sd - movement * movement));
    double const lead = distance - z * left;
    if (movement <= 0)
        return lead >= 0 ? 1.0 : 0.0;
    return normal_cdf(lead / movement);
}

} // namespace panelscore::stats
