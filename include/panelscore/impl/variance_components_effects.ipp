// SPDX-License-Identifier: BSL-1.0
#pragma once

// What interviewers, competencies and candidates come to at the fitted variances.

#include <panelscore/impl/variance_components_systems.ipp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace panelscore::detail::variance_fit {

/// Predicted columns of one system with their prediction error variances.
struct ColumnEffects {
    Eigen::MatrixXd value{};              ///< columns x responses
    std::vector<Eigen::MatrixXd> error{}; ///< by interviewer: covariance of its columns
};

/// Effects of the columns with fixed effects taken as known, which is what lme4's condVar is:
/// the rows of the fixed columns are eliminated from the inverse again.
inline ColumnEffects column_effects(VarianceSystem const& system, EquationState const& state,
                                    Eigen::MatrixXd const& inverse) {
    Eigen::Index const columns = state.information.rows();
    Eigen::Index const fixed = system.effect == stats::CompetencyEffect::random
                                   ? Eigen::Index{1}
                                   : state.expansion.cols();
    auto const border = inverse.rightCols(fixed);
    Eigen::MatrixXd const corner = inverse.bottomRightCorner(fixed, fixed);
    Eigen::MatrixXd const pulled =
        corner.ldlt().solve(border.topRows(columns).transpose()); // fixed x columns
    ColumnEffects effects;
    effects.value = state.column_effect;
    auto const& first = system.design.block_first;
    for (std::size_t r = 0; r + 1 < first.size(); ++r) {
        auto const from = static_cast<Eigen::Index>(first[r]);
        auto const m = static_cast<Eigen::Index>(first[r + 1] - first[r]);
        if (m == 0) {
            effects.error.emplace_back(0, 0);
            continue;
        }
        Eigen::MatrixXd block = inverse.block(from, from, m, m) -
                                border.middleRows(from, m) * pulled.middleCols(from, m);
        BlockRoot const root = block_root(state.variances, first[r + 1] - first[r]);
        Eigen::MatrixXd s = Eigen::MatrixXd::Constant(m, m, root.shared);
        s.diagonal().array() += root.own;
        effects.error.push_back(s * block * s);
    }
    return effects;
}

/// Effect of an interviewer from the effects of his or her columns: their sum times
/// a = v / (cell + m v), with the variance that the columns leave open.
inline stats::Effect interviewer_effect(double interviewer, double cell,
                                        Eigen::Ref<Eigen::VectorXd const> columns,
                                        Eigen::MatrixXd const& error) {
    auto const m = static_cast<double>(columns.size());
    double const total = cell + m * interviewer;
    if (!(interviewer > 0) || columns.size() == 0)
        return {};
    double const a = interviewer / total;
    double const open = interviewer * cell / total;
    return {a * columns.sum(), std::sqrt(open + a * a * error.sum())};
}

/// Interviewers, cells and fixed effects of a single system.
inline void read_effects(stats::VarianceFit& fit, VarianceSystem const& system,
                         EquationState const& state, Eigen::MatrixXd const& inverse) {
    ColumnEffects const effects = column_effects(system, state, inverse);
    double const interviewer = state.variances[component_index(stats::Component::interviewer)];
    double const cell =
        state.variances[component_index(stats::Component::interviewer_competency)];
    auto const& first = system.design.block_first;
    bool const cells = !system.design.column_fixed.empty();
    for (std::size_t r = 0; r + 1 < first.size(); ++r) {
        auto const from = static_cast<Eigen::Index>(first[r]);
        auto const m = static_cast<Eigen::Index>(first[r + 1] - first[r]);
        Eigen::VectorXd const mine = effects.value.col(0).segment(from, m);
        fit.interviewer.push_back(
            interviewer_effect(interviewer, cell, mine, effects.error[r]));
        for (Eigen::Index c = 0; cells && c < m; ++c)
            fit.cells.push_back({static_cast<std::uint32_t>(r),
                                 system.design.column_fixed[static_cast<std::size_t>(from + c)],
                                 {mine[c], std::sqrt(effects.error[r](c, c))}});
    }
    Eigen::Index const columns = state.information.rows();
    Eigen::Index const count = state.expansion.cols();
    for (Eigen::Index x = 0; x < count; ++x)
        if (system.effect == stats::CompetencyEffect::fixed || x + 1 == count)
            fit.fixed.push_back(
                {state.fixed_solution(x, 0), std::sqrt(inverse(columns + x, columns + x))});
}

