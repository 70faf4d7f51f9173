// SPDX-License-Identifier: BSL-1.0
#pragma once

// The flags: one function for each kind, which looks at every interviewer with enough cards.

#include <panelscore/base/number_text.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/consistency.hpp>
#include <panelscore/calibrate/discrimination.hpp>
#include <panelscore/calibrate/drift.hpp>
#include <panelscore/calibrate/halo.hpp>
#include <panelscore/calibrate/interviewer_cards.hpp>
#include <panelscore/calibrate/interviewer_flags.hpp>
#include <panelscore/calibrate/peer_comparison.hpp>
#include <panelscore/calibrate/severity.hpp>
#include <panelscore/stats/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail::interviewers {

/// What the figures of an interviewer with enough cards are made of.
struct InterviewerEvidence {
    std::size_t position = 0; ///< in the list of figures
    std::uint32_t code = 0;
    std::span<CardRows const> cards{};
    ClusteredSums difference{};
    ClusteredSums midpoint{};
    RunningCorrelation with_peers{};
    Outcome<CardCorrelation, Undefined> within = Undefined::too_few;
    Scatter scatter{};
    std::vector<Tally> not_observed{}; ///< by card
    std::vector<double> hours{};
    std::vector<TimedResidual> residuals{};
    Outcome<stats::Effect, Undefined> severity = Undefined::not_estimated;
};

/// All who were looked at, and what they are held against.
struct InterviewerPool {
    std::vector<InterviewerEvidence> const& evidence;
    std::vector<InterviewerFigures> const& figures;
    ScoreScale const& scale;
    double spread = 0; ///< sd of ratings
    double late_hours = 24;
    double residual_variance = 0;
    double usual_scatter = 0;
    std::vector<double> severity_level{}; ///< by interviewer code

    [[nodiscard]] InterviewerFigures const& of(InterviewerEvidence const& one) const {
        return figures[one.position];
    }
};

using FlagCandidates = std::vector<FlagCandidate>;

/// `38 cards`, `1 card`.
[[nodiscard]] inline std::string counted(std::size_t n, std::string const& what) {
    return std::to_string(n) + ' ' + what + (n == 1 ? "" : "s");
}

/// A share as a whole percentage: `31 %`.
[[nodiscard]] inline std::string percentage(double share) {
    return fixed(100 * share, 0) + " %";
}

/// A number between others as `0.41`.
[[nodiscard]] inline std::string two_places(double number) {
    return fixed(number, 2);
}

[[nodiscard]] inline FlagCandidates severity_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    for (InterviewerEvidence const& one : pool.evidence) {
        if (!one.severity)
            continue;
        double const value = one.severity->value - pool.severity_level[one.code];
        bool const below = (value > 0) != pool.scale.lower_is_better;
        all.push_back({.interviewer = one.position,
                       .value = value,
                       .n = one.cards.size(),
                       .p = severity_p(value, one.severity->standard_error),
                       .noticeable = std::abs(value) >= noticeable::severity * pool.spread,
                       .message = "rates " + two_places(std::abs(value)) +
                                  (below ? " below" : " above") +
                                  " colleagues on the same candidates (" +
                                  counted(one.cards.size(), "card") +
                                  "): worth comparing notes on one candidate"});
    }
    return all;
}

[[nodiscard]] inline FlagCandidates consistency_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    if (!(pool.usual_scatter > 0) || !(pool.residual_variance > 0))
        return all;
    double const degrees = pool.usual_scatter / pool.residual_variance;
    ScatterSpread spread;
    for (InterviewerEvidence const& one : pool.evidence) {
        ScatterSpread const own = scatter_spread(one.scatter, degrees);
        spread.seen += own.seen;
        spread.expected += own.expected;
    }
    double const dispersion =
        spread.expected > 0 ? (std::max)(1.0, spread.seen / spread.expected) : 1.0;
    for (InterviewerEvidence const& one : pool.evidence) {
        auto const& figure = pool.of(one).consistency;
        if (!figure)
            continue;
        double const ratio = one.scatter.mean() / pool.usual_scatter;
        all.push_back(
            {.interviewer = one.position,
             .value = *figure,
             .n = one.scatter.n,
             .p = scatter_p(one.scatter, pool.residual_variance, degrees, dispersion),
             .noticeable = ratio >= noticeable::consistency,
             .message = "scores are harder to foresee from colleagues' scores than usual (" +
                        two_places(ratio) + " times the spread; " +
                        counted(one.cards.size(), "card") +
                        "): worth rating one interview together and comparing reasons"});
    }
    return all;
}

