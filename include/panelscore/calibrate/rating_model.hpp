// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a calibration lends to scoring: variances, competency means and what known interviewers
// add. Nothing about groups, and nobody with too few cards.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/severity.hpp>
#include <panelscore/model/scale.hpp>
#include <panelscore/stats/rating_model.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// Why scores of this scale cannot be held against the calibration, as a sentence; empty when
/// they can. A calibration whose scale was only observed must lie within the rubric's.
[[nodiscard]] inline std::optional<std::string> other_scale(ScoreScale const& past,
                                                            Scale const& scale) {
    bool const other =
        past.declared
            ? !same(past.minimum, scale.minimum()) || !same(past.maximum, scale.maximum())
            : below(past.minimum, scale.minimum()) || below(scale.maximum(), past.maximum);
    if (other)
        return "the calibration is on a scale of " + number_text(past.minimum) + " to " +
               number_text(past.maximum) + ", the rubric on " + number_text(scale.minimum()) +
               " to " + number_text(scale.maximum());
    if (past.lower_is_better != (scale.sign() < 0))
        return "low scores are good in one of calibration and rubric, and bad in the other";
    return std::nullopt;
}

/// The variances as scoring takes them. A fit of card means (`--model composite`) has one noise
/// for a whole card, which is taken for candidate:interviewer.
[[nodiscard]] inline stats::RatingVariances scoring_variances(stats::VarianceFit const& fit,
                                                              stats::VarianceModel model) {
    auto variances = stats::rating_variances(fit);
    if (model == stats::VarianceModel::composite)
        variances.candidate_interviewer += std::exchange(variances.residual, 0.0);
    return variances;
}

/// True when the calibration says how strict somebody is: enough cards, and a candidate met
/// together with a colleague.
[[nodiscard]] inline bool severity_known(InterviewerFigures const& who) {
    return !who.counts_only && who.severity && who.severity_se;
}

namespace detail {

/// What candidates are expected to score in the calibration's k-th competency.
[[nodiscard]] inline double expected_score(Calibration const& calibration, std::size_t k) {
    auto const& fixed = calibration.variance_components->fixed;
    if (fixed.size() == calibration.competencies.size())
        return fixed[k].value;
    for (CompetencyMean const& mean : calibration.means)
        if (mean.competency == calibration.competencies[k])
            return mean.mean;
    return fixed.empty() ? 0.0 : fixed.front().value;
}

/// What an interviewer adds to scores: minus the severity where high scores are good.
[[nodiscard]] inline stats::InterviewerEffects
effects_of(InterviewerFigures const& who, ScoreScale const& scale,
           std::vector<std::string> const& competencies) {
    double const sign = severity_sign(scale);
    stats::InterviewerEffects effects;
    effects.overall = stats::Effect{sign * *who.severity, *who.severity_se};
    if (who.by_competency.empty())
        return effects;
    effects.by_competency.resize(competencies.size());
    for (CompetencySeverity const& cell : who.by_competency)
        if (auto const k = stats::position_of(competencies, cell.competency);
            k < competencies.size())
            effects.by_competency[k] = stats::Effect{sign * cell.severity, cell.severity_se};
    return effects;
}

} // namespace detail

/// What scoring may know of past ratings. Undefined: why the variances could not be estimated.
///
/// Interviewers listed with counts only, and those who never met a
/// candidate together with a colleague, are left out: they count as unknown.
/// Cost: interviewers x competencies.
[[nodiscard]] inline Outcome<stats::RatingModel, Undefined>
rating_model(Calibration const& calibration) {
    auto const& fit = calibration.variance_components;
    if (!fit)
        return fit.reason();
    if (!fit->converged)
        return Undefined::not_converged;
    stats::RatingModel model;
    model.variances = scoring_variances(*fit, calibration.model);
    model.competencies = calibration.competencies;
    std::sort(model.competencies.begin(), model.competencies.end());
    model.means.resize(model.competencies.size());
    for (std::size_t k = 0; k < calibration.competencies.size(); ++k)
        model.means[stats::position_of(model.competencies, calibration.competencies[k])] =
            detail::expected_score(calibration, k);
    std::vector<InterviewerFigures const*> known;
    for (InterviewerFigures const& who : calibration.interviewers)
        if (severity_known(who))
            known.push_back(&who);
    std::sort(known.begin(), known.end(),
              [](auto const* a, auto const* b) { return a->interviewer < b->interviewer; });
    for (InterviewerFigures const* who : known) {
        model.interviewers.push_back(who->interviewer);
        model.effects.push_back(
            detail::effects_of(*who, calibration.scale, model.competencies));
    }
    model.candidates = calibration.data.candidates;
    model.interviewers_seen = calibration.data.interviewers;
    model.minimum = calibration.scale.minimum;
    model.maximum = calibration.scale.maximum;
    return model;
}

} // namespace panelscore
