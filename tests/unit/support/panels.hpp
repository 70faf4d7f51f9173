// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rubrics of nothing but weights, and cards and panels, each in one line.

#include "support/builders.hpp"

#include <panelscore/model/panel.hpp>
#include <panelscore/model/rubric.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::test {

/// A weight by name: weigh("ethics.fairness", 5).
[[nodiscard]] inline Weight weigh(char const* competency, double weight) {
    return {.competency = CompetencyId{competency}, .weight = weight};
}

/// A rubric "test" with these competencies and weights, a scale of 1 to 5, and bars in points
/// of the scale: no hire below 2.5, hire 3.5, strong hire 4.25. Called by the mean.
[[nodiscard]] inline Rubric rubric_of(std::vector<Weight> weights) {
    Rubric rubric;
    rubric.id = RubricId{"test"};
    rubric.revision = "1";
    rubric.title = "Test role";
    rubric.scale = five_levels();
    for (auto const& entry : weights) {
        std::string_view const domain = domain_of(entry.competency);
        if (rubric.domain(domain) == nullptr)
            rubric.domains.push_back({.id = DomainId{domain}, .name = std::string{domain}});
        Competency competency;
        competency.id = entry.competency;
        competency.name = entry.competency.text();
        rubric.competencies.push_back(competency);
    }
    Role role;
    role.weights = std::move(weights);
    role.policy.method = Method::mean;
    role.policy.bars = {.strong_hire = 4.25, .hire = 3.5, .no_hire = 2.5};
    rubric.role = role;
    return rubric;
}

/// A score with its evidence.
[[nodiscard]] inline Rating rated(char const* competency, double score,
                                  char const* evidence = "") {
    return {.competency = CompetencyId{competency}, .score = score, .evidence = evidence};
}

/// A rating that says "not observed".
[[nodiscard]] inline Rating not_observed(char const* competency) {
    return {.competency = CompetencyId{competency}};
}

/// A card of candidate "c" for the rubric "test".
[[nodiscard]] inline Scorecard card(char const* interviewer, char const* interview,
                                    std::vector<Rating> ratings,
                                    std::optional<Vote> overall = std::nullopt) {
    Scorecard made;
    made.rubric = "test";
    made.revision = "1";
    made.candidate = CandidateId{"c"};
    made.interviewer = InterviewerId{interviewer};
    made.interview = InterviewId{interview};
    made.ratings = std::move(ratings);
    made.overall = overall;
    return made;
}

/// The panel of candidate "c" with these cards.
[[nodiscard]] inline Panel panel_of(std::vector<Scorecard> cards) {
    return {.candidate = CandidateId{"c"}, .cards = std::move(cards)};
}

} // namespace panelscore::test
