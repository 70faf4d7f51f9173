// SPDX-License-Identifier: BSL-1.0
#pragma once

// A role worked out once for one seniority, so that a million panels need not do it again.

#include <panelscore/base/number.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/panel_scores.hpp>
#include <panelscore/decide/weights.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace panelscore {

/// A gate with its minimum on the scale and the position of its competency in the weights.
struct TableGate {
    std::size_t competency = 0;
    double minimum = 0;
};

/// What a recommendation needs of a role, for one seniority. `targets` and the weights run
/// parallel.
struct RoleTable {
    Seniority seniority{};
    WeightTable weights{};
    std::vector<std::optional<double>> targets{};
    std::vector<TableGate> gates{};
    ResolvedBars bars{};
    double sign = 1;
    double level_distance = 1; ///< points of the scale between neighbouring levels, on average
};

/// The role of a rubric for a seniority, or why it cannot be worked out. Precondition: the
/// rubric was read without errors. Cost: competencies x weights.
[[nodiscard]] inline Outcome<RoleTable, Unresolved> role_table(Rubric const& rubric,
                                                               Seniority const& seniority) {
    auto const bars = resolve_bars(rubric, seniority);
    if (!bars)
        return bars.reason();
    RoleTable table;
    table.seniority = seniority;
    table.weights = weight_table(rubric);
    table.bars = *bars;
    table.sign = rubric.scale.sign();
    std::size_t const levels = rubric.scale.levels.size();
    if (levels > 1)
        table.level_distance = rubric.scale.range() / static_cast<double>(levels - 1);
    for (auto const& competency : table.weights.competencies)
        table.targets.push_back(rubric.target(competency, seniority));
    for (Gate const& gate : rubric.role->policy.gates) {
        auto const minimum = resolve_gate(rubric, gate, seniority);
        if (!minimum)
            return minimum.reason();
        table.gates.push_back(
            {detail::column_of(table.weights, {}, gate.competency), *minimum});
    }
    return table;
}

/// What the ladder needs to know of a panel by the mean.
/// @param raw             each competency's raw score, parallel to the weights
/// @param leave_out       an interviewer whose scores do not count, or `nobody`; the evidence
///                        rule is then off
[[nodiscard]] inline LadderInput ladder_by_mean(RoleTable const& table,
                                                PanelScores const& panel,
                                                std::vector<std::optional<double>> const& raw,
                                                std::size_t leave_out = nobody) {
    LadderInput input;
    input.score = weighted_mean(table.weights, raw);
    input.probability_hire = probability_by_mean(input.score, table.bars, table.sign);
    input.interviewers = panel.interviewers.size() - (leave_out == nobody ? 0U : 1U);
    input.coverage = coverage_of(table.weights, raw);
    input.evidence_counts = leave_out == nobody;
    for (TableGate const& gate : table.gates) {
        auto const outcome =
            read_gate(gate_scores(panel, gate.competency, leave_out), gate.minimum, table.sign);
        input.any_gate_not_met = input.any_gate_not_met || outcome == GateOutcome::not_met;
        input.all_gates_met = input.all_gates_met && outcome == GateOutcome::met;
    }
    return input;
}

/// How far the composite is from the nearest score at which the ladder would say something
/// else, in points of the scale; empty when no score would change the call.
[[nodiscard]] inline std::optional<double> margin_by_mean(RoleTable const& table,
                                                          LadderInput const& input, Call call,
                                                          Policy const& policy) {
    if (!input.score)
        return std::nullopt;
    std::optional<double> margin;
    double const score = table.sign * *input.score;
    for (double const bar : {table.bars.no_hire, table.bars.hire, table.bars.strong_hire}) {
        double const edge = table.sign * bar;
        bool const above = at_least(score, edge);
        LadderInput other = input;
        other.score = table.sign * (above ? edge - 2 * score_tolerance : edge);
        other.probability_hire = probability_by_mean(other.score, table.bars, table.sign);
        if (climb(other, table.bars, policy, table.sign).call == call)
            continue;
        double const distance = (std::max)(0.0, above ? score - edge : edge - score);
        margin = margin ? (std::min)(*margin, distance) : distance;
    }
    return margin;
}

} // namespace panelscore
