// SPDX-License-Identifier: BSL-1.0
#include "support/histories.hpp"

#include <panelscore/stats/lone_links.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace panelscore;
using test::NamedRating;

namespace {

std::vector<stats::LoneLink> links_of(std::vector<NamedRating> const& rows) {
    auto const ratings = test::history_of(rows).ratings;
    return stats::lone_links(ratings, stats::linked_subsets(ratings));
}

/// Every interviewer of a word meets every candidate of its group.
void panel(std::vector<NamedRating>& rows, std::string const& group,
           std::string const& interviewers) {
    for (int c = 0; c < 3; ++c)
        for (char const r : interviewers)
            rows.push_back({group + std::to_string(c), std::string(1, r), "k", 3});
}

/// The groups left without an interviewer, by brute force: subsets without their rows.
std::vector<std::size_t> groups_without(std::vector<NamedRating> rows,
                                        std::string const& interviewer) {
    std::erase_if(rows, [&](NamedRating const& row) { return row.interviewer == interviewer; });
    std::vector<std::size_t> groups;
    for (auto const& size : stats::linked_subsets(test::history_of(rows).ratings).sizes)
        if (size.interviewers > 1)
            groups.push_back(size.interviewers);
    std::sort(groups.rbegin(), groups.rend());
    return groups;
}

} // namespace

TEST_CASE("lone_links: one judge on two panels") {
    std::vector<NamedRating> rows;
    panel(rows, "a", "vwx");
    panel(rows, "b", "xyz");
    auto const links = links_of(rows);
    REQUIRE(links.size() == 1);
    CHECK(links[0] == stats::LoneLink{.interviewer = 2, .groups = {2, 2}});
    panel(rows, "c", "wy"); // a second link
    CHECK(links_of(rows).empty());
}

TEST_CASE("lone_links: three panels through one, and one person is no group") {
    std::vector<NamedRating> rows;
    panel(rows, "a", "mno");
    panel(rows, "b", "opqr");
    panel(rows, "c", "ost");
    panel(rows, "d", "ou");
    auto const links = links_of(rows);
    REQUIRE(links.size() == 1);
    CHECK(links[0].groups == std::vector<std::size_t>{3, 2, 2});
    CHECK(links_of({}).empty());
    CHECK(links_of({{"a", "x", "k", 3}, {"a", "y", "k", 3}}).empty());
}

TEST_CASE("lone_links: on random panels as by taking each interviewer out") {
    std::uint64_t state = 3;
    auto const draw = [&](std::size_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33) % below);
    };
    std::size_t found = 0;
    for (int trial = 0; trial < 80; ++trial) {
        std::vector<NamedRating> rows;
        for (std::size_t i = 0; i < 10; ++i)
            for (int r = 0; r < 2; ++r)
                rows.push_back(
                    {"c" + std::to_string(i), "r" + std::to_string(draw(9)), "k", 3});
        auto const history = test::history_of(rows);
        auto const subsets = stats::linked_subsets(history.ratings);
        std::vector<stats::LoneLink> expected;
        for (std::uint32_t r = 0; r < history.interviewers.size(); ++r) {
            auto all = groups_without(rows, history.interviewers[r]);
            // Groups of other subsets are there with and without.
            for (std::size_t s = 0; s < subsets.sizes.size(); ++s)
                if (s != subsets.interviewer[r] && subsets.sizes[s].interviewers > 1)
                    all.erase(std::find(all.begin(), all.end(), subsets.sizes[s].interviewers));
            if (all.size() > 1)
                expected.push_back({.interviewer = r, .groups = all});
        }
        found += expected.size();
        CAPTURE(trial);
        CHECK(stats::lone_links(history.ratings, subsets) == expected);
    }
    CHECK(found > 20);
}
