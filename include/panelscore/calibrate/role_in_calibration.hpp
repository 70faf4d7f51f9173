// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a role brings to a calibration: the weights of its composite, and its hire bars.

#include <panelscore/calibrate/calibrate_options.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// A role's weights and bars as `CalibrateOptions` takes them, and what did not fit.
struct RoleInCalibration {
    std::vector<double> weights{};          ///< by competency code; empty: no common competency
    std::vector<SeniorityBar> bars{};       ///< by seniority, the empty one first
    std::vector<std::string> never_rated{}; ///< competencies with weight and without a rating
    std::vector<std::string> without_bar{}; ///< seniorities of candidates that have no bar

    friend bool operator==(RoleInCalibration const&, RoleInCalibration const&) = default;
};

/// The weights of the competencies that were rated, rescaled to a sum of 1: a competency nobody
/// ever rated says nothing about raters. The bars are those of every seniority that the role or
/// a candidate has, where they can be worked out; a candidate without a seniority is judged by
/// the role's only one. Without a role both are empty. Cost: competencies x weights.
[[nodiscard]] inline RoleInCalibration role_in_calibration(Rubric const& rubric,
                                                           RatingHistory const& history) {
    RoleInCalibration found;
    if (!rubric.role)
        return found;
    std::vector<double> weights(history.competencies.size(), 0.0);
    double sum = 0;
    for (Weight const& entry : rubric.role->weights) {
        auto const& names = history.competencies;
        auto const at = std::lower_bound(names.begin(), names.end(), entry.competency.text());
        if (at != names.end() && *at == entry.competency.text()) {
            weights[static_cast<std::size_t>(at - names.begin())] = entry.weight;
            sum += entry.weight;
        } else if (entry.weight > 0) {
            found.never_rated.push_back(entry.competency.text());
        }
    }
    std::sort(found.never_rated.begin(), found.never_rated.end());
    if (sum > 0) {
        for (double& weight : weights)
            weight /= sum;
        found.weights = std::move(weights);
    }
    auto const& known = rubric.role->seniorities;
    Seniority const only = known.size() == 1 ? known.front() : Seniority{};
    if (auto const bars = resolve_bars(rubric, only))
        found.bars.push_back({"", bars->hire});
    std::vector<std::string> names = history.seniorities;
    for (Seniority const& seniority : known)
        names.push_back(seniority.text());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (std::string const& name : names)
        if (auto const bars = resolve_bars(rubric, Seniority{name}))
            found.bars.push_back({name, bars->hire});
        else if (std::binary_search(history.seniorities.begin(), history.seniorities.end(),
                                    name))
            found.without_bar.push_back(name);
    return found;
}

} // namespace panelscore
