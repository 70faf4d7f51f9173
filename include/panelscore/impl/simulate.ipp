// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/parallel.hpp>
#include <panelscore/base/random.hpp>
#include <panelscore/impl/simulate_checks.ipp>
#include <panelscore/simulate/simulate.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace panelscore {
namespace detail {

/// What a seed is split into: each part of the panels has its own streams.
enum class SimulatedPart : std::uint64_t {
    competencies,
    chosen_for_drift,
    chosen_for_halo,
    chosen_for_centre,
    interviewers,
    meetings,
    effects,
    missing
};

inline RandomStream draws_for(std::uint64_t seed, SimulatedPart part, std::uint64_t who) {
    return RandomStream{derived_seed(seed, static_cast<std::uint64_t>(part)), who};
}

/// Standard deviation of a component.
inline double spread(SimulateOptions const& options, stats::Component component) {
    return std::sqrt(options.components[static_cast<std::size_t>(component)]);
}

/// The first of those that share `n` among `sites` which site `site` gets.
inline std::uint32_t first_of_site(std::uint32_t n, std::uint32_t sites, std::uint32_t site) {
    return static_cast<std::uint32_t>(std::uint64_t{n} * site / sites);
}

/// The site of the one with number `index` of `n`.
inline std::uint32_t site_of(std::uint32_t n, std::uint32_t sites, std::uint32_t index) {
    auto site = static_cast<std::uint32_t>(std::uint64_t{index} * sites / n);
    while (site + 1 < sites && first_of_site(n, sites, site + 1) <= index)
        ++site;
    return site;
}

/// `n` different whole numbers below `bound`, in random order. Cost: O(n^2).
inline std::vector<std::uint32_t> distinct_below(std::uint32_t bound, std::uint32_t n,
                                                 RandomStream& draws) {
    // A shuffle of 0, 1, 2, ... that remembers only the places it has changed.
    std::vector<std::uint32_t> drawn(n);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moved; // place, what stands there
    auto const at = [&](std::uint32_t place) {
        for (auto entry = moved.rbegin(); entry != moved.rend(); ++entry)
            if (entry->first == place)
                return entry->second;
        return place;
    };
    for (std::uint32_t i = 0; i < n; ++i) {
        std::uint32_t const place = i + draws.below(bound - i);
        drawn[i] = at(place);
        if (place != i)
            moved.emplace_back(place, at(i));
    }
    return drawn;
}

inline std::vector<double> drawn_means(SimulateOptions const& options) {
    if (!options.means.empty())
        return options.means;
    auto draws = draws_for(options.seed, SimulatedPart::competencies, 0);
    std::vector<double> means(options.competencies);
    for (double& mean : means)
        mean = options.scale.middle() +
               spread(options, stats::Component::competency) * draws.normal();
    return means;
}

/// Which interviewers have one of the habits: `n` of all, drawn.
inline std::vector<std::uint32_t> chosen(SimulateOptions const& options, SimulatedPart part,
                                         std::uint32_t n) {
    auto draws = draws_for(options.seed, part, 0);
    std::vector<std::uint32_t> everyone(options.interviewers);
    std::iota(everyone.begin(), everyone.end(), 0U);
    draw_first(everyone, n, draws);
    everyone.resize(n);
    return everyone;
}

inline SimulatedInterviewer drawn_interviewer(SimulateOptions const& options,
                                              std::uint32_t index) {
    auto draws = draws_for(options.seed, SimulatedPart::interviewers, index);
    SimulatedInterviewer who;
    who.site = site_of(options.interviewers, options.sites, index);
    who.severity = -spread(options, stats::Component::interviewer) * draws.normal();
    for (GivenSeverity const& given : options.severities)
        if (given.interviewer == index)
            who.severity = given.severity;
    double const sd = spread(options, stats::Component::interviewer_competency);
    for (std::uint32_t k = 0; k < options.competencies; ++k)
        who.by_competency.push_back(who.severity - sd * draws.normal());
    who.median_hours = 2 + 6 * draws.uniform();
    return who;
}

inline std::vector<SimulatedInterviewer> drawn_interviewers(SimulateOptions const& options) {
    std::vector<SimulatedInterviewer> all;
    for (std::uint32_t i = 0; i < options.interviewers; ++i)
        all.push_back(drawn_interviewer(options, i));
    auto const& drift = options.drift;
    for (auto const i : chosen(options, SimulatedPart::chosen_for_drift, drift.interviewers))
        all[i].drift_per_month = drift.per_month;
    auto const& halo = options.halo;
    for (auto const i : chosen(options, SimulatedPart::chosen_for_halo, halo.interviewers))
        all[i].halo_variance = halo.variance;
    auto const& centre = options.central_tendency;
    for (auto const i : chosen(options, SimulatedPart::chosen_for_centre, centre.interviewers))
        all[i].central_factor = centre.factor;
    return all;
}

inline constexpr std::int64_t seconds_of_day = 24 * 60 * 60;
inline constexpr double seconds_of_month = 30.4375 * 24 * 60 * 60;
/// Nobody takes longer than this to hand a card in.
inline constexpr double longest_wait = 30.0 * 24 * 60 * 60;

/// Who meets a candidate, and when.
inline std::vector<SimulatedCard> drawn_meetings(SimulatedPanels const& panels,
                                                 std::uint32_t site, RandomStream& draws) {
    auto const& options = panels.options();
    auto const& size = options.per_candidate;
    std::uint32_t const first = first_of_site(options.interviewers, options.sites, site);
    std::uint32_t const next = first_of_site(options.interviewers, options.sites, site + 1);
    std::uint32_t const n = size.least + draws.below(size.most - size.least + 1);
    auto const who = distinct_below(next - first, n, draws);
    // The last of five days still lies within the period.
    auto const days =
        static_cast<std::uint32_t>(options.period.months * seconds_of_month / seconds_of_day) -
        5;
    std::uint32_t const first_day = draws.below(days);
    std::vector<SimulatedCard> cards(n);
    for (std::uint32_t j = 0; j < n; ++j) {
        auto& card = cards[j];
        card.interviewer = first + who[j];
        card.interview = options.interviews.empty()
                             ? 0
                             : j % static_cast<std::uint32_t>(options.interviews.size());
        std::int64_t const hour = 9 + draws.below(8);
        card.interviewed_at =
            options.period.start + (first_day + j % 5) * seconds_of_day + hour * 60 * 60;
        // Log-logistic waiting times: most within hours, one in forty beyond six medians.
        double const u = draws.uniform();
        double const hours =
            panels.interviewers()[card.interviewer].median_hours * std::sqrt(u / (1 - u));
        card.submitted_at =
            card.interviewed_at + 60 * 60 +
            static_cast<std::int64_t>((std::min)(hours * 60, longest_wait / 60)) * 60;
    }
    return cards;
}

/// What ends up on the card for a latent score.
inline double given_score(SimulatedScale const& scale, double latent) {
    auto const& scores = scale.scores;
    if (scale.score == SimulatedScore::continuous)
        return std::round(latent * 1e4) / 1e4;
    auto const above = std::lower_bound(scores.begin(), scores.end(), latent);
    if (above == scores.begin())
        return scores.front();
    if (above == scores.end())
        return scores.back();
    double const below = *std::prev(above);
    return latent - below < *above - latent ? below : *above;
}

/// Scores the competencies of a card. Every competency of the rubric uses up its draw, asked or
/// not, so that what is missing never changes what is there.
inline void draw_scores(SimulatedPanels const& panels, SimulatedCandidate const& candidate,
                        SimulatedCard& card, RandomStream& draws) {
    auto const& options = panels.options();
    auto const& who = panels.interviewers()[card.interviewer];
    double const sign = options.scale.lower_is_better ? -1 : 1;
    double const middle = options.scale.middle();
    double const residual = spread(options, stats::Component::residual);
    double const together = spread(options, stats::Component::candidate_interviewer);
    double const months =
        static_cast<double>(card.interviewed_at - options.period.start) / seconds_of_month -
        options.period.months / 2.0;
    double const impression =
        together * draws.normal() + std::sqrt(who.halo_variance) * draws.normal();
    for (std::uint32_t k = 0; k < options.competencies; ++k) {
        double const severity = who.by_competency[k] + who.drift_per_month * months;
        double const latent = candidate.true_scores[k] +
                              sign * (impression + residual * draws.normal() - severity);
        double const told = middle + who.central_factor * (latent - middle);
        card.ratings.push_back({k, given_score(options.scale, told)});
    }
}

/// Takes away what was not asked and what was not observed; false when the card was never
/// handed in or is empty.
inline bool draw_missing(SimulateOptions const& options, SimulatedCard& card,
                         RandomStream& draws) {
    auto const& missing = options.missing;
    bool const handed_in = !draws.happens(missing.cards);
    std::vector<SimulatedRating> left;
    for (auto& rating : card.ratings) {
        bool const not_asked = draws.happens(missing.not_asked);
        if (draws.happens(missing.not_observed))
            rating.score.reset();
        bool const planned =
            options.interviews.empty() ||
            std::find(options.interviews[card.interview].begin(),
                      options.interviews[card.interview].end(),
                      rating.competency) != options.interviews[card.interview].end();
        if (planned && !not_asked)
            left.push_back(rating);
    }
    card.ratings = std::move(left);
    return handed_in && !card.ratings.empty();
}

} // namespace detail

