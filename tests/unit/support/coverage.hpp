// SPDX-License-Identifier: BSL-1.0
#pragma once

// Do intervals hold the truth as often as they say, are estimates right on average? Panels made
// up again and again, each with interviewers and candidates of its own.

#include <panelscore/base/parallel.hpp>
#include <panelscore/calibrate/agreement.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/calibrate/severity.hpp>
#include <panelscore/simulate/simulate.hpp>
#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::test {

/// A mean of independent numbers, with its Monte-Carlo standard error.
class Tally {
  public:
    void add(double number) {
        ++n_;
        sum_ += number;
        squares_ += number * number;
    }
    [[nodiscard]] std::size_t n() const { return n_; }
    [[nodiscard]] double mean() const { return sum_ / static_cast<double>(n_); }
    [[nodiscard]] double error() const {
        double const n = static_cast<double>(n_);
        double const variance = (squares_ - sum_ * sum_ / n) / (n - 1);
        return std::sqrt(variance > 0 ? variance / n : 0);
    }
    /// How many standard errors the mean lies from `truth`.
    [[nodiscard]] double z(double truth) const {
        return error() > 0 ? (mean() - truth) / error() : 0;
    }

  private:
    std::size_t n_ = 0;
    double sum_ = 0;
    double squares_ = 0;
};

/// What one panel, or many, said about severities and components.
struct SeverityCoverage {
    Tally at_95{}; ///< share of a panel's interviewers whose 95 % interval holds the truth
    Tally at_50{}; ///< likewise for the 50 % interval
    std::array<Tally, stats::component_count> components{};
    std::size_t not_fitted = 0;
    std::size_t at_zero = 0; ///< interviewer variance estimated at 0: no interval to judge
};

namespace detail {

struct PanelOutcome {
    bool fitted = false;
    bool has_severities = false;
    double at_95 = 0;
    double at_50 = 0;
    std::array<double, stats::component_count> components{};
};

/// Fits one made-up panel. The truth of a severity is what the interviewer is harsher than the
/// mean of those in the panels: no data tell how they compare with others.
inline PanelOutcome judge(SimulateOptions const& options) {
    SimulatedPanels const panels{options};
    auto const made = simulated_ratings(panels);
    auto const linked = stats::linked_subsets(made.ratings);
    auto const fit = stats::fit_variance_components(made.ratings);
    PanelOutcome outcome;
    outcome.fitted = fit && fit->converged;
    if (!outcome.fitted)
        return outcome;
    for (std::size_t i = 0; i < stats::component_count; ++i)
        outcome.components[i] = fit->variance(static_cast<stats::Component>(i));
    double const n = static_cast<double>(made.interviewers.size());
    double level = 0;
    for (auto const number : made.interviewers)
        level += panels.interviewers()[number].severity / n;
    outcome.has_severities = fit->variance(stats::Component::interviewer) > 0;
    for (std::uint32_t code = 0; outcome.has_severities && code < made.interviewers.size();
         ++code) {
        auto const severity = severity_of(fit, linked, ScoreScale{}, code);
        double const truth = panels.interviewers()[made.interviewers[code]].severity - level;
        auto const holds = [&](double share) {
            auto const ends = severity_interval(*severity, share);
            return severity && ends[0] <= truth && truth <= ends[1];
        };
        outcome.at_95 += holds(0.95) ? 1 / n : 0;
        outcome.at_50 += holds(0.50) ? 1 / n : 0;
    }
    return outcome;
}

} // namespace detail

/// Makes up and fits `panels` panels with the seeds from `options.seed` on.
inline SeverityCoverage severity_coverage(SimulateOptions const& options, std::size_t panels,
                                          std::size_t threads = 1) {
    SeverityCoverage all;
    produce_in_order(
        panels, threads,
        [&](std::size_t i) {
            auto one = options;
            one.seed += i;
            return detail::judge(one);
        },
        [&](detail::PanelOutcome const& outcome) {
            if (!outcome.fitted) {
                ++all.not_fitted;
                return;
            }
            for (std::size_t i = 0; i < stats::component_count; ++i)
                all.components[i].add(outcome.components[i]);
            if (!outcome.has_severities) {
                ++all.at_zero;
                return;
            }
            all.at_95.add(outcome.at_95);
            all.at_50.add(outcome.at_50);
        });
    return all;
}

/// Made-up ratings as past ratings, with names that say nothing.
inline RatingHistory history_of(SimulatedRatings made) {
    RatingHistory history;
    history.ratings = std::move(made.ratings);
    history.scale = {.minimum = 1, .maximum = 5};
    auto const names = [](std::size_t n) {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < n; ++i)
            all.push_back(std::to_string(1'000'000 + i));
        return all;
    };
    history.candidates = names(history.ratings.candidates);
    history.interviewers = names(history.ratings.interviewers);
    history.competencies = names(history.ratings.competencies);
    history.cards.resize(history.ratings.cards);
    history.seniority_of.assign(history.ratings.candidates, HistoryCard::none);
    history.not_observed_in.assign(history.ratings.competencies, 0);
    for (std::size_t i = 0; i < history.ratings.size(); ++i) {
        auto& card = history.cards[history.ratings.card[i]];
        card.candidate = history.ratings.candidate[i];
        card.interviewer = history.ratings.interviewer[i];
    }
    return history;
}

/// How often the 95 % bootstrap interval of Krippendorff's alpha holds the alpha of endless
/// candidates, by metric: nominal, ordinal, interval, ratio.
struct AlphaCoverage {
    std::array<Tally, 4> at_95{};
    std::array<Tally, 4> width{};
    std::array<double, 4> truth{};
};

namespace detail {

inline std::array<Measured, 4> alphas(SimulateOptions const& options, std::size_t draws) {
    auto const history = history_of(simulated_ratings(SimulatedPanels{options}));
    auto const measured =
        agreement(history, {.bootstrap = draws, .seed = options.candidates_before});
    auto const& alpha = measured.back().krippendorff_alpha;
    return {alpha.nominal, alpha.ordinal, alpha.interval, alpha.ratio};
}

} // namespace detail

/// Panels of the same interviewers with other candidates each time, since candidates are what
/// the bootstrap draws; the truth is the alpha over `endless` candidates.
inline AlphaCoverage alpha_coverage(SimulateOptions const& options, std::size_t panels,
                                    std::size_t draws, std::uint32_t endless,
                                    std::size_t threads = 1) {
    AlphaCoverage all;
    auto many = options;
    many.candidates = endless;
    auto const truth = detail::alphas(many, 0);
    for (std::size_t metric = 0; metric < 4; ++metric)
        all.truth[metric] = truth[metric]->estimate;
    produce_in_order(
        panels, threads,
        [&](std::size_t i) {
            auto one = options;
            one.candidates_before =
                endless + options.candidates * static_cast<std::uint32_t>(i);
            return detail::alphas(one, draws);
        },
        [&](std::array<Measured, 4> const& found) {
            for (std::size_t metric = 0; metric < 4; ++metric) {
                Estimate const& alpha = *found[metric];
                bool const holds =
                    *alpha.lower <= all.truth[metric] && all.truth[metric] <= *alpha.upper;
                all.at_95[metric].add(holds ? 1 : 0);
                all.width[metric].add(*alpha.upper - *alpha.lower);
            }
        });
    return all;
}

} // namespace panelscore::test
