// SPDX-License-Identifier: BSL-1.0
#pragma once

// The role of a rubric file: weights, targets, policy, interview plan.

#include <panelscore/impl/rubric_read_model.ipp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// The keys that make a file a role.
inline constexpr std::string_view role_keys[] = {"seniorities", "weights", "reasons",
                                                 "targets",     "policy",  "interviews",
                                                 "swaps",       "notes",   "accommodations"};

/// The ids of a list into any vector of names.
template <typename Names>
void read_names(ObjectReader& object, std::string_view key, Names& into) {
    auto const at = object.optional(key);
    if (!at)
        return;
    object.json().for_each_item(*at, [&](NodeIndex item, std::size_t) {
        using Name = typename Names::value_type;
        into.push_back(Name(object.json().name(item).value_or(std::string{})));
    });
}

/// A number, or one by seniority.
inline MaybeBySeniority read_maybe_by_seniority(JsonReader& json, NodeIndex node) {
    if (json.kind(node) == JsonKind::object)
        return read_by_seniority(json, node);
    return json.number(node, "a number, or an object with one by seniority").value_or(0.0);
}

inline Bars read_bars(JsonReader& json, NodeIndex node) {
    ObjectReader object(json, node);
    Bars bars;
    if (auto const at = object.optional("relative_to")) {
        bars.relative_to_target = true;
        auto const word = json.name(*at);
        if (word && *word != "target") {
            auto& noted =
                json.problem(problems::unknown_word, "unknown word \"" + *word + "\"", *at);
            noted.expected = "target, or no \"relative_to\" for points of the scale";
        }
    }
    auto const bar = [&](std::string_view key, MaybeBySeniority& into) {
        if (auto const at = object.required(key))
            into = read_maybe_by_seniority(json, *at);
    };
    bar("strong_hire", bars.strong_hire);
    bar("hire", bars.hire);
    bar("no_hire", bars.no_hire);
    object.finish();
    return bars;
}

inline Gate read_gate(ObjectReader& object) {
    JsonReader& json = object.json();
    Gate gate;
    object.required_name("competency", gate.competency);
    auto const minimum = object.optional("minimum");
    auto const below_target = object.optional("below_target");
    gate.below_target = below_target.has_value();
    if (minimum && below_target)
        json.problem(problems::wrong_format, "a gate has one minimum", *below_target).expected =
            "either \"minimum\" or \"below_target\"";
    else if (minimum || below_target)
        gate.number = read_maybe_by_seniority(json, minimum ? *minimum : *below_target);
    read_lint_ok(object, gate.lint_ok);
    if (!minimum && !below_target && !object.has_unknown())
        object.missing("minimum", "\"minimum\" or \"below_target\"");
    return gate;
}

inline Evidence read_evidence(JsonReader& json, NodeIndex node) {
    ObjectReader object(json, node);
    Evidence evidence;
    if (auto const at = object.optional("interviewers"))
        evidence.interviewers = json.integer(*at).value_or(evidence.interviewers);
    object.number("coverage", evidence.coverage);
    if (auto const at = object.optional("early_no_hire")) {
        ObjectReader early(json, *at);
        early.number("probability", evidence.early_no_hire.probability);
        if (auto const people = early.optional("interviewers"))
            evidence.early_no_hire.interviewers =
                json.integer(*people).value_or(evidence.early_no_hire.interviewers);
        early.number("coverage", evidence.early_no_hire.coverage);
        early.finish();
    }
    object.finish();
    return evidence;
}

inline Policy read_policy(JsonReader& json, NodeIndex node) {
    ObjectReader object(json, node);
    Policy policy;
    object.word("method", method_names, policy.method);
    if (auto const at = object.required("bars"))
        policy.bars = read_bars(json, *at);
    object.number("confidence", policy.confidence);
    if (auto const at = object.optional("cost_ratio")) {
        policy.cost_ratio = json.number(*at);
        if (object.has("confidence"))
            json.problem(problems::wrong_format,
                         "\"cost_ratio\" and \"confidence\" set the same thing", *at)
                .expected = "one of them";
        else if (policy.cost_ratio)
            policy.confidence = *policy.cost_ratio / (1 + *policy.cost_ratio);
    }
    object.number("level", policy.level);
    object.word("aggregate", aggregate_names, policy.aggregate);
    read_objects(object, "gates",
                 [&](ObjectReader& item) { policy.gates.push_back(read_gate(item)); });
    if (auto const at = object.optional("evidence"))
        policy.evidence = read_evidence(json, *at);
    object.number("share_at_bar", policy.share_at_bar);
    object.finish();
    return policy;
}

inline Interview read_interview(ObjectReader& object) {
    Interview interview;
    object.required_name("id", interview.id);
    object.text("title", interview.title);
    if (!object.has("format"))
        object.missing("format", JsonReader::joined_names(interview_format_names));
    object.word("format", interview_format_names, interview.format);
    if (auto const at = object.optional("minutes"))
        interview.minutes = object.json().integer(*at);
    object.text("ai_policy", interview.ai_policy);
    object.text("lead", interview.lead);
    object.text("purpose", interview.purpose);
    read_names(object, "competencies", interview.competencies);
    read_names(object, "questions", interview.questions);
    read_lint_ok(object, interview.lint_ok);
    return interview;
}

inline Swap read_swap(ObjectReader& object) {
    Swap swap;
    object.text("situation", swap.situation);
    object.required_name("out", swap.out);
    object.required_name("in", swap.in);
    read_names(object, "slots", swap.slots);
    object.text("note", swap.note);
    return swap;
}

inline void read_numbers_of_role(ObjectReader& object, Role& role) {
    JsonReader& json = object.json();
    if (auto const at = object.required("weights"))
        json.for_each_member(*at, [&](NodeIndex key, NodeIndex value) {
            auto id = json.key(key);
            auto const weight = json.number(value);
            if (id && weight)
                role.weights.push_back(Weight{CompetencyId{std::move(*id)}, *weight});
        });
    if (auto const at = object.optional("reasons"))
        json.for_each_member(*at, [&](NodeIndex key, NodeIndex value) {
            auto id = json.key(key);
            auto reason = json.text(value);
            if (id && reason)
                role.reasons.emplace_back(std::move(*id), std::move(*reason));
        });
    if (auto const at = object.optional("targets"))
        json.for_each_member(*at, [&](NodeIndex key, NodeIndex value) {
            auto id = json.key(key);
            auto numbers = read_by_seniority(json, value);
            if (id)
                role.targets.emplace_back(CompetencyId{std::move(*id)}, std::move(numbers));
        });
}

inline Role read_role(ObjectReader& object) {
    Role role;
    read_names(object, "seniorities", role.seniorities);
    read_numbers_of_role(object, role);
    if (auto const at = object.required("policy"))
        role.policy = read_policy(object.json(), *at);
    read_objects(object, "interviews",
                 [&](ObjectReader& item) { role.interviews.push_back(read_interview(item)); });
    read_objects(object, "swaps",
                 [&](ObjectReader& item) { role.swaps.push_back(read_swap(item)); });
    object.texts("notes", role.notes);
    object.text("accommodations", role.accommodations);
    return role;
}

} // namespace panelscore::detail
