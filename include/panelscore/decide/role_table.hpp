// SPDX-License-Identifier: BSL-1.0
#pragma once

// A role worked out once for one seniority, so that a million panels need not do it again.

#include <panelscore/decide/belief.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/panel_model.hpp>
#include <panelscore/decide/panel_scores.hpp>
#include <panelscore/decide/weights.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

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
/// parallel. Without a model the call is made by the mean.
struct RoleTable {
    Seniority seniority{};
    WeightTable weights{};
    std::vector<std::optional<double>> targets{};
    std::vector<TableGate> gates{};
    ResolvedBars bars{};
    double sign = 1;
    double level_distance = 1; ///< points of the scale between neighbouring levels, on average
    double score_step = 1;     ///< points between neighbouring scores an interviewer can give
    double level = 0.90;       ///< of intervals
    std::optional<PanelModel> model{};
};

/// How to work out a role: by the policy's method and level unless others are given, and from
/// past ratings where there are any.
struct RoleOptions {
    std::optional<Method> method{};
    std::optional<double> level{}; ///< of intervals, above 0 and below 1
    stats::RatingModel const* past = nullptr;
};

/// The role of a rubric for a seniority, or why it cannot be worked out. Preconditions: the
/// rubric was read without errors; past ratings are on its scale. Cost: competencies x weights,
/// and interviewers x competencies of past ratings.
[[nodiscard]] inline Outcome<RoleTable, Unresolved>
role_table(Rubric const& rubric, Seniority const& seniority, RoleOptions const& options = {}) {
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
        table.score_step = table.level_distance =
            rubric.scale.range() / static_cast<double>(levels - 1);
    for (auto const& competency : table.weights.competencies)
        table.targets.push_back(rubric.target(competency, seniority));
    for (Gate const& gate : rubric.role->policy.gates) {
        auto const minimum = resolve_gate(rubric, gate, seniority);
        if (!minimum)
            return minimum.reason();
        table.gates.push_back(
            {detail::column_of(table.weights, {}, gate.competency), *minimum});
    }
    if (rubric.scale.step)
        table.score_step = *rubric.scale.step;
    table.level = options.level.value_or(rubric.role->policy.level);
    if (options.method.value_or(rubric.role->policy.method) == Method::posterior)
        table.model = options.past
                          ? estimated_model(rubric, table.weights, *options.past)
                          : assumed_model(rubric, table.weights, table.targets, table.bars);
    if (table.model)
        table.model->z_level = stats::normal_quantile((1 + table.level) / 2);
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

/// The same panel by the posterior: evidence and gates as they were, the adjusted score and its
/// chance in place of the raw one. Without any score there is still none.
[[nodiscard]] inline LadderInput ladder_by_posterior(LadderInput by_mean,
                                                     RoleTable const& table,
                                                     stats::ScoreBelief const& composite) {
    if (by_mean.score)
        by_mean.score = composite.mean;
    by_mean.probability_hire = chance_at(composite, table.bars.hire, table.sign);
    return by_mean;
}

} // namespace panelscore
