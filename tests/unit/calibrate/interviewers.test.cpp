// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/interviewers.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using test::close_to;
using test::NamedRating;

namespace {

RatingHistory reference_panel() {
    return test::history_of(test::oracle_rows("sim_panel_60x14x4/data.csv"));
}

/// A fit with these severities and nothing else than a residual of 1 by rating.
stats::VarianceFit made_up_fit(RatingHistory const& history,
                               std::vector<double> const& severities) {
    stats::VarianceFit fit;
    fit.converged = true;
    fit.components = {0.3, 0.1, 0.1, std::nullopt, 0.1, 0.6, std::nullopt};
    for (double const severity : severities)
        fit.interviewer.push_back({.value = -severity, .standard_error = 0.1});
    fit.residual.assign(history.ratings.size(), 0.7);
    fit.card_residual.assign(history.ratings.size(), 0.1);
    return fit;
}

std::vector<InterviewerFigures> figures_of(RatingHistory const& history,
                                           Outcome<stats::VarianceFit, Undefined> const& fit,
                                           InterviewerOptions const& options = {}) {
    return interviewer_figures(history, stats::linked_subsets(history.ratings), fit, options);
}

InterviewerFlag const* flag(InterviewerFigures const& figures, std::string const& code) {
    for (InterviewerFlag const& each : figures.flags)
        if (each.code == code)
            return &each;
    return nullptr;
}

} // namespace

TEST_CASE("interviewers: without a model the closed forms are there, the rest says why") {
    auto const all = figures_of(reference_panel(), Undefined::not_converged);
    REQUIRE(all.size() == 14);
    InterviewerFigures const& first = all[0];
    CHECK(first.interviewer == "R001");
    CHECK(first.scorecards == 17);
    CHECK(first.ratings == 66);
    CHECK_FALSE(first.counts_only);
    CHECK(first.peer_difference->estimate == close_to(0.292929292929293, 1e-9));
    CHECK(first.discrimination.has_value());
    CHECK(first.central_tendency.has_value());
    CHECK(first.severity.reason() == Undefined::not_converged);
    CHECK(first.consistency.reason() == Undefined::not_converged);
    CHECK(first.halo.reason() == Undefined::not_converged);
    CHECK(first.hours_to_submit.reason() == Undefined::no_times);
    CHECK_FALSE(first.severity_p_holm.has_value());
    CHECK(first.not_observed_rate.value() == 0);
    CHECK(first.drift.empty());
}

TEST_CASE("interviewers: severity with its interval and Holm's p") {
    auto const history = reference_panel();
    std::vector<double> severities(14, 0.0);
    severities[0] = 0.35;
    severities[7] = -0.2;
    auto const all = figures_of(history, made_up_fit(history, severities));
    CHECK(all[0].severity.value() == close_to(0.35));
    CHECK(*all[0].severity_se == close_to(0.1));
    CHECK((*all[0].severity_interval)[0] == close_to(0.35 - 0.1959963984540054));
    CHECK(*all[0].severity_p_holm == close_to(14 * 4.652581580710802e-4, 1e-9)); // 2 P(Z > 3.5)
    CHECK(*all[7].severity_p_holm == close_to(13 * 0.04550026389635842, 1e-9));
    CHECK(*all[1].severity_p_holm == 1);
    CHECK(all[0].by_competency.empty());
    REQUIRE(flag(all[0], "severity") != nullptr);
    CHECK(
        flag(all[0], "severity")->message ==
        "rates 0.35 below colleagues on the same candidates (17 cards): worth comparing notes "
        "on one candidate");
    CHECK(flag(all[0], "severity")->n == 17);
    CHECK(flag(all[0], "severity")->base_rate == close_to(0.05 / 14));
    CHECK(flag(all[7], "severity") == nullptr); // p_holm is over 0.05
}

