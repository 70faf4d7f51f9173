// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"

#include <panelscore/decide/panel_model.hpp>
#include <panelscore/decide/role_table.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace panelscore;
using namespace panelscore::test;

namespace {

/// Variances and severities of two competencies of the small rubric; `people.clarity` is new.
stats::RatingModel past_ratings() {
    stats::RatingModel past;
    past.variances = {.candidate = 0.3,
                      .candidate_competency = 0.1,
                      .interviewer = 0.05,
                      .interviewer_competency = 0.02,
                      .candidate_interviewer = 0.1,
                      .residual = 0.4};
    past.competencies = {"craft.design", "craft.testing"};
    past.means = {3.4, 3.0};
    past.interviewers = {"i-1", "i-2"};
    past.effects = {{stats::Effect{-0.3, 0.1}, {}},
                    {stats::Effect{0.2, 0.1}, {stats::Effect{0.3, 0.15}, {}}}};
    past.candidates = 80;
    past.interviewers_seen = 9;
    past.minimum = 1;
    past.maximum = 5;
    return past;
}

} // namespace

TEST_CASE("panel_model: first use splits the variance of one rating") {
    // Scale 1 to 5: (4/4)^2 = 1 in all.
    auto const model = *role_table(small_rubric(), Seniority{"senior"})->model;
    auto const& of = model.prior.variances;
    CHECK(of.candidate == close_to(0.30, 1e-14));
    CHECK(of.candidate_competency == close_to(0.15, 1e-14));
    CHECK(of.interviewer + of.interviewer_competency + of.candidate_interviewer + of.residual ==
          close_to(0.55, 1e-14));
    CHECK(model.basis.components == Components::assumed);
    CHECK(model.basis.candidates == 0);
}

TEST_CASE("panel_model: first use puts the declared share of candidates at the bar") {
    for (double const sign : {1.0, -1.0}) {
        CAPTURE(sign);
        Rubric rubric = small_rubric();
        if (sign < 0) {
            rubric.scale.direction = Direction::lower_is_better;
            rubric.role->policy.bars = {false, 1.5, 2.5, 3.5};
        }
        auto const table = *role_table(rubric, Seniority{"senior"});
        auto const& model = *table.model;
        double mean = 0, squares = 0;
        for (std::size_t d = 0; d < model.weights.size(); ++d) {
            mean += model.weights[d] * model.prior.mean[d];
            squares += model.weights[d] * model.weights[d];
        }
        double const sd = std::sqrt(0.30 + 0.15 * squares);
        CHECK(stats::normal_survival(sign * (table.bars.hire - mean) / sd) ==
              close_to(rubric.role->policy.share_at_bar, 1e-12));
    }
}

TEST_CASE("panel_model: first use follows the targets of competencies") {
    Rubric rubric = small_rubric();
    rubric.competencies[0].targets = {{Seniority{"senior"}, 5.0}};
    auto const model = *role_table(rubric, Seniority{"senior"})->model;
    CHECK(model.prior.mean[0] - model.prior.mean[1] == close_to(1.0, 1e-12));
    rubric.competencies[1].targets.clear(); // one unknown target: all alike
    auto const alike = *role_table(rubric, Seniority{"senior"})->model;
    CHECK(alike.prior.mean[0] == alike.prior.mean[1]);
}

TEST_CASE("panel_model: past ratings are taken as they are, by name") {
    auto const past = past_ratings();
    auto const model = *role_table(small_rubric(), Seniority{"senior"}, {.past = &past})->model;
    CHECK(model.basis.components == Components::estimated);
    CHECK(model.basis.candidates == 80);
    CHECK(model.basis.interviewers == 9);
    CHECK(model.prior.variances == past.variances);
    CHECK(model.prior.mean[0] == 3.4);
    CHECK(model.prior.mean[1] == 3.0);
    CHECK(model.known(InterviewerId{"i-1"}).overall->value == -0.3);
    CHECK(model.known(InterviewerId{"i-2"}).by_competency[0]->value == 0.3);
    CHECK_FALSE(model.known(InterviewerId{"i-2"}).by_competency[1]);
    CHECK_FALSE(model.known(InterviewerId{"i-3"}).overall);
}

TEST_CASE("panel_model: a competency nobody rated is expected like the others, less surely") {
    auto const past = past_ratings();
    auto const model = *role_table(small_rubric(), Seniority{"senior"}, {.past = &past})->model;
    REQUIRE(model.basis.uncalibrated.size() == 1);
    CHECK(model.basis.uncalibrated[0].text() == "people.clarity");
    CHECK(model.prior.mean[2] == close_to(3.2, 1e-14));
    CHECK(model.prior.extra_variance[0] == 0.0);
    CHECK(model.prior.extra_variance[2] == close_to(0.08, 1e-12)); // of 3.4 and 3.0
}

TEST_CASE("panel_model: a competency without weight takes no part") {
    Rubric rubric = small_rubric();
    rubric.role->weights[1].weight = 0;
    auto const table = *role_table(rubric, Seniority{"senior"});
    auto const& model = *table.model;
    CHECK(model.columns.size() == 2);
    CHECK(model.prior.mean.size() == 2);
    std::size_t without = 0;
    for (std::size_t k = 0; k < table.weights.size(); ++k)
        without += model.dimension[k] ? 0U : 1U;
    CHECK(without == 1);
}
