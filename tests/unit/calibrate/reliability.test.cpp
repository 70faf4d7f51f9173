// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/oracle.hpp"

#include <panelscore/calibrate/reliability.hpp>
#include <panelscore/stats/decision_accuracy.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using panelscore::stats::Component;
using panelscore::test::close_to;

namespace {

void set(stats::VarianceFit& fit, Component component, double variance, double se = 0) {
    auto const at = static_cast<std::size_t>(component);
    fit.components[at] = variance;
    fit.covariance[at][at] = se * se;
}

/// A fit as the estimation would give it, with variances of one's choice.
stats::VarianceFit fit_of(stats::Ratings const& ratings) {
    stats::VarianceFit fit;
    set(fit, Component::candidate, 0.28, 0.05);
    set(fit, Component::candidate_competency, 0.08, 0.02);
    set(fit, Component::interviewer, 0.084, 0.03);
    set(fit, Component::interviewer_competency, 0.025, 0.01);
    set(fit, Component::candidate_interviewer, 0.085, 0.02);
    set(fit, Component::residual, 0.49, 0.03);
    fit.converged = true;
    fit.fixed.assign(ratings.competencies, {3.2, 0.1});
    fit.interviewer.assign(ratings.interviewers, {0.0, 0.1});
    return fit;
}

RatingHistory history_of(test::OraclePanel panel) {
    RatingHistory history;
    history.ratings = std::move(panel.ratings);
    history.candidates = std::move(panel.candidates);
    history.interviewers = std::move(panel.interviewers);
    history.competencies = std::move(panel.competencies);
    history.seniority_of.assign(history.candidates.size(), HistoryCard::none);
    return history;
}

/// Ratings given as (candidate, interviewer, competency, card), already in order.
using Row = std::array<std::uint32_t, 4>;
RatingHistory history_of(std::vector<Row> const& rows) {
    RatingHistory history;
    auto& ratings = history.ratings;
    for (auto const& row : rows) {
        ratings.candidate.push_back(row[0]);
        ratings.interviewer.push_back(row[1]);
        ratings.competency.push_back(row[2]);
        ratings.card.push_back(row[3]);
        ratings.score.push_back(3);
        ratings.candidates = (std::max)(ratings.candidates, row[0] + 1);
        ratings.interviewers = (std::max)(ratings.interviewers, row[1] + 1);
        ratings.competencies = (std::max)(ratings.competencies, row[2] + 1);
        ratings.cards = (std::max)(ratings.cards, row[3] + 1);
    }
    for (std::uint32_t k = 0; k < ratings.competencies; ++k)
        history.competencies.push_back("k" + std::to_string(k));
    history.seniority_of.assign(ratings.candidates, HistoryCard::none);
    return history;
}

/// Candidates x interviewers x competencies, everybody rating everything.
RatingHistory crossed(std::uint32_t candidates, std::uint32_t interviewers,
                      std::uint32_t competencies) {
    std::vector<Row> rows;
    for (std::uint32_t c = 0; c < candidates; ++c)
        for (std::uint32_t j = 0; j < interviewers; ++j)
            for (std::uint32_t k = 0; k < competencies; ++k)
                rows.push_back({c, j, k, c * interviewers + j});
    return history_of(rows);
}

} // namespace

TEST_CASE("reliability: panels as they were held, by hand") {
    // Candidate 0: interviewer 0 rates both competencies, 1 only the first, in two interviews.
    // Shares with weights 3/4, 1/4: interviewer 0 has 3/8 + 1/4 = 5/8, interviewer 1 3/8.
    // Candidate 1: interviewer 1 alone, and only the first competency, which takes all.
    auto const history =
        history_of({{0, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 1}, {0, 1, 0, 2}, {1, 1, 0, 3}});
    std::vector<double> const weights{0.75, 0.25};
    auto const held = panels_held(history.ratings, weights).value();
    CHECK(held.design.concentration == close_to((25.0 / 64 + 9.0 / 64 + 1) / 2));
    CHECK(held.design.interviewers[0] == close_to(1 / 0.75)); // harmonic mean of 2 and 1
    CHECK(held.design.interviewers[1] == close_to(1.0));
    CHECK(held.interviewers == close_to(3 / 2.5)); // three cells with 2, 1 and 1
    CHECK(held.candidates == 2);
    CHECK(held.most_interviewers == 2);
    CHECK(held.most_in_competency == 2);
    CHECK_FALSE(panels_held({}, {}).has_value());
    std::vector<double> const nothing{0, 0};
    CHECK_FALSE(panels_held(history.ratings, nothing).has_value());
}

