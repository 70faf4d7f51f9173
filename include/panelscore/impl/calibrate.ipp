// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/calibrate/calibrate.hpp>
#include <panelscore/calibrate/competency_means.hpp>
#include <panelscore/calibrate/data_section.hpp>
#include <panelscore/calibrate/groups.hpp>
#include <panelscore/calibrate/interviewers.hpp>
#include <panelscore/calibrate/reliability.hpp>
#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::calibration_parts {

using FitOutcome = Outcome<stats::VarianceFit, Undefined>;

[[nodiscard]] inline FitOutcome fit_for(RatingHistory const& history,
                                        CalibrateOptions const& options) {
    Sections const& wanted = options.sections;
    if (!wanted.variance_components && !wanted.reliability && !wanted.interviewers)
        return Undefined::not_estimated;
    return stats::fit_variance_components(
        history.ratings,
        {.model = options.model, .competency = options.competency, .threads = options.threads});
}

[[nodiscard]] inline Reliability reliability_of(RatingHistory const& history,
                                                FitOutcome const& fit,
                                                CalibrateOptions const& options) {
    if (fit)
        return reliability(history, *fit, options);
    Reliability none;
    none.generalizability = fit.reason();
    none.dependability = fit.reason();
    none.sem = fit.reason();
    return none;
}

/// What is kept of a fit: everything but vectors as long as the ratings.
[[nodiscard]] inline FitOutcome without_vectors(FitOutcome fit) {
    if (fit) {
        fit.value().candidate = {};
        fit.value().residual = {};
        fit.value().card_residual = {};
    }
    return fit;
}

} // namespace detail::calibration_parts

PANELSCORE_DECL Calibration calibrate(RatingHistory const& history,
                                      CalibrateOptions const& options) {
    namespace parts = detail::calibration_parts;
    std::size_t const competencies = history.competencies.size();
    auto const linked = stats::linked_subsets(history.ratings);
    Calibration result;
    result.scale = history.scale;
    result.sections = options.sections;
    result.level = options.level;
    result.min_scorecards = options.min_scorecards;
    result.late_hours = options.late_hours;
    result.data = describe_data(history, linked);
    result.competencies = history.competencies;
    result.weights = options.weights;
    if (result.weights.empty() && competencies > 0)
        result.weights.assign(competencies, 1.0 / static_cast<double>(competencies));
    result.model = options.model;
    result.competency_effect = options.competency;
    if (options.sections.means)
        result.means = competency_means(history);

    parts::FitOutcome fit = parts::fit_for(history, options);
    if (options.sections.reliability)
        result.reliability = parts::reliability_of(history, fit, options);
    if (options.sections.agreement)
        result.agreement = agreement(history, {.level = options.level,
                                               .bootstrap = options.bootstrap,
                                               .seed = options.seed,
                                               .threads = options.threads});
    if (options.sections.interviewers) {
        result.interviewers = interviewer_figures(history, linked, fit,
                                                  {.level = options.level,
                                                   .model = options.model,
                                                   .min_scorecards = options.min_scorecards,
                                                   .period = options.period,
                                                   .late_hours = options.late_hours,
                                                   .threads = options.threads});
        result.problems = remark_weak_links(history, linked);
    }
    if (options.sections.groups) {
        result.grouped_by = history.grouped_by;
        result.groups = group_figures(history, options);
    }
    if (options.sections.variance_components)
        result.variance_components = parts::without_vectors(std::move(fit));
    return result;
}

} // namespace panelscore
