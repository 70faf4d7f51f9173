// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/parallel.hpp>
#include <panelscore/calibrate/reliability.hpp>
#include <panelscore/stats/candidate_posterior.hpp>
#include <panelscore/stats/component_draws.hpp>
#include <panelscore/stats/decision_accuracy.hpp>
#include <panelscore/stats/summary.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

namespace panelscore {
namespace detail {

using stats::CompetencyEffect;
using stats::Component;
using stats::VarianceModel;

/// The first row of each candidate, and the end; a candidate without rows has an empty stretch.
inline std::vector<std::size_t> candidate_starts(stats::Ratings const& ratings) {
    std::vector<std::size_t> starts(std::size_t{ratings.candidates} + 1, 0);
    for (std::uint32_t const candidate : ratings.candidate)
        ++starts[candidate + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    return starts;
}

/// Looks at one candidate's ratings after the other and adds up what `panels_held` is made of.
class PanelCounter {
  public:
    PanelCounter(stats::Ratings const& ratings, std::span<double const> weights)
        : ratings_(ratings), weights_(weights), raters_(weights.size(), 0),
          seen_(weights.size(), 0), candidates_(weights.size(), 0),
          per_rating_(weights.size(), 0.0) {}

    void add(std::size_t first, std::size_t last) {
        std::fill(raters_.begin(), raters_.end(), 0U);
        std::size_t people = 0;
        for_each_person(first, last, [&](auto visit) {
            std::size_t const before = weighted_;
            visit([&](std::size_t k) {
                ++raters_[k];
                ++weighted_;
            });
            people += weighted_ > before ? 1U : 0U;
        });
        if (people == 0)
            return;
        ++held_.candidates;
        held_.most_interviewers = (std::max)(held_.most_interviewers, people);
        double covered = 0;
        for (std::size_t k = 0; k < weights_.size(); ++k) {
            if (raters_[k] == 0)
                continue;
            covered += weights_[k];
            ++candidates_[k];
            per_rating_[k] += 1.0 / raters_[k];
            held_.most_in_competency =
                (std::max)(held_.most_in_competency, std::size_t{raters_[k]});
        }
        for_each_person(first, last, [&](auto visit) {
            double share = 0;
            visit([&](std::size_t k) { share += weights_[k] / (covered * raters_[k]); });
            held_.design.concentration += share * share;
        });
    }

    std::optional<PanelsHeld> result() {
        if (held_.candidates == 0)
            return std::nullopt;
        double cells = 0;
        double inverse = 0;
        held_.design.concentration /= static_cast<double>(held_.candidates);
        held_.design.interviewers.assign(weights_.size(), 0.0);
        for (std::size_t k = 0; k < weights_.size(); ++k) {
            if (candidates_[k] == 0)
                continue;
            auto const n = static_cast<double>(candidates_[k]);
            held_.design.interviewers[k] = n / per_rating_[k];
            cells += n;
            inverse += per_rating_[k];
        }
        held_.interviewers = cells / inverse;
        return held_;
    }

  private:
    /// Calls `person(visit)` for each interviewer of the rows; `visit(f)` calls `f(k)` for each
    /// competency of positive weight this interviewer rated, once.
    template <typename Person>
    void for_each_person(std::size_t first, std::size_t last, Person person) {
        for (std::size_t i = first; i < last;) {
            std::size_t end = i;
            while (end < last && ratings_.interviewer[end] == ratings_.interviewer[i])
                ++end;
            ++stamp_;
            person([&](auto f) {
                for (std::size_t row = i; row < end; ++row) {
                    std::size_t const k = ratings_.competency[row];
                    if (weights_[k] > 0 && std::exchange(seen_[k], stamp_) != stamp_)
                        f(k);
                }
            });
            i = end;
        }
    }

    stats::Ratings const& ratings_;
    std::span<double const> weights_;
    std::vector<std::uint32_t> raters_;
    std::vector<std::size_t> seen_;
    std::vector<std::size_t> candidates_;
    std::vector<double> per_rating_;
    std::size_t stamp_ = 0;
    std::size_t weighted_ = 0;
    PanelsHeld held_{.design = {0, {}}};
};

/// The mean of each card as a rating of one competency, as the composite model sees them.
inline stats::Ratings card_means(stats::Ratings const& ratings) {
    stats::Ratings means;
    for (std::size_t i = 0; i < ratings.size();) {
        double sum = 0;
        double n = 0;
        std::size_t const first = i;
        for (; i < ratings.size() && ratings.card[i] == ratings.card[first]; ++i, ++n)
            sum += ratings.score[i];
        means.candidate.push_back(ratings.candidate[first]);
        means.interviewer.push_back(ratings.interviewer[first]);
        means.competency.push_back(0);
        means.card.push_back(ratings.card[first]);
        means.score.push_back(sum / n);
    }
    means.candidates = ratings.candidates;
    means.interviewers = ratings.interviewers;
    means.competencies = 1;
    means.cards = ratings.cards;
    return means;
}

/// The mean score of each competency before a candidate is rated.
inline std::vector<double> prior_means(stats::Ratings const& ratings,
                                       stats::VarianceFit const& fit) {
    std::vector<double> means(ratings.competencies, 0.0);
    if (fit.fixed.size() == means.size()) {
        std::transform(fit.fixed.begin(), fit.fixed.end(), means.begin(),
                       [](stats::Effect const& effect) { return effect.value; });
        return means;
    }
    std::vector<double> n(means.size(), 0.0);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        means[ratings.competency[i]] += ratings.score[i];
        ++n[ratings.competency[i]];
    }
    for (std::size_t k = 0; k < means.size(); ++k)
        means[k] /= n[k];
    return means;
}

/// A hire bar and how many candidates it is for.
struct CountedBar {
    double bar = 0;
    std::size_t candidates = 0;
};

/// Everything a reliability is made of.
struct ReliabilityFrame {
    stats::Ratings means{}; ///< of cards, under the composite model
    stats::Ratings const* ratings = nullptr;
    std::vector<double> weights{}; ///< summing to 1
    stats::RatingVariances variances{};
    std::optional<double> competency{}; ///< variance, when random
    std::vector<double> prior_means{};
    std::vector<std::optional<double>> bar_of{}; ///< by candidate
    std::vector<CountedBar> bars{};
    PanelsHeld held{};
};

/// The bar each candidate with ratings is held against, where there is one.
inline void find_bars(ReliabilityFrame& frame, RatingHistory const& history,
                      std::vector<SeniorityBar> const& bars) {
    auto const starts = candidate_starts(*frame.ratings);
    frame.bar_of.resize(frame.ratings->candidates);
    std::vector<std::size_t> counts(bars.size(), 0);
    for (std::size_t c = 0; c < frame.bar_of.size(); ++c) {
        if (starts[c] == starts[c + 1])
            continue;
        auto const code =
            c < history.seniority_of.size() ? history.seniority_of[c] : HistoryCard::none;
        std::string const seniority =
            code == HistoryCard::none ? std::string{} : history.seniorities[code];
        for (std::size_t b = 0; b < bars.size(); ++b)
            if (bars[b].seniority == seniority) {
                frame.bar_of[c] = bars[b].bar;
                ++counts[b];
                break;
            }
    }
    for (std::size_t b = 0; b < bars.size(); ++b)
        if (counts[b] > 0)
            frame.bars.push_back({bars[b].bar, counts[b]});
}

/// Weights that sum to 1, equal when none were given.
inline std::vector<double> shares_of(std::vector<double> weights, std::size_t competencies) {
    if (weights.empty())
        weights.assign(competencies, 1.0);
    double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (sum > 0)
        for (double& weight : weights)
            weight /= sum;
    return weights;
}

/// Why nothing can be said, if so: what is the candidate's cannot be told from error.
inline std::optional<Undefined> reliability_obstacle(ReliabilityFrame const& frame,
                                                     stats::VarianceFit const& fit) {
    if (!fit.converged)
        return Undefined::not_converged;
    auto const competencies = static_cast<std::size_t>(std::count_if(
        frame.weights.begin(), frame.weights.end(), [](double w) { return w > 0; }));
    bool const candidate_known =
        fit.components[static_cast<std::size_t>(Component::candidate)].has_value();
    bool const unique_known =
        frame.ratings->competencies < 2 ||
        fit.components[static_cast<std::size_t>(Component::candidate_competency)].has_value();
    if (!candidate_known || frame.held.most_interviewers < 2)
        return Undefined::confounded;
    if (competencies > 1 && (!unique_known || frame.held.most_in_competency < 2))
        return Undefined::confounded;
    return std::nullopt;
}

/// The chance, for each candidate with a bar, that the true composite is on its upper side.
inline Figure replicate_agreement(ReliabilityFrame const& frame, stats::VarianceFit const& fit,
                                  std::size_t threads) {
    if (frame.bars.empty())
        return Undefined::no_rubric;
    constexpr std::size_t at_a_time = 64;
    auto const& ratings = *frame.ratings;
    auto const starts = candidate_starts(ratings);
    stats::CandidatePrior const prior{frame.variances, frame.prior_means, {}};
    std::vector<stats::InterviewerEffects> known;
    for (stats::Effect const& effect : fit.interviewer)
        known.push_back({effect, {}});
    std::vector<stats::InterviewerEffects const*> interviewers;
    for (auto const& effects : known)
        interviewers.push_back(&effects);
    std::vector<double> alike(frame.bar_of.size(), 0.0);
    for_each_index((alike.size() + at_a_time - 1) / at_a_time, threads, [&](std::size_t part) {
        std::vector<stats::PanelRating> own;
        std::size_t const end = (std::min)(alike.size(), (part + 1) * at_a_time);
        for (std::size_t c = part * at_a_time; c < end; ++c) {
            if (!frame.bar_of[c])
                continue;
            own.clear();
            for (std::size_t i = starts[c]; i < starts[c + 1]; ++i)
                own.push_back(
                    {ratings.interviewer[i], ratings.competency[i], ratings.score[i]});
            double const p = stats::candidate_posterior(prior, own, interviewers)
                                 .composite(frame.weights)
                                 .chance_at_least(*frame.bar_of[c]);
            alike[c] = p * p + (1 - p) * (1 - p);
        }
    });
    std::size_t n = 0;
    for (CountedBar const& bar : frame.bars)
        n += bar.candidates;
    return std::accumulate(alike.begin(), alike.end(), 0.0) / static_cast<double>(n);
}

/// Positions of the competencies of positive weight, heaviest first, then by code.
inline std::vector<std::size_t> heaviest_first(std::vector<double> const& weights) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < weights.size(); ++k)
        if (weights[k] > 0)
            order.push_back(k);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    return order;
}

