// SPDX-License-Identifier: BSL-1.0
#pragma once

// How sure we are of anything made of variance components: components drawn again and again as
// the data leave them open.

#include <panelscore/base/random.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace panelscore::stats {

/// One set of components; 0 for those at 0 or not in the model.
using ComponentDraw = std::array<double, component_count>;

namespace detail {

/// The lower triangle L of a covariance matrix L L'. A row whose pivot is not positive is 0.
inline std::array<ComponentDraw, component_count>
covariance_root(std::array<ComponentDraw, component_count> covariance) {
    auto& root = covariance;
    for (std::size_t c = 0; c < component_count; ++c) {
        double pivot = root[c][c];
        for (std::size_t k = 0; k < c; ++k)
            pivot -= root[c][k] * root[c][k];
        bool const open = pivot > 1e-14 * covariance[c][c] && pivot > 0;
        root[c][c] = open ? std::sqrt(pivot) : 0.0;
        for (std::size_t r = c + 1; r < component_count; ++r) {
            double rest = root[r][c];
            for (std::size_t k = 0; k < c; ++k)
                rest -= root[r][k] * root[c][k];
            root[r][c] = open ? rest / root[c][c] : 0.0;
        }
    }
    return root;
}

} // namespace detail

/// `n` draws of the components from what the fit leaves open: their logarithms are normal
/// around the estimates, with the covariances of the average-information matrix carried over to
/// logarithms of standard deviations. Components at 0 stay at 0 in every draw, so intervals
/// made of these draws are too short on that side; say so beside them.
///
/// Source: Monte-Carlo intervals of intraclass correlations as in ten Hove, Jorgensen & van der
/// Ark 2025 (Multivariate Behavioral Research 60). The same seed gives the same draws.
/// Cost: linear in n.
[[nodiscard]] inline std::vector<ComponentDraw>
component_draws(VarianceFit const& fit, std::size_t n, std::uint64_t seed) {
    std::array<ComponentDraw, component_count> logs{};
    std::array<double, component_count> estimates{};
    for (std::size_t a = 0; a < component_count; ++a)
        estimates[a] = fit.components[a].value_or(0.0);
    for (std::size_t a = 0; a < component_count; ++a)
        for (std::size_t b = 0; b < component_count; ++b)
            if (estimates[a] > 0 && estimates[b] > 0)
                logs[a][b] = fit.covariance[a][b] / (4 * estimates[a] * estimates[b]);
    auto const root = detail::covariance_root(logs);
    RandomStream chance{seed};
    std::vector<ComponentDraw> draws(n);
    for (auto& draw : draws) {
        ComponentDraw normal{};
        for (double& one : normal)
            one = chance.normal();
        for (std::size_t a = 0; a < component_count; ++a) {
            double shift = 0;
            for (std::size_t k = 0; k <= a; ++k)
                shift += root[a][k] * normal[k];
            draw[a] = estimates[a] * std::exp(2 * shift);
        }
    }
    return draws;
}

} // namespace panelscore::stats
