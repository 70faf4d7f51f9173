// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/oracle.hpp"

#include <panelscore/stats/joint_posterior.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

Ratings one_competency(std::vector<std::vector<double>> const& by_candidate) {
    Ratings ratings;
    ratings.competencies = 1;
    for (auto const& scores : by_candidate) {
        std::uint32_t interviewer = 0;
        for (double const score : scores) {
            ratings.candidate.push_back(ratings.candidates);
            ratings.interviewer.push_back(interviewer++);
            ratings.competency.push_back(0);
            ratings.card.push_back(ratings.cards++);
            ratings.score.push_back(score);
        }
        ++ratings.candidates;
        ratings.interviewers = (std::max)(ratings.interviewers, interviewer);
    }
    return ratings;
}

std::size_t position(std::vector<std::string> const& names, std::string const& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                    names.begin());
}

} // namespace

TEST_CASE("joint posterior: two candidates, one score each, by hand") {
    // Variances 1 (candidate) and 1 (residual), scores 2 and 6 by one interviewer who adds
    // nothing. Each score has variance 2, the mean of both 4 +- sqrt(2/2) = 1. Shrunk by half:
    // 4 - 1 and 4 + 1. Variance 1 - 1/2 from the score, and (1 - 1/2)^2 * 1 from the mean.
    // One point more for a candidate moves the mean by half, the distance from it by half of
    // a half: 0.75 in all.
    auto const joint =
        joint_posterior({.candidate = 1, .residual = 1}, one_competency({{2}, {6}}));
    REQUIRE(joint);
    CHECK(joint->means[0].value == close_to(4));
    CHECK(joint->means[0].standard_error == close_to(1));
    CHECK(joint->candidates[0].mean[0] == close_to(3));
    CHECK(joint->candidates[1].mean[0] == close_to(5));
    CHECK(joint->candidates[0].covariance[0] == close_to(0.75));
    CHECK(joint->candidates[0].response[0] == close_to(0.75));
    CHECK(joint->interviewers[0] == Effect{0, 0});
}

TEST_CASE("joint posterior: agrees with the known answers of mixed-model equations") {
    auto const cases = test::oracle_table("panel_posterior/cases.csv");
    auto const candidates = test::oracle_table("panel_posterior/candidates.csv");
    auto const interviewers = test::oracle_table("panel_posterior/interviewers.csv");
    REQUIRE(cases.size() == 3);
    for (auto const& row : cases) {
        auto const name = row.at("case");
        CAPTURE(name);
        auto const number = [&](char const* column) { return std::stod(row.at(column)); };
        auto const panel = test::oracle_panel("panel_posterior/" + name);
        auto const joint = joint_posterior({.candidate = number("candidate"),
                                            .interviewer = number("interviewer"),
                                            .residual = number("residual")},
                                           panel.ratings);
        REQUIRE(joint);
        CHECK(joint->means[0].value == close_to(number("mean"), 0, 1e-5));
        CHECK(joint->means[0].standard_error == close_to(number("mean_se"), 0, 1e-5));
        double const sign = row.at("better") == "lower" ? -1 : 1;
        std::size_t compared = 0;
        for (auto const& one : candidates) {
            if (one.at("case") != name)
                continue;
            ++compared;
            auto const code = position(panel.candidates, one.at("candidate"));
            auto const belief = joint->candidates.at(code).competency(0);
            CHECK(belief.mean == close_to(std::stod(one.at("mean")), 0, 1e-5));
            CHECK(belief.sd == close_to(std::stod(one.at("sd")), 0, 1e-5));
            CHECK(ScoreBelief{sign * belief.mean, belief.sd}.chance_at_least(
                      sign * number("bar")) == close_to(std::stod(one.at("chance")), 0, 1e-5));
        }
        CHECK(compared == panel.candidates.size());
        for (auto const& one : interviewers) {
            if (one.at("case") != name)
                continue;
            auto const code = position(panel.interviewers, one.at("interviewer"));
            auto const& adds = joint->interviewers.at(code);
            CHECK(adds.value == close_to(std::stod(one.at("adds")), 0, 1e-5));
            CHECK(adds.standard_error == close_to(std::stod(one.at("se")), 0, 1e-5));
        }
    }
}

