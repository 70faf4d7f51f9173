// SPDX-License-Identifier: BSL-1.0
#pragma once

// Gradient and average information of the criterion at a solved state, and what follows from
// the inverse of the equations. Component j has covariance V_j = D_j D_j'; the gradient of the
// criterion is tr(P V_j) - y' P V_j P y, the average information y' P V_j P V_k P y.

#include <panelscore/impl/variance_components_equations.ipp>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace panelscore::detail::variance_fit {

/// Gradient, information and what effects are read from.
struct EquationSlopes {
    Variances gradient = Variances::Zero();
    ComponentPairs information = ComponentPairs::Zero();
    Eigen::MatrixXd inverse{};  ///< of the scaled equations
    Eigen::MatrixXd weighted{}; ///< P y: ratings x responses, in the order of the design
};

/// Sums of one square matrix over a candidate: everything, same competency, same interviewer,
/// the diagonal.
struct PatternSums {
    double all = 0;
    double competency = 0;
    double interviewer = 0;
    double diagonal = 0;
};

inline PatternSums pattern_sums(CandidatePattern const& pattern, Eigen::MatrixXd const& m) {
    PatternSums sums;
    sums.all = m.sum();
    sums.diagonal = m.trace();
    for (Eigen::Index b = 0; b < m.cols(); ++b)
        for (Eigen::Index a = 0; a < m.rows(); ++a) {
            auto const i = static_cast<std::size_t>(a);
            auto const j = static_cast<std::size_t>(b);
            if (pattern.competency[i] == pattern.competency[j])
                sums.competency += m(a, b);
            if (pattern.interviewer[i] == pattern.interviewer[j])
                sums.interviewer += m(a, b);
        }
    return sums;
}

inline void add_pattern_sums(Variances& trace, PatternSums const& sums, double times) {
    trace[component_index(stats::Component::candidate)] += times * sums.all;
    trace[component_index(stats::Component::candidate_competency)] += times * sums.competency;
    trace[component_index(stats::Component::candidate_interviewer)] += times * sums.interviewer;
    trace[component_index(stats::Component::residual)] += times * sums.diagonal;
}

/// Covariances of what rows subtract from scores: of columns of Z, of Z with X, of X.
struct EffectCovariance {
    Eigen::MatrixXd column{};
    Eigen::MatrixXd border{};
    Eigen::MatrixXd fixed{};
    bool folded = false; ///< `column` holds the sum of all four for each pair of columns
};

inline EffectCovariance effect_covariance(VarianceDesign const& design,
                                          EquationState const& state,
                                          Eigen::MatrixXd const& inverse) {
    Eigen::Index const columns = state.information.rows();
    Eigen::Index const rest = state.expansion.cols();
    EffectCovariance h;
    h.column = inverse.topLeftCorner(columns, columns);
    scale_rows(h.column, design, state.variances);
    scale_columns(h.column, design, state.variances);
    h.border = inverse.topRightCorner(columns, rest);
    scale_rows(h.border, design, state.variances);
    h.border = (h.border * state.expansion.transpose()).eval();
    h.fixed =
        state.expansion * inverse.bottomRightCorner(rest, rest) * state.expansion.transpose();
    if (design.column_fixed.empty())
        return h;
    h.folded = true;
    auto const x = [&](Eigen::Index c) {
        return static_cast<Eigen::Index>(design.column_fixed[static_cast<std::size_t>(c)]);
    };
    for (Eigen::Index b = 0; b < columns; ++b)
        for (Eigen::Index a = 0; a < columns; ++a)
            h.column(a, b) += h.border(a, x(b)) + h.border(b, x(a)) + h.fixed(x(a), x(b));
    return h;
}

/// Adds the covariances of one candidate's rows to `sum`.
inline void gather(VarianceDesign const& design, EffectCovariance const& h,
                   std::size_t candidate, Eigen::MatrixXd& sum) {
    std::uint32_t const* const column = design.columns_of(candidate);
    std::uint32_t const* const x = design.fixed.data() + design.first[candidate];
    for (Eigen::Index b = 0; b < sum.cols(); ++b) {
        double const* const source = h.column.col(column[b]).data();
        for (Eigen::Index a = 0; a < sum.rows(); ++a) {
            double value = source[column[a]];
            if (!h.folded)
                value +=
                    h.border(column[a], x[b]) + h.border(column[b], x[a]) + h.fixed(x[a], x[b]);
            sum(a, b) += value;
        }
    }
}

/// Candidates by pattern, cut into portions that are worked on one by one.
inline std::vector<std::vector<std::uint32_t>> pattern_portions(VarianceDesign const& design) {
    constexpr std::size_t most = 512;
    std::vector<std::vector<std::uint32_t>> portions;
    std::vector<std::size_t> open(design.patterns.size(), 0);
    for (std::size_t c = 0; c < design.candidates(); ++c) {
        std::size_t& at = open[design.pattern_of[c]];
        if (at == 0 || portions[at - 1].size() == most) {
            portions.emplace_back();
            at = portions.size();
        }
        portions[at - 1].push_back(static_cast<std::uint32_t>(c));
    }
    return portions;
}

