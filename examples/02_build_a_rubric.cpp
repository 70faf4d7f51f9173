// SPDX-License-Identifier: BSL-1.0
// Builds a rubric in code, without any file, and asks for advice on a panel of two
// interviewers.

#include <panelscore/decide/recommend.hpp>
#include <panelscore/io/names.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;

//! [rubric]
static Rubric site_engineer() {
    Rubric rubric{.id = RubricId("site-engineer"), .revision = "1", .title = "Site engineer"};
    rubric.scale.levels = {
        {1, "Missing", ""}, {2, "Named", ""}, {3, "Applied", ""}, {4, "Verified", ""}};
    rubric.domains = {{DomainId("work"), "Work"}, {DomainId("people"), "People"}};
    for (char const* id : {"work.diagnosis", "work.automation", "people.handover"})
        rubric.competencies.push_back({.id = CompetencyId(id), .name = id});
    Role role;
    role.weights = {{CompetencyId("work.diagnosis"), 40},
                    {CompetencyId("work.automation"), 30},
                    {CompetencyId("people.handover"), 30}};
    role.policy.method = Method::mean;
    role.policy.bars = {.strong_hire = 3.6, .hire = 3.0, .no_hire = 2.0};
    role.policy.gates = {{.competency = CompetencyId("people.handover"), .number = 2.0}};
    rubric.role = role;
    return rubric;
}
//! [rubric]

static Scorecard card(char const* interviewer, std::vector<Rating> ratings) {
    return {.candidate = CandidateId("c-1"),
            .interviewer = InterviewerId(interviewer),
            .ratings = std::move(ratings)};
}

int main() {
    CompetencyId const diagnosis("work.diagnosis");
    CompetencyId const automation("work.automation");
    CompetencyId const handover("people.handover");
    // Not observed is an empty score; what was not asked is left out. Neither is a zero.
    Panel panel{.candidate = CandidateId("c-1")};
    panel.cards = {card("i-1", {{diagnosis, 4.0}, {automation, std::nullopt}, {handover, 3.0}}),
                   card("i-2", {{diagnosis, 3.0}, {handover, 2.0}})};

    Recommendation const advice = recommend(panel, site_engineer());
    std::string const call(name_in(call_names, advice.call));
    std::printf("%s: score %.2f, bar %.2f, %.0f %% of the rubric\n", call.c_str(),
                advice.score.raw.value_or(0), advice.bars.hire, advice.coverage.weight * 100);
    for (auto const& competency : advice.competencies)
        std::printf("%-16s %zu ratings\n", competency.competency.text().c_str(), competency.n);
    for (auto const& step : advice.trace)
        std::printf("%s: %s\n", step.rule.c_str(), step.result.c_str());
}
