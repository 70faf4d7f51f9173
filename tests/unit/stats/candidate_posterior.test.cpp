// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/oracle.hpp"

#include <panelscore/stats/candidate_posterior.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

using Matrix = std::vector<std::vector<double>>;
using Interviewers = std::vector<std::optional<Effect>>;

/// Solves a x = b for several columns of b, with pivots.
Matrix solved(Matrix a, Matrix b) {
    std::size_t const n = a.size();
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t best = c;
        for (std::size_t r = c + 1; r < n; ++r)
            if (std::abs(a[r][c]) > std::abs(a[best][c]))
                best = r;
        std::swap(a[c], a[best]);
        std::swap(b[c], b[best]);
        for (std::size_t r = 0; r < n; ++r) {
            if (r == c)
                continue;
            double const factor = a[r][c] / a[c][c];
            for (std::size_t k = c; k < n; ++k)
                a[r][k] -= factor * a[c][k];
            for (std::size_t k = 0; k < b[r].size(); ++k)
                b[r][k] -= factor * b[c][k];
        }
    }
    for (std::size_t r = 0; r < n; ++r)
        for (double& value : b[r])
            value /= a[r][r];
    return b;
}

/// The posterior where only what interviewers add overall is known, or nothing.
CandidatePosterior posterior_of(CandidatePrior const& prior,
                                std::vector<PanelRating> const& ratings,
                                Interviewers const& interviewers) {
    std::vector<InterviewerEffects> effects(interviewers.size());
    std::vector<InterviewerEffects const*> list;
    for (std::size_t j = 0; j < effects.size(); ++j) {
        effects[j].overall = interviewers[j];
        list.push_back(&effects[j]);
    }
    return candidate_posterior(prior, ratings, list);
}

/// The posterior from the definition: the joint normal of true scores and ratings, each pair's
/// covariance written down term by term, conditioned on the ratings.
CandidatePosterior by_definition(CandidatePrior const& prior,
                                 std::vector<PanelRating> const& ratings,
                                 Interviewers const& interviewers) {
    auto const& of = prior.variances;
    std::size_t const size = prior.mean.size();
    std::size_t const n = ratings.size();
    auto const true_scores = [&](std::size_t k, std::size_t l) {
        return of.candidate + (k == l ? of.candidate_competency : 0.0);
    };
    Matrix joint(n, std::vector<double>(n));
    Matrix with_scores(n, std::vector<double>(size + 1));
    for (std::size_t a = 0; a < n; ++a) {
        auto const& effect = interviewers[ratings[a].interviewer];
        for (std::size_t b = 0; b < n; ++b) {
            double& cell = joint[a][b];
            cell = true_scores(ratings[a].competency, ratings[b].competency);
            if (ratings[a].interviewer == ratings[b].interviewer) {
                cell +=
                    effect ? effect->standard_error * effect->standard_error : of.interviewer;
                cell += of.candidate_interviewer;
                if (ratings[a].competency == ratings[b].competency)
                    cell += of.interviewer_competency;
            }
            if (a == b)
                cell += of.residual;
        }
        for (std::size_t k = 0; k < size; ++k)
            with_scores[a][k] = true_scores(ratings[a].competency, k);
        with_scores[a][size] = ratings[a].score - prior.mean[ratings[a].competency] -
                               (effect ? effect->value : 0.0);
    }
    auto const weights = solved(joint, with_scores);
    CandidatePosterior posterior{prior.mean, std::vector<double>(size * size)};
    for (std::size_t k = 0; k < size; ++k)
        for (std::size_t l = 0; l < size; ++l)
            posterior.covariance[k * size + l] = true_scores(k, l);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t k = 0; k < size; ++k) {
            posterior.mean[k] += with_scores[a][k] * weights[a][size];
            for (std::size_t l = 0; l < size; ++l)
                posterior.covariance[k * size + l] -= with_scores[a][k] * weights[a][l];
        }
    return posterior;
}

