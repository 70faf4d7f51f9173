// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/parallel.hpp>
#include <panelscore/calibrate/competency_means.hpp>
#include <panelscore/calibrate/consistency.hpp>
#include <panelscore/calibrate/discrimination.hpp>
#include <panelscore/calibrate/drift.hpp>
#include <panelscore/calibrate/halo.hpp>
#include <panelscore/calibrate/interviewer_cards.hpp>
#include <panelscore/calibrate/interviewers.hpp>
#include <panelscore/calibrate/peer_comparison.hpp>
#include <panelscore/calibrate/score_use.hpp>
#include <panelscore/calibrate/severity.hpp>
#include <panelscore/calibrate/submission_times.hpp>
#include <panelscore/impl/calibrate_interviewer_flags.ipp>
#include <panelscore/stats/multiplicity.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::interviewers {

/// Works out the figures of all interviewers of a history.
class InterviewerDesk {
  public:
    InterviewerDesk(RatingHistory const& history, stats::LinkedSubsets const& linked,
                    Outcome<stats::VarianceFit, Undefined> const& fit,
                    InterviewerOptions const& options)
        : history_(history), ratings_(history.ratings), linked_(linked), fit_(fit),
          options_(options), cards_(history.ratings) {}

    [[nodiscard]] std::vector<InterviewerFigures> run() {
        list();
        compare_with_peers();
        if (fit_)
            usual_scatter_ = usual_scatter(*fit_);
        auto by_competency = fit_ ? severities_by_competency(*fit_, history_)
                                  : std::vector<std::vector<CompetencySeverity>>{};
        for_each_index(evidence_.size(), options_.threads, [&](std::size_t i) {
            InterviewerEvidence& one = evidence_[i];
            if (one.code < by_competency.size() && severity(one))
                figures_[one.position].by_competency = std::move(by_competency[one.code]);
            describe(one);
        });
        adjust_severity_p();
        for (auto& [position, flag] : interviewer_flags(pool()))
            figures_[position].flags.push_back(std::move(flag));
        return std::move(figures_);
    }

  private:
    /// Counts for everyone; evidence for those with enough cards.
    void list() {
        std::vector<std::size_t> cards(history_.interviewers.size(), 0);
        for (HistoryCard const& card : history_.cards)
            ++cards[card.interviewer];
        for (std::size_t i = 0; i < history_.interviewers.size(); ++i) {
            auto const code = static_cast<std::uint32_t>(i);
            InterviewerFigures figures;
            figures.interviewer = history_.interviewers[i];
            figures.subset = i < linked_.interviewer.size() ? linked_.interviewer[i] : 0;
            figures.scorecards = cards[i];
            for (CardRows const& card : cards_.of(code))
                figures.ratings += card.last - card.first;
            figures.counts_only =
                figures.ratings == 0 || cards_.of(code).size() < options_.min_scorecards;
            if (!figures.counts_only)
                evidence_.push_back({.position = i, .code = code, .cards = cards_.of(code)});
            figures_.push_back(std::move(figures));
        }
    }

    void compare_with_peers() {
        std::vector<double> means;
        auto const by_competency = competency_means(history_);
        for (CompetencyMean const& mean : by_competency)
            means.push_back(mean.mean);
        spread_ = pooled_sd(by_competency);
        auto const differences =
            peer_differences(ratings_, [&](std::size_t row) { return ratings_.score[row]; });
        auto const midpoints = peer_differences(ratings_, [&](std::size_t row) {
            return is_midpoint(ratings_.score[row], history_.scale) ? 1.0 : 0.0;
        });
        auto const pairs = pairs_with_peers(ratings_, means);
        for (InterviewerEvidence& one : evidence_) {
            one.difference = differences[one.code];
            one.midpoint = midpoints[one.code];
            one.with_peers = pairs[one.code];
        }
        tally_cards();
    }

    /// What cards say beside scores: times, what was not observed.
    void tally_cards() {
        std::vector<InterviewerEvidence*> by_code(history_.interviewers.size(), nullptr);
        for (InterviewerEvidence& one : evidence_)
            by_code[one.code] = &one;
        std::vector<std::size_t> scored(history_.cards.size(), 0);
        for (std::uint32_t const card : ratings_.card)
            ++scored[card];
        for (std::size_t i = 0; i < history_.cards.size(); ++i) {
            HistoryCard const& card = history_.cards[i];
            InterviewerEvidence* const one = by_code[card.interviewer];
            if (one == nullptr)
                continue;
            Tally const tally{.hits = static_cast<double>(card.not_observed),
                              .n = static_cast<double>(card.not_observed + scored[i])};
            one->not_observed.push_back(tally);
            if (auto const hours = hours_to_submit(card))
                one->hours.push_back(*hours);
        }
    }

    [[nodiscard]] Outcome<stats::Effect, Undefined>
    severity(InterviewerEvidence const& one) const {
        return severity_of(fit_, linked_, history_.scale, one.code);
    }

