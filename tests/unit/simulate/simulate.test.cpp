// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/simulate/simulate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace panelscore;
using panelscore::test::close_to;
using stats::Component;

namespace {

/// Panels where chance plays no part: every variance is 0, every mean 3, scores continuous.
SimulateOptions without_chance() {
    SimulateOptions options;
    options.components.fill(0);
    options.means.assign(options.competencies, 3.0);
    options.scale.score = SimulatedScore::continuous;
    return options;
}

double& component(SimulateOptions& options, Component which) {
    return options.components[static_cast<std::size_t>(which)];
}

/// All (candidate, interviewer, competency, score) with the numbers of the simulation.
using Cell = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
std::vector<std::pair<Cell, double>> scores_of(SimulatedPanels const& panels) {
    std::vector<std::pair<Cell, double>> scores;
    for (std::uint32_t c = 0; c < panels.options().candidates; ++c)
        for (auto const& card : panels.candidate(c).cards)
            for (auto const& rating : card.ratings)
                if (rating.score)
                    scores.push_back({{c, card.interviewer, rating.competency}, *rating.score});
    return scores;
}

/// Sums of squares of a complete candidate x interviewer x competency table, divided by their
/// degrees of freedom.
struct MeanSquares {
    double c = 0, i = 0, k = 0, ci = 0, ck = 0, ik = 0, cik = 0;
};

MeanSquares mean_squares(SimulatedPanels const& panels) {
    auto const& o = panels.options();
    std::size_t const nc = o.candidates, ni = o.interviewers, nk = o.competencies;
    std::vector<double> y(nc * ni * nk);
    for (auto const& [cell, score] : scores_of(panels))
        y[(std::get<0>(cell) * ni + std::get<1>(cell)) * nk + std::get<2>(cell)] = score;
    // Means over everything but the named directions.
    auto const mean = [&](bool by_c, bool by_i, bool by_k) {
        std::vector<double> sums((by_c ? nc : 1) * (by_i ? ni : 1) * (by_k ? nk : 1));
        for (std::size_t c = 0; c < nc; ++c)
            for (std::size_t i = 0; i < ni; ++i)
                for (std::size_t k = 0; k < nk; ++k)
                    sums[((by_c ? c : 0) * (by_i ? ni : 1) + (by_i ? i : 0)) * (by_k ? nk : 1) +
                         (by_k ? k : 0)] += y[(c * ni + i) * nk + k];
        for (double& sum : sums)
            sum *= static_cast<double>(sums.size()) / static_cast<double>(y.size());
        return sums;
    };
    auto const m = mean(false, false, false)[0];
    auto const c = mean(true, false, false), i = mean(false, true, false),
               k = mean(false, false, true), ci = mean(true, true, false),
               ck = mean(true, false, true), ik = mean(false, true, true);
    MeanSquares sums;
    for (std::size_t a = 0; a < nc; ++a)
        for (std::size_t b = 0; b < ni; ++b)
            for (std::size_t d = 0; d < nk; ++d) {
                auto const square = [](double x) { return x * x; };
                sums.c += square(c[a] - m);
                sums.i += square(i[b] - m);
                sums.k += square(k[d] - m);
                sums.ci += square(ci[a * ni + b] - c[a] - i[b] + m);
                sums.ck += square(ck[a * nk + d] - c[a] - k[d] + m);
                sums.ik += square(ik[b * nk + d] - i[b] - k[d] + m);
                sums.cik += square(y[(a * ni + b) * nk + d] - ci[a * ni + b] - ck[a * nk + d] -
                                   ik[b * nk + d] + c[a] + i[b] + k[d] - m);
            }
    double const dc = static_cast<double>(nc - 1), di = static_cast<double>(ni - 1),
                 dk = static_cast<double>(nk - 1);
    return {sums.c / dc,
            sums.i / di,
            sums.k / dk,
            sums.ci / (dc * di),
            sums.ck / (dc * dk),
            sums.ik / (di * dk),
            sums.cik / (dc * di * dk)};
}

} // namespace

