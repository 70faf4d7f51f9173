// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/variance_components_effects.ipp>
#include <panelscore/stats/variance_components.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail::variance_fit {

/// Variance of the scores around the mean of their competency.
inline double variance_within_competencies(stats::Ratings const& ratings) {
    std::vector<double> mean(ratings.competencies, 0);
    std::vector<double> n(ratings.competencies, 0);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        mean[ratings.competency[i]] += ratings.score[i];
        n[ratings.competency[i]] += 1;
    }
    for (std::size_t k = 0; k < mean.size(); ++k)
        mean[k] /= (std::max)(n[k], 1.0);
    double sum = 0;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        double const d = ratings.score[i] - mean[ratings.competency[i]];
        sum += d * d;
    }
    return sum / static_cast<double>((std::max)(ratings.size(), std::size_t{1}));
}

/// Where the iterations begin: usual shares of the variance.
inline Variances starting_variances(ChosenTerms const& terms, double total) {
    constexpr std::array<double, stats::component_count> share{0.30, 0.10, 0.10, 0.05,
                                                               0.15, 0.30, 0.10};
    Variances start = Variances::Zero();
    for (stats::Component const component : terms.kept)
        start[component_index(component)] = total * share[static_cast<std::size_t>(component)];
    return start;
}

/// The term to give up when the information says that some cannot be told apart, and the
/// sentence that says so; nothing when all can.
inline std::optional<stats::DroppedComponent> inseparable(ChosenTerms const& terms,
                                                          ComponentPairs const& information) {
    using stats::Component;
    auto const n = static_cast<Eigen::Index>(terms.kept.size());
    Eigen::MatrixXd scaled(n, n);
    auto const at = [&](Eigen::Index i) {
        return component_index(terms.kept[static_cast<std::size_t>(i)]);
    };
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j)
            scaled(i, j) = information(at(i), at(j)) /
                           std::sqrt(information(at(i), at(i)) * information(at(j), at(j)));
    if (!scaled.allFinite())
        return std::nullopt;
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const axes(scaled);
    if (axes.eigenvalues()[0] > 1e-9)
        return std::nullopt;
    Eigen::VectorXd const weak = axes.eigenvectors().col(0).cwiseAbs();
    for (Component const component :
         {Component::interviewer_competency, Component::candidate_competency,
          Component::candidate_interviewer, Component::interviewer, Component::competency}) {
        auto const found = std::find(terms.kept.begin(), terms.kept.end(), component);
        if (found == terms.kept.end() || weak[found - terms.kept.begin()] < 1e-3)
            continue;
        std::string others;
        for (Eigen::Index i = 0; i < n; ++i)
            if (weak[i] >= 1e-3 && terms.kept[static_cast<std::size_t>(i)] != component)
                others += std::string(others.empty() ? "" : ", ") +
                          std::string(component_name(terms.kept[static_cast<std::size_t>(i)]));
        return stats::DroppedComponent{component, "these panels cannot tell it from " + others};
    }
    return std::nullopt;
}

/// Number of fixed effects of the model.
inline std::size_t fixed_effect_count(stats::Ratings const& ratings,
                                      stats::VarianceOptions const& options) {
    return options.competency == stats::CompetencyEffect::fixed ? ratings.competencies : 1;
}

/// Components, their standard errors and covariances, and the criterion of lme4.
inline void read_components(stats::VarianceFit& fit, ChosenTerms const& terms,
                            VarianceOptimum const& optimum, Variances const& lowest,
                            std::size_t degrees) {
    std::vector<Eigen::Index> inside;
    for (stats::Component const component : terms.kept) {
        Eigen::Index const j = component_index(component);
        bool const zero = optimum.state.variances[j] <= lowest[j];
        fit.components[static_cast<std::size_t>(component)] =
            zero ? 0.0 : optimum.state.variances[j];
        if (!zero)
            inside.push_back(j);
    }
    auto const n = static_cast<Eigen::Index>(inside.size());
    Eigen::MatrixXd information(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j)
            information(i, j) = optimum.slopes.information(inside[static_cast<std::size_t>(i)],
                                                           inside[static_cast<std::size_t>(j)]);
    Eigen::MatrixXd const covariance =
        2 * information.ldlt().solve(Eigen::MatrixXd::Identity(n, n));
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            auto const a = static_cast<std::size_t>(inside[static_cast<std::size_t>(i)]);
            auto const b = static_cast<std::size_t>(inside[static_cast<std::size_t>(j)]);
            fit.covariance[a][b] = covariance(i, j);
            if (a == b && covariance(i, i) > 0)
                fit.standard_errors[a] = std::sqrt(covariance(i, i));
        }
    fit.dropped = terms.dropped;
    fit.converged = optimum.converged;
    fit.iterations = optimum.iterations;
    fit.criterion =
        optimum.state.criterion + static_cast<double>(degrees) * std::log(2 * std::numbers::pi);
}

