// SPDX-License-Identifier: BSL-1.0
#pragma once

// Many comparisons at once: p-values raised so that looking at fifty interviewers does not
// find one by chance.

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace panelscore::stats {
namespace detail {

/// Positions from the smallest p to the largest; equal ones keep their order.
inline std::vector<std::size_t> order_of(std::span<double const> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

} // namespace detail

/// Holm's adjusted p-values, in the order given: with those below a, the chance that any of
/// them is there by luck alone is below a, however the comparisons hang together.
///
/// Formula: the i-th smallest of m times m - i + 1, never below its forerunner, at most 1
/// [Holm 1979, Scandinavian Journal of Statistics 6, 65-70]. Cost: m log m.
[[nodiscard]] inline std::vector<double> holm(std::span<double const> p) {
    std::vector<double> adjusted(p.size());
    double floor = 0;
    std::size_t left = p.size();
    for (std::size_t const i : detail::order_of(p)) {
        floor = (std::max)(floor, (std::min)(1.0, p[i] * static_cast<double>(left)));
        adjusted[i] = floor;
        --left;
    }
    return adjusted;
}

/// Benjamini and Hochberg's adjusted p-values, in the order given: of those below a, no more
/// than the share a is expected to be there by luck (independent comparisons).
///
/// Formula: the i-th smallest of m times m / i, never above its successor, at most 1
/// [Benjamini & Hochberg 1995, JRSS B 57, 289-300]. Cost: m log m.
[[nodiscard]] inline std::vector<double> benjamini_hochberg(std::span<double const> p) {
    std::vector<double> adjusted(p.size());
    auto const order = detail::order_of(p);
    double ceiling = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        std::size_t const i = order[rank - 1];
        double const scaled = p[i] * static_cast<double>(p.size()) / static_cast<double>(rank);
        ceiling = (std::min)(ceiling, scaled);
        adjusted[i] = ceiling;
    }
    return adjusted;
}

} // namespace panelscore::stats
