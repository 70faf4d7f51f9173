// SPDX-License-Identifier: BSL-1.0
#pragma once

// Intraclass correlations of panels with holes, from variance components: everybody need not
// have met everybody. Without holes see stats/icc.hpp.

#include <panelscore/base/estimate.hpp>
#include <panelscore/stats/component_draws.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/summary.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::stats {

/// How panels overlap. With everybody crossed `q` is 0, with no interviewer shared 1/k: it is
/// the share of interviewer variance that stays in comparisons of candidates' means.
struct PanelOverlap {
    double k = 0; ///< harmonic mean number of interviewers a candidate
    double q = 0;
    std::size_t candidates = 0;

    friend bool operator==(PanelOverlap const&, PanelOverlap const&) = default;
};

/// q = 1/k - sum over pairs of candidates of c_ij / (k_i k_j), divided by their number n (n -
/// 1), c_ij the interviewers two candidates share [Putka, Le, McCloy & Diaz 2008, Journal of
/// Applied Psychology 93, 959-981]. An interviewer with several ratings of a candidate counts
/// once. With one candidate q is 1/k. Cost: O(ratings).
[[nodiscard]] inline PanelOverlap panel_overlap(Ratings const& ratings) {
    std::vector<double> panel(ratings.candidates); // interviewers a candidate
    auto const first_of_pair = [&](std::size_t i) {
        return i == 0 || ratings.candidate[i] != ratings.candidate[i - 1] ||
               ratings.interviewer[i] != ratings.interviewer[i - 1];
    };
    for (std::size_t i = 0; i < ratings.size(); ++i)
        panel[ratings.candidate[i]] += first_of_pair(i) ? 1.0 : 0.0;
    std::vector<double> share(ratings.interviewers); // sum of 1/k_i over own candidates
    double own = 0;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        if (!first_of_pair(i))
            continue;
        double const part = 1 / panel[ratings.candidate[i]];
        share[ratings.interviewer[i]] += part;
        own += part * part;
    }
    PanelOverlap result{.candidates = ratings.candidates};
    double reciprocal = 0;
    for (double const size : panel)
        reciprocal += size > 0 ? 1 / size : 0.0;
    if (reciprocal <= 0)
        return result;
    auto const n = static_cast<double>(ratings.candidates);
    result.k = n / reciprocal;
    double shared = -own;
    for (double const sum : share)
        shared += sum * sum;
    result.q = 1 / result.k - (n > 1 ? shared / (n * (n - 1)) : 0.0);
    if (result.q < 1e-12)
        result.q = 0;
    return result;
}

/// Coefficients of panels as they were, and what their limits take for granted.
struct MixedIcc {
    Measured agreement_one = Undefined::too_few;   ///< v_c / (v_c + v_i + v_e)
    Measured agreement_k = Undefined::too_few;     ///< v_c / (v_c + (v_i + v_e) / k)
    Measured consistency_one = Undefined::too_few; ///< v_c / (v_c + v_e)
    Measured consistency_k = Undefined::too_few;   ///< v_c / (v_c + v_e / k)
    /// G(q,k) = v_c / (v_c + q v_i + v_e / k): reliability of candidates' plain means.
    Measured panel = Undefined::too_few;
    std::vector<Component> held_at_zero{}; ///< at 0 in the fit and in every draw

    friend bool operator==(MixedIcc const&, MixedIcc const&) = default;
};

namespace detail {

/// v_c over v_c + `interviewer` v_i + `residual` v_e, with the middle share of the same over
/// the draws.
inline Estimate variance_share(VarianceFit const& fit, std::span<ComponentDraw const> draws,
                               double interviewer, double residual, double level) {
    auto const share = [&](double c, double i, double e) {
        return c / (c + interviewer * i + residual * e);
    };
    double const c = fit.variance(Component::candidate);
    double const i = fit.variance(Component::interviewer);
    double const e = fit.variance(Component::residual);
    Estimate result{.estimate = share(c, i, e)};
    if (c <= 0 || interviewer * i + residual * e <= 0)
        return result; // the same in every draw
    std::vector<double> drawn;
    drawn.reserve(draws.size());
    for (auto const& draw : draws)
        drawn.push_back(share(draw[static_cast<std::size_t>(Component::candidate)],
                              draw[static_cast<std::size_t>(Component::interviewer)],
                              draw[static_cast<std::size_t>(Component::residual)]));
    if (auto const middle = percentile_interval(std::move(drawn), level)) {
        result.lower = middle->lower;
        result.upper = middle->upper;
    }
    return result;
}

} // namespace detail

/// Coefficients from a fit of one score a candidate and interviewer
/// (`VarianceModel::composite`) with Monte-Carlo limits from `component_draws(fit, ...)`. `n`
/// counts candidates.
///
/// Undefined: `not_converged`; `no_variance` (all components 0); `not_estimated` (no candidate
/// component); `confounded` (interviewers were dropped: no design to tell them from the rest).
/// A coefficient of exactly 0 or 1 has no limits.
///
/// Source: Shrout & Fleiss's and McGraw & Wong's population values with lme4-style components;
/// Putka et al. 2008 for G(q,k); limits as ten Hove, Jorgensen & van der Ark 2025. Checked
/// against lme4 (tests/oracle/sim_panel_60x14x4, sim_panel_36x9x4_extremes).
[[nodiscard]] inline MixedIcc mixed_icc(VarianceFit const& fit, PanelOverlap const& panels,
                                        std::span<ComponentDraw const> draws, double level) {
    auto const component = [&](Component which) {
        return fit.components[static_cast<std::size_t>(which)];
    };
    std::optional<Undefined> reason;
    if (!fit.converged)
        reason = Undefined::not_converged;
    else if (!component(Component::candidate) || !component(Component::residual))
        reason = Undefined::not_estimated;
    else if (!component(Component::interviewer))
        reason = Undefined::confounded;
    else if (fit.variance(Component::candidate) + fit.variance(Component::interviewer) +
                 fit.variance(Component::residual) <=
             0)
        reason = Undefined::no_variance;
    if (reason)
        return {.agreement_one = *reason,
                .agreement_k = *reason,
                .consistency_one = *reason,
                .consistency_k = *reason,
                .panel = *reason};
    auto const share = [&](double interviewer, double residual) -> Measured {
        if (fit.variance(Component::candidate) +
                interviewer * fit.variance(Component::interviewer) +
                residual * fit.variance(Component::residual) <=
            0)
            return Undefined::no_variance;
        auto result = detail::variance_share(fit, draws, interviewer, residual, level);
        result.n = panels.candidates;
        return result;
    };
    double const one_of_k = 1 / panels.k;
    MixedIcc result{.agreement_one = share(1, 1),
                    .agreement_k = share(one_of_k, one_of_k),
                    .consistency_one = share(0, 1),
                    .consistency_k = share(0, one_of_k),
                    .panel = share(panels.q, one_of_k)};
    for (auto const which : {Component::candidate, Component::interviewer, Component::residual})
        if (*component(which) <= 0)
            result.held_at_zero.push_back(which);
    return result;
}

} // namespace panelscore::stats
