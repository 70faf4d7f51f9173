// SPDX-License-Identifier: BSL-1.0
#pragma once

// S-00, how structured the interviews of a role are, and C-01, its training material.
//
// The fifteen parts are those of Campion, M. A., Palmer, D. K. & Campion, J. E. (1997), A
// review of structure in the selection interview, Personnel Psychology 50, 655-702.

#include <panelscore/lint/anchors.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/plan.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/usable.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// What only ratings can show of the structure of interviews. Unknown counts as not shown.
struct StructureEvidence {
    bool notes_taken = false;          ///< nearly all scores come with a note
    bool same_interviewers = false;    ///< the same people see all candidates of an opening
    bool rated_before_talk = false;    ///< nearly all cards are independent
    bool other_facts_kept_out = false; ///< interviewers did not see CVs or test results
};

/// One of the fifteen parts, and whether it is shown.
struct StructurePart {
    std::string_view name{};
    bool shown = false;

    friend bool operator==(StructurePart const&, StructurePart const&) = default;
};

/// The fifteen parts; the score is how many are shown.
struct StructureScore {
    std::vector<StructurePart> parts{};

    /// Parts that are shown, 0 to 15.
    [[nodiscard]] int score() const {
        return static_cast<int>(std::count_if(parts.begin(), parts.end(),
                                              [](StructurePart const& p) { return p.shown; }));
    }

    friend bool operator==(StructureScore const&, StructureScore const&) = default;
};

namespace detail {

template <typename Test>
bool every_weighted(Rubric const& rubric, Test test) {
    bool any = false;
    for (auto const& entry : rubric.role->weights) {
        auto const* competency = rubric.competency(entry.competency);
        if (entry.weight <= 0 || competency == nullptr)
            continue;
        any = true;
        if (!test(*competency))
            return false;
    }
    return any;
}

template <typename Test>
bool every_interview(Role const& role, Test test) {
    return !role.interviews.empty() &&
           std::all_of(role.interviews.begin(), role.interviews.end(), test);
}

inline bool asks_past_and_task(Competency const& competency) {
    bool past = false, task = false;
    for (auto const& question : competency.questions) {
        bool const is_past = question.kind == QuestionKind::past;
        past = past || is_past;
        task = task || (!is_past && question.kind != QuestionKind::concept_check);
    }
    return past && (task || competency.questions.size() > 1);
}

inline bool has_probes(Competency const& competency) {
    return !competency.questions.empty() &&
           std::all_of(competency.questions.begin(), competency.questions.end(),
                       [](Question const& question) { return question.probes.size() >= 2; });
}

inline bool has_anchors(Rubric const& rubric, Competency const& competency) {
    return std::all_of(rubric.scale.levels.begin(), rubric.scale.levels.end(),
                       [&](Level const& level) {
                           auto const* anchor = competency.anchor(level.score);
                           return anchor != nullptr && !anchor->text.empty();
                       });
}

inline bool has_two_note_levels(Competency const& competency) {
    auto const& notes = competency.calibration;
    return std::any_of(notes.begin(), notes.end(), [&](CalibrationNote const& note) {
        return !same(note.level, notes.front().level);
    });
}

inline std::size_t planned_questions(Role const& role) {
    std::size_t n = 0;
    for (auto const& interview : role.interviews)
        n += (std::max)(interview.questions.size(), interview.competencies.size());
    return n;
}

inline bool many_leads(Role const& role) {
    return std::any_of(role.interviews.begin(), role.interviews.end(), [&](Interview const& i) {
        return !i.lead.empty() && i.lead != role.interviews.front().lead;
    });
}

/// The names of the parts that are shown, or not, as lines of some 80 characters.
inline void add_part_lines(StructureScore const& score, bool shown, std::string line,
                           std::vector<std::string>& lines) {
    constexpr std::size_t width = 84;
    bool first = true;
    for (auto const& part : score.parts) {
        if (part.shown != shown)
            continue;
        line += first ? "" : ";";
        if (!first && line.size() + part.name.size() > width) {
            lines.push_back(std::move(line));
            line = "   ";
        }
        line += (first ? "" : " ") + std::string{part.name};
        first = false;
    }
    if (!first)
        lines.push_back(std::move(line));
}

} // namespace detail

