// SPDX-License-Identifier: BSL-1.0
#pragma once

// Recommendations for reports: a senior machine-learning engineer's rubric in code, panels
// written as one string of scores an interview, and golden files.

#include "support/builders.hpp"

#include <panelscore/decide/recommend.hpp>
#include <panelscore/decide/slate.hpp>
#include <panelscore/model/panel.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::test {

/// Thirteen competencies in five domains with names of usual length, five interviews, two
/// must-haves, bars 2.75, 3.5 and 4; a call needs three interviewers and 70 %.
[[nodiscard]] inline Rubric engineer_rubric() {
    struct Entry {
        char const* id;
        char const* name;
        double weight;
    };
    static constexpr Entry entries[]{
        {"fundamentals.ml_core", "Core machine-learning concepts", 7},
        {"fundamentals.model_evaluation", "Model selection and evaluation", 9},
        {"fundamentals.features", "Features, labels and data preparation", 7},
        {"design.end_to_end", "End-to-end ML system design", 11},
        {"design.mlops", "Production lifecycle and MLOps", 9},
        {"design.llm_applications", "LLM applications, retrieval and agents", 8},
        {"solving.decomposition", "Framing and decomposition", 7},
        {"solving.tradeoffs", "Trade-offs and decisions under uncertainty", 8},
        {"solving.debugging", "Error analysis and debugging", 9},
        {"communication.clarity", "Clear technical communication", 6},
        {"communication.teamwork", "Collaboration in the team", 5},
        {"ethics.fairness", "Bias and fairness", 7},
        {"ethics.accountability", "Ethical judgement and accountability", 7}};
    Rubric rubric;
    rubric.id = RubricId{"engineer"};
    rubric.revision = "2026.1";
    rubric.title = "Machine-learning engineer";
    rubric.scale = five_levels();
    Role role;
    role.seniorities = {Seniority{"senior"}};
    for (auto const& entry : entries) {
        rubric.competencies.push_back(competency(entry.id, "", entry.name));
        CompetencyId const id{entry.id};
        if (std::string_view const domain = domain_of(id); !rubric.domain(domain))
            rubric.domains.push_back({DomainId{domain}, std::string(domain)});
        role.weights.push_back({id, entry.weight});
    }
    role.policy.method = Method::mean;
    role.policy.bars = {.strong_hire = 4.0, .hire = 3.5, .no_hire = 2.75};
    role.policy.evidence.interviewers = 3;
    Gate design{.competency = CompetencyId{"design.end_to_end"}};
    design.number = 3.0;
    Gate judgement{.competency = CompetencyId{"ethics.accountability"}};
    judgement.number = 2.0;
    role.policy.gates = {design, judgement};
    auto const plan = [&](char const* id, char const* title, std::vector<int> places) {
        Interview made = interview(id, title, 60, {}, {});
        for (int const at : places)
            made.competencies.push_back(role.weights[static_cast<std::size_t>(at)].competency);
        role.interviews.push_back(made);
    };
    plan("ml_depth", "ML depth", {0, 1, 2, 9, 11});
    plan("system_design", "System design", {3, 4, 5, 6, 7, 11});
    plan("practical", "Practical", {0, 2, 6, 8, 10});
    plan("project_review", "Project review", {1, 3, 4, 8, 12});
    plan("scenario", "Scenario", {5, 7, 9, 10, 12});
    rubric.role = role;
    return rubric;
}

/// A card for an interview of `engineer_rubric`: one character for each of its competencies,
/// N for not observed and - for not asked.
[[nodiscard]] inline Scorecard scored(Rubric const& rubric, char const* interviewer,
                                      char const* interview, std::string_view scores,
                                      std::optional<Vote> vote = std::nullopt) {
    Scorecard made;
    made.interviewer = InterviewerId{interviewer};
    made.interview = InterviewId{interview};
    made.overall = vote;
    auto const& planned = rubric.role->interview(made.interview)->competencies;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i] == 'N')
            made.ratings.push_back({planned[i], std::nullopt, "", std::nullopt});
        else if (scores[i] != '-')
            made.ratings.push_back({planned[i], static_cast<double>(scores[i] - '0'),
                                    "Said why, and checked it.", std::nullopt});
    return made;
}

