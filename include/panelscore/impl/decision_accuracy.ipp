// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/detail/quadrature.hpp>
#include <panelscore/stats/decision_accuracy.hpp>
#include <panelscore/stats/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace panelscore::stats {
namespace detail {

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
    double const added = panelscore::detail::integral(0, std::asin(correlation), [&](double t) {
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
