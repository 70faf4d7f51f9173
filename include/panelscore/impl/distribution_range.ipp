// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/normal_range.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace panelscore::stats {

PANELSCORE_DECL double chance_of_range(std::size_t n, double range, double sd) {
    if (n < 2 || sd <= 0)
        return range <= 0 && n >= 2 ? 1.0 : 0.0;
    if (range <= 0)
        return 1;
    double const width = range / sd;
    if (n == 2)
        return 2 * normal_survival(width / std::numbers::sqrt2);
    constexpr int pieces = 128; // Simpson's rule over what the density leaves to be seen
    constexpr double from = -8, step = 16.0 / pieces;
    double sum = 0;
    for (int i = 0; i <= pieces; ++i) {
        double const z = from + step * i;
        double const between = normal_cdf(z + width) - normal_cdf(z);
        double const factor = i == 0 || i == pieces ? 1 : i % 2 == 1 ? 4 : 2;
        sum += factor * normal_density(z) * std::pow(between, static_cast<double>(n - 1));
    }
    return std::clamp(1 - static_cast<double>(n) * sum * step / 3, 0.0, 1.0);
}

} // namespace panelscore::stats