    /// Fills in the figures of one interviewer.
    void describe(InterviewerEvidence& one) {
        InterviewerFigures& figures = figures_[one.position];
        ScoreUse use = score_use(ratings_, one.cards, levels_);
        figures.mean = use.mean;
        figures.sd = use.sd;
        figures.distribution = std::move(use.distribution);
        figures.range_use = use.range_use;
        figures.peer_difference = turned(one.difference.estimate(options_.level));
        figures.central_tendency = one.midpoint.estimate(options_.level);
        figures.discrimination =
            !use.sd || *use.sd == 0
                ? Measured{one.with_peers.n < 3 ? Undefined::too_few : Undefined::no_variance}
                : correlation_estimate(one.with_peers, options_.level);
        figures.not_observed_rate = total_of(one.not_observed).share();
        figures.hours_to_submit = summarize_hours(one.hours, options_.late_hours);
        one.severity = severity(one);
        if (one.severity) {
            figures.severity = one.severity->value;
            figures.severity_se = one.severity->standard_error;
            if (one.severity->standard_error > 0)
                figures.severity_interval = severity_interval(*one.severity, options_.level);
        } else {
            figures.severity = one.severity.reason();
        }
        describe_by_model(one, figures);
    }

    /// The difference as severity: positive is harsher.
    [[nodiscard]] Measured turned(Measured found) const {
        if (!found || history_.scale.lower_is_better)
            return found;
        Estimate harsher{.estimate = -found->estimate, .n = found->n};
        if (found->lower && found->upper) {
            harsher.lower = -*found->upper;
            harsher.upper = -*found->lower;
        }
        return harsher;
    }

    void describe_by_model(InterviewerEvidence& one, InterviewerFigures& figures) {
        one.within = correlation_within_cards(ratings_, one.cards);
        if (!fit_) {
            figures.consistency = fit_.reason();
            figures.halo = fit_.reason();
            return;
        }
        one.scatter = scatter_of(*fit_, options_.model, one.cards);
        figures.consistency = consistency(one.scatter, usual_scatter_);
        auto const expected = correlation_without_halo(*fit_, options_.model);
        if (!expected)
            figures.halo = expected.reason();
        else if (!one.within)
            figures.halo = one.within.reason();
        else
            figures.halo = halo_estimate(*one.within, *expected, options_.level);
        for (CardRows const& card : one.cards)
            if (auto const time = time_of(history_.cards[card.card]))
                one.residuals.push_back({.time = *time, .residual = card_residual(card)});
        figures.drift = drift_by_period(one.residuals, options_.period);
    }

    [[nodiscard]] double card_residual(CardRows const& card) const {
        if (options_.model == stats::VarianceModel::composite)
            return fit_->card_residual[card.position];
        double sum = 0;
        for (std::size_t i = card.first; i < card.last; ++i)
            sum += fit_->card_residual[i];
        return sum / static_cast<double>(card.last - card.first);
    }

    void adjust_severity_p() {
        std::vector<double> p;
        for (InterviewerEvidence const& one : evidence_)
            if (one.severity)
                p.push_back(severity_p(one.severity->value, one.severity->standard_error));
        auto const adjusted = stats::holm(p);
        std::size_t next = 0;
        for (InterviewerEvidence const& one : evidence_)
            if (one.severity)
                figures_[one.position].severity_p_holm = adjusted[next++];
    }

    [[nodiscard]] InterviewerPool pool() const {
        InterviewerPool pool{
            .evidence = evidence_, .figures = figures_, .scale = history_.scale};
        pool.spread = spread_;
        pool.late_hours = options_.late_hours;
        std::vector<Outcome<stats::Effect, Undefined>> severities;
        for (std::size_t i = 0; i < linked_.interviewer.size(); ++i)
            severities.push_back(
                severity_of(fit_, linked_, history_.scale, static_cast<std::uint32_t>(i)));
        pool.severity_level = severity_levels(severities, linked_);
        if (fit_) {
            pool.residual_variance = fit_->variance(stats::Component::residual);
            pool.usual_scatter = usual_scatter_;
        }
        return pool;
    }

    RatingHistory const& history_;
    stats::Ratings const& ratings_;
    stats::LinkedSubsets const& linked_;
    Outcome<stats::VarianceFit, Undefined> const& fit_;
    InterviewerOptions const& options_;
    CardsByInterviewer cards_;
    std::vector<double> levels_ = score_levels(history_.scale);
    double spread_ = 0;
    double usual_scatter_ = 0;
    std::vector<InterviewerFigures> figures_{};
    std::vector<InterviewerEvidence> evidence_{};
};

} // namespace detail::interviewers

PANELSCORE_DECL std::vector<InterviewerFigures>
interviewer_figures(RatingHistory const& history, stats::LinkedSubsets const& linked,
                    Outcome<stats::VarianceFit, Undefined> const& fit,
                    InterviewerOptions const& options) {
    return detail::interviewers::InterviewerDesk(history, linked, fit, options).run();
}

} // namespace panelscore
