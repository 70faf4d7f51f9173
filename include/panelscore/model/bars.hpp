// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a role's bars and gates come to on the scale for one seniority.
//
// Everything in a file is on the file's own scale. On a scale where lower is better an offset
// of +0.5 is therefore half a point worse than the target, and comparisons turn round.

#include <panelscore/base/identifier.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/model/policy.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace panelscore {

/// Why bars or a gate cannot be worked out.
enum class Unresolved {
    no_role,         ///< the rubric is a competency model without a role
    needs_seniority, ///< numbers are by seniority and none, or an unknown one, was given
    no_target,       ///< a number is relative to a target that nobody declared
    out_of_order     ///< not no_hire <= hire <= strong_hire
};

/// Sum of all declared weights. Cost: linear.
[[nodiscard]] inline double weight_sum(Role const& role) {
    double sum = 0;
    for (auto const& entry : role.weights)
        sum += entry.weight;
    return sum;
}

/// The role's weighted target for a seniority, in points of the scale: every competency of
/// positive weight needs one. Cost: competencies x weights.
[[nodiscard]] inline Outcome<double, Unresolved> weighted_target(Rubric const& rubric,
                                                                 Seniority const& seniority) {
    if (!rubric.role)
        return Unresolved::no_role;
    double total = 0;
    for (auto const& entry : rubric.role->weights) {
        if (entry.weight <= 0)
            continue;
        auto const target = rubric.target(entry.competency, seniority);
        if (!target)
            return seniority.empty() ? Unresolved::needs_seniority : Unresolved::no_target;
        total += entry.weight * *target;
    }
    return total / weight_sum(*rubric.role);
}

/// A number held a tenth of the scale's range inside its ends: 1.4 to 4.6 on 1 to 5.
[[nodiscard]] inline double clamp_inside(Scale const& scale, double number) {
    double const margin = scale.range() / 10;
    return std::clamp(number, scale.minimum() + margin, scale.maximum() - margin);
}

/// A role's bars for a seniority before they are held inside the scale; see `resolve_bars`.
[[nodiscard]] inline Outcome<ResolvedBars, Unresolved>
bars_before_clamp(Rubric const& rubric, Seniority const& seniority) {
    if (!rubric.role)
        return Unresolved::no_role;
    Bars const& bars = rubric.role->policy.bars;
    double start = 0;
    if (bars.relative_to_target) {
        auto const target = weighted_target(rubric, seniority);
        if (!target)
            return target.reason();
        start = *target;
    }
    auto const no_hire = at(bars.no_hire, seniority);
    auto const hire = at(bars.hire, seniority);
    auto const strong_hire = at(bars.strong_hire, seniority);
    if (!no_hire || !hire || !strong_hire)
        return Unresolved::needs_seniority;
    return ResolvedBars{start + *no_hire, start + *hire, start + *strong_hire};
}

/// A role's bars as points of the scale for a seniority: bars relative to the target are held
/// a tenth of the range inside the scale's ends. The seniority may be empty when nothing
/// depends on it. Precondition: the scale has levels. Cost: competencies x weights.
[[nodiscard]] inline Outcome<ResolvedBars, Unresolved>
resolve_bars(Rubric const& rubric, Seniority const& seniority) {
    auto const raw = bars_before_clamp(rubric, seniority);
    if (!raw)
        return raw.reason();
    ResolvedBars bars = *raw;
    if (rubric.role->policy.bars.relative_to_target)
        bars = {clamp_inside(rubric.scale, bars.no_hire), clamp_inside(rubric.scale, bars.hire),
                clamp_inside(rubric.scale, bars.strong_hire)};
    double const sign = rubric.scale.sign();
    if (below(sign * bars.hire, sign * bars.no_hire) ||
        below(sign * bars.strong_hire, sign * bars.hire))
        return Unresolved::out_of_order;
    return bars;
}

/// A gate's minimum as a point of the scale for a seniority. Cost: linear.
[[nodiscard]] inline Outcome<double, Unresolved>
resolve_gate(Rubric const& rubric, Gate const& gate, Seniority const& seniority) {
    auto const number = at(gate.number, seniority);
    if (!number)
        return Unresolved::needs_seniority;
    if (!gate.below_target)
        return *number;
    auto const target = rubric.target(gate.competency, seniority);
    if (!target)
        return seniority.empty() ? Unresolved::needs_seniority : Unresolved::no_target;
    return *target - rubric.scale.sign() * *number;
}

} // namespace panelscore
