// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where a debrief should start: the competencies on which interviewers are far apart.

#include <panelscore/base/number.hpp>
#include <panelscore/decide/belief.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/normal_range.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace panelscore {

/// From this many levels between two interviewers on, a competency is listed.
inline constexpr double levels_apart_listed = 2;

/// Below this chance of so much difference a competency is listed, however few levels apart.
inline constexpr double unlikely_gap = 0.05;

/// How far interviewers are from each other beyond what noise explains.
struct GapTest {
    double sd = 0;      ///< of one interviewer's score around what the candidate deserves
    double p_value = 1; ///< chance of a chi-square at least as large
};

/// The squared distances of interviewers' means from their mean, after what they are known to
/// add, over the variance to be expected: chi-square with one degree fewer than interviewers.
/// The variance is candidate:interviewer + residual, and for interviewers whom nobody knows
/// interviewer + interviewer:competency as well, averaged over the panel. Precondition: two or
/// more means of a competency that is a dimension of the model.
[[nodiscard]] inline GapTest gap_test(PanelModel const& model, PanelBelief const& belief,
                                      std::span<InterviewerMean const> means,
                                      std::size_t dimension) {
    auto const& of = model.prior.variances;
    double const n = static_cast<double>(means.size());
    double variance = of.candidate_interviewer + of.residual;
    double mean = 0;
    std::vector<double> scores;
    for (InterviewerMean const& entry : means) {
        auto const& effects = *belief.people[entry.interviewer];
        if (!effects.overall)
            variance += (of.interviewer + of.interviewer_competency) / n;
        scores.push_back(entry.mean - stats::cell_offset(of, effects, dimension).value);
        mean += scores.back() / n;
    }
    double squares = 0;
    for (double const score : scores)
        squares += (score - mean) * (score - mean);
    if (variance <= 0)
        return {0, squares > score_tolerance ? 0.0 : 1.0};
    return {std::sqrt(variance), stats::chi_square_survival(squares / variance, n - 1)};
}

/// Competencies on which interviewers differ, and how many chance alone would list.
struct Disagreements {
    std::vector<Disagreement> listed{};
    std::optional<double> expected{}; ///< empty by the mean
};

namespace detail {

/// The competency's entry with who holds which end; of several at one end the first by id.
[[nodiscard]] inline Disagreement ends_of(RoleTable const& table, PanelScores const& panel,
                                          std::size_t k) {
    auto const means = panel.means_of(k);
    auto const lower = [](InterviewerMean const& a, InterviewerMean const& b) {
        return a.mean < b.mean;
    };
    auto const low = std::min_element(means.begin(), means.end(), lower);
    auto const high = std::max_element(means.begin(), means.end(), lower);
    Disagreement entry;
    entry.competency = table.weights.competencies[k];
    entry.low = {panel.interviewers[low->interviewer], low->mean};
    entry.high = {panel.interviewers[high->interviewer], high->mean};
    entry.levels_apart = (high->mean - low->mean) / table.level_distance;
    return entry;
}

} // namespace detail

/// Competencies with two or more interviewers who are two or more levels apart, or further than
/// noise explains (p < .05), by weight times distance, then id.
///
/// By the mean there is no noise to hold a distance against: p-values are empty. `expected` is
/// the sum over competencies with two or more interviewers of the chance to be listed if all
/// saw the same: for scores in steps, a distance of two levels begins half a step below it.
/// @param belief  what the panel says, or null by the mean
/// Cost: linear in the scores.
[[nodiscard]] inline Disagreements disagreements(RoleTable const& table,
                                                 PanelScores const& panel,
                                                 PanelBelief const* belief = nullptr) {
    struct Ranked {
        double importance = 0; // whole multiples of the tolerance, so that equal is equal
        Disagreement entry{};
    };
    Disagreements result;
    std::vector<Ranked> found;
    double const far = levels_apart_listed * table.level_distance - table.score_step / 2;
    if (belief)
        result.expected = 0.0;
    for (std::size_t k = 0; k < table.weights.size(); ++k) {
        auto const means = panel.means_of(k);
        if (means.size() < 2)
            continue;
        Disagreement entry = detail::ends_of(table, panel, k);
        if (belief && table.model->dimension[k]) {
            auto const test =
                gap_test(*table.model, *belief, means, *table.model->dimension[k]);
            entry.p_value = test.p_value;
            *result.expected +=
                (std::max)(unlikely_gap, stats::chance_of_range(means.size(), far, test.sd));
        }
        if (!at_least(entry.levels_apart, levels_apart_listed) &&
            !(entry.p_value && *entry.p_value < unlikely_gap))
            continue;
        double const importance = table.weights.shares[k] * entry.levels_apart;
        found.push_back({std::round(importance / score_tolerance), std::move(entry)});
    }
    std::sort(found.begin(), found.end(), [](Ranked const& a, Ranked const& b) {
        if (a.importance != b.importance)
            return a.importance > b.importance;
        return a.entry.competency < b.entry.competency;
    });
    for (Ranked& ranked : found)
        result.listed.push_back(std::move(ranked.entry));
    return result;
}

} // namespace panelscore
