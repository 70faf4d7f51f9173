// SPDX-License-Identifier: BSL-1.0
#pragma once

// The mixed-model equations at given variances. Notation of the comments: W is the covariance
// of a candidate's ratings without interviewers (residual, candidate, candidate:competency,
// candidate:interviewer), Z the interviewers' columns with covariance S S (S symmetric), X the
// fixed columns, P the projection of restricted maximum likelihood.

#include <panelscore/impl/variance_components_dense.ipp>
#include <panelscore/impl/variance_components_design.ipp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace panelscore::detail::variance_fit {

/// S of one interviewer with `size` columns: own I + shared J.
struct BlockRoot {
    double own = 0;
    double shared = 0;
};

inline BlockRoot block_root(Variances const& variances, std::size_t size) {
    double const cell = variances[component_index(stats::Component::interviewer_competency)];
    double const all = variances[component_index(stats::Component::interviewer)];
    auto const m = static_cast<double>(size);
    return {std::sqrt(cell), (std::sqrt(cell + m * all) - std::sqrt(cell)) / m};
}

/// What a system of equations came to at given variances.
struct EquationState {
    Variances variances = Variances::Zero();
    std::vector<Eigen::MatrixXd> pattern_inverse{}; ///< of W, by pattern
    Eigen::MatrixXd information{};                  ///< Z' W^-1 Z, full
    Eigen::MatrixXd border{};         ///< Z' W^-1 X; with random competencies X are those
    Eigen::MatrixXd fixed{};          ///< X' W^-1 X
    Eigen::MatrixXd expansion{};      ///< E: columns of the equations behind those of X
    Eigen::MatrixXd factor{};         ///< L of the scaled equations [S Z'W^-1Z S + I, ...]
    Eigen::MatrixXd half_solution{};  ///< L^-1 right-hand side, columns + E x responses
    Eigen::MatrixXd column_effect{};  ///< S u: columns x responses
    Eigen::MatrixXd fixed_effect{};   ///< columns of X x responses
    Eigen::MatrixXd fixed_solution{}; ///< columns of E x responses
    double criterion = 0;             ///< without the constant
};

/// Multiplies each interviewer's rows of `m` by S.
inline void scale_rows(Eigen::Ref<Eigen::MatrixXd> m, VarianceDesign const& design,
                       Variances const& variances) {
    for (std::size_t r = 0; r + 1 < design.block_first.size(); ++r) {
        auto const from = static_cast<Eigen::Index>(design.block_first[r]);
        std::size_t const size = design.block_first[r + 1] - design.block_first[r];
        if (size == 0)
            continue;
        BlockRoot const root = block_root(variances, size);
        auto rows = m.middleRows(from, static_cast<Eigen::Index>(size));
        Eigen::RowVectorXd const sums = rows.colwise().sum() * root.shared;
        rows *= root.own;
        rows.rowwise() += sums;
    }
}

/// Multiplies each interviewer's columns of `m` by S.
inline void scale_columns(Eigen::Ref<Eigen::MatrixXd> m, VarianceDesign const& design,
                          Variances const& variances) {
    for (std::size_t r = 0; r + 1 < design.block_first.size(); ++r) {
        auto const from = static_cast<Eigen::Index>(design.block_first[r]);
        std::size_t const size = design.block_first[r + 1] - design.block_first[r];
        if (size == 0)
            continue;
        BlockRoot const root = block_root(variances, size);
        auto columns = m.middleCols(from, static_cast<Eigen::Index>(size));
        Eigen::VectorXd const sums = columns.rowwise().sum() * root.shared;
        columns *= root.own;
        columns.colwise() += sums;
    }
}

/// W of a pattern.
inline Eigen::MatrixXd pattern_covariance(CandidatePattern const& pattern,
                                          Variances const& variances) {
    Eigen::Index const n = pattern.size();
    Eigen::MatrixXd w = Eigen::MatrixXd::Constant(
        n, n, variances[component_index(stats::Component::candidate)]);
    for (Eigen::Index a = 0; a < n; ++a)
        for (Eigen::Index b = 0; b < n; ++b) {
            auto const i = static_cast<std::size_t>(a);
            auto const j = static_cast<std::size_t>(b);
            if (pattern.competency[i] == pattern.competency[j])
                w(a, b) += variances[component_index(stats::Component::candidate_competency)];
            if (pattern.interviewer[i] == pattern.interviewer[j])
                w(a, b) += variances[component_index(stats::Component::candidate_interviewer)];
        }
    w.diagonal().array() += variances[component_index(stats::Component::residual)];
    return w;
}

