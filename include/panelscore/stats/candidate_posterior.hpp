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
/// candidate:competency. `mean` is by competency code.
struct CandidatePrior {
    RatingVariances variances{};
    std::vector<double> mean{};

    friend bool operator==(CandidatePrior const&, CandidatePrior const&) = default;
};

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
/// residual. What an interviewer adds to every score is known up to a standard error, or, for
/// somebody nobody knows, is drawn from the components; interviewer:competency and
/// candidate:interviewer are always drawn from them. Ratings by one interviewer share these
/// effects, so that five ratings by one say less than one each by five. Competencies nobody
/// rated move with the others as far as candidate:competency lets them.
///
/// Formula: with prior covariance P and, for each interviewer, precision M_j and information
/// b_j about the true scores after the interviewer's shared effects are integrated out,
/// covariance S (I + S M S)^-1 S where S S = P, mean = prior + covariance b: the conditional
/// normal distribution [Henderson 1984; Kelley 1947 is its balanced case with one competency].
/// P may be singular. A residual variance of 0 is read as 1e-8 of all variances together.
///
/// @param ratings       any order, which changes no digit; several by one interviewer in one
///                      competency are taken as they are
/// @param interviewers  what each adds to scores (minus the severity), empty for the unknown
/// @pre  positions in `ratings` exist in `interviewers` and in the prior's means
/// Without ratings the prior comes back. Cost: the cube of the competencies, a microsecond for
/// a dozen; ratings are linear.
///
///     auto const belief = candidate_posterior(prior, ratings, interviewers);
///     double const p = belief.composite(weights).chance_at_least(3.5);
[[nodiscard]] PANELSCORE_DECL CandidatePosterior
candidate_posterior(CandidatePrior const& prior, std::span<PanelRating const> ratings,
                    std::span<std::optional<Effect> const> interviewers);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/candidate_posterior.ipp>
#endif
