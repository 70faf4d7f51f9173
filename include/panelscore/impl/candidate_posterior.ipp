// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number.hpp>
#include <panelscore/stats/candidate_posterior.hpp>
#include <panelscore/stats/distribution.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace panelscore::stats {
namespace detail {

/// A residual variance below this share of all variance is as good as none.
inline constexpr double least_noise_share = 1e-8;

/// What ratings add to the prior: precision and precision times deviation.
struct RatingInformation {
    Eigen::MatrixXd precision;
    Eigen::VectorXd weighted;
};

/// One interviewer's scores in one competency.
struct RatedCell {
    Eigen::Index competency = 0;
    double precision = 0;
    double deviation = 0; ///< from what a candidate at the prior mean would get
};

/// Adds one interviewer's cells whose shared effects have this variance: the inverse of
/// diagonal + shared * ones [Sherman & Morrison 1950].
inline void add_cells(RatingInformation& known, std::span<RatedCell const> cells,
                      double shared) {
    double precision = 0;
    double weighted = 0;
    for (RatedCell const& cell : cells) {
        precision += cell.precision;
        weighted += cell.precision * cell.deviation;
    }
    double const share = shared / (1 + shared * precision);
    for (RatedCell const& a : cells) {
        known.precision(a.competency, a.competency) += a.precision;
        known.weighted(a.competency) += a.precision * (a.deviation - share * weighted);
        for (RatedCell const& b : cells)
            known.precision(a.competency, b.competency) -= share * a.precision * b.precision;
    }
}

/// The ratings in an order of their own, so that theirs changes no digit.
inline std::vector<PanelRating> in_order(std::span<PanelRating const> ratings) {
    std::vector<PanelRating> sorted(ratings.begin(), ratings.end());
    std::sort(sorted.begin(), sorted.end(), [](PanelRating const& a, PanelRating const& b) {
        return std::tie(a.interviewer, a.competency, a.score) <
               std::tie(b.interviewer, b.competency, b.score);
    });
    return sorted;
}

/// What all ratings say, interviewer by interviewer, and what they would say of one point.
inline RatingInformation information(CandidatePrior const& prior,
                                     std::span<PanelRating const> ratings,
                                     std::span<InterviewerEffects const* const> interviewers,
                                     std::optional<std::uint32_t> leave_out) {
    auto const& of = prior.variances;
    auto const size = static_cast<Eigen::Index>(prior.mean.size());
    double const all = of.candidate + of.candidate_competency + of.interviewer +
                       of.interviewer_competency + of.candidate_interviewer + of.residual;
    double const residual = (std::max)(of.residual, least_noise_share * all);
    RatingInformation known{Eigen::MatrixXd::Zero(size, size), Eigen::VectorXd::Zero(size)};
    auto const sorted = in_order(ratings);
    std::vector<RatedCell> cells;
    for (std::size_t i = 0; i < sorted.size();) {
        auto const j = sorted[i].interviewer;
        assert(j < interviewers.size() && interviewers[j]);
        InterviewerEffects const& effects = *interviewers[j];
        cells.clear();
        while (i < sorted.size() && sorted[i].interviewer == j) {
            auto const k = sorted[i].competency;
            assert(k < prior.mean.size());
            double sum = 0;
            double n = 0;
            for (; i < sorted.size() && sorted[i].interviewer == j && sorted[i].competency == k;
                 ++i, ++n)
                sum += sorted[i].score;
            auto const offset = cell_offset(of, effects, k);
            cells.push_back({static_cast<Eigen::Index>(k), 1 / (offset.variance + residual / n),
                             sum / n - prior.mean[k] - offset.value});
        }
        if (j != leave_out)
            add_cells(known, cells, shared_variance(of, effects) + of.candidate_interviewer);
    }
    return known;
}

/// I + F' M F, where F = [root of the candidate variance, diagonal of own roots] and F F' is
/// the prior covariance.
inline Eigen::MatrixXd inner_matrix(Eigen::MatrixXd const& precision, double general,
                                    Eigen::VectorXd const& own) {
    Eigen::Index const size = own.size();
    Eigen::MatrixXd inner(size + 1, size + 1);
    Eigen::VectorXd const sums = precision.rowwise().sum();
    inner(0, 0) = 1 + general * general * sums.sum();
    for (Eigen::Index k = 0; k < size; ++k) {
        inner(k + 1, 0) = inner(0, k + 1) = general * own(k) * sums(k);
        for (Eigen::Index l = 0; l < size; ++l)
            inner(k + 1, l + 1) = own(k) * own(l) * precision(k, l);
        inner(k + 1, k + 1) += 1;
    }
    return inner;
}

} // namespace detail

PANELSCORE_DECL double ScoreBelief::chance_at_least(double bar) const {
    if (sd <= 0)
        return at_least(mean, bar) ? 1.0 : 0.0;
    return normal_cdf((mean - bar) / sd);
}

PANELSCORE_DECL ScoreBelief CandidatePosterior::competency(std::size_t k) const {
    return {mean[k], std::sqrt(covariance[k * size() + k])};
}

PANELSCORE_DECL ScoreBelief
CandidatePosterior::composite(std::span<double const> weights) const {
    assert(weights.size() == size());
    ScoreBelief belief;
    double variance = 0;
    for (std::size_t k = 0; k < size(); ++k) {
        belief.mean += weights[k] * mean[k];
        for (std::size_t l = 0; l < size(); ++l)
            variance += weights[k] * weights[l] * covariance[k * size() + l];
    }
    belief.sd = std::sqrt((std::max)(variance, 0.0));
    return belief;
}

PANELSCORE_DECL CandidatePosterior
candidate_posterior(CandidatePrior const& prior, std::span<PanelRating const> ratings,
                    std::span<InterviewerEffects const* const> interviewers,
                    std::optional<std::uint32_t> leave_out) {
    std::size_t const n = prior.mean.size();
    auto const size = static_cast<Eigen::Index>(n);
    CandidatePosterior posterior{prior.mean, std::vector<double>(n * n),
                                 std::vector<double>(n)};
    double const general = std::sqrt(prior.variances.candidate);
    Eigen::VectorXd own(size);
    for (std::size_t k = 0; k < n; ++k)
        own(static_cast<Eigen::Index>(k)) = std::sqrt(prior.own_variance(k));
    if (size == 0 || (general <= 0 && own.maxCoeff() <= 0))
        return posterior;
    auto const known = detail::information(prior, ratings, interviewers, leave_out);
    Eigen::MatrixXd half(size + 1, size); // F', then L^-1 F'
    half.row(0).setConstant(general);
    half.bottomRows(size) = own.asDiagonal();
    Eigen::LLT<Eigen::MatrixXd> const factor(
        detail::inner_matrix(known.precision, general, own));
    factor.matrixL().solveInPlace(half);
    Eigen::Map<Eigen::MatrixXd> covariance(posterior.covariance.data(), size, size);
    covariance.noalias() = half.transpose() * half;
    Eigen::Map<Eigen::VectorXd>(posterior.mean.data(), size) += covariance * known.weighted;
    Eigen::Map<Eigen::VectorXd>(posterior.response.data(), size) =
        covariance * known.precision.rowwise().sum();
    return posterior;
}

} // namespace panelscore::stats
