// SPDX-License-Identifier: BSL-1.0
#pragma once

// Recommendations as a posterior would fill them, made by a stand-in that can be followed by
// hand: the score moves a seventh of its way towards 3.2 and has a standard error of 0.25.

#include "support/recommendations.hpp"

#include <panelscore/decide/call.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace panelscore::test {

/// P(Z <= z) of the standard normal distribution.
[[nodiscard]] inline double normal_below(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

inline constexpr double stand_in_error = 0.25;

[[nodiscard]] inline double stand_in_adjusted(double raw) {
    return raw - (raw - 3.2) / 7;
}

/// The advice with everything that a posterior adds, its call by the ladder.
[[nodiscard]] inline Recommendation with_chances(Recommendation advice, Rubric const& rubric) {
    double const sign = rubric.scale.sign();
    auto const& policy = rubric.role->policy;
    double const raw = advice.score.raw.value_or(3.2);
    double const adjusted = stand_in_adjusted(raw);
    auto const at = [&](double bar) {
        return normal_below(sign * (adjusted - bar) / stand_in_error);
    };
    advice.basis.emplace();
    advice.score.adjusted = adjusted;
    advice.score.standard_error = stand_in_error;
    advice.score.interval = {adjusted - 1.645 * stand_in_error,
                             adjusted + 1.645 * stand_in_error};
    advice.probability = {at(advice.bars.hire), at(advice.bars.strong_hire),
                          1 - at(advice.bars.no_hire)};
    LadderInput input;
    if (advice.score.raw)
        input.score = adjusted;
    input.probability_hire = advice.probability->hire;
    input.interviewers = advice.coverage.interviewers;
    input.coverage = advice.coverage.weight;
    for (auto& gate : advice.gates) {
        gate.probability = gate.raw ? std::optional(0.9) : std::nullopt;
        input.any_gate_not_met |= gate.outcome == GateOutcome::not_met;
        input.all_gates_met &= gate.outcome == GateOutcome::met;
    }
    advice.call = climb(input, advice.bars, policy, sign).call;
    advice.margin.reset();
    double const firm = 0.8416 * stand_in_error; // P = .80 that far above the bar
    for (double const edge :
         {advice.bars.hire - firm, advice.bars.hire, advice.bars.hire + firm})
        if (double const away = (edge - adjusted) * 7 / 6;
            !advice.margin || std::abs(away) < std::abs(*advice.margin_as_written)) {
            advice.margin = 0.1;
            advice.margin_as_written = away;
        }
    for (auto& entry : advice.competencies)
        if (entry.weight > 0) {
            entry.adjusted = stand_in_adjusted(entry.raw.value_or(3.2));
            entry.standard_error = entry.raw ? 0.5 : 0.8;
        }
    for (auto& entry : advice.disagreements)
        entry.p_value = 0.03;
    advice.disagreements_expected = 1.1;
    advice.robustness.weights_share_meeting_bar = 0.79;
    double shift = -0.12;
    for (auto& without : advice.robustness.leave_one_out) {
        double const moved = adjusted + shift;
        without.probability = normal_below(sign * (moved - advice.bars.hire) / stand_in_error);
        if (without.call) {
            LadderInput left = input;
            left.score = moved;
            left.probability_hire = *without.probability;
            left.evidence_counts = false;
            without.call = climb(left, advice.bars, policy, sign).call;
        }
        shift += 0.05;
    }
    advice.robustness.flips.clear();
    for (auto const& without : advice.robustness.leave_one_out)
        if ((*without.probability >= 0.5) != (advice.probability->hire >= 0.5))
            advice.robustness.flips.push_back(without.interviewer);
    advice.next_evidence.emplace();
    double gain = 0.031;
    for (auto const& id : advice.coverage.interviews_missing) {
        advice.next_evidence->push_back({id, {}, {}, 0.33, 0.004, 0.21, gain});
        gain /= 2;
    }
    for (auto const* id : {"solving.debugging", "ethics.fairness"})
        advice.next_evidence->push_back({{}, CompetencyId{id}, {}, 0.12, 0.02, 0.08, 0.004});
    return advice;
}

/// The six candidates of `six_candidates`, with chances.
[[nodiscard]] inline std::vector<Recommendation> six_with_chances(Rubric const& rubric) {
    auto all = six_candidates(rubric);
    all[4].score.raw = 3.9;
    for (auto& advice : all)
        advice = with_chances(advice, rubric);
    return all;
}

/// A slate by call, then chance, with every pair and the neighbours that tie.
[[nodiscard]] inline Slate slate_with_chances(std::span<Recommendation const> advice,
                                              double confidence = 0.8) {
    std::vector<Recommendation const*> sorted;
    for (auto const& one : advice)
        sorted.push_back(&one);
    std::sort(sorted.begin(), sorted.end(), [](auto const* a, auto const* b) {
        return std::tuple(static_cast<int>(a->call), -a->probability->hire, a->candidate) <
               std::tuple(static_cast<int>(b->call), -b->probability->hire, b->candidate);
    });
    Slate slate;
    slate.pairwise.emplace();
    auto const key = [](Recommendation const* one) {
        return PanelKey{one->candidate, one->opening};
    };
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        slate.order.push_back(key(sorted[i]));
        for (std::size_t j = i + 1; j < sorted.size(); ++j) {
            double const better =
                normal_below((*sorted[i]->score.adjusted - *sorted[j]->score.adjusted) /
                             (std::sqrt(2.0) * stand_in_error));
            slate.pairwise->push_back({key(sorted[i]), key(sorted[j]), better});
            if (j == i + 1 && better > 1 - confidence && better < confidence &&
                sorted[i]->call == sorted[j]->call)
                slate.ties.push_back({key(sorted[i]), key(sorted[j])});
        }
    }
    return slate;
}

} // namespace panelscore::test
