// SPDX-License-Identifier: BSL-1.0
#include <panelscore/detail/linear_forms.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace panelscore::detail;

TEST_CASE("linear_forms: an inverse times its number is one") {
    for (std::uint64_t const a : {1U, 2U, 3U, 1000U, 2147483646U})
        CHECK(a * form_inverse(a) % form_prime == 1);
}

TEST_CASE("linear_forms: a second way round is an equation") {
    // 0 = 1 - d0, 2 = 1 - d1, then 0 = 2 - d0: d0 differs from (d0 - d1), so d1 = 0.
    LinearForests forests(3, 2);
    CHECK(forests.join(0, 1, 0).joined);
    CHECK(forests.join(2, 1, 1).joined);
    auto const twice = forests.join(0, 2, 0);
    CHECK_FALSE(twice.joined);
    CHECK(twice.difference == std::vector<std::uint64_t>{0, 1});
    CHECK(forests.root(0) == forests.root(2));
}

TEST_CASE("linear_forms: without width it is plain union-find") {
    LinearForests forests(4, 0);
    CHECK(forests.join(0, 1).joined);
    CHECK_FALSE(forests.join(1, 0).joined);
    CHECK(forests.join(2, 3).joined);
    CHECK(forests.root(0) != forests.root(3));
}

TEST_CASE("linear_forms: unknowns that every solution makes equal") {
    LinearRelations relations(4);
    CHECK(relations.equal_unknowns() == std::vector<std::uint32_t>{0, 1, 2, 3});
    relations.add({1, form_prime - 1, 0, 0}); // d0 = d1
    relations.add({2, form_prime - 2, 0, 0}); // the same again
    CHECK(relations.rank() == 1);
    CHECK(relations.equal_unknowns() == std::vector<std::uint32_t>{0, 0, 2, 3});
    relations.add({0, 1, 1, form_prime - 2}); // d1 + d2 = 2 d3: nothing equal yet
    CHECK(relations.equal_unknowns() == std::vector<std::uint32_t>{0, 0, 2, 3});
    relations.add({1, 0, form_prime - 1, 0}); // d0 = d2, so all are equal
    CHECK(relations.rank() == 3);
    CHECK(relations.equal_unknowns() == std::vector<std::uint32_t>{0, 0, 0, 0});
}