/// The advice for a senior with these cards.
[[nodiscard]] inline Recommendation advice_for(Rubric const& rubric, char const* candidate,
                                               std::vector<Scorecard> cards) {
    return recommend({.candidate = CandidateId{candidate},
                      .seniority = Seniority{"senior"},
                      .cards = std::move(cards)},
                     rubric);
}

/// A hire with a card still out, a disagreement, votes both ways and a red flag.
[[nodiscard]] inline Recommendation hire_advice(Rubric const& rubric) {
    auto review = scored(rubric, "i-22", "project_review", "44443", Vote::hire);
    review.red_flags.push_back({CompetencyId{"solving.debugging"},
                                "Guesses before looking at the data",
                                "I would just retrain it and see."});
    return advice_for(rubric, "c-0193",
                      {scored(rubric, "i-07", "ml_depth", "4444N", Vote::hire),
                       scored(rubric, "i-11", "system_design", "44343-", Vote::mixed),
                       scored(rubric, "i-15", "practical", "44424", Vote::no_hire), review});
}

/// A score above the bar that a must-have stops.
[[nodiscard]] inline Recommendation gate_advice(Rubric const& rubric) {
    return advice_for(rubric, "c-0197",
                      {scored(rubric, "i-07", "ml_depth", "44444"),
                       scored(rubric, "i-11", "system_design", "444444"),
                       scored(rubric, "i-15", "practical", "44444"),
                       scored(rubric, "i-22", "project_review", "44441"),
                       scored(rubric, "i-31", "scenario", "44441")});
}

/// Good ratings from too few interviewers.
[[nodiscard]] inline Recommendation thin_advice(Rubric const& rubric) {
    return advice_for(rubric, "c-0204",
                      {scored(rubric, "i-07", "ml_depth", "44443"),
                       scored(rubric, "i-11", "system_design", "444434")});
}

/// Far below the bar, whoever is left out.
[[nodiscard]] inline Recommendation strong_no_advice(Rubric const& rubric) {
    return advice_for(rubric, "c-0190",
                      {scored(rubric, "i-07", "ml_depth", "32232", Vote::no_hire),
                       scored(rubric, "i-11", "system_design", "322322", Vote::strong_no_hire),
                       scored(rubric, "i-15", "practical", "23233", Vote::no_hire),
                       scored(rubric, "i-22", "project_review", "23323", Vote::no_hire)});
}

/// The four above, an unmistakable hire, and one with the score of c-0193.
[[nodiscard]] inline std::vector<Recommendation> six_candidates(Rubric const& rubric) {
    auto twin = hire_advice(rubric);
    twin.candidate = CandidateId{"c-0188"};
    twin.red_flags.clear();
    return {hire_advice(rubric),
            gate_advice(rubric),
            thin_advice(rubric),
            strong_no_advice(rubric),
            twin,
            advice_for(rubric, "c-0201",
                       {scored(rubric, "i-07", "ml_depth", "54544"),
                        scored(rubric, "i-11", "system_design", "545444"),
                        scored(rubric, "i-15", "practical", "44555"),
                        scored(rubric, "i-22", "project_review", "45444"),
                        scored(rubric, "i-31", "scenario", "44454")})};
}

/// The text of a file in tests/golden/, which is first written when UPDATE_GOLDEN=1.
[[nodiscard]] inline std::string golden(std::string const& name, std::string const& actual) {
    std::string const path = std::string(PANELSCORE_SOURCE_DIR "/tests/golden/") + name;
    char const* const update = std::getenv("UPDATE_GOLDEN");
    if (update && std::string_view(update) == "1")
        std::ofstream(path, std::ios::binary) << actual;
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace panelscore::test
