// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an interviewer needs in the room: the questions of one interview in order, with minutes,
// probes, keys, anchors and flags. Plain data; io/kit.hpp writes it.

#include <panelscore/base/identifier.hpp>
#include <panelscore/base/number.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// Whether a guide could be given times. `too_short`: opening and closing leave less than a
/// minute for each question, so the interviewer has to choose.
enum class Timing { planned, not_given, too_short };

/// A stretch of the interview: it begins `start` minutes after the candidate came in.
struct TimeSlot {
    int start = 0;
    int minutes = 0;

    friend bool operator==(TimeSlot const&, TimeSlot const&) = default;
};

/// One question and the competency it serves. A competency that no question of the interview
/// serves has a step without question and without time: it is rated from what the others show.
struct GuideStep {
    Competency competency{};
    std::optional<Question> question{};
    std::optional<TimeSlot> slot{};
    std::optional<double> target{}; ///< for the guide's seniority
    NumberBySeniority targets{};    ///< for each seniority of the role
    bool rated_here = true;         ///< last step of a competency that this interview rates

    friend bool operator==(GuideStep const&, GuideStep const&) = default;
};

/// One interview as it is held. Without `opening` and `closing` there are no times; `timing`
/// says why. An empty interview id means the rubric has no plan.
struct InterviewGuide {
    RubricId rubric{};
    std::string revision{};
    std::string language{};
    std::string title{}; ///< of the rubric, such as "Machine-learning engineer"
    Seniority seniority{};
    Interview interview{};
    Scale scale{};
    std::string accommodations{};
    Timing timing = Timing::not_given;
    std::optional<TimeSlot> opening{};
    std::optional<TimeSlot> closing{};
    std::vector<GuideStep> steps{};

    friend bool operator==(InterviewGuide const&, InterviewGuide const&) = default;
};

/// A competency in the overview of a plan: which question of which interview sees it.
struct PlannedCompetency {
    Competency competency{};
    std::optional<double> weight{}; ///< as declared
    std::optional<double> target{}; ///< for the guide's seniority
    bool must_have = false;         ///< the role has a gate on it
    std::vector<std::pair<InterviewId, std::vector<std::string>>>
        seen{}; ///< interviews that rate it, each with the ids of its questions

    friend bool operator==(PlannedCompetency const&, PlannedCompetency const&) = default;
};

/// The whole plan: every interview, and who asks what.
struct PlanGuide {
    std::vector<InterviewGuide> interviews{};
    std::vector<PlannedCompetency> competencies{}; ///< in the order of the weights
    std::vector<std::string> notes{};

    friend bool operator==(PlanGuide const&, PlanGuide const&) = default;
};

namespace detail {

/// Question ids of an interview: its own, or the first of each competency when it names none.
[[nodiscard]] inline std::vector<std::string> questions_of(Rubric const& rubric,
                                                           Interview const& interview) {
    if (!interview.questions.empty())
        return interview.questions;
    std::vector<std::string> ids;
    for (auto const& id : interview.competencies)
        if (auto const* found = rubric.competency(id); found && !found->questions.empty())
            ids.push_back(found->questions.front().id);
    return ids;
}

/// The steps of an interview, without times. Ids that the rubric does not have are passed over.
[[nodiscard]] inline std::vector<GuideStep>
guide_steps(Rubric const& rubric, Interview const& interview, Seniority const& seniority) {
    std::vector<GuideStep> steps;
    auto const add = [&](Competency const& competency, Question const* question) {
        GuideStep step;
        step.competency = competency;
        if (question)
            step.question = *question;
        step.target = rubric.target(competency.id, seniority);
        if (rubric.role)
            for (auto const& each : rubric.role->seniorities)
                if (auto const number = rubric.target(competency.id, each))
                    step.targets.emplace_back(each, *number);
        for (auto& earlier : steps)
            if (earlier.competency.id == competency.id)
                earlier.rated_here = false;
        auto const& rated = interview.competencies;
        step.rated_here = std::find(rated.begin(), rated.end(), competency.id) != rated.end();
        steps.push_back(std::move(step));
    };
    for (auto const& id : questions_of(rubric, interview))
        if (auto const found = rubric.question(id); found.question)
            add(*found.competency, found.question);
    for (auto const& id : interview.competencies) {
        bool const asked = std::any_of(steps.begin(), steps.end(), [&](GuideStep const& step) {
            return step.competency.id == id;
        });
        if (auto const* found = rubric.competency(id); found && !asked)
            add(*found, nullptr);
    }
    return steps;
}

/// Shares whole minutes evenly among the questions; the first ones get what is left over.
inline void plan_times(InterviewGuide& guide) {
    if (!guide.interview.minutes)
        return;
    std::vector<GuideStep*> timed;
    for (auto& step : guide.steps)
        if (step.question)
            timed.push_back(&step);
    int const questions = static_cast<int>(timed.size());
    int const rest = *guide.interview.minutes - opening_minutes - closing_minutes;
    if (questions == 0 || rest < questions) {
        guide.timing = Timing::too_short;
        return;
    }
    guide.timing = Timing::planned;
    guide.opening = TimeSlot{0, opening_minutes};
    int start = opening_minutes;
    for (int i = 0; i < questions; ++i) {
        int const minutes = rest / questions + (i < rest % questions ? 1 : 0);
        timed[static_cast<std::size_t>(i)]->slot = TimeSlot{start, minutes};
        start += minutes;
    }
    guide.closing = TimeSlot{start, closing_minutes};
}

/// The seniority to mark: the one asked for, else the role's only one, else none.
[[nodiscard]] inline Seniority marked_seniority(Rubric const& rubric,
                                                Seniority const& seniority) {
    bool const only = rubric.role && rubric.role->seniorities.size() == 1;
    return seniority.empty() && only ? rubric.role->seniorities.front() : seniority;
}

/// How the plan sees one competency.
[[nodiscard]] inline PlannedCompetency
planned_competency(Rubric const& rubric, Competency const& competency,
                   std::vector<InterviewGuide> const& guides, Seniority const& seniority) {
    PlannedCompetency row;
    row.competency = competency;
    row.target = rubric.target(competency.id, seniority);
    if (rubric.role) {
        auto const& gates = rubric.role->policy.gates;
        row.weight = rubric.role->weight(competency.id);
        row.must_have = std::any_of(gates.begin(), gates.end(), [&](Gate const& gate) {
            return gate.competency == competency.id;
        });
    }
    for (auto const& guide : guides) {
        std::vector<std::string> asked;
        bool rated = false;
        for (auto const& step : guide.steps)
            if (step.competency.id == competency.id) {
                rated = rated || step.rated_here;
                if (step.question)
                    asked.push_back(step.question->id);
            }
        if (rated)
            row.seen.emplace_back(guide.interview.id, std::move(asked));
    }
    return row;
}

} // namespace detail