/// The same of complete cards: each competency is its part of the mean and of the differences.
inline void read_complete_effects(stats::VarianceFit& fit,
                                  std::vector<VarianceSystem> const& systems,
                                  VarianceState const& state, VarianceSlopes const& slopes,
                                  std::size_t k, bool cells) {
    Eigen::MatrixXd const turn = mean_and_differences(k);
    auto const mean = column_effects(systems[0], state.systems[0], slopes.systems[0].inverse);
    auto const differences =
        column_effects(systems[1], state.systems[1], slopes.systems[1].inverse);
    double const interviewer = state.variances[component_index(stats::Component::interviewer)];
    double const cell =
        state.variances[component_index(stats::Component::interviewer_competency)];
    auto const width = static_cast<Eigen::Index>(k);
    auto const times = static_cast<double>(k);
    auto const combine = [&](Eigen::RowVectorXd const& first, Eigen::RowVectorXd const& rest) {
        Eigen::RowVectorXd both(width);
        both << first, rest;
        return Eigen::RowVectorXd(both * turn);
    };
    for (Eigen::Index r = 0; r < mean.value.rows(); ++r) {
        Eigen::RowVectorXd const value = combine(mean.value.row(r), differences.value.row(r));
        double const mean_error = mean.error[static_cast<std::size_t>(r)](0, 0);
        double const rest_error = differences.error[static_cast<std::size_t>(r)](0, 0);
        Eigen::MatrixXd error =
            Eigen::MatrixXd::Constant(width, width, (mean_error - rest_error) / times);
        error.diagonal().array() += rest_error;
        fit.interviewer.push_back(
            interviewer_effect(interviewer, cell, value.transpose(), error));
        for (Eigen::Index c = 0; cells && c < width; ++c)
            fit.cells.push_back({static_cast<std::uint32_t>(r),
                                 static_cast<std::uint32_t>(c),
                                 {value[c], std::sqrt(error(c, c))}});
    }
    Eigen::RowVectorXd const fixed =
        combine(state.systems[0].fixed_solution.row(0), state.systems[1].fixed_solution.row(0));
    auto const last = [](Eigen::MatrixXd const& m) { return m(m.rows() - 1, m.cols() - 1); };
    double const error = last(slopes.systems[0].inverse) / times +
                         last(slopes.systems[1].inverse) * (1 - 1 / times);
    for (Eigen::Index x = 0; x < width; ++x)
        fit.fixed.push_back({fixed[x], std::sqrt(error)});
}

/// P y by row of `ratings`.
inline std::vector<double> weighted_by_row(std::vector<VarianceSystem> const& systems,
                                           VarianceSlopes const& slopes, std::size_t rows) {
    std::vector<double> weighted(rows, 0);
    if (systems.size() == 1) {
        auto const& design = systems[0].design;
        for (std::size_t i = 0; i < rows; ++i)
            weighted[design.row[i]] =
                slopes.systems[0].weighted(static_cast<Eigen::Index>(i), 0);
        return weighted;
    }
    std::size_t const k = static_cast<std::size_t>(systems[1].design.y.cols()) + 1;
    Eigen::MatrixXd const turn = mean_and_differences(k);
    Eigen::RowVectorXd both(static_cast<Eigen::Index>(k));
    for (std::size_t i = 0; i < systems[0].design.size(); ++i) {
        auto const at = static_cast<Eigen::Index>(i);
        both << slopes.systems[0].weighted.row(at), slopes.systems[1].weighted.row(at);
        Eigen::RowVectorXd const back = both * turn;
        for (std::size_t c = 0; c < k; ++c)
            weighted[systems[0].design.row[i] * k + c] = back[static_cast<Eigen::Index>(c)];
    }
    return weighted;
}

/// Candidate effects and residuals, all of which are sums of P y times a variance.
inline void read_residuals(stats::VarianceFit& fit, stats::Ratings const& ratings,
                           std::vector<double> const& weighted) {
    using stats::Component;
    fit.candidate.assign(ratings.candidates, 0);
    fit.residual.assign(ratings.size(), 0);
    fit.card_residual.assign(ratings.size(), 0);
    std::vector<double> cell(std::size_t{ratings.interviewers} * ratings.competencies, 0);
    auto const cell_of = [&](std::size_t i) {
        return std::size_t{ratings.interviewer[i]} * ratings.competencies +
               ratings.competency[i];
    };
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        fit.candidate[ratings.candidate[i]] += fit.variance(Component::candidate) * weighted[i];
        cell[cell_of(i)] += weighted[i];
    }
    for (std::size_t i = 0; i < ratings.size();) {
        std::size_t end = i;
        double sum = 0; // of one interviewer about one candidate: rows stand together
        for (; end < ratings.size() && ratings.candidate[end] == ratings.candidate[i] &&
               ratings.interviewer[end] == ratings.interviewer[i];
             ++end)
            sum += weighted[end];
        for (; i < end; ++i) {
            fit.residual[i] = fit.variance(Component::residual) * weighted[i];
            fit.card_residual[i] =
                fit.residual[i] + fit.variance(Component::candidate_interviewer) * sum +
                fit.variance(Component::interviewer_competency) * cell[cell_of(i)];
        }
    }
}

} // namespace panelscore::detail::variance_fit
