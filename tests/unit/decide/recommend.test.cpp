// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/recommend.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

constexpr std::string_view design = "craft.design";
constexpr std::string_view testing = "craft.testing";
constexpr std::string_view clarity = "people.clarity";

Panel three_cards() {
    return panel({card("i-1", "talk", {{design, 4}, {testing, 4}, {clarity, 5}}),
                  card("i-2", "task", {{design, 4}, {testing, 2}}),
                  card("i-3", "talk", {{design, 5}, {clarity, std::nullopt}})});
}

} // namespace

TEST_CASE("recommend: five cards at 4.00 and two unscored give 4.000") {
    std::vector<Scorecard> cards;
    for (auto const* who : {"i-1", "i-2", "i-3", "i-4", "i-5"})
        cards.push_back(card(who, "talk", {{design, 4}, {testing, 4}, {clarity, 4}}));
    cards.push_back(card("i-6", "talk", {{design, std::nullopt}}));
    cards.push_back(card("i-7", "talk", {}));
    auto const advice = recommend(panel(cards), small_rubric());
    CHECK(*advice.score.raw == close_to(4.0));
    CHECK(advice.coverage.interviewers == 5);
    CHECK(advice.coverage.scorecards == 7);
    CHECK(advice.coverage.not_observed == 1);
    CHECK(advice.call == Call::hire);
}

TEST_CASE("recommend: raw composite, ranges and counts of a small panel") {
    // design (4+4+5)/3, testing 3, clarity 5: .5*13/3 + .3*3 + .2*5
    auto const advice = recommend(three_cards(), mean_rubric());
    CHECK(*advice.score.raw == close_to(0.5 * 13 / 3 + 0.9 + 1.0));
    CHECK_FALSE(advice.score.adjusted.has_value());
    CHECK_FALSE(advice.probability.has_value());
    CHECK(advice.coverage.weight == close_to(1.0));
    CHECK(advice.coverage.ratings == 6);
    CHECK(advice.coverage.not_observed == 1);
    CHECK(advice.coverage.interviews_missing.empty());
    REQUIRE(advice.competencies.size() == 3);
    CHECK(advice.competencies[0].n == 3);
    CHECK(*advice.competencies[0].sd == close_to(std::sqrt(1.0 / 3)));
    CHECK(*advice.competencies[1].minimum == 2);
    CHECK(*advice.competencies[1].maximum == 4);
    CHECK_FALSE(advice.competencies[2].sd.has_value());
    CHECK(*advice.competencies[2].target == 4);
    CHECK(advice.competencies[0].ratings[2].interviewer == InterviewerId{"i-3"});
    REQUIRE(advice.domains.size() == 2);
    CHECK(*advice.domains[0].score == close_to((0.5 * 13 / 3 + 0.3 * 3) / 0.8));
}

TEST_CASE("recommend: one interviewer in two interviews counts once") {
    // i-1 gives 2 and 4 on design: mean 3, beside i-2's 5: 4, not 11/3.
    auto const advice =
        recommend(panel({card("i-1", "talk", {{design, 2}}), card("i-1", "task", {{design, 4}}),
                         card("i-2", "talk", {{design, 5}})}),
                  small_rubric());
    CHECK(*advice.competencies[0].raw == close_to(4.0));
    CHECK(advice.competencies[0].n == 3);
    CHECK(advice.competencies[0].interviewers == 2);
}

TEST_CASE("recommend: unrated competencies show as coverage and bounds, never as a zero") {
    auto const advice = recommend(
        panel({card("i-1", "talk", {{design, 4}}), card("i-2", "talk", {{design, 4}})}),
        small_rubric());
    CHECK(*advice.score.raw == close_to(4.0));
    CHECK(advice.coverage.weight == close_to(0.5));
    CHECK(advice.bounds->first == close_to(2.5));
    CHECK(advice.bounds->second == close_to(4.5));
    CHECK(advice.call == Call::insufficient_evidence);
    REQUIRE(advice.coverage.interviews_missing.size() == 1);
    CHECK(advice.coverage.interviews_missing[0] == InterviewId{"task"});
}

TEST_CASE("recommend: only independent ratings are scored, later ones are the debrief") {
    Panel both = three_cards();
    Scorecard later = card("i-2", "task", {{testing, 4}});
    later.phase = Phase::after_debrief;
    both.cards.push_back(later);
    auto const advice = recommend(both, small_rubric());
    CHECK(advice.score.raw == recommend(three_cards(), small_rubric()).score.raw);
    REQUIRE(advice.debrief.size() == 1);
    CHECK(advice.debrief[0].before == 2.0);
    CHECK(advice.debrief[0].after == 4.0);
    CHECK(advice.coverage.scorecards == 3);
}