/// A row of the D study with what its panel decides at the bars.
inline DStudyRow study_row(ReliabilityFrame const& frame, std::vector<double> const& weights,
                           std::size_t interviewers, std::size_t competencies) {
    auto const variances = stats::composite_variances(
        frame.variances, frame.competency, weights,
        stats::crossed_panel(static_cast<double>(interviewers), weights.size()));
    DStudyRow row{.interviewers = interviewers,
                  .competencies = competencies,
                  .generalizability = variances.generalizability().value_or(0.0),
                  .dependability = variances.dependability().value_or(0.0),
                  .sem = variances.sem()};
    double const pool =
        std::inner_product(weights.begin(), weights.end(), frame.prior_means.begin(), 0.0);
    double n = 0;
    double accuracy = 0;
    double consistency = 0;
    for (CountedBar const& bar : frame.bars) {
        auto const shares = stats::decision_shares(variances, pool, bar.bar);
        auto const candidates = static_cast<double>(bar.candidates);
        n += candidates;
        accuracy += candidates * shares.accuracy;
        consistency += candidates * shares.consistency;
    }
    if (n > 0) {
        row.decision_accuracy = accuracy / n;
        row.decision_consistency = consistency / n;
    }
    return row;
}

inline void add_d_study(Reliability& result, ReliabilityFrame const& frame,
                        std::vector<std::string> const& names) {
    auto const order = heaviest_first(frame.weights);
    auto const most =
        (std::max)(most_interviewers_studied,
                   static_cast<std::size_t>(std::ceil(result.interviewers)) + std::size_t{3});
    for (std::size_t const kept : competencies_studied(order.size())) {
        std::vector<double> fewer(frame.weights.size(), 0.0);
        for (std::size_t i = 0; i < kept; ++i)
            fewer[order[i]] = frame.weights[order[i]];
        fewer = shares_of(std::move(fewer), fewer.size());
        for (std::size_t n = 1; n <= most; ++n)
            result.d_study.push_back(study_row(frame, fewer, n, kept));
    }
    for (std::size_t i = order.size(); i > 1; --i)
        result.left_out_of_d_study.push_back(names[order[i - 1]]);
}

