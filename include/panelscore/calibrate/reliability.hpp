// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far scores of panels like these can be leant on: as the panels were held, and as they
// might be. The formulas are in stats/composite_reliability.hpp and
// stats/decision_accuracy.hpp.

#include <panelscore/calibrate/calibrate_options.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>
#include <panelscore/stats/composite_reliability.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore {

/// The rows of a D study go up to so many interviewers, or to three more than panels had.
inline constexpr std::size_t most_interviewers_studied = 8;
/// Draws of components behind the interval of a reliability.
inline constexpr std::size_t reliability_draws = 10'000;

/// What the panels of a history come to, for a composite with these weights.
struct PanelsHeld {
    stats::PanelDesign design{};
    double interviewers = 0;           ///< harmonic mean over candidates and their competencies
    std::size_t candidates = 0;        ///< with a rating of positive weight
    std::size_t most_interviewers = 0; ///< who met one candidate
    std::size_t most_in_competency = 0; ///< who rated one candidate in one competency

    friend bool operator==(PanelsHeld const&, PanelsHeld const&) = default;
};

/// Who rated how much of whom. An interviewer counts once in a competency of a candidate, even
/// after two interviews. Each candidate's competencies without a rating give their weight to
/// the others in proportion; concentration and 1 / interviewers are means over candidates.
/// Empty without a rating of positive weight. Cost: linear in the ratings.
[[nodiscard]] PANELSCORE_DECL std::optional<PanelsHeld>
panels_held(stats::Ratings const& ratings, std::span<double const> weights);

/// How many of the competencies a D study looks at: all, three quarters, half, a quarter, one.
[[nodiscard]] PANELSCORE_DECL std::vector<std::size_t>
competencies_studied(std::size_t competencies);

/// Reliability of the composite as panels were held, and the D study.
///
/// `generalizability` and `dependability` rest on n candidates and carry the interval of 10,000
/// draws of the components (stats/component_draws.hpp), in which components at 0 stay at 0.
/// A D study row is a panel whose interviewers all rate every competency; with fewer
/// competencies the heaviest stay, their weights grow in proportion, and
/// `left_out_of_d_study` names the others. `replicate_agreement` is the mean over candidates of
/// p^2 + (1 - p)^2, p being the chance that the candidate's true composite is at the hire bar
/// of the candidate's seniority [Lee 2010, doi 10.1111/j.1745-3984.2009.00096.x, Rudner 2005].
/// Decision accuracy and consistency are means over those bars, each counting for its
/// candidates, for a pool around the mean composite of all.
///
/// Undefined: `confounded` when no candidate met two interviewers, when of several competencies
/// none was rated twice on one candidate, or when the fit has no candidate term (what is the
/// candidate's then cannot be told from error); `not_converged`; `no_variance`; `too_few`
/// without ratings of positive weight; `no_rubric` without a bar for any candidate.
///
/// @param fit      of these ratings, under the same `options.model` and `.competency`; with the
///                 composite model every card's mean is the score and weights play no part
/// Cost: linear in ratings, and a candidate's posterior for each candidate when bars are given.
[[nodiscard]] PANELSCORE_DECL Reliability reliability(RatingHistory const& history,
                                                      stats::VarianceFit const& fit,
                                                      CalibrateOptions const& options);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/reliability.ipp>
#endif
