// SPDX-License-Identifier: BSL-1.0
#pragma once

// The competency model of a rubric file: scale, domains, competencies.

#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/object_reader.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

inline void read_date(ObjectReader& object, std::string_view key, std::string& into) {
    auto const at = object.optional(key);
    if (!at)
        return;
    auto const text = object.json().text(*at);
    if (text && is_date(*text))
        into = *text;
    else if (text)
        object.json().problem(problems::wrong_format, "this is no date", *at).expected =
            "a date such as 2026-11-22";
}

inline void read_lint_ok(ObjectReader& object, LintOk& into) {
    auto const at = object.optional("lint_ok");
    if (!at)
        return;
    JsonReader& json = object.json();
    json.for_each_member(*at, [&](NodeIndex key, NodeIndex value) {
        auto code = json.key(key);
        auto reason = json.text(value);
        if (code && reason)
            into.emplace_back(std::move(*code), std::move(*reason));
    });
}

inline NumberBySeniority read_by_seniority(JsonReader& json, NodeIndex node) {
    NumberBySeniority numbers;
    json.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
        auto seniority = json.key(key);
        auto const number = json.number(value);
        if (seniority && number)
            numbers.emplace_back(Seniority{std::move(*seniority)}, *number);
    });
    return numbers;
}

/// Calls `read(ObjectReader&)` for each object of a list, then notes its unknown keys.
template <typename Read>
void read_objects(ObjectReader& parent, std::string_view key, Read&& read) {
    auto const at = parent.optional(key);
    if (!at)
        return;
    parent.json().for_each_item(*at, [&](NodeIndex item, std::size_t) {
        ObjectReader object(parent.json(), item);
        read(object);
        object.finish();
    });
}

inline Level read_level(ObjectReader& object) {
    Level level;
    if (auto const at = object.required("score"))
        level.score = object.json().number(*at).value_or(0.0);
    object.text("label", level.label);
    object.text("meaning", level.meaning);
    return level;
}

inline NotObserved read_not_observed(JsonReader& json, NodeIndex node) {
    ObjectReader object(json, node);
    NotObserved read;
    if (auto const at = object.optional("symbol"))
        read.symbol = json.name(*at).value_or(read.symbol);
    object.text("label", read.label);
    object.text("meaning", read.meaning);
    if (auto const at = object.optional("score"); at && !json.is_null(*at))
        read.score = json.number(*at);
    object.finish();
    return read;
}

/// `order` gets, for each level lowest first, its index in the file.
inline Scale read_scale(JsonReader& json, NodeIndex node, std::vector<std::size_t>& order) {
    ObjectReader object(json, node);
    Scale scale;
    std::vector<Level> levels;
    if (!object.has("levels"))
        object.missing("levels");
    read_objects(object, "levels",
                 [&](ObjectReader& item) { levels.push_back(read_level(item)); });
    for (std::size_t i = 0; i < levels.size(); ++i)
        order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return levels[a].score < levels[b].score;
    });
    for (std::size_t const i : order)
        scale.levels.push_back(std::move(levels[i]));
    if (auto const at = object.optional("not_observed"))
        scale.not_observed = read_not_observed(json, *at);
    object.texts("rules", scale.rules);
    object.word("direction", direction_names, scale.direction);
    if (auto const at = object.optional("step"))
        scale.step = json.number(*at);
    object.finish();
    return scale;
}

inline Domain read_domain(ObjectReader& object) {
    Domain domain;
    object.required_name("id", domain.id);
    object.text("name", domain.name);
    return domain;
}

inline Anchor read_anchor(JsonReader& json, NodeIndex node, double score) {
    Anchor anchor;
    anchor.score = score;
    if (json.kind(node) == JsonKind::string) {
        anchor.text = json.text(node).value_or(std::string{});
        return anchor;
    }
    if (json.kind(node) != JsonKind::object) {
        json.wrong_type(node, "text, or an object with \"text\"");
        return anchor;
    }
    ObjectReader object(json, node);
    object.required_text("text", anchor.text);
    if (auto const at = object.optional("requires_past"))
        anchor.requires_past = json.boolean(*at).value_or(false);
    read_lint_ok(object, anchor.lint_ok);
    object.finish();
    return anchor;
}

