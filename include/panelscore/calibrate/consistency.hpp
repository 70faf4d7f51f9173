// SPDX-License-Identifier: BSL-1.0
#pragma once

// How well an interviewer's scores follow from everybody's: the spread of what the model cannot
// explain, beside that of all interviewers.

#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/interviewer_cards.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace panelscore {

/// The consistency of an interviewer with few ratings is drawn towards the pool as if by so
/// many ratings.
inline constexpr double consistency_prior_ratings = 10;

/// Squared residuals of some ratings.
struct Scatter {
    double squares = 0;
    std::size_t n = 0; ///< ratings (in the composite model: cards)

    friend bool operator==(Scatter const&, Scatter const&) = default;
};

/// The squared residuals of an interviewer's cards. Cost: linear in their ratings.
[[nodiscard]] inline Scatter scatter_of(stats::VarianceFit const& fit,
                                        stats::VarianceModel model,
                                        std::span<CardRows const> cards) {
    Scatter scatter;
    auto const add = [&](double residual) {
        scatter.squares += residual * residual;
        ++scatter.n;
    };
    for (CardRows const& card : cards) {
        if (model == stats::VarianceModel::composite)
            add(fit.residual[card.position]);
        else
            for (std::size_t i = card.first; i < card.last; ++i)
                add(fit.residual[i]);
    }
    return scatter;
}

/// The share of the residual variance that residuals of a fitted model still show: sum of
/// squares / (n v_e), below 1 since the model follows the scores it was fitted to. 1 with
/// nothing to go by.
[[nodiscard]] inline double scatter_left(stats::VarianceFit const& fit) {
    double squares = 0;
    for (double const residual : fit.residual)
        squares += residual * residual;
    double const all =
        static_cast<double>(fit.residual.size()) * fit.variance(stats::Component::residual);
    return all > 0 ? squares / all : 1.0;
}

/// Consistency (n0 v_e + SS) / ((n0 + n) v_e), n0 = 10: small is predictable, large is not.
/// Residuals are smaller than the errors they stand for, so the pool's own value is not 1 but
/// near `scatter_left`; a comparison between interviewers is not touched by that. Undefined:
/// `too_few` without ratings, `no_variance` when nothing is left unexplained.
[[nodiscard]] inline Figure consistency(Scatter const& scatter, double residual_variance) {
    if (scatter.n == 0)
        return Undefined::too_few;
    if (!(residual_variance > 0))
        return Undefined::no_variance;
    return (consistency_prior_ratings * residual_variance + scatter.squares) /
           ((consistency_prior_ratings + static_cast<double>(scatter.n)) * residual_variance);
}

} // namespace panelscore
