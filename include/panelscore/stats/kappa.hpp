// SPDX-License-Identifier: BSL-1.0
#pragma once

// Cohen's kappa: do two interviewers agree beyond what each one's own habits would give by
// chance? Plain, or with weights for near misses.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/distribution.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace panelscore::stats {

/// How often the first of two interviewers gave one level where the second gave another. The
/// levels are those of the scale, used or not: quadratic weights depend on its ends.
class PairCounts {
  public:
    explicit PairCounts(std::size_t levels) : levels_(levels), count_(levels * levels) {}
    /// Precondition: `count` holds `levels` times `levels` numbers, row by row.
    PairCounts(std::size_t levels, std::vector<double> count)
        : levels_(levels), count_(std::move(count)) {
        assert(count_.size() == levels * levels);
    }

    /// Counts a unit: positions of the two scores among the levels.
    void add(std::size_t first, std::size_t second, double times = 1) {
        count_[first * levels_ + second] += times;
    }

    [[nodiscard]] double at(std::size_t first, std::size_t second) const {
        return count_[first * levels_ + second];
    }
    [[nodiscard]] std::size_t levels() const { return levels_; }

    /// Number of units both rated.
    [[nodiscard]] double units() const {
        double sum = 0;
        for (double const times : count_)
            sum += times;
        return sum;
    }

  private:
    std::size_t levels_;
    std::vector<double> count_;
};

namespace detail {

/// Mean weights of a row and a column when the other interviewer's habits decide.
struct PairMargins {
    std::vector<double> row{};
    std::vector<double> column{};
};

inline PairMargins pair_margins(PairCounts const& pairs, AgreementWeights const& weights,
                                double units) {
    std::size_t const q = pairs.levels();
    PairMargins share{.row = std::vector<double>(q), .column = std::vector<double>(q)};
    for (std::size_t a = 0; a < q; ++a)
        for (std::size_t b = 0; b < q; ++b) {
            share.row[a] += pairs.at(a, b) / units;
            share.column[b] += pairs.at(a, b) / units;
        }
    PairMargins mean{.row = std::vector<double>(q), .column = std::vector<double>(q)};
    for (std::size_t a = 0; a < q; ++a)
        for (std::size_t b = 0; b < q; ++b) {
            mean.row[a] += weights.at(a, b) * share.column[b];
            mean.column[b] += weights.at(a, b) * share.row[a];
        }
    return mean;
}

} // namespace detail

/// Weighted kappa of two interviewers; `n` is the number of units. With `identity_weights` it
/// is Cohen's kappa, with `weights_from_disagreement` any table of one's own.
///
/// Formula: 1 - sum v p_observed / sum v p_expected with v = 1 - weight [Cohen 1960, EPM 20,
/// 37-46; Cohen 1968, Psychological Bulletin 70, 213-220]; the interval from the large-sample
/// variance [Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72, 323-327], normal
/// quantiles, cut at -1 and 1. Checked against psych 2.2.9 (tests/oracle/cohen_1968).
///
/// Undefined: `too_few` (no unit), `no_variance` (both always gave the same one level;
/// observed agreement is then 1). Cost: O(levels^2).
[[nodiscard]] inline Measured weighted_kappa(PairCounts const& pairs,
                                             AgreementWeights const& weights, double level) {
    double const units = pairs.units();
    if (units <= 0)
        return Undefined::too_few;
    std::size_t const q = pairs.levels();
    auto const mean = detail::pair_margins(pairs, weights, units);
    double disagreement = 0;
    double by_chance = 0;
    for (std::size_t a = 0; a < q; ++a)
        for (std::size_t b = 0; b < q; ++b) {
            disagreement += (1 - weights.at(a, b)) * pairs.at(a, b) / units;
            by_chance += (1 - mean.row[a]) * pairs.at(a, b) / units;
        }
    if (by_chance <= 1e-15)
        return Undefined::no_variance;
    double const kappa = 1 - disagreement / by_chance;
    double const expected = 1 - by_chance;
    double const observed = 1 - disagreement;
    double sum = 0;
    for (std::size_t a = 0; a < q; ++a)
        for (std::size_t b = 0; b < q; ++b) {
            double const term =
                weights.at(a, b) * by_chance - (mean.row[a] + mean.column[b]) * disagreement;
            sum += pairs.at(a, b) / units * term * term;
        }
    double const centre = observed * expected - 2 * expected + observed;
    double const variance =
        (std::max)(0.0, sum - centre * centre) / (units * std::pow(by_chance, 4));
    double const reach = std::sqrt(variance) * normal_quantile((1 + level) / 2);
    return Estimate{.estimate = kappa,
                    .lower = (std::max)(-1.0, kappa - reach),
                    .upper = (std::min)(1.0, kappa + reach),
                    .n = static_cast<std::size_t>(units)};
}

/// Cohen's kappa of two interviewers: only the same level counts as agreement. See
/// `weighted_kappa`.
[[nodiscard]] inline Measured cohen_kappa(PairCounts const& pairs, double level) {
    return weighted_kappa(pairs, identity_weights(pairs.levels()), level);
}

} // namespace panelscore::stats
