// SPDX-License-Identifier: BSL-1.0
#pragma once

// Minimises the criterion: steps of a quadratic model with the average information, kept inside
// variances >= 0 and halved until the criterion falls.

#include <panelscore/impl/variance_components_information.ipp>
#include <panelscore/impl/variance_components_terms.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace panelscore::detail::variance_fit {

/// One design whose variances are sums of the model's: variances = map x model variances.
struct VarianceSystem {
    VarianceDesign design{};
    ComponentPairs map = ComponentPairs::Zero();
    std::vector<stats::Component> wanted{}; ///< components of the system that are not empty
    stats::CompetencyEffect effect = stats::CompetencyEffect::fixed;
};

/// All systems solved at the same variances of the model.
struct VarianceState {
    Variances variances = Variances::Zero();
    std::vector<EquationState> systems{};
    double criterion = 0;
};

/// Slopes of all systems together, by the variances of the model.
struct VarianceSlopes {
    std::vector<EquationSlopes> systems{};
    Variances gradient = Variances::Zero();
    ComponentPairs information = ComponentPairs::Zero();
};

inline std::optional<VarianceState> solve_at(std::vector<VarianceSystem> const& systems,
                                             Variances const& variances, std::size_t threads) {
    VarianceState state;
    state.variances = variances;
    for (VarianceSystem const& system : systems) {
        auto solved =
            solve_equations(system.design, system.map * variances, system.effect, threads);
        if (!solved || !std::isfinite(solved->criterion))
            return std::nullopt;
        state.criterion += solved->criterion;
        state.systems.push_back(std::move(*solved));
    }
    return state;
}

/// Columns up to which the slope of a variance at zero is worked out in each round; beyond,
/// only when everything else has settled.
inline constexpr std::size_t cheap_columns = 200;

/// Whether some interviewers' variance of a system is zero, so that its slope costs extra.
inline bool has_costly_zero(VarianceSystem const& system, EquationState const& state) {
    if (interviewers_vanish(state.variances) || system.design.columns() <= cheap_columns)
        return false;
    return std::any_of(system.wanted.begin(), system.wanted.end(), [&](auto component) {
        return (component == stats::Component::interviewer ||
                component == stats::Component::interviewer_competency) &&
               !(state.variances[component_index(component)] > 0);
    });
}

inline VarianceSlopes differentiate_at(std::vector<VarianceSystem> const& systems,
                                       VarianceState const& state, AtZero at_zero,
                                       std::size_t threads) {
    using stats::Component;
    VarianceSlopes slopes;
    for (std::size_t s = 0; s < systems.size(); ++s) {
        VarianceSystem const& system = systems[s];
        Variances const& variances = state.systems[s].variances;
        bool zero = false;
        for (Component const component : system.wanted)
            zero = zero || (!(variances[component_index(component)] > 0) &&
                            (component == Component::interviewer ||
                             component == Component::interviewer_competency));
        bool const skip = at_zero == AtZero::skip && has_costly_zero(system, state.systems[s]);
        EquationSlopes own =
            differentiate(system.design, state.systems[s], system.wanted,
                          zero && !skip ? AtZero::differentiate : AtZero::skip, threads);
        if (skip) // not known: held at zero for now
            for (Component const component :
                 {Component::interviewer, Component::interviewer_competency})
                if (!(variances[component_index(component)] > 0))
                    own.gradient[component_index(component)] = 0;
        slopes.gradient += system.map.transpose() * own.gradient;
        slopes.information += system.map.transpose() * own.information * system.map;
        slopes.systems.push_back(std::move(own));
    }
    return slopes;
}

/// A step and by how much the quadratic model falls with it.
struct VarianceStep {
    Variances step = Variances::Zero();
    double decrease = 0;
};

/// The step when the components of `kept` whose bit is set in `bound` go to their lowest value
/// and the others are free; nothing when a free one would fall below its own.
inline std::optional<VarianceStep> step_with_bounds(Variances const& variances,
                                                    VarianceSlopes const& slopes,
                                                    std::vector<stats::Component> const& kept,
                                                    Variances const& lowest, unsigned bound) {
    VarianceStep result;
    std::vector<Eigen::Index> free;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        Eigen::Index const j = component_index(kept[i]);
        if ((bound >> i & 1U) != 0)
            result.step[j] = lowest[j] - variances[j];
        else
            free.push_back(j);
    }
    auto const n = static_cast<Eigen::Index>(free.size());
    Eigen::MatrixXd a(n, n);
    Eigen::VectorXd g(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        Eigen::Index const row = free[static_cast<std::size_t>(i)];
        g[i] = slopes.gradient[row] + slopes.information.row(row).dot(result.step);
        for (Eigen::Index j = 0; j < n; ++j)
            a(i, j) = slopes.information(row, free[static_cast<std::size_t>(j)]);
    }
    if (n > 0) {
        Eigen::VectorXd const d = a.ldlt().solve(-g);
        for (Eigen::Index i = 0; i < n; ++i) {
            Eigen::Index const j = free[static_cast<std::size_t>(i)];
            if (!(variances[j] + d[i] >= lowest[j]))
                return std::nullopt;
            result.step[j] = d[i];
        }
    }
    result.decrease = -(slopes.gradient.dot(result.step) +
                        0.5 * result.step.dot(slopes.information * result.step));
    return result;
}

