// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scores by unit: what several people scored, a candidate in one competency, without saying
// who gave which. What Krippendorff's alpha, Fleiss' kappa and Gwet's coefficients work on.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::stats {

/// Units with their scores as positions among the levels. A unit may have any number of scores,
/// one or none included. Units that look alike can stand once, with a count.
///
/// Invariant: levels rise; `start` has one more entry than there are units, `count` as many;
/// the codes of a unit rise or stay.
struct UnitScores {
    std::vector<double> levels{};      ///< scores that exist, also those nobody gave
    std::vector<std::size_t> start{0}; ///< unit u has codes start[u] to start[u + 1]
    std::vector<std::uint32_t> code{}; ///< positions in `levels`
    std::vector<double> count{};       ///< how many units look like this one

    /// Number of entries (not of units: see `count`).
    [[nodiscard]] std::size_t size() const { return count.size(); }

    /// The codes of one unit.
    [[nodiscard]] std::span<std::uint32_t const> of(std::size_t unit) const {
        return std::span(code).subspan(start[unit], start[unit + 1] - start[unit]);
    }

    /// How many scores one unit has.
    [[nodiscard]] std::size_t ratings(std::size_t unit) const {
        return start[unit + 1] - start[unit];
    }

    /// Adds a unit; codes in any order.
    void add(std::vector<std::uint32_t> codes, double times = 1) {
        std::sort(codes.begin(), codes.end());
        code.insert(code.end(), codes.begin(), codes.end());
        start.push_back(code.size());
        count.push_back(times);
    }

    friend bool operator==(UnitScores const&, UnitScores const&) = default;
};

/// Units from their scores. The levels are those `declared` and any other score that occurs.
[[nodiscard]] inline UnitScores unit_scores(std::vector<std::vector<double>> const& units,
                                            std::vector<double> declared = {}) {
    UnitScores result;
    for (auto const& unit : units)
        declared.insert(declared.end(), unit.begin(), unit.end());
    std::sort(declared.begin(), declared.end());
    declared.erase(std::unique(declared.begin(), declared.end()), declared.end());
    for (auto const& unit : units) {
        std::vector<std::uint32_t> codes;
        for (double const score : unit) {
            auto const at = std::lower_bound(declared.begin(), declared.end(), score);
            codes.push_back(static_cast<std::uint32_t>(std::distance(declared.begin(), at)));
        }
        result.add(std::move(codes));
    }
    result.levels = std::move(declared);
    return result;
}

} // namespace panelscore::stats
