// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/recommend.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// What must hold of every panel, tried on random small ones. The seed is fixed, and the numbers
// are drawn without the standard distributions, whose sequence no standard fixes.

using namespace panelscore;
using namespace panelscore::test;

namespace {

constexpr int cases = 300;

/// A rubric and a panel for it.
struct Case {
    Rubric rubric{};
    Panel panel{};
};

class Draw {
  public:
    /// 0 to `count` - 1.
    int below(int count) {
        return static_cast<int>(engine_() % static_cast<std::uint32_t>(count));
    }

  private:
    std::mt19937 engine_{20261122};
};

MaybeBySeniority moved(MaybeBySeniority const& number, double factor, double offset) {
    return factor * *std::get_if<double>(&number) + offset;
}

/// Six competencies in three domains with weights, bars, gates and evidence rules drawn.
Rubric draw_rubric(Draw& draw) {
    Rubric rubric = small_rubric();
    rubric.competencies.push_back(competency("people.teaching", "P2", "Teaching"));
    rubric.competencies.push_back(competency("care.privacy", "C1", "Privacy"));
    rubric.competencies.push_back(competency("care.fairness", "C2", "Fairness"));
    Role& role = *rubric.role;
    role.weights.clear();
    int left = 100;
    for (std::size_t k = 0; k < rubric.competencies.size(); ++k) {
        bool const last = k + 1 == rubric.competencies.size();
        int const weight = last ? left : (draw.below(5) == 0 ? 0 : draw.below(left / 2 + 1));
        role.weights.push_back({rubric.competencies[k].id, static_cast<double>(weight)});
        left -= weight;
    }
    double const hire = 2.5 + 0.25 * draw.below(6);
    role.policy.bars.hire = hire;
    role.policy.bars.no_hire = hire - 0.25 * draw.below(5);
    role.policy.bars.strong_hire = hire + 0.25 * draw.below(4);
    role.policy.evidence.interviewers = 1 + draw.below(4);
    role.policy.evidence.coverage = 0.1 * draw.below(11);
    role.policy.aggregate = static_cast<Aggregate>(draw.below(3));
    for (std::size_t k = 0; k < rubric.competencies.size(); ++k)
        if (draw.below(4) == 0)
            role.policy.gates.push_back({rubric.competencies[k].id, false,
                                         static_cast<double>(1 + draw.below(4)), LintOk{}});
    return rubric;
}

/// One to five interviewers with a card or two each; the first rates at least one competency
/// that has a weight.
Panel draw_panel(Draw& draw, Rubric const& rubric) {
    Panel panel;
    panel.candidate = CandidateId{"c-1"};
    panel.seniority = Seniority{"senior"};
    int const people = 1 + draw.below(5);
    for (int who = 0; who < people; ++who)
        for (int interview = 0; interview <= draw.below(3) / 2; ++interview) {
            Scorecard card;
            card.candidate = panel.candidate;
            card.interviewer = InterviewerId{"i-" + std::to_string(who)};
            card.interview = InterviewId{interview == 0 ? "talk" : "task"};
            for (Competency const& competency : rubric.competencies)
                if (int const said = draw.below(8); said < 6)
                    card.ratings.push_back(
                        {competency.id,
                         said == 0 ? std::optional<double>{} : std::optional<double>{said},
                         "note", std::nullopt});
            panel.cards.push_back(std::move(card));
        }
    auto const heaviest =
        std::max_element(rubric.role->weights.begin(), rubric.role->weights.end(),
                         [](Weight const& a, Weight const& b) { return a.weight < b.weight; });
    auto& ratings = panel.cards.front().ratings;
    std::erase_if(ratings, [&](Rating const& rating) {
        return rating.competency == heaviest->competency;
    });
    ratings.push_back({heaviest->competency, 1.0 + draw.below(5), "note", std::nullopt});
    return panel;
}

Case draw_case(Draw& draw) {
    Case made;
    made.rubric = draw_rubric(draw);
    made.panel = draw_panel(draw, made.rubric);
    return made;
}

/// The case on another scale: each score, level, bar and gate times `factor` plus `offset`.
Case rescaled(Case other, double factor, double offset) {
    Rubric& rubric = other.rubric;
    for (Level& level : rubric.scale.levels)
        level.score = factor * level.score + offset;
    if (factor < 0) {
        std::reverse(rubric.scale.levels.begin(), rubric.scale.levels.end());
        rubric.scale.direction = Direction::lower_is_better;
    }
    Policy& policy = rubric.role->policy;
    for (auto* bar : {&policy.bars.strong_hire, &policy.bars.hire, &policy.bars.no_hire})
        *bar = moved(*bar, factor, offset);
    for (Gate& gate : policy.gates)
        gate.number = moved(gate.number, factor, offset);
    for (Scorecard& card : other.panel.cards)
        for (Rating& rating : card.ratings)
            if (rating.score)
                rating.score = factor * *rating.score + offset;
    return other;
}

template <typename T>
void shuffle(std::vector<T>& items, Draw& draw) {
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1],
                  items[static_cast<std::size_t>(draw.below(static_cast<int>(left)))]);
}