/// Both coefficients with the intervals that draws of the components give.
inline void add_coefficients(Reliability& result, ReliabilityFrame const& frame,
                             stats::VarianceFit const& fit, CalibrateOptions const& options) {
    std::vector<double> relative;
    std::vector<double> absolute;
    stats::VarianceFit drawn;
    for (auto const& draw : stats::component_draws(fit, reliability_draws, options.seed)) {
        for (std::size_t a = 0; a < draw.size(); ++a)
            drawn.components[a] = draw[a];
        auto competency = frame.competency;
        if (competency)
            *competency = drawn.variance(Component::competency);
        auto const variances = stats::composite_variances(
            stats::rating_variances(drawn), competency, frame.weights, frame.held.design);
        relative.push_back(variances.generalizability().value_or(0.0));
        absolute.push_back(variances.dependability().value_or(0.0));
    }
    auto const measured = [&](double estimate, std::vector<double> draws) {
        auto const interval = stats::percentile_interval(std::move(draws), options.level);
        return Estimate{estimate, interval->lower, interval->upper, frame.held.candidates};
    };
    auto const variances = stats::composite_variances(frame.variances, frame.competency,
                                                      frame.weights, frame.held.design);
    auto const generalizability = variances.generalizability();
    auto const dependability = variances.dependability();
    result.sem = variances.sem();
    if (!generalizability || !dependability) {
        result.generalizability = result.dependability = Undefined::no_variance;
        return;
    }
    result.generalizability = measured(*generalizability, std::move(relative));
    result.dependability = measured(*dependability, std::move(absolute));
}

} // namespace detail

