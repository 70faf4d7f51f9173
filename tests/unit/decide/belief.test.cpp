// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/belief.hpp>
#include <panelscore/decide/recommend.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace panelscore;
using namespace panelscore::test;

namespace {

RoleTable senior(Rubric const& rubric) {
    return *role_table(rubric, Seniority{"senior"});
}

} // namespace

TEST_CASE("belief: scores move the composite towards them, not all the way") {
    Rubric const rubric = small_rubric();
    auto const table = senior(rubric);
    auto const scores =
        panel_scores(table.weights, panel({card("i-1", "talk", {{"craft.design", 5}}),
                                           card("i-2", "work", {{"craft.design", 5}})}));
    auto const belief = believe(*table.model, scores);
    auto const before = believe(*table.model, {});
    CHECK(belief.composite.mean > before.composite.mean);
    CHECK(belief.composite.mean < 5);
    CHECK(belief.composite.sd < before.composite.sd);
    CHECK(belief.response > 0);
    CHECK(before.response == 0);
    CHECK(believe(*table.model, {}).ratings.empty());
}

TEST_CASE("belief: without somebody it is the belief of a panel without them") {
    Rubric const rubric = small_rubric();
    auto const table = senior(rubric);
    auto const one = card("i-1", "talk", {{"craft.design", 5}, {"people.clarity", 2}});
    auto const two = card("i-2", "work", {{"craft.design", 3}});
    auto const both = panel_scores(table.weights, panel({one, two}));
    auto const alone = panel_scores(table.weights, panel({two}));
    auto const left = without(*table.model, believe(*table.model, both), 0);
    auto const expected = believe(*table.model, alone).composite;
    CHECK(left.mean == close_to(expected.mean, 1e-14));
    CHECK(left.sd == close_to(expected.sd, 1e-14));
}

TEST_CASE("belief: a competency without weight changes nothing") {
    Rubric rubric = small_rubric();
    auto const ratings = [](double score) {
        return panel({card("i-1", "talk", {{"craft.design", 4}, {"people.clarity", score}}),
                      card("i-2", "work", {{"craft.design", 3}})});
    };
    for (auto& weight : rubric.role->weights)
        if (weight.competency.text() == "people.clarity")
            weight.weight = 0;
    auto const low = recommend(ratings(1), rubric);
    auto const high = recommend(ratings(5), rubric);
    CHECK(low.probability == high.probability);
    CHECK(low.score == high.score);
}

TEST_CASE("belief: chances turn with the scale") {
    CHECK(chance_at({3, 0.5}, 2.5, 1) == close_to(0.8413447460685429, 1e-12));
    CHECK(chance_at({3, 0.5}, 2.5, -1) == close_to(1 - 0.8413447460685429, 1e-12));
    CHECK(chance_at({3, 0.5}, 3, -1) == 0.5);
    CHECK(chance_at({3, 0}, 3, -1) == 1);
}

TEST_CASE("belief: says whom past ratings do not know") {
    Rubric const rubric = small_rubric();
    stats::RatingModel past;
    past.variances = {.candidate = 0.3, .residual = 0.4};
    past.competencies = {"craft.design"};
    past.means = {3};
    past.interviewers = {"i-1"};
    past.effects = {{stats::Effect{0.1, 0.1}, {}}};
    auto const table = *role_table(rubric, Seniority{"senior"}, {.past = &past});
    auto const scores =
        panel_scores(table.weights, panel({card("i-1", "talk", {{"craft.design", 5}}),
                                           card("i-2", "work", {{"craft.design", 5}})}));
    auto const basis = basis_of(*table.model, scores, believe(*table.model, scores));
    REQUIRE(basis.unknown.size() == 1);
    CHECK(basis.unknown[0].text() == "i-2");
    CHECK(basis.uncalibrated.size() == 2);
}
