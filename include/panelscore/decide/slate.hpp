// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several candidates side by side: the order to talk about them in, and who cannot be told
// apart.

#include <panelscore/base/number.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/stats/candidate_posterior.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace panelscore {

/// Candidates by call (strong hire first, not enough evidence last), then raw score from the
/// better end, then candidate and opening.
///
/// By the mean two candidates tie when their raw scores are equal; candidates without enough
/// evidence take no part in ties. Each tie has two members or more.
/// @param sign  +1 when higher is better, -1 when lower is
/// Cost: n log n.
[[nodiscard]] inline Slate slate_by_mean(std::span<Recommendation const> advice, double sign) {
    struct Place {
        int call = 0;
        double score = 0; // whole multiples of the tolerance, so that equal is equal
        PanelKey key{};
    };
    std::vector<Place> places;
    for (Recommendation const& one : advice)
        places.push_back({static_cast<int>(one.call),
                          one.score.raw ? std::round(-sign * *one.score.raw / score_tolerance)
                                        : (std::numeric_limits<double>::max)(),
                          {one.candidate, one.opening}});
    std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) {
        return std::tie(a.call, a.score, a.key) < std::tie(b.call, b.score, b.key);
    });
    Slate slate;
    for (std::size_t i = 0; i < places.size(); ++i) {
        bool const tied = i > 0 && places[i].score == places[i - 1].score &&
                          places[i].call == places[i - 1].call &&
                          places[i].call != static_cast<int>(Call::insufficient_evidence);
        if (tied && (slate.ties.empty() || slate.ties.back().back() != places[i - 1].key))
            slate.ties.push_back({places[i - 1].key});
        if (tied)
            slate.ties.back().push_back(places[i].key);
        slate.order.push_back(places[i].key);
    }
    return slate;
}

namespace detail {

/// The chance that one true composite is better than another, their errors taken as
/// independent.
[[nodiscard]] inline double chance_better(CompositeScore const& a, CompositeScore const& b,
                                          double sign) {
    double const lead = sign * (*a.adjusted - *b.adjusted);
    double const sd = std::hypot(*a.standard_error, *b.standard_error);
    return stats::ScoreBelief{lead, sd > 0 ? sd : score_tolerance}.chance_at_least(0);
}

/// Whether a candidate stands in the order by score: enough evidence, and no gate that settles
/// it.
[[nodiscard]] inline bool compared(Recommendation const& one) {
    return one.call != Call::insufficient_evidence && one.score.adjusted &&
           std::none_of(one.gates.begin(), one.gates.end(), [](GateResult const& gate) {
               return gate.outcome == GateOutcome::not_met;
           });
}

/// Runs of neighbours in which every pair is a tie; none inside another.
[[nodiscard]] inline std::vector<std::vector<PanelKey>>
tied_runs(std::vector<Recommendation const*> const& ordered, double confidence, double sign) {
    std::vector<Recommendation const*> list;
    for (auto const* one : ordered)
        if (compared(*one))
            list.push_back(one);
    std::vector<std::vector<PanelKey>> ties;
    std::size_t reached = 0; // end of the last run kept
    for (std::size_t first = 0; first < list.size(); ++first) {
        std::size_t end = first + 1;
        auto const ties_with_all = [&](std::size_t next) {
            for (std::size_t i = first; i < next; ++i) {
                double const p = chance_better(list[i]->score, list[next]->score, sign);
                if (!below(p, confidence) || !below(1 - p, confidence))
                    return false;
            }
            return true;
        };
        while (end < list.size() && ties_with_all(end))
            ++end;
        if (end - first < 2 || end <= reached)
            continue;
        reached = end;
        ties.emplace_back();
        for (std::size_t i = first; i < end; ++i)
            ties.back().push_back({list[i]->candidate, list[i]->opening});
    }
    return ties;
}

} // namespace detail

/// From so many candidates on, effective weights are worked out.
inline constexpr std::size_t effective_weights_from = 20;