TEST_CASE("simulate: without chance a score is the mean less the severity") {
    auto options = without_chance();
    options.severities = {{3, 0.25}, {7, -1.5}};
    SimulatedPanels const panels{options};
    CHECK(panels.means() == std::vector<double>(5, 3.0));
    for (auto const& [cell, score] : scores_of(panels)) {
        auto const who = std::get<1>(cell);
        CHECK(score == (who == 3 ? 2.75 : who == 7 ? 4.5 : 3.0));
    }
    CHECK(panels.interviewers()[3].severity == 0.25);
    CHECK(panels.interviewers()[3].by_competency == std::vector<double>(5, 0.25));
}

TEST_CASE("simulate: on a reversed scale severe interviewers give higher numbers") {
    auto options = without_chance();
    options.scale.lower_is_better = true;
    options.severities = {{0, 0.5}};
    component(options, Component::candidate) = 1;
    SimulatedPanels const panels{options};
    auto const someone = panels.candidate(0);
    CHECK(someone.true_scores[0] == close_to(3 - someone.effect, 1e-12));
    for (std::uint32_t c = 0; c < options.candidates; ++c)
        for (auto const& card : panels.candidate(c).cards)
            CHECK(*card.ratings[0].score ==
                  close_to(3 - panels.candidate(c).effect + (card.interviewer == 0 ? 0.5 : 0),
                           0, 1e-4));
}

TEST_CASE("simulate: rounding takes the nearest score and stays on the scale") {
    auto options = without_chance();
    options.scale.score = SimulatedScore::rounded;
    options.per_candidate = {20, 20};
    options.candidates = 1;
    // 3 less the severity: 2.6, 2.5 (a tie goes up), 2.4, -3, 7
    options.severities = {{0, 0.4}, {1, 0.5}, {2, 0.6}, {3, 6}, {4, -4}};
    auto const cards = SimulatedPanels{options}.candidate(0).cards;
    auto const score = [&](std::size_t i) { return *cards[i].ratings[0].score; };
    CHECK(score(0) == 3);
    CHECK(score(1) == 3);
    CHECK(score(2) == 2);
    CHECK(score(3) == 1);
    CHECK(score(4) == 5);
    options.scale.scores = {1, 2.5, 10};
    auto const uneven = SimulatedPanels{options}.candidate(0).cards;
    CHECK(*uneven[0].ratings[0].score == 2.5);
    CHECK(*uneven[4].ratings[0].score == 10);
}

TEST_CASE("simulate: the variances come out as they were asked for") {
    // A complete table of 60 x 40 x 12. The expected mean squares of the random model give the
    // components back; the means of the competencies are fixed and drop out. Each limit is 4.5
    // standard errors, from var(MS) = 2 E(MS)^2 / df.
    SimulateOptions options;
    options.seed = 77;
    options.candidates = 60;
    options.interviewers = 40;
    options.competencies = 12;
    options.per_candidate = {40, 40};
    options.components = {0.5, 0.2, 0.3, 0.1, 0.15, 0.4, 0.25};
    options.scale.score = SimulatedScore::continuous;
    SimulatedPanels const panels{options};
    auto const ms = mean_squares(panels);
    double const nc = 60, ni = 40, nk = 12;
    auto const near = [](double estimate, double truth, double error) {
        CAPTURE(estimate);
        CAPTURE(truth);
        CAPTURE(error);
        return std::fabs(estimate - truth) < 4.5 * error;
    };
    auto const error = [](double mean_square, double df) {
        return mean_square * std::sqrt(2 / df);
    };
    double const e_ci = 0.4 + nk * 0.15, e_ck = 0.4 + ni * 0.2, e_ik = 0.4 + nc * 0.1;
    double const e_c = 0.4 + nk * 0.15 + ni * 0.2 + ni * nk * 0.5;
    double const e_i = 0.4 + nk * 0.15 + nc * 0.1 + nc * nk * 0.3;
    CHECK(near(ms.cik, 0.4, error(0.4, (nc - 1) * (ni - 1) * (nk - 1))));
    CHECK(near((ms.ci - ms.cik) / nk, 0.15, error(e_ci, (nc - 1) * (ni - 1)) / nk));
    CHECK(near((ms.ck - ms.cik) / ni, 0.2, error(e_ck, (nc - 1) * (nk - 1)) / ni));
    CHECK(near((ms.ik - ms.cik) / nc, 0.1, error(e_ik, (ni - 1) * (nk - 1)) / nc));
    CHECK(
        near((ms.c - ms.ci - ms.ck + ms.cik) / (ni * nk), 0.5, error(e_c, nc - 1) / (ni * nk)));
    CHECK(
        near((ms.i - ms.ci - ms.ik + ms.cik) / (nc * nk), 0.3, error(e_i, ni - 1) / (nc * nk)));
    double sum = 0, squares = 0; // drawn means: 12 of variance 0.25 around 3
    for (double const mean : panels.means()) {
        sum += mean;
        squares += (mean - 3) * (mean - 3);
    }
    CHECK(near(sum / 12, 3, std::sqrt(0.25 / 12)));
    CHECK(near(squares / 12, 0.25, 0.25 * std::sqrt(2.0 / 12)));
}

