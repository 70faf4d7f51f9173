// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much a decision owes to the weights: the share of all ways to weigh competencies under
// which a candidate meets the bar.

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace panelscore::stats {

/// The share of all weights (not negative, summing to 1, each set of them as likely as any
/// other) whose weighted mean of these scores is at or above the bar. Exact: no sampling.
///
/// 1 when every score is at the bar or above, also where all are the same; without scores 0.
/// Tied scores need no care of the caller.
///
/// Formula: the divided difference of (x - bar)_+^(n-1) over the n scores, which is what the
/// weighted mean's distribution comes to [Curry & Schoenberg 1966; in preference analysis
/// Lahdelma, Hokkanen & Salminen 1998 sample it], by the recursion of B-splines: with sorted
/// scores S(a..b) = ((x_b - bar) S(a+1..b) + (bar - x_a) S(a..b-1)) / (x_b - x_a), a mean of
/// two shares, so that nothing cancels. Cost: the square of the scores.
[[nodiscard]] inline double weights_meeting(std::span<double const> scores, double bar) {
    if (scores.empty())
        return 0;
    std::vector<double> x(scores.begin(), scores.end());
    std::sort(x.begin(), x.end());
    std::vector<double> share(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        share[i] = x[i] >= bar ? 1.0 : 0.0;
    for (std::size_t length = 1; length < x.size(); ++length)
        for (std::size_t a = 0; a + length < x.size(); ++a) {
            double const low = x[a];
            double const high = x[a + length];
            if (bar <= low)
                share[a] = 1;
            else if (bar > high)
                share[a] = 0;
            else
                share[a] =
                    ((high - bar) * share[a + 1] + (bar - low) * share[a]) / (high - low);
        }
    return share.front();
}

} // namespace panelscore::stats
