// SPDX-License-Identifier: BSL-1.0
#pragma once

// Gwet's AC1 and AC2: agreement beyond chance that stays sensible when nearly everybody gives
// the same score, where kappa drops to 0.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/chance_corrected.hpp>
#include <panelscore/stats/unit_scores.hpp>

#include <cstddef>
#include <vector>

namespace panelscore::stats {

/// Gwet's coefficient: AC1 with `identity_weights`, AC2 with others. Any number of
/// interviewers, holes allowed: units with two ratings or more count for agreement, all for
/// how common each level is.
///
/// The number of levels enters the formula, so `units.levels` must be the declared scale and
/// not only the scores that occurred. Units are taken as independent in the interval.
///
/// Formula: chance = T / (q (q - 1)) sum_k p_k (1 - p_k), T the sum of weights; interval from
/// the linearised variance with t quantiles [Gwet 2008, BJMSP 61, 29-48; Gwet 2014]. Checked
/// against irrCAC 1.0 (tests/oracle/krippendorff_2011 and others).
///
/// Undefined: `too_few` (no unit rated twice), `no_variance` (one level only; observed
/// agreement is then 1). Cost: O(sum of squared ratings a unit + levels^2).
[[nodiscard]] inline Outcome<ChanceCorrected, Undefined>
gwet_coefficient(UnitScores const& units, AgreementWeights const& weights, double level) {
    auto const seen = detail::observe(units, weights);
    if (seen.pairable <= 0)
        return Undefined::too_few;
    if (seen.constant)
        return Undefined::no_variance;
    double const q = static_cast<double>(weights.levels());
    double const scale = weights.sum() / (q * (q - 1));
    std::vector<double> chance(weights.levels());
    for (std::size_t k = 0; k < chance.size(); ++k)
        chance[k] = scale * (1 - seen.share[k]);
    return detail::corrected(units, seen, chance, level);
}

} // namespace panelscore::stats
