// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/stats/weight_share.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using panelscore::stats::weights_meeting;
using panelscore::test::close_to;

namespace {

/// The closed form for scores that are all different: sum over those above the bar of
/// (x_k - bar)^(n-1) / product of (x_k - x_j).
double closed_form(std::vector<double> const& x, double bar) {
    double share = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (x[k] <= bar)
            continue;
        double term = 1;
        for (std::size_t j = 0; j < x.size(); ++j)
            if (j != k)
                term *= (x[k] - bar) / (x[k] - x[j]);
        share += term;
    }
    return share;
}

} // namespace

TEST_CASE("weight_share: the worked case") {
    // 0.3^3 / (.6 .3 -.1) + 0.4^3 / (.7 .4 .1) = -1.5 + 2.285714...
    std::vector<double> const scores{3.3, 2.7, 3.0, 3.4};
    CHECK(weights_meeting(scores, 3) == close_to(11.0 / 14, 1e-12));
    CHECK(weights_meeting(scores, 3) == close_to(closed_form(scores, 3), 1e-12));
}

TEST_CASE("weight_share: equals the closed form where scores differ") {
    std::vector<double> const scores{1.2, 4.9, 2.6, 3.1, 3.7, 2.2};
    for (double bar = 1; bar < 5.2; bar += 0.05)
        CHECK(weights_meeting(scores, bar) == close_to(closed_form(scores, bar), 1e-9, 1e-9));
}

TEST_CASE("weight_share: ties are the limit of scores that nearly tie") {
    for (double const bar : {2.5, 3.0, 3.2, 3.9}) {
        std::vector<double> const tied{3, 3, 4, 4, 4, 2};
        std::vector<double> apart = tied;
        for (std::size_t i = 0; i < apart.size(); ++i)
            apart[i] += 1e-4 * static_cast<double>(i);
        CHECK(weights_meeting(tied, bar) == close_to(closed_form(apart, bar), 0.0, 2e-3));
    }
    // Two scores of 4 and one of 2, bar 3: the weight of the 2 must be at most half, which is
    // 1 - (1 - 1/2)^2 = 3/4 of all weights.
    CHECK(weights_meeting(std::vector<double>{4, 2, 4}, 3) == close_to(0.75, 1e-14));
}

TEST_CASE("weight_share: all above, all below, all the same, one, none") {
    CHECK(weights_meeting(std::vector<double>{3, 4}, 3) == 1);
    CHECK(weights_meeting(std::vector<double>{3, 4}, 4.5) == 0);
    CHECK(weights_meeting(std::vector<double>{3, 3, 3}, 3) == 1);
    CHECK(weights_meeting(std::vector<double>{3, 3, 3}, 3.1) == 0);
    CHECK(weights_meeting(std::vector<double>{3}, 3) == 1);
    CHECK(weights_meeting(std::vector<double>{}, 3) == 0);
    CHECK(weights_meeting(std::vector<double>{2, 4}, 4) == 0); // one single way of endless many
}

TEST_CASE("weight_share: the order of scores changes no digit") {
    std::vector<double> scores{3.3, 2.7, 3.0, 3.4, 2.9};
    double const expected = weights_meeting(scores, 3.05);
    std::sort(scores.begin(), scores.end());
    do
        CHECK(weights_meeting(scores, 3.05) == expected);
    while (std::next_permutation(scores.begin(), scores.end()));
}

TEST_CASE("weight_share: many competencies stay between 0 and 1 and fall with the bar") {
    std::vector<double> scores;
    for (int i = 0; i < 60; ++i)
        scores.push_back(1 + std::fmod(i * 0.618033988749895, 1.0) * 4);
    double before = 1;
    for (double bar = 1; bar <= 5; bar += 0.01) {
        double const share = weights_meeting(scores, bar);
        CHECK(share <= before + 1e-14);
        CHECK(share >= -1e-14);
        before = share;
    }
}