void check_same(CandidatePosterior const& found, CandidatePosterior const& expected,
                double tolerance) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t k = 0; k < found.size(); ++k)
        CHECK(found.mean[k] == close_to(expected.mean[k], tolerance, tolerance));
    for (std::size_t i = 0; i < found.covariance.size(); ++i)
        CHECK(found.covariance[i] == close_to(expected.covariance[i], tolerance, tolerance));
}

CandidatePrior three_competencies() {
    return {.variances = {.candidate = 0.28,
                          .candidate_competency = 0.08,
                          .interviewer = 0.084,
                          .interviewer_competency = 0.025,
                          .candidate_interviewer = 0.085,
                          .residual = 0.49},
            .mean = {3.3, 2.9, 3.1}};
}

/// Two known interviewers and an unknown one; the second rated competency 0 in two interviews,
/// nobody rated competency 2 but the unknown one.
std::vector<PanelRating> uneven_panel() {
    return {{0, 0, 4}, {0, 1, 3}, {1, 0, 2}, {1, 0, 3}, {1, 1, 2}, {2, 2, 5}, {2, 1, 4}};
}

Interviewers two_known() {
    return {Effect{-0.3, 0.14}, Effect{0.2, 0.1}, std::nullopt};
}

} // namespace

TEST_CASE("candidate_posterior: without ratings the prior comes back") {
    auto const prior = three_competencies();
    auto const posterior = posterior_of(prior, {}, {});
    CHECK(posterior.mean == prior.mean);
    CHECK(posterior.covariance[0] == close_to(0.36, 1e-14));
    CHECK(posterior.covariance[1] == close_to(0.28, 1e-14));
    CHECK(posterior_of({}, {}, {}).size() == 0);
}

TEST_CASE("candidate_posterior: balanced with one competency it is Kelley's formula") {
    // Reliability 0.44 of an observed sd of 0.6: true variance 0.44 * 0.36, error 0.56 * 0.36.
    // Observed 3.8 in a pool of mean 3.0: 0.44 * 3.8 + 0.56 * 3.0 = 3.352, sd 0.6 sqrt(.44 *
    // .56).
    CandidatePrior prior{.variances = {.candidate = 0.44 * 0.36, .residual = 0.56 * 0.36},
                         .mean = {3.0}};
    std::vector<PanelRating> const one{{0, 0, 3.8}};
    Interviewers const unknown(4);
    auto belief = posterior_of(prior, one, unknown).competency(0);
    CHECK(belief.mean == close_to(3.352, 1e-14));
    CHECK(belief.sd == close_to(0.6 * std::sqrt(0.44 * 0.56), 1e-14));
    // The same reliability from four interviewers, each with four times the error variance,
    // spread over the four kinds of error.
    prior.variances.residual = 0.56 * 0.36;
    prior.variances.interviewer = 0.56 * 0.36;
    prior.variances.interviewer_competency = 0.56 * 0.36;
    prior.variances.candidate_interviewer = 0.56 * 0.36;
    std::vector<PanelRating> const four{{0, 0, 3.5}, {1, 0, 4.1}, {2, 0, 4.0}, {3, 0, 3.6}};
    belief = posterior_of(prior, four, unknown).composite(std::vector<double>{1.0});
    CHECK(belief.mean == close_to(3.352, 1e-14));
    CHECK(belief.sd == close_to(0.6 * std::sqrt(0.44 * 0.56), 1e-14));
}

TEST_CASE("candidate_posterior: equals the conditional normal distribution") {
    auto const ratings = uneven_panel();
    auto const interviewers = two_known();
    auto prior = three_competencies();
    check_same(posterior_of(prior, ratings, interviewers),
               by_definition(prior, ratings, interviewers), 1e-13);
    // Each term at its boundary in turn; the prior is singular with the first two.
    for (double RatingVariances::*term :
         {&RatingVariances::candidate, &RatingVariances::candidate_competency,
          &RatingVariances::interviewer, &RatingVariances::interviewer_competency,
          &RatingVariances::candidate_interviewer}) {
        prior = three_competencies();
        prior.variances.*term = 0;
        check_same(posterior_of(prior, ratings, interviewers),
                   by_definition(prior, ratings, interviewers), 1e-12);
    }
}