/// tr(P V_j) of the terms inside candidates.
inline Variances candidate_traces(VarianceDesign const& design, EquationState const& state,
                                  EffectCovariance const& h, std::size_t threads) {
    auto const portions = pattern_portions(design);
    std::vector<Variances> part(portions.size(), Variances::Zero());
    for_each_index(portions.size(), threads, [&](std::size_t i) {
        std::uint32_t const number = design.pattern_of[portions[i].front()];
        CandidatePattern const& pattern = design.patterns[number];
        Eigen::MatrixXd const& inverse = state.pattern_inverse[number];
        Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(inverse.rows(), inverse.rows());
        for (std::uint32_t const candidate : portions[i])
            gather(design, h, candidate, sum);
        Eigen::MatrixXd const both = inverse * sum * inverse;
        add_pattern_sums(part[i], pattern_sums(pattern, inverse),
                         static_cast<double>(portions[i].size()));
        add_pattern_sums(part[i], pattern_sums(pattern, both), -1);
    });
    Variances trace = Variances::Zero();
    for (Variances const& value : part)
        trace += value;
    return trace;
}

/// Whether both variances of interviewers are zero.
inline bool interviewers_vanish(Variances const& variances) {
    return !(variances[component_index(stats::Component::interviewer)] > 0) &&
           !(variances[component_index(stats::Component::interviewer_competency)] > 0);
}

/// Z' P Z, the full matrix: for variances at zero, where S cannot be divided by. Cost: twice
/// the cube of columns, their square when both interviewers' variances are zero.
inline Eigen::MatrixXd projected_information(VarianceDesign const& design,
                                             EquationState const& state,
                                             Eigen::MatrixXd const& inverse) {
    Eigen::Index const columns = state.information.rows();
    Eigen::Index const rest = state.expansion.cols();
    if (interviewers_vanish(state.variances)) {
        Eigen::MatrixXd const border = state.border * state.expansion;
        return state.information -
               border * inverse.bottomRightCorner(rest, rest) * border.transpose();
    }
    Eigen::MatrixXd left(columns, columns + rest);
    left.leftCols(columns) = state.information;
    scale_columns(left.leftCols(columns), design, state.variances);
    left.rightCols(rest) = state.border * state.expansion;
    return state.information - left * inverse * left.transpose();
}

/// Whether the slope of a variance at zero is wanted, which costs more.
enum class AtZero { skip, differentiate };

/// tr(P V_j) of the interviewers' terms: interviewer, then interviewer:competency. With S known
/// to be invertible where it is divided by, S Z'PZ S = I - (inverse of the scaled equations).
inline std::array<double, 2> interviewer_traces(VarianceDesign const& design,
                                                EquationState const& state,
                                                Eigen::MatrixXd const& inverse,
                                                AtZero at_zero) {
    double const cell =
        state.variances[component_index(stats::Component::interviewer_competency)];
    double const all = state.variances[component_index(stats::Component::interviewer)];
    std::optional<Eigen::MatrixXd> full;
    if (at_zero == AtZero::differentiate)
        full = projected_information(design, state, inverse);
    std::array<double, 2> trace{};
    for (std::size_t r = 0; r + 1 < design.block_first.size(); ++r) {
        auto const from = static_cast<Eigen::Index>(design.block_first[r]);
        std::size_t const size = design.block_first[r + 1] - design.block_first[r];
        auto const m = static_cast<Eigen::Index>(size);
        if (m == 0)
            continue;
        if (full) {
            trace[0] += full->block(from, from, m, m).sum();
            trace[1] += full->block(from, from, m, m).trace();
            continue;
        }
        double const sum = static_cast<double>(m) - inverse.block(from, from, m, m).sum();
        double const root = cell + static_cast<double>(m) * all;
        if (root > 0)
            trace[0] += sum / root;
        if (cell > 0) {
            // S^-1 = (I - J/m) / sqrt(cell) + J/m / sqrt(root)
            double const diagonal =
                static_cast<double>(m) - inverse.block(from, from, m, m).trace();
            double const mean = sum / static_cast<double>(m);
            trace[1] += (diagonal - mean) / cell + mean / root;
        }
    }
    return trace;
}

/// tr(P V) of random competencies.
inline double competency_trace(VarianceDesign const& design, EquationState const& state,
                               Eigen::MatrixXd const& inverse) {
    Eigen::Index const columns = state.information.rows();
    Eigen::Index const n = state.fixed.rows();
    double const variance = state.variances[component_index(stats::Component::competency)];
    if (variance > 0)
        return (static_cast<double>(n) - inverse.block(columns, columns, n, n).trace()) /
               variance;
    Eigen::MatrixXd left(n, columns + state.expansion.cols());
    left.leftCols(columns) = state.border.transpose();
    scale_columns(left.leftCols(columns), design, state.variances);
    left.rightCols(state.expansion.cols()) = state.fixed * state.expansion;
    return state.fixed.trace() - (left * inverse).cwiseProduct(left).sum();
}

} // namespace panelscore::detail::variance_fit