TEST_CASE("recommend: a weight-0 competency changes nothing, its gate still works") {
    Rubric rubric = small_rubric();
    rubric.role->weights = {{CompetencyId{design}, 100}, {CompetencyId{clarity}, 0}};
    Gate gate;
    gate.competency = CompetencyId{clarity};
    gate.number = 2.0;
    rubric.role->policy.gates = {gate};
    auto const advice = recommend(panel({card("i-1", "talk", {{design, 4}, {clarity, 1}}),
                                         card("i-2", "talk", {{design, 4}, {clarity, 1}})}),
                                  rubric);
    CHECK(*advice.score.raw == close_to(4.0));
    CHECK(advice.gates[0].outcome == GateOutcome::not_met);
    CHECK(advice.call == Call::no_hire);
}

TEST_CASE("recommend: margin is the way to the nearest other call") {
    auto const advice = recommend(three_cards(), mean_rubric()); // 4.0667, bars 2.5 3.5 4.5
    CHECK(advice.call == Call::hire);
    CHECK(*advice.margin == close_to(4.5 - *advice.score.raw));
}

TEST_CASE("recommend: votes are shown and conflict is said, never scored") {
    Panel voted = three_cards();
    voted.cards[0].overall = Vote::hire;
    voted.cards[1].overall = Vote::no_hire;
    auto const advice = recommend(voted, small_rubric());
    CHECK(advice.votes.conflict);
    CHECK(advice.votes.counts[1] == 1);
    CHECK(advice.votes.counts[3] == 1);
    CHECK(advice.score.raw == recommend(three_cards(), small_rubric()).score.raw);
}

TEST_CASE("recommend: the order of cards and ratings changes nothing") {
    Panel reversed = three_cards();
    std::reverse(reversed.cards.begin(), reversed.cards.end());
    for (auto& one : reversed.cards)
        std::reverse(one.ratings.begin(), one.ratings.end());
    CHECK(recommend(reversed, small_rubric()) == recommend(three_cards(), small_rubric()));
}

TEST_CASE("recommend: a competency without a weight is shown and weighs nothing") {
    Rubric rubric = small_rubric();
    rubric.role->weights = {{CompetencyId{design}, 60}, {CompetencyId{clarity}, 40}};
    auto const advice = recommend(three_cards(), rubric);
    REQUIRE(advice.competencies.size() == 3);
    CHECK(advice.competencies[2].competency == CompetencyId{testing});
    CHECK(advice.competencies[2].weight == 0);
    CHECK(*advice.competencies[2].raw == close_to(3.0));
    CHECK(*advice.score.raw == close_to(0.6 * 13 / 3 + 0.4 * 5));
}

TEST_CASE("recommend: an empty panel has no score and no call") {
    auto const advice = recommend(panel({}), small_rubric());
    CHECK_FALSE(advice.score.raw.has_value());
    CHECK(advice.call == Call::insufficient_evidence);
    CHECK_FALSE(advice.margin.has_value());
    CHECK_FALSE(advice.score.adjusted.has_value());
    CHECK_FALSE(advice.probability.has_value());
    REQUIRE(advice.trace.size() > 1);
    CHECK(advice.trace[advice.trace.size() - 2].code == "evidence");
    CHECK(advice.trace.back().code == "margin");
    CHECK(advice.trace.back().result == "none");
}

TEST_CASE("recommend: bars by seniority need a known one") {
    Rubric rubric = small_rubric();
    rubric.role->policy.bars.hire = NumberBySeniority{{Seniority{"junior"}, 3.0}};
    CHECK_THROWS_AS((void)recommend(three_cards(), rubric), std::invalid_argument);
}

TEST_CASE("recommend: the trace ends with the rule that settled the call") {
    auto const advice = recommend(three_cards(), mean_rubric());
    REQUIRE(advice.trace.size() == 7);
    CHECK(advice.trace[4].code == "hire");
    CHECK(advice.trace[4].result == "settles the call");
    CHECK(advice.trace[5].result == "passed");
    CHECK(advice.trace[6].code == "margin");
}

