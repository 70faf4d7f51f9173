// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much of the differences between candidates' composites is the candidates themselves, for
// a panel of any shape: closed forms of the variances of true composite and error. What panels
// were held, or might be, stands with the caller.

#include <panelscore/stats/candidate_posterior.hpp>

#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panelscore::stats {

/// How a composite's ratings are spread over people.
struct PanelDesign {
    /// The sum over interviewers of their squared shares in the composite: 1 / n for n
    /// interviewers who all rate everything, more when some rate little of it.
    double concentration = 1;
    /// Harmonic mean number of interviewers by competency, parallel to the weights; not read
    /// where the weight is 0.
    std::vector<double> interviewers{};

    friend bool operator==(PanelDesign const&, PanelDesign const&) = default;
};

/// The panel of n interviewers who each rate every competency. Precondition: n > 0.
[[nodiscard]] inline PanelDesign crossed_panel(double n, std::size_t competencies) {
    return {1 / n, std::vector<double>(competencies, n)};
}

/// The panel in which each interviewer rates what `rated[j][k]` says of competency k, and each
/// competency's score is the mean of those who rated it. A competency nobody rates gives its
/// weight to the others in proportion. Empty when nothing of positive weight is rated.
/// Cost: interviewers x competencies.
[[nodiscard]] inline std::optional<PanelDesign>
panel_of(std::span<std::vector<bool> const> rated, std::span<double const> weights) {
    PanelDesign panel{0, std::vector<double>(weights.size(), 0.0)};
    double covered = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        for (auto const& one : rated)
            panel.interviewers[k] += one[k] ? 1 : 0;
        covered += panel.interviewers[k] > 0 ? weights[k] : 0.0;
    }
    if (covered <= 0)
        return std::nullopt;
    for (auto const& one : rated) {
        double share = 0;
        for (std::size_t k = 0; k < weights.size(); ++k)
            if (one[k])
                share += weights[k] / (covered * panel.interviewers[k]);
        panel.concentration += share * share;
    }
    return panel;
}

/// Variances of a composite: of the true one, and of the errors that matter for ranking
/// candidates (`relative`) and for holding them against a bar (`absolute`).
struct CompositeVariances {
    double universe = 0;
    double relative = 0;
    double absolute = 0;

    /// Share of the differences between candidates on one panel's scores that is theirs; empty
    /// when there is no variance at all.
    [[nodiscard]] std::optional<double> generalizability() const { return share(relative); }
    /// The same where panels and their severities differ, and a bar does not.
    [[nodiscard]] std::optional<double> dependability() const { return share(absolute); }
    /// Standard error of a composite held against a bar, on the scale of the scores.
    [[nodiscard]] double sem() const { return std::sqrt(absolute); }

    friend bool operator==(CompositeVariances const&, CompositeVariances const&) = default;

  private:
    [[nodiscard]] std::optional<double> share(double error) const {
        if (universe + error <= 0)
            return std::nullopt;
        return universe / (universe + error);
    }
};

/// The variances of the weighted mean of competencies on such a panel.
///
/// Formula, for weights w that sum to 1, concentration c and n_k interviewers of competency k,
/// competencies fixed: universe = v_candidate + v_candidate:competency sum w_k^2;
/// relative = v_candidate:interviewer c + v_residual sum w_k^2 / n_k;
/// absolute = relative + v_interviewer c + v_interviewer:competency sum w_k^2 / n_k.
/// With random competencies v_candidate:competency sum w_k^2 moves from universe to relative
/// and v_competency sum w_k^2 joins absolute [Brennan 2001, chapters 4 and 10; Shavelson & Webb
/// 1991, chapter 6]. Checked against tests/oracle: shrout_fleiss_1979, brennan_2001_pxrxi,
/// brennan_2001_p_rt.
///
/// @param competency  the variance of competencies, when they are a sample of many; empty when
///                    they are the ones that count
/// @pre   one weight for each competency of the panel; a competency of positive weight that
///        nobody rates is left out and the others take its weight
/// Cost: linear in the competencies.
[[nodiscard]] inline CompositeVariances composite_variances(RatingVariances const& of,
                                                            std::optional<double> competency,
                                                            std::span<double const> weights,
                                                            PanelDesign const& panel) {
    assert(weights.size() == panel.interviewers.size());
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k)
        sum += panel.interviewers[k] > 0 ? weights[k] : 0.0;
    double squares = 0;
    double per_rating = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        if (panel.interviewers[k] <= 0 || weights[k] <= 0)
            continue;
        double const square = weights[k] * weights[k] / (sum * sum);
        squares += square;
        per_rating += square / panel.interviewers[k];
    }
    CompositeVariances variances;
    variances.universe = of.candidate;
    (competency ? variances.relative : variances.universe) += of.candidate_competency * squares;
    variances.relative +=
        of.candidate_interviewer * panel.concentration + of.residual * per_rating;
    variances.absolute = variances.relative + competency.value_or(0.0) * squares +
                         of.interviewer * panel.concentration +
                         of.interviewer_competency * per_rating;
    return variances;
}

} // namespace panelscore::stats
