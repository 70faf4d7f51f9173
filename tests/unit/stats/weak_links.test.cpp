// SPDX-License-Identifier: BSL-1.0
#include "support/histories.hpp"

#include <panelscore/stats/weak_links.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace panelscore;
using test::NamedRating;

namespace {

std::string name(char letter, std::size_t i) {
    return letter + std::to_string(100 + i);
}

/// Two offices of `size` interviewers with 40 candidates each, three interviewers a candidate,
/// and some candidates who met the first interviewers of both.
std::vector<NamedRating> two_offices(std::size_t size, std::size_t shared) {
    std::vector<NamedRating> rows;
    for (std::size_t c = 0; c < 80; ++c)
        for (std::size_t r = 0; r < 3; ++r)
            rows.push_back({name('c', c),
                            name(c < 40 ? 'r' : 's', (c * 7 + r * (r + 1) / 2) % size), "k",
                            3});
    for (std::size_t c = 0; c < shared; ++c)
        for (char const office : {'r', 's'})
            rows.push_back({name('d', c), name(office, c % size), "k", 3});
    return rows;
}

std::vector<stats::WeakLink> links_of(std::vector<NamedRating> const& rows) {
    auto const ratings = test::history_of(rows).ratings;
    return stats::weak_links(ratings, stats::linked_subsets(ratings));
}

} // namespace

TEST_CASE("weak_links: two offices with one or two common candidates") {
    for (std::size_t const shared : {1U, 2U}) {
        auto const links = links_of(two_offices(8, shared));
        REQUIRE(links.size() == 1);
        CHECK(links[0].subset == 0);
        CHECK(links[0].shared_candidates == shared);
        CHECK(links[0].interviewers.size() == 8);
        CHECK(links[0].others == 8);
        bool const first_office =
            links[0].interviewers == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7};
        bool const second_office =
            links[0].interviewers == std::vector<std::uint32_t>{8, 9, 10, 11, 12, 13, 14, 15};
        CHECK((first_office || second_office));
    }
}

TEST_CASE("weak_links: three common candidates are enough, and none is another subset") {
    CHECK(links_of(two_offices(8, 3)).empty());
    CHECK(links_of(two_offices(8, 0)).empty());
}

TEST_CASE("weak_links: one interviewer alone on a side is not a group") {
    auto rows = two_offices(8, 5);
    rows.push_back({"e", name('r', 0), "k", 3});
    rows.push_back({"e", "zoe", "k", 3}); // met one candidate
    CHECK(links_of(rows).empty());
}

TEST_CASE("weak_links: small and empty histories have none") {
    CHECK(links_of({}).empty());
    CHECK(links_of({{"a", "x", "k", 3}, {"a", "y", "k", 3}}).empty());
}

TEST_CASE("weak_links: the reference panels hang together well") {
    CHECK(links_of(test::oracle_rows("sim_panel_60x14x4/data.csv")).empty());
    CHECK(links_of(test::oracle_rows("sim_panel_36x9x4_extremes/data.csv")).empty());
}