/// Iterates from `start` with the chosen terms, giving up terms that turn out inseparable.
inline std::optional<VarianceOptimum> find_optimum(stats::Ratings const& ratings,
                                                   std::vector<VarianceSystem>& systems,
                                                   ChosenTerms& terms, Variances start,
                                                   Variances const& lowest,
                                                   stats::VarianceOptions const& options) {
    for (;;) {
        systems = make_systems(ratings, terms, options.competency);
        auto state = solve_at(systems, start, options.threads);
        if (!state)
            return std::nullopt;
        VarianceOptimum first{std::move(*state)};
        first.slopes =
            differentiate_at(systems, first.state, AtZero::differentiate, options.threads);
        auto const lost = inseparable(terms, first.slopes.information);
        if (!lost)
            return minimise(systems, terms.kept, std::move(first), lowest, options);
        terms.drop(lost->component, lost->reason);
        start[component_index(lost->component)] = 0;
    }
}

/// The residual cannot be zero in the equations: this share of the variance stands for zero.
inline Variances lowest_variances(double total) {
    Variances lowest = Variances::Zero();
    lowest[component_index(stats::Component::residual)] = 1e-6 * total;
    return lowest;
}

/// Where large incomplete panels begin: at the estimates of their complete cards alone, which
/// cost little. Nothing when there are few of them.
inline std::optional<Variances> start_of_complete_cards(stats::Ratings const& ratings,
                                                        stats::VarianceOptions const& options,
                                                        double total) {
    constexpr std::size_t fewest = 5000;
    stats::Ratings const cards = complete_cards_of(ratings);
    if (cards.size() < fewest || cards.size() < ratings.size() / 5 ||
        cards.size() == ratings.size() || cards.candidates < 2 || cards.interviewers < 2)
        return std::nullopt;
    ChosenTerms terms = choose_terms(cards, options);
    std::vector<VarianceSystem> systems;
    auto const optimum = find_optimum(cards, systems, terms, starting_variances(terms, total),
                                      lowest_variances(total), options);
    if (!optimum || systems.size() == 1)
        return std::nullopt;
    return optimum->state.variances;
}

/// The optimum for `ratings`, from the best start at hand.
inline std::optional<VarianceOptimum> fit_systems(stats::Ratings const& ratings,
                                                  std::vector<VarianceSystem>& systems,
                                                  ChosenTerms& terms, Variances const& lowest,
                                                  double total,
                                                  stats::VarianceOptions const& options) {
    Variances start = starting_variances(terms, total);
    if (options.competency == stats::CompetencyEffect::fixed && ratings.competencies > 1) {
        auto const near = start_of_complete_cards(ratings, options, total);
        for (stats::Component const component : terms.kept)
            if (near)
                start[component_index(component)] =
                    (std::max)((*near)[component_index(component)],
                               0.01 * start[component_index(component)]);
    }
    return find_optimum(ratings, systems, terms, start, lowest, options);
}

} // namespace panelscore::detail::variance_fit

namespace panelscore::stats {

PANELSCORE_DECL Outcome<VarianceFit, Undefined>
fit_variance_components(Ratings const& given, VarianceOptions const& options) {
    namespace fit_parts = panelscore::detail::variance_fit;
    if (given.candidates < 2 || given.size() < 3)
        return Undefined::too_few;
    if (given.interviewers > fit_parts::most_columns)
        return Undefined::too_large;
    Ratings means;
    bool const composite = options.model == VarianceModel::composite;
    if (composite)
        means = fit_parts::one_mean_a_card(given);
    Ratings const& ratings = composite ? means : given;
    auto const [least, most] = std::minmax_element(ratings.score.begin(), ratings.score.end());
    if (!(*most > *least))
        return Undefined::no_variance;
    fit_parts::ChosenTerms terms = fit_parts::choose_terms(ratings, options);
    std::size_t const fixed = fit_parts::fixed_effect_count(ratings, options);
    if (ratings.size() < fixed + terms.kept.size())
        return Undefined::too_few;
    std::vector<fit_parts::VarianceSystem> systems;
    double const total = fit_parts::variance_within_competencies(ratings);
    fit_parts::Variances const lowest = fit_parts::lowest_variances(total);
    auto const optimum =
        fit_parts::fit_systems(ratings, systems, terms, lowest, total, options);
    if (!optimum)
        return Undefined::not_converged;
    VarianceFit fit;
    fit_parts::read_components(fit, terms, *optimum, lowest, ratings.size() - fixed);
    if (systems.size() == 1)
        fit_parts::read_effects(fit, systems[0], optimum->state.systems[0],
                                optimum->slopes.systems[0].inverse);
    else
        fit_parts::read_complete_effects(fit, systems, optimum->state, optimum->slopes,
                                         ratings.competencies,
                                         terms.has(Component::interviewer_competency));
    fit_parts::read_residuals(
        fit, ratings, fit_parts::weighted_by_row(systems, optimum->slopes, ratings.size()));
    return fit;
}

} // namespace panelscore::stats
