// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/parallel.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace panelscore;

TEST_CASE("parallel: results come in order for any number of threads") {
    for (std::size_t const threads : {0U, 1U, 2U, 7U}) {
        std::vector<std::size_t> seen;
        produce_in_order(
            200, threads, [](std::size_t i) { return i * i; },
            [&](std::size_t square) { seen.push_back(square); });
        REQUIRE(seen.size() == 200);
        for (std::size_t i = 0; i < seen.size(); ++i)
            CHECK(seen[i] == i * i);
    }
}

TEST_CASE("parallel: nothing to do") {
    produce_in_order(
        0, 4, [](std::size_t i) { return i; }, [](std::size_t) { CHECK(false); });
}

TEST_CASE("parallel: an exception stops the work and comes back") {
    std::size_t consumed = 0;
    auto const run = [&](std::size_t threads) {
        consumed = 0;
        produce_in_order(
            100, threads,
            [](std::size_t i) {
                if (i == 10)
                    throw std::runtime_error("ten");
                return i;
            },
            [&](std::size_t) { ++consumed; });
    };
    CHECK_THROWS_WITH(run(1), "ten");
    CHECK(consumed == 10);
    CHECK_THROWS_WITH(run(4), "ten");
    CHECK(consumed <= 10);
}

TEST_CASE("parallel: every index is worked on once, whatever the number of threads") {
    for (std::size_t const threads : {0U, 1U, 2U, 7U}) {
        std::vector<int> seen(1000, 0);
        panelscore::for_each_index(seen.size(), threads, [&](std::size_t i) { ++seen[i]; });
        CHECK(std::count(seen.begin(), seen.end(), 1) == 1000);
    }
}

TEST_CASE("parallel: the first exception of unordered work reaches the caller") {
    for (std::size_t const threads : {1U, 3U})
        CHECK_THROWS_AS(panelscore::for_each_index(100, threads,
                                                   [](std::size_t i) {
                                                       if (i == 42)
                                                           throw std::runtime_error("42");
                                                   }),
                        std::runtime_error);
}
