// SPDX-License-Identifier: BSL-1.0
#pragma once

// Differences between candidates against differences within, when nobody says who rated: one
// variance for candidates, one for ratings of the same candidate. Panels of any sizes.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/distribution.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>

namespace panelscore::stats {

/// A fitted one-way model. `between` exactly 0: the estimate is at its boundary.
struct OneWayFit {
    double between = 0; ///< variance of candidates
    double within = 0;  ///< variance of ratings of one candidate
    double k = 0;       ///< harmonic mean of ratings a candidate
    std::size_t candidates = 0;
    /// Standard error of log(between / within); empty when one of them is 0.
    std::optional<double> log_ratio_error{};

    friend bool operator==(OneWayFit const&, OneWayFit const&) = default;
};

namespace detail {

/// The criterion of the one-way model, minus twice the restricted log-likelihood, as a function
/// of the ratio of the two variances. Candidates with as many ratings share one entry.
class OneWayCriterion {
  public:
    /// Rows of one candidate stand together.
    OneWayCriterion(std::span<std::uint32_t const> candidate, std::span<double const> score) {
        double const origin = score.empty() ? 0.0 : score[0];
        for (std::size_t i = 0; i < score.size();) {
            std::size_t end = i;
            double sum = 0;
            for (; end < score.size() && candidate[end] == candidate[i]; ++end)
                sum += score[end] - origin;
            double const mean = sum / static_cast<double>(end - i);
            for (std::size_t row = i; row < end; ++row) {
                double const left = score[row] - origin - mean;
                within_ += left * left;
            }
            auto& size = sizes_[end - i];
            size.candidates += 1;
            size.sum += mean;
            size.squares += mean * mean;
            reciprocal_ += 1 / static_cast<double>(end - i);
            candidates_ += 1;
            i = end;
        }
        ratings_ = static_cast<double>(score.size());
    }

    struct Point {
        double criterion = 0;
        double slope = 0;   ///< by the ratio
        double squares = 0; ///< residual sum of squares; over ratings - 1 the within variance
    };

    [[nodiscard]] Point at(double ratio) const {
        double weight = 0;
        double weighted = 0;
        for (auto const& [count, size] : sizes_) {
            double const w = weight_of(count, ratio);
            weight += w * size.candidates;
            weighted += w * size.sum;
        }
        double const mean = weighted / weight;
        Point point{.criterion = std::log(weight), .squares = within_};
        double steep = 0;
        double squared_weight = 0;
        for (auto const& [count, size] : sizes_) {
            double const w = weight_of(count, ratio);
            double const squares =
                size.squares - 2 * mean * size.sum + size.candidates * mean * mean;
            point.squares += w * squares;
            steep += w * w * squares;
            squared_weight += w * w * size.candidates;
            point.criterion += size.candidates * std::log1p(static_cast<double>(count) * ratio);
        }
        point.criterion += (ratings_ - 1) * std::log(point.squares);
        point.slope = weight - squared_weight / weight - (ratings_ - 1) * steep / point.squares;
        return point;
    }

    [[nodiscard]] double within() const { return within_; }
    [[nodiscard]] double candidates() const { return candidates_; }
    [[nodiscard]] double ratings() const { return ratings_; }
    [[nodiscard]] double harmonic() const { return candidates_ / reciprocal_; }

  private:
    struct Size {
        double candidates = 0;
        double sum = 0;
        double squares = 0;
    };

    static double weight_of(std::size_t count, double ratio) {
        auto const m = static_cast<double>(count);
        return m / (1 + m * ratio);
    }

    std::map<std::size_t, Size> sizes_{};
    double within_ = 0;
    double candidates_ = 0;
    double ratings_ = 0;
    double reciprocal_ = 0;
};

/// The ratio where the criterion is lowest: a coarse look at the whole range, then bisection.
inline double lowest_ratio(OneWayCriterion const& criterion) {
    constexpr int steps = 96;
    // Shares of the candidate from 0 to 1 - 2^-32, closer together near both ends.
    auto const ratio_of = [](int step) {
        double const x = static_cast<double>(step - steps / 2) / (steps / 2) * 22;
        return step == 0 ? 0.0 : std::exp(x);
    };
    int best = 0;
    double lowest = criterion.at(0).criterion;
    for (int step = 1; step <= steps; ++step) {
        double const here = criterion.at(ratio_of(step)).criterion;
        if (here < lowest) {
            lowest = here;
            best = step;
        }
    }
    double below = ratio_of(best > 0 ? best - 1 : 0);
    double above = ratio_of(best < steps ? best + 1 : steps);
    if (criterion.at(below).slope >= 0)
        return below;
    for (int i = 0; i < 200 && below < above; ++i) {
        double const middle = below > 0 ? std::sqrt(below * above) : above / 2;
        if (middle <= below || middle >= above)
            break;
        (criterion.at(middle).slope < 0 ? below : above) = middle;
    }
    return (below + above) / 2;
}

} // namespace detail

/// Fits rating = mean + candidate + rest by restricted maximum likelihood. On panels of one
/// size it is the analysis of variance, cut at 0.
///
/// Rows of one candidate stand together. Undefined: `too_few` (under 2 candidates, or nobody
/// rated twice), `no_variance` (all scores the same). Cost: O(rows).
[[nodiscard]] inline Outcome<OneWayFit, Undefined>
fit_one_way(std::span<std::uint32_t const> candidate, std::span<double const> score) {
    detail::OneWayCriterion const criterion(candidate, score);
    if (criterion.candidates() < 2 || criterion.ratings() <= criterion.candidates())
        return Undefined::too_few;
    OneWayFit fit{.k = criterion.harmonic(),
                  .candidates = static_cast<std::size_t>(criterion.candidates())};
    double const whole = criterion.at(0).squares;
    if (whole <= 0)
        return Undefined::no_variance;
    if (criterion.within() <= 1e-22 * whole) {
        fit.between = whole / (criterion.ratings() - 1);
        return fit;
    }
    double const ratio = detail::lowest_ratio(criterion);
    fit.within = criterion.at(ratio).squares / (criterion.ratings() - 1);
    fit.between = ratio * fit.within;
    if (ratio <= 0)
        return fit;
    double const step = 1e-4;
    double const up = ratio * std::exp(step);
    double const down = ratio * std::exp(-step);
    double const bend =
        (up * criterion.at(up).slope - down * criterion.at(down).slope) / (2 * step);
    if (bend > 0)
        fit.log_ratio_error = std::sqrt(2 / bend);
    return fit;
}

/// ICC(1) of such a fit: how much of one rating is the candidate; `k` above 1: of the mean of
/// k. Limits from the normal distribution of log(between / within), which is where Monte-Carlo
/// limits with endless draws would lie; none when the estimate is 0 or 1. `n` counts
/// candidates.
[[nodiscard]] inline Estimate icc_one_way(OneWayFit const& fit, double k, double level) {
    Estimate result{.estimate = fit.between / (fit.between + fit.within / k),
                    .n = fit.candidates};
    if (fit.log_ratio_error) {
        double const ratio = fit.between / fit.within * k;
        double const reach = std::exp(*fit.log_ratio_error * normal_quantile((1 + level) / 2));
        result.lower = ratio / reach / (1 + ratio / reach);
        result.upper = ratio * reach / (1 + ratio * reach);
    }
    return result;
}

} // namespace panelscore::stats