/// How much each competency makes of the differences between raw composites: its weighted
/// deviation's covariance with their sum, over that sum's variance, so that shares add up to 1.
/// A competency nobody rated in a panel deviates by nothing there: a missing rating counts as
/// the competency's mean, never as a zero. Empty with fewer than 20 scored candidates or
/// without differences. Cost: candidates x competencies.
[[nodiscard]] inline std::optional<std::vector<EffectiveWeight>>
effective_weights(std::span<Recommendation const> advice) {
    std::vector<CompetencyScore const*> declared;
    for (Recommendation const& one : advice)
        if (declared.empty())
            for (CompetencyScore const& entry : one.competencies)
                if (entry.weight > 0)
                    declared.push_back(&entry);
    std::vector<Recommendation const*> scored;
    for (Recommendation const& one : advice)
        if (one.score.raw)
            scored.push_back(&one);
    if (scored.size() < effective_weights_from)
        return std::nullopt;
    std::size_t const n = declared.size();
    auto const raw = [&](Recommendation const& one, std::size_t k) -> std::optional<double> {
        for (CompetencyScore const& entry : one.competencies)
            if (entry.competency == declared[k]->competency)
                return entry.raw;
        return std::nullopt;
    };
    std::vector<double> deviations(scored.size() * n);
    for (std::size_t k = 0; k < n; ++k) {
        double sum = 0, rated = 0;
        for (auto const* one : scored)
            if (auto const score = raw(*one, k))
                sum += *score, ++rated;
        for (std::size_t i = 0; i < scored.size(); ++i)
            if (auto const score = raw(*scored[i], k))
                deviations[i * n + k] = declared[k]->weight * (*score - sum / rated);
    }
    std::vector<double> with_sum(n);
    double all = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < n; ++k)
            sum += deviations[i * n + k];
        for (std::size_t k = 0; k < n; ++k)
            with_sum[k] += deviations[i * n + k] * sum;
        all += sum * sum;
    }
    if (!(all > score_tolerance))
        return std::nullopt;
    std::vector<EffectiveWeight> weights;
    for (std::size_t k = 0; k < n; ++k)
        weights.push_back({declared[k]->competency, declared[k]->weight, with_sum[k] / all});
    return weights;
}

/// Candidates by call (strong hire first, not enough evidence last), then P(hire), adjusted and
/// raw score from the better end, then candidate and opening. By the mean as `slate_by_mean`.
///
/// Two candidates tie when the chance that one is better lies between 1 - confidence and
/// confidence. `ties` are runs of neighbours of whom any two tie; candidates without enough
/// evidence or with a gate that is not met take no part. Every pair's chance is in `pairwise`,
/// errors of two candidates taken as independent: interviewers they share make it a little too
/// near to 0.5. Adjusted scores from assumptions do not compare between seniorities: with
/// several, ties and pairs are left out.
/// @param sign  +1 when higher is better, -1 when lower is
/// Cost: the square of the candidates, up to `most_compared` of them.
[[nodiscard]] inline Slate make_slate(std::span<Recommendation const> advice, double confidence,
                                      double sign) {
    bool const all_adjusted =
        !advice.empty() && std::all_of(advice.begin(), advice.end(),
                                       [](auto const& one) { return one.basis.has_value(); });
    if (!all_adjusted) {
        Slate slate = slate_by_mean(advice, sign);
        slate.effective_weights = effective_weights(advice);
        return slate;
    }
    std::vector<Recommendation const*> ordered;
    for (Recommendation const& one : advice)
        ordered.push_back(&one);
    auto const place = [&](Recommendation const& one) {
        auto const steps = [](double value) { return std::round(value / score_tolerance); };
        return std::tuple(static_cast<int>(one.call),
                          steps(one.probability ? -one.probability->hire : 0.0),
                          steps(-sign * one.score.adjusted.value_or(0.0)),
                          one.score.raw ? steps(-sign * *one.score.raw)
                                        : (std::numeric_limits<double>::max)(),
                          PanelKey{one.candidate, one.opening});
    };
    std::sort(ordered.begin(), ordered.end(),
              [&](auto const* a, auto const* b) { return place(*a) < place(*b); });
    Slate slate;
    for (auto const* one : ordered)
        slate.order.push_back({one->candidate, one->opening});
    slate.effective_weights = effective_weights(advice);
    bool const comparable = std::all_of(ordered.begin(), ordered.end(), [&](auto const* one) {
        return one->basis->components == Components::estimated ||
               one->seniority == ordered.front()->seniority;
    });
    if (!comparable)
        return slate;
    slate.ties = detail::tied_runs(ordered, confidence, sign);
    if (ordered.size() > most_compared)
        return slate;
    slate.pairwise.emplace();
    for (std::size_t a = 0; a < ordered.size(); ++a)
        for (std::size_t b = a + 1; b < ordered.size(); ++b)
            if (ordered[a]->score.adjusted && ordered[b]->score.adjusted)
                slate.pairwise->push_back(
                    {slate.order[a], slate.order[b],
                     detail::chance_better(ordered[a]->score, ordered[b]->score, sign)});
    return slate;
}

/// The slate of panels scored with this rubric, with its policy's confidence and the direction
/// of its scale. Precondition: the rubric has a role.
[[nodiscard]] inline Slate make_slate(std::span<Recommendation const> advice,
                                      Rubric const& rubric) {
    return make_slate(advice, rubric.role->policy.confidence, rubric.scale.sign());
}

} // namespace panelscore
