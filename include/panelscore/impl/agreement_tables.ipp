// SPDX-License-Identifier: BSL-1.0
#pragma once

// Statistics of one score a candidate and interviewer: intraclass correlations, tables without
// holes, cards that rate every competency.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/impl/agreement_bootstrap.ipp>
#include <panelscore/impl/agreement_cells.ipp>
#include <panelscore/stats/component_draws.hpp>
#include <panelscore/stats/icc.hpp>
#include <panelscore/stats/icc_mixed.hpp>
#include <panelscore/stats/one_way.hpp>
#include <panelscore/stats/summary.hpp>
#include <panelscore/stats/variance_components.hpp>
#include <panelscore/stats/within_group.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::detail::agreement_parts {

/// Draws of variance components behind an interval; cheap, so not fewer for a quick report.
inline constexpr std::size_t component_draw_count = 10000;

inline AgreementRows rows_of(AgreementCells const& cells, std::vector<double> const& levels) {
    AgreementRows rows{.candidate = cells.candidate, .interviewer = cells.interviewer};
    for (auto const level : cells.level)
        rows.score.push_back(levels[level]);
    return rows;
}

/// The same codes in the same order, without gaps; and how many there are.
inline std::uint32_t close_gaps(std::vector<std::uint32_t>& codes) {
    std::vector<std::uint32_t> used = codes;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (auto& code : codes)
        code = static_cast<std::uint32_t>(std::lower_bound(used.begin(), used.end(), code) -
                                          used.begin());
    return static_cast<std::uint32_t>(used.size());
}

/// Rows as ratings of one competency, a card each.
inline stats::Ratings ratings_of(AgreementRows const& rows) {
    stats::Ratings ratings;
    ratings.candidate = rows.candidate;
    ratings.interviewer = rows.interviewer;
    ratings.competency.assign(rows.size(), 0);
    ratings.score = rows.score;
    ratings.candidates = close_gaps(ratings.candidate);
    ratings.interviewers = close_gaps(ratings.interviewer);
    ratings.competencies = 1;
    ratings.cards = static_cast<std::uint32_t>(rows.size());
    for (std::uint32_t card = 0; card < ratings.cards; ++card)
        ratings.card.push_back(card);
    return ratings;
}

/// The table when every interviewer has a row with every candidate.
inline std::optional<RankedTable> complete_table(AgreementRows const& rows,
                                                 stats::Ratings const& ratings) {
    std::size_t const n = ratings.candidates;
    std::size_t const k = ratings.interviewers;
    if (rows.size() == 0 || rows.size() != n * k)
        return std::nullopt;
    RankedTable result{.table = stats::ScoreTable(n, k, rows.score)};
    for (std::size_t row = 0; row < n; ++row)
        result.candidate.push_back(rows.candidate[row * k]);
    return result;
}

inline IccSet icc_set(stats::IntraclassCorrelations const& icc) {
    return {.one = icc.one,
            .one_k = icc.one_k,
            .agreement_one = icc.agreement_one,
            .agreement_k = icc.agreement_k,
            .consistency_one = icc.consistency_one,
            .consistency_k = icc.consistency_k};
}

inline IccSet icc_set(Measured const& all) {
    return {.one = all,
            .one_k = all,
            .agreement_one = all,
            .agreement_k = all,
            .consistency_one = all,
            .consistency_k = all};
}

/// Intraclass correlations from variance components, with what they rest on.
inline void add_mixed(stats::Ratings const& ratings, double level, std::size_t draws,
                      std::uint64_t seed, Agreement& entry) {
    auto const overlap = stats::panel_overlap(ratings);
    entry.ratings_a_candidate = overlap.k;
    entry.shared_interviewers = overlap.q;
    if (auto const one_way = stats::fit_one_way(ratings.candidate, ratings.score)) {
        entry.icc_mixed.one = stats::icc_one_way(*one_way, 1, level);
        entry.icc_mixed.one_k = stats::icc_one_way(*one_way, one_way->k, level);
    } else {
        entry.icc_mixed.one = one_way.reason();
        entry.icc_mixed.one_k = one_way.reason();
    }
    auto const fit =
        stats::fit_variance_components(ratings, {.model = stats::VarianceModel::composite});
    stats::MixedIcc mixed;
    if (fit)
        mixed =
            stats::mixed_icc(*fit, overlap, stats::component_draws(*fit, draws, seed), level);
    else
        mixed = {.agreement_one = fit.reason(),
                 .agreement_k = fit.reason(),
                 .consistency_one = fit.reason(),
                 .consistency_k = fit.reason(),
                 .panel = fit.reason()};
    entry.icc_mixed.agreement_one = mixed.agreement_one;
    entry.icc_mixed.agreement_k = mixed.agreement_k;
    entry.icc_mixed.consistency_one = mixed.consistency_one;
    entry.icc_mixed.consistency_k = mixed.consistency_k;
    entry.icc_panel = mixed.panel;
    entry.held_at_zero = mixed.held_at_zero;
}

/// By candidate: r_wg(j) over the cards that rate every competency.
inline std::vector<std::optional<double>> rwg_j_by_candidate(AgreementData const& data,
                                                             std::uint32_t candidates,
                                                             std::size_t competencies,
                                                             double null) {
    std::vector<std::optional<double>> result(candidates);
    std::vector<double> column;
    for (std::size_t i = 0; null > 0 && i < data.complete.size();) {
        auto const candidate = data.cards.candidate[data.complete[i]];
        std::size_t end = i;
        while (end < data.complete.size() &&
               data.cards.candidate[data.complete[end]] == candidate)
            ++end;
        std::vector<double> variances;
        for (std::size_t k = 0; k < competencies && end - i >= 2; ++k) {
            column.clear();
            for (std::size_t row = i; row < end; ++row)
                column.push_back(data.complete_scores[row * competencies + k]);
            variances.push_back(stats::variance(column).value_or(0.0));
        }
        if (auto const value = stats::rwg_j(variances, null))
            result[candidate] = *value;
        i = end;
    }
    return result;
}

/// By candidate: sums for Cronbach's alpha over the cards that rate every competency, about
/// the mean of each competency. Empty without such cards.
inline std::vector<double> cronbach_by_candidate(AgreementData const& data,
                                                 std::uint32_t candidates,
                                                 std::size_t competencies) {
    std::size_t const width = competencies + 3;
    std::vector<double> result(data.complete.empty() ? 0 : candidates * width);
    std::vector<double> mean(competencies);
    auto const cards = static_cast<double>(data.complete.size());
    for (std::size_t i = 0; i < data.complete_scores.size(); ++i)
        mean[i % competencies] += data.complete_scores[i] / cards;
    for (std::size_t i = 0; i < data.complete.size(); ++i) {
        double* const sums = &result[data.cards.candidate[data.complete[i]] * width];
        double total = 0;
        for (std::size_t k = 0; k < competencies; ++k) {
            double const x = data.complete_scores[i * competencies + k] - mean[k];
            sums[1] += x * x;
            sums[3 + k] += x;
            total += x;
        }
        sums[0] += 1;
        sums[2] += total * total;
    }
    return result;
}

} // namespace panelscore::detail::agreement_parts