/// Inverts W of every pattern; returns the sum of log |W| over candidates, or nothing when some
/// W is not positive definite.
inline std::optional<double> invert_patterns(VarianceDesign const& design, EquationState& state,
                                             std::size_t threads) {
    std::size_t const n = design.patterns.size();
    state.pattern_inverse.resize(n);
    std::vector<double> log_determinant(n, 0);
    std::vector<char> failed(n, 0);
    for_each_index(n, threads, [&](std::size_t p) {
        Eigen::LLT<Eigen::MatrixXd> const factor(
            pattern_covariance(design.patterns[p], state.variances));
        failed[p] = factor.info() != Eigen::Success ? 1 : 0;
        log_determinant[p] = 2 * factor.matrixLLT().diagonal().array().log().sum();
        Eigen::Index const size = design.patterns[p].size();
        state.pattern_inverse[p] = factor.solve(Eigen::MatrixXd::Identity(size, size));
    });
    double sum = 0;
    for (std::size_t p = 0; p < n; ++p) {
        if (failed[p] != 0)
            return std::nullopt;
        sum += static_cast<double>(design.patterns[p].candidates) * log_determinant[p];
    }
    return sum;
}

/// Z' W^-1 Z. Each thread fills columns of its own, candidate by candidate.
inline void add_information(VarianceDesign const& design, EquationState& state,
                            std::size_t threads) {
    auto const columns = static_cast<Eigen::Index>(design.columns());
    state.information.setZero(columns, columns);
    constexpr std::size_t stripes = 16;
    std::size_t const width = design.columns() / stripes + 1;
    for_each_index(stripes, threads, [&](std::size_t stripe) {
        std::size_t const low = stripe * width;
        std::size_t const high = low + width;
        for (std::size_t c = 0; c < design.candidates(); ++c) {
            Eigen::MatrixXd const& inverse = state.pattern_inverse[design.pattern_of[c]];
            std::uint32_t const* const column = design.columns_of(c);
            auto const n = inverse.rows();
            for (Eigen::Index b = std::lower_bound(column, column + n, low) - column;
                 b < n && column[b] < high; ++b) {
                double* const target = state.information.col(column[b]).data();
                double const* const values = inverse.col(b).data();
                target[column[b]] += values[b];
                for (Eigen::Index a = b + 1; a < n; ++a)
                    target[column[a]] += (column[a] == column[b] ? 2 : 1) * values[a];
            }
        }
    });
    state.information.triangularView<Eigen::StrictlyUpper>() = state.information.transpose();
}

/// Z' W^-1 X and X' W^-1 X.
inline void add_border(VarianceDesign const& design, EquationState& state) {
    auto const columns = static_cast<Eigen::Index>(design.columns());
    auto const fixed = static_cast<Eigen::Index>(design.fixed_count);
    state.border.setZero(columns, fixed);
    state.fixed.setZero(fixed, fixed);
    if (!design.column_fixed.empty()) { // each column of Z lies in one of X: sums of Z' W^-1 Z
        for (Eigen::Index c = 0; c < columns; ++c)
            state.border.col(design.column_fixed[static_cast<std::size_t>(c)]) +=
                state.information.col(c);
        for (Eigen::Index c = 0; c < columns; ++c)
            state.fixed.row(design.column_fixed[static_cast<std::size_t>(c)]) +=
                state.border.row(c);
        return;
    }
    for (std::size_t c = 0; c < design.candidates(); ++c) {
        Eigen::MatrixXd const& inverse = state.pattern_inverse[design.pattern_of[c]];
        std::uint32_t const* const column = design.columns_of(c);
        std::uint32_t const* const x = design.fixed.data() + design.first[c];
        for (Eigen::Index b = 0; b < inverse.rows(); ++b)
            for (Eigen::Index a = 0; a < inverse.rows(); ++a) {
                state.border(column[a], x[b]) += inverse(a, b);
                state.fixed(x[a], x[b]) += inverse(a, b);
            }
    }
}

/// E: fixed competencies stand for themselves; random ones are scaled, beside the mean.
inline Eigen::MatrixXd fixed_expansion(VarianceDesign const& design, Variances const& variances,
                                       stats::CompetencyEffect effect) {
    auto const n = static_cast<Eigen::Index>(design.fixed_count);
    if (effect == stats::CompetencyEffect::fixed)
        return Eigen::MatrixXd::Identity(n, n);
    Eigen::MatrixXd expansion = Eigen::MatrixXd::Ones(n, n + 1);
    expansion.leftCols(n) = Eigen::MatrixXd::Identity(n, n) *
                            std::sqrt(variances[component_index(stats::Component::competency)]);
    return expansion;
}

