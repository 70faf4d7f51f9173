// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where the weight of a competency nobody assessed goes: to its assessed siblings, and only
// when its whole domain was not assessed, to the other domains. Never to a zero.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore {

/// A role's weights as shares of 1, competency by competency, with the domain of each.
/// `competencies`, `shares` and `domains` run parallel, in the order of the rubric's
/// competencies, so that the order of keys in a file changes nothing; `domains` holds positions
/// in `domain_ids`, which are in order of first appearance.
struct WeightTable {
    std::vector<CompetencyId> competencies{};
    std::vector<double> shares{};
    std::vector<std::size_t> domains{};
    std::vector<DomainId> domain_ids{};

    /// Number of competencies.
    [[nodiscard]] std::size_t size() const { return competencies.size(); }

    friend bool operator==(WeightTable const&, WeightTable const&) = default;
};

/// Adds a competency to a table. Cost: linear in the domains.
inline void add_competency(WeightTable& table, CompetencyId const& competency, double share) {
    DomainId const domain{domain_of(competency)};
    auto const found = std::find(table.domain_ids.begin(), table.domain_ids.end(), domain);
    table.domains.push_back(static_cast<std::size_t>(found - table.domain_ids.begin()));
    if (found == table.domain_ids.end())
        table.domain_ids.push_back(domain);
    table.competencies.push_back(competency);
    table.shares.push_back(share);
}

/// The shares a role declares; empty without a role. Weights of competencies that the rubric
/// does not have come last, by id. Preconditions: weights are not negative and their sum is
/// positive. Cost: competencies x weights.
[[nodiscard]] inline WeightTable weight_table(Rubric const& rubric) {
    WeightTable table;
    if (!rubric.role)
        return table;
    auto const place = [&](CompetencyId const& id) {
        return std::find_if(rubric.competencies.begin(), rubric.competencies.end(),
                            [&](Competency const& one) { return one.id == id; }) -
               rubric.competencies.begin();
    };
    std::vector<Weight> weights = rubric.role->weights;
    std::sort(weights.begin(), weights.end(), [&](Weight const& a, Weight const& b) {
        auto const first = place(a.competency);
        auto const second = place(b.competency);
        return first != second ? first < second : a.competency < b.competency;
    });
    double sum = 0;
    for (auto const& entry : weights)
        sum += entry.weight;
    for (auto const& entry : weights)
        add_competency(table, entry.competency, entry.weight / sum);
    return table;
}

/// What one domain brings to a composite: its whole declared share, the share of its assessed
/// competencies, and their scores times their shares.
struct DomainSums {
    double declared = 0;
    double assessed = 0;
    double scored = 0;
};

/// The sums of each domain, in the order of `domain_ids`. Only competencies of positive weight
/// with a score count as assessed. Cost: linear.
[[nodiscard]] inline std::vector<DomainSums>
domain_sums(WeightTable const& table, std::span<std::optional<double> const> scores) {
    std::vector<DomainSums> domains(table.domain_ids.size());
    for (std::size_t k = 0; k < table.size(); ++k) {
        DomainSums& sums = domains[table.domains[k]];
        sums.declared += table.shares[k];
        if (scores[k] && table.shares[k] > 0) {
            sums.assessed += table.shares[k];
            sums.scored += table.shares[k] * *scores[k];
        }
    }
    return domains;
}

/// The weighted mean of the scores there are, in points of the scale.
///
/// Within a domain the domain's whole share is spread over its assessed competencies in
/// proportion to their own; a domain with no assessed competency of positive weight gives its
/// share to the other domains in proportion. A competency of weight 0 changes nothing.
///
/// @param table   shares; `scores` runs parallel to it, empty where nobody scored
/// @return        empty when nothing of positive weight was scored
/// Cost: linear.
[[nodiscard]] inline std::optional<double>
weighted_mean(WeightTable const& table, std::span<std::optional<double> const> scores) {
    double weight = 0;
    double total = 0;
    for (DomainSums const& sums : domain_sums(table, scores)) {
        if (sums.assessed <= 0)
            continue;
        weight += sums.declared;
        total += sums.declared * (sums.scored / sums.assessed);
    }
    if (weight <= 0)
        return std::nullopt;
    return total / weight;
}

/// Share of the weight that was assessed, 0 to 1. Cost: linear.
[[nodiscard]] inline double coverage_of(WeightTable const& table,
                                        std::span<std::optional<double> const> scores) {
    double covered = 0;
    for (std::size_t k = 0; k < table.size(); ++k)
        if (scores[k])
            covered += table.shares[k];
    return (std::min)(covered, 1.0);
}

/// The composite under full declared weights when every competency nobody rated is given this
/// score: one end of the bounds. Cost: linear.
[[nodiscard]] inline double composite_if_unrated(WeightTable const& table,
                                                 std::span<std::optional<double> const> scores,
                                                 double unrated) {
    double total = 0;
    for (std::size_t k = 0; k < table.size(); ++k)
        total += table.shares[k] * scores[k].value_or(unrated);
    return total;
}

} // namespace panelscore
