// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"
#include "support/oracle.hpp"

#include <panelscore/calibrate/halo.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace panelscore;
using test::close_to;
using test::NamedRating;

namespace {

std::vector<NamedRating> cards(std::vector<std::vector<double>> const& scores) {
    std::vector<NamedRating> rows;
    for (std::size_t c = 0; c < scores.size(); ++c)
        for (std::size_t k = 0; k < scores[c].size(); ++k)
            rows.push_back(
                {"c" + std::to_string(c), "x", "k" + std::to_string(k), scores[c][k]});
    return rows;
}

auto within(std::vector<NamedRating> const& rows) {
    auto const ratings = test::history_of(rows).ratings;
    return correlation_within_cards(ratings, CardsByInterviewer(ratings).of(0));
}

} // namespace

TEST_CASE("halo: the mean of the correlations between competencies") {
    // k0 1 2 3 4 5, k1 2 1 3 5 4 (r = 8/10), k2 the reverse of k0 (r01 = -1, r12 = -0.8):
    // mean (0.8 - 1 - 0.8) / 3.
    auto const found = within(cards({{1, 2, 5}, {2, 1, 4}, {3, 3, 3}, {4, 5, 2}, {5, 4, 1}}));
    REQUIRE(found);
    CHECK(found->correlation == close_to(-1.0 / 3));
    CHECK(found->competencies == close_to(3.0));
    CHECK(found->cards_a_pair == close_to(5.0));
    CHECK(found->cards == 5);
}

TEST_CASE("halo: too few common cards, constant competencies") {
    CHECK(within(cards({{1, 2}, {2, 1}, {3, 3}, {4, 5}})).reason() == Undefined::too_few);
    CHECK(within(cards({{1}, {2}, {3}, {4}, {5}})).reason() == Undefined::too_few);
    CHECK(within(cards({{1, 3}, {2, 3}, {3, 3}, {4, 3}, {5, 3}})).reason() ==
          Undefined::no_variance);
}

TEST_CASE("halo: z and back") {
    CardCorrelation const found{.correlation = 0.4, .competencies = 5, .cards_a_pair = 30};
    CHECK(found.from_z(found.z(0.4)) == close_to(0.4));
    CHECK(found.z(0) == 0);
    CHECK(found.z_error() == close_to(std::sqrt(5.0 / (2 * 4 * 28))));
    CHECK_FALSE(found.has_z(1));
    CHECK_FALSE(found.has_z(-0.25));
    auto const halo = halo_estimate(found, 0.3, 0.95);
    CHECK(halo.estimate == close_to(0.1));
    CHECK(*halo.lower < 0.1);
    CHECK(*halo.upper > 0.1);
    CHECK_FALSE(
        halo_estimate({.correlation = 1, .competencies = 2, .cards_a_pair = 9}, 0.3, 0.95)
            .lower.has_value());
}

TEST_CASE("halo: what competencies have in common without one") {
    stats::VarianceFit fit;
    CHECK(correlation_without_halo(fit, stats::VarianceModel::full).reason() ==
          Undefined::no_variance);
    fit.components = {0.3, 0.1, 0.5, 0.5, 0.5, 0.6, std::nullopt};
    CHECK(correlation_without_halo(fit, stats::VarianceModel::full).value() == close_to(0.3));
    CHECK(correlation_without_halo(fit, stats::VarianceModel::composite).reason() ==
          Undefined::not_estimated);
}

TEST_CASE("halo: the reference panels") {
    for (std::string const set : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes",
                                  "sim_calibration_8x12x5", "guilford_1954"}) {
        CAPTURE(set);
        auto const history = test::history_of(test::oracle_rows(set + "/data.csv"));
        auto const expected = test::oracle_table(set + "/ref_interviewer_descriptives.csv");
        CardsByInterviewer const by_interviewer(history.ratings);
        for (std::uint32_t i = 0; i < history.interviewers.size(); ++i) {
            CAPTURE(history.interviewers[i]);
            auto const found = correlation_within_cards(history.ratings, by_interviewer.of(i));
            CHECK(found.has_value() == !expected[i].at("halo_mean_r").empty());
            if (found)
                CHECK(found->correlation ==
                      close_to(std::stod(expected[i].at("halo_mean_r")), 1e-9));
        }
    }
}
