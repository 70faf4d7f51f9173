// SPDX-License-Identifier: BSL-1.0
#pragma once

// Kendall's W: do interviewers put the same candidates in the same order, whatever their
// severity? 1 is the same order, 0 is no common order.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/score_table.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::stats {

/// Kendall's coefficient of concordance with its chi-square test of "no common order".
struct Concordance {
    double w = 0;
    double chi_square = 0;
    double degrees = 0; ///< candidates - 1
    double p = 1;
    std::size_t candidates = 0;

    friend bool operator==(Concordance const&, Concordance const&) = default;
};

/// Candidates sorted by each interviewer once, so that a bootstrap can count them again and
/// again without sorting. Scores less than 1e-9 apart are ties. The table must outlive it.
class KendallOrders {
  public:
    /// Cost: O(scores x log candidates).
    explicit KendallOrders(ScoreTable const& table) : table_(&table) {
        for (std::size_t column = 0; column < table.columns(); ++column) {
            std::vector<std::size_t> order(table.rows());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return table.at(a, column) < table.at(b, column);
            });
            orders_.push_back(std::move(order));
        }
    }

    /// W when candidate i occurs `count[i]` times. Undefined: `too_few` (under 2 candidates or
    /// interviewers), `no_variance` (everybody gave everybody the same). Cost: O(scores).
    [[nodiscard]] Outcome<Concordance, Undefined> at(std::span<double const> count) const {
        double n = 0;
        for (double const times : count)
            n += times;
        auto const k = static_cast<double>(table_->columns());
        if (n < 2 || k < 2)
            return Undefined::too_few;
        std::vector<double> rank_sum(table_->rows());
        double ties = 0;
        for (std::size_t column = 0; column < table_->columns(); ++column)
            ties += add_ranks(column, count, rank_sum);
        double squares = 0;
        for (std::size_t i = 0; i < rank_sum.size(); ++i) {
            double const distance = rank_sum[i] - k * (n + 1) / 2;
            squares += count[i] * distance * distance;
        }
        double const room = k * k * (n * n * n - n) - k * ties;
        if (room <= 0)
            return Undefined::no_variance;
        double const w = 12 * squares / room;
        double const chi_square = k * (n - 1) * w;
        return Concordance{.w = w,
                           .chi_square = chi_square,
                           .degrees = n - 1,
                           .p = chi_square_survival(chi_square, n - 1),
                           .candidates = static_cast<std::size_t>(n)};
    }

  private:
    /// Adds one interviewer's mid-ranks and gives back sum(t^3 - t) over the ties.
    double add_ranks(std::size_t column, std::span<double const> count,
                     std::vector<double>& rank_sum) const {
        auto const& order = orders_[column];
        double before = 0;
        double ties = 0;
        for (std::size_t i = 0; i < order.size();) {
            double tied = 0;
            std::size_t end = i;
            for (; end < order.size() &&
                   table_->at(order[end], column) - table_->at(order[i], column) <= 1e-9;
                 ++end)
                tied += count[order[end]];
            for (; i < end; ++i)
                rank_sum[order[i]] += before + (tied + 1) / 2;
            before += tied;
            ties += tied * tied * tied - tied;
        }
        return ties;
    }

    ScoreTable const* table_;
    std::vector<std::vector<std::size_t>> orders_{};
};

/// Kendall's W of a candidates x interviewers table, corrected for ties.
///
/// Formula: W = 12 S / (k^2 (n^3 - n) - k sum(t^3 - t)), chi-square = k (n - 1) W [Kendall &
/// Babington Smith 1939; Siegel 1956, Nonparametric Statistics, 229-238]. Checked against irr
/// 0.84.1 (tests/oracle/siegel_1956_executives, shrout_fleiss_1979).
[[nodiscard]] inline Outcome<Concordance, Undefined> kendall_w(ScoreTable const& table) {
    return KendallOrders(table).at(std::vector<double>(table.rows(), 1.0));
}

} // namespace panelscore::stats