TEST_CASE("recommend: on a reversed scale a lower score is the better one") {
    Rubric rubric = mean_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.role->policy.bars = {false, 1.5, 2.5, 3.5};
    auto const advice =
        recommend(panel({card("i-1", "talk", {{design, 2}, {testing, 2}, {clarity, 2}}),
                         card("i-2", "talk", {{design, 2}, {testing, 2}, {clarity, 2}})}),
                  rubric);
    CHECK(advice.call == Call::hire);
    CHECK(*advice.margin == close_to(0.5));
}

TEST_CASE("recommend: the posterior stands beside the mean") {
    auto const advice = recommend(three_cards(), small_rubric());
    auto const by_mean = recommend(three_cards(), mean_rubric());
    CHECK(advice.score.raw == by_mean.score.raw);
    CHECK(advice.call_by_mean == by_mean.call);
    CHECK(by_mean.call == by_mean.call_by_mean);
    REQUIRE(advice.score.adjusted);
    CHECK(*advice.score.adjusted < *advice.score.raw); // drawn towards the pool
    REQUIRE(advice.score.interval);
    auto const [low, high] = *advice.score.interval;
    CHECK((low + high) / 2 == close_to(*advice.score.adjusted, 1e-12));
    CHECK((high - low) / 2 == close_to(1.6448536269514722 * *advice.score.standard_error,
                                       1e-9)); // 90 %
    CHECK(advice.basis->components == Components::assumed);
    CHECK_FALSE(by_mean.basis);
    CHECK_FALSE(by_mean.next_evidence);
    CHECK_FALSE(by_mean.robustness.weights_share_meeting_bar);
    CHECK(advice.robustness.weights_share_meeting_bar);
    CHECK(advice.disagreements_expected);
    CHECK(advice.trace.back().code == "margin");
    for (auto const& one : advice.competencies)
        CHECK(one.adjusted.has_value());
}

TEST_CASE("recommend: exactly at the bar the chance is a half and the call a lean") {
    // Everything at the bar in a pool around it: share_at_bar 0.5 puts the prior on the bar.
    Rubric rubric = small_rubric();
    rubric.role->policy.share_at_bar = 0.5;
    rubric.role->policy.bars.hire = 3.0;
    auto const all = {std::pair<std::string_view, std::optional<double>>{design, 3.0},
                      {testing, 3.0},
                      {clarity, 3.0}};
    auto const advice =
        recommend(panel({card("i-1", "talk", all), card("i-2", "task", all)}), rubric);
    CHECK(advice.probability->hire == 0.5);
    CHECK(advice.call == Call::lean_hire);
}

TEST_CASE("recommend: two interviewers, one left out: no call, not a flip") {
    auto const advice = recommend(panel({card("i-1", "talk", {{design, 5}, {testing, 5}}),
                                         card("i-2", "task", {{design, 1}, {testing, 1}})}),
                                  small_rubric());
    REQUIRE(advice.robustness.leave_one_out.size() == 2);
    for (auto const& left : advice.robustness.leave_one_out) {
        CHECK_FALSE(left.call);
        CHECK(left.probability);
    }
    CHECK(advice.robustness.flips.empty());
}

TEST_CASE("recommend: a gate is no matter of chance") {
    // All 4 but one competency that both scored 1: the chance may be high, the gate settles it.
    Rubric rubric = small_rubric();
    Gate gate;
    gate.competency = CompetencyId{clarity};
    gate.number = 2.0;
    rubric.role->policy.gates = {gate};
    rubric.role->policy.bars.hire = 3.0;
    auto const all = {std::pair<std::string_view, std::optional<double>>{design, 4.0},
                      {testing, 4.0},
                      {clarity, 1.0}};
    auto const advice =
        recommend(panel({card("i-1", "talk", all), card("i-2", "task", all)}), rubric);
    CHECK(advice.probability->hire > 0.5);
    CHECK(advice.call == Call::no_hire);
    CHECK(advice.gates[0].outcome == GateOutcome::not_met);
    CHECK(advice.gates[0].probability);
    CHECK_FALSE(advice.margin); // no chance would change it
}

TEST_CASE("recommend: adding a point to everything only helps") {
    double before = 0;
    for (double const score : {1.0, 2.0, 3.0, 4.0, 5.0}) {
        auto const all = {std::pair<std::string_view, std::optional<double>>{design, score},
                          {testing, score}};
        auto const advice = recommend(
            panel({card("i-1", "talk", all), card("i-2", "task", all)}), small_rubric());
        CHECK(advice.probability->hire > before);
        before = advice.probability->hire;
    }
}
