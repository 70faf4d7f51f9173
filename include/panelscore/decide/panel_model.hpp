// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is taken for known before a panel is looked at: how candidates differ, how noisy ratings
// are, how strict each interviewer is. From a calibration, or assumed for the first use.

#include <panelscore/decide/weights.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/rating_model.hpp>
#include <panelscore/stats/summary.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace panelscore {

/// How the variance of a single rating is split when nothing is known: shares of
/// ((maximum - minimum) / 4)^2. What published panels show lies around it; the figures are in
/// docs/explanation/what-the-chance-means.md.
inline constexpr stats::RatingVariances assumed_shares{.candidate = 0.30,
                                                       .candidate_competency = 0.15,
                                                       .interviewer = 0.07,
                                                       .interviewer_competency = 0.03,
                                                       .candidate_interviewer = 0.20,
                                                       .residual = 0.25};

/// What is known of ratings, laid out for one role and seniority. Only competencies of positive
/// weight take part: one without changes nothing.
struct PanelModel {
    ScoreBasis basis{};                                  ///< `unknown` is filled for each panel
    stats::CandidatePrior prior{};                       ///< by dimension
    std::vector<double> weights{};                       ///< by dimension, summing to 1
    std::vector<std::size_t> columns{};                  ///< by dimension: place in the weights
    std::vector<std::optional<std::size_t>> dimension{}; ///< by place in the weights
    std::vector<InterviewerId> interviewers{};           ///< whom past ratings know; sorted
    std::vector<stats::InterviewerEffects> effects{};    ///< theirs, by dimension
    stats::InterviewerEffects stranger{};                ///< anybody else's: nothing is known
    double z_confidence = 0; ///< normal quantiles of the policy's confidence,
    double z_early = 0;      ///< of 1 minus the probability of an early no,
    double z_level = 0;      ///< and for the two sides of an interval, see `role_table`

    /// What is known of an interviewer. Cost: logarithmic.
    [[nodiscard]] stats::InterviewerEffects const& known(InterviewerId const& who) const {
        auto const found = std::lower_bound(interviewers.begin(), interviewers.end(), who);
        return found != interviewers.end() && *found == who
                   ? effects[static_cast<std::size_t>(found - interviewers.begin())]
                   : stranger;
    }
};

namespace detail {

[[nodiscard]] inline PanelModel model_frame(Policy const& policy, WeightTable const& table) {
    PanelModel model;
    model.dimension.resize(table.size());
    for (std::size_t k = 0; k < table.size(); ++k) {
        if (table.shares[k] <= 0)
            continue;
        model.dimension[k] = model.columns.size();
        model.columns.push_back(k);
        model.weights.push_back(table.shares[k]);
    }
    model.z_confidence = stats::normal_quantile(policy.confidence);
    model.z_early = stats::normal_quantile(1 - policy.evidence.early_no_hire.probability);
    return model;
}

} // namespace detail

/// The model for the first use, without past scorecards: the variance of a single rating is
/// ((maximum - minimum) / 4)^2, split by `assumed_shares`. A competency's true scores lie
/// around m + its target - the weighted target (m where there are no targets), with m such that
/// the policy's `share_at_bar` of candidates are at the hire bar. So adjusted scores depend on
/// the bar, and do not compare between seniorities.
/// @param targets  parallel to the weights
[[nodiscard]] inline PanelModel assumed_model(Rubric const& rubric, WeightTable const& table,
                                              std::vector<std::optional<double>> const& targets,
                                              ResolvedBars const& bars) {
    Policy const& policy = rubric.role->policy;
    PanelModel model = detail::model_frame(policy, table);
    double const unit = rubric.scale.range() * rubric.scale.range() / 16;
    model.prior.variances = {
        .candidate = unit * assumed_shares.candidate,
        .candidate_competency = unit * assumed_shares.candidate_competency,
        .interviewer = unit * assumed_shares.interviewer,
        .interviewer_competency = unit * assumed_shares.interviewer_competency,
        .candidate_interviewer = unit * assumed_shares.candidate_interviewer,
        .residual = unit * assumed_shares.residual};
    double squares = 0;
    double target = 0;
    bool all_targets = true;
    for (std::size_t d = 0; d < model.columns.size(); ++d) {
        squares += model.weights[d] * model.weights[d];
        auto const& wanted = targets[model.columns[d]];
        all_targets = all_targets && wanted;
        target += model.weights[d] * wanted.value_or(0.0);
    }
    double const sd = std::sqrt(model.prior.variances.candidate +
                                squares * model.prior.variances.candidate_competency);
    double const centre =
        bars.hire + rubric.scale.sign() * sd * stats::normal_quantile(policy.share_at_bar);
    for (std::size_t const k : model.columns)
        model.prior.mean.push_back(centre + (all_targets ? *targets[k] - target : 0.0));
    return model;
}

/// The model from past scorecards: variances, competency means and interviewers as estimated,
/// taken for known. A competency they do not have is expected to score like the mean of the
/// others, and to vary as these means do in addition.
[[nodiscard]] inline PanelModel estimated_model(Rubric const& rubric, WeightTable const& table,
                                                stats::RatingModel const& past) {
    PanelModel model = detail::model_frame(rubric.role->policy, table);
    model.basis = {.components = Components::estimated,
                   .candidates = past.candidates,
                   .interviewers = past.interviewers_seen};
    model.prior.variances = past.variances;
    double const mean = stats::mean(past.means).value_or(0.0);
    double const spread = stats::variance(past.means).value_or(0.0);
    std::vector<std::size_t> places;
    for (std::size_t const k : model.columns) {
        auto const& id = table.competencies[k];
        places.push_back(stats::position_of(past.competencies, id.text()));
        bool const seen = places.back() < past.competencies.size();
        model.prior.mean.push_back(seen ? past.means[places.back()] : mean);
        model.prior.extra_variance.push_back(seen ? 0.0 : spread);
        if (!seen)
            model.basis.uncalibrated.push_back(id);
    }
    for (std::size_t j = 0; j < past.interviewers.size(); ++j) {
        model.interviewers.emplace_back(past.interviewers[j]);
        stats::InterviewerEffects effects{.overall = past.effects[j].overall};
        for (std::size_t const place : places)
            effects.by_competency.push_back(place < past.effects[j].by_competency.size()
                                                ? past.effects[j].by_competency[place]
                                                : std::nullopt);
        model.effects.push_back(std::move(effects));
    }
    return model;
}

} // namespace panelscore
