// SPDX-License-Identifier: BSL-1.0
#pragma once

// Calibrations written by hand, of any size, with figures that look like those of a company.
// Nothing here is estimated: reports are tested with it, not statistics.

#include <panelscore/calibrate/calibration.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::test {

/// What to make up.
struct MadeUp {
    std::size_t interviewers = 5;
    std::size_t competencies = 5;
    std::size_t subsets = 1;
    std::size_t periods = 3; ///< of drift
};

/// A number in [-1, 1] that looks thrown, the same each time.
[[nodiscard]] inline double thrown(std::size_t i, std::size_t j = 0) {
    double const x =
        std::sin(static_cast<double>(i) * 12.9898 + static_cast<double>(j) * 78.233) *
        43758.5453;
    return 2 * (x - std::floor(x)) - 1;
}

/// Rounded to two decimals, so that golden files are short.
[[nodiscard]] inline double rounded(double number) {
    return std::round(number * 100) / 100;
}

/// An estimate with an interval of `half` to both sides.
[[nodiscard]] inline Measured measured(double estimate, double half, std::size_t n) {
    return Estimate{.estimate = rounded(estimate),
                    .lower = rounded(estimate - half),
                    .upper = rounded(estimate + half),
                    .n = n};
}

/// `prefix-07`: two digits, three from a hundred on.
[[nodiscard]] inline std::string numbered(std::string const& prefix, std::size_t number) {
    std::string digits = std::to_string(number);
    return prefix + (digits.size() < 2 ? "0" : "") + digits;
}

/// Agreement in one competency, `alpha` being its Krippendorff's alpha on ordered levels.
[[nodiscard]] inline Agreement agreement_of(std::string competency, double alpha,
                                            std::size_t units, std::size_t interviewers) {
    Agreement out;
    out.competency = std::move(competency);
    out.units = units;
    out.interviewers = interviewers;
    out.krippendorff_alpha = {measured(alpha - .12, .06, units), measured(alpha, .07, units),
                              measured(alpha + .01, .07, units),
                              measured(alpha - .02, .07, units)};
    out.icc_mixed.agreement_one = measured(alpha + .02, .06, units);
    out.icc_mixed.agreement_k = measured(alpha + .3, .05, units);
    out.icc_mixed.consistency_one = measured(alpha + .03, .06, units);
    out.icc_mixed.consistency_k = measured(alpha + .31, .05, units);
    out.gwet_ac1 = measured(alpha - .08, .05, units);
    out.gwet_ac2 = measured(alpha + .2, .05, units);
    out.weighted_kappa = {measured(alpha - .01, .08, units), interviewers};
    out.cohen_kappa = {measured(alpha - .13, .08, units), interviewers};
    out.fleiss_kappa = measured(alpha - .12, .06, units);
    out.rwg = measured(.66, .03, units);
    out.percent_exact = measured(.36, .02, units);
    out.percent_adjacent = measured(.84, .02, units);
    return out;
}

/// One interviewer; every seventh has too few cards for more than counts, one in twenty is
/// clearly harsher or more lenient than the others.
[[nodiscard]] inline InterviewerFigures interviewer_of(std::size_t i, MadeUp const& made) {
    InterviewerFigures out;
    out.interviewer = numbered("i-", i + 1);
    out.subset = i % made.subsets;
    out.counts_only = i % 7 == 6;
    out.scorecards = out.counts_only ? 3 + i % 6 : 12 + (i * 17) % 60;
    out.ratings = out.scorecards * made.competencies;
    out.mean = rounded(3.3 + .5 * thrown(i, 1));
    out.sd = rounded(.9 + .2 * thrown(i, 2));
    std::array<double, 5> const shape{.06, .16, .36, .3, .12};
    for (std::size_t level = 0; level < shape.size(); ++level)
        out.distribution.push_back({static_cast<double>(level + 1),
                                    static_cast<std::size_t>(std::round(
                                        static_cast<double>(out.ratings) * shape[level] *
                                        (1 + .6 * thrown(i, level + 3))))});
    out.not_observed_rate = rounded(.07 + .05 * thrown(i, 9));
    if (out.counts_only)
        return out;
    bool const stands_out = i % 20 == 3;
    double const severity =
        stands_out ? (i % 40 == 3 ? .41 : -.38) : rounded(.22 * thrown(i, 10));
    double const se = rounded(.35 / std::sqrt(static_cast<double>(out.scorecards) / 6));
    out.severity = severity;
    out.severity_se = se;
    out.severity_interval = {rounded(severity - 1.96 * se), rounded(severity + 1.96 * se)};
    out.severity_p_holm = stands_out ? .004 : 1;
    out.peer_difference = measured(severity * 1.2, .25, out.ratings - 4);
    out.consistency = rounded(1 + .3 * thrown(i, 11));
    out.discrimination = measured(.55 + .2 * thrown(i, 12), .2, out.scorecards);
    out.halo = measured(.1 + .2 * thrown(i, 13), .15, out.scorecards);
    out.central_tendency = measured(.1 * thrown(i, 14), .1, out.ratings);
    out.range_use = i % 3 == 0 ? .8 : 1;
    if (i % 4 != 1)
        out.hours_to_submit = HoursToSubmit{.median = rounded(9 + 6 * thrown(i, 15)),
                                            .percentile_90 = rounded(30 + 12 * thrown(i, 16)),
                                            .late_share = rounded(.12 + .1 * thrown(i, 17)),
                                            .n = out.scorecards};
    for (std::size_t k = 0; k < made.competencies; ++k)
        out.by_competency.push_back({numbered("area.skill_", k + 1),
                                     rounded(severity + .1 * thrown(i, 20 + k)),
                                     rounded(se * 1.2)});
    for (std::size_t period = 0; period < made.periods; ++period)
        out.drift.push_back({numbered("2024-", period + 1),
                             rounded(.15 * thrown(i, 40 + period)), rounded(se * 1.5),
                             4 + (i + period) % 9});
    if (stands_out)
        out.flags.push_back(
            {.code = "severity",
             .message = severity > 0 ? "Scores lower than colleagues on the same candidates."
                                     : "Scores higher than colleagues on the same candidates.",
             .value = severity,
             .n = out.scorecards,
             .base_rate = .05,
             .p_holm = .004});
    return out;
}

