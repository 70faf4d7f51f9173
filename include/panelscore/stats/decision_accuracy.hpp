// SPDX-License-Identifier: BSL-1.0
#pragma once

// How often a panel's score falls on the right side of a bar, and how often another such panel
// would fall on the same side.

#include <panelscore/config.hpp>
#include <panelscore/stats/composite_reliability.hpp>

namespace panelscore::stats {

/// The chance that both of two standard normal numbers with this correlation are above a and
/// b.
///
/// Formula: P(a) P(b) + the integral of exp(-(a^2 + b^2 - 2 a b sin t) / (2 cos^2 t)) / (2 pi)
/// over t from 0 to asin(correlation) [Drezner & Wesolowsky 1990, doi
/// 10.1080/00949659008811236], by 80 points of Gauss and Legendre: absolute error below 1e-12.
/// Precondition: -1 <= correlation <= 1. Cost: about a microsecond.
[[nodiscard]] PANELSCORE_DECL double both_above(double a, double b, double correlation);

/// What a bar on scores makes of candidates, all as shares from 0 to 1.
struct DecisionShares {
    double accuracy = 0;    ///< on the side of the bar where the true composite is
    double consistency = 0; ///< on the side where another such panel would put them
    double hired = 0;       ///< at or above the bar, by the panel's score

    friend bool operator==(DecisionShares const&, DecisionShares const&) = default;
};

/// Decisions by "score at the bar or above" in a pool of candidates whose true composites are
/// normal around `pool_mean`: normal true scores and errors, the latter with the absolute
/// variance. With no variance at all, everybody falls on one side and both shares are 1.
///
/// Formula: with reliability rho = universe / (universe + absolute), accuracy and consistency
/// are the chances that two normal numbers with correlation sqrt(rho) or rho fall on the same
/// side [Livingston & Lewis 1995 under normality]. Turning the scale round changes nothing.
[[nodiscard]] PANELSCORE_DECL DecisionShares
decision_shares(CompositeVariances const& variances, double pool_mean, double bar);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/decision_accuracy.ipp>
#endif
