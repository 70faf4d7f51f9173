// SPDX-License-Identifier: BSL-1.0
#pragma once

// Krippendorff's alpha: do any number of interviewers agree beyond chance, when not everybody
// rated everything? 1 is perfect, 0 is chance, below 0 is worse than chance.

#include <panelscore/base/estimate.hpp>
#include <panelscore/stats/unit_scores.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace panelscore::stats {

/// What counts as distance between two scores: any difference alike, the number of ratings
/// between them, the squared difference, the squared difference relative to their sum.
enum class AlphaMetric : std::size_t { nominal, ordinal, interval, ratio };
inline constexpr std::size_t alpha_metrics = 4;

/// Alpha by metric, as positions of `AlphaMetric`.
using Alphas = std::array<Figure, alpha_metrics>;

/// Alpha for units counted again and again: within-unit distances are worked out once, so that
/// a bootstrap only pays for what changes.
///
/// Formula: 1 - (N - 1) sum_u sum_(c<k) n_uc n_uk d(c,k) / (m_u - 1) / sum_(c<k) n_c n_k d(c,k)
/// over units with at least two ratings. The ordinal distance is the squared difference of
/// mid-ranks, so it costs no table. Source: Krippendorff, "Computing Krippendorff's
/// Alpha-Reliability" (2011); checked against tests/oracle/krippendorff_2011 and others.
///
/// The units must outlive this object.
class KrippendorffAlpha {
  public:
    /// More levels than this and the ratio form, which compares all pairs of levels, is not
    /// worked out (`not_integer`).
    static constexpr std::size_t ratio_levels = 1024;

    /// Cost: O(ratings); for the ratio form the square of levels used in a unit.
    explicit KrippendorffAlpha(UnitScores const& units) : units_(&units) {
        within_.resize(units.size());
        for (std::size_t unit = 0; unit < units.size(); ++unit)
            if (units.ratings(unit) >= 2)
                within_[unit] = distances_within(units.of(unit));
    }

    /// Alpha when unit u occurs `count[u]` times. Undefined: `too_few` (no unit rated twice),
    /// `no_variance` (one level only), for the ratio form also `negative_scores`. Cost:
    /// O(ratings + levels), the ratio form + levels^2.
    [[nodiscard]] Alphas at(std::span<double const> count) const {
        auto const totals = totals_of(count);
        Alphas result{Undefined::too_few, Undefined::too_few, Undefined::too_few,
                      Undefined::too_few};
        if (totals.ratings < 2)
            return result;
        auto const used = std::count_if(totals.level.begin(), totals.level.end(),
                                        [](double times) { return times > 0; });
        if (used < 2)
            return {Undefined::no_variance, Undefined::no_variance, Undefined::no_variance,
                    Undefined::no_variance};
        double const share = totals.ratings - 1;
        auto const alpha = [share](double within, double between) -> Figure {
            return 1 - share * within / between;
        };
        result[0] = alpha(totals.within.nominal, nominal_between(totals));
        auto const ranks = mid_ranks(totals.level);
        result[1] = alpha(ordinal_within(count, ranks), squared_between(totals, ranks));
        result[2] = alpha(totals.within.interval, squared_between(totals, units_->levels));
        result[3] = ratio_alpha(totals);
        return result;
    }

  private:
    /// Sum of distances over the pairs of a unit, divided by m - 1.
    struct Within {
        double nominal = 0;
        double interval = 0;
        double ratio = 0;
    };

    struct Totals {
        std::vector<double> level{}; ///< ratings by level
        double ratings = 0;
        Within within{};
    };

    static double ratio_distance(double a, double b) {
        double const quotient = (a - b) / (a + b);
        return quotient * quotient;
    }

    /// The squared differences of all pairs: m times the sum of squares about the mean.
    template <typename Value>
    static double squared_pairs(std::span<std::uint32_t const> codes, Value value) {
        double const origin = value(codes[0]);
        double sum = 0;
        double squares = 0;
        for (std::uint32_t const code : codes) {
            double const x = value(code) - origin;
            sum += x;
            squares += x * x;
        }
        return static_cast<double>(codes.size()) * squares - sum * sum;
    }