[[nodiscard]] inline FlagCandidates central_tendency_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    for (InterviewerEvidence const& one : pool.evidence) {
        if (one.midpoint.clusters < 2 || !(one.midpoint.standard_error() > 0))
            continue;
        double const value = one.midpoint.mean();
        all.push_back(
            {.interviewer = one.position,
             .value = value,
             .n = one.midpoint.n,
             .p = stats::student_t_survival(value / one.midpoint.standard_error(),
                                            static_cast<double>(one.midpoint.clusters - 1)),
             .noticeable = value >= noticeable::central_tendency,
             .message = "gives the middle score in " + percentage(value) +
                        " more of the ratings than colleagues on the same candidates (" +
                        counted(one.cards.size(), "card") +
                        "): worth going through the anchors beside the middle one together"});
    }
    return all;
}

[[nodiscard]] inline FlagCandidates halo_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    double weights = 0;
    double sum = 0;
    auto const usable = [](InterviewerEvidence const& one) {
        return one.within && one.within->competencies > 1 &&
               one.within->has_z(one.within->correlation);
    };
    for (InterviewerEvidence const& one : pool.evidence)
        if (usable(one)) {
            weights += one.within->cards_a_pair;
            sum += one.within->cards_a_pair * one.within->correlation;
        }
    for (InterviewerEvidence const& one : pool.evidence) {
        if (!usable(one) || !pool.of(one).halo)
            continue;
        CardCorrelation const& own = *one.within;
        double const others = weights - own.cards_a_pair;
        if (!(others > 0))
            continue;
        double const usual = (sum - own.cards_a_pair * own.correlation) / others;
        if (!own.has_z(usual))
            continue;
        double const error = own.z_error() * std::sqrt(1 + own.cards_a_pair / others);
        all.push_back(
            {.interviewer = one.position,
             .value = pool.of(one).halo->estimate,
             .n = own.cards,
             .p = stats::normal_survival((own.z(own.correlation) - own.z(usual)) / error),
             .noticeable = own.correlation - usual >= noticeable::halo,
             .message = "scores of one card go together more than on colleagues' cards "
                        "(correlation " +
                        two_places(own.correlation) + ", colleagues " + two_places(usual) +
                        "; " + counted(own.cards, "card") +
                        "): worth rating one competency after the other, each from its notes"});
    }
    return all;
}

[[nodiscard]] inline FlagCandidates discrimination_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    auto const usable = [&](InterviewerEvidence const& one) {
        auto const& found = pool.of(one).discrimination;
        return found && found->lower;
    };
    double weights = 0;
    double sum = 0;
    for (InterviewerEvidence const& one : pool.evidence)
        if (usable(one)) {
            double const weight = static_cast<double>(one.with_peers.n) - 3;
            weights += weight;
            sum += weight * std::atanh(pool.of(one).discrimination->estimate);
        }
    for (InterviewerEvidence const& one : pool.evidence) {
        if (!usable(one))
            continue;
        double const r = pool.of(one).discrimination->estimate;
        double const weight = static_cast<double>(one.with_peers.n) - 3;
        double const others = weights - weight;
        if (!(others > 0))
            continue;
        double const usual = (sum - weight * std::atanh(r)) / others;
        double const error = std::sqrt(1 / weight + 1 / others);
        all.push_back(
            {.interviewer = one.position,
             .value = r,
             .n = one.with_peers.n,
             .p = stats::normal_survival((usual - std::atanh(r)) / error),
             .noticeable = std::tanh(usual) - r >= noticeable::discrimination,
             .message = "sees candidates in another order than colleagues who met them "
                        "(correlation " +
                        two_places(r) + ", usual " + two_places(std::tanh(usual)) + "; " +
                        counted(one.with_peers.n, "candidate") +
                        "): may see what others miss, worth talking two candidates through"});
    }
    return all;
}

/// How much more hits vary from card to card than if each were drawn alone; at least 1.
[[nodiscard]] inline double card_dispersion(InterviewerPool const& pool) {
    double seen = 0;
    double expected = 0;
    for (InterviewerEvidence const& one : pool.evidence) {
        double const share = total_of(one.not_observed).share();
        for (Tally const& card : one.not_observed) {
            double const gap = card.hits - share * card.n;
            seen += gap * gap;
            expected += card.n * share * (1 - share);
        }
    }
    return expected > 0 ? (std::max)(1.0, seen / expected) : 1.0;
}