/// The structure that a role, its plan and what ratings show add up to; none for a rubric
/// without a role. Cost: a few passes.
[[nodiscard]] inline std::optional<StructureScore>
structure_score(Rubric const& rubric, StructureEvidence const& evidence = {}) {
    using namespace detail;
    if (!rubric.role)
        return std::nullopt;
    constexpr std::size_t enough_questions = 15;
    Role const& role = *rubric.role;
    bool const from_job = every_weighted(
        rubric, [](Competency const& c) { return !c.sources.empty() || !c.origin.empty(); });
    bool const same_questions = every_interview(
        role, [](Interview const& interview) { return !interview.questions.empty(); });
    bool const questions_last = every_interview(role, [](Interview const& interview) {
        return interview.minutes.value_or(0) > opening_minutes + closing_minutes;
    });
    StructureScore result;
    result.parts = {
        {"questions come from the job", from_job},
        {"the same questions for everybody", same_questions},
        {"follow-up questions planned", every_weighted(rubric, has_probes)},
        {"questions on past behaviour and on tasks",
         every_weighted(rubric, asks_past_and_task)},
        {"fifteen questions or more", planned_questions(role) >= enough_questions},
        {"CVs and test results kept out", evidence.other_facts_kept_out},
        {"candidates ask at the end", questions_last},
        {"each competency rated by itself", role.weights.size() > 1},
        {"every level described",
         every_weighted(rubric, [&](Competency const& c) { return has_anchors(rubric, c); })},
        {"notes taken", evidence.notes_taken},
        {"several interviewers", many_leads(role) || role.policy.evidence.interviewers > 1},
        {"the same interviewers for everybody", evidence.same_interviewers},
        {"rated before talking to each other", evidence.rated_before_talk},
        {"samples to train interviewers on", every_weighted(rubric, has_two_note_levels)},
        {"ratings combined by a rule", unusable(rubric).empty()}};
    return result;
}

/// S-00 as a finding: the score, the parts shown and the parts not shown; none for a rubric
/// without a role.
[[nodiscard]] inline Diagnostics lint_structure(Rubric const& rubric,
                                                StructureEvidence const& evidence = {}) {
    auto const result = structure_score(rubric, evidence);
    if (!result)
        return {};
    auto problem = finding("S-00", "",
                           "the file shows " + std::to_string(result->score()) +
                               " of 15 parts of a structured interview");
    detail::add_part_lines(*result, true, "shown: ", problem.details);
    detail::add_part_lines(*result, false, "not shown: ", problem.details);
    return {std::move(problem)};
}

/// Rule C-01: two calibration notes on different levels, without vague words. Cost: linear.
[[nodiscard]] inline Diagnostics lint_calibration(Rubric const& rubric,
                                                  Vocabulary const& vocabulary) {
    Diagnostics problems;
    for (auto const index : concerned(rubric)) {
        auto const& competency = rubric.competencies[index];
        auto const& notes = competency.calibration;
        auto const pointer = child("/competencies", index);
        auto const list = child(pointer, "calibration");
        auto const& id = competency.id.text();
        if (notes.size() < 2)
            problems.push_back(finding(
                "C-01", notes.empty() ? pointer : list,
                id + (notes.empty() ? " has no calibration note" : " has 1 calibration note") +
                    "; 2 are the least"));
        else if (!detail::has_two_note_levels(competency))
            problems.push_back(
                finding("C-01", list, "all calibration notes of " + id + " are of one level"));
        for (std::size_t i = 0; i < notes.size(); ++i) {
            auto const words = words_of(notes[i].note);
            auto const hits = vocabulary.vague.find(words);
            if (!hits.empty())
                problems.push_back(finding("C-01", child(child(list, i), "note"),
                                           "calibration note says " +
                                               found_words(notes[i].note, words, hits)));
        }
    }
    return problems;
}

} // namespace panelscore
