// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/random.hpp>
#include <panelscore/stats/icc.hpp>
#include <panelscore/stats/one_way.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <support/close_to.hpp>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

struct Rows {
    std::vector<std::uint32_t> candidate{};
    std::vector<double> score{};
};

Rows random_rows(std::uint64_t seed, std::size_t candidates, double between) {
    RandomStream chance{seed};
    Rows rows;
    for (std::uint32_t c = 0; c < candidates; ++c) {
        double const own = between * chance.normal();
        for (std::uint32_t i = 0; i <= chance.below(5); ++i) {
            rows.candidate.push_back(c);
            rows.score.push_back(3 + own + chance.normal());
        }
    }
    return rows;
}

} // namespace

TEST_CASE("one_way: panels of one size give the analysis of variance") {
    ScoreTable const table(5, 3, {3, 4, 4, 2, 2, 3, 5, 4, 5, 1, 2, 1, 4, 4, 3});
    Rows rows;
    for (std::uint32_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            rows.candidate.push_back(i);
            rows.score.push_back(table.at(i, j));
        }
    auto const fit = fit_one_way(rows.candidate, rows.score).value();
    auto const squares = mean_squares(table).value();
    CHECK(fit.within == close_to(squares.within, 1e-9));
    CHECK(fit.between == close_to((squares.candidates - squares.within) / 3, 1e-9));
    CHECK(fit.k == close_to(3));
    auto const icc = intraclass_correlations(table, 0.95);
    CHECK(icc_one_way(fit, 1, 0.95).estimate == close_to(icc.one->estimate, 1e-9));
    CHECK(icc_one_way(fit, 3, 0.95).estimate == close_to(icc.one_k->estimate, 1e-9));
    CHECK(*icc_one_way(fit, 1, 0.95).lower < icc.one->estimate);
    CHECK(*icc_one_way(fit, 1, 0.95).upper > icc.one->estimate);
}

TEST_CASE("one_way: panels of any sizes agree with lme4") {
    // R 4.2.2, lme4 1.1-31: lmer(y ~ 1 + (1 | g)), REML, for these rows:
    // variances 1.780482287 and 0.627701934 (good to 6 digits).
    std::vector<std::uint32_t> const candidate{0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5};
    std::vector<double> const score{3, 4, 3.5, 1, 5, 4, 2, 1, 2.5, 3, 4, 5.5, 2};
    auto const fit = fit_one_way(candidate, score).value();
    CHECK(fit.between == close_to(1.780482287223, 2e-7));
    CHECK(fit.within == close_to(0.627701934176, 2e-7));
    CHECK(fit.candidates == 6);
    CHECK(fit.log_ratio_error.has_value());
}

TEST_CASE("one_way: no nearby ratio is better") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto const rows = random_rows(seed, 30, 0.2 * static_cast<double>(seed));
        stats::detail::OneWayCriterion const criterion(rows.candidate, rows.score);
        double const ratio = stats::detail::lowest_ratio(criterion);
        double const lowest = criterion.at(ratio).criterion;
        for (double const factor : {0.5, 0.9, 0.999, 1.001, 1.1, 2.0})
            CHECK(criterion.at(ratio * factor).criterion >= lowest - 1e-12);
        if (ratio > 0)
            CHECK(std::fabs(criterion.at(ratio).slope) * ratio < 1e-9);
    }
}

TEST_CASE("one_way: at the boundary there is no interval") {
    // Means differ less than chance would have it.
    std::vector<std::uint32_t> const candidate{0, 0, 1, 1, 2, 2};
    auto const fit = fit_one_way(candidate, std::vector<double>{1, 5, 2, 4, 5, 1}).value();
    CHECK(fit.between == 0);
    CHECK(!fit.log_ratio_error);
    CHECK(icc_one_way(fit, 1, 0.95).estimate == 0);
    CHECK(!icc_one_way(fit, 1, 0.95).lower);
    auto const same = fit_one_way(candidate, std::vector<double>{1, 1, 2, 2, 5, 5}).value();
    CHECK(same.within == 0);
    CHECK(icc_one_way(same, 1, 0.95).estimate == 1);
}

TEST_CASE("one_way: too little to say") {
    std::vector<std::uint32_t> const one{0, 0, 0};
    std::vector<std::uint32_t> const lone{0, 1, 2};
    std::vector<std::uint32_t> const two{0, 0, 1, 1};
    CHECK(fit_one_way({}, {}).reason() == Undefined::too_few);
    CHECK(fit_one_way(one, std::vector<double>{1, 2, 3}).reason() == Undefined::too_few);
    CHECK(fit_one_way(lone, std::vector<double>{1, 2, 3}).reason() == Undefined::too_few);
    CHECK(fit_one_way(two, std::vector<double>{2, 2, 2, 2}).reason() == Undefined::no_variance);
}
