// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"

#include <panelscore/decide/panel_scores.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("panel_scores: only scores leave a trace, not-observed is counted") {
    auto const table = weight_table(small_rubric());
    auto const scores = panel_scores(
        table, panel({card("i-2", "talk", {{"craft.design", std::nullopt}}),
                      card("i-1", "talk", {{"craft.testing", 3}, {"extra.thing", 2}})}));
    CHECK(scores.interviewers == std::vector<InterviewerId>{InterviewerId{"i-1"}});
    CHECK(scores.not_observed == 1);
    CHECK(scores.extras == std::vector<CompetencyId>{CompetencyId{"extra.thing"}});
    CHECK(scores.scores_of(0).empty());
    CHECK(scores.scores_of(1).size() == 1);
    CHECK(scores.scores_of(3)[0].score == 2);
    CHECK_FALSE(raw_scores(scores, 3, Aggregate::mean)[0].has_value());
}

TEST_CASE("panel_scores: cards sort by time, interview and interviewer") {
    Scorecard late = card("i-1", "a", {});
    late.interviewed_at = "2026-03-02T14:00:00Z";
    std::vector<Scorecard> cards{late, card("i-2", "b", {}), card("i-1", "b", {})};
    sort_cards(cards);
    CHECK(cards[0].interviewer == InterviewerId{"i-1"});
    CHECK(cards[1].interviewer == InterviewerId{"i-2"});
    CHECK(cards[2] == late);
}

TEST_CASE("panel_scores: leaving an interviewer out") {
    auto const table = weight_table(small_rubric());
    auto const scores =
        panel_scores(table, panel({card("i-1", "talk", {{"craft.design", 2}}),
                                   card("i-2", "talk", {{"craft.design", 4}})}));
    CHECK(raw_scores(scores, 3, Aggregate::mean)[0] == 3.0);
    CHECK(raw_scores(scores, 3, Aggregate::mean, 0)[0] == 4.0);
    CHECK(gate_scores(scores, 0, 1).size() == 1);
}