/// The scaled equations, factored. False when they are not positive definite.
inline bool factor_equations(VarianceDesign const& design, EquationState& state,
                             stats::CompetencyEffect effect, std::size_t threads) {
    Eigen::Index const columns = state.information.rows();
    Eigen::MatrixXd const& expansion = state.expansion;
    Eigen::Index const n = columns + expansion.cols();
    state.factor.resize(n, n);
    auto corner = state.factor.topLeftCorner(columns, columns);
    corner = state.information;
    scale_rows(corner, design, state.variances);
    scale_columns(corner, design, state.variances);
    corner.diagonal().array() += 1;
    Eigen::MatrixXd border = state.border * expansion;
    scale_rows(border, design, state.variances);
    state.factor.bottomLeftCorner(expansion.cols(), columns) = border.transpose();
    state.factor.bottomRightCorner(expansion.cols(), expansion.cols()) =
        expansion.transpose() * state.fixed * expansion;
    if (effect == stats::CompetencyEffect::random)
        state.factor.diagonal().segment(columns, expansion.cols() - 1).array() += 1;
    return factor_lower(state.factor, threads);
}

/// [S 0; 0 E'] times sums by column and by fixed column.
inline Eigen::MatrixXd scaled_sums(VarianceDesign const& design, EquationState const& state,
                                   Eigen::MatrixXd by_column, Eigen::MatrixXd const& by_fixed) {
    scale_rows(by_column, design, state.variances);
    Eigen::MatrixXd sums(by_column.rows() + state.expansion.cols(), by_column.cols());
    sums.topRows(by_column.rows()) = by_column;
    sums.bottomRows(state.expansion.cols()) = state.expansion.transpose() * by_fixed;
    return sums;
}

/// Candidates are summed in this many runs, whatever the number of threads.
inline constexpr std::size_t candidate_runs = 8;

/// The candidates of one run: first and one past the last.
inline std::array<std::size_t, 2> run_bounds(VarianceDesign const& design, std::size_t run) {
    return {design.candidates() * run / candidate_runs,
            design.candidates() * (run + 1) / candidate_runs};
}

/// Sums of one run of candidates.
struct RunSums {
    Eigen::MatrixXd by_column{};
    Eigen::MatrixXd by_fixed{};
    double square = 0;
};

/// Z' W^-1 y, X' W^-1 y and y' W^-1 y.
inline RunSums weighted_sums(VarianceDesign const& design, EquationState const& state,
                             std::size_t threads) {
    std::vector<RunSums> runs(candidate_runs);
    for_each_index(candidate_runs, threads, [&](std::size_t run) {
        RunSums& sums = runs[run];
        sums.by_column.setZero(state.information.rows(), design.y.cols());
        sums.by_fixed.setZero(static_cast<Eigen::Index>(design.fixed_count), design.y.cols());
        auto const [begin, end] = run_bounds(design, run);
        Eigen::MatrixXd weighted;
        for (std::size_t c = begin; c < end; ++c) {
            Eigen::MatrixXd const& inverse = state.pattern_inverse[design.pattern_of[c]];
            auto const y =
                design.y.middleRows(static_cast<Eigen::Index>(design.first[c]), inverse.rows());
            weighted.noalias() = inverse.lazyProduct(y);
            sums.square += y.cwiseProduct(weighted).sum();
            for (Eigen::Index a = 0; a < inverse.rows(); ++a) {
                std::size_t const i = design.first[c] + static_cast<std::size_t>(a);
                sums.by_column.row(design.column[i]) += weighted.row(a);
                sums.by_fixed.row(design.fixed[i]) += weighted.row(a);
            }
        }
    });
    for (std::size_t run = 1; run < candidate_runs; ++run) {
        runs[0].by_column += runs[run].by_column;
        runs[0].by_fixed += runs[run].by_fixed;
        runs[0].square += runs[run].square;
    }
    return std::move(runs[0]);
}

/// Solves the equations at `variances`; nothing where the likelihood is not defined.
inline std::optional<EquationState> solve_equations(VarianceDesign const& design,
                                                    Variances const& variances,
                                                    stats::CompetencyEffect effect,
                                                    std::size_t threads) {
    EquationState state;
    state.variances = variances;
    auto const log_determinant = invert_patterns(design, state, threads);
    if (!log_determinant)
        return std::nullopt;
    add_information(design, state, threads);
    add_border(design, state);
    state.expansion = fixed_expansion(design, variances, effect);
    if (!factor_equations(design, state, effect, threads))
        return std::nullopt;
    RunSums const sums = weighted_sums(design, state, threads);
    auto const lower = state.factor.triangularView<Eigen::Lower>();
    state.half_solution = scaled_sums(design, state, sums.by_column, sums.by_fixed);
    lower.solveInPlace(state.half_solution);
    Eigen::MatrixXd solution = state.half_solution;
    state.factor.transpose().triangularView<Eigen::Upper>().solveInPlace(solution);
    state.column_effect = solution.topRows(state.information.rows());
    scale_rows(state.column_effect, design, variances);
    state.fixed_solution = solution.bottomRows(state.expansion.cols());
    state.fixed_effect = state.expansion * state.fixed_solution;
    state.criterion = static_cast<double>(design.y.cols()) *
                          (*log_determinant + 2 * state.factor.diagonal().array().log().sum()) +
                      sums.square - state.half_solution.squaredNorm();
    return state;
}

} // namespace panelscore::detail::variance_fit
