// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several candidates side by side: the order to talk about them in, and who cannot be told
// apart.

#include <panelscore/base/number.hpp>
#include <panelscore/model/recommendation.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <tuple>
#include <vector>

namespace panelscore {

/// Candidates by call (strong hire first, not enough evidence last), then raw score from the
/// better end, then candidate and opening.
///
/// By the mean two candidates tie when their raw scores are equal; candidates without enough
/// evidence take no part in ties. Each tie has two members or more.
/// @param sign  +1 when higher is better, -1 when lower is
/// Cost: n log n.
[[nodiscard]] inline Slate slate_by_mean(std::span<Recommendation const> advice, double sign) {
    struct Place {
        int call = 0;
        double score = 0; // whole multiples of the tolerance, so that equal is equal
        PanelKey key{};
    };
    std::vector<Place> places;
    for (Recommendation const& one : advice)
        places.push_back({static_cast<int>(one.call),
                          one.score.raw ? std::round(-sign * *one.score.raw / score_tolerance)
                                        : (std::numeric_limits<double>::max)(),
                          {one.candidate, one.opening}});
    std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) {
        return std::tie(a.call, a.score, a.key) < std::tie(b.call, b.score, b.key);
    });
    Slate slate;
    for (std::size_t i = 0; i < places.size(); ++i) {
        bool const tied = i > 0 && places[i].score == places[i - 1].score &&
                          places[i].call == places[i - 1].call &&
                          places[i].call != static_cast<int>(Call::insufficient_evidence);
        if (tied && (slate.ties.empty() || slate.ties.back().back() != places[i - 1].key))
            slate.ties.push_back({places[i - 1].key});
        if (tied)
            slate.ties.back().push_back(places[i].key);
        slate.order.push_back(places[i].key);
    }
    return slate;
}

} // namespace panelscore
