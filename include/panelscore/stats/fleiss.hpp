// SPDX-License-Identifier: BSL-1.0
#pragma once

// Fleiss' kappa: agreement of any number of interviewers beyond chance, where chance is to
// draw scores as often as they occurred.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/chance_corrected.hpp>
#include <panelscore/stats/unit_scores.hpp>

#include <cstddef>
#include <vector>

namespace panelscore::stats {

/// Fleiss' kappa, weighted or not (`identity_weights`), with holes: units with two ratings or
/// more count for agreement, all for how common each level is.
///
/// Formula: chance = sum_kl w_kl p_k p_l; interval from the linearised variance with t
/// quantiles, units taken as independent [Fleiss 1971, Psychological Bulletin 76, 378-382;
/// Gwet 2014]. Checked against irrCAC 1.0 and, on complete data, irr (tests/oracle/fleiss_1971
/// and others).
///
/// Undefined: `too_few` (no unit rated twice), `no_variance` (one level only; observed
/// agreement is then 1). Cost: O(sum of squared ratings a unit + levels^2).
[[nodiscard]] inline Outcome<ChanceCorrected, Undefined>
fleiss_kappa(UnitScores const& units, AgreementWeights const& weights, double level) {
    auto const seen = detail::observe(units, weights);
    if (seen.pairable <= 0)
        return Undefined::too_few;
    if (seen.constant)
        return Undefined::no_variance;
    std::vector<double> chance(weights.levels());
    for (std::size_t k = 0; k < chance.size(); ++k)
        for (std::size_t l = 0; l < chance.size(); ++l)
            chance[k] += seen.share[l] * (weights.at(k, l) + weights.at(l, k)) / 2;
    return detail::corrected(units, seen, chance, level);
}

} // namespace panelscore::stats
