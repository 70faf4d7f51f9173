// SPDX-License-Identifier: BSL-1.0
#pragma once

// An interviewer beside the other interviewers of the same candidates: closed forms that need
// no model and rest on nothing but common candidates.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/number.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/ratings.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace panelscore {

/// Sums of differences that come in clusters (the candidates): those of one cluster may hang
/// together, so the spread between clusters says how sure the mean is.
struct ClusteredSums {
    std::size_t n = 0;        ///< differences
    std::size_t clusters = 0; ///< candidates
    double sum = 0;
    double sum_squares = 0; ///< of the clusters' sums
    double sum_times_n = 0; ///< of sum x size
    double n_squares = 0;   ///< of the clusters' sizes

    /// Adds a cluster of `size` differences that sum to `total`.
    void add(std::size_t size, double total) {
        auto const count = static_cast<double>(size);
        n += size;
        ++clusters;
        sum += total;
        sum_squares += total * total;
        sum_times_n += total * count;
        n_squares += count * count;
    }

    [[nodiscard]] double mean() const { return sum / static_cast<double>(n); }

    /// Standard error of the mean: root of G/(G - 1) sum (s_g - n_g mean)^2 / n^2 over G
    /// clusters [Liang & Zeger 1986, doi 10.1093/biomet/73.1.13]. Precondition: two clusters.
    [[nodiscard]] double standard_error() const {
        double const m = mean();
        double const spread = sum_squares - 2 * m * sum_times_n + m * m * n_squares;
        if (spread <= 1e-13 * (sum_squares + m * m * n_squares))
            return 0; // rounding of equal clusters
        auto const groups = static_cast<double>(clusters);
        return std::sqrt(spread * groups / (groups - 1)) / static_cast<double>(n);
    }

    /// The mean with Student's t interval of clusters - 1 degrees; n: differences. Undefined:
    /// `too_few` without any; with one cluster the interval is missing.
    [[nodiscard]] Measured estimate(double level) const {
        if (n == 0)
            return Undefined::too_few;
        Estimate found{.estimate = mean(), .n = n};
        if (clusters > 1) {
            double const half =
                standard_error() *
                stats::student_t_quantile((1 + level) / 2, static_cast<double>(clusters - 1));
            found.lower = found.estimate - half;
            found.upper = found.estimate + half;
        }
        return found;
    }

    friend bool operator==(ClusteredSums const&, ClusteredSums const&) = default;
};

namespace detail {

/// One interviewer's mean in one competency of the candidate at hand.
struct PeerCell {
    std::uint32_t interviewer = 0;
    std::uint32_t competency = 0;
    double sum = 0;
    std::size_t ratings = 0;

    [[nodiscard]] double mean() const { return sum / static_cast<double>(ratings); }
};

/// Calls `visit(cells)` for each candidate: cells by interviewer, each interviewer's values in
/// a competency over several interviews taken together.
template <typename Value, typename Visit>
void for_each_panel(stats::Ratings const& ratings, Value value, Visit visit) {
    constexpr auto nowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> place(ratings.competencies, nowhere);
    std::vector<PeerCell> cells;
    std::size_t row = 0;
    while (row < ratings.size()) {
        std::uint32_t const candidate = ratings.candidate[row];
        cells.clear();
        while (row < ratings.size() && ratings.candidate[row] == candidate) {
            std::uint32_t const interviewer = ratings.interviewer[row];
            std::size_t const first = cells.size();
            for (; row < ratings.size() && ratings.candidate[row] == candidate &&
                   ratings.interviewer[row] == interviewer;
                 ++row) {
                std::uint32_t const k = ratings.competency[row];
                if (place[k] == nowhere) {
                    place[k] = cells.size();
                    cells.push_back({.interviewer = interviewer, .competency = k});
                }
                cells[place[k]].sum += value(row);
                ++cells[place[k]].ratings;
            }
            for (std::size_t i = first; i < cells.size(); ++i)
                place[cells[i].competency] = nowhere;
        }
        visit(cells);
    }
}

} // namespace detail

/// For each interviewer code: own value minus the mean of the other interviewers of the same
/// candidate and competency, over all cells with another interviewer. Each interviewer's cell
/// is the mean over the own interviews with that candidate; clusters are candidates.
///
/// `value(row)` is what is compared: the score, or 1 for some property of it and else 0.
/// Checked against `severity_peer` of tests/oracle. Cost: linear in ratings.
template <typename Value>
[[nodiscard]] std::vector<ClusteredSums> peer_differences(stats::Ratings const& ratings,
                                                          Value value) {
    std::vector<ClusteredSums> sums(ratings.interviewers);
    std::vector<double> total(ratings.competencies, 0.0);
    std::vector<std::size_t> raters(ratings.competencies, 0);
    detail::for_each_panel(ratings, value, [&](std::vector<detail::PeerCell> const& cells) {
        for (detail::PeerCell const& cell : cells) {
            total[cell.competency] += cell.mean();
            ++raters[cell.competency];
        }
        std::size_t size = 0;
        double sum = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            detail::PeerCell const& cell = cells[i];
            if (std::size_t const n = raters[cell.competency]; n > 1) {
                double const others =
                    (total[cell.competency] - cell.mean()) / static_cast<double>(n - 1);
                sum += cell.mean() - others;
                ++size;
            }
            bool const done =
                i + 1 == cells.size() || cells[i + 1].interviewer != cell.interviewer;
            if (done && size > 0)
                sums[cell.interviewer].add(size, sum);
            if (done) {
                size = 0;
                sum = 0;
            }
        }
        for (detail::PeerCell const& cell : cells) {
            total[cell.competency] = 0;
            raters[cell.competency] = 0;
        }
    });
    return sums;
}

/// True for the score in the middle of the scale; of an even number of scores, the two there.
[[nodiscard]] inline bool is_midpoint(double score, ScoreScale const& scale) {
    double const gap = std::abs(score - (scale.minimum + scale.maximum) / 2);
    double const steps = scale.step > 0 ? (scale.maximum - scale.minimum) / scale.step : 0;
    bool const between = same(std::round(steps), steps) &&
                         static_cast<std::uint64_t>(std::round(steps)) % 2 == 1;
    return same(gap, 0) || (between && same(gap, scale.step / 2));
}

} // namespace panelscore
