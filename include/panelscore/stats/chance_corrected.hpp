// SPDX-License-Identifier: BSL-1.0
#pragma once

// Agreement of any number of interviewers beyond what chance would give: what Fleiss' kappa,
// Gwet's coefficients and plain percent agreement share. They differ in what chance is.

#include <panelscore/base/estimate.hpp>
#include <panelscore/stats/agreement_weights.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/unit_scores.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace panelscore::stats {

/// A coefficient (observed - expected) / (1 - expected) with what it is made of. `value.n` is
/// the number of units with at least two ratings.
struct ChanceCorrected {
    Estimate value{};
    double observed = 0;                    ///< weighted agreement, mean over units
    double expected = 0;                    ///< the same by chance
    std::optional<double> standard_error{}; ///< empty with one unit

    friend bool operator==(ChanceCorrected const&, ChanceCorrected const&) = default;
};

namespace detail {

/// What the ratings come to before anything is said about chance.
struct ObservedAgreement {
    std::vector<double> share{};  ///< of each level, mean over units of its share in the unit
    std::vector<double> within{}; ///< agreement inside each unit; 0 with fewer than 2 ratings
    double units = 0;             ///< with at least one rating
    double pairable = 0;          ///< with at least two
    double observed = 0;
    bool constant = true; ///< one level only
};

inline double agreement_within(std::span<std::uint32_t const> codes,
                               AgreementWeights const& weights) {
    double sum = 0;
    for (std::size_t i = 0; i < codes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += weights.at(codes[i], codes[j]) + weights.at(codes[j], codes[i]);
    double const m = static_cast<double>(codes.size());
    return sum / (m * (m - 1));
}

inline ObservedAgreement observe(UnitScores const& units, AgreementWeights const& weights) {
    ObservedAgreement result;
    result.share.resize(units.levels.size());
    result.within.resize(units.size());
    std::optional<std::uint32_t> first;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        auto const codes = units.of(unit);
        double const times = units.count[unit];
        if (codes.empty() || times <= 0)
            continue;
        first = first.value_or(codes[0]);
        result.constant = result.constant && codes.front() == *first && codes.back() == *first;
        result.units += times;
        for (std::uint32_t const code : codes)
            result.share[code] += times / static_cast<double>(codes.size());
        if (codes.size() < 2)
            continue;
        result.pairable += times;
        result.within[unit] = agreement_within(codes, weights);
        result.observed += times * result.within[unit];
    }
    for (double& share : result.share)
        share /= result.units;
    result.observed /= result.pairable;
    return result;
}

/// The coefficient when a rating at level k adds `chance[k]` to the agreement by chance, with
/// the linearised variance over units and t quantiles [Gwet 2014, chapter 5; as irrCAC].
inline ChanceCorrected corrected(UnitScores const& units, ObservedAgreement const& seen,
                                 std::span<double const> chance, double level) {
    ChanceCorrected result;
    result.observed = seen.observed;
    for (std::size_t k = 0; k < chance.size(); ++k)
        result.expected += seen.share[k] * chance[k];
    double const room = 1 - result.expected;
    double const value = (seen.observed - result.expected) / room;
    result.value = {.estimate = value, .n = static_cast<std::size_t>(seen.pairable)};
    if (seen.units < 2)
        return result;
    double squares = 0;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        auto const codes = units.of(unit);
        if (codes.empty() || units.count[unit] <= 0)
            continue;
        double by_chance = 0;
        for (std::uint32_t const code : codes)
            by_chance += chance[code] / static_cast<double>(codes.size());
        double own = 0;
        if (codes.size() >= 2)
            own = seen.units / seen.pairable * (seen.within[unit] - result.expected) / room;
        own -= 2 * (1 - value) * (by_chance - result.expected) / room;
        squares += units.count[unit] * (own - value) * (own - value);
    }
    double const error = std::sqrt(squares / (seen.units * (seen.units - 1)));
    double const reach = error * student_t_quantile((1 + level) / 2, seen.units - 1);
    result.standard_error = error;
    result.value.lower = value - reach;
    result.value.upper = (std::min)(1.0, value + reach);
    return result;
}

} // namespace detail
} // namespace panelscore::stats
