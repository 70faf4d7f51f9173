// SPDX-License-Identifier: BSL-1.0
#pragma once

// Cards and panels in one line each: card("i-1", "talk", {{"craft.design", 4}}).

#include <panelscore/model/panel.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::test {

/// A card of candidate "c-1"; an empty score is not observed.
[[nodiscard]] inline Scorecard
card(std::string_view interviewer, std::string_view interview,
     std::vector<std::pair<std::string_view, std::optional<double>>> const& ratings) {
    Scorecard made;
    made.candidate = CandidateId{"c-1"};
    made.interviewer = InterviewerId{interviewer};
    made.interview = InterviewId{interview};
    for (auto const& [competency, score] : ratings)
        made.ratings.push_back({CompetencyId{competency}, score, "note", std::nullopt});
    return made;
}

/// A senior's panel of these cards.
[[nodiscard]] inline Panel panel(std::vector<Scorecard> cards) {
    Panel made;
    made.candidate = CandidateId{"c-1"};
    made.seniority = Seniority{"senior"};
    made.cards = std::move(cards);
    return made;
}

} // namespace panelscore::test
