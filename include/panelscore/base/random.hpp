// SPDX-License-Identifier: BSL-1.0
#pragma once

// Chance that can be repeated: one seed gives the same draws with every compiler, on every
// machine and for any number of threads. Each task takes a stream of its own, named by number,
// so that it does not matter who draws first.

#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Changes every bit of `word` about half the time, one to one [Stafford's mix 13, as in
/// SplitMix64].
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t word) {
    word = (word ^ (word >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    word = (word ^ (word >> 27U)) * 0x94d049bb133111ebULL;
    return word ^ (word >> 31U);
}

inline constexpr std::uint64_t golden_step = 0x9e3779b97f4a7c15ULL;

} // namespace detail

/// A seed for part `index` of a task that has `seed`: parts of parts get streams that have
/// nothing to do with each other.
[[nodiscard]] constexpr std::uint64_t derived_seed(std::uint64_t seed, std::uint64_t index) {
    return detail::mixed(detail::mixed(seed + detail::golden_step) +
                         (index + 1) * detail::golden_step);
}

/// Random numbers from a seed and the number of a stream. Two streams of one seed never start
/// in the same state, and are as unrelated as two seeds. Cheap to make (a few nanoseconds), so
/// that each candidate, interviewer or bootstrap draw can have its own.
///
/// Source: xoshiro256** [Blackman & Vigna 2021, doi 10.1145/3460772], its state filled by
/// SplitMix64. Not for secrets.
///
///     RandomStream draws{seed, candidate};
///     double const ability = 0.5 * draws.normal();
class RandomStream {
  public:
    explicit constexpr RandomStream(std::uint64_t seed, std::uint64_t stream = 0) {
        auto const start = derived_seed(seed, stream);
        for (std::size_t i = 0; i < 4; ++i)
            state_[i] = detail::mixed(start + (i + 1) * detail::golden_step);
    }

    /// The next 64 bits.
    constexpr std::uint64_t next() {
        auto const result = rotated(state_[1] * 5, 7) * 9;
        auto const carry = state_[1] << 17U;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= carry;
        state_[3] = rotated(state_[3], 45);
        return result;
    }

    /// A number from 0 (possible) to 1 (not possible), a multiple of 2^-53.
    constexpr double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

    /// True with the chance `share`: always from 1 on, never up to 0.
    constexpr bool happens(double share) { return uniform() < share; }

    /// A whole number below `bound`, each equally likely [Lemire 2019, doi 10.1145/3230636].
    /// Precondition: `bound` is above 0.
    constexpr std::uint32_t below(std::uint32_t bound) {
        assert(bound > 0);
        auto product = (next() >> 32U) * bound;
        if (static_cast<std::uint32_t>(product) < bound) {
            auto const uneven = (0U - bound) % bound;
            while (static_cast<std::uint32_t>(product) < uneven)
                product = (next() >> 32U) * bound;
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }

    /// A draw from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// A ratio of uniforms [Kinderman & Monahan 1977; quick bounds: Leva 1992, doi
    /// 10.1145/138351.138364]. The value itself is one product and one quotient, which every
    /// machine rounds alike; the logarithm only decides 1 draw in 80, and neither its last bit
    /// nor a fused multiply-add changes a decision but once in some 10^15 draws.
    double normal() {
        while (true) {
            double const u = static_cast<double>((next() >> 11U) + 1) * 0x1p-53;
            double const v = 1.7156 * (uniform() - 0.5);
            double const x = u - 0.449871;
            double const y = std::fabs(v) + 0.386595;
            double const edge = x * x + y * (0.196 * y - 0.25472 * x);
            if (edge < 0.27597 || (edge <= 0.27846 && v * v <= -4 * u * u * std::log(u)))
                return v / u;
        }
    }

    friend constexpr bool operator==(RandomStream const&, RandomStream const&) = default;

  private:
    static constexpr std::uint64_t rotated(std::uint64_t word, unsigned bits) {
        return (word << bits) | (word >> (64U - bits));
    }

    std::array<std::uint64_t, 4> state_{};
};

/// Puts the first `n` places of `items` in random order, drawn from all of them without
/// putting back: `n` of many, or with `n` = size a shuffle. Cost: O(n).
/// Precondition: `n` is at most the size, and the size is below 2^32.
template <typename T>
constexpr void draw_first(std::vector<T>& items, std::size_t n, RandomStream& draws) {
    assert(n <= items.size() && items.size() <= 0xffffffffU);
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t const other = i + draws.below(static_cast<std::uint32_t>(items.size() - i));
        using std::swap;
        swap(items[i], items[other]);
    }
}

} // namespace panelscore
