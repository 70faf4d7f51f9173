// SPDX-License-Identifier: BSL-1.0
#pragma once

// Means, interviewers and candidates estimated together from one set of ratings, for given
// variances: what scoring by a calibration, which takes the first two for known, is held
// against.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/config.hpp>
#include <panelscore/stats/candidate_posterior.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <vector>

namespace panelscore::stats {

/// What ratings say about everybody in them.
struct JointPosterior {
    std::vector<Effect> means{}; ///< by competency code: the mean of all candidates there
    std::vector<Effect> interviewers{}; ///< by interviewer code: what each adds overall
    std::vector<CandidatePosterior> candidates{}; ///< by candidate code

    friend bool operator==(JointPosterior const&, JointPosterior const&) = default;
};

/// Estimates means, interviewers and candidates together; only the variances are given.
///
/// A rating is mean of its competency + candidate + candidate:competency + interviewer +
/// interviewer:competency + candidate:interviewer + residual. Other than with
/// `candidate_posterior`, a candidate's range is as wide as means and interviewers make it that
/// nobody knows but from these ratings: what all candidates share, such as a mean that may be
/// half a point off, is part of it. So chances lie nearer to the middle, and candidates hang
/// together: covariances between them are not given. `CandidatePosterior::response` is how far
/// a candidate's means move when all of the candidate's scores are one point more.
///
/// Formula: best linear unbiased prediction with generalised least squares for the means, the
/// same as Henderson's mixed-model equations [Henderson 1975, doi 10.2307/2529430]. A residual
/// variance of 0 is read as 1e-8 of all variances together.
///
/// @param variances  as estimated or assumed; none negative
/// Undefined: `too_few` without ratings or with a competency nobody rated, `no_variance` when
/// all variances are 0. Cost: the cube of the ratings, for hundreds of them rather than
/// thousands.
[[nodiscard]] PANELSCORE_DECL Outcome<JointPosterior, Undefined>
joint_posterior(RatingVariances const& variances, Ratings const& ratings);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/candidate_posterior_joint.ipp>
#endif
