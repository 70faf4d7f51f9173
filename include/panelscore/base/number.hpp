// SPDX-License-Identifier: BSL-1.0
#pragma once

// Comparing scores, weights and shares: differences below 1e-9 count as equal everywhere, so
// that 3.4999999999 made by adding tenths still meets a bar of 3.5.

namespace panelscore {

/// Differences below this count as equal when scores, coverage or weights are compared.
inline constexpr double score_tolerance = 1e-9;

/// True when `a` and `b` are the same score.
[[nodiscard]] constexpr bool same(double a, double b) {
    double const gap = a < b ? b - a : a - b;
    return gap < score_tolerance;
}

/// True when `a` is `b` or more.
[[nodiscard]] constexpr bool at_least(double a, double b) {
    return a > b - score_tolerance;
}

/// True when `a` is below `b` by more than the tolerance.
[[nodiscard]] constexpr bool below(double a, double b) {
    return !at_least(a, b);
}

} // namespace panelscore
