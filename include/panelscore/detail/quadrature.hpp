// SPDX-License-Identifier: BSL-1.0
#pragma once

// Integrals of smooth functions over a finite range.

#include <array>

namespace panelscore::detail {

struct QuadraturePoint {
    double place = 0;
    double weight = 0;
};

/// The half of Gauss and Legendre's 20 points on -1 to 1 that lies above 0.
inline constexpr std::array<QuadraturePoint, 10> gauss_legendre_20{
    {{0.0765265211334973338, 0.152753387130725851},
     {0.227785851141645078, 0.149172986472603747},
     {0.373706088715419561, 0.142096109318382051},
     {0.510867001950827098, 0.131688638449176627},
     {0.636053680726515025, 0.118194531961518417},
     {0.746331906460150793, 0.101930119817240435},
     {0.839116971822218823, 0.0832767415767047487},
     {0.912234428251325906, 0.0626720483341090636},
     {0.963971927277913791, 0.0406014298003869413},
     {0.993128599185094925, 0.0176140071391521183}}};

/// The integral of `f` from `begin` to `end`, in four equal parts of 20 points.
template <typename F>
[[nodiscard]] double integral(double begin, double end, F const& f) {
    constexpr int parts = 4;
    double const half = (end - begin) / (2 * parts);
    double sum = 0;
    for (int part = 0; part < parts; ++part) {
        double const middle = begin + half * (2 * part + 1);
        for (auto const& point : gauss_legendre_20)
            sum += point.weight *
                   (f(middle - half * point.place) + f(middle + half * point.place));
    }
    return sum * half;
}

} // namespace panelscore::detail
