// SPDX-License-Identifier: BSL-1.0
#pragma once

// Units that look alike share one pattern, so that a million ratings become a few hundred
// patterns and a bootstrap draw one addition a unit.

#include <panelscore/impl/agreement_cells.ipp>
#include <panelscore/stats/unit_scores.hpp>
#include <panelscore/stats/within_group.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace panelscore::detail::agreement_parts {

/// The distinct units, and which one each candidate is in each competency.
struct AgreementPatterns {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    stats::UnitScores units{};           ///< `count` is 1 throughout
    std::vector<std::uint32_t> of{};     ///< [competency x candidates + candidate]; `none`
    std::vector<std::uint32_t> counts{}; ///< [competency x patterns + pattern]
    std::uint32_t candidates = 0;
    std::uint32_t competencies = 0;

    [[nodiscard]] std::size_t size() const { return units.size(); }
};

/// Patterns are numbered in the order in which candidates bring them.
inline AgreementPatterns agreement_patterns(AgreementData const& data, std::uint32_t candidates,
                                            std::uint32_t competencies) {
    AgreementPatterns result{.candidates = candidates, .competencies = competencies};
    result.units.levels = data.levels;
    result.of.assign(std::size_t{competencies} * candidates, AgreementPatterns::none);
    std::unordered_map<std::u32string, std::uint32_t> known;
    std::vector<std::vector<std::uint32_t>> own(competencies);
    std::u32string key;
    auto const& cells = data.cells;
    for (std::size_t group = 0; group < cells.groups();) {
        auto const candidate = cells.candidate[group];
        for (auto& codes : own)
            codes.clear();
        for (; group < cells.groups() && cells.candidate[group] == candidate; ++group)
            for (std::size_t cell = cells.start[group]; cell < cells.start[group + 1]; ++cell)
                own[cells.competency[cell]].push_back(cells.level[cell]);
        for (std::uint32_t k = 0; k < competencies; ++k) {
            if (own[k].empty())
                continue;
            std::sort(own[k].begin(), own[k].end());
            key.assign(own[k].begin(), own[k].end());
            auto const next = static_cast<std::uint32_t>(result.size());
            auto const [at, fresh] = known.try_emplace(key, next);
            if (fresh)
                result.units.add(own[k]);
            result.of[std::size_t{k} * candidates + candidate] = at->second;
        }
    }
    result.counts.resize(std::size_t{competencies} * result.size());
    for (std::uint32_t k = 0; k < competencies; ++k)
        for (std::uint32_t c = 0; c < candidates; ++c)
            if (auto const p = result.of[std::size_t{k} * candidates + c];
                p != AgreementPatterns::none)
                ++result.counts[k * result.size() + p];
    return result;
}

/// What a pattern adds to means over units; worked out once.
struct PatternFigures {
    std::vector<double> pairable{}; ///< 1 with two ratings or more, else 0
    std::vector<double> exact{};    ///< share of pairs that are the same
    std::vector<double> adjacent{};
    std::vector<double> rwg{}; ///< as shown; all 0 when the scale has one level
    bool has_rwg = false;
};

/// Share of the pairs of a unit at most `reach` apart.
inline double share_within(std::span<std::uint32_t const> codes,
                           std::vector<double> const& levels, double reach) {
    double near = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) { // codes rise
        while (levels[codes[i]] - levels[codes[first]] > reach + 1e-9)
            ++first;
        near += static_cast<double>(i - first);
    }
    auto const m = static_cast<double>(codes.size());
    return near / (m * (m - 1) / 2);
}

/// The variance of scores when every level of the scale is as likely; 0 for one level.
inline double uniform_variance(ScoreScale const& scale) {
    if (scale.step <= 0 || scale.maximum <= scale.minimum)
        return 0;
    auto const levels = std::round((scale.maximum - scale.minimum) / scale.step) + 1;
    return scale.step * scale.step * (levels * levels - 1) / 12;
}

inline PatternFigures pattern_figures(AgreementPatterns const& patterns,
                                      ScoreScale const& scale) {
    auto const& units = patterns.units;
    PatternFigures figures;
    double const null = uniform_variance(scale);
    figures.has_rwg = null > 0;
    std::vector<double> scores;
    for (std::size_t p = 0; p < units.size(); ++p) {
        auto const codes = units.of(p);
        bool const pairs = codes.size() >= 2;
        figures.pairable.push_back(pairs ? 1.0 : 0.0);
        figures.exact.push_back(pairs ? share_within(codes, units.levels, 0) : 0.0);
        figures.adjacent.push_back(pairs ? share_within(codes, units.levels, scale.step) : 0.0);
        scores.clear();
        for (auto const code : codes)
            scores.push_back(units.levels[code]);
        double agreement = 0;
        if (pairs && figures.has_rwg)
            agreement = stats::rwg(scores, null)->shown;
        figures.rwg.push_back(agreement);
    }
    return figures;
}

} // namespace panelscore::detail::agreement_parts
