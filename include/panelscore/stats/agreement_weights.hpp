// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much two scores agree, from 0 to 1: what the weighted forms of kappa and of Gwet's
// coefficient count instead of "same or not".

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::stats {

/// A square table of weights by position among the levels.
class AgreementWeights {
  public:
    /// Precondition: `weight` holds `levels` times `levels` numbers, row by row.
    AgreementWeights(std::size_t levels, std::vector<double> weight)
        : levels_(levels), weight_(std::move(weight)) {
        assert(weight_.size() == levels * levels);
    }

    /// The weight of a score at level `a` beside one at level `b`.
    [[nodiscard]] double at(std::size_t a, std::size_t b) const {
        return weight_[a * levels_ + b];
    }

    /// Number of levels.
    [[nodiscard]] std::size_t levels() const { return levels_; }

    /// The sum of all weights.
    [[nodiscard]] double sum() const {
        double total = 0;
        for (double const weight : weight_)
            total += weight;
        return total;
    }

  private:
    std::size_t levels_;
    std::vector<double> weight_;
};

namespace detail {

template <typename Weight>
AgreementWeights weights_from(std::size_t levels, Weight weight) {
    std::vector<double> table;
    table.reserve(levels * levels);
    for (std::size_t a = 0; a < levels; ++a)
        for (std::size_t b = 0; b < levels; ++b)
            table.push_back(a == b ? 1.0 : weight(a, b));
    return {levels, std::move(table)};
}

} // namespace detail

/// 1 for the same score, 0 for any other.
[[nodiscard]] inline AgreementWeights identity_weights(std::size_t levels) {
    return detail::weights_from(levels, [](std::size_t, std::size_t) { return 0.0; });
}

/// 1 minus the difference as a share of the range of `levels` (which rise).
[[nodiscard]] inline AgreementWeights linear_weights(std::span<double const> levels) {
    return detail::weights_from(levels.size(), [&](std::size_t a, std::size_t b) {
        return 1 - std::fabs(levels[a] - levels[b]) / (levels.back() - levels.front());
    });
}

/// 1 minus the squared difference as a share of the squared range: two small differences weigh
/// less than a large one.
[[nodiscard]] inline AgreementWeights quadratic_weights(std::span<double const> levels) {
    return detail::weights_from(levels.size(), [&](std::size_t a, std::size_t b) {
        double const share = (levels[a] - levels[b]) / (levels.back() - levels.front());
        return 1 - share * share;
    });
}

/// 1 minus the number of pairs of levels from one to the other as a share of all pairs: levels
/// have an order but no distance [Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed.].
[[nodiscard]] inline AgreementWeights ordinal_weights(std::size_t levels) {
    auto const pairs = [](std::size_t n) { return static_cast<double>(n * (n - 1)) / 2; };
    return detail::weights_from(levels, [&](std::size_t a, std::size_t b) {
        return 1 - pairs((a > b ? a - b : b - a) + 1) / pairs(levels);
    });
}

/// 1 for scores at most one `step` of the scale apart, 0 for others.
[[nodiscard]] inline AgreementWeights adjacent_weights(std::span<double const> levels,
                                                       double step) {
    return detail::weights_from(levels.size(), [&](std::size_t a, std::size_t b) {
        return std::fabs(levels[a] - levels[b]) <= step + 1e-9 ? 1.0 : 0.0;
    });
}

/// Weights from a table of how bad each disagreement is (0 on the diagonal, nothing below 0),
/// row by row: 1 minus the entry as a share of the largest [Cohen 1968].
[[nodiscard]] inline AgreementWeights
weights_from_disagreement(std::size_t levels, std::span<double const> disagreement) {
    assert(disagreement.size() == levels * levels);
    double largest = 0;
    for (double const entry : disagreement)
        largest = (std::max)(largest, entry);
    return detail::weights_from(levels, [&](std::size_t a, std::size_t b) {
        return largest > 0 ? 1 - disagreement[a * levels + b] / largest : 1.0;
    });
}

} // namespace panelscore::stats