TEST_CASE("joint posterior: with the mean taken for known, the posterior of one") {
    // The joint mean put into `candidate_posterior`: only what it leaves open is missing.
    RatingVariances const variances{
        .candidate = 0.5, .candidate_interviewer = 0.2, .residual = 0.3};
    auto const ratings = one_competency({{3, 4}, {2, 2}, {5, 4}});
    auto const joint = joint_posterior(variances, ratings);
    REQUIRE(joint);
    CandidatePrior const prior{variances, {joint->means[0].value}, {}};
    InterviewerEffects const nothing{Effect{0, 0}, {}};
    std::vector<InterviewerEffects const*> const people{&nothing, &nothing};
    std::vector<PanelRating> const first{{0, 0, 3}, {1, 0, 4}};
    auto const known = candidate_posterior(prior, first, people);
    CHECK(joint->candidates[0].mean[0] == close_to(known.mean[0]));
    double const open = (1 - known.response[0]) * joint->means[0].standard_error;
    CHECK(joint->candidates[0].covariance[0] == close_to(known.covariance[0] + open * open));
    CHECK(joint->candidates[0].covariance[0] > known.covariance[0]);
}

TEST_CASE("joint posterior: several competencies, one of them rated for others only") {
    RatingVariances const variances{.candidate = 0.3,
                                    .candidate_competency = 0.15,
                                    .interviewer = 0.07,
                                    .interviewer_competency = 0.03,
                                    .candidate_interviewer = 0.2,
                                    .residual = 0.25};
    Ratings ratings;
    ratings.candidates = 2;
    ratings.interviewers = 2;
    ratings.competencies = 2;
    auto const add = [&](std::uint32_t c, std::uint32_t j, std::uint32_t k, double score) {
        ratings.candidate.push_back(c);
        ratings.interviewer.push_back(j);
        ratings.competency.push_back(k);
        ratings.card.push_back(2 * c + j);
        ratings.score.push_back(score);
    };
    add(0, 0, 0, 4);
    add(0, 1, 0, 5);
    add(1, 0, 0, 3);
    add(1, 1, 1, 2);
    ratings.cards = 4;
    auto const joint = joint_posterior(variances, ratings);
    REQUIRE(joint);
    // Nobody rated the first candidate in the second competency: more is open there.
    auto const& first = joint->candidates[0];
    CHECK(first.covariance[3] > first.covariance[0]);
    CHECK(first.covariance[1] == close_to(first.covariance[2]));
    // All scores a point higher: everything a point higher, nobody stricter, no range wider.
    auto more = ratings;
    for (double& score : more.score)
        score += 1;
    auto const moved = joint_posterior(variances, more);
    REQUIRE(moved);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(moved->candidates[0].mean[k] == close_to(first.mean[k] + 1));
        CHECK(moved->interviewers[k].value ==
              close_to(joint->interviewers[k].value, 1e-9, 1e-12));
    }
    CHECK(moved->candidates[0].covariance == first.covariance);
}

TEST_CASE("joint posterior: nothing to go by") {
    CHECK(joint_posterior({.residual = 1}, Ratings{}).reason() == Undefined::too_few);
    CHECK(joint_posterior({}, one_competency({{3}})).reason() == Undefined::no_variance);
    auto missing = one_competency({{3}});
    missing.competencies = 2;
    CHECK(joint_posterior({.residual = 1}, missing).reason() == Undefined::too_few);
    // Without noise the scores are the true scores; the mean is still open.
    auto const exact = joint_posterior({.candidate = 1}, one_competency({{2}, {4}}));
    REQUIRE(exact);
    CHECK(exact->candidates[0].mean[0] == close_to(2, 1e-6));
}
