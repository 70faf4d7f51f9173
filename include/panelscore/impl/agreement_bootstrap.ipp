// SPDX-License-Identifier: BSL-1.0
#pragma once

// Intervals from drawing candidates again and again, all their competencies together.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/parallel.hpp>
#include <panelscore/base/random.hpp>
#include <panelscore/impl/agreement_patterns.ipp>
#include <panelscore/stats/cronbach.hpp>
#include <panelscore/stats/kendall.hpp>
#include <panelscore/stats/krippendorff.hpp>
#include <panelscore/stats/score_table.hpp>
#include <panelscore/stats/summary.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::detail::agreement_parts {

/// What is worked out in every draw for one entry, as positions.
enum class Redrawn : std::size_t {
    nominal,
    ordinal,
    interval,
    ratio,
    exact,
    adjacent,
    rwg,
    kendall,
    rwg_j,
    cronbach
};
inline constexpr std::size_t redrawn_count = 10;
using RedrawnFigures = std::array<Figure, redrawn_count>;

/// A complete table of an entry, ready to be counted again.
struct RankedTable {
    stats::ScoreTable table{};
    std::vector<std::uint32_t> candidate{}; ///< by row
};

/// Everything that draws need; nothing of it changes.
struct BootstrapInput {
    AgreementPatterns const* patterns = nullptr;
    PatternFigures const* figures = nullptr;
    /// By entry (competencies, then overall): the table for Kendall's W, where it is complete.
    std::vector<std::optional<RankedTable>> tables{};
    /// By candidate: r_wg(j), empty without.
    std::vector<std::optional<double>> rwg_j{};
    /// By candidate: rows, squares, squared totals, then the columns' sums.
    std::vector<double> cronbach{};
    std::size_t cronbach_width = 0;
};

/// Figures of one entry from how often each pattern occurs.
inline void add_unit_figures(stats::KrippendorffAlpha const& alpha,
                             PatternFigures const& figures, std::vector<double> const& count,
                             RedrawnFigures& result) {
    auto const alphas = alpha.at(count);
    std::copy(alphas.begin(), alphas.end(), result.begin());
    double units = 0;
    double exact = 0;
    double adjacent = 0;
    double rwg = 0;
    for (std::size_t p = 0; p < count.size(); ++p) {
        units += count[p] * figures.pairable[p];
        exact += count[p] * figures.exact[p];
        adjacent += count[p] * figures.adjacent[p];
        rwg += count[p] * figures.rwg[p];
    }
    if (units <= 0)
        return; // all are `too_few`
    result[static_cast<std::size_t>(Redrawn::exact)] = exact / units;
    result[static_cast<std::size_t>(Redrawn::adjacent)] = adjacent / units;
    if (figures.has_rwg)
        result[static_cast<std::size_t>(Redrawn::rwg)] = rwg / units;
    else
        result[static_cast<std::size_t>(Redrawn::rwg)] = Undefined::no_variance;
}

/// Works out the figures of all entries when candidate c occurs `times[c]` times.
class AgreementDraws {
  public:
    explicit AgreementDraws(BootstrapInput const& input)
        : input_(input), alpha_(input.patterns->units) {
        for (auto const& table : input.tables)
            orders_.push_back(table ? std::optional<stats::KendallOrders>(table->table)
                                    : std::nullopt);
    }

