// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far apart several people are by chance alone.

#include <panelscore/config.hpp>

#include <cstddef>

namespace panelscore::stats {

/// The chance that the largest and the smallest of n independent normal values with this sd are
/// at least `range` apart. 1 for a range of 0 or less; 0 for n < 2 or without any spread.
///
/// Formula: 1 - n times the integral of density(z) (cdf(z + range/sd) - cdf(z))^(n-1), the
/// studentized range with known sd [Tippett 1925]; two values in closed form. Cost: a
/// microsecond for two, some ten for more.
[[nodiscard]] PANELSCORE_DECL double chance_of_range(std::size_t n, double range, double sd);

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/distribution_range.ipp>
#endif
