// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a panel that might be held would be worth: a D study, for a panel of any shape.

#include <panelscore/stats/candidate_posterior.hpp>
#include <panelscore/stats/composite_reliability.hpp>
#include <panelscore/stats/decision_accuracy.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore {

/// What is known before a panel is planned: variances from past ratings, the weights of the
/// composite, and the pool of candidates around their mean composite.
struct StudyBasis {
    stats::RatingVariances variances{};
    std::optional<double> competency_variance{}; ///< when competencies are a sample of many
    std::vector<double> weights{};               ///< by competency, summing to 1
    double pool_mean = 0;                        ///< mean composite, on the scale
    std::optional<double> bar{};                 ///< the hire bar; empty: nothing on decisions

    friend bool operator==(StudyBasis const&, StudyBasis const&) = default;
};

/// What a panel is worth. Shares from 0 to 1.
struct PanelWorth {
    double generalizability = 0;
    double dependability = 0;
    double sem = 0; ///< standard error of a composite held against a bar, on the scale
    std::optional<double> decision_accuracy{};
    std::optional<double> decision_consistency{};

    friend bool operator==(PanelWorth const&, PanelWorth const&) = default;
};

/// The figures of given variances; all zero when there is no variance at all.
[[nodiscard]] inline PanelWorth worth_of(StudyBasis const& basis,
                                         stats::CompositeVariances const& variances) {
    PanelWorth worth{.generalizability = variances.generalizability().value_or(0.0),
                     .dependability = variances.dependability().value_or(0.0),
                     .sem = variances.sem()};
    if (basis.bar) {
        auto const shares = stats::decision_shares(variances, basis.pool_mean, *basis.bar);
        worth.decision_accuracy = shares.accuracy;
        worth.decision_consistency = shares.consistency;
    }
    return worth;
}

/// What such a panel is worth; the formulas are in stats/composite_reliability.hpp and
/// stats/decision_accuracy.hpp. Cost: linear in the competencies.
[[nodiscard]] inline PanelWorth worth_of(StudyBasis const& basis,
                                         stats::PanelDesign const& panel) {
    return worth_of(basis,
                    stats::composite_variances(basis.variances, basis.competency_variance,
                                               basis.weights, panel));
}

/// A step of a curve counts when it adds so much dependability.
inline constexpr double step_that_counts = 0.01;

/// Where a curve bends: the position after the last step that adds `step_that_counts` or more.
/// 0 when no step does; empty for an empty curve. Cost: linear.
[[nodiscard]] inline std::optional<std::size_t>
elbow_of(std::span<double const> dependabilities) {
    if (dependabilities.empty())
        return std::nullopt;
    std::size_t elbow = 0;
    for (std::size_t i = 1; i < dependabilities.size(); ++i)
        if (dependabilities[i] - dependabilities[i - 1] >= step_that_counts)
            elbow = i;
    return elbow;
}

} // namespace panelscore