inline std::vector<Anchor> read_anchors(JsonReader& json, NodeIndex node) {
    std::vector<Anchor> anchors;
    json.for_each_member(node, [&](NodeIndex key, NodeIndex value) {
        auto const level = json.key(key);
        auto const score = level ? to_number(*level) : std::nullopt;
        if (score)
            anchors.push_back(read_anchor(json, value, *score));
        else if (level)
            json.problem(problems::wrong_format, "\"" + *level + "\" is no level", key)
                .expected = "a level of the scale, such as \"3\"";
    });
    std::stable_sort(anchors.begin(), anchors.end(),
                     [](Anchor const& a, Anchor const& b) { return a.score < b.score; });
    return anchors;
}

inline Question read_question(ObjectReader& object) {
    Question question;
    object.required_name("id", question.id);
    if (!object.has("kind"))
        object.missing("kind", JsonReader::joined_names(question_kind_names));
    object.word("kind", question_kind_names, question.kind);
    object.required_text("text", question.text);
    object.text("key", question.key);
    object.texts("probes", question.probes);
    read_date(object, "reviewed", question.reviewed);
    read_lint_ok(object, question.lint_ok);
    return question;
}

inline std::vector<Flag> read_flags(ObjectReader& parent, std::string_view key) {
    std::vector<Flag> flags;
    auto const at = parent.optional(key);
    if (!at)
        return flags;
    JsonReader& json = parent.json();
    json.for_each_item(*at, [&](NodeIndex item, std::size_t) {
        Flag flag;
        if (json.kind(item) == JsonKind::object) {
            ObjectReader object(json, item);
            object.required_text("text", flag.text);
            read_lint_ok(object, flag.lint_ok);
            object.finish();
        } else {
            flag.text = json.text(item).value_or(std::string{});
        }
        flags.push_back(std::move(flag));
    });
    return flags;
}

inline void read_small_parts(ObjectReader& object, Competency& competency) {
    JsonReader& json = object.json();
    read_objects(object, "indicators", [&](ObjectReader& item) {
        Indicator indicator;
        item.required_name("id", indicator.id);
        item.required_text("text", indicator.text);
        item.texts("terms", indicator.terms);
        competency.indicators.push_back(std::move(indicator));
    });
    read_objects(object, "calibration", [&](ObjectReader& item) {
        CalibrationNote note;
        item.required_text("note", note.note);
        if (auto const level = item.required("level"))
            note.level = json.number(*level).value_or(0.0);
        read_lint_ok(item, note.lint_ok);
        competency.calibration.push_back(std::move(note));
    });
    read_objects(object, "alignments", [&](ObjectReader& item) {
        Alignment alignment;
        item.required_text("framework", alignment.framework);
        item.required_text("item", alignment.item);
        item.text("relation", alignment.relation);
        competency.alignments.push_back(std::move(alignment));
    });
}

inline Competency read_competency(ObjectReader& object) {
    JsonReader& json = object.json();
    Competency competency;
    object.required_name("id", competency.id);
    object.text("code", competency.code);
    object.required_text("name", competency.name);
    object.required_text("definition", competency.definition);
    object.text("origin", competency.origin);
    object.texts("sources", competency.sources);
    if (auto const at = object.required("anchors"))
        competency.anchors = read_anchors(json, *at);
    read_objects(object, "questions", [&](ObjectReader& item) {
        competency.questions.push_back(read_question(item));
    });
    competency.red_flags = read_flags(object, "red_flags");
    competency.green_flags = read_flags(object, "green_flags");
    if (auto const at = object.optional("targets"))
        competency.targets = read_by_seniority(json, *at);
    read_small_parts(object, competency);
    read_lint_ok(object, competency.lint_ok);
    return competency;
}

} // namespace panelscore::detail