TEST_CASE("simulate: drift grows from half way through") {
    auto options = without_chance();
    options.interviewers = 4;
    options.candidates = 300;
    options.drift = {.interviewers = 2, .per_month = 0.1};
    options.period = {.start = 0, .months = 10};
    SimulatedPanels const panels{options};
    double const month = 365.25 / 12 * 86400;
    int drifting = 0;
    for (auto const& who : panels.interviewers())
        drifting += who.drift_per_month == 0.1 ? 1 : 0;
    CHECK(drifting == 2);
    double earliest = 5, latest = 0;
    for (std::uint32_t c = 0; c < options.candidates; ++c)
        for (auto const& card : panels.candidate(c).cards) {
            double const months = static_cast<double>(card.interviewed_at) / month;
            earliest = std::min(earliest, months);
            latest = std::max(latest, months);
            double const drift = panels.interviewers()[card.interviewer].drift_per_month;
            CHECK(*card.ratings[0].score == close_to(3 - drift * (months - 5), 0, 6e-5));
            CHECK(card.submitted_at > card.interviewed_at);
        }
    CHECK(earliest > 0);
    CHECK(earliest < 0.5);
    CHECK(latest < 10);
    CHECK(latest > 9.5);
}

TEST_CASE("simulate: halo makes the scores of a card move together") {
    auto options = without_chance();
    options.candidates = 2000;
    options.interviewers = 4;
    options.halo = {.interviewers = 2, .variance = 0.25};
    SimulatedPanels const panels{options};
    std::array<double, 2> squares{}, n{};
    for (std::uint32_t c = 0; c < options.candidates; ++c)
        for (auto const& card : panels.candidate(c).cards) {
            for (auto const& rating : card.ratings)
                CHECK(*rating.score == *card.ratings[0].score);
            bool const halo = panels.interviewers()[card.interviewer].halo_variance > 0;
            squares[halo ? 1 : 0] += std::pow(*card.ratings[0].score - 3, 2);
            ++n[halo ? 1 : 0];
        }
    CHECK(squares[0] == 0);
    CHECK(n[1] == 4000); // variance of the variance: 2 * 0.25^2 / 4000
    CHECK(std::fabs(squares[1] / n[1] - 0.25) < 4.5 * 0.25 * std::sqrt(2.0 / 4000));
}

TEST_CASE("simulate: who keeps to the middle gives part of the distance only") {
    SimulateOptions options;
    options.scale.score = SimulatedScore::continuous;
    auto const plain = scores_of(SimulatedPanels{options});
    options.central_tendency = {.interviewers = 5, .factor = 0.5};
    SimulatedPanels const panels{options};
    auto const pulled = scores_of(panels);
    REQUIRE(plain.size() == pulled.size());
    std::size_t changed = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        double const factor = panels.interviewers()[std::get<1>(plain[i].first)].central_factor;
        CHECK(pulled[i].second - 3 == close_to(factor * (plain[i].second - 3), 0, 1e-4));
        changed += factor < 1 ? 1U : 0U;
    }
    CHECK(changed > 0);
    CHECK(changed < plain.size() / 2);
}