TEST_CASE("reliability: a crossed panel is its own row of the D study") {
    auto const history = crossed(5, 3, 4);
    auto const fit = fit_of(history.ratings);
    auto const result = reliability(history, fit, {});
    CHECK(result.interviewers == close_to(3.0));
    CHECK(result.competencies == 4);
    REQUIRE(result.d_study.size() == 4 * 8);
    auto const& row = result.d_study[2];
    CHECK(row.interviewers == 3);
    CHECK(row.competencies == 4);
    CHECK(result.generalizability->estimate == close_to(row.generalizability));
    CHECK(result.dependability->estimate == close_to(row.dependability));
    CHECK(*result.sem == close_to(row.sem));
    CHECK(result.dependability->n == 5);
    // (0.28 + 0.08/4) / (... + 0.085/3 + 0.49/12 + 0.084/3 + 0.025/12)
    CHECK(row.dependability == close_to(0.3 / (0.3 + 0.169 / 3 + 0.515 / 12)));
}

TEST_CASE("reliability: on a sparse panel it is what a script apart finds") {
    std::string const folder = "sim_panel_60x14x4";
    auto history = history_of(test::oracle_panel(folder));
    stats::VarianceFit fit;
    fit.converged = true;
    for (auto const& row : test::oracle_table(folder + "/fixed_competency.csv")) {
        double const value = std::stod(row.at("value"));
        auto const& name = row.at("name");
        if (row.at("term") == "fixed")
            fit.fixed.push_back({value, 0.0});
        else if (row.at("term") == "interviewer")
            fit.interviewer.push_back({value, std::stod(row.at("standard_error"))});
        else
            for (std::size_t a = 0; a < stats::component_count; ++a)
                if (stats::component_name(static_cast<Component>(a)) == name)
                    fit.components[a] = value;
    }
    history.seniorities = {"junior", "senior"};
    for (std::size_t c = 0; c < history.candidates.size(); ++c)
        if (auto const rest = std::stoul(history.candidates[c].substr(1)) % 3; rest > 0)
            history.seniority_of[c] = static_cast<std::uint32_t>(rest - 1);
    CalibrateOptions options;
    options.weights = {0.4, 0.3, 0.2, 0.1};
    options.bars = {{"senior", 3.5}, {"junior", 3.0}};
    auto const result = reliability(history, fit, options);
    std::map<std::string, double> expected;
    for (auto const& row : test::oracle_table(folder + "/reliability.csv"))
        expected[row.at("figure")] = std::stod(row.at("value"));
    CHECK(result.interviewers == close_to(expected["interviewers"], 1e-9));
    CHECK(result.generalizability->estimate == close_to(expected["generalizability"], 1e-9));
    CHECK(result.dependability->estimate == close_to(expected["dependability"], 1e-9));
    CHECK(*result.sem == close_to(expected["sem"], 1e-9));
    CHECK(*result.replicate_agreement == close_to(expected["replicate_agreement"], 1e-9));
    CHECK(result.left_out_of_d_study == std::vector<std::string>{"K4", "K3", "K2"});
    // No covariance in this fit: the interval has no width.
    CHECK(*result.dependability->lower == close_to(result.dependability->estimate));
    options.threads = 2;
    CHECK(reliability(history, fit, options) == result);
}

TEST_CASE("reliability: from ratings to the published coefficients") {
    // Folders of tests/oracle with what their READMEs or sources give for panels as held.
    struct Known {
        char const* folder;
        stats::CompetencyEffect competency;
        stats::VarianceModel model;
        double generalizability;
        double dependability;
    };
    using enum stats::CompetencyEffect;
    using enum stats::VarianceModel;
    std::vector<Known> const all{
        // ICC(C,4) and ICC(A,4)
        {"shrout_fleiss_1979", fixed, full, 0.909315542377069, 0.620050547598989},
        // 2 occasions, 4 items
        {"brennan_2001_pxrxi", random, full, 0.639871382636656, 0.554124608423251},
        // 3 tasks with 4 raters each
        {"brennan_2001_p_rt", random, full, 0.551438848920864, 0.463702359346643},
        // ICC(C,k) and ICC(A,k) of card means, k = 4, from lme4's components
        {"sim_panel_60x14x4", fixed, composite, 0.84977884298258, 0.797779034291529}};
    for (auto const& one : all) {
        auto const history = history_of(test::oracle_panel(one.folder));
        CalibrateOptions options;
        options.competency = one.competency;
        options.model = one.model;
        auto const fit = stats::fit_variance_components(
            history.ratings, {.model = one.model, .competency = one.competency});
        auto const result = reliability(history, fit.value(), options);
        INFO(one.folder);
        CHECK(result.generalizability->estimate == close_to(one.generalizability, 2e-5));
        CHECK(result.dependability->estimate == close_to(one.dependability, 2e-5));
        CHECK(*result.dependability->lower < one.dependability);
        CHECK(*result.dependability->upper > one.dependability);
    }
}

