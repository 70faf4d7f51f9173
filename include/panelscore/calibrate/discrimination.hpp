// SPDX-License-Identifier: BSL-1.0
#pragma once

// Does an interviewer see the same candidates ahead as the colleagues who met them?

#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/peer_comparison.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/ratings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace panelscore {

/// Pearson's correlation of pairs that come one by one.
struct RunningCorrelation {
    std::size_t n = 0;
    double mean_x = 0;
    double mean_y = 0;
    double squares_x = 0; ///< sum of squared distances from the mean
    double squares_y = 0;
    double products = 0;

    /// Adds a pair [Welford 1962, doi 10.1080/00401706.1962.10490022].
    void add(double x, double y) {
        ++n;
        auto const count = static_cast<double>(n);
        double const dx = x - mean_x;
        double const dy = y - mean_y;
        mean_x += dx / count;
        mean_y += dy / count;
        squares_x += dx * (x - mean_x);
        squares_y += dy * (y - mean_y);
        products += dx * (y - mean_y);
    }

    /// The correlation. Undefined: `too_few` (under 3 pairs), `no_variance` (a constant side).
    [[nodiscard]] Figure correlation() const {
        constexpr double rounding = 1e-18;
        if (n < 3)
            return Undefined::too_few;
        auto const count = static_cast<double>(n);
        if (squares_x <= rounding * count || squares_y <= rounding * count)
            return Undefined::no_variance;
        return std::clamp(products / std::sqrt(squares_x * squares_y), -1.0, 1.0);
    }

    friend bool operator==(RunningCorrelation const&, RunningCorrelation const&) = default;
};

/// A correlation with Fisher's interval, tanh(artanh r -+ z / sqrt(n - 3)); the interval is
/// missing under 4 pairs and at -1 and 1. n: pairs. [Fisher 1921, Metron 1]
[[nodiscard]] inline Measured correlation_estimate(RunningCorrelation const& pairs,
                                                   double level) {
    auto const r = pairs.correlation();
    if (!r)
        return r.reason();
    Estimate found{.estimate = *r, .n = pairs.n};
    if (pairs.n > 3 && std::abs(*r) < 1 - 1e-12) {
        double const half = stats::normal_quantile((1 + level) / 2) /
                            std::sqrt(static_cast<double>(pairs.n) - 3);
        found.lower = std::tanh(std::atanh(*r) - half);
        found.upper = std::tanh(std::atanh(*r) + half);
    }
    return found;
}

/// For each interviewer code: pairs of own composite and mean composite of the other
/// interviewers of the same candidate, one pair a candidate with another interviewer.
///
/// A composite is the mean over the competencies the interviewer scored, each minus that
/// competency's mean over all ratings, so that who rated the hard ones does not look strict.
/// The interviewer's own scores are not among the others', so nobody agrees with themselves.
/// Cost: linear in ratings.
///
/// @param competency_means  by competency code
[[nodiscard]] inline std::vector<RunningCorrelation>
pairs_with_peers(stats::Ratings const& ratings, std::vector<double> const& competency_means) {
    struct Composite {
        std::uint32_t interviewer = 0;
        double sum = 0;
        std::size_t n = 0;
    };
    std::vector<RunningCorrelation> pairs(ratings.interviewers);
    std::vector<Composite> panel;
    auto const centred = [&](std::size_t row) {
        return ratings.score[row] - competency_means[ratings.competency[row]];
    };
    detail::for_each_panel(ratings, centred, [&](std::vector<detail::PeerCell> const& cells) {
        panel.clear();
        for (detail::PeerCell const& cell : cells) {
            if (panel.empty() || panel.back().interviewer != cell.interviewer)
                panel.push_back({.interviewer = cell.interviewer});
            panel.back().sum += cell.mean();
            ++panel.back().n;
        }
        double total = 0;
        for (Composite const& one : panel)
            total += one.sum / static_cast<double>(one.n);
        for (Composite const& one : panel) {
            double const own = one.sum / static_cast<double>(one.n);
            if (panel.size() > 1)
                pairs[one.interviewer].add(own, (total - own) /
                                                    static_cast<double>(panel.size() - 1));
        }
    });
    return pairs;
}

} // namespace panelscore
