// SPDX-License-Identifier: BSL-1.0
#pragma once

// How well interviewers agree, competency by competency and overall: every agreement statistic
// with its interval. The statistics themselves are in stats/, one header each.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace panelscore {

/// How sure the intervals are to be, and at what cost. `threads` never changes a digit.
struct AgreementOptions {
    double level = 0.95;
    std::size_t bootstrap = 1000; ///< draws; 0: no interval that needs them
    std::uint64_t seed = 1;
    std::size_t threads = 1;

    friend bool operator==(AgreementOptions const&, AgreementOptions const&) = default;
};

/// Agreement by competency, in the order of their codes, then overall.
///
/// What one interviewer gave one candidate in one competency counts once: the rating of the
/// first interview by time, then id; `left_out` says how many later ones were not used. The
/// overall entry takes alpha, kappas, AC, r_wg and percentages over candidate x competency
/// units, and intraclass correlations, W, r_wg(j) and Cronbach's alpha over cards (the first of
/// each candidate and interviewer): the first two from the mean of a card's competencies, the
/// last two from the cards that rate every competency.
///
/// Levels are those of the declared scale and any other score that occurs; with more than 1,024
/// of them what counts categories is left out (`not_integer`). Weighted forms are quadratic.
///
/// Intervals: alpha, r_wg, r_wg(j), percentages, W and Cronbach's alpha from a percentile
/// bootstrap that draws candidates, all competencies together; Fleiss and Gwet from linearised
/// variances (units taken as independent); mean kappas from leaving out each candidate in turn
/// (a bootstrap of pairs who share three candidates is off by more than its width); ICC of
/// tables without holes from F; mixed ICC from 10,000 draws of variance components.
///
/// Cost: linear in ratings and in pairs of interviewers of one candidate; a bootstrap draw adds
/// one addition for each candidate and competency where scores have few levels.
[[nodiscard]] PANELSCORE_DECL std::vector<Agreement>
agreement(RatingHistory const& history, AgreementOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/agreement.ipp>
#endif