TEST_CASE("reliability: decisions at each seniority's bar count by candidates") {
    auto history = crossed(4, 3, 2);
    history.seniorities = {"junior", "senior"};
    history.seniority_of = {0, 1, 1, HistoryCard::none};
    auto const fit = fit_of(history.ratings);
    CalibrateOptions options;
    options.bars = {{"senior", 3.6}, {"junior", 3.0}, {"staff", 4.0}};
    auto const row = reliability(history, fit, options).d_study[3];
    auto const panel =
        stats::composite_variances(stats::rating_variances(fit), {},
                                   std::vector<double>{0.5, 0.5}, stats::crossed_panel(4, 2));
    auto const senior = stats::decision_shares(panel, 3.2, 3.6);
    auto const junior = stats::decision_shares(panel, 3.2, 3.0);
    CHECK(row.decision_accuracy.value() ==
          close_to((2 * senior.accuracy + junior.accuracy) / 3));
    CHECK(row.decision_consistency.value() ==
          close_to((2 * senior.consistency + junior.consistency) / 3));
    options.bars = {{"staff", 4.0}};
    auto const without = reliability(history, fit, options);
    CHECK(without.replicate_agreement.reason() == Undefined::no_rubric);
    CHECK_FALSE(without.d_study[3].decision_accuracy.has_value());
    options.bars = {{"", 3.2}}; // for the candidate nobody gave a seniority
    CHECK(reliability(history, fit, options).replicate_agreement.has_value());
}

TEST_CASE("reliability: fewer competencies keep the heaviest and rescale") {
    CHECK(competencies_studied(13) == std::vector<std::size_t>{13, 10, 7, 4, 1});
    CHECK(competencies_studied(3) == std::vector<std::size_t>{3, 2, 1});
    CHECK(competencies_studied(1) == std::vector<std::size_t>{1});
    CHECK(competencies_studied(0).empty());
    auto const history = crossed(4, 2, 4);
    auto const fit = fit_of(history.ratings);
    CalibrateOptions options;
    options.weights = {0.2, 0.4, 0.0, 0.4};
    auto const result = reliability(history, fit, options);
    CHECK(result.competencies == 3);
    CHECK(result.left_out_of_d_study == std::vector<std::string>{"k0", "k3"});
    auto const& two = result.d_study[8]; // two competencies of weight 1/2, one interviewer
    CHECK(two.competencies == 2);
    CHECK(two.interviewers == 1);
    CHECK(two.generalizability == close_to(0.32 / (0.32 + 0.085 + 0.245)));
}

TEST_CASE("reliability: competencies as a sample of many") {
    // Brennan 2001, synthetic data set 3, see tests/oracle in composite_reliability's test.
    auto const history = crossed(10, 2, 4);
    stats::VarianceFit fit;
    set(fit, Component::candidate, 0.552777777777778);
    set(fit, Component::candidate_competency, 0.575);
    set(fit, Component::interviewer, 0.00740740740740723);
    set(fit, Component::interviewer_competency, 0.156481481481482);
    set(fit, Component::candidate_interviewer, 0.100925925925926);
    set(fit, Component::residual, 0.935185185185185);
    set(fit, Component::competency, 0.441666666666667);
    fit.converged = true;
    fit.fixed.assign(1, {5.275, 0.469});
    fit.interviewer.assign(2, {});
    CalibrateOptions options;
    options.competency = stats::CompetencyEffect::random;
    auto const result = reliability(history, fit, options);
    CHECK(result.generalizability->estimate == close_to(0.639871382636656, 1e-9));
    CHECK(result.dependability->estimate == close_to(0.554124608423251, 1e-9));
}

