// SPDX-License-Identifier: BSL-1.0
#pragma once

// What ratings that do not exist yet could change: how far they would move a composite score,
// how likely across a bar, and how much better that makes the choice.

#include <panelscore/config.hpp>
#include <panelscore/stats/candidate_posterior.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace panelscore::stats {

/// One rating each of some competencies by somebody who has not rated the candidate yet.
struct FutureRatings {
    std::vector<std::size_t> competencies{}; ///< positions in the posterior, none twice
    double shared_variance = 0;              ///< of what all of these ratings have in common
    std::vector<double> own_variance{};      ///< of each alone; parallel to `competencies`
};

/// The sd of where the composite's mean will be after these ratings, seen from now: 0 when they
/// can say nothing, and never more than the composite's own sd.
///
/// Formula: the root of c' (A S A' + T)^-1 c with c = A S w, S the posterior covariance, A
/// picking the rated competencies, T the variance of the ratings; for a single rating
/// (S w)_k / sqrt(S_kk + T) [Raiffa & Schlaifer 1961]. Cost: the cube of the ratings.
[[nodiscard]] PANELSCORE_DECL double composite_movement(CandidatePosterior const& posterior,
                                                        std::span<double const> weights,
                                                        FutureRatings const& ratings);

/// The chance that the mean moves to the other side of a bar. @param distance of the mean from
/// the bar, either sign. @param movement as from `composite_movement`; 0 gives 0.
[[nodiscard]] PANELSCORE_DECL double chance_across(double distance, double movement);

/// How much the better of "choose" and "leave" is worth more on average once the mean has
/// moved, in points of the scale: s (density(z) - z survival(z)), z = |distance| / s.
[[nodiscard]] PANELSCORE_DECL double expected_gain(double distance, double movement);

/// The chance that the side of the bar on which the mean will be is the right one. Now it is
/// `normal_cdf(|distance| / belief.sd)`. By quadrature, to ten digits.
[[nodiscard]] PANELSCORE_DECL double chance_right_after(double distance, double sd,
                                                        double movement);

/// The chance that afterwards P(true score at the bar) is at least that of the standard normal
/// up to z: a firm yes with z the quantile of the confidence. @param distance mean minus bar,
/// positive on the good side; for a firm no pass minus the distance.
[[nodiscard]] PANELSCORE_DECL double chance_firm(double distance, double sd, double movement,
                                                 double z);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/value_of_ratings.ipp>
#endif
