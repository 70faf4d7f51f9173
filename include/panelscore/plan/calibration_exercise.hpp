// SPDX-License-Identifier: BSL-1.0
#pragma once

// A training exercise for interviewers: written samples to rate blind, and the key.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/plan/guide.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// One written sample. `number` is its place in the exercise, counted from 1.
struct Sample {
    int number = 0;
    std::string note{};
    double level = 0; ///< the keyed level, for the last page only

    friend bool operator==(Sample const&, Sample const&) = default;
};

/// A competency with its samples in an order that does not give the levels away.
struct SampledCompetency {
    Competency competency{};
    std::vector<Sample> samples{};

    friend bool operator==(SampledCompetency const&, SampledCompetency const&) = default;
};

/// The exercise: competencies that have samples.
struct CalibrationExercise {
    RubricId rubric{};
    std::string revision{};
    std::string language{};
    std::string title{};
    Scale scale{};
    std::vector<SampledCompetency> competencies{};

    friend bool operator==(CalibrationExercise const&, CalibrationExercise const&) = default;
};

namespace detail {

/// A number that depends on the text alone (64-bit FNV-1a), to order by.
[[nodiscard]] inline std::uint64_t text_order(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (char const c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211U;
    }
    return hash;
}

} // namespace detail

/// The calibration notes of these competencies as samples to rate. Within a competency they
/// are ordered by a number made from their text, so the order says nothing about the levels
/// and is the same in every run. Ids that the rubric does not have, and competencies without
/// notes, are passed over.
[[nodiscard]] inline CalibrationExercise
calibration_exercise(Rubric const& rubric, std::vector<CompetencyId> const& competencies) {
    CalibrationExercise made;
    made.rubric = rubric.id;
    made.revision = rubric.revision;
    made.language = rubric.language;
    made.title = rubric.title.empty() ? rubric.id.text() : rubric.title;
    made.scale = rubric.scale;
    int number = 0;
    for (auto const& id : competencies) {
        auto const* found = rubric.competency(id);
        if (!found || found->calibration.empty())
            continue;
        auto notes = found->calibration;
        std::sort(notes.begin(), notes.end(),
                  [](CalibrationNote const& a, CalibrationNote const& b) {
                      auto const left = detail::text_order(a.note);
                      auto const right = detail::text_order(b.note);
                      return left != right ? left < right : a.note < b.note;
                  });
        SampledCompetency sampled;
        sampled.competency = *found;
        for (auto const& note : notes)
            sampled.samples.push_back({++number, note.note, note.level});
        made.competencies.push_back(std::move(sampled));
    }
    return made;
}

} // namespace panelscore