/// The variance components of the default model with their standard errors.
[[nodiscard]] inline stats::VarianceFit made_up_fit(std::size_t competencies) {
    stats::VarianceFit fit;
    fit.components = {.31, .12, .03, .01, .16, .34, std::nullopt};
    fit.standard_errors = {.03, .012, .009, .003, .011, .008, std::nullopt};
    fit.converged = true;
    fit.iterations = 8;
    fit.criterion = 21034.25;
    for (std::size_t k = 0; k < competencies; ++k)
        fit.fixed.push_back({rounded(3.3 + .3 * thrown(k, 60)), .05});
    return fit;
}

/// How far a decision can lean on 1 to 8 interviewers.
[[nodiscard]] inline Reliability made_up_reliability(std::size_t competencies) {
    Reliability out;
    out.generalizability = measured(.82, .03, 412);
    out.dependability = measured(.79, .035, 412);
    out.sem = .27;
    out.interviewers = 3.9;
    out.competencies = static_cast<double>(competencies);
    out.replicate_agreement = .81;
    for (std::size_t n = 1; n <= 8; ++n) {
        auto const count = static_cast<double>(n);
        out.d_study.push_back({.interviewers = n,
                               .competencies = competencies,
                               .generalizability = rounded(.31 / (.31 + .27 / count)),
                               .dependability = rounded(.31 / (.31 + .33 / count)),
                               .sem = rounded(std::sqrt(.33 / count)),
                               .decision_accuracy = rounded(.9 - .2 / count),
                               .decision_consistency = rounded(.86 - .22 / count)});
    }
    return out;
}

/// A whole calibration in which everything could be worked out.
[[nodiscard]] inline Calibration made_up_calibration(MadeUp const& made = {}) {
    Calibration out;
    out.scale = {.minimum = 1, .maximum = 5, .step = 1};
    out.level = .95;
    out.data = {.ratings = 0,
                .candidates = 11 * made.interviewers,
                .interviewers = made.interviewers,
                .competencies = made.competencies};
    out.data.subsets.resize(made.subsets);
    for (std::size_t i = 0; i < made.interviewers; ++i) {
        out.interviewers.push_back(interviewer_of(i, made));
        auto& subset = out.data.subsets[i % made.subsets];
        ++subset.interviewers;
        subset.candidates += 11;
        subset.ratings += out.interviewers.back().ratings;
        out.data.ratings += out.interviewers.back().ratings;
        out.data.scorecards += out.interviewers.back().scorecards;
    }
    std::sort(out.interviewers.begin(), out.interviewers.end(),
              [](auto const& a, auto const& b) { return a.interviewer < b.interviewer; });
    out.data.not_observed = out.data.ratings / 14;
    for (std::size_t k = 0; k < made.competencies; ++k) {
        auto const name = numbered("area.skill_", k + 1);
        out.competencies.push_back(name);
        out.weights.push_back(1 / static_cast<double>(made.competencies));
        out.means.push_back({name, rounded(3.3 + .3 * thrown(k, 60)),
                             rounded(.95 + .1 * thrown(k, 61)),
                             out.data.ratings / made.competencies});
        out.agreement.push_back(agreement_of(name, .45 + .15 * thrown(k, 62),
                                             out.data.candidates, made.interviewers));
    }
    out.agreement.push_back(
        agreement_of({}, .46, out.data.candidates * made.competencies, made.interviewers));
    out.agreement.back().cronbach_alpha = measured(.84, .03, out.data.candidates);
    out.agreement.back().rwg_j = measured(.88, .02, out.data.candidates);
    out.variance_components = made_up_fit(made.competencies);
    out.reliability = made_up_reliability(made.competencies);
    return out;
}

/// One card, one interviewer, one competency: nothing can be worked out.
[[nodiscard]] inline Calibration empty_calibration() {
    Calibration out;
    out.scale = {.minimum = 3, .maximum = 3, .declared = false};
    out.data = {.ratings = 1,
                .candidates = 1,
                .interviewers = 1,
                .competencies = 1,
                .scorecards = 1,
                .subsets = {{1, 1, 1}}};
    out.competencies = {"skill"};
    out.weights = {1};
    out.means = {{"skill", 3, std::nullopt, 1}};
    out.agreement.resize(2);
    out.agreement.front().competency = "skill";
    out.variance_components = Undefined::too_few;
    InterviewerFigures only;
    only.interviewer = "i-01";
    only.scorecards = 1;
    only.ratings = 1;
    only.counts_only = true;
    only.mean = 3;
    only.distribution = {{3, 1}};
    out.interviewers.push_back(only);
    return out;
}

} // namespace panelscore::test