void check_same(std::optional<double> const& actual, std::optional<double> const& expected) {
    REQUIRE(actual.has_value() == expected.has_value());
    if (actual)
        CHECK(*actual == close_to(*expected, 0, 1e-9));
}

/// The same advice from an equal but differently written panel.
void check_same_advice(Recommendation const& actual, Recommendation const& expected) {
    CHECK(actual.call == expected.call);
    check_same(actual.margin, expected.margin);
    CHECK(actual.coverage.weight == close_to(expected.coverage.weight, 0, 1e-9));
    CHECK(actual.coverage.interviewers == expected.coverage.interviewers);
    CHECK(actual.coverage.ratings == expected.coverage.ratings);
    CHECK(actual.robustness.median_call == expected.robustness.median_call);
    CHECK(actual.robustness.trimmed_call == expected.robustness.trimmed_call);
    CHECK(actual.disagreements.size() == expected.disagreements.size());
    REQUIRE(actual.gates.size() == expected.gates.size());
    for (std::size_t i = 0; i < actual.gates.size(); ++i)
        CHECK(actual.gates[i].outcome == expected.gates[i].outcome);
}

} // namespace

TEST_CASE("properties: the order of cards and of ratings changes nothing at all") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        Panel other = one.panel;
        shuffle(other.cards, draw);
        for (Scorecard& card : other.cards)
            shuffle(card.ratings, draw);
        Rubric rubric = one.rubric;
        shuffle(rubric.role->weights, draw);
        CHECK(recommend(other, rubric) == recommend(one.panel, one.rubric));
    }
}

TEST_CASE("properties: other names of interviewers change nothing but names") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        std::vector<std::string> names{"i-0", "i-1", "i-2", "i-3", "i-4"};
        shuffle(names, draw);
        std::map<InterviewerId, InterviewerId> renamed;
        for (std::size_t who = 0; who < names.size(); ++who)
            renamed[InterviewerId{"i-" + std::to_string(who)}] = InterviewerId{names[who]};
        Panel other = one.panel;
        for (Scorecard& card : other.cards)
            card.interviewer = renamed.at(card.interviewer);
        auto const before = recommend(one.panel, one.rubric);
        auto const after = recommend(other, one.rubric);
        check_same_advice(after, before);
        check_same(after.score.raw, before.score.raw);
        std::map<InterviewerId, std::optional<Call>> without;
        for (LeaveOneOut const& left_out : after.robustness.leave_one_out)
            without[left_out.interviewer] = left_out.call;
        REQUIRE(without.size() == before.robustness.leave_one_out.size());
        for (LeaveOneOut const& left_out : before.robustness.leave_one_out)
            CHECK(without.at(renamed.at(left_out.interviewer)) == left_out.call);
        auto expected = before.robustness.flips;
        for (InterviewerId& who : expected)
            who = renamed.at(who);
        auto actual = after.robustness.flips;
        std::sort(actual.begin(), actual.end());
        std::sort(expected.begin(), expected.end());
        CHECK(actual == expected);
    }
}

TEST_CASE("properties: a constant on all scores, levels, bars and gates moves raw by it") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        double const offset = 0.5 * (draw.below(9) - 4);
        Case const moved_case = rescaled(one, 1, offset);
        auto const before = recommend(one.panel, one.rubric);
        auto const after = recommend(moved_case.panel, moved_case.rubric);
        check_same_advice(after, before);
        CHECK(*after.score.raw == close_to(*before.score.raw + offset, 0, 1e-9));
        CHECK(after.bounds->first == close_to(before.bounds->first + offset, 0, 1e-9));
        CHECK(after.bounds->second == close_to(before.bounds->second + offset, 0, 1e-9));
    }
}

