// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/random.hpp>
#include <panelscore/stats/krippendorff.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <support/close_to.hpp>
#include <utility>
#include <vector>

using namespace panelscore;
using namespace panelscore::stats;
using panelscore::test::close_to;

namespace {

using Units = std::vector<std::vector<double>>;

constexpr std::array metrics{AlphaMetric::nominal, AlphaMetric::ordinal, AlphaMetric::interval,
                             AlphaMetric::ratio};

/// Alpha from its definition: every ordered pair of ratings, one by one.
double by_definition(Units const& units, AlphaMetric metric) {
    std::vector<double> all;
    for (auto const& unit : units)
        if (unit.size() > 1)
            all.insert(all.end(), unit.begin(), unit.end());
    auto const times = [&](double score) {
        return static_cast<double>(std::count(all.begin(), all.end(), score));
    };
    auto const distance = [&](double a, double b) {
        if (a > b)
            std::swap(a, b);
        switch (metric) {
        case AlphaMetric::nominal:
            return a == b ? 0.0 : 1.0;
        case AlphaMetric::ordinal: {
            double between = 0;
            for (double const score : all)
                between += score >= a && score <= b ? 1 : 0;
            double const ranks = a == b ? 0 : between - (times(a) + times(b)) / 2;
            return ranks * ranks;
        }
        case AlphaMetric::interval:
            return (a - b) * (a - b);
        case AlphaMetric::ratio:
            break;
        }
        return a == b ? 0.0 : (a - b) * (a - b) / ((a + b) * (a + b));
    };
    double observed = 0;
    for (auto const& unit : units)
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = 0; j < unit.size(); ++j)
                if (i != j)
                    observed +=
                        distance(unit[i], unit[j]) / static_cast<double>(unit.size() - 1);
    double expected = 0;
    for (double const a : all)
        for (double const b : all)
            expected += distance(a, b);
    return 1 - (static_cast<double>(all.size()) - 1) * observed / expected;
}

Units random_units(std::uint64_t seed, std::size_t n, double step) {
    RandomStream chance{seed};
    Units units(n);
    for (auto& unit : units) {
        unit.resize(chance.below(6));
        for (double& score : unit)
            score = 1 + step * chance.below(9);
    }
    return units;
}

} // namespace

TEST_CASE("krippendorff: two interviewers by hand") {
    // Pairs (1,1) (1,2) (2,2): N = 6, three 1s and three 2s. Disagreement within: 1 of 3 units.
    // 1 - (6 - 1) x 1 / (3 x 3) = 4/9.
    auto const units = unit_scores({{1, 1}, {1, 2}, {2, 2}});
    CHECK(krippendorff_alpha(units, AlphaMetric::nominal).value() == close_to(4.0 / 9));
    // With two levels every distance is the same but for a factor.
    for (auto const metric : metrics)
        CHECK(krippendorff_alpha(units, metric).value() == close_to(4.0 / 9));
}

TEST_CASE("krippendorff: a lone rating changes nothing") {
    auto const with = unit_scores({{1, 2}, {2, 2}, {3, 1}, {3}});
    auto const without = unit_scores({{1, 2}, {2, 2}, {3, 1}});
    for (auto const metric : metrics)
        CHECK(krippendorff_alpha(with, metric).value() ==
              close_to(krippendorff_alpha(without, metric).value()));
}

TEST_CASE("krippendorff: the same as its definition, pair by pair, with holes") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        auto const units = random_units(seed, 25, seed % 2 == 0 ? 1.0 : 0.37);
        for (auto const metric : metrics)
            CHECK(krippendorff_alpha(unit_scores(units), metric).value() ==
                  close_to(by_definition(units, metric), 1e-10));
    }
}