    [[nodiscard]] Within distances_within(std::span<std::uint32_t const> codes) const {
        auto const& levels = units_->levels;
        bool const ratios = ratio_possible();
        Within sums;
        std::vector<std::array<double, 2>> runs; // level, times
        for (std::size_t i = 0; i < codes.size();) {
            std::size_t end = i;
            while (end < codes.size() && codes[end] == codes[i])
                ++end;
            double const times = static_cast<double>(end - i);
            sums.nominal += static_cast<double>(i) * times;
            if (ratios) {
                for (auto const& [level, before] : runs)
                    sums.ratio += before * times * ratio_distance(level, levels[codes[i]]);
                runs.push_back({levels[codes[i]], times});
            }
            i = end;
        }
        sums.interval = squared_pairs(codes, [&](std::uint32_t code) { return levels[code]; });
        double const others = static_cast<double>(codes.size() - 1);
        return {.nominal = sums.nominal / others,
                .interval = sums.interval / others,
                .ratio = sums.ratio / others};
    }

    [[nodiscard]] Totals totals_of(std::span<double const> count) const {
        Totals totals;
        totals.level.resize(units_->levels.size());
        for (std::size_t unit = 0; unit < units_->size(); ++unit) {
            double const times = count[unit];
            auto const codes = units_->of(unit);
            if (times <= 0 || codes.size() < 2)
                continue;
            for (std::uint32_t const code : codes)
                totals.level[code] += times;
            totals.ratings += times * static_cast<double>(codes.size());
            totals.within.nominal += times * within_[unit].nominal;
            totals.within.interval += times * within_[unit].interval;
            totals.within.ratio += times * within_[unit].ratio;
        }
        return totals;
    }

    static std::vector<double> mid_ranks(std::vector<double> const& level) {
        std::vector<double> ranks(level.size());
        double below = 0;
        for (std::size_t c = 0; c < level.size(); ++c) {
            ranks[c] = below + level[c] / 2;
            below += level[c];
        }
        return ranks;
    }

    [[nodiscard]] double ordinal_within(std::span<double const> count,
                                        std::vector<double> const& ranks) const {
        double sum = 0;
        for (std::size_t unit = 0; unit < units_->size(); ++unit) {
            auto const codes = units_->of(unit);
            if (count[unit] <= 0 || codes.size() < 2)
                continue;
            double const pairs =
                squared_pairs(codes, [&](std::uint32_t code) { return ranks[code]; });
            sum += count[unit] * pairs / static_cast<double>(codes.size() - 1);
        }
        return sum;
    }

    static double nominal_between(Totals const& totals) {
        double below = 0;
        double sum = 0;
        for (double const times : totals.level) {
            sum += below * times;
            below += times;
        }
        return sum;
    }

    static double squared_between(Totals const& totals, std::vector<double> const& value) {
        double mean = 0;
        for (std::size_t c = 0; c < value.size(); ++c)
            mean += totals.level[c] * value[c];
        mean /= totals.ratings;
        double sum = 0;
        for (std::size_t c = 0; c < value.size(); ++c)
            sum += totals.level[c] * (value[c] - mean) * (value[c] - mean);
        return totals.ratings * sum;
    }

    [[nodiscard]] bool ratio_possible() const {
        auto const& levels = units_->levels;
        return levels.size() <= ratio_levels && (levels.empty() || levels.front() >= 0);
    }

    [[nodiscard]] Figure ratio_alpha(Totals const& totals) const {
        auto const& levels = units_->levels;
        if (levels.front() < 0)
            return Undefined::negative_scores;
        if (!ratio_possible())
            return Undefined::not_integer;
        double between = 0;
        for (std::size_t c = 0; c < levels.size(); ++c)
            for (std::size_t k = 0; totals.level[c] > 0 && k < c; ++k)
                between +=
                    totals.level[c] * totals.level[k] * ratio_distance(levels[c], levels[k]);
        return 1 - (totals.ratings - 1) * totals.within.ratio / between;
    }

    UnitScores const* units_;
    std::vector<Within> within_{};
};

/// Krippendorff's alpha by one metric. See `KrippendorffAlpha`.
///
///     auto a = krippendorff_alpha(units, AlphaMetric::ordinal);   // 0.815
[[nodiscard]] inline Figure krippendorff_alpha(UnitScores const& units, AlphaMetric metric) {
    return KrippendorffAlpha(units).at(units.count)[static_cast<std::size_t>(metric)];
}

} // namespace panelscore::stats
