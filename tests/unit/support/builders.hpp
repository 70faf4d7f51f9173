// SPDX-License-Identifier: BSL-1.0
#pragma once

// A small valid rubric built in code: three competencies in two domains, two interviews, two
// seniorities, weights of 50, 30 and 20. Change what a test is about and leave the rest.

#include <panelscore/model/rubric.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace panelscore::test {

/// Levels 1 to 5 with N, as in the shipped rubrics.
[[nodiscard]] inline Scale five_levels() {
    Scale scale;
    scale.levels = {{1, "Missing", "Nothing usable is offered"},
                    {2, "Named", "Recites terms or steps"},
                    {3, "Applied", "Carries the case through unaided"},
                    {4, "Verified", "Checks the result"},
                    {5, "Extended", "Shows a past result"}};
    scale.not_observed = NotObserved{"N", "Not observed", "The question was not asked", {}};
    scale.rules = {"Rate each competency on its own.", "Every rating carries a note."};
    return scale;
}

/// A case question `CODE.NUMBER` with a key and two probes.
[[nodiscard]] inline Question case_question(std::string const& id, std::string text) {
    Question question;
    question.id = id;
    question.text = std::move(text);
    question.key = "Key of " + id + ".";
    question.probes = {"First probe of " + id + "?", "Second probe of " + id + "?"};
    return question;
}

/// A competency with an anchor for each of five levels, two questions, flags and targets
/// (junior 2, senior 4).
[[nodiscard]] inline Competency competency(std::string_view id, std::string code,
                                           std::string name) {
    Competency made;
    made.id = CompetencyId{id};
    made.code = std::move(code);
    made.name = std::move(name);
    made.definition = "Definition of " + made.name + ".";
    made.indicators = {{"a", "what is seen first", {}}, {"b", "what is seen next", {}}};
    for (int level = 1; level <= 5; ++level)
        made.anchors.push_back(
            {static_cast<double>(level),
             "Does what level " + std::to_string(level) + " of " + made.name + " says.",
             false,
             {}});
    made.questions = {case_question(made.code + ".1", "First question of " + made.name + "?"),
                      case_question(made.code + ".2", "Second question of " + made.name + "?")};
    made.red_flags = {{"Red flag of " + made.name, {}}};
    made.green_flags = {{"Green flag of " + made.name, {}}};
    made.targets = {{Seniority{"junior"}, 2.0}, {Seniority{"senior"}, 4.0}};
    made.calibration = {{"Sample of level 2 in " + made.name + ".", 2.0, {}},
                        {"Sample of level 4 in " + made.name + ".", 4.0, {}}};
    return made;
}

/// An interview of the plan that asks these questions.
[[nodiscard]] inline Interview interview(std::string_view id, std::string title, int minutes,
                                         std::vector<CompetencyId> competencies,
                                         std::vector<std::string> questions) {
    Interview made;
    made.id = InterviewId{id};
    made.title = std::move(title);
    made.minutes = minutes;
    made.ai_policy = "not allowed";
    made.lead = "engineer of the team";
    made.purpose = "What " + made.title + " is for";
    made.competencies = std::move(competencies);
    made.questions = std::move(questions);
    return made;
}

/// The whole rubric: `small`, revision `1`, competencies `craft.design`, `craft.testing` and
/// `people.clarity`.
[[nodiscard]] inline Rubric small_rubric() {
    Rubric rubric;
    rubric.id = RubricId{"small"};
    rubric.revision = "1";
    rubric.updated = "2026-11-22";
    rubric.language = "en";
    rubric.title = "Small role";
    rubric.scale = five_levels();
    rubric.domains = {{DomainId{"craft"}, "Craft"}, {DomainId{"people"}, "People"}};
    rubric.competencies = {competency("craft.design", "D1", "Design"),
                           competency("craft.testing", "D2", "Testing"),
                           competency("people.clarity", "P1", "Clarity")};
    CompetencyId const design{"craft.design"};
    CompetencyId const testing{"craft.testing"};
    CompetencyId const clarity{"people.clarity"};
    Role role;
    role.seniorities = {Seniority{"junior"}, Seniority{"senior"}};
    role.weights = {{design, 50}, {testing, 30}, {clarity, 20}};
    role.reasons = {{"*", "design decides most of the work in this small made-up role"}};
    role.policy.bars.strong_hire = 4.5;
    role.policy.bars.hire = 3.5;
    role.policy.bars.no_hire = 2.5;
    role.interviews = {
        interview("talk", "Talk", 45, {design, testing, clarity}, {"D1.1", "D2.1", "P1.1"}),
        interview("task", "Task", 60, {testing, design}, {"D2.2", "D1.2"})};
    role.notes = {"Use the same plan for every candidate."};
    role.accommodations = "Ask every candidate in advance what they need.";
    rubric.role = role;
    return rubric;
}

/// The small rubric with calls by the mean of what was written.
[[nodiscard]] inline Rubric mean_rubric() {
    Rubric rubric = small_rubric();
    rubric.role->policy.method = Method::mean;
    return rubric;
}

} // namespace panelscore::test
