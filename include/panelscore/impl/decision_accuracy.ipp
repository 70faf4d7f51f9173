// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/stats/decision_accuracy.hpp>
#include <panelscore/stats/distribution.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace panelscore::stats {
namespace detail {

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

/// The integral of `f` from 0 to `end`, in four equal parts of 20 points.
template <typename F>
double integral_to(double end, F f) {
    constexpr int parts = 4;
    double const half = end / (2 * parts);
    double sum = 0;
    for (int part = 0; part < parts; ++part) {
        double const middle = half * (2 * part + 1);
        for (auto const& point : gauss_legendre_20)
            sum += point.weight *
                   (f(middle - half * point.place) + f(middle + half * point.place));
    }
    return sum * half;
}

/// The chance that two such numbers fall on the same side of their thresholds.
inline double same_side(double a, double b, double correlation) {
    return 1 - normal_survival(a) - normal_survival(b) + 2 * both_above(a, b, correlation);
}

} // namespace detail

PANELSCORE_DECL double both_above(double a, double b, double correlation) {
    if (correlation >= 1)
        return normal_survival((std::max)(a, b));
    if (correlation <= -1)
        return (std::max)(0.0, normal_survival(a) - normal_cdf(b));
    double const squares = a * a + b * b;
    double const added = detail::integral_to(std::asin(correlation), [&](double t) {
        double const cosine = std::cos(t);
        return std::exp(-(squares - 2 * a * b * std::sin(t)) / (2 * cosine * cosine));
    });
    return normal_survival(a) * normal_survival(b) + added / (2 * std::numbers::pi);
}

PANELSCORE_DECL DecisionShares decision_shares(CompositeVariances const& variances,
                                               double pool_mean, double bar) {
    double const total = variances.universe + variances.absolute;
    if (total <= 0)
        return {.accuracy = 1, .consistency = 1, .hired = pool_mean >= bar ? 1.0 : 0.0};
    double const observed = (bar - pool_mean) / std::sqrt(total);
    double const rho = variances.universe / total;
    DecisionShares shares;
    shares.hired = normal_survival(observed);
    shares.consistency = detail::same_side(observed, observed, rho);
    if (variances.universe > 0) {
        double const truth = (bar - pool_mean) / std::sqrt(variances.universe);
        shares.accuracy = detail::same_side(truth, observed, std::sqrt(rho));
    } else {
        shares.accuracy = pool_mean >= bar ? shares.hired : 1 - shares.hired;
    }
    return shares;
}

} // namespace panelscore::stats