TEST_CASE("simulate: what is missing changes no score") {
    SimulateOptions options;
    options.candidates = 1000;
    auto const all = scores_of(SimulatedPanels{options});
    options.missing = {.not_observed = 0.1, .not_asked = 0.2, .cards = 0.05};
    SimulatedPanels const panels{options};
    auto const some = scores_of(panels);
    CHECK(std::includes(all.begin(), all.end(), some.begin(), some.end()));
    double cards = 0, ratings = 0, not_observed = 0;
    for (std::uint32_t c = 0; c < options.candidates; ++c)
        for (auto const& card : panels.candidate(c).cards) {
            ++cards;
            CHECK_FALSE(card.ratings.empty());
            for (auto const& rating : card.ratings) {
                ++ratings;
                not_observed += rating.score ? 0 : 1;
            }
        }
    // Shares within 4.5 standard errors: 4 000 cards of 5 competencies.
    CHECK(std::fabs(cards / 4000 - 0.95) < 4.5 * std::sqrt(0.05 * 0.95 / 4000) + 0.8 * 0.0004);
    CHECK(std::fabs(ratings / (cards * 5) - 0.8) <
          4.5 * std::sqrt(0.16 / (cards * 5)) + 0.0004);
    CHECK(std::fabs(not_observed / ratings - 0.1) < 4.5 * std::sqrt(0.09 / ratings));
}

TEST_CASE("simulate: more candidates change nobody, another seed everybody") {
    SimulateOptions options;
    options.candidates = 50;
    auto const few = scores_of(SimulatedPanels{options});
    options.candidates = 500;
    auto const many = scores_of(SimulatedPanels{options});
    CHECK(std::equal(few.begin(), few.end(), many.begin()));
    options.candidates = 450;
    options.candidates_before = 50;
    auto const others = scores_of(SimulatedPanels{options});
    CHECK(others.size() == many.size() - few.size());
    for (std::size_t i = 0; i < others.size(); ++i)
        CHECK(others[i].second == many[few.size() + i].second);
    options.candidates = 50;
    options.candidates_before = 0;
    options.seed = 2;
    CHECK(scores_of(SimulatedPanels{options}) != few);
}

TEST_CASE("simulate: sites share nobody and take everyone") {
    SimulateOptions options;
    options.candidates = 301;
    options.interviewers = 17;
    options.sites = 3; // 5, 6 and 6 interviewers
    SimulatedPanels const panels{options};
    std::array<std::set<std::uint32_t>, 3> interviewers;
    std::array<int, 3> candidates{};
    for (std::uint32_t c = 0; c < options.candidates; ++c) {
        auto const someone = panels.candidate(c);
        REQUIRE(someone.site < 3);
        ++candidates[someone.site];
        for (auto const& card : someone.cards) {
            CHECK(panels.interviewers()[card.interviewer].site == someone.site);
            interviewers[someone.site].insert(card.interviewer);
        }
    }
    CHECK(interviewers[0].size() + interviewers[1].size() + interviewers[2].size() == 17);
    for (int const n : candidates)
        CHECK(std::abs(n - 100) <= 1);
}

TEST_CASE("simulate: panels have the sizes asked for, nobody twice, everybody equally often") {
    SimulateOptions options;
    options.candidates = 3000;
    options.interviewers = 10;
    options.per_candidate = {2, 5};
    SimulatedPanels const panels{options};
    std::array<int, 6> sizes{};
    std::array<int, 10> load{};
    for (std::uint32_t c = 0; c < options.candidates; ++c) {
        auto const cards = panels.candidate(c).cards;
        REQUIRE(cards.size() <= 5);
        ++sizes[cards.size()];
        for (std::size_t j = 0; j < cards.size(); ++j) {
            ++load[cards[j].interviewer];
            if (j > 0)
                CHECK(cards[j - 1].interviewer < cards[j].interviewer);
        }
    }
    CHECK(sizes[0] + sizes[1] == 0);
    for (std::size_t n = 2; n <= 5; ++n) // 750 each, sd 23.7
        CHECK(std::abs(sizes[n] - 750) < 5 * 24);
    for (int const n : load) // 3000 * 0.35, sd at most 26.1
        CHECK(std::abs(n - 1050) < 5 * 27);
}