PANELSCORE_DECL SimulatedPanels::SimulatedPanels(SimulateOptions options)
    : options_(std::move(options)) {
    detail::check(options_);
    means_ = detail::drawn_means(options_);
    interviewers_ = detail::drawn_interviewers(options_);
}

PANELSCORE_DECL SimulatedCandidate SimulatedPanels::candidate(std::uint32_t index) const {
    using detail::SimulatedPart;
    std::uint64_t const who = std::uint64_t{options_.candidates_before} + index;
    auto meetings = detail::draws_for(options_.seed, SimulatedPart::meetings, who);
    auto effects = detail::draws_for(options_.seed, SimulatedPart::effects, who);
    auto missing = detail::draws_for(options_.seed, SimulatedPart::missing, who);
    SimulatedCandidate candidate;
    candidate.site = detail::site_of(options_.candidates, options_.sites, index);
    candidate.effect = detail::spread(options_, stats::Component::candidate) * effects.normal();
    double const sign = options_.scale.lower_is_better ? -1 : 1;
    double const sd = detail::spread(options_, stats::Component::candidate_competency);
    for (double const mean : means_)
        candidate.true_scores.push_back(mean +
                                        sign * (candidate.effect + sd * effects.normal()));
    for (auto& card : detail::drawn_meetings(*this, candidate.site, meetings)) {
        detail::draw_scores(*this, candidate, card, effects);
        if (detail::draw_missing(options_, card, missing))
            candidate.cards.push_back(std::move(card));
    }
    std::sort(candidate.cards.begin(), candidate.cards.end(),
              [](SimulatedCard const& a, SimulatedCard const& b) {
                  return a.interviewer < b.interviewer;
              });
    return candidate;
}