    [[nodiscard]] std::vector<RedrawnFigures>
    at(std::vector<std::uint32_t> const& times) const {
        auto const& patterns = *input_.patterns;
        RedrawnFigures nothing{Undefined::too_few, Undefined::too_few, Undefined::too_few,
                               Undefined::too_few, Undefined::too_few, Undefined::too_few,
                               Undefined::too_few, Undefined::too_few, Undefined::too_few,
                               Undefined::too_few};
        std::vector<RedrawnFigures> result(patterns.competencies + std::size_t{1}, nothing);
        std::vector<std::uint32_t> counts(patterns.size());
        std::vector<double> count(patterns.size());
        std::vector<double> overall(patterns.size());
        for (std::size_t k = 0; k < patterns.competencies; ++k) {
            std::fill(counts.begin(), counts.end(), 0U);
            auto const of =
                std::span(patterns.of).subspan(k * patterns.candidates, patterns.candidates);
            for (std::size_t c = 0; c < of.size(); ++c)
                if (of[c] != AgreementPatterns::none)
                    counts[of[c]] += times[c];
            for (std::size_t p = 0; p < counts.size(); ++p) {
                count[p] = counts[p];
                overall[p] += count[p];
            }
            add_unit_figures(alpha_, *input_.figures, count, result[k]);
        }
        add_unit_figures(alpha_, *input_.figures, overall, result.back());
        add_kendall(times, result);
        result.back()[static_cast<std::size_t>(Redrawn::rwg_j)] = rwg_j(times);
        result.back()[static_cast<std::size_t>(Redrawn::cronbach)] = cronbach(times);
        return result;
    }

  private:
    void add_kendall(std::vector<std::uint32_t> const& times,
                     std::vector<RedrawnFigures>& result) const {
        std::vector<double> count;
        for (std::size_t entry = 0; entry < orders_.size(); ++entry) {
            if (!orders_[entry])
                continue;
            count.clear();
            for (auto const candidate : input_.tables[entry]->candidate)
                count.push_back(times[candidate]);
            auto const value = orders_[entry]->at(count);
            result[entry][static_cast<std::size_t>(Redrawn::kendall)] =
                value ? Figure(value->w) : Figure(value.reason());
        }
    }

    [[nodiscard]] Figure rwg_j(std::vector<std::uint32_t> const& times) const {
        double sum = 0;
        double candidates = 0;
        for (std::size_t c = 0; c < input_.rwg_j.size(); ++c)
            if (input_.rwg_j[c]) {
                sum += times[c] * *input_.rwg_j[c];
                candidates += times[c];
            }
        if (candidates <= 0)
            return Undefined::too_few;
        return sum / candidates;
    }

    [[nodiscard]] Figure cronbach(std::vector<std::uint32_t> const& times) const {
        std::size_t const width = input_.cronbach_width;
        if (width == 0)
            return Undefined::holes;
        std::vector<double> sums(width);
        for (std::size_t c = 0; c < times.size(); ++c) {
            if (times[c] == 0)
                continue;
            double const often = times[c];
            for (std::size_t i = 0; i < width; ++i)
                sums[i] += often * input_.cronbach[c * width + i];
        }
        return stats::cronbach_alpha({.rows = sums[0],
                                      .squares = sums[1],
                                      .squared_totals = sums[2],
                                      .column = {sums.begin() + 3, sums.end()}});
    }

    BootstrapInput const& input_;
    stats::KrippendorffAlpha alpha_;
    std::vector<std::optional<stats::KendallOrders>> orders_{};
};

/// The middle share `level` of each figure over `draws` samples of candidates, by entry. Empty
/// where more than half of the samples cannot carry the figure.
inline std::vector<std::array<std::optional<stats::Interval>, redrawn_count>>
bootstrap_intervals(AgreementDraws const& figures, std::uint32_t candidates,
                    std::size_t entries, std::size_t draws, double level, std::uint64_t seed,
                    std::size_t threads) {
    std::vector<std::vector<RedrawnFigures>> drawn(draws);
    for_each_index(draws, threads, [&](std::size_t draw) {
        RandomStream chance{seed, draw};
        std::vector<std::uint32_t> times(candidates);
        for (std::uint32_t i = 0; i < candidates; ++i)
            ++times[chance.below(candidates)];
        drawn[draw] = figures.at(times);
    });
    std::vector<std::array<std::optional<stats::Interval>, redrawn_count>> result(entries);
    for (std::size_t entry = 0; entry < entries; ++entry)
        for (std::size_t figure = 0; figure < redrawn_count; ++figure) {
            std::vector<double> values;
            for (auto const& draw : drawn)
                if (auto const& value = draw[entry][figure])
                    values.push_back(*value);
            if (candidates >= 2 && values.size() * 2 > draws)
                result[entry][figure] = stats::percentile_interval(std::move(values), level);
        }
    return result;
}

} // namespace panelscore::detail::agreement_parts