TEST_CASE("candidate_posterior: no residual variance is a limit, not a failure") {
    auto prior = three_competencies();
    prior.variances.residual = 0;
    prior.variances.interviewer_competency = 0;
    auto const exact = posterior_of(prior, uneven_panel(), two_known());
    prior.variances.residual = 1e-7;
    auto const near = posterior_of(prior, uneven_panel(), two_known());
    check_same(exact, near, 1e-5);
    prior.variances = {};
    auto const nothing = posterior_of(prior, uneven_panel(), two_known());
    CHECK(nothing.mean == prior.mean);
    CHECK(nothing.competency(1).sd == 0);
}

TEST_CASE("candidate_posterior: the order of ratings changes no digit") {
    auto const prior = three_competencies();
    auto ratings = uneven_panel();
    auto const expected = posterior_of(prior, ratings, two_known());
    std::sort(ratings.begin(), ratings.end(),
              [](PanelRating const& a, PanelRating const& b) { return a.score < b.score; });
    do {
        CHECK(posterior_of(prior, ratings, two_known()) == expected);
        std::rotate(ratings.begin(), ratings.begin() + 3, ratings.end());
    } while (ratings.front().score != 2 || ratings[1].score != 2);
}

TEST_CASE(
    "candidate_posterior: shared effects make several ratings by one interviewer say less") {
    auto const prior = three_competencies();
    Interviewers const unknown(3);
    std::vector<double> const weights{0.5, 0.25, 0.25};
    std::vector<PanelRating> const by_one{{0, 0, 5}, {0, 1, 5}, {0, 2, 5}};
    std::vector<PanelRating> const by_three{{0, 0, 5}, {1, 1, 5}, {2, 2, 5}};
    auto const one = posterior_of(prior, by_one, unknown).composite(weights);
    auto const three = posterior_of(prior, by_three, unknown).composite(weights);
    CHECK(three.mean > one.mean + 0.1);
    CHECK(three.sd < one.sd);
}

TEST_CASE("candidate_posterior: a harsh interviewer's score counts for more") {
    auto const prior = three_competencies();
    std::vector<PanelRating> const one{{0, 0, 3}};
    auto const score_by = [&](double effect) {
        Interviewers const known{Effect{effect, 0.1}};
        return posterior_of(prior, one, known).mean[0];
    };
    CHECK(score_by(-0.4) > score_by(0.0));
    CHECK(score_by(0.0) > score_by(0.4));
}

TEST_CASE("candidate_posterior: chances at a bar") {
    ScoreBelief const belief{3.0, 0.5};
    CHECK(belief.chance_at_least(3.0) == 0.5);
    CHECK(belief.chance_at_least(2.5) == close_to(0.8413447460685429, 1e-13)); // one sd
    ScoreBelief const certain{3.5, 0.0};
    CHECK(certain.chance_at_least(3.5) == 1.0);
    CHECK(certain.chance_at_least(3.6) == 0.0);
}