TEST_CASE("interviewers: where low scores are good, harsher means higher") {
    auto history = reference_panel();
    std::vector<double> severities(14, 0.0);
    severities[0] = 0.4;
    auto const fit = made_up_fit(history, severities);
    auto const high = figures_of(history, fit);
    history.scale.lower_is_better = true;
    auto const low = figures_of(history, fit);
    CHECK(low[0].severity.value() == -high[0].severity.value());
    CHECK(low[0].peer_difference->estimate == -high[0].peer_difference->estimate);
    CHECK(*low[0].peer_difference->lower == -*high[0].peer_difference->upper);
    CHECK(low[0].discrimination == high[0].discrimination);
    CHECK(flag(low[0], "severity")->message.starts_with("rates 0.40 below colleagues"));
}

TEST_CASE("interviewers: with few cards only counts") {
    auto const history = reference_panel();
    std::vector<double> const severities(14, 0.3);
    auto const all =
        figures_of(history, made_up_fit(history, severities), {.min_scorecards = 18});
    CHECK(all[0].counts_only); // 17 cards
    CHECK(all[0].ratings == 66);
    CHECK_FALSE(all[0].mean.has_value());
    CHECK_FALSE(all[0].severity.has_value());
    CHECK(all[0].distribution.empty());
    CHECK_FALSE(all[3].counts_only); // 18 cards
    // Two interviewers have 18 cards, so the p of each is doubled.
    CHECK(*all[3].severity_p_holm == close_to(2 * 0.002699796063260189, 1e-9));
}

TEST_CASE("interviewers: somebody who gives nearly only the middle score is invited to talk") {
    auto const all = figures_of(reference_panel(), Undefined::not_converged);
    auto const* const found = flag(all[10], "central-tendency"); // R011, 79 % threes
    REQUIRE(found != nullptr);
    CHECK(found->value == close_to(all[10].central_tendency->estimate));
    CHECK(found->n == 67);
    CHECK(found->message.find("worth going through the anchors") != std::string::npos);
    for (std::size_t i = 0; i < all.size(); ++i)
        CHECK((flag(all[i], "central-tendency") != nullptr) == (i == 10));
}

TEST_CASE("interviewers: times, lateness and what was not observed") {
    auto history = reference_panel();
    for (std::size_t i = 0; i < history.cards.size(); ++i) {
        HistoryCard& card = history.cards[i];
        bool const slow = card.interviewer == 2;
        card.interviewed_at = 1767225600 + static_cast<std::int64_t>(i) * 86400;
        card.submitted_at = *card.interviewed_at + (slow ? 30 : 2) * 3600;
        card.not_observed = card.interviewer == 4 ? 2 : (i % 7 == 0 ? 1 : 0);
    }
    auto const all = figures_of(history, made_up_fit(history, std::vector<double>(14, 0.0)));
    CHECK(all[2].hours_to_submit->median == 30);
    CHECK(all[2].hours_to_submit->late_share == 1);
    REQUIRE(flag(all[2], "late") != nullptr);
    CHECK(flag(all[2], "late")->message ==
          "hands in 100 % of cards after more than 24 hours, colleagues 0 % (17 cards): worth "
          "asking what gets in the way");
    CHECK(all[4].not_observed_rate.value() == close_to(34.0 / (34 + 65)));
    REQUIRE(flag(all[4], "not-observed") != nullptr);
    CHECK(flag(all[4], "not-observed")->n == 99);
    CHECK(flag(all[0], "late") == nullptr);
    CHECK(flag(all[0], "not-observed") == nullptr);
    REQUIRE(all[0].drift.size() > 1);
    CHECK(all[0].drift[0].period == "2026-01");
    CHECK(all[0].drift[0].mean_residual == close_to(0.1));
}

