// SPDX-License-Identifier: BSL-1.0
#pragma once

// "Did you mean": the valid name closest to what was typed.

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// Smallest number of single-character insertions, deletions, replacements and swaps of
/// neighbours that turn `a` into `b` (optimal string alignment). Cost: O(|a| |b|).
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = (std::min)({last[j] + 1, row[j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = (std::min)(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

/// The candidate nearest to `typed`, or empty when none is near: at most one edit in three
/// characters, and names over 100 bytes are not compared. Of equally near names the first in
/// `names` wins. Cost: linear in the names.
template <typename Names>
[[nodiscard]] std::string nearest(std::string_view typed, Names const& names) {
    constexpr std::size_t longest = 100;
    if (typed.empty() || typed.size() > longest)
        return {};
    std::size_t best = std::max<std::size_t>(1, typed.size() / 3) + 1;
    std::string found;
    for (auto const& name : names) {
        std::string_view const candidate{name};
        if (candidate.size() > longest)
            continue;
        auto const distance = edit_distance(typed, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

} // namespace panelscore
