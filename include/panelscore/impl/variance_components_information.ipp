// SPDX-License-Identifier: BSL-1.0
#pragma once

// P y, the quadratic forms of the gradient and the average information, by passes over the
// candidates.

#include <panelscore/impl/variance_components_derivatives.ipp>

#include <cstddef>
#include <vector>

namespace panelscore::detail::variance_fit {

/// P y = W^-1 (y - X b - Z u), ratings x responses.
inline Eigen::MatrixXd weighted_residuals(VarianceDesign const& design,
                                          EquationState const& state, std::size_t threads) {
    Eigen::MatrixXd weighted(design.y.rows(), design.y.cols());
    for_each_index(candidate_runs, threads, [&](std::size_t run) {
        auto const [begin, end] = run_bounds(design, run);
        Eigen::MatrixXd rest;
        for (std::size_t c = begin; c < end; ++c) {
            Eigen::MatrixXd const& inverse = state.pattern_inverse[design.pattern_of[c]];
            auto const from = static_cast<Eigen::Index>(design.first[c]);
            rest = design.y.middleRows(from, inverse.rows());
            for (Eigen::Index a = 0; a < inverse.rows(); ++a) {
                std::size_t const i = design.first[c] + static_cast<std::size_t>(a);
                rest.row(a) -= state.column_effect.row(design.column[i]) +
                               state.fixed_effect.row(design.fixed[i]);
            }
            weighted.middleRows(from, inverse.rows()).noalias() = inverse.lazyProduct(rest);
        }
    });
    return weighted;
}

/// Sums of P y by interviewer, by column and by competency: what V_j P y is made of beside the
/// candidate's own sums.
struct ResidualSums {
    Eigen::MatrixXd column{};
    Eigen::MatrixXd interviewer{}; ///< spread over the interviewer's columns
    Eigen::MatrixXd fixed{};
};

inline ResidualSums residual_sums(VarianceDesign const& design,
                                  Eigen::MatrixXd const& weighted) {
    ResidualSums sums;
    sums.column.setZero(static_cast<Eigen::Index>(design.columns()), weighted.cols());
    sums.fixed.setZero(static_cast<Eigen::Index>(design.fixed_count), weighted.cols());
    for (std::size_t i = 0; i < design.size(); ++i) {
        sums.column.row(design.column[i]) += weighted.row(static_cast<Eigen::Index>(i));
        sums.fixed.row(design.fixed[i]) += weighted.row(static_cast<Eigen::Index>(i));
    }
    sums.interviewer = sums.column;
    for (std::size_t r = 0; r + 1 < design.block_first.size(); ++r) {
        auto const from = static_cast<Eigen::Index>(design.block_first[r]);
        auto const size = static_cast<Eigen::Index>(design.block_first[r + 1]) - from;
        Eigen::RowVectorXd const sum = sums.column.middleRows(from, size).colwise().sum();
        sums.interviewer.middleRows(from, size).rowwise() = sum;
    }
    return sums;
}

/// V_j P y of one candidate for each wanted component, side by side for each response.
inline void fill_directions(VarianceDesign const& design, std::size_t candidate,
                            Eigen::MatrixXd const& weighted, ResidualSums const& sums,
                            std::vector<stats::Component> const& wanted,
                            Eigen::MatrixXd& direction) {
    CandidatePattern const& pattern = design.patterns[design.pattern_of[candidate]];
    Eigen::Index const n = pattern.size();
    auto const from = static_cast<Eigen::Index>(design.first[candidate]);
    direction.resize(n, static_cast<Eigen::Index>(wanted.size()) * weighted.cols());
    Eigen::Index at = 0;
    std::vector<double> by_slot(static_cast<std::size_t>(n));
    auto const by = [&](std::vector<std::uint32_t> const& slot, Eigen::Index response) {
        std::fill(by_slot.begin(), by_slot.end(), 0.0);
        for (Eigen::Index a = 0; a < n; ++a)
            by_slot[slot[static_cast<std::size_t>(a)]] += weighted(from + a, response);
        for (Eigen::Index a = 0; a < n; ++a)
            direction(a, at) = by_slot[slot[static_cast<std::size_t>(a)]];
    };
    for (Eigen::Index response = 0; response < weighted.cols(); ++response)
        for (stats::Component const component : wanted) {
            auto const own = weighted.col(response).segment(from, n);
            switch (component) {
            case stats::Component::candidate:
                direction.col(at).setConstant(own.sum());
                break;
            case stats::Component::candidate_competency:
                by(pattern.competency, response);
                break;
            case stats::Component::candidate_interviewer:
                by(pattern.interviewer, response);
                break;
            case stats::Component::residual:
                direction.col(at) = own;
                break;
            default:
                for (Eigen::Index a = 0; a < n; ++a) {
                    std::size_t const i = design.first[candidate] + static_cast<std::size_t>(a);
                    direction(a, at) = component == stats::Component::interviewer
                                           ? sums.interviewer(design.column[i], response)
                                       : component == stats::Component::interviewer_competency
                                           ? sums.column(design.column[i], response)
                                           : sums.fixed(design.fixed[i], response);
                }
            }
            ++at;
        }
}

/// What one run of candidates adds to the average information.
struct InformationSums {
    Eigen::MatrixXd product{};   ///< wanted x wanted: sum of directions' W^-1 directions
    Eigen::VectorXd quadratic{}; ///< wanted: y' P V_j P y
    Eigen::MatrixXd by_column{}; ///< Z' W^-1 directions
    Eigen::MatrixXd by_fixed{};  ///< X' W^-1 directions
};

inline InformationSums run_information(VarianceDesign const& design, EquationState const& state,
                                       Eigen::MatrixXd const& weighted,
                                       ResidualSums const& sums,
                                       std::vector<stats::Component> const& wanted,
                                       std::size_t run) {
    auto const count = static_cast<Eigen::Index>(wanted.size());
    Eigen::Index const directions = count * weighted.cols();
    InformationSums part;
    part.product.setZero(count, count);
    part.quadratic.setZero(count);
    part.by_column.setZero(state.information.rows(), directions);
    part.by_fixed.setZero(static_cast<Eigen::Index>(design.fixed_count), directions);
    auto const [begin, end] = run_bounds(design, run);
    Eigen::MatrixXd direction;
    Eigen::MatrixXd solved;
    for (std::size_t c = begin; c < end; ++c) {
        Eigen::MatrixXd const& inverse = state.pattern_inverse[design.pattern_of[c]];
        fill_directions(design, c, weighted, sums, wanted, direction);
        solved.noalias() = inverse.lazyProduct(direction);
        auto const own =
            weighted.middleRows(static_cast<Eigen::Index>(design.first[c]), inverse.rows());
        for (Eigen::Index response = 0; response < weighted.cols(); ++response) {
            auto const mine = direction.middleCols(response * count, count);
            part.product.noalias() +=
                mine.transpose().lazyProduct(solved.middleCols(response * count, count));
            part.quadratic.noalias() += mine.transpose().lazyProduct(own.col(response));
        }
        for (Eigen::Index a = 0; a < inverse.rows(); ++a) {
            std::size_t const i = design.first[c] + static_cast<std::size_t>(a);
            part.by_column.row(design.column[i]) += solved.row(a);
            part.by_fixed.row(design.fixed[i]) += solved.row(a);
        }
    }
    return part;
}

/// Fills quadratic forms (subtracted from the gradient) and average information.
inline void add_information(VarianceDesign const& design, EquationState const& state,
                            std::vector<stats::Component> const& wanted, EquationSlopes& slopes,
                            std::size_t threads) {
    ResidualSums const sums = residual_sums(design, slopes.weighted);
    std::vector<InformationSums> runs(candidate_runs);
    for_each_index(candidate_runs, threads, [&](std::size_t run) {
        runs[run] = run_information(design, state, slopes.weighted, sums, wanted, run);
    });
    for (std::size_t run = 1; run < candidate_runs; ++run) {
        runs[0].product += runs[run].product;
        runs[0].quadratic += runs[run].quadratic;
        runs[0].by_column += runs[run].by_column;
        runs[0].by_fixed += runs[run].by_fixed;
    }
    Eigen::MatrixXd half =
        scaled_sums(design, state, std::move(runs[0].by_column), runs[0].by_fixed);
    state.factor.triangularView<Eigen::Lower>().solveInPlace(half);
    auto const count = static_cast<Eigen::Index>(wanted.size());
    for (Eigen::Index response = 0; response < slopes.weighted.cols(); ++response) {
        auto const mine = half.middleCols(response * count, count);
        runs[0].product.noalias() -= mine.transpose() * mine;
    }
    for (Eigen::Index j = 0; j < count; ++j) {
        auto const row = component_index(wanted[static_cast<std::size_t>(j)]);
        slopes.gradient[row] -= runs[0].quadratic[j];
        for (Eigen::Index l = 0; l < count; ++l)
            slopes.information(row, component_index(wanted[static_cast<std::size_t>(l)])) =
                runs[0].product(j, l);
    }
}

/// Gradient and information for the wanted components at a solved state.
inline EquationSlopes differentiate(VarianceDesign const& design, EquationState const& state,
                                    std::vector<stats::Component> const& wanted, AtZero at_zero,
                                    std::size_t threads) {
    EquationSlopes slopes;
    slopes.inverse = inverse_from_factor(state.factor, threads);
    Variances trace = candidate_traces(
        design, state, effect_covariance(design, state, slopes.inverse), threads);
    auto const interviewers = interviewer_traces(design, state, slopes.inverse, at_zero);
    trace[component_index(stats::Component::interviewer)] = interviewers[0];
    trace[component_index(stats::Component::interviewer_competency)] = interviewers[1];
    bool const random =
        std::find(wanted.begin(), wanted.end(), stats::Component::competency) != wanted.end();
    if (random)
        trace[component_index(stats::Component::competency)] =
            competency_trace(design, state, slopes.inverse);
    for (stats::Component const component : wanted)
        slopes.gradient[component_index(component)] =
            static_cast<double>(design.y.cols()) * trace[component_index(component)];
    slopes.weighted = weighted_residuals(design, state, threads);
    add_information(design, state, wanted, slopes, threads);
    return slopes;
}

} // namespace panelscore::detail::variance_fit
