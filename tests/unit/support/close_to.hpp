// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <ostream>

// doctest::Approx has an absolute floor near 1.2e-5, so a p-value of 2e-5 would pass for 1e-5.
// Here both tolerances are said: CHECK(p == close_to(0.0213, 1e-9)).
namespace panelscore::test {

struct CloseTo {
    double value{};
    double relative{};
    double absolute{};

    friend bool operator==(double actual, CloseTo const& expected) {
        double const size = std::max(std::abs(actual), std::abs(expected.value));
        return std::abs(actual - expected.value) <=
               std::max(expected.absolute, expected.relative * size);
    }

    friend std::ostream& operator<<(std::ostream& out, CloseTo const& expected) {
        auto const digits = out.precision(17);
        out << expected.value << " (relative " << expected.relative << ", absolute "
            << expected.absolute << ')';
        out.precision(digits);
        return out;
    }
};

/// What a computed number must equal, within `relative` of the larger of the two or within
/// `absolute`.
[[nodiscard]] inline CloseTo close_to(double value, double relative = 1e-12,
                                      double absolute = 0.0) {
    return {.value = value, .relative = relative, .absolute = absolute};
}

} // namespace panelscore::test