TEST_CASE(
    "candidate_posterior: with interviewers at their predictions it is lme4's prediction") {
    // Predictions are linear, so the prediction of a candidate given everybody's ratings is the
    // one given interviewers and competencies at their own predictions. Over the competencies
    // the mean of candidate + candidate:competency is blup (1 + v_ck / (4 v_c)).
    std::string const folder = "sim_panel_60x14x4";
    auto const panel = panelscore::test::oracle_panel(folder);
    auto const blup = [&](std::string const& of) {
        std::vector<double> values;
        for (auto const& row :
             panelscore::test::oracle_table(folder + "/ref_blup_main_" + of + ".csv"))
            values.push_back(std::stod(row.at("blup")));
        return values;
    };
    CandidatePrior prior{.variances = {.candidate = 0.280511512016076,
                                       .candidate_competency = 0.079311079344386,
                                       .candidate_interviewer = 0.0795502020915576,
                                       .residual = 0.514550552251466}};
    for (double const competency : blup("competency"))
        prior.mean.push_back(3.18025461345562 + competency);
    Interviewers interviewers;
    for (double const effect : blup("interviewer"))
        interviewers.push_back(Effect{effect, 0.0});
    auto const expected = blup("candidate");
    REQUIRE(expected.size() == panel.candidates.size());
    double const spread =
        1 + prior.variances.candidate_competency / (4 * prior.variances.candidate);
    auto const& ratings = panel.ratings;
    for (std::uint32_t c = 0; c < ratings.candidates; ++c) {
        std::vector<PanelRating> own;
        for (std::size_t i = 0; i < ratings.size(); ++i)
            if (ratings.candidate[i] == c)
                own.push_back(
                    {ratings.interviewer[i], ratings.competency[i], ratings.score[i]});
        auto const posterior = posterior_of(prior, own, interviewers);
        double above = 0;
        for (std::size_t k = 0; k < prior.mean.size(); ++k)
            above += (posterior.mean[k] - prior.mean[k]) / 4;
        CHECK(above / spread == close_to(expected[c], 0.0, 2e-6));
    }
}

TEST_CASE("candidate_posterior: what is known by competency counts there") {
    // One competency, prior N(3, 1), noise of one rating 0.5 + candidate:interviewer 0.25.
    // Known in this competency: adds 0.4 with a standard error of 0.5, so 0.25 of variance.
    // Precision 1 / (0.25 + 0.25 + 0.5) = 1 against the prior's 1: halfway to 4 - 0.4.
    CandidatePrior const prior{.variances = {.candidate = 1,
                                             .interviewer = 9,
                                             .interviewer_competency = 9,
                                             .candidate_interviewer = 0.25,
                                             .residual = 0.5},
                               .mean = {3.0}};
    InterviewerEffects const known{Effect{0.1, 0.3}, {Effect{0.4, 0.5}}};
    std::vector<PanelRating> const one{{0, 0, 4}};
    std::vector<InterviewerEffects const*> const list{&known};
    auto const belief = candidate_posterior(prior, one, list).competency(0);
    CHECK(belief.mean == close_to(3.3, 1e-14));
    CHECK(belief.sd == close_to(std::sqrt(0.5), 1e-14));
}

TEST_CASE("candidate_posterior: leaving somebody out is as if the ratings were not there") {
    auto const prior = three_competencies();
    InterviewerEffects const known{Effect{-0.3, 0.14}, {}};
    InterviewerEffects const unknown{};
    std::vector<InterviewerEffects const*> const list{&known, &unknown, &known};
    auto ratings = uneven_panel();
    auto const without = candidate_posterior(prior, ratings, list, 1U);
    ratings.erase(std::remove_if(ratings.begin(), ratings.end(),
                                 [](PanelRating const& one) { return one.interviewer == 1; }),
                  ratings.end());
    CHECK(without == candidate_posterior(prior, ratings, list));
}

TEST_CASE("candidate_posterior: the response is what one point more on every score does") {
    auto prior = three_competencies();
    prior.extra_variance = {0.0, 0.0, 0.3};
    auto ratings = uneven_panel();
    auto const before = posterior_of(prior, ratings, two_known());
    for (auto& rating : ratings)
        ++rating.score;
    auto const after = posterior_of(prior, ratings, two_known());
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(after.mean[k] - before.mean[k] == close_to(before.response[k], 1e-12));
}

TEST_CASE("candidate_posterior: a guessed mean gives way to ratings sooner") {
    auto prior = three_competencies();
    std::vector<PanelRating> const one{{0, 2, 5}};
    Interviewers const unknown(1);
    auto const sure = posterior_of(prior, one, unknown);
    prior.extra_variance = {0.0, 0.0, 0.5};
    auto const guessed = posterior_of(prior, one, unknown);
    CHECK(guessed.mean[2] > sure.mean[2]);
    CHECK(posterior_of(prior, {}, {}).covariance[8] == close_to(0.28 + 0.08 + 0.5, 1e-14));
}