[[nodiscard]] inline FlagCandidates not_observed_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    std::vector<Tally> tallies;
    for (InterviewerEvidence const& one : pool.evidence)
        tallies.push_back(total_of(one.not_observed));
    Tally const total = total_of(tallies);
    double const dispersion = card_dispersion(pool);
    for (std::size_t i = 0; i < pool.evidence.size(); ++i) {
        InterviewerEvidence const& one = pool.evidence[i];
        Tally const others{.hits = total.hits - tallies[i].hits, .n = total.n - tallies[i].n};
        if (!(others.n > 0) || !(total.hits > 0))
            continue;
        all.push_back(
            {.interviewer = one.position,
             .value = tallies[i].share(),
             .n = static_cast<std::size_t>(tallies[i].n),
             .p = share_p(tallies[i], others, dispersion),
             .noticeable = tallies[i].share() - others.share() >= noticeable::not_observed,
             .message = "marks " + percentage(tallies[i].share()) +
                        " as not observed, colleagues " + percentage(others.share()) + " (" +
                        counted(one.not_observed.size(), "card") +
                        "): worth checking that the interview leaves time for all it asks"});
    }
    return all;
}

[[nodiscard]] inline FlagCandidates late_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    auto const tally = [&](InterviewerEvidence const& one) {
        auto const late = std::count_if(one.hours.begin(), one.hours.end(),
                                        [&](double hours) { return hours > pool.late_hours; });
        return Tally{.hits = static_cast<double>(late),
                     .n = static_cast<double>(one.hours.size())};
    };
    std::vector<Tally> tallies;
    for (InterviewerEvidence const& one : pool.evidence)
        tallies.push_back(tally(one));
    Tally const total = total_of(tallies);
    for (std::size_t i = 0; i < pool.evidence.size(); ++i) {
        InterviewerEvidence const& one = pool.evidence[i];
        Tally const& own = tallies[i];
        Tally const others{.hits = total.hits - own.hits, .n = total.n - own.n};
        if (!(own.n > 0) || !(others.n > 0))
            continue;
        all.push_back({.interviewer = one.position,
                       .value = own.share(),
                       .n = one.hours.size(),
                       .p = share_p(own, others, 1.0),
                       .noticeable = own.share() - others.share() >= noticeable::late,
                       .message = "hands in " + percentage(own.share()) +
                                  " of cards after more than " + number_text(pool.late_hours) +
                                  " hours, colleagues " + percentage(others.share()) + " (" +
                                  counted(one.hours.size(), "card") +
                                  "): worth asking what gets in the way"});
    }
    return all;
}

[[nodiscard]] inline FlagCandidates drift_flags(InterviewerPool const& pool) {
    FlagCandidates all;
    for (InterviewerEvidence const& one : pool.evidence) {
        auto const trend = drift_trend(one.residuals);
        if (!trend || !(trend->standard_error > 0))
            continue;
        double const t = std::abs(trend->change) / trend->standard_error;
        all.push_back({.interviewer = one.position,
                       .value = trend->change,
                       .n = trend->n,
                       .p = 2 * stats::student_t_survival(t, static_cast<double>(trend->n - 2)),
                       .noticeable = std::abs(trend->change) >= noticeable::drift * pool.spread,
                       .message = std::string("scores moved ") +
                                  (trend->change > 0 ? "up " : "down ") +
                                  two_places(std::abs(trend->change)) + " from " +
                                  period_name(trend->first, DriftPeriod::month) + " to " +
                                  period_name(trend->last, DriftPeriod::month) +
                                  ", beside colleagues on the same candidates (" +
                                  counted(trend->n, "card") +
                                  "): worth rereading an early and a late card together"});
    }
    return all;
}

/// All flags with the positions of their interviewers, kind by kind.
[[nodiscard]] inline std::vector<std::pair<std::size_t, InterviewerFlag>>
interviewer_flags(InterviewerPool const& pool) {
    std::vector<std::pair<std::size_t, InterviewerFlag>> flags;
    auto const raise = [&](std::string_view code, FlagCandidates const& looked_at) {
        auto raised = raise_flags(code, looked_at);
        flags.insert(flags.end(), std::make_move_iterator(raised.begin()),
                     std::make_move_iterator(raised.end()));
    };
    raise("severity", severity_flags(pool));
    raise("consistency", consistency_flags(pool));
    raise("central-tendency", central_tendency_flags(pool));
    raise("halo", halo_flags(pool));
    raise("discrimination", discrimination_flags(pool));
    raise("not-observed", not_observed_flags(pool));
    raise("late", late_flags(pool));
    raise("drift", drift_flags(pool));
    return flags;
}

} // namespace panelscore::detail::interviewers
