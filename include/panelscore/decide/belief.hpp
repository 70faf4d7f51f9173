// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a panel's scores say about one candidate's true scores: the adjusted view, beside the
// scores as they were written.

#include <panelscore/decide/panel_model.hpp>
#include <panelscore/decide/panel_scores.hpp>
#include <panelscore/stats/candidate_posterior.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace panelscore {

/// The scores of a panel as the model reads them, and what they say. `people` is parallel to
/// the panel's interviewers.
struct PanelBelief {
    std::vector<stats::PanelRating> ratings{};
    std::vector<stats::InterviewerEffects const*> people{};
    stats::CandidatePosterior posterior{}; ///< by dimension of the model
    stats::ScoreBelief composite{};
    double response = 0; ///< points the composite's mean moves when every score moves by one
};

/// The chance that a true score is at a bar or better.
[[nodiscard]] inline double chance_at(stats::ScoreBelief const& belief, double bar,
                                      double sign) {
    return stats::ScoreBelief{sign * belief.mean, belief.sd}.chance_at_least(sign * bar);
}

/// What a panel's scores say. Scores of competencies without weight do not count.
/// Precondition: the model outlives the result. Cost: the cube of the competencies.
[[nodiscard]] inline PanelBelief believe(PanelModel const& model, PanelScores const& panel) {
    PanelBelief belief;
    belief.people.reserve(panel.interviewers.size());
    for (InterviewerId const& who : panel.interviewers)
        belief.people.push_back(&model.known(who));
    belief.ratings.reserve(panel.scores.size());
    for (PanelScore const& entry : panel.scores)
        if (entry.competency < model.dimension.size() && model.dimension[entry.competency])
            belief.ratings.push_back(
                {static_cast<std::uint32_t>(entry.interviewer),
                 static_cast<std::uint32_t>(*model.dimension[entry.competency]), entry.score});
    belief.posterior = stats::candidate_posterior(model.prior, belief.ratings, belief.people);
    belief.composite = belief.posterior.composite(model.weights);
    for (std::size_t d = 0; d < model.weights.size(); ++d)
        belief.response += model.weights[d] * belief.posterior.response[d];
    return belief;
}

/// The composite without one interviewer's scores, the variances as before.
[[nodiscard]] inline stats::ScoreBelief without(PanelModel const& model,
                                                PanelBelief const& belief, std::size_t who) {
    return stats::candidate_posterior(model.prior, belief.ratings, belief.people,
                                      static_cast<std::uint32_t>(who))
        .composite(model.weights);
}

/// What is known about a panel's interviewers and competencies besides their scores.
[[nodiscard]] inline ScoreBasis basis_of(PanelModel const& model, PanelScores const& panel,
                                         PanelBelief const& belief) {
    ScoreBasis basis = model.basis;
    if (basis.components == Components::estimated)
        for (std::size_t j = 0; j < belief.people.size(); ++j)
            if (belief.people[j] == &model.stranger)
                basis.unknown.push_back(panel.interviewers[j]);
    return basis;
}

} // namespace panelscore
