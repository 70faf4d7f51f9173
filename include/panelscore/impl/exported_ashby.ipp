// SPDX-License-Identifier: BSL-1.0
#pragma once

// Feedback forms of Ashby: what was asked in `formDefinition`, the answers by path in
// `submittedValues`. Selects are scales of their own, with choices that each customer sets.

#include <panelscore/impl/exported_envelopes.ipp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

[[nodiscard]] inline bool is_ashby(ExportCell const& form) {
    return form.has("submittedValues");
}

/// A question of a form and the answer to it.
struct AshbyField {
    ExportCell field{};
    std::string section{};
    std::string type{};
    std::string path{};
    std::string title{};
};

/// How sure it is that a field is the overall recommendation: 0 is the surest, 2 not at all.
[[nodiscard]] inline int ashby_overall_rank(AshbyField const& field) {
    if (field.type != "ValueSelect")
        return 2;
    std::string letters;
    for (char const c : field.path + ' ' + field.title)
        letters += letter_or_digit(c) ? std::string(1, lower_letter(c)) : std::string{};
    if (letters.find("overall") == letters.npos)
        return 2;
    return letters.find("recommend") == letters.npos ? 1 : 0;
}

[[nodiscard]] inline std::vector<AshbyField> ashby_fields(ExportCell const& form) {
    std::vector<AshbyField> all;
    form["formDefinition"]["sections"].each([&](ExportCell const& section) {
        std::string const title = section["title"].word();
        section["fields"].each([&](ExportCell const& entry) {
            AshbyField one;
            one.field = entry.has("field") ? entry["field"] : entry;
            one.section = title;
            one.type = one.field["type"].word();
            one.path = one.field["path"].word();
            one.title = one.field.first_of("title", "humanReadablePath").word();
            if (one.title.empty())
                one.title = one.path;
            all.push_back(std::move(one));
        });
    });
    return all;
}

/// A score is written "4", 4, or {"score": 4} with comments.
inline void read_ashby_answer(ExportCell const& answer, ExportedRating& rating) {
    if (!answer.is(JsonKind::object)) {
        rating.value = answer.value();
        return;
    }
    rating.value = answer.first_of("score", "value").value();
    rating.note = answer["comments"].plain();
}

[[nodiscard]] inline ExportedRating ashby_rating(AshbyField const& field,
                                                 ExportCell const& answer) {
    ExportedRating rating;
    rating.where = (answer.written() ? answer : field.field).where();
    rating.item = {field.field["id"].id(), field.title};
    rating.type = field.section;
    read_ashby_answer(answer, rating);
    if (field.type == "ValueSelect") {
        rating.scale = field.path;
        field.field["selectableValues"].each([&](ExportCell const& choice) {
            rating.choices.push_back(choice["value"].word());
        });
    }
    return rating;
}

inline void read_ashby_fields(ExportCell const& form, ExportedCard& card) {
    std::map<std::string, ExportCell> answers;
    form["submittedValues"].each_member([&](std::string path, ExportCell const& answer) {
        answers[export_line(path)] = answer;
    });
    auto const fields = ashby_fields(form);
    std::size_t overall = fields.size();
    int best = 2;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (int const rank = ashby_overall_rank(fields[i]); rank < best) {
            best = rank;
            overall = i;
        }
    auto asked = answers;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto const found = answers.find(fields[i].path);
        ExportCell const answer = found == answers.end() ? ExportCell{} : found->second;
        asked.erase(fields[i].path);
        if (fields[i].type != "ValueSelect" && fields[i].type != "Score") {
            add_note(card.notes, fields[i].title, answer.plain());
            continue;
        }
        auto rating = ashby_rating(fields[i], answer);
        if (i != overall) {
            card.ratings.push_back(std::move(rating));
            continue;
        }
        card.overall = std::move(rating.value);
        card.overall_choices = std::move(rating.choices);
        add_note(card.notes, fields[i].title, rating.note);
    }
    for (auto const& [path, answer] : asked)
        add_note(card.notes, path, answer.plain());
}

inline void read_ashby(ExportCell const& form, ExportedCard& card) {
    card.id = form["id"].id();
    card.candidate = exported_name(form.first_of("candidate", "candidateId"));
    card.application = exported_name(form.first_of("application", "applicationId"));
    card.opening = exported_name(form.first_of("job", "jobId"));
    card.interview = exported_name(form.first_of("interview", "interviewId"));
    if (card.interview.name.empty())
        card.interview.name = form["formDefinition"]["title"].word();
    card.interviewer =
        exported_name(form.first_of("submittedByUser", "submittedByUserId", "userId"));
    card.submitted_at = form["submittedAt"].time();
    card.updated_at = form["updatedAt"].time();
    read_ashby_fields(form, card);
    require_people(form, card, "\"applicationId\"", "\"submittedByUser\"");
}

} // namespace panelscore::detail