TEST_CASE("simulate: a plan decides who rates what") {
    SimulateOptions options;
    options.competencies = 4;
    options.interviews = {{0, 2}, {1, 3}, {3}};
    SimulatedPanels const panels{options};
    for (std::uint32_t c = 0; c < options.candidates; ++c) {
        std::array<int, 3> held{};
        for (auto const& card : panels.candidate(c).cards) {
            ++held[card.interview];
            auto const& asked = options.interviews[card.interview];
            REQUIRE(card.ratings.size() == asked.size());
            for (std::size_t r = 0; r < asked.size(); ++r)
                CHECK(card.ratings[r].competency == asked[r]);
        }
        CHECK(held == std::array<int, 3>{2, 1, 1}); // four interviewers, three interviews
    }
}

TEST_CASE("simulate: ratings come as columns without gaps, for any number of threads") {
    SimulateOptions options;
    options.candidates = 700;
    options.interviewers = 400; // some meet nobody
    options.per_candidate = {1, 1};
    options.competencies = 3;
    options.missing = {.not_observed = 0.6, .not_asked = 0, .cards = 0.2};
    SimulatedPanels const panels{options};
    auto const all = simulated_ratings(panels);
    auto const& ratings = all.ratings;
    auto const scores = scores_of(panels);
    REQUIRE(ratings.size() == scores.size());
    std::size_t not_observed = 0;
    for (std::uint32_t c = 0; c < options.candidates; ++c)
        for (auto const& card : panels.candidate(c).cards)
            for (auto const& rating : card.ratings)
                not_observed += rating.score ? 0U : 1U;
    CHECK(all.not_observed == not_observed);
    std::set<std::uint32_t> candidates, interviewers, cards;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        CHECK(all.candidates[ratings.candidate[i]] == std::get<0>(scores[i].first));
        CHECK(all.interviewers[ratings.interviewer[i]] == std::get<1>(scores[i].first));
        CHECK(all.competencies[ratings.competency[i]] == std::get<2>(scores[i].first));
        CHECK(ratings.score[i] == scores[i].second);
        candidates.insert(ratings.candidate[i]);
        interviewers.insert(ratings.interviewer[i]);
        cards.insert(ratings.card[i]);
    }
    CHECK(candidates.size() == ratings.candidates);
    CHECK(candidates.size() < 700);
    CHECK(interviewers.size() == ratings.interviewers);
    CHECK(cards.size() == ratings.cards);
    CHECK(*cards.rbegin() == ratings.cards - 1);
    CHECK(simulated_ratings(panels, 3).ratings == ratings);
}

TEST_CASE("simulate: impossible panels are refused in words") {
    auto const why = [](auto change) {
        SimulateOptions options;
        change(options);
        try {
            SimulatedPanels const panels{options};
        } catch (std::invalid_argument const& problem) {
            return std::string{problem.what()};
        }
        return std::string{};
    };
    CHECK(why([](auto&) {}).empty());
    CHECK(why([](auto& o) { o.interviewers = 3; }) ==
          "a candidate cannot meet 4 interviewers where there are only 3");
    CHECK(why([](auto& o) { o.sites = 6; }) ==
          "a candidate cannot meet 4 interviewers where the smallest site has 3");
    CHECK(why([](auto& o) { o.drift.interviewers = 21; }) == "drift: 21 interviewers of 20");
    CHECK(why([](auto& o) { o.components[0] = -0.1; }) ==
          "the variance of candidate is a number from 0 on");
    for (auto const& message :
         {why([](auto& o) { o.candidates = 0; }), why([](auto& o) {
              o.per_candidate = {3, 2};
          }),
          why([](auto& o) { o.sites = 0; }), why([](auto& o) { o.means = {3}; }),
          why([](auto& o) { o.scale.scores = {1}; }), why([](auto& o) {
              o.scale.scores = {1, 1};
          }),
          why([](auto& o) {
              o.scale.scores = {2, 1};
          }),
          why([](auto& o) { o.missing.cards = 1; }),
          why([](auto& o) { o.missing.not_asked = -0.1; }),
          why([](auto& o) { o.components[5] = std::nan(""); }),
          why([](auto& o) { o.halo.variance = -1; }),
          why([](auto& o) { o.central_tendency.factor = 1.5; }),
          why([](auto& o) { o.interviews = {{5}}; }), why([](auto& o) { o.interviews = {{}}; }),
          why([](auto& o) { o.period.months = 0; }), why([](auto& o) {
              o.severities = {{20, 0}};
          })})
        CHECK_FALSE(message.empty());
}