TEST_CASE("properties: a scale turned round gives the same calls and margins") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        Case const turned = rescaled(one, -1, 6);
        auto const before = recommend(one.panel, one.rubric);
        auto const after = recommend(turned.panel, turned.rubric);
        check_same_advice(after, before);
        CHECK(*after.score.raw == close_to(6 - *before.score.raw, 0, 1e-9));
        CHECK(after.robustness.flips == before.robustness.flips);
    }
}

TEST_CASE("properties: the composite lies among its scores and within its bounds") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        auto const advice = recommend(one.panel, one.rubric);
        double lowest = 5, highest = 1;
        for (CompetencyScore const& competency : advice.competencies)
            if (competency.raw && competency.weight > 0) {
                lowest = std::min(lowest, *competency.raw);
                highest = std::max(highest, *competency.raw);
            }
        CHECK(*advice.score.raw >= lowest - 1e-9);
        CHECK(*advice.score.raw <= highest + 1e-9);
        CHECK(advice.bounds->first <= *advice.score.raw + 1e-9);
        CHECK(advice.bounds->second >= *advice.score.raw - 1e-9);
        CHECK(advice.coverage.weight >= 0);
        CHECK(advice.coverage.weight <= 1);
        CHECK(advice.margin.value_or(0) >= 0);
    }
}

TEST_CASE("properties: weights that sum to 1 do what weights that sum to 100 do") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        Rubric rubric = one.rubric;
        for (Weight& weight : rubric.role->weights)
            weight.weight /= 100;
        auto const before = recommend(one.panel, one.rubric);
        auto const after = recommend(one.panel, rubric);
        check_same_advice(after, before);
        check_same(after.score.raw, before.score.raw);
    }
}

TEST_CASE("properties: whoever observed nothing changes neither score nor call") {
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case const one = draw_case(draw);
        Panel other = one.panel;
        Scorecard silent = other.cards.front();
        silent.interviewer = InterviewerId{"i-silent"};
        for (Rating& rating : silent.ratings)
            rating.score.reset();
        other.cards.push_back(silent);
        auto const before = recommend(one.panel, one.rubric);
        auto const after = recommend(other, one.rubric);
        check_same_advice(after, before);
        CHECK(after.score.raw == before.score.raw);
        CHECK(after.bounds == before.bounds);
        CHECK(after.coverage.scorecards == before.coverage.scorecards + 1);
    }
}

TEST_CASE("properties: a higher score never makes a call worse") {
    auto const rank = [](Call call) { return -static_cast<int>(call); };
    Draw draw;
    for (int i = 0; i < cases; ++i) {
        CAPTURE(i);
        Case one = draw_case(draw);
        auto const before = recommend(one.panel, one.rubric);
        auto& card = one.panel.cards[static_cast<std::size_t>(
            draw.below(static_cast<int>(one.panel.cards.size())))];
        for (Rating& rating : card.ratings)
            if (rating.score && *rating.score < 5) {
                *rating.score += 1;
                break;
            }
        auto const after = recommend(one.panel, one.rubric);
        CHECK(*after.score.raw >= *before.score.raw - 1e-9);
        if (before.call != Call::insufficient_evidence &&
            after.call != Call::insufficient_evidence)
            CHECK(rank(after.call) >= rank(before.call));
    }
}

TEST_CASE("properties: the cases drawn reach every call, gate result and a flip") {
    Draw draw;
    std::map<Call, int> calls;
    std::map<GateOutcome, int> gates;
    std::size_t flips = 0;
    for (int i = 0; i < cases; ++i) {
        Case const one = draw_case(draw);
        auto const advice = recommend(one.panel, one.rubric);
        ++calls[advice.call];
        for (GateResult const& gate : advice.gates)
            ++gates[gate.outcome];
        flips += advice.robustness.flips.size();
    }
    CHECK(calls.size() >= 6); // by the mean there is no lean no
    CHECK(gates.size() == 4);
    CHECK(flips > 0);
}