/// The least of gradient' d + d' information d / 2 with variances + d >= lowest, over `kept`:
/// the best of all choices of which variances are at their bound, of which there are at most
/// 128. With a positive information the decrease is never negative.
inline VarianceStep bounded_step(Variances const& variances, VarianceSlopes const& slopes,
                                 std::vector<stats::Component> const& kept,
                                 Variances const& lowest) {
    VarianceStep best;
    for (unsigned bound = 0; bound < 1U << kept.size(); ++bound) {
        auto const step = step_with_bounds(variances, slopes, kept, lowest, bound);
        if (step && step->decrease > best.decrease)
            best = *step;
        if (bound == 0 && step)
            break; // nothing is in the way
    }
    return best;
}

/// Where the iterations ended.
struct VarianceOptimum {
    VarianceState state{};
    VarianceSlopes slopes{};
    bool converged = false;
    std::size_t iterations = 0;
};

/// Takes the step, or half of it, or a quarter, until the criterion does not rise.
inline bool take_step(std::vector<VarianceSystem> const& systems, VarianceState& state,
                      VarianceStep const& step, Variances const& lowest, std::size_t threads) {
    // The criterion is a small difference of large sums: of a step that should lower it by less
    // than a billionth it cannot tell whether it did, and the step is taken for good.
    double const size = std::abs(state.criterion);
    double const rounding = (step.decrease < 1e-9 * size ? 1e-9 : 1e-12) * size;
    double share = 1;
    for (int halving = 0; halving < 12; ++halving, share /= 2) {
        Variances next = state.variances + share * step.step;
        for (Eigen::Index j = 0; j < next.size(); ++j)
            next[j] = next[j] <= lowest[j] + 1e-12 * state.variances[j] ? lowest[j] : next[j];
        auto tried = solve_at(systems, next, threads);
        if (tried && tried->criterion <= state.criterion + rounding) {
            state = std::move(*tried);
            return true;
        }
    }
    return false;
}

/// Takes a step of the quadratic model, more and more damped where its full step does not lower
/// the criterion, which happens on panels so small that the information is nearly singular.
inline bool take_damped_step(std::vector<VarianceSystem> const& systems,
                             VarianceOptimum& optimum, VarianceStep step,
                             std::vector<stats::Component> const& kept, Variances const& lowest,
                             std::size_t threads) {
    // Still far: a variance may shrink, but not vanish.
    Variances const bound =
        step.decrease > 1 ? Variances(lowest.cwiseMax(0.1 * optimum.state.variances)) : lowest;
    VarianceSlopes damped;
    damped.gradient = optimum.slopes.gradient;
    damped.information = optimum.slopes.information;
    for (double const damping : {0.0, 1e-3, 1e-1, 10.0, 1000.0}) {
        damped.information.diagonal() += damping * optimum.slopes.information.diagonal();
        if (damping > 0 || step.decrease > 1)
            step = bounded_step(optimum.state.variances, damped, kept, bound);
        if (take_step(systems, optimum.state, step, lowest, threads))
            return true;
    }
    return false;
}

/// Whether slopes leave a variance at zero unlooked at because that costs extra.
inline bool left_unlooked(std::vector<VarianceSystem> const& systems,
                          VarianceState const& state) {
    for (std::size_t s = 0; s < systems.size(); ++s)
        if (has_costly_zero(systems[s], state.systems[s]))
            return true;
    return false;
}

/// Minimises the criterion from a solved state with its slopes. It ends when another round
/// would lower the criterion by no more than its rounding errors.
inline VarianceOptimum minimise(std::vector<VarianceSystem> const& systems,
                                std::vector<stats::Component> const& kept,
                                VarianceOptimum optimum, Variances const& lowest,
                                stats::VarianceOptions const& options) {
    double const tolerance = 1e-14 * (std::max)(std::abs(optimum.state.criterion), 10.0);
    for (bool looked = !left_unlooked(systems, optimum.state);;) {
        VarianceStep step = bounded_step(optimum.state.variances, optimum.slopes, kept, lowest);
        bool const settled =
            step.decrease < tolerance ||
            !take_damped_step(systems, optimum, step, kept, lowest, options.threads);
        if (settled && looked) {
            // A residual near zero makes rounding errors larger than the tolerance.
            optimum.converged = step.decrease < (std::max)(1e-7, tolerance);
            return optimum;
        }
        if (++optimum.iterations >= options.iterations)
            return optimum;
        optimum.slopes =
            differentiate_at(systems, optimum.state,
                             settled ? AtZero::differentiate : AtZero::skip, options.threads);
        looked = settled || !left_unlooked(systems, optimum.state);
    }
}

} // namespace panelscore::detail::variance_fit
