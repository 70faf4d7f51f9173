// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scorecards of Greenhouse Harvest v1, and the message that one was deleted.

#include <panelscore/impl/exported_envelopes.ipp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

[[nodiscard]] inline bool is_greenhouse(ExportCell const& form) {
    if (form.has("action") && form.member("payload").has("scorecard"))
        return true;
    return form.has("attributes") && !form.has("fields") &&
           (form.has("ratings") || form.has("interview_step") || form.has("submitted_by"));
}

/// Pairs of name and level, sorted.
using NamesAtLevels = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] inline bool greenhouse_assessed(std::string const& level) {
    return !level.empty() && level != "no_decision";
}

/// Greenhouse writes the ratings twice: with the attributes, and as names under each level. The
/// first is read, and a difference is a warning.
inline void cross_check_greenhouse(ExportCell const& form, ExportedCard const& card) {
    auto const buckets = form["ratings"];
    NamesAtLevels listed, read, differ;
    buckets.each_member([&](std::string const& level, ExportCell const& names) {
        names.each([&](ExportCell const& name) {
            if (greenhouse_assessed(level))
                listed.emplace_back(name.word(), level);
        });
    });
    if (!buckets.is(JsonKind::object))
        return;
    for (ExportedRating const& rating : card.ratings)
        if (greenhouse_assessed(rating.value.value_or("")))
            read.emplace_back(rating.item.name, *rating.value);
    std::sort(listed.begin(), listed.end());
    std::sort(read.begin(), read.end());
    std::set_symmetric_difference(listed.begin(), listed.end(), read.begin(), read.end(),
                                  std::back_inserter(differ));
    if (differ.empty())
        return;
    auto& noted = buckets.note(DiagnosticLevel::warning, problems::ratings_disagree,
                               "\"ratings\" and \"attributes\" of this form disagree: the "
                               "attributes are read");
    constexpr std::size_t enough = 8;
    for (std::size_t i = 0; i < (std::min)(differ.size(), enough); ++i) {
        bool const only_listed = std::binary_search(listed.begin(), listed.end(), differ[i]);
        noted.details.push_back('"' + differ[i].first.substr(0, longest_name) + "\" is " +
                                differ[i].second.substr(0, longest_name) + " only in " +
                                (only_listed ? "\"ratings\"" : "\"attributes\""));
    }
}

inline void read_greenhouse_deletion(ExportCell const& message, ExportedCard& card) {
    auto const form = message["payload"]["scorecard"];
    if (message["action"].word() != "scorecard_deleted")
        message.error(problems::unknown_word, "this message brings no scorecard",
                      "\"action\": \"scorecard_deleted\"");
    card.state = ExportedState::deleted;
    card.id = form["id"].id();
    card.candidate.id = form["candidate_id"].id();
    card.interviewed_at = form["interviewed_at"].time();
    card.updated_at = form["updated_at"].time();
}

inline void read_greenhouse(ExportCell const& form, ExportedCard& card) {
    if (form.has("action") && form.has("payload"))
        return read_greenhouse_deletion(form, card);
    card.id = form["id"].id();
    card.candidate.id = form["candidate_id"].id();
    card.application.id = form["application_id"].id();
    card.interview = exported_name(form["interview_step"]);
    if (form["interview"].there())
        card.interview.name = form["interview"].word();
    card.interviewer = exported_name(form["interviewer"]);
    card.submitter = exported_name(form["submitted_by"]);
    if (card.submitter.key() == card.interviewer.key())
        card.submitter = {};
    card.interviewed_at = form["interviewed_at"].time();
    card.submitted_at = form["submitted_at"].time();
    card.updated_at = form["updated_at"].time();
    if (form.has("submitted_at") && !form["submitted_at"].there())
        card.state = ExportedState::draft;
    card.overall = form["overall_recommendation"].value();
    form["attributes"].each([&](ExportCell const& attribute) {
        ExportedRating rating;
        rating.where = attribute.where();
        rating.item.name = attribute["name"].word();
        rating.type = attribute["type"].word();
        rating.value = attribute["rating"].value();
        rating.note = attribute["note"].plain();
        card.ratings.push_back(std::move(rating));
    });
    cross_check_greenhouse(form, card);
    form["questions"].each([&](ExportCell const& question) {
        add_note(card.notes, question["question"].word(), question["answer"].plain());
    });
    require_people(form, card, "\"candidate_id\" or \"application_id\"", "\"interviewer\"");
}

} // namespace panelscore::detail
