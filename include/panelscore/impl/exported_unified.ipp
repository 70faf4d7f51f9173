// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards behind the unified interfaces of Merge and Unified.to, which hand on what other
// systems say. `remote_data` and `raw` hold the answer of that other system and are not read.

#include <panelscore/impl/exported_envelopes.ipp>

#include <string>
#include <utility>

namespace panelscore::detail {

[[nodiscard]] inline bool is_merge(ExportCell const& form) {
    return form.has("overall_recommendation") && !form.has("attributes") &&
           (form.has("remote_was_deleted") || form.has("remote_id") ||
            form.has("remote_data") || form.has("field_mappings"));
}

[[nodiscard]] inline bool is_unified(ExportCell const& form) {
    return form.has("interviewer_id") &&
           (form.has("recommendation") || form.has("questions")) &&
           (form.has("application_id") || form.has("candidate_id"));
}

/// Related things are ids, or objects where the request asked for them to be expanded.
inline void read_merge(ExportCell const& form, ExportedCard& card) {
    card.id = form["id"].id();
    auto const application = form["application"];
    card.application.id = exported_name(application).id;
    card.candidate = exported_name(form["candidate"]);
    if (application.is(JsonKind::object)) {
        card.candidate = exported_name(application.first_of("candidate"));
        card.opening = exported_name(application.first_of("job"));
    }
    card.interview = exported_name(form["interview"]);
    card.interviewer = exported_name(form["interviewer"]);
    card.submitted_at = form["submitted_at"].time();
    card.updated_at = form.first_of("remote_updated_at", "modified_at").time();
    card.overall = form["overall_recommendation"].value();
    if (form["remote_was_deleted"].is_true())
        card.state = ExportedState::deleted;
    require_people(form, card, "\"application\"", "\"interviewer\"");
}

inline void read_unified(ExportCell const& form, ExportedCard& card) {
    card.id = form["id"].id();
    card.candidate.id = form["candidate_id"].id();
    card.application.id = form["application_id"].id();
    card.opening.id = form["job_id"].id();
    card.interview.id = form["interview_id"].id();
    card.interviewer.id = form["interviewer_id"].id();
    card.updated_at = form.first_of("updated_at", "created_at").time();
    card.overall = form["recommendation"].value();
    form["questions"].each([&](ExportCell const& question) {
        ExportedRating rating;
        rating.where = question.where();
        rating.item = {question["id"].id(), question["text"].word()};
        rating.scale = question["description"].word();
        rating.value = question["answer"].value();
        card.ratings.push_back(std::move(rating));
    });
    add_note(card.notes, "", form["comment"].plain());
    require_people(form, card, "\"candidate_id\" or \"application_id\"", "\"interviewer_id\"");
}

} // namespace panelscore::detail
