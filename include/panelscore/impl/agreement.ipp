// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/parallel.hpp>
#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/impl/agreement_bootstrap.ipp>
#include <panelscore/impl/agreement_cells.ipp>
#include <panelscore/impl/agreement_pairs.ipp>
#include <panelscore/impl/agreement_patterns.ipp>
#include <panelscore/impl/agreement_tables.ipp>
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/fleiss.hpp>
#include <panelscore/stats/gwet.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::agreement_parts {

/// Works out all entries. The parts that take long come first, so that threads share them.
class AgreementReport {
  public:
    AgreementReport(RatingHistory const& history, AgreementOptions const& options)
        : history_(history), options_(options), data_(AgreementReader(history).read()),
          patterns_(agreement_patterns(data_, history.ratings.candidates,
                                       history.ratings.competencies)),
          figures_(pattern_figures(patterns_, history.scale)),
          entries_(history.competencies.size() + 1) {}

    std::vector<Agreement> work_out() {
        input_.patterns = &patterns_;
        input_.figures = &figures_;
        input_.tables.resize(entries_.size());
        for_each_index(entries_.size(), options_.threads,
                       [this](std::size_t entry) { add_entry(entry); });
        std::uint32_t const candidates = history_.ratings.candidates;
        std::size_t const competencies = history_.ratings.competencies;
        input_.rwg_j = rwg_j_by_candidate(data_, candidates, competencies,
                                          uniform_variance(history_.scale));
        if (competencies >= 2 && !data_.complete.empty()) {
            input_.cronbach = cronbach_by_candidate(data_, candidates, competencies);
            input_.cronbach_width = competencies + 3;
        }
        add_redrawn();
        return std::move(entries_);
    }

  private:
    [[nodiscard]] bool is_overall(std::size_t entry) const {
        return entry + 1 == entries_.size();
    }

    void add_entry(std::size_t index) {
        auto& entry = entries_[index];
        auto const level = options_.level;
        auto const& ratings = history_.ratings;
        auto const competency = static_cast<std::uint32_t>(index);
        if (!is_overall(index))
            entry.competency = history_.competencies[index];
        AgreementCells own;
        if (!is_overall(index))
            own = cells_of(data_.cells, competency);
        auto const& cells = is_overall(index) ? data_.cells : own;
        auto const pairs =
            pair_kappas(cells, data_.levels, ratings.candidates, ratings.interviewers, level);
        entry.cohen_kappa = pairs.cohen;
        entry.weighted_kappa = pairs.weighted;
        for (std::size_t k = 0; k < data_.left_out.size(); ++k)
            if (is_overall(index) || k == index)
                entry.left_out += data_.left_out[k];
        auto const rows = is_overall(index) ? data_.cards : rows_of(own, data_.levels);
        auto const single = ratings_of(rows);
        entry.interviewers = single.interviewers;
        auto const table = complete_table(rows, single);
        entry.icc = icc_set(Measured(Undefined::holes));
        if (table)
            entry.icc = icc_set(stats::intraclass_correlations(table->table, level));
        else if (rows.size() == 0)
            entry.icc = icc_set(Measured(Undefined::too_few));
        input_.tables[index] = table;
        add_mixed(single, level, options_.bootstrap > 0 ? component_draw_count : 0,
                  derived_seed(options_.seed, index), entry);
        add_chance_corrected(index, entry);
    }

    /// Fleiss and Gwet, and the number of units.
    void add_chance_corrected(std::size_t index, Agreement& entry) const {
        auto units = patterns_.units;
        std::size_t const size = patterns_.size();
        for (std::size_t p = 0; p < size; ++p) {
            double count = 0;
            for (std::size_t k = 0; k < patterns_.competencies; ++k)
                if (is_overall(index) || k == index)
                    count += patterns_.counts[k * size + p];
            units.count[p] = count;
            if (units.ratings(p) >= 2)
                entry.units += static_cast<std::size_t>(count);
        }
        if (data_.levels.size() > category_limit) {
            entry.fleiss_kappa = Undefined::not_integer;
            entry.gwet_ac1 = Undefined::not_integer;
            entry.gwet_ac2 = Undefined::not_integer;
            return;
        }
        auto const measured = [](Outcome<stats::ChanceCorrected, Undefined> const& value) {
            return value ? Measured(value->value) : Measured(value.reason());
        };
        auto const same = stats::identity_weights(data_.levels.size());
        auto const near = stats::quadratic_weights(data_.levels);
        entry.fleiss_kappa = measured(stats::fleiss_kappa(units, same, options_.level));
        entry.gwet_ac1 = measured(stats::gwet_coefficient(units, same, options_.level));
        entry.gwet_ac2 = measured(stats::gwet_coefficient(units, near, options_.level));
    }

    /// Alpha and whatever else takes its interval from drawing candidates.
    void add_redrawn() {
        AgreementDraws const draws(input_);
        std::uint32_t const candidates = history_.ratings.candidates;
        auto const figures = draws.at(std::vector<std::uint32_t>(candidates, 1));
        auto const intervals =
            bootstrap_intervals(draws, candidates, entries_.size(), options_.bootstrap,
                                options_.level, options_.seed, options_.threads);
        for (std::size_t index = 0; index < entries_.size(); ++index) {
            auto& entry = entries_[index];
            auto const take = [&](Redrawn which, std::size_t n) -> Measured {
                auto const at = static_cast<std::size_t>(which);
                auto const& value = figures[index][at];
                if (!value)
                    return value.reason();
                Estimate result{.estimate = *value, .n = n};
                if (auto const& interval = intervals[index][at]) {
                    result.lower = interval->lower;
                    result.upper = interval->upper;
                }
                return result;
            };
            entry.krippendorff_alpha = {.nominal = take(Redrawn::nominal, entry.units),
                                        .ordinal = take(Redrawn::ordinal, entry.units),
                                        .interval = take(Redrawn::interval, entry.units),
                                        .ratio = take(Redrawn::ratio, entry.units)};
            entry.percent_exact = take(Redrawn::exact, entry.units);
            entry.percent_adjacent = take(Redrawn::adjacent, entry.units);
            entry.rwg = take(Redrawn::rwg, entry.units);
            auto const& table = input_.tables[index];
            entry.kendall_w = Undefined::holes;
            if (table)
                entry.kendall_w = take(Redrawn::kendall, table->table.rows());
            else if (data_.cells.groups() == 0)
                entry.kendall_w = Undefined::too_few;
            if (is_overall(index)) {
                entry.rwg_j = take(Redrawn::rwg_j, rwg_j_candidates());
                entry.cronbach_alpha = take(Redrawn::cronbach, data_.complete.size());
            }
        }
    }

    [[nodiscard]] std::size_t rwg_j_candidates() const {
        return static_cast<std::size_t>(std::count_if(
            input_.rwg_j.begin(), input_.rwg_j.end(),
            [](std::optional<double> const& value) { return value.has_value(); }));
    }

    RatingHistory const& history_;
    AgreementOptions const& options_;
    AgreementData data_;
    AgreementPatterns patterns_;
    PatternFigures figures_;
    BootstrapInput input_{};
    std::vector<Agreement> entries_;
};

} // namespace detail::agreement_parts

PANELSCORE_DECL std::vector<Agreement> agreement(RatingHistory const& history,
                                                 AgreementOptions const& options) {
    return detail::agreement_parts::AgreementReport(history, options).work_out();
}

} // namespace panelscore
