// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/detail/quadrature.hpp>
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
    constexpr double far = 8; // beyond it the density leaves nothing to be seen
    auto const exponent = static_cast<double>(n - 1);
    double const inside = panelscore::detail::integral(-far, far, [&](double z) {
        return normal_density(z) * std::pow(normal_cdf(z + width) - normal_cdf(z), exponent);
    });
    return std::clamp(1 - static_cast<double>(n) * inside, 0.0, 1.0);
}

} // namespace panelscore::stats
