// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/calibrate/rating_model.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>

using namespace panelscore;
using namespace panelscore::test;

namespace {

InterviewerFigures interviewer(std::string name, double severity) {
    InterviewerFigures who;
    who.interviewer = std::move(name);
    who.severity = severity;
    who.severity_se = 0.1;
    return who;
}

Calibration small_calibration() {
    Calibration made;
    made.scale = {.minimum = 1, .maximum = 5, .step = 1};
    made.competencies = {"b", "a"};
    made.data.candidates = 60;
    made.data.interviewers = 7;
    stats::VarianceFit fit;
    fit.converged = true;
    fit.components = {0.3, 0.1, 0.05, 0.02, 0.1, 0.4, std::nullopt};
    fit.fixed = {{3.2, 0.1}, {2.9, 0.1}};
    made.variance_components = fit;
    made.interviewers = {interviewer("i-2", -0.2), interviewer("i-1", 0.3)};
    made.interviewers[1].by_competency = {{"a", 0.5, 0.2}};
    return made;
}

} // namespace

TEST_CASE("rating_model: takes variances, means and severities by name") {
    auto const model = rating_model(small_calibration());
    REQUIRE(model);
    CHECK(model->variances.candidate == 0.3);
    CHECK(model->variances.residual == 0.4);
    CHECK(model->competencies == std::vector<std::string>{"a", "b"});
    CHECK(model->means == std::vector<double>{2.9, 3.2});
    CHECK(model->interviewers == std::vector<std::string>{"i-1", "i-2"});
    CHECK(model->effects[0].overall->value == -0.3); // harsh: adds less
    CHECK(model->effects[0].by_competency[0]->value == -0.5);
    CHECK_FALSE(model->effects[0].by_competency[1]);
    CHECK(model->effects[1].overall->value == 0.2);
    CHECK(model->effects[1].by_competency.empty());
    CHECK(model->candidates == 60);
    CHECK(model->interviewers_seen == 7);
}

TEST_CASE("rating_model: where low scores are good a harsh interviewer adds to them") {
    auto made = small_calibration();
    made.scale.lower_is_better = true;
    CHECK(rating_model(made)->effects[0].overall->value == 0.3);
}

TEST_CASE("rating_model: counts only and disconnected interviewers are unknown") {
    auto made = small_calibration();
    made.interviewers[0].counts_only = true;
    made.interviewers[1].severity = Undefined::disconnected;
    CHECK(rating_model(made)->interviewers.empty());
}

TEST_CASE("rating_model: a fit of card means has one noise a card") {
    auto made = small_calibration();
    made.model = stats::VarianceModel::composite;
    auto const model = rating_model(made);
    CHECK(model->variances.candidate_interviewer == 0.5);
    CHECK(model->variances.residual == 0);
}

TEST_CASE("rating_model: random competencies are expected at their means") {
    auto made = small_calibration();
    made.variance_components.value().fixed = {{3.0, 0.1}};
    made.means = {{"a", 2.8, 1.0, 40, {}}};
    auto const model = rating_model(made);
    CHECK(model->means == std::vector<double>{2.8, 3.0});
}

TEST_CASE("rating_model: says why there is none") {
    auto made = small_calibration();
    made.variance_components.value().converged = false;
    CHECK(rating_model(made).reason() == Undefined::not_converged);
    made.variance_components = Undefined::no_variance;
    CHECK(rating_model(made).reason() == Undefined::no_variance);
}

TEST_CASE("rating_model: scales must match") {
    Scale const scale = five_levels();
    CHECK_FALSE(other_scale({.minimum = 1, .maximum = 5, .declared = true}, scale));
    CHECK(other_scale({.minimum = 1, .maximum = 4, .declared = true}, scale) ==
          "the calibration is on a scale of 1 to 4, the rubric on 1 to 5");
    CHECK_FALSE(other_scale({.minimum = 2, .maximum = 4, .declared = false}, scale));
    CHECK(other_scale({.minimum = 0, .maximum = 4, .declared = false}, scale));
    CHECK(other_scale({.minimum = 1, .maximum = 5, .lower_is_better = true, .declared = true},
                      scale) ==
          "low scores are good in one of calibration and rubric, and bad in the other");
}
