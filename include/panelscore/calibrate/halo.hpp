// SPDX-License-Identifier: BSL-1.0
#pragma once

// Do the scores on one card hang together more than the competencies do? A halo is one strong
// impression that colours all scores of a card.

#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/discrimination.hpp>
#include <panelscore/calibrate/interviewer_cards.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace panelscore {

/// Two competencies are compared on at least so many cards.
inline constexpr std::size_t least_cards_a_pair = 5;

/// The mean correlation between competencies over an interviewer's cards.
struct CardCorrelation {
    double correlation = 0;
    double competencies = 0; ///< as many as make that number of pairs
    double cards_a_pair = 0; ///< mean
    std::size_t cards = 0;   ///< with two or more scores

    /// Fisher's z of a mean of equal correlations among `competencies` columns,
    /// ln((1 + (K - 1) r) / (1 - r)) / 2, whose variance depends on n and K alone.
    [[nodiscard]] double z(double r) const {
        return 0.5 * std::log((1 + (competencies - 1) * r) / (1 - r));
    }
    /// Its standard error, sqrt(K / (2 (K - 1) (n - 2))). [Fisher 1925, Statistical Methods for
    /// Research Workers, section 39; with simulated cards of 3 to 8 competencies 95 % intervals
    /// cover 94 to 95 %]
    [[nodiscard]] double z_error() const {
        return std::sqrt(competencies / (2 * (competencies - 1) * (cards_a_pair - 2)));
    }
    /// The correlation that has this z.
    [[nodiscard]] double from_z(double at) const {
        double const ratio = std::exp(2 * at);
        return (ratio - 1) / (ratio + competencies - 1);
    }
    /// True when z of r is a number.
    [[nodiscard]] bool has_z(double r) const {
        return r < 1 - 1e-12 && (competencies - 1) * r > -1 + 1e-12;
    }

    friend bool operator==(CardCorrelation const&, CardCorrelation const&) = default;
};

namespace detail {

/// All pairs of competencies of one interviewer, as the lower half of a square.
class CompetencyPairs {
  public:
    explicit CompetencyPairs(std::uint32_t competencies)
        : pairs_(std::size_t{competencies} * (std::size_t{competencies} + 1) / 2) {}

    void clear() { pairs_.assign(pairs_.size(), {}); }

    void add(stats::Ratings const& ratings, CardRows const& card) {
        for (std::size_t i = card.first; i < card.last; ++i)
            for (std::size_t j = card.first; j < i; ++j) {
                std::size_t const k = ratings.competency[i]; // above that of j: rows are sorted
                pairs_[k * (k + 1) / 2 + ratings.competency[j]].add(ratings.score[i],
                                                                    ratings.score[j]);
            }
    }

    [[nodiscard]] std::vector<RunningCorrelation> const& all() const { return pairs_; }

  private:
    std::vector<RunningCorrelation> pairs_;
};

} // namespace detail

/// The mean of Pearson's correlations between competencies over the cards, each pair over the
/// cards that score both. Undefined: `too_few` (no pair on `least_cards_a_pair` cards),
/// `no_variance` (in every such pair one competency always got the same score). Checked against
/// `halo_mean_r` of tests/oracle. Cost: cards x the square of scores a card, plus the square of
/// competencies.
[[nodiscard]] inline Outcome<CardCorrelation, Undefined>
correlation_within_cards(stats::Ratings const& ratings, std::span<CardRows const> cards) {
    detail::CompetencyPairs pairs(ratings.competencies);
    CardCorrelation found;
    for (CardRows const& card : cards) {
        pairs.add(ratings, card);
        found.cards += card.last - card.first > 1 ? 1U : 0U;
    }
    std::size_t used = 0;
    bool constant = false;
    double sum = 0;
    double on_cards = 0;
    for (RunningCorrelation const& pair : pairs.all()) {
        if (pair.n < least_cards_a_pair)
            continue;
        auto const r = pair.correlation();
        if (!r) {
            constant = true;
            continue;
        }
        ++used;
        sum += *r;
        on_cards += static_cast<double>(pair.n);
    }
    if (used == 0)
        return constant ? Undefined::no_variance : Undefined::too_few;
    auto const n = static_cast<double>(used);
    found.correlation = sum / n;
    found.competencies = (1 + std::sqrt(1 + 8 * n)) / 2;
    found.cards_a_pair = on_cards / n;
    return found;
}

/// The correlation two competencies of a card would have without any halo: what candidates
/// have in common across competencies, v_c / (v_c + v_ck + v_e). Undefined: `not_estimated`
/// (a model without competencies), `no_variance`.
[[nodiscard]] inline Figure correlation_without_halo(stats::VarianceFit const& fit,
                                                     stats::VarianceModel model) {
    using enum stats::Component;
    if (model == stats::VarianceModel::composite)
        return Undefined::not_estimated;
    double const total =
        fit.variance(candidate) + fit.variance(candidate_competency) + fit.variance(residual);
    if (!(total > 0))
        return Undefined::no_variance;
    return fit.variance(candidate) / total;
}

/// Halo: how far the mean correlation lies above what it would be without one; the interval
/// takes that expectation as known. n: cards with two or more scores.
[[nodiscard]] inline Estimate halo_estimate(CardCorrelation const& found, double expected,
                                            double level) {
    Estimate halo{.estimate = found.correlation - expected, .n = found.cards};
    if (found.has_z(found.correlation)) {
        double const half = found.z_error() * stats::normal_quantile((1 + level) / 2);
        halo.lower = found.from_z(found.z(found.correlation) - half) - expected;
        halo.upper = found.from_z(found.z(found.correlation) + half) - expected;
    }
    return halo;
}

} // namespace panelscore
