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

/// What all ratings say, interviewer by interviewer.
inline RatingInformation information(CandidatePrior const& prior,
                                     std::span<PanelRating const> ratings,
                                     std::span<std::optional<Effect> const> interviewers) {
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
        assert(j < interviewers.size());
        auto const& effect = interviewers[j];
        double const own =
            effect ? effect->standard_error * effect->standard_error : of.interviewer;
        cells.clear();
        while (i < sorted.size() && sorted[i].interviewer == j) {
            auto const k = sorted[i].competency;
            assert(k < prior.mean.size());
            double sum = 0;
            double n = 0;
            for (; i < sorted.size() && sorted[i].interviewer == j && sorted[i].competency == k;
                 ++i, ++n)
                sum += sorted[i].score;
            double const noise = of.interviewer_competency + residual / n;
            cells.push_back({static_cast<Eigen::Index>(k), 1 / noise,
                             sum / n - prior.mean[k] - (effect ? effect->value : 0.0)});
        }
        add_cells(known, cells, own + of.candidate_interviewer);
    }
    return known;
}

/// The symmetric root of the prior covariance candidate + candidate:competency on the diagonal.
inline Eigen::MatrixXd prior_root(RatingVariances const& of, Eigen::Index size) {
    double const alone = std::sqrt(of.candidate_competency);
    double const n = static_cast<double>(size);
    double const together = (std::sqrt(of.candidate_competency + n * of.candidate) - alone) / n;
    Eigen::MatrixXd root = Eigen::MatrixXd::Constant(size, size, together);
    root.diagonal().array() += alone;
    return root;
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
                    std::span<std::optional<Effect> const> interviewers) {
    auto const size = static_cast<Eigen::Index>(prior.mean.size());
    CandidatePosterior posterior{prior.mean,
                                 std::vector<double>(prior.mean.size() * prior.mean.size())};
    double const spread = prior.variances.candidate + prior.variances.candidate_competency;
    if (size == 0 || spread <= 0)
        return posterior;
    Eigen::MatrixXd const root = detail::prior_root(prior.variances, size);
    auto const known = detail::information(prior, ratings, interviewers);
    Eigen::MatrixXd inner = root * known.precision * root;
    inner.diagonal().array() += 1;
    Eigen::MatrixXd half = root;
    Eigen::LLT<Eigen::MatrixXd> const factor(inner);
    factor.matrixL().solveInPlace(half);
    Eigen::Map<Eigen::MatrixXd> covariance(posterior.covariance.data(), size, size);
    covariance.noalias() = half.transpose() * half;
    Eigen::Map<Eigen::VectorXd>(posterior.mean.data(), size) += covariance * known.weighted;
    return posterior;
}

} // namespace panelscore::stats
