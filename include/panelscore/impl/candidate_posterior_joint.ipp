// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/stats/joint_posterior.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace panelscore::stats {
namespace detail {

/// The covariance of all ratings.
inline Eigen::MatrixXd covariance_of_ratings(RatingVariances const& of,
                                             Ratings const& ratings) {
    double const all = of.candidate + of.candidate_competency + of.interviewer +
                       of.interviewer_competency + of.candidate_interviewer + of.residual;
    auto const n = static_cast<Eigen::Index>(ratings.size());
    Eigen::MatrixXd covariance(n, n);
    for (std::size_t a = 0; a < ratings.size(); ++a)
        for (std::size_t b = 0; b < ratings.size(); ++b) {
            bool const candidate = ratings.candidate[a] == ratings.candidate[b];
            bool const interviewer = ratings.interviewer[a] == ratings.interviewer[b];
            bool const competency = ratings.competency[a] == ratings.competency[b];
            double cell = 0;
            if (candidate)
                cell += of.candidate + (competency ? of.candidate_competency : 0.0);
            if (interviewer)
                cell += of.interviewer + (competency ? of.interviewer_competency : 0.0);
            if (candidate && interviewer)
                cell += of.candidate_interviewer;
            if (a == b)
                cell += (std::max)(of.residual, 1e-8 * all);
            covariance(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) = cell;
        }
    return covariance;
}

/// All in units in which ratings are independent with variance 1: multiplied by the inverse of
/// the root of their covariance.
class WhitenedRatings {
  public:
    WhitenedRatings(RatingVariances const& of, Ratings const& ratings)
        : root_(covariance_of_ratings(of, ratings)) {
        auto const n = static_cast<Eigen::Index>(ratings.size());
        design_ = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(ratings.competencies));
        scores_ = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(ratings.candidates) + 1);
        for (Eigen::Index i = 0; i < n; ++i) {
            auto const row = static_cast<std::size_t>(i);
            design_(i, static_cast<Eigen::Index>(ratings.competency[row])) = 1;
            scores_(i, 0) = ratings.score[row];
            scores_(i, 1 + static_cast<Eigen::Index>(ratings.candidate[row])) = 1;
        }
        root_.matrixL().solveInPlace(design_);
        root_.matrixL().solveInPlace(scores_);
        information_.compute(design_.transpose() * design_);
        means_ = information_.solve(design_.transpose() * scores_);
        scores_ -= design_ * means_;
    }

    /// Means by competency in the first column; in column 1 + i what one point more in all of
    /// candidate i's scores adds to them.
    [[nodiscard]] Eigen::MatrixXd const& means() const { return means_; }
    /// The covariance of the means.
    [[nodiscard]] Eigen::MatrixXd spread() const {
        return information_.solve(Eigen::MatrixXd::Identity(design_.cols(), design_.cols()));
    }

    /// What the ratings say about quantities around 0 with these covariances with each rating:
    /// column c is for column c of the scores.
    struct Prediction {
        Eigen::MatrixXd value;   ///< one row a quantity; columns as in `means`
        Eigen::MatrixXd removed; ///< what ratings take off the prior covariance
        Eigen::MatrixXd lean;    ///< how the quantities hang on the means, one row a quantity
    };

    [[nodiscard]] Prediction predict(Eigen::MatrixXd with_ratings) const {
        root_.matrixL().solveInPlace(with_ratings);
        return {with_ratings.transpose() * scores_, with_ratings.transpose() * with_ratings,
                with_ratings.transpose() * design_};
    }

  private:
    Eigen::LLT<Eigen::MatrixXd> root_;
    Eigen::MatrixXd design_;
    Eigen::MatrixXd scores_; ///< then their distances from the means
    Eigen::LLT<Eigen::MatrixXd> information_;
    Eigen::MatrixXd means_;
};

/// One candidate's true scores.
inline CandidatePosterior joint_candidate(RatingVariances const& of, Ratings const& ratings,
                                          WhitenedRatings const& white, std::uint32_t who) {
    auto const size = static_cast<Eigen::Index>(ratings.competencies);
    Eigen::MatrixXd with =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(ratings.size()), size);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        if (ratings.candidate[i] != who)
            continue;
        auto const row = static_cast<Eigen::Index>(i);
        with.row(row).setConstant(of.candidate);
        with(row, static_cast<Eigen::Index>(ratings.competency[i])) += of.candidate_competency;
    }
    auto const known = white.predict(std::move(with));
    Eigen::MatrixXd const apart = Eigen::MatrixXd::Identity(size, size) - known.lean;
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Constant(size, size, of.candidate);
    covariance.diagonal().array() += of.candidate_competency;
    covariance += apart * white.spread() * apart.transpose() - known.removed;

    auto const column = static_cast<Eigen::Index>(who) + 1;
    std::size_t const n = ratings.competencies;
    CandidatePosterior posterior{std::vector<double>(n), std::vector<double>(n * n),
                                 std::vector<double>(n)};
    for (std::size_t k = 0; k < n; ++k) {
        auto const row = static_cast<Eigen::Index>(k);
        posterior.mean[k] = white.means()(row, 0) + known.value(row, 0);
        posterior.response[k] = white.means()(row, column) + known.value(row, column);
        for (std::size_t l = 0; l < n; ++l)
            posterior.covariance[k * n + l] = covariance(row, static_cast<Eigen::Index>(l));
    }
    return posterior;
}

/// What one interviewer adds overall.
inline Effect joint_interviewer(RatingVariances const& of, Ratings const& ratings,
                                WhitenedRatings const& white, std::uint32_t who) {
    Eigen::MatrixXd with = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(ratings.size()), 1);
    for (std::size_t i = 0; i < ratings.size(); ++i)
        if (ratings.interviewer[i] == who)
            with(static_cast<Eigen::Index>(i), 0) = of.interviewer;
    auto const known = white.predict(std::move(with));
    double const variance = of.interviewer - known.removed(0, 0) +
                            (known.lean * white.spread() * known.lean.transpose())(0, 0);
    return {known.value(0, 0), std::sqrt((std::max)(variance, 0.0))};
}

} // namespace detail

PANELSCORE_DECL Outcome<JointPosterior, Undefined>
joint_posterior(RatingVariances const& variances, Ratings const& ratings) {
    std::vector<bool> rated(ratings.competencies);
    for (auto const k : ratings.competency)
        rated[k] = true;
    if (ratings.size() == 0 || std::find(rated.begin(), rated.end(), false) != rated.end())
        return Undefined::too_few;
    if (variances == RatingVariances{})
        return Undefined::no_variance;
    detail::WhitenedRatings const white{variances, ratings};
    JointPosterior joint;
    auto const spread = white.spread();
    for (Eigen::Index k = 0; k < spread.rows(); ++k)
        joint.means.push_back({white.means()(k, 0), std::sqrt(spread(k, k))});
    for (std::uint32_t j = 0; j < ratings.interviewers; ++j)
        joint.interviewers.push_back(detail::joint_interviewer(variances, ratings, white, j));
    for (std::uint32_t i = 0; i < ratings.candidates; ++i)
        joint.candidates.push_back(detail::joint_candidate(variances, ratings, white, i));
    return joint;
}

} // namespace panelscore::stats
