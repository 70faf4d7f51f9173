// SPDX-License-Identifier: BSL-1.0
#pragma once

// What one candidate's ratings say about that candidate, when the variances behind ratings and
// the severities of interviewers are taken as known: true scores by competency as a normal
// distribution. Nobody else's ratings are looked at.

#include <panelscore/config.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace panelscore::stats {

/// The variances of the terms of a rating, see `Component`; none negative. A term that was not
/// fitted is 0.
struct RatingVariances {
    double candidate = 0;
    double candidate_competency = 0;
    double interviewer = 0;
    double interviewer_competency = 0;
    double candidate_interviewer = 0;
    double residual = 0;

    friend bool operator==(RatingVariances const&, RatingVariances const&) = default;
};

/// The variances of a fitted model.
[[nodiscard]] inline RatingVariances rating_variances(VarianceFit const& fit) {
    return {.candidate = fit.variance(Component::candidate),
            .candidate_competency = fit.variance(Component::candidate_competency),
            .interviewer = fit.variance(Component::interviewer),
            .interviewer_competency = fit.variance(Component::interviewer_competency),
            .candidate_interviewer = fit.variance(Component::candidate_interviewer),
            .residual = fit.variance(Component::residual)};
}

/// What is known of a candidate before any rating: true scores are mean + candidate +
/// candidate:competency. `mean` is by competency code; `extra_variance`, where it is not empty,
/// is what a competency's true scores vary in addition, such as one whose mean is a guess.
struct CandidatePrior {
    RatingVariances variances{};
    std::vector<double> mean{};
    std::vector<double> extra_variance{};

    /// How much the true scores of competency k vary beyond the candidate's general level.
    [[nodiscard]] double own_variance(std::size_t k) const {
        return variances.candidate_competency +
               (extra_variance.empty() ? 0.0 : extra_variance[k]);
    }

    friend bool operator==(CandidatePrior const&, CandidatePrior const&) = default;
};

/// What an interviewer adds to scores (minus the severity), as far as past ratings say. Empty:
/// nothing is known, and it is drawn from the components.
struct InterviewerEffects {
    std::optional<Effect> overall{};
    /// By competency code, what the interviewer adds there all together (interviewer +
    /// interviewer:competency); empty where `overall` is all that is known.
    std::vector<std::optional<Effect>> by_competency{};

    friend bool operator==(InterviewerEffects const&, InterviewerEffects const&) = default;
};

/// What an interviewer adds in one competency: the amount that is known, and the variance of
/// what is not, apart from what is shared by all competencies.
struct CellOffset {
    double value = 0;
    double variance = 0;
};

/// The variance of what an interviewer adds to every score of every candidate alike.
[[nodiscard]] inline double shared_variance(RatingVariances const& of,
                                            InterviewerEffects const& effects) {
    return effects.overall ? effects.overall->standard_error * effects.overall->standard_error
                           : of.interviewer;
}

/// What this interviewer adds in competency k.
[[nodiscard]] inline CellOffset cell_offset(RatingVariances const& of,
                                            InterviewerEffects const& effects, std::size_t k) {
    if (k < effects.by_competency.size() && effects.by_competency[k]) {
        Effect const& cell = *effects.by_competency[k];
        double const own =
            cell.standard_error * cell.standard_error - shared_variance(of, effects);
        return {cell.value, own > 0 ? own : 0.0};
    }
    return {effects.overall ? effects.overall->value : 0.0, of.interviewer_competency};
}

/// One score of the candidate. `interviewer` is a position in the list of interviewers that
/// goes with it, `competency` one in `CandidatePrior::mean`.
struct PanelRating {
    std::uint32_t interviewer = 0;
    std::uint32_t competency = 0;
    double score = 0;

    friend bool operator==(PanelRating const&, PanelRating const&) = default;
};

/// A true score, or a weighted mean of several, as a normal distribution.
struct ScoreBelief {
    double mean = 0;
    double sd = 0;

    /// The chance that the true score is at this bar or above; exactly on it is 0.5 as long as
    /// there is doubt, and at the bar counts as met when there is none.
    [[nodiscard]] PANELSCORE_DECL double chance_at_least(double bar) const;

    friend bool operator==(ScoreBelief const&, ScoreBelief const&) = default;
};

/// A candidate's true scores by competency as a joint normal distribution.
struct CandidatePosterior {
    std::vector<double> mean{};       ///< by competency
    std::vector<double> covariance{}; ///< size() rows of size() numbers, symmetric
    /// How far each mean moves when every score of the candidate is one point more.
    std::vector<double> response{};

    /// Number of competencies.
    [[nodiscard]] std::size_t size() const { return mean.size(); }
    /// The true score of one competency.
    [[nodiscard]] PANELSCORE_DECL ScoreBelief competency(std::size_t k) const;
    /// The weighted mean of the true scores. Precondition: one weight a competency.
    /// Cost: the square of the competencies.
    [[nodiscard]] PANELSCORE_DECL ScoreBelief composite(std::span<double const> weights) const;

    friend bool operator==(CandidatePosterior const&, CandidatePosterior const&) = default;
};

/// What the ratings of one candidate say about the candidate's true scores.
///
/// A rating is true score + interviewer + interviewer:competency + candidate:interviewer +
/// residual. What an interviewer adds is known up to a standard error, or, for somebody nobody
/// knows, is drawn from the components; candidate:interviewer always is. Ratings by one
/// interviewer share these effects, so that five ratings by one say less than one each by five.
/// Competencies nobody rated move with the others as far as candidate:competency lets them.
///
/// Formula: with prior covariance P = F F' and, for each interviewer, precision M_j and
/// information b_j about the true scores after the interviewer's shared effects are integrated
/// out, covariance F (I + F' M F)^-1 F', mean = prior + covariance b: the conditional normal
/// distribution [Henderson 1984; Kelley 1947 is its balanced case with one competency]. P may
/// be singular. A residual variance of 0 is read as 1e-8 of all variances together.
///
/// @param ratings       any order, which changes no digit; several by one interviewer in one
///                      competency are taken as they are
/// @param interviewers  what each adds to scores; none null
/// @param leave_out     position of an interviewer whose ratings do not count
/// @pre  positions in `ratings` exist in `interviewers` and in the prior's means
/// Without ratings the prior comes back. Cost: the cube of the competencies, microseconds for a
/// dozen; ratings are linear.
///
///     auto const belief = candidate_posterior(prior, ratings, interviewers);
///     double const p = belief.composite(weights).chance_at_least(3.5);
[[nodiscard]] PANELSCORE_DECL CandidatePosterior
candidate_posterior(CandidatePrior const& prior, std::span<PanelRating const> ratings,
                    std::span<InterviewerEffects const* const> interviewers,
                    std::optional<std::uint32_t> leave_out = std::nullopt);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/candidate_posterior.ipp>
#endif
