// SPDX-License-Identifier: BSL-1.0
#include "support/histories.hpp"
#include "support/oracle.hpp"

#include <panelscore/stats/connectedness.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using test::history_of;
using test::NamedRating;

namespace {

/// The nullity by brute force: columns minus rank of the design, by elimination.
std::size_t brute_nullity(stats::Ratings const& ratings) {
    std::size_t const columns =
        ratings.candidates + ratings.interviewers + ratings.competencies;
    std::vector<std::vector<double>> rows;
    std::vector<std::size_t> pivots;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        std::vector<double> row(columns, 0.0);
        row[ratings.candidate[i]] = 1;
        row[ratings.candidates + ratings.interviewer[i]] = 1;
        row[ratings.candidates + ratings.interviewers + ratings.competency[i]] = 1;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            double const times = row[pivots[r]];
            for (std::size_t c = 0; c < columns; ++c)
                row[c] -= times * rows[r][c];
        }
        auto const largest = std::max_element(row.begin(), row.end(), [](double a, double b) {
            return std::abs(a) < std::abs(b);
        });
        if (std::abs(*largest) < 1e-8)
            continue;
        double const scale = *largest;
        for (double& entry : row)
            entry /= scale;
        pivots.push_back(static_cast<std::size_t>(largest - row.begin()));
        rows.push_back(std::move(row));
    }
    return columns - rows.size();
}

std::string name(char letter, std::size_t i) {
    return letter + std::to_string(100 + i);
}

/// A small generator of designs: no statistics rest on it.
struct Lottery {
    std::uint64_t state = 7;
    std::size_t operator()(std::size_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33) % below);
    }
};

} // namespace

TEST_CASE("connectedness: nothing rated, nothing linked") {
    stats::Ratings const none;
    CHECK(stats::linked_subsets(none).sizes.empty());
    CHECK(stats::identifiability(none).nullity == 0);
    auto const one = history_of({{"a", "x", "k", 3}}).ratings;
    CHECK(stats::linked_subsets(one).sizes == std::vector<stats::SubsetSize>{{1, 1, 1}});
    CHECK(stats::identifiability(one).nullity == 2);
}

TEST_CASE("connectedness: a shared candidate links, a shared competency does not") {
    // a: x, y    b: y, z    c: w    ->  {a, b | x, y, z} and {c | w}
    auto const ratings = history_of({{"a", "x", "k", 3},
                                     {"a", "y", "k", 3},
                                     {"b", "y", "k", 4},
                                     {"b", "z", "k", 2},
                                     {"c", "w", "k", 5}})
                             .ratings;
    auto const subsets = stats::linked_subsets(ratings);
    CHECK(subsets.sizes == std::vector<stats::SubsetSize>{{2, 3, 4}, {1, 1, 1}});
    CHECK(subsets.candidate == std::vector<std::uint32_t>{0, 0, 1});
    CHECK(subsets.interviewer == std::vector<std::uint32_t>{1, 0, 0, 0}); // w, x, y, z
    CHECK(stats::identifiability(ratings).nullity == 3);
}

TEST_CASE("connectedness: the largest subset comes first, ties by the first candidate") {
    auto const subsets = stats::linked_subsets(
        history_of(
            {{"a", "x", "k", 3}, {"b", "y", "k", 3}, {"c", "z", "k", 3}, {"c", "z", "m", 3}})
            .ratings);
    CHECK(subsets.candidate == std::vector<std::uint32_t>{1, 2, 0});
}

TEST_CASE("connectedness: the reference panels are one subset each") {
    for (std::string const set : {"sim_panel_60x14x4", "sim_panel_36x9x4_extremes"}) {
        CAPTURE(set);
        auto const history = history_of(test::oracle_rows(set + "/data.csv"));
        auto const subsets = stats::linked_subsets(history.ratings);
        auto const expected = test::oracle_table(set + "/ref_subsets.csv");
        CHECK(expected.size() == history.candidates.size() + history.interviewers.size());
        for (auto const& row : expected)
            CHECK(row.at("subset") == "1");
        CHECK(subsets.sizes.size() == 1);
        CHECK(stats::identifiability(history.ratings).nullity == 2);
    }
}

TEST_CASE("connectedness: three offices have nullity 4") {
    std::vector<NamedRating> rows;
    for (std::size_t c = 0; c < 30; ++c)
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t k = 0; k < 4; ++k)
                rows.push_back(
                    {name('c', c), name('r', (c % 3) * 6 + (c + r * r) % 6), name('k', k), 3});
    auto const ratings = history_of(rows).ratings;
    CHECK(stats::linked_subsets(ratings).sizes.size() == 3);
    auto const open = stats::identifiability(ratings);
    CHECK(open.nullity == 4);
    CHECK(open.nullity == brute_nullity(ratings));
    CHECK(open.competency_groups == 1);
}

TEST_CASE("connectedness: interviewers who own one of four competencies have nullity 5") {
    std::vector<NamedRating> rows;
    for (std::size_t c = 0; c < 24; ++c)
        for (std::size_t k = 0; k < 4; ++k)
            rows.push_back(
                {name('c', c), name('r', k * 3 + (c / (k + 1)) % 3), name('k', k), 3});
    auto const ratings = history_of(rows).ratings;
    auto const open = stats::identifiability(ratings);
    CHECK(open.nullity == 5);
    CHECK(open.nullity == brute_nullity(ratings));
    CHECK(open.competency_group == std::vector<std::uint32_t>{0, 1, 2, 3});
}

TEST_CASE("connectedness: one interviewer who rates two competencies joins them") {
    // x and y rate k only, z rates m only, w rates k in a and m in b: m is pinned by
    // (a: x k, w k) and (b: w m, z m, x k): w - x from a, z - w from b, then m - k from b.
    auto const ratings = history_of({{"a", "x", "k", 3},
                                     {"a", "w", "k", 3},
                                     {"b", "w", "m", 3},
                                     {"b", "z", "m", 3},
                                     {"b", "x", "k", 3}})
                             .ratings;
    auto const open = stats::identifiability(ratings);
    CHECK(open.nullity == 2);
    CHECK(open.nullity == brute_nullity(ratings));
    CHECK(open.competency_groups == 1);
}

TEST_CASE("connectedness: random sparse designs agree with elimination") {
    Lottery draw;
    for (int trial = 0; trial < 60; ++trial) {
        std::vector<NamedRating> rows;
        std::size_t const meetings = 6 + draw(20);
        for (std::size_t i = 0; i < meetings; ++i) {
            std::string const c = name('c', draw(8));
            std::string const r = name('r', draw(6));
            std::size_t const k = draw(5);
            rows.push_back({c, r, name('k', k), 3});
            if (draw(6) == 0)
                rows.push_back({c, r, name('k', (k + 1) % 5), 3});
        }
        auto const ratings = history_of(rows).ratings;
        CAPTURE(trial);
        CHECK(stats::identifiability(ratings).nullity == brute_nullity(ratings));
    }
}
