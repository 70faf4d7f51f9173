// SPDX-License-Identifier: BSL-1.0
#pragma once

// How enumerators are spelled in files and reports. One table per enumeration; reading and
// writing use the same one.

#include <panelscore/model/competency.hpp>
#include <panelscore/model/policy.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/role.hpp>
#include <panelscore/model/scale.hpp>
#include <panelscore/model/scorecard.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace panelscore {

/// An enumerator and its spelling.
template <typename Enum>
struct Named {
    Enum value{};
    std::string_view name{};
};

inline constexpr std::array<Named<Direction>, 2> direction_names{
    {{Direction::higher_is_better, "higher_is_better"},
     {Direction::lower_is_better, "lower_is_better"}}};

inline constexpr std::array<Named<QuestionKind>, 9> question_kind_names{
    {{QuestionKind::case_study, "case"},
     {QuestionKind::concept_check, "concept"},
     {QuestionKind::debug, "debug"},
     {QuestionKind::design, "design"},
     {QuestionKind::estimate, "estimate"},
     {QuestionKind::live, "live"},
     {QuestionKind::pairing, "pairing"},
     {QuestionKind::past, "past"},
     {QuestionKind::role_play, "role_play"}}};

inline constexpr std::array<Named<InterviewFormat>, 5> interview_format_names{
    {{InterviewFormat::technical_discussion, "technical_discussion"},
     {InterviewFormat::design_exercise, "design_exercise"},
     {InterviewFormat::work_sample, "work_sample"},
     {InterviewFormat::past_behaviour, "past_behaviour"},
     {InterviewFormat::role_play, "role_play"}}};

inline constexpr std::array<Named<Method>, 2> method_names{
    {{Method::posterior, "posterior"}, {Method::mean, "mean"}}};

inline constexpr std::array<Named<Aggregate>, 3> aggregate_names{
    {{Aggregate::mean, "mean"},
     {Aggregate::median, "median"},
     {Aggregate::trimmed, "trimmed"}}};

inline constexpr std::array<Named<Hint>, 3> hint_names{
    {{Hint::none, "none"}, {Hint::directed, "directed"}, {Hint::answer_given, "answer_given"}}};

inline constexpr std::array<Named<Vote>, 5> vote_names{
    {{Vote::strong_no_hire, "strong_no_hire"},
     {Vote::no_hire, "no_hire"},
     {Vote::mixed, "mixed"},
     {Vote::hire, "hire"},
     {Vote::strong_hire, "strong_hire"}}};

inline constexpr std::array<Named<Phase>, 2> phase_names{
    {{Phase::independent, "independent"}, {Phase::after_debrief, "after_debrief"}}};

inline constexpr std::array<Named<Call>, 7> call_names{
    {{Call::strong_hire, "strong_hire"},
     {Call::hire, "hire"},
     {Call::lean_hire, "lean_hire"},
     {Call::lean_no_hire, "lean_no_hire"},
     {Call::no_hire, "no_hire"},
     {Call::strong_no_hire, "strong_no_hire"},
     {Call::insufficient_evidence, "insufficient_evidence"}}};

inline constexpr std::array<Named<GateOutcome>, 4> gate_outcome_names{
    {{GateOutcome::met, "met"},
     {GateOutcome::not_met, "not_met"},
     {GateOutcome::unclear, "unclear"},
     {GateOutcome::not_assessed, "not_assessed"}}};

inline constexpr std::array<Named<stats::VarianceModel>, 3> variance_model_names{
    {{stats::VarianceModel::full, "full"},
     {stats::VarianceModel::main, "main"},
     {stats::VarianceModel::composite, "composite"}}};

inline constexpr std::array<Named<stats::CompetencyEffect>, 2> competency_effect_names{
    {{stats::CompetencyEffect::fixed, "fixed"}, {stats::CompetencyEffect::random, "random"}}};

/// The spelling of an enumerator. Precondition: the table holds it.
template <typename Table, typename Enum>
[[nodiscard]] constexpr std::string_view name_in(Table const& table, Enum value) {
    for (auto const& entry : table)
        if (entry.value == value)
            return entry.name;
    return {};
}

/// The enumerator spelled like this, or none.
template <typename Enum, std::size_t Size>
[[nodiscard]] constexpr std::optional<Enum> value_in(std::array<Named<Enum>, Size> const& table,
                                                     std::string_view name) {
    for (auto const& entry : table)
        if (entry.name == name)
            return entry.value;
    return std::nullopt;
}

} // namespace panelscore