TEST_CASE("interviewers: scores that move over time") {
    auto history = reference_panel();
    auto fit = made_up_fit(history, std::vector<double>(14, 0.0));
    for (std::size_t i = 0; i < history.cards.size(); ++i)
        history.cards[i].interviewed_at = 1767225600 + static_cast<std::int64_t>(i) * 86400;
    for (std::size_t i = 0; i < fit.card_residual.size(); ++i) {
        auto const place = static_cast<double>(i) / static_cast<double>(history.ratings.size());
        double const wobble = i % 3 == 0 ? 0.2 : -0.1;
        fit.card_residual[i] =
            wobble + (history.ratings.interviewer[i] == 5 ? 1.5 * place - 0.75 : 0.0);
    }
    auto const all = figures_of(history, fit);
    auto const* const found = flag(all[5], "drift");
    REQUIRE(found != nullptr);
    CHECK(found->value > 1);
    CHECK(found->message.starts_with("scores moved up "));
    CHECK(flag(all[6], "drift") == nullptr);
}

TEST_CASE("interviewers: residuals all over the place") {
    auto const history = reference_panel();
    auto fit = made_up_fit(history, std::vector<double>(14, 0.0));
    for (std::size_t i = 0; i < fit.residual.size(); ++i)
        fit.residual[i] = history.ratings.interviewer[i] == 9 ? 1.4 : 0.6;
    auto const all = figures_of(history, fit);
    // Usual: (64 x 1.96 + 863 x 0.36) / 927; R010: (10 usual + 64 x 1.96) / (74 usual)
    double const usual = (64 * 1.96 + 863 * 0.36) / 927;
    CHECK(all[9].consistency.value() == close_to((10 * usual + 64 * 1.96) / (74 * usual)));
    CHECK(flag(all[9], "consistency") != nullptr);
    CHECK(flag(all[8], "consistency") == nullptr);
}

TEST_CASE("interviewers: never compared across subsets that never met") {
    // Two offices of three interviewers; everybody in the second looks harsh by 1.
    std::vector<NamedRating> rows;
    for (int c = 0; c < 24; ++c)
        for (int r = 0; r < 3; ++r) {
            bool const second = c % 2 == 1;
            rows.push_back({"c" + std::to_string(100 + c),
                            (second ? "s" : "f") + std::to_string(r), "k",
                            second ? 2.0 + (c + r) % 2 : 3.0 + (c + r) % 2});
        }
    auto const history = test::history_of(rows);
    auto const all =
        figures_of(history, made_up_fit(history, {-0.5, -0.5, -0.5, 0.5, 0.5, 0.5}));
    CHECK(all[0].subset == all[1].subset);
    CHECK(all[0].subset != all[3].subset);
    for (InterviewerFigures const& each : all)
        CHECK(flag(each, "severity") == nullptr);
    CHECK(all[0].severity.value() == -0.5);
}

TEST_CASE("interviewers: alone with all candidates, no severity") {
    std::vector<NamedRating> rows;
    for (int c = 0; c < 12; ++c)
        rows.push_back({"c" + std::to_string(100 + c), "x", "k", 1.0 + c % 5});
    auto const history = test::history_of(rows);
    auto const all = figures_of(history, made_up_fit(history, {0.5}));
    REQUIRE(all.size() == 1);
    CHECK(all[0].severity.reason() == Undefined::disconnected);
    CHECK(all[0].peer_difference.reason() == Undefined::too_few);
    CHECK(all[0].discrimination.reason() == Undefined::too_few);
    CHECK(all[0].flags.empty());
    CHECK(figures_of(RatingHistory{}, Undefined::too_few).empty());
}

TEST_CASE("interviewers: always the same score") {
    auto const history =
        test::history_of(test::oracle_rows("sim_panel_36x9x4_extremes/data.csv"));
    auto const all = figures_of(history, Undefined::not_converged);
    CHECK(*all[0].sd == 0); // R001, always 5
    CHECK(all[0].range_use.value() == close_to(0.2));
    CHECK(all[0].discrimination.reason() == Undefined::no_variance);
    auto const with_fit =
        figures_of(history, made_up_fit(history, std::vector<double>(9, 0.0)));
    CHECK(with_fit[0].halo.reason() == Undefined::no_variance);
}
