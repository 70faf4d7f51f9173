// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evaluations of Recruitee: one person's rating of a candidate, in percent, which are not
// equally far apart (0, 50, 75, 100). Experimental: the interface does not document the forms.

#include <panelscore/impl/exported_envelopes.ipp>

#include <string>
#include <utility>

namespace panelscore::detail {

/// True for a candidate's record: it carries what several people's ratings come to.
[[nodiscard]] inline bool is_recruitee_candidate(ExportCell const& record) {
    return record.has("my_last_rating") || record.has("positive_ratings");
}

[[nodiscard]] inline bool is_recruitee(ExportCell const& form) {
    return is_recruitee_candidate(form) || (form.has("candidate_id") && form.has("rating") &&
                                            (form.has("admin_id") || form.has("admin")));
}

inline void read_recruitee(ExportCell const& form, ExportedCard& card) {
    card.id = form["id"].id();
    if (is_recruitee_candidate(form))
        return form.error(
            problems::wrong_format,
            "a candidate's record holds what several people's ratings come to, "
            "and not who gave which",
            "evaluations, each with \"candidate_id\", \"admin_id\" and \"rating\"");
    card.candidate = exported_name(form.first_of("candidate", "candidate_id"));
    card.opening = exported_name(form.first_of("offer", "offer_id"));
    card.interview = exported_name(form.first_of("stage", "stage_id"));
    card.interviewer = exported_name(form.first_of("admin", "admin_id"));
    card.submitted_at = form["created_at"].time();
    card.updated_at = form["updated_at"].time();
    card.overall = form["rating"].value();
    form["questions"].each([&](ExportCell const& question) {
        ExportedRating rating;
        rating.where = question.where();
        rating.item = {question["id"].id(), question.first_of("name", "body", "text").word()};
        rating.value = question["rating"].value();
        if (auto const answer = question["answer"]; answer.there())
            add_note(card.notes, rating.item.name, answer.plain());
        if (question.has("rating"))
            card.ratings.push_back(std::move(rating));
    });
    add_note(card.notes, "", form["note"].plain());
    require_people(form, card, "\"candidate_id\"", "\"admin_id\"");
}

} // namespace panelscore::detail
