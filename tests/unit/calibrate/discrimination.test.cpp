// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"
#include "support/histories.hpp"

#include <panelscore/calibrate/discrimination.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace panelscore;
using test::close_to;
using test::NamedRating;

TEST_CASE("discrimination: the correlation by hand") {
    // x 1 2 3 4, y 2 1 4 3: means 2.5, squares 5 and 5, products
    // (-1.5)(-.5) + (-.5)(-1.5) + (.5)(1.5) + (1.5)(.5) = 3: r = 0.6.
    RunningCorrelation pairs;
    pairs.add(1, 2);
    pairs.add(2, 1);
    CHECK(pairs.correlation().reason() == Undefined::too_few);
    pairs.add(3, 4);
    pairs.add(4, 3);
    CHECK(pairs.correlation().value() == close_to(0.6));
    auto const found = correlation_estimate(pairs, 0.95);
    REQUIRE(found);
    CHECK(found->n == 4);
    // artanh 0.6 = ln 2; z = 1.95996...; sqrt(4 - 3) = 1
    CHECK(*found->lower == close_to(std::tanh(std::log(2.0) - 1.959963984540054), 1e-9));
    CHECK(*found->upper == close_to(std::tanh(std::log(2.0) + 1.959963984540054), 1e-9));
}

TEST_CASE("discrimination: a constant side has no correlation, a perfect one no interval") {
    RunningCorrelation constant;
    RunningCorrelation perfect;
    for (double const x : {1.0, 2.0, 3.0, 5.0}) {
        constant.add(3.3, x);
        perfect.add(x, 10 - 2 * x);
    }
    CHECK(constant.correlation().reason() == Undefined::no_variance);
    CHECK(perfect.correlation().value() == close_to(-1.0));
    CHECK_FALSE(correlation_estimate(perfect, 0.95)->lower.has_value());
}

TEST_CASE("discrimination: own scores are not among the others'") {
    // Three interviewers, four candidates. x against the mean of y and z:
    // x 1 2 3 4; (y + z)/2 = 3, 2, 2.5, 2.5.
    std::vector<NamedRating> rows;
    std::vector<std::vector<double>> const scores{{1, 2, 3, 4}, {2, 2, 3, 1}, {4, 2, 2, 4}};
    std::vector<std::string> const names{"x", "y", "z"};
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t c = 0; c < 4; ++c)
            rows.push_back(
                {std::string(1, static_cast<char>('a' + c)), names[r], "k", scores[r][c]});
    rows.push_back({"e", "x", "k", 1}); // met nobody else: no pair
    auto const ratings = test::history_of(rows).ratings;
    auto const pairs = pairs_with_peers(ratings, {2.5});
    RunningCorrelation expected;
    for (auto const& [own, others] :
         std::vector<std::pair<double, double>>{{1, 3}, {2, 2}, {3, 2.5}, {4, 2.5}})
        expected.add(own, others);
    CHECK(pairs[0].n == 4);
    CHECK(pairs[0].correlation().value() == close_to(expected.correlation().value()));
}

TEST_CASE("discrimination: a hard competency does not make a candidate look weak") {
    // Competency k is 2 levels harder than m; x rated k in half of the candidates, y always m.
    // Centred, x sees exactly what y sees.
    std::vector<NamedRating> rows;
    std::vector<double> const ability{1, 2, 3, 4};
    for (std::size_t c = 0; c < 4; ++c) {
        std::string const candidate(1, static_cast<char>('a' + c));
        bool const hard = c % 2 == 1;
        rows.push_back({candidate, "x", hard ? "k" : "m", ability[c] + (hard ? -2.0 : 0.0)});
        rows.push_back({candidate, "y", "m", ability[c]});
    }
    auto const pairs = pairs_with_peers(test::history_of(rows).ratings, {1.0, 3.0});
    CHECK(pairs[0].correlation().value() == close_to(1.0));
}
