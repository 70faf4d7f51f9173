// SPDX-License-Identifier: BSL-1.0
#pragma once

// From a panel's scorecards to advice with everything it rests on, by the mean of what was
// written. Every number here comes from scores and a declared rule; nothing reads who a
// candidate is.

#include <panelscore/decide/disagreement.hpp>
#include <panelscore/decide/panel_scores.hpp>
#include <panelscore/decide/robustness.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/decide/trace.hpp>
#include <panelscore/model/panel.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

namespace detail {

inline void describe_cards(Panel const& panel, Role const& role, Recommendation& advice) {
    advice.candidate = panel.candidate;
    advice.opening = panel.opening;
    advice.seniority = panel.seniority;
    advice.cards.reserve(panel.cards.size());
    for (Scorecard const& card : panel.cards) {
        advice.cards.push_back({card.interviewer, card.interview, card.submitted_at, card.phase,
                                card.source, card.extra});
        for (RedFlag const& flag : card.red_flags)
            advice.red_flags.push_back(
                {card.interviewer, card.interview, flag.competency, flag.flag, flag.quotation});
        if (card.phase != Phase::independent)
            continue;
        ++advice.coverage.scorecards;
        if (card.overall)
            ++advice.votes
                  .counts[static_cast<std::size_t>(static_cast<int>(*card.overall) + 2)];
    }
    auto const& votes = advice.votes.counts;
    advice.votes.conflict = votes[0] + votes[1] > 0 && votes[3] + votes[4] > 0;
    for (Interview const& planned : role.interviews)
        if (std::none_of(panel.cards.begin(), panel.cards.end(), [&](Scorecard const& card) {
                return card.phase == Phase::independent && card.interview == planned.id;
            }))
            advice.coverage.interviews_missing.push_back(planned.id);
}

inline void describe_debrief(Panel const& panel, Recommendation& advice) {
    for (Scorecard const& later : panel.cards) {
        if (later.phase != Phase::after_debrief)
            continue;
        for (Rating const& rating : later.ratings) {
            DebriefChange change{later.interviewer, rating.competency, std::nullopt,
                                 rating.score};
            for (Scorecard const& first : panel.cards)
                if (first.phase == Phase::independent &&
                    first.interviewer == later.interviewer &&
                    first.interview == later.interview)
                    if (Rating const* before = first.rating(rating.competency))
                        change.before = before->score;
            advice.debrief.push_back(std::move(change));
        }
    }
}

/// Mean, sd and range of one competency's scores; moves the evidence out of the panel.
inline CompetencyScore describe_competency(PanelScores const& scores, std::size_t k,
                                           Panel& panel) {
    CompetencyScore result;
    auto const given = scores.scores_of(k);
    result.n = given.size();
    result.ratings.reserve(given.size());
    result.interviewers = scores.means_of(k).size();
    double sum = 0;
    for (PanelScore const& entry : given) {
        Scorecard& card = panel.cards[entry.card];
        sum += entry.score;
        result.minimum = (std::min)(result.minimum.value_or(entry.score), entry.score);
        result.maximum = (std::max)(result.maximum.value_or(entry.score), entry.score);
        result.ratings.push_back({card.interviewer, card.interview, entry.score,
                                  std::move(card.ratings[entry.rating].evidence)});
    }
    if (result.n >= 2) {
        double const mean = sum / static_cast<double>(result.n);
        double squares = 0;
        for (PanelScore const& entry : given)
            squares += (entry.score - mean) * (entry.score - mean);
        result.sd = std::sqrt(squares / static_cast<double>(result.n - 1));
    }
    return result;
}

inline void describe_competencies(RoleTable const& table, PanelScores const& scores,
                                  std::vector<std::optional<double>> const& raw,
                                  Aggregate aggregate, Panel& panel, Recommendation& advice) {
    std::size_t const weighted = table.weights.size();
    advice.competencies.reserve(weighted + scores.extras.size());
    std::vector<double> values;
    for (std::size_t k = 0; k < weighted + scores.extras.size(); ++k) {
        CompetencyScore entry = describe_competency(scores, k, panel);
        if (k < weighted) {
            entry.competency = table.weights.competencies[k];
            entry.weight = table.weights.shares[k];
            entry.raw = raw[k];
            entry.target = table.targets[k];
        } else {
            entry.competency = scores.extras[k - weighted];
            values.clear();
            for (InterviewerMean const& mean : scores.means_of(k))
                values.push_back(mean.mean);
            entry.raw = combine(aggregate, values);
        }
        advice.competencies.push_back(std::move(entry));
    }
}

inline void describe_domains(RoleTable const& table,
                             std::vector<std::optional<double>> const& raw,
                             Recommendation& advice) {
    auto const domains = domain_sums(table.weights, raw);
    for (std::size_t d = 0; d < domains.size(); ++d) {
        DomainScore domain{table.weights.domain_ids[d], domains[d].declared, std::nullopt};
        if (domains[d].assessed > 0)
            domain.score = domains[d].scored / domains[d].assessed;
        advice.domains.push_back(std::move(domain));
    }
}

inline void describe_gates(RoleTable const& table, PanelScores const& scores,
                           std::vector<std::optional<double>> const& raw,
                           Recommendation& advice) {
    for (TableGate const& gate : table.gates) {
        GateResult result;
        result.competency = table.weights.competencies[gate.competency];
        result.minimum = gate.minimum;
        result.raw = raw[gate.competency];
        result.outcome =
            read_gate(gate_scores(scores, gate.competency), gate.minimum, table.sign);
        advice.gates.push_back(std::move(result));
    }
}

} // namespace detail