PANELSCORE_DECL std::optional<PanelsHeld> panels_held(stats::Ratings const& ratings,
                                                      std::span<double const> weights) {
    auto const starts = detail::candidate_starts(ratings);
    detail::PanelCounter counter{ratings, weights};
    for (std::size_t c = 0; c + 1 < starts.size(); ++c)
        counter.add(starts[c], starts[c + 1]);
    return counter.result();
}

PANELSCORE_DECL std::vector<std::size_t> competencies_studied(std::size_t competencies) {
    std::vector<std::size_t> counts;
    for (std::size_t const quarters : {4U, 3U, 2U, 1U, 0U}) {
        std::size_t const n = (std::max)(std::size_t{1}, (competencies * quarters + 3) / 4);
        if (competencies > 0 && (counts.empty() || counts.back() != n))
            counts.push_back(n);
    }
    return counts;
}

PANELSCORE_DECL Reliability reliability(RatingHistory const& history,
                                        stats::VarianceFit const& fit,
                                        CalibrateOptions const& options) {
    Reliability result;
    auto const fail = [&](Undefined reason) {
        result.generalizability = result.dependability = reason;
        result.sem = result.replicate_agreement = reason;
        return result;
    };
    detail::ReliabilityFrame frame;
    frame.ratings = &history.ratings;
    frame.weights = detail::shares_of(options.weights, history.ratings.competencies);
    auto const held = panels_held(history.ratings, frame.weights);
    if (!held)
        return fail(Undefined::too_few);
    result.interviewers = held->interviewers;
    result.competencies = static_cast<double>(detail::heaviest_first(frame.weights).size());
    frame.held = *held;
    if (options.model == detail::VarianceModel::composite) {
        frame.means = detail::card_means(history.ratings);
        frame.ratings = &frame.means;
        frame.weights = {1.0};
        frame.held = *panels_held(frame.means, frame.weights);
        result.interviewers = frame.held.interviewers;
    }
    if (auto const obstacle = detail::reliability_obstacle(frame, fit))
        return fail(*obstacle);
    frame.variances = stats::rating_variances(fit);
    if (options.competency == detail::CompetencyEffect::random)
        frame.competency = fit.variance(detail::Component::competency);
    frame.prior_means = detail::prior_means(*frame.ratings, fit);
    detail::find_bars(frame, history, options.bars);
    detail::add_coefficients(result, frame, fit, options);
    result.replicate_agreement = detail::replicate_agreement(frame, fit, options.threads);
    if (!result.generalizability)
        return result;
    detail::add_d_study(result, frame, history.competencies);
    if (options.model == detail::VarianceModel::composite)
        for (DStudyRow& row : result.d_study)
            row.competencies = static_cast<std::size_t>(result.competencies);
    return result;
}

} // namespace panelscore
