// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where a debrief should start: the competencies on which interviewers are far apart.

#include <panelscore/base/number.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/recommendation.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace panelscore {

/// From this many levels between two interviewers on, a competency is listed.
inline constexpr double levels_apart_listed = 2;

/// Competencies with two or more interviewers whose means are two or more levels apart, by
/// weight times distance, then id. Of several interviewers at one end the first by id is named.
/// p-values need a model of the noise and are empty here. Cost: linear in the scores.
[[nodiscard]] inline std::vector<Disagreement> disagreements(RoleTable const& table,
                                                             PanelScores const& panel) {
    struct Ranked {
        double importance = 0; // whole multiples of the tolerance, so that equal is equal
        Disagreement entry{};
    };
    std::vector<Ranked> found;
    for (std::size_t k = 0; k < table.weights.size(); ++k) {
        auto const means = panel.means_of(k);
        if (means.size() < 2)
            continue;
        auto const lower = [](InterviewerMean const& a, InterviewerMean const& b) {
            return a.mean < b.mean;
        };
        auto const low = std::min_element(means.begin(), means.end(), lower);
        auto const high = std::max_element(means.begin(), means.end(), lower);
        double const apart = (high->mean - low->mean) / table.level_distance;
        if (!at_least(apart, levels_apart_listed))
            continue;
        Disagreement entry;
        entry.competency = table.weights.competencies[k];
        entry.low = {panel.interviewers[low->interviewer], low->mean};
        entry.high = {panel.interviewers[high->interviewer], high->mean};
        entry.levels_apart = apart;
        double const importance = table.weights.shares[k] * apart;
        found.push_back({std::round(importance / score_tolerance), std::move(entry)});
    }
    std::sort(found.begin(), found.end(), [](Ranked const& a, Ranked const& b) {
        if (a.importance != b.importance)
            return a.importance > b.importance;
        return a.entry.competency < b.entry.competency;
    });
    std::vector<Disagreement> result;
    for (Ranked& ranked : found)
        result.push_back(std::move(ranked.entry));
    return result;
}

} // namespace panelscore
