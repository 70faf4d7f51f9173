// SPDX-License-Identifier: BSL-1.0
#pragma once

// How often two interviewers say the same, or nearly: the plainest figure, with nothing taken
// off for chance.

#include <panelscore/base/estimate.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/chance_corrected.hpp>
#include <panelscore/stats/unit_scores.hpp>

#include <vector>

namespace panelscore::stats {

/// The mean over units of the share of pairs of ratings that agree: exactly with
/// `identity_weights`, within a step with `adjacent_weights`. `expected` is 0.
///
/// Formula: as Gwet's percent agreement with its interval, units taken as independent [Gwet
/// 2014; pa.coeff.raw of irrCAC 1.0, checked in tests/oracle/krippendorff_2011 and others].
///
/// Undefined: `too_few` (no unit rated twice). One level only is no obstacle: agreement is 1.
/// Cost: O(sum of squared ratings a unit).
[[nodiscard]] inline Outcome<ChanceCorrected, Undefined>
percent_agreement(UnitScores const& units, AgreementWeights const& weights, double level) {
    auto const seen = detail::observe(units, weights);
    if (seen.pairable <= 0)
        return Undefined::too_few;
    return detail::corrected(units, seen, std::vector<double>(weights.levels()), level);
}

} // namespace panelscore::stats