namespace detail {

/// Scores of some candidates, with their own numbers instead of codes.
struct SimulatedBatch {
    stats::Ratings rows{};
    std::size_t not_observed = 0;
};

inline SimulatedBatch scores_of(SimulatedPanels const& panels, std::uint32_t first,
                                std::uint32_t next) {
    SimulatedBatch batch;
    stats::Ratings& rows = batch.rows;
    for (std::uint32_t c = first; c < next; ++c)
        for (auto const& card : panels.candidate(c).cards) {
            std::size_t const before = rows.size();
            for (auto const& rating : card.ratings) {
                if (!rating.score) {
                    ++batch.not_observed;
                    continue;
                }
                rows.candidate.push_back(c);
                rows.interviewer.push_back(card.interviewer);
                rows.competency.push_back(rating.competency);
                rows.card.push_back(rows.cards);
                rows.score.push_back(*rating.score);
            }
            rows.cards += rows.size() > before ? 1U : 0U;
        }
    return batch;
}

inline void append(stats::Ratings& all, stats::Ratings const& more) {
    auto const add = [](auto& to, auto const& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    add(all.candidate, more.candidate);
    add(all.interviewer, more.interviewer);
    add(all.competency, more.competency);
    add(all.score, more.score);
    for (auto const card : more.card)
        all.card.push_back(all.cards + card);
    all.cards += more.cards;
}

/// Replaces numbers by codes without gaps; returns the number behind each code.
inline std::vector<std::uint32_t> coded(std::vector<std::uint32_t>& numbers, std::uint32_t n) {
    std::vector<std::uint32_t> code(n, 0);
    for (auto const number : numbers)
        code[number] = 1;
    std::vector<std::uint32_t> behind;
    for (std::uint32_t number = 0; number < n; ++number)
        if (code[number] != 0) {
            code[number] = static_cast<std::uint32_t>(behind.size());
            behind.push_back(number);
        }
    for (auto& number : numbers)
        number = code[number];
    return behind;
}

} // namespace detail

PANELSCORE_DECL SimulatedRatings simulated_ratings(SimulatedPanels const& panels,
                                                   std::size_t threads) {
    constexpr std::uint32_t at_a_time = 256;
    auto const& options = panels.options();
    SimulatedRatings all;
    produce_in_order((options.candidates + at_a_time - 1) / at_a_time, threads,
                     [&](std::size_t i) {
                         auto const first = static_cast<std::uint32_t>(i) * at_a_time;
                         return detail::scores_of(
                             panels, first,
                             first + (std::min)(options.candidates - first, at_a_time));
                     },
                     [&](detail::SimulatedBatch const& batch) {
                         detail::append(all.ratings, batch.rows);
                         all.not_observed += batch.not_observed;
                     });
    stats::Ratings& ratings = all.ratings;
    all.candidates = detail::coded(ratings.candidate, options.candidates);
    all.interviewers = detail::coded(ratings.interviewer, options.interviewers);
    all.competencies = detail::coded(ratings.competency, options.competencies);
    ratings.candidates = static_cast<std::uint32_t>(all.candidates.size());
    ratings.interviewers = static_cast<std::uint32_t>(all.interviewers.size());
    ratings.competencies = static_cast<std::uint32_t>(all.competencies.size());
    return all;
}

} // namespace panelscore
