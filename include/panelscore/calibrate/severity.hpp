// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much harsher or milder than colleagues an interviewer rates, and how sure that is. Not a
// fault: it says nothing about who is right.

#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace panelscore {

/// -1 where high scores are good, so that minus the effect on scores is severity; else 1.
[[nodiscard]] inline double severity_sign(ScoreScale const& scale) {
    return scale.lower_is_better ? 1.0 : -1.0;
}

/// An interviewer's severity: the best linear unbiased prediction with its sign turned,
/// positive is harsher. Undefined: `disconnected` (no candidate of this interviewer met another
/// one), `not_estimated` (the term was dropped), or why the model could not be fitted.
[[nodiscard]] inline Outcome<stats::Effect, Undefined>
severity_of(Outcome<stats::VarianceFit, Undefined> const& fit,
            stats::LinkedSubsets const& linked, ScoreScale const& scale,
            std::uint32_t interviewer) {
    if (!fit)
        return fit.reason();
    if (linked.sizes[linked.interviewer[interviewer]].interviewers < 2)
        return Undefined::disconnected;
    constexpr auto term = static_cast<std::size_t>(stats::Component::interviewer);
    if (!fit->components[term] || interviewer >= fit->interviewer.size())
        return Undefined::not_estimated;
    stats::Effect severity = fit->interviewer[interviewer];
    severity.value *= severity_sign(scale);
    return severity;
}

/// Severity -+ z x standard error, for the middle share `level` of a normal distribution.
[[nodiscard]] inline std::array<double, 2> severity_interval(stats::Effect const& severity,
                                                             double level) {
    double const half = stats::normal_quantile((1 + level) / 2) * severity.standard_error;
    return {severity.value - half, severity.value + half};
}

/// The chance of a severity at least so far from 0 if there were none; 1 without a standard
/// error (a variance estimated at 0).
[[nodiscard]] inline double severity_p(double severity, double standard_error) {
    if (!(standard_error > 0))
        return 1.0;
    return 2 * stats::normal_survival(std::abs(severity) / standard_error);
}

/// For each interviewer code: the severities by competency, each the interviewer's own plus
/// what the competency adds; none where the model has no interviewer:competency.
[[nodiscard]] inline std::vector<std::vector<CompetencySeverity>>
severities_by_competency(stats::VarianceFit const& fit, RatingHistory const& history) {
    std::vector<std::vector<CompetencySeverity>> all(history.ratings.interviewers);
    for (stats::CellEffect const& cell : fit.cells)
        all[cell.interviewer].push_back(
            {.competency = history.competencies[cell.competency],
             .severity = severity_sign(history.scale) * cell.effect.value,
             .severity_se = cell.effect.standard_error});
    return all;
}

/// What to take from each severity before comparing it with others: where panels form several
/// subsets that never met, the mean severity of the interviewer's subset, since the level of a
/// whole subset cannot be told from its candidates. 0 when all are linked.
[[nodiscard]] inline std::vector<double>
severity_levels(std::vector<Outcome<stats::Effect, Undefined>> const& severities,
                stats::LinkedSubsets const& linked) {
    std::vector<double> sum(linked.sizes.size(), 0.0);
    std::vector<double> n(linked.sizes.size(), 0.0);
    for (std::size_t i = 0; i < severities.size(); ++i)
        if (severities[i]) {
            sum[linked.interviewer[i]] += severities[i]->value;
            n[linked.interviewer[i]] += 1;
        }
    std::vector<double> levels(severities.size(), 0.0);
    for (std::size_t i = 0; i < severities.size(); ++i)
        if (linked.sizes.size() > 1 && severities[i])
            levels[i] = sum[linked.interviewer[i]] / n[linked.interviewer[i]];
    return levels;
}

} // namespace panelscore
