// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/decide/slate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

Recommendation advice(std::string_view candidate, Call call, std::optional<double> raw) {
    Recommendation made;
    made.candidate = CandidateId{candidate};
    made.call = call;
    made.score.raw = raw;
    return made;
}

} // namespace

TEST_CASE("slate: by call, then raw, then id") {
    std::vector<Recommendation> const all{
        advice("d", Call::insufficient_evidence, std::nullopt), advice("c", Call::hire, 3.7),
        advice("b", Call::hire, 3.9), advice("e", Call::no_hire, 4.2),
        advice("a", Call::strong_hire, 4.6)};
    Slate const slate = slate_by_mean(all, 1);
    std::vector<std::string> order;
    for (auto const& key : slate.order)
        order.push_back(key.candidate.text());
    CHECK(order == std::vector<std::string>{"a", "b", "c", "e", "d"});
    CHECK(slate.ties.empty());
}

TEST_CASE("slate: equal scores are ties, three of them are one tie") {
    std::vector<Recommendation> const all{advice("c", Call::hire, 0.1 + 0.2),
                                          advice("a", Call::hire, 0.3),
                                          advice("b", Call::hire, 0.3),
                                          advice("d", Call::hire, 0.2),
                                          advice("x", Call::insufficient_evidence, 0.1),
                                          advice("y", Call::insufficient_evidence, 0.1)};
    Slate const slate = slate_by_mean(all, 1);
    REQUIRE(slate.ties.size() == 1);
    CHECK(slate.ties[0].size() == 3);
    CHECK(slate.ties[0][0].candidate == CandidateId{"a"});
    CHECK(slate.order[3].candidate == CandidateId{"d"});
}

TEST_CASE("slate: lower is better puts the lower score first") {
    std::vector<Recommendation> const all{advice("a", Call::hire, 2.0),
                                          advice("b", Call::hire, 1.6)};
    CHECK(slate_by_mean(all, -1).order[0].candidate == CandidateId{"b"});
    CHECK(slate_by_mean({}, 1).order.empty());
}

namespace {

/// A candidate whose adjusted score has this standard error.
Recommendation adjusted(std::string_view candidate, Call call, double score, double sd,
                        double chance) {
    Recommendation made = advice(candidate, call, score);
    made.basis = ScoreBasis{};
    made.score.adjusted = score;
    made.score.standard_error = sd;
    made.probability = Probabilities{chance, 0, 0};
    return made;
}

std::vector<std::string> names(std::vector<PanelKey> const& keys) {
    std::vector<std::string> list;
    for (auto const& key : keys)
        list.push_back(key.candidate.text());
    return list;
}

} // namespace

TEST_CASE("slate: the chance to be better is a normal of the difference") {
    // 4.0 and 3.5, each with sd 0.3 and 0.4: half a point of sd 0.5, one sd.
    std::vector<Recommendation> const all{adjusted("b", Call::hire, 3.5, 0.4, 0.8),
                                          adjusted("a", Call::hire, 4.0, 0.3, 0.9)};
    Slate const slate = make_slate(all, 0.8, 1);
    CHECK(names(slate.order) == std::vector<std::string>{"a", "b"});
    REQUIRE(slate.pairwise);
    REQUIRE(slate.pairwise->size() == 1);
    CHECK(slate.pairwise->front().a.candidate.text() == "a");
    CHECK(slate.pairwise->front().probability_better == close_to(0.8413447460685429, 1e-12));
    CHECK(slate.ties.empty());
    CHECK(make_slate(all, 0.85, 1).ties.size() == 1); // .84 is between .15 and .85
    CHECK(make_slate(all, 0.8, -1).pairwise->front().probability_better ==
          close_to(1 - 0.8413447460685429, 1e-12));
}

TEST_CASE("slate: runs of ties, none of whom can be told from any other") {
    std::vector<Recommendation> const all{
        adjusted("a", Call::hire, 4.0, 0.2, 0.90), adjusted("b", Call::hire, 3.9, 0.2, 0.85),
        adjusted("c", Call::hire, 3.7, 0.2, 0.80),
        adjusted("d", Call::lean_hire, 3.6, 0.2, 0.70),
        adjusted("x", Call::insufficient_evidence, 3.9, 0.2, 0.6)};
    // sd of a difference .283: 0.1 is .64, 0.2 is .76, 0.3 is .86, so a-b, b-c, c-d tie, b-d
    // not.
    Slate const slate = make_slate(all, 0.8, 1);
    REQUIRE(slate.ties.size() == 3);
    CHECK(names(slate.ties[0]) == std::vector<std::string>{"a", "b"});
    CHECK(names(slate.ties[1]) == std::vector<std::string>{"b", "c"});
    CHECK(names(slate.ties[2]) == std::vector<std::string>{"c", "d"});
    CHECK(slate.pairwise->size() == 10);
}

TEST_CASE("slate: a gate that is not met takes no part in ties") {
    std::vector<Recommendation> all{adjusted("a", Call::lean_hire, 3.6, 0.2, 0.6),
                                    adjusted("b", Call::no_hire, 3.6, 0.2, 0.6)};
    CHECK(make_slate(all, 0.8, 1).ties.size() == 1);
    all[1].gates.push_back({CompetencyId{"k"}, 2, 1.0, std::nullopt, GateOutcome::not_met});
    CHECK(make_slate(all, 0.8, 1).ties.empty());
}

TEST_CASE("slate: assumed scores of several seniorities are not compared") {
    std::vector<Recommendation> all{adjusted("a", Call::hire, 3.6, 0.2, 0.8),
                                    adjusted("b", Call::hire, 3.6, 0.2, 0.8)};
    all[0].seniority = Seniority{"junior"};
    CHECK_FALSE(make_slate(all, 0.8, 1).pairwise);
    CHECK(make_slate(all, 0.8, 1).ties.empty());
    for (auto& one : all)
        one.basis->components = Components::estimated;
    CHECK(make_slate(all, 0.8, 1).pairwise);
}

TEST_CASE("slate: effective weights add up and follow what differs") {
    // Twenty candidates: the first competency has twice the spread of the second, both weigh
    // the same and do not correlate: variances 4 : 1, so 80 and 20 %.
    std::vector<Recommendation> all;
    for (int i = 0; i < 20; ++i) {
        all.push_back(advice("c" + std::to_string(100 + i), Call::hire, 3));
        double const first = i % 2 == 0 ? 2 : -2, second = i % 4 < 2 ? 1 : -1;
        CompetencyScore one, two;
        one.competency = CompetencyId{"one"};
        one.raw = 3 + first;
        two.competency = CompetencyId{"two"};
        two.raw = 3 + second;
        one.weight = two.weight = 0.5;
        all.back().competencies = {one, two};
    }
    auto const weights = effective_weights(all);
    REQUIRE(weights);
    CHECK(weights->at(0).effective == close_to(0.8, 1e-12));
    CHECK(weights->at(1).effective == close_to(0.2, 1e-12));
    CHECK(weights->at(0).declared == 0.5);
    // What nobody rated deviates by nothing: it is no zero.
    for (std::size_t i = 0; i < 4; ++i)
        all[i].competencies[1].raw.reset();
    CHECK(effective_weights(all)->at(1).effective < 0.2);
    CHECK(effective_weights(all)->at(1).effective > 0.1);
    all.pop_back();
    CHECK_FALSE(effective_weights(all));
}