TEST_CASE("reliability: the composite model looks at the mean of each card") {
    auto const history = crossed(6, 3, 4);
    stats::VarianceFit fit;
    set(fit, Component::candidate, 0.3);
    set(fit, Component::interviewer, 0.09);
    set(fit, Component::residual, 0.21);
    fit.converged = true;
    fit.fixed.assign(1, {3.1, 0.1});
    fit.interviewer.assign(3, {0.0, 0.1});
    CalibrateOptions options;
    options.model = stats::VarianceModel::composite;
    options.bars = {{"", 3.0}};
    auto const result = reliability(history, fit, options);
    CHECK(result.generalizability->estimate == close_to(0.3 / (0.3 + 0.07)));
    CHECK(result.dependability->estimate == close_to(0.3 / (0.3 + 0.1)));
    REQUIRE(result.d_study.size() == 8);
    CHECK(result.d_study[0].competencies == 4);
    CHECK(result.left_out_of_d_study.empty());
    CHECK(result.replicate_agreement.has_value());
}

TEST_CASE("reliability: intervals widen with doubt, and a component at 0 stays there") {
    auto const history = crossed(5, 3, 4);
    auto fit = fit_of(history.ratings);
    auto const usual = reliability(history, fit, {});
    auto const& found = *usual.dependability;
    CHECK(found.lower.value() < found.estimate);
    CHECK(found.upper.value() > found.estimate);
    CHECK(*usual.generalizability->upper < 1);
    set(fit, Component::candidate, 0.28, 0.1);
    auto const wider = reliability(history, fit, {});
    CHECK(*wider.dependability->upper - *wider.dependability->lower >
          *found.upper - *found.lower + 0.02);
    CalibrateOptions narrow;
    narrow.level = 0.5;
    CHECK(*reliability(history, fit, narrow).dependability->lower >
          *wider.dependability->lower);
    set(fit, Component::interviewer, 0);
    set(fit, Component::interviewer_competency, 0);
    auto const zero = reliability(history, fit, {});
    CHECK(zero.dependability == zero.generalizability);
}

TEST_CASE("reliability: a small standard error gives the interval of the delta method") {
    // Only the candidate variance is open: reliability r = v / (v + e) moves by
    // e se / (v + e)^2 a standard error.
    auto const history = crossed(5, 3, 4);
    stats::VarianceFit fit;
    set(fit, Component::candidate, 0.3, 0.003);
    set(fit, Component::candidate_competency, 0.0);
    set(fit, Component::residual, 1.2); // over 12 ratings: 0.1
    fit.converged = true;
    fit.fixed.assign(4, {3, 0});
    fit.interviewer.assign(3, {});
    auto const found = *reliability(history, fit, {}).generalizability;
    CHECK(found.estimate == close_to(0.75));
    double const half = 1.959964 * 0.1 * 0.003 / (0.4 * 0.4);
    CHECK(*found.upper - found.estimate == close_to(half, 0.04));
    CHECK(found.estimate - *found.lower == close_to(half, 0.04));
}

TEST_CASE("reliability: what the panels cannot tell apart has no reliability") {
    auto const reason = [](RatingHistory const& history, stats::VarianceFit const& fit) {
        auto const result = reliability(history, fit, {});
        CHECK(result.d_study.empty());
        CHECK_FALSE(result.sem.has_value());
        CHECK_FALSE(result.replicate_agreement.has_value());
        return result.dependability.reason();
    };
    auto const one_each =
        history_of(std::vector<Row>{{0, 0, 0, 0}, {0, 0, 1, 0}, {1, 1, 0, 1}});
    CHECK(reason(one_each, fit_of(one_each.ratings)) == Undefined::confounded);
    // Every competency of a candidate has one interviewer: the usual loop of specialists.
    auto const loop =
        history_of(std::vector<Row>{{0, 0, 0, 0}, {0, 1, 1, 1}, {1, 0, 0, 2}, {1, 1, 1, 3}});
    CHECK(reason(loop, fit_of(loop.ratings)) == Undefined::confounded);
    auto const history = crossed(3, 2, 2);
    auto fit = fit_of(history.ratings);
    fit.converged = false;
    CHECK(reason(history, fit) == Undefined::not_converged);
    fit = fit_of(history.ratings);
    fit.components[0] = std::nullopt;
    CHECK(reason(history, fit) == Undefined::confounded);
    CHECK(reason({}, {}) == Undefined::too_few);
    fit = {};
    set(fit, Component::candidate, 0);
    set(fit, Component::candidate_competency, 0);
    fit.converged = true;
    fit.fixed.assign(2, {});
    fit.interviewer.assign(2, {});
    auto const flat = reliability(history, fit, {});
    CHECK(flat.dependability.reason() == Undefined::no_variance);
    CHECK(flat.d_study.empty());
}
