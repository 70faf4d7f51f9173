// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rubric with nothing left to work out: every target, bar and gate as a point of the scale.

#include <panelscore/lint/usable.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace panelscore {

namespace detail {

/// A number of each seniority, or one number when there are no seniorities.
template <typename NumberFor>
MaybeBySeniority for_each_seniority(std::vector<Seniority> const& asked, NumberFor number_for) {
    if (asked.size() == 1 && asked.front().empty())
        return number_for(asked.front());
    NumberBySeniority numbers;
    for (auto const& seniority : asked)
        numbers.emplace_back(seniority, number_for(seniority));
    return numbers;
}

} // namespace detail

/// The same rubric as one file would say it that uses no other and leaves nothing to
/// arithmetic: targets of every weighted competency, bars and gates in points of the scale for
/// each seniority. A gate below the scale stands at its worst level, which decides alike. A
/// rubric without a role comes back as it is, apart from `uses`. Precondition:
/// `unusable(rubric)` is empty. Cost: competencies x seniorities.
[[nodiscard]] inline Rubric resolved(Rubric rubric) {
    rubric.uses.clear();
    if (!rubric.role)
        return rubric;
    auto const asked = detail::asked_seniorities(rubric);
    Role role = *rubric.role;
    role.targets.clear();
    for (auto const& entry : role.weights) {
        NumberBySeniority targets;
        for (auto const& seniority : asked)
            if (auto const target = rubric.target(entry.competency, seniority))
                targets.emplace_back(seniority, *target);
        if (!targets.empty())
            role.targets.emplace_back(entry.competency, std::move(targets));
    }
    auto const bar = [&](double ResolvedBars::*which) {
        return detail::for_each_seniority(asked, [&](Seniority const& seniority) {
            return resolve_bars(rubric, seniority).value().*which;
        });
    };
    role.policy.bars = Bars{false, bar(&ResolvedBars::strong_hire), bar(&ResolvedBars::hire),
                            bar(&ResolvedBars::no_hire)};
    for (auto& gate : role.policy.gates) {
        Gate const declared = gate;
        gate.below_target = false;
        gate.number = detail::for_each_seniority(asked, [&](Seniority const& seniority) {
            return std::clamp(resolve_gate(rubric, declared, seniority).value(),
                              rubric.scale.minimum(), rubric.scale.maximum());
        });
    }
    rubric.role = std::move(role);
    return rubric;
}

} // namespace panelscore
