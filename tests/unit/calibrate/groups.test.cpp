// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/groups.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using test::close_to;

namespace {

/// Puts the cards of interviewers whose name begins with this letter into a group.
RatingHistory grouped(std::vector<test::NamedRating> rows, std::string const& letters) {
    RatingHistory history = test::history_of(std::move(rows));
    history.grouped_by = "site";
    for (char const letter : letters)
        history.groups.emplace_back(1, letter);
    for (HistoryCard& card : history.cards) {
        auto const at = letters.find(history.interviewers[card.interviewer].front());
        if (at != std::string::npos)
            card.group = static_cast<std::uint32_t>(at);
    }
    return history;
}

/// Scores of candidates 0 to n - 1 by three interviewers of a site, in two competencies.
std::vector<test::NamedRating> panels(char site, std::size_t first, std::size_t n,
                                      double level) {
    std::vector<test::NamedRating> rows;
    for (std::size_t c = first; c < first + n; ++c)
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t k = 0; k < 2; ++k)
                rows.push_back(
                    {"c" + std::to_string(100 + c), std::string(1, site) + std::to_string(i),
                     k == 0 ? "speed" : "care",
                     level + std::round(std::sin(static_cast<double>(c)) +
                                        std::sin(7.0 * static_cast<double>(c + i + k)) +
                                        0.5 * static_cast<double>(i))});
    return rows;
}

std::vector<test::NamedRating> joined(std::vector<test::NamedRating> a,
                                      std::vector<test::NamedRating> const& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

CalibrateOptions with_weights(std::vector<double> weights) {
    CalibrateOptions options;
    options.weights = std::move(weights);
    return options;
}

} // namespace

TEST_CASE("groups: counts, means and shared candidates by hand") {
    // Group a: 1, 3, 5 (mean 3, sd 2); group b: 2; without a group: 4.
    RatingHistory history = grouped({{"p", "a1", "k", 1},
                                     {"q", "a1", "k", 3},
                                     {"q", "a2", "k", 5},
                                     {"q", "b1", "k", 2},
                                     {"r", "z1", "k", 4}},
                                    "ab");
    history.cards[0].not_observed = 2;
    auto const found = group_figures(history, {});
    REQUIRE(found.size() == 3);
    CHECK(found[0].group == "a");
    CHECK(found[0].scorecards == 3);
    CHECK(found[0].candidates == 2);
    CHECK(found[0].interviewers == 2);
    CHECK(found[0].ratings == 3);
    CHECK(found[0].not_observed == 2);
    CHECK(found[0].shared_candidates == 1); // q
    CHECK(*found[0].mean == close_to(3.0));
    CHECK(*found[0].sd == close_to(2.0));
    CHECK(found[1].group == "b");
    CHECK(*found[1].mean == close_to(2.0));
    CHECK_FALSE(found[1].sd);
    CHECK(found[1].shared_candidates == 1);
    CHECK_FALSE(found[1].components);
    CHECK(found[2].group.empty());
    CHECK(found[2].shared_candidates == 0);
}

TEST_CASE("groups: a history without groups has none") {
    CHECK(group_figures(test::history_of({{"p", "a1", "k", 1}}), {}).empty());
    RatingHistory nobody;
    nobody.grouped_by = "site";
    CHECK(group_figures(nobody, {}).empty());
}

TEST_CASE("groups: a group alone is what the same ratings alone are") {
    auto const north = panels('n', 0, 14, 3);
    auto const south = panels('s', 10, 12, 2); // four candidates met both
    auto const found =
        group_figures(grouped(joined(north, south), "ns"), with_weights({0.75, 0.25}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].shared_candidates == 4);
    CHECK(found[1].shared_candidates == 4);
    auto const alone = group_figures(grouped(north, "n"), with_weights({0.75, 0.25}));
    CHECK(found[0].components == alone[0].components);
    CHECK(found[0].dependability == alone[0].dependability);
    auto const fit = stats::fit_variance_components(test::history_of(south).ratings);
    REQUIRE(fit);
    CHECK(found[1].components == fit->components);
}

TEST_CASE("groups: competencies that a group did not rate give their weight away") {
    auto rows = panels('n', 0, 12, 3);
    auto south = panels('s', 20, 12, 2);
    south.erase(std::remove_if(south.begin(), south.end(),
                               [](auto const& row) { return row.competency == "care"; }),
                south.end());
    auto const found =
        group_figures(grouped(joined(rows, south), "ns"), with_weights({0.6, 0.4}));
    auto const alone = group_figures(grouped(south, "s"), with_weights({1}));
    REQUIRE(found.size() == 2);
    CHECK(found[1].dependability == alone[0].dependability);
    CHECK(found[1].sem == alone[0].sem);
}

TEST_CASE("groups: a part is a history of its own") {
    RatingHistory const history = test::history_of({{"a", "x", "k", 1, "talk"},
                                                    {"a", "x", "m", 2, "talk"},
                                                    {"a", "y", "k", 3, "task"},
                                                    {"b", "y", "m", 4, "talk"},
                                                    {"c", "z", "m", 5}});
    std::vector<std::size_t> const rows{2, 3};
    std::vector<std::size_t> const cards{1, 2};
    CHECK(part_of(history, rows, cards) ==
          test::history_of({{"a", "y", "k", 3, "task"}, {"b", "y", "m", 4, "talk"}}));
    std::vector<std::size_t> all(history.ratings.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<std::size_t> all_cards(history.cards.size());
    std::iota(all_cards.begin(), all_cards.end(), std::size_t{0});
    CHECK(part_of(history, all, all_cards) == history);
    CHECK(part_of(history, {}, {}).ratings.size() == 0);
}
