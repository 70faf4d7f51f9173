// SPDX-License-Identifier: BSL-1.0
#pragma once

// Feedback forms of Lever, as listed, as returned when one is created or changed, and as tools
// that copy tables keep them.

#include <panelscore/impl/exported_envelopes.ipp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

[[nodiscard]] inline bool is_lever(ExportCell const& form) {
    return form.member("fields").is(JsonKind::array) &&
           (form.has("baseTemplateId") || form.has("completedAt") || form.has("user") ||
            form.has("userId"));
}

/// A value; none for the word "null", which tables of copied exports hold.
[[nodiscard]] inline std::optional<std::string> lever_value(ExportCell const& cell) {
    auto found = cell.value();
    return found == "null" ? std::nullopt : found;
}

/// True for an overall rating such as "4 - Strong Hire".
[[nodiscard]] inline bool is_lever_vote(ExportCell const& cell) {
    if (!cell.is(JsonKind::string))
        return false;
    std::string const word = cell.word();
    return word.size() > 4 && word[0] >= '1' && word[0] <= '4' && word.substr(1, 3) == " - ";
}

/// How sure it is that a field is the overall rating: 0 is the surest, 3 is not at all. Listed
/// forms show it as a `score` like any other, but its values have labels.
[[nodiscard]] inline int lever_overall_rank(ExportCell const& field) {
    auto const type = field.member("type");
    std::string const name = type.is(JsonKind::string) ? type.word() : std::string{};
    if (name == "score-system")
        return 0;
    if (field.member("overall").is_true() || field.member("isSummary").is_true())
        return 1;
    bool labelled = is_lever_vote(field.member("value"));
    if (auto const options = field.member("options"); options.is(JsonKind::array))
        options.each([&](ExportCell const& option) {
            labelled = labelled || is_lever_vote(option.member("text"));
        });
    return name == "score" && labelled ? 2 : 3;
}

[[nodiscard]] inline std::vector<std::string> lever_options(ExportCell const& field) {
    std::vector<std::string> texts;
    field["options"].each(
        [&](ExportCell const& option) { texts.push_back(option["text"].word()); });
    return texts;
}

/// Several scores in one field: what is scored stands in `scores`, the answers in `value`, in
/// the same order.
inline void read_lever_scorecard(ExportCell const& field, ExportedCard& card) {
    std::vector<ExportCell> names, answers;
    field["scores"].each([&](ExportCell const& one) { names.push_back(one); });
    if (auto const value = field["value"]; !value.is(JsonKind::string) || lever_value(value))
        value.each([&](ExportCell const& one) { answers.push_back(one); });
    std::string const title = field["text"].word();
    for (std::size_t i = 0; i < (std::max)(names.size(), answers.size()); ++i) {
        ExportedRating rating;
        rating.type = title;
        ExportCell const name = i < names.size() ? names[i] : ExportCell{};
        ExportCell const answer = i < answers.size() ? answers[i] : ExportCell{};
        rating.where = (answer.written() ? answer : name).where();
        rating.item.name = name.is(JsonKind::object)
                               ? name.first_of("text", "name", "title", "description").word()
                               : name.word();
        if (rating.item.name.empty())
            rating.item.name = title + " [" + std::to_string(i + 1) + ']';
        rating.value = lever_value(answer["score"]);
        rating.note = answer["comment"].plain();
        card.ratings.push_back(std::move(rating));
    }
}

inline void read_lever_field(ExportCell const& field, ExportedCard& card) {
    std::string const type = field["type"].word();
    if (type == "scorecard")
        return read_lever_scorecard(field, card);
    if (type != "score" && type != "score-system") {
        if (!field["value"].is(JsonKind::string) || lever_value(field["value"]))
            add_note(card.notes, field["text"].word(), field["value"].plain());
        return;
    }
    ExportedRating rating;
    rating.where = field.where();
    rating.item = {field["id"].id(), field["text"].word()};
    rating.value = lever_value(field["value"]);
    rating.choices = lever_options(field);
    card.ratings.push_back(std::move(rating));
}

inline void read_lever_fields(ExportCell const& form, ExportedCard& card) {
    std::vector<ExportCell> fields;
    form["fields"].each([&](ExportCell const& field) { fields.push_back(field); });
    std::size_t overall = fields.size();
    int best = 3;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (int const rank = lever_overall_rank(fields[i]); rank < best) {
            best = rank;
            overall = i;
        }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i != overall) {
            read_lever_field(fields[i], card);
            continue;
        }
        card.overall = lever_value(fields[i]["value"]);
        card.overall_choices = lever_options(fields[i]);
    }
}

/// The file name without folder and ending when it is an id of Lever, else empty.
[[nodiscard]] inline std::string lever_id_of_file(std::string_view file) {
    std::string_view const stem = file_stem(file);
    if (stem.size() != 36)
        return {};
    for (std::size_t i = 0; i < stem.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? stem[i] != '-' : !hexadecimal_digit(stem[i]))
            return {};
    }
    return std::string(stem);
}

inline void read_lever(ExportCell const& form, ExportedCard& card) {
    card.id = form["id"].id();
    card.candidate = exported_name(
        form.first_of("contact", "candidate", "candidateId", "candidate_id", "profileId"));
    card.application =
        exported_name(form.first_of("opportunity", "opportunityId", "opportunity_id"));
    if (card.candidate.key().empty() && card.application.key().empty())
        card.application.id = named_by_file(form, lever_id_of_file(form.file().name()));
    form["postingIds"].each([&](ExportCell const& posting) {
        card.opening.id = card.opening.id.empty() ? posting.id() : card.opening.id;
    });
    card.interview.id = form.first_of("interview", "interviewId").id();
    card.interview.name = form["text"].word();
    card.interviewer = exported_name(form.first_of("user", "userId", "user_id"));
    card.submitted_at = form["completedAt"].time();
    card.updated_at = form["updatedAt"].time();
    bool const open = form.has("completedAt") && !form["completedAt"].there();
    if (form["isCompleted"].is_false() || (open && !form["isCompleted"].is_true()))
        card.state = ExportedState::draft;
    if (lever_value(form["deletedAt"]))
        card.state = ExportedState::deleted;
    read_lever_fields(form, card);
    require_people(form, card,
                   "a file named after the opportunity's id, such as "
                   "250d8f03-738a-4bba-a671-8a3d73477145.json, or a key \"opportunity\"",
                   "\"user\" or \"userId\"");
}

} // namespace panelscore::detail