/// The competencies a role scores, in the order of its weights; of a rubric without role, all.
/// Cost: linear in weights times competencies.
[[nodiscard]] inline std::vector<CompetencyId> scored_competencies(Rubric const& rubric) {
    std::vector<CompetencyId> ids;
    if (rubric.role)
        for (auto const& entry : rubric.role->weights)
            ids.push_back(entry.competency);
    else
        for (auto const& competency : rubric.competencies)
            ids.push_back(competency.id);
    return ids;
}

/// The interviews to prepare: the plan's, or, without a plan, one without id and minutes that
/// rates everything and asks the first question of each competency.
[[nodiscard]] inline std::vector<Interview> interviews_to_prepare(Rubric const& rubric) {
    if (rubric.role && !rubric.role->interviews.empty())
        return rubric.role->interviews;
    Interview interview;
    interview.title = "Interview";
    interview.competencies = scored_competencies(rubric);
    return {interview};
}

/// The guide to one interview of a rubric.
///
/// Questions keep the plan's order; an interview that names none asks the first question of
/// each of its competencies. Of the minutes, 5 open and 10 close the interview and the rest is
/// shared evenly among the questions in whole minutes, the first ones taking what is left
/// over, so that all add up. Without minutes, or with less than one for each question, there
/// are no times and `timing` says why. Targets are those of the seniority; an empty one means
/// the role's only one, or no targets.
[[nodiscard]] inline InterviewGuide guide(Rubric const& rubric, Interview const& interview,
                                          Seniority const& seniority = {}) {
    InterviewGuide made;
    made.rubric = rubric.id;
    made.revision = rubric.revision;
    made.language = rubric.language;
    made.title = rubric.title.empty() ? rubric.id.text() : rubric.title;
    made.seniority = detail::marked_seniority(rubric, seniority);
    made.interview = interview;
    made.scale = rubric.scale;
    if (rubric.role)
        made.accommodations = rubric.role->accommodations;
    made.steps = detail::guide_steps(rubric, interview, made.seniority);
    detail::plan_times(made);
    return made;
}

/// The guides to all interviews of a rubric, and which of them sees which competency. A
/// competency that an interview rates but the role does not weight stands last.
[[nodiscard]] inline PlanGuide guide(Rubric const& rubric, Seniority const& seniority = {}) {
    PlanGuide made;
    for (auto const& interview : interviews_to_prepare(rubric))
        made.interviews.push_back(guide(rubric, interview, seniority));
    if (rubric.role)
        made.notes = rubric.role->notes;
    auto ids = scored_competencies(rubric);
    for (auto const& interview : made.interviews)
        for (auto const& id : interview.interview.competencies)
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
    auto const marked = detail::marked_seniority(rubric, seniority);
    for (auto const& id : ids)
        if (auto const* found = rubric.competency(id))
            made.competencies.push_back(
                detail::planned_competency(rubric, *found, made.interviews, marked));
    return made;
}

} // namespace panelscore
