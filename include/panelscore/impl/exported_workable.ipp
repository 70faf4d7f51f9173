// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ratings of Workable, as they are sent and returned. Grades begin at zero on three scales, so
// that the name of the scale is part of the vote.

#include <panelscore/impl/exported_envelopes.ipp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

[[nodiscard]] inline bool is_workable(ExportCell const& form) {
    return form.has("score_card") || (form.has("scale") && form.has("grade")) ||
           (form.has("member_id") && form.has("score"));
}

/// The old word for a vote stands for itself; otherwise "thumbs 1", the second of three.
inline void read_workable_vote(ExportCell const& form, ExportedCard& card) {
    if (auto const old = form["score"].value()) {
        card.overall = old;
        card.overall_choices = {"negative", "positive", "definite"};
        return;
    }
    std::string const scale = form["scale"].word();
    auto const grade = form["grade"].value();
    if (!grade)
        return;
    std::string const front = scale.empty() ? std::string{} : scale + ' ';
    card.overall = front + *grade;
    int const grades = scale == "thumbs"    ? 3
                       : scale == "stars"   ? 5
                       : scale == "numbers" ? 10
                                            : 0;
    for (int i = 0; i < grades; ++i)
        card.overall_choices.push_back(front + std::to_string(i));
}

/// A trait or a question; a score that is left out means that it was skipped.
[[nodiscard]] inline ExportedRating workable_rating(ExportCell const& cell, std::string name,
                                                    std::string type) {
    ExportedRating rating;
    rating.where = cell.where();
    rating.item = {cell["id"].id(), std::move(name)};
    rating.type = std::move(type);
    rating.value = cell["score"].value();
    rating.note = cell["note"].plain();
    return rating;
}

/// Questions are ratings where the form lets them be rated.
inline void read_workable_questions(ExportCell const& trait, std::string const& name,
                                    bool rateable, ExportedCard& card) {
    trait["questions"].each([&](ExportCell const& question) {
        auto rating = workable_rating(question, question["body"].word(), name);
        if (rateable || rating.value)
            card.ratings.push_back(std::move(rating));
        else
            add_note(card.notes, rating.item.name, rating.note);
    });
}

/// The file name without folder and ending when it looks like an id of Workable, else empty.
[[nodiscard]] inline std::string workable_id_of_file(std::string_view file) {
    std::string_view const stem = file_stem(file);
    bool const made_of_digits = std::all_of(stem.begin(), stem.end(), hexadecimal_digit);
    bool const has_number = stem.find_first_of("0123456789") != stem.npos;
    return made_of_digits && has_number && stem.size() >= 6 && stem.size() <= 16
               ? std::string(stem)
               : std::string{};
}

inline void read_workable(ExportCell const& form, ExportedCard& card) {
    card.id = form["id"].id();
    card.candidate = exported_name(form.first_of("candidate", "candidate_id"));
    if (card.candidate.key().empty())
        card.candidate.id = named_by_file(form, workable_id_of_file(form.file().name()));
    card.opening = exported_name(form.first_of("job", "job_shortcode"));
    card.interviewer = exported_name(form.first_of("member", "member_id"));
    card.submitted_at = form["created_at"].time();
    card.updated_at = form["updated_at"].time();
    read_workable_vote(form, card);
    add_note(card.notes, "", form["comment"].plain());
    auto const sheet = form["score_card"];
    bool const rateable = !sheet["settings"]["questions_rateable"].is_false();
    sheet["sections"].each([&](ExportCell const& section) {
        std::string const title = section["name"].word();
        section["traits"].each([&](ExportCell const& trait) {
            std::string const name = trait["name"].word();
            card.ratings.push_back(workable_rating(trait, name, title));
            read_workable_questions(trait, name, rateable, card);
        });
    });
    require_people(form, card,
                   "a file named after the candidate's id, such as 108d1748.json, or a key "
                   "\"candidate_id\"",
                   "\"member_id\"");
}

} // namespace panelscore::detail
