// SPDX-License-Identifier: BSL-1.0
#pragma once

// How well an interviewer's scores follow from everybody's: the spread of what the model cannot
// explain, beside that of all interviewers.

#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/interviewer_cards.hpp>
#include <panelscore/calibrate/peer_comparison.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <span>

namespace panelscore {

/// The consistency of an interviewer with few ratings is drawn towards the pool as if by so
/// many ratings.
inline constexpr double consistency_prior_ratings = 10;

/// Squared residuals of some ratings, card by card: clusters are cards. (In the composite model
/// a card has one residual.)
using Scatter = ClusteredSums;

/// The squared residuals of an interviewer's cards. Cost: linear in their ratings.
[[nodiscard]] inline Scatter scatter_of(stats::VarianceFit const& fit,
                                        stats::VarianceModel model,
                                        std::span<CardRows const> cards) {
    Scatter scatter;
    for (CardRows const& card : cards) {
        bool const one = model == stats::VarianceModel::composite;
        std::size_t const first = one ? card.position : card.first;
        std::size_t const last = one ? card.position + 1 : card.last;
        double squares = 0;
        for (std::size_t i = first; i < last; ++i)
            squares += fit.residual[i] * fit.residual[i];
        scatter.add(last - first, squares);
    }
    return scatter;
}

/// The mean squared residual of all ratings. It lies below the residual variance, since a model
/// follows the scores it was fitted to, and is what an interviewer like the others shows.
[[nodiscard]] inline double usual_scatter(stats::VarianceFit const& fit) {
    double squares = 0;
    for (double const residual : fit.residual)
        squares += residual * residual;
    return fit.residual.empty() ? 0.0 : squares / static_cast<double>(fit.residual.size());
}

/// Consistency (n0 m + SS) / ((n0 + n) m): SS the sum of the interviewer's n squared residuals,
/// m the mean squared residual of everybody, n0 = 10. 1 is like the pool, 2 is twice the
/// unexplained spread, below 1 is more predictable than most. Undefined: `too_few` without
/// ratings, `no_variance` when nothing is left unexplained.
[[nodiscard]] inline Figure consistency(Scatter const& scatter, double usual) {
    if (scatter.n == 0)
        return Undefined::too_few;
    if (!(usual > 0))
        return Undefined::no_variance;
    return (consistency_prior_ratings * usual + scatter.sum) /
           ((consistency_prior_ratings + static_cast<double>(scatter.n)) * usual);
}

/// How residuals vary from card to card.
struct ScatterSpread {
    double seen = 0;     ///< sum of (q - n m)^2 over cards: q squares, n ratings, m own mean
    double expected = 0; ///< what normal residuals with `degrees` each would give

    friend bool operator==(ScatterSpread const&, ScatterSpread const&) = default;
};

/// The spread of one interviewer's cards. `degrees` is the share of a degree of freedom that a
/// residual has: `usual_scatter` over the residual variance.
[[nodiscard]] inline ScatterSpread scatter_spread(Scatter const& scatter, double degrees) {
    if (scatter.clusters < 2)
        return {};
    double const m = scatter.mean();
    auto const cards = static_cast<double>(scatter.clusters);
    return {.seen = (scatter.sum_squares - 2 * m * scatter.sum_times_n +
                     m * m * scatter.n_squares) *
                    cards / (cards - 1),
            .expected = 2 * static_cast<double>(scatter.n) * m * m / degrees};
}

/// The chance of so much scatter if the interviewer were like the pool: SS / (v d) as
/// chi-square with n degrees / d degrees of freedom, v the residual variance. `dispersion` d
/// (at least 1) is seen over expected spread of all cards, so that heavy tails and residuals
/// that go together on a card do not pass for an interviewer.
[[nodiscard]] inline double scatter_p(Scatter const& scatter, double residual_variance,
                                      double degrees, double dispersion) {
    return stats::chi_square_survival(scatter.sum / (residual_variance * dispersion),
                                      static_cast<double>(scatter.n) * degrees / dispersion);
}

} // namespace panelscore