TEST_CASE("krippendorff: without holes the nominal form is Fleiss' kappa but for 1/N") {
    // Six units of three: kappa = (P - E)/(1 - E) with P = mean within, E = sum of squares.
    Units const units{{1, 1, 2}, {2, 2, 2}, {1, 2, 1}, {1, 1, 1}, {2, 1, 2}, {2, 2, 2}};
    // Agreeing pairs: 1/3 1 1/3 1 1/3 1, mean 2/3. Ones 8 of 18: E = (64 + 100)/324 = 41/81.
    double const kappa = (2.0 / 3 - 41.0 / 81) / (1 - 41.0 / 81);
    CHECK(krippendorff_alpha(unit_scores(units), AlphaMetric::nominal).value() ==
          close_to(1 - 17.0 / 18 * (1 - kappa)));
}

TEST_CASE("krippendorff: levels nobody used and equal units counted once change nothing") {
    auto const units = random_units(11, 30, 1);
    auto doubled = units;
    doubled.insert(doubled.end(), units.begin(), units.end());
    auto counted = unit_scores(units);
    std::fill(counted.count.begin(), counted.count.end(), 2.0);
    std::vector<double> scale;
    for (int i = 0; i <= 40; ++i)
        scale.push_back(i);
    for (auto const metric : metrics) {
        CHECK(krippendorff_alpha(counted, metric).value() ==
              close_to(krippendorff_alpha(unit_scores(doubled), metric).value()));
        CHECK(krippendorff_alpha(unit_scores(units, scale), metric).value() ==
              close_to(krippendorff_alpha(unit_scores(units), metric).value()));
    }
}

TEST_CASE("krippendorff: the order of units and of ratings does not matter") {
    auto units = random_units(5, 40, 1);
    auto const before = krippendorff_alpha(unit_scores(units), AlphaMetric::ordinal).value();
    std::reverse(units.begin(), units.end());
    for (auto& unit : units)
        std::reverse(unit.begin(), unit.end());
    CHECK(krippendorff_alpha(unit_scores(units), AlphaMetric::ordinal).value() ==
          close_to(before));
}

TEST_CASE("krippendorff: far from zero the interval form loses no digits") {
    auto units = random_units(6, 40, 1);
    auto const near = krippendorff_alpha(unit_scores(units), AlphaMetric::interval).value();
    for (auto& unit : units)
        for (double& score : unit)
            score += 1e8;
    CHECK(krippendorff_alpha(unit_scores(units), AlphaMetric::interval).value() ==
          close_to(near, 1e-9));
}

TEST_CASE("krippendorff: what the data cannot carry says why") {
    for (auto const metric : metrics) {
        CHECK(krippendorff_alpha(unit_scores({}), metric).reason() == Undefined::too_few);
        CHECK(krippendorff_alpha(unit_scores({{1}, {2}, {}}), metric).reason() ==
              Undefined::too_few);
        CHECK(krippendorff_alpha(unit_scores({{3, 3}, {3, 3}}), metric).reason() ==
              Undefined::no_variance);
        CHECK(krippendorff_alpha(unit_scores({{3, 3}, {2}}), metric).reason() ==
              Undefined::no_variance);
    }
    auto const below = unit_scores({{-1, 1}, {1, 1}});
    CHECK(krippendorff_alpha(below, AlphaMetric::ratio).reason() == Undefined::negative_scores);
    CHECK(krippendorff_alpha(below, AlphaMetric::interval).has_value());
}

TEST_CASE("krippendorff: zero beside zero is no distance in the ratio form") {
    CHECK(
        krippendorff_alpha(unit_scores({{0, 0}, {1, 1}, {0, 0}}), AlphaMetric::ratio).value() ==
        close_to(1));
}

TEST_CASE("krippendorff: very many levels leave out the ratio form alone") {
    std::vector<std::vector<double>> units;
    for (int i = 0; i < 700; ++i)
        units.push_back({i * 2.0, i * 2.0 + 1});
    auto const table = unit_scores(units);
    CHECK(krippendorff_alpha(table, AlphaMetric::ratio).reason() == Undefined::not_integer);
    CHECK(krippendorff_alpha(table, AlphaMetric::ordinal).value() > 0.99);
}
