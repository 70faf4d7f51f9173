// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where differences between scores come from: the candidate, the interviewer, both together,
// chance. Restricted maximum likelihood for crossed, sparse and unbalanced panels.

#include <panelscore/base/estimate.hpp>
#include <panelscore/config.hpp>
#include <panelscore/stats/ratings.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::stats {

/// The terms of rating = competency + candidate + candidate:competency + interviewer +
/// interviewer:competency + candidate:interviewer + residual, as positions in the arrays below.
enum class Component : std::size_t {
    candidate,
    candidate_competency,
    interviewer,
    interviewer_competency,
    candidate_interviewer,
    residual,
    competency ///< only when competencies are random
};
inline constexpr std::size_t component_count = 7;

/// The name of a term as in a formula: `candidate:competency`.
[[nodiscard]] inline std::string_view component_name(Component component) {
    constexpr std::array<std::string_view, component_count> names{"candidate",
                                                                  "candidate:competency",
                                                                  "interviewer",
                                                                  "interviewer:competency",
                                                                  "candidate:interviewer",
                                                                  "residual",
                                                                  "competency"};
    return names[static_cast<std::size_t>(component)];
}

/// Which terms are fitted. `main` leaves interviewer:competency out; `composite` takes the mean
/// of each card and fits candidate, interviewer and residual.
enum class VarianceModel { full, main, composite };
/// Whether competencies are the ones the rubric names (fixed) or a sample of many (random).
enum class CompetencyEffect { fixed, random };

/// How to fit. `threads` never changes a digit of the result.
struct VarianceOptions {
    VarianceModel model = VarianceModel::full;
    CompetencyEffect competency = CompetencyEffect::fixed;
    std::size_t threads = 1;
    std::size_t iterations = 100; ///< give up after so many steps
};

/// A term that was left out, and why in words: "every candidate met one interviewer only".
struct DroppedComponent {
    Component component = Component::residual;
    std::string reason{};

    friend bool operator==(DroppedComponent const&, DroppedComponent const&) = default;
};

/// A predicted effect with its standard error: the root of the prediction error variance with
/// variances and fixed effects taken as known, lme4's `condVar`.
struct Effect {
    double value = 0;
    double standard_error = 0;

    friend bool operator==(Effect const&, Effect const&) = default;
};

/// The effect of one interviewer in one competency: what interviewer:competency adds.
struct CellEffect {
    std::uint32_t interviewer = 0;
    std::uint32_t competency = 0;
    Effect effect{}; ///< interviewer + interviewer:competency together

    friend bool operator==(CellEffect const&, CellEffect const&) = default;
};

/// A fitted model. Effects have the sign of scores (severity is minus the interviewer's).
struct VarianceFit {
    /// The variance of each term; empty: not in the model or dropped. Exactly 0: the estimate
    /// is at its boundary.
    std::array<std::optional<double>, component_count> components{};
    /// Standard errors from the average-information matrix; empty where the estimate is 0.
    std::array<std::optional<double>, component_count> standard_errors{};
    /// Covariances of the estimates, row by row; 0 for components at 0 or not in the model.
    std::array<std::array<double, component_count>, component_count> covariance{};
    std::vector<DroppedComponent> dropped{};
    bool converged = false;
    std::size_t iterations = 0;
    double criterion = 0;        ///< lme4's REML criterion; log-likelihood is -criterion/2
    std::vector<Effect> fixed{}; ///< by competency code; one entry (the mean) otherwise
    std::vector<Effect> interviewer{}; ///< by interviewer code; 0 with se 0 without the term
    std::vector<CellEffect> cells{};   ///< by interviewer, competency; empty without the term
    std::vector<double> candidate{};   ///< candidate effect by candidate code
    /// y minus everything fitted, by rating (composite: by card).
    std::vector<double> residual{};
    /// y minus fixed, candidate and candidate:competency effects and the interviewer's own
    /// effect: what one card adds, by rating (composite: by card).
    std::vector<double> card_residual{};

    /// The variance of a term, 0 when it was not fitted.
    [[nodiscard]] double variance(Component component) const {
        return components[static_cast<std::size_t>(component)].value_or(0.0);
    }
};

/// Fits the model. Undefined: `too_few` (under 2 candidates, or no more ratings than fixed
/// effects and variances), `no_variance` (all scores the same).
///
/// Formula: the candidates' effects are absorbed candidate by candidate; what is left are
/// mixed-model equations of the interviewers' cells [Henderson 1984]; steps by the average
/// information matrix [Gilmour, Thompson & Cullis 1995] with halving, variances held at 0 where
/// the likelihood falls inside. Checked against lme4 (tests/oracle).
///
/// Cost: each round linear in ratings (times the square of ratings a candidate, once for each
/// pattern of who rated what) plus the cube of interviewers x competencies; where every card
/// rates every competency, the cube of interviewers.
[[nodiscard]] PANELSCORE_DECL Outcome<VarianceFit, Undefined>
fit_variance_components(Ratings const& ratings, VarianceOptions const& options = {});

} // namespace panelscore::stats

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/variance_components.ipp>
#endif
