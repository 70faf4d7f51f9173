// SPDX-License-Identifier: BSL-1.0
#pragma once

// A small rubric that no lint rule objects to; a test spoils one thing and looks for one code.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::test {

/// A text of twelve words that no other text shares, after the given start.
inline std::string own_words(std::string start, std::string const& mark) {
    for (char letter = 'a'; letter < 'l'; ++letter)
        start += std::string{" "} + letter + mark;
    return start + '.';
}

/// A competency with five anchors, three questions, flags, targets and two notes.
inline Competency clean_competency(std::string const& id, std::string const& mark) {
    Competency competency;
    competency.id = CompetencyId{id};
    competency.code = "T" + mark;
    competency.name = "Name " + mark;
    competency.definition = "Says " + mark;
    competency.sources = {"source"};
    for (int level = 1; level <= 5; ++level) {
        Anchor anchor;
        anchor.score = level;
        anchor.text = own_words(level == 5 ? "Built" : "Names", mark + std::to_string(level));
        competency.anchors.push_back(anchor);
    }
    QuestionKind const kinds[] = {QuestionKind::case_study, QuestionKind::live,
                                  QuestionKind::past};
    for (int number = 1; number <= 3; ++number) {
        Question question;
        question.id = competency.code + "." + std::to_string(number);
        question.kind = kinds[number - 1];
        question.text = "What is " + mark + std::to_string(number) + "?";
        question.probes = {"How?", "Why?"};
        question.reviewed = "2026-11-22";
        competency.questions.push_back(question);
    }
    competency.red_flags = {Flag{"Hides a fault", {}}};
    competency.green_flags = {Flag{"Asks for the data", {}}};
    competency.targets = {{Seniority{"junior"}, 2}, {Seniority{"senior"}, 4}};
    competency.calibration = {CalibrationNote{"Named one.", 2, {}},
                              CalibrationNote{"Checked it.", 4, {}}};
    return competency;
}

/// An interview over some competencies with their questions.
inline Interview clean_interview(std::string const& id, InterviewFormat format,
                                 std::vector<std::string> const& competencies) {
    Interview interview;
    interview.id = InterviewId{id};
    interview.title = id;
    interview.format = format;
    interview.minutes = 60;
    interview.ai_policy = "not allowed";
    interview.lead = "lead of " + id;
    for (auto const& competency : competencies)
        interview.competencies.push_back(CompetencyId{competency});
    return interview;
}

/// Five competencies in two domains, weight 20 each, two seniorities, three interviews.
inline Rubric clean_rubric() {
    Rubric rubric;
    rubric.id = RubricId{"clean"};
    rubric.revision = "1";
    rubric.language = "en";
    rubric.title = "Clean";
    for (int score = 1; score <= 5; ++score)
        rubric.scale.levels.push_back({double(score), "L" + std::to_string(score), "m"});
    rubric.scale.not_observed = NotObserved{};
    rubric.domains = {{DomainId{"craft"}, "Craft"}, {DomainId{"talk"}, "Talk"}};
    std::vector<std::string> const ids{"craft.one", "craft.two", "craft.three", "talk.four",
                                       "talk.five"};
    char mark = 'p';
    for (auto const& id : ids)
        rubric.competencies.push_back(clean_competency(id, std::string(2, mark++)));
    Role role;
    role.seniorities = {Seniority{"junior"}, Seniority{"senior"}};
    for (auto const& id : ids)
        role.weights.push_back({CompetencyId{id}, 20});
    role.policy.bars = {true, 0.0, 0.0, -0.5};
    Gate gate;
    gate.competency = CompetencyId{"craft.one"};
    gate.number = 2.0;
    role.policy.gates = {gate};
    role.interviews = {clean_interview("first", InterviewFormat::technical_discussion, ids),
                       clean_interview("second", InterviewFormat::past_behaviour, ids)};
    role.accommodations = "Ask the coordinator.";
    rubric.role = role;
    return rubric;
}

/// How many problems carry a code.
inline long count_code(Diagnostics const& problems, std::string_view code) {
    return std::count_if(problems.begin(), problems.end(),
                         [&](Diagnostic const& p) { return p.code == code; });
}

/// The first problem with a code, or an empty one.
inline Diagnostic first_of(Diagnostics const& problems, std::string_view code) {
    for (auto const& problem : problems)
        if (problem.code == code)
            return problem;
    return {};
}

} // namespace panelscore::test