/// The advice for one panel, by the mean (contract: the call by the mean; what only a
/// posterior can give is empty).
///
/// Only independent cards are scored. The order of cards and ratings changes nothing, and
/// neither does any other panel.
///
/// @param rubric  read without errors, with a role
/// @param table   `role_table(rubric, panel.seniority)`, made once for many panels
/// @param panel   checked cards of one candidate and opening; its evidence is moved into the
///                result
/// Cost: ratings x competencies + interviewers x scores.
[[nodiscard]] inline Recommendation recommend(Panel panel, Rubric const& rubric,
                                              RoleTable const& table) {
    Role const& role = *rubric.role;
    Policy const& policy = role.policy;
    sort_cards(panel.cards);
    Recommendation advice;
    detail::describe_cards(panel, role, advice);
    detail::describe_debrief(panel, advice);

    PanelScores const scores = panel_scores(table.weights, panel);
    auto const raw = raw_scores(scores, table.weights.size(), policy.aggregate);
    LadderInput const input = ladder_by_mean(table, scores, raw);
    LadderResult const result = climb(input, table.bars, policy, table.sign);

    advice.bars = table.bars;
    advice.score.raw = input.score;
    advice.score.level = policy.level;
    advice.call = result.call;
    advice.call_by_mean = result.call;
    advice.margin = margin_by_mean(table, input, result.call, policy);
    advice.coverage.weight = input.coverage;
    advice.coverage.interviewers = input.interviewers;
    advice.coverage.ratings = scores.scores.size();
    advice.coverage.not_observed = scores.not_observed;
    advice.bounds = {composite_if_unrated(table.weights, raw, rubric.scale.minimum()),
                     composite_if_unrated(table.weights, raw, rubric.scale.maximum())};
    detail::describe_domains(table, raw, advice);
    detail::describe_gates(table, scores, raw, advice);
    advice.disagreements = disagreements(table, scores);
    advice.robustness = stress_tests(table, scores, policy);
    advice.trace = trace_by_mean(table, policy, input, result, advice.gates);
    detail::describe_competencies(table, scores, raw, policy.aggregate, panel, advice);
    return advice;
}

/// The advice for one panel; see above. Throws `std::invalid_argument` when the rubric has no
/// role, or its bars or gates cannot be worked out for the panel's seniority.
[[nodiscard]] inline Recommendation recommend(Panel panel, Rubric const& rubric) {
    auto const table = role_table(rubric, panel.seniority);
    if (!table)
        throw std::invalid_argument(
            "recommend: bars or gates cannot be worked out for this rubric "
            "and seniority");
    return recommend(std::move(panel), rubric, *table);
}

} // namespace panelscore
