// SPDX-License-Identifier: BSL-1.0
#include <panelscore/decide/recommend.hpp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/version.hpp>

#include <cmath>
#include <iostream>

namespace {

constexpr char rubric_text[] = R"({
  "format": "panelscore/rubric/1", "id": "baker", "revision": "1", "title": "Baker",
  "scale": {"levels": [{"score": 1, "label": "No", "meaning": "Burns the bread"},
                       {"score": 5, "label": "Yes", "meaning": "Bakes the bread"}],
            "not_observed": {"symbol": "N", "label": "Not observed", "meaning": "Not asked"}, "step": 1},
  "domains": [{"id": "craft", "name": "Craft"}],
  "competencies": [{"id": "craft.bread", "name": "Bread", "definition": "Bakes bread",
                    "anchors": {"1": "Burns a loaf", "5": "Bakes a loaf and tells why it rose"}}],
  "weights": {"craft.bread": 100},
  "policy": {"method": "mean", "bars": {"strong_hire": 4.5, "hire": 3.5, "no_hire": 2.5}}
})";

constexpr char cards_text[] = R"([
  {"format": "panelscore/scorecard/1", "candidate": "c-1", "interviewer": "i-1",
   "ratings": {"craft.bread": {"score": 4, "evidence": "rose twice"}}},
  {"format": "panelscore/scorecard/1", "candidate": "c-1", "interviewer": "i-2",
   "ratings": {"craft.bread": {"score": 5, "evidence": "crisp"}}}
])";

} // namespace

int main() {
    auto const rubric = panelscore::parse_rubric(rubric_text, "baker.json");
    for (auto const& problem : rubric.problems)
        std::cerr << problem.where.line << ": " << problem.message << '\n';
    auto const cards =
        panelscore::parse_scorecards(cards_text, "cards.json", {.rubrics = {&rubric.value}});
    for (auto const& problem : cards.problems)
        std::cerr << problem.where.line << ": " << problem.message << '\n';
    if (!rubric.ok() || !cards.ok())
        return 1;
    auto const advice = panelscore::recommend(
        {.candidate = panelscore::CandidateId{"c-1"}, .cards = cards.value}, rubric.value);
    std::cout << "panelscore " << panelscore::version << ": score "
              << advice.score.raw.value_or(0) << '\n';
    return std::abs(advice.score.raw.value_or(0) - 4.5) < 1e-9 ? 0 : 1;
}
