// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

using namespace panelscore;

TEST_CASE("random: draws of a seed and stream are fixed for good") {
    // Changing them changes every simulated file and every bootstrap interval.
    RandomStream draws{1, 0};
    CHECK(draws.next() == 0x6082e9993631e7d5ULL);
    CHECK(draws.next() == 0xe9acc0d447272233ULL);
    CHECK(draws.uniform() == 0x1.7fbc451eed88p-6);
    CHECK(draws.below(1000) == 91);
    CHECK(draws.normal() == -0x1.75d04dbdb6f38p+0);
    std::uint64_t bits = 0;
    double sum = 0;
    for (int i = 0; i < 100000; ++i) {
        bits = bits * 31 + draws.next();
        sum += draws.normal();
    }
    CHECK(bits == 0x4871c5dcf3cc99a2ULL);
    CHECK(sum == -0x1.84ac9c509421ap+8);
    CHECK(derived_seed(1, 2) == 0xb95f66d327e8d78ULL);
}

TEST_CASE("random: the state follows the published generator") {
    // xoshiro256** as its authors write it, beside ours from the same four words of state.
    std::array<std::uint64_t, 4> state{};
    auto const start = derived_seed(42, 7);
    for (std::size_t i = 0; i < 4; ++i)
        state[i] = detail::mixed(start + (i + 1) * detail::golden_step);
    auto const rotl = [](std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); };
    RandomStream draws{42, 7};
    for (int i = 0; i < 1000; ++i) {
        auto const expected = rotl(state[1] * 5, 7) * 9;
        auto const t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = rotl(state[3], 45);
        REQUIRE(draws.next() == expected);
    }
}

TEST_CASE("random: streams differ from each other and from other seeds") {
    std::set<std::uint64_t> first;
    for (std::uint64_t seed = 0; seed < 30; ++seed)
        for (std::uint64_t stream = 0; stream < 1000; ++stream)
            first.insert(RandomStream{seed, stream}.next());
    CHECK(first.size() == 30000);
    CHECK(RandomStream{5, 6} == RandomStream{5, 6});
    CHECK(derived_seed(1, 0) != derived_seed(0, 1));
}

TEST_CASE("random: first draws of neighbouring streams are unrelated") {
    // Correlation of the first normal of stream i with that of stream i + 1, over 40 000: its
    // standard error is 1/200, five of them are 0.025.
    double product = 0, previous = RandomStream{9, 0}.normal();
    constexpr int n = 40000;
    for (int i = 1; i <= n; ++i) {
        double const current = RandomStream{9, static_cast<std::uint64_t>(i)}.normal();
        product += previous * current;
        previous = current;
    }
    CHECK(std::fabs(product / n) < 0.025);
}

TEST_CASE("random: uniform numbers fill the unit interval evenly") {
    RandomStream draws{3};
    std::array<int, 20> counts{};
    constexpr int n = 200000;
    for (int i = 0; i < n; ++i) {
        double const u = draws.uniform();
        REQUIRE(u >= 0);
        REQUIRE(u < 1);
        ++counts[static_cast<std::size_t>(u * 20)];
    }
    double chi_square = 0; // 19 degrees: above 50 once in 7 000 seeds
    for (int const count : counts)
        chi_square += (count - n / 20.0) * (count - n / 20.0) / (n / 20.0);
    CHECK(chi_square < 50);
    CHECK(chi_square > 4);
    CHECK(draws.happens(1));
    CHECK_FALSE(draws.happens(0));
}

TEST_CASE("random: whole numbers below a bound are equally likely") {
    RandomStream draws{4};
    std::array<int, 7> counts{};
    constexpr int n = 140000;
    for (int i = 0; i < n; ++i)
        ++counts[draws.below(7)];
    for (int const count : counts) // sd of a count: sqrt(n 6/49) = 131
        CHECK(std::abs(count - n / 7) < 5 * 131);
    CHECK(draws.below(1) == 0);
    // With a bound of 3 * 2^30, plain remainders would make the lowest third twice as likely.
    constexpr std::uint32_t bound = 3U << 30U;
    int low = 0;
    for (int i = 0; i < 9000; ++i)
        low += draws.below(bound) < bound / 3 ? 1 : 0;
    CHECK(std::abs(low - 3000) < 5 * 45); // sd sqrt(9000 * 2/9) = 44.7
}

TEST_CASE("random: normal draws have the moments and tails of the normal distribution") {
    RandomStream draws{5};
    constexpr int n = 400000;
    double sum = 0, squares = 0, cubes = 0, fourths = 0;
    int beyond_1 = 0, beyond_2 = 0, beyond_3 = 0;
    for (int i = 0; i < n; ++i) {
        double const z = draws.normal();
        sum += z;
        squares += z * z;
        cubes += z * z * z;
        fourths += z * z * z * z;
        beyond_1 += std::fabs(z) > 1 ? 1 : 0;
        beyond_2 += std::fabs(z) > 2 ? 1 : 0;
        beyond_3 += std::fabs(z) > 3 ? 1 : 0;
    }
    double const root = std::sqrt(double{n}); // four standard errors each
    CHECK(std::fabs(sum / n) < 4 / root);
    CHECK(std::fabs(squares / n - 1) < 4 * std::sqrt(2.0) / root);
    CHECK(std::fabs(cubes / n) < 4 * std::sqrt(15.0) / root);
    CHECK(std::fabs(fourths / n - 3) < 4 * std::sqrt(96.0) / root);
    auto const share_close = [&](int count, double share) {
        return std::fabs(count - n * share) < 4 * std::sqrt(n * share * (1 - share));
    };
    CHECK(share_close(beyond_1, 0.3173105));
    CHECK(share_close(beyond_2, 0.0455003));
    CHECK(share_close(beyond_3, 0.0026998));
}

TEST_CASE("random: drawing some of many takes each equally often and none twice") {
    RandomStream draws{6};
    std::array<int, 6> counts{};
    for (int i = 0; i < 6000; ++i) {
        std::vector<std::size_t> items{0, 1, 2, 3, 4, 5};
        draw_first(items, 2, draws);
        CHECK(items[0] != items[1]);
        ++counts[items[0]];
        ++counts[items[1]];
        std::sort(items.begin(), items.end());
        CHECK(items == std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
    }
    for (int const count : counts) // mean 2000, sd sqrt(6000 * 2/9) = 36.5
        CHECK(std::abs(count - 2000) < 5 * 37);
    std::vector<int> none;
    draw_first(none, 0, draws);
    CHECK(none.empty());
}
