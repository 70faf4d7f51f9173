// SPDX-License-Identifier: BSL-1.0
#pragma once

// From a panel's scorecards to advice with everything it rests on. Every number here comes from
// scores, declared rules and what past ratings say of interviewers; nothing reads who a
// candidate is.

#include <panelscore/decide/belief.hpp>
#include <panelscore/decide/disagreement.hpp>
#include <panelscore/decide/margin.hpp>
#include <panelscore/decide/next_evidence.hpp>
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
#include <span>
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

/// Fewer candidates than these behind a calibration are few.
inline constexpr std::size_t few_candidates = 30;

/// What a reader should know of the calibration that scores were adjusted by. Codes:
/// `few-candidates`, `interviewer-unknown`, `competency-unknown`.
[[nodiscard]] inline std::vector<Remark> basis_remarks(ScoreBasis const& basis) {
    std::vector<Remark> remarks;
    if (basis.components == Components::assumed)
        return remarks;
    if (basis.candidates < few_candidates)
        remarks.push_back({"few-candidates",
                           "the past scorecards are of " + std::to_string(basis.candidates) +
                               " candidates only: the range is wider than is shown"});
    for (InterviewerId const& who : basis.unknown)
        remarks.push_back({"interviewer-unknown",
                           "past scorecards say too little of how " + who.text() + " scores"});
    for (CompetencyId const& what : basis.uncalibrated)
        remarks.push_back({"competency-unknown", "past scorecards do not rate " + what.text()});
    return remarks;
}

/// Adds what only a posterior can say, and the call it makes.
inline LadderResult decide_by_posterior(RoleTable const& table, Role const& role,
                                        PanelScores const& scores, PanelBelief const& belief,
                                        LadderInput const& by_mean,
                                        std::span<AvailableInterviewer const> available,
                                        Recommendation& advice) {
    PanelModel const& model = *table.model;
    Policy const& policy = role.policy;
    auto const& composite = belief.composite;
    LadderInput const input = ladder_by_posterior(by_mean, table, composite);
    LadderResult const result = climb(input, table.bars, policy, table.sign);
    advice.basis = basis_of(model, scores, belief);
    advice.flags = basis_remarks(*advice.basis);
    if (input.score) {
        double const half = model.z_level * composite.sd;
        advice.score.adjusted = composite.mean;
        advice.score.standard_error = composite.sd;
        advice.score.interval = {composite.mean - half, composite.mean + half};
        advice.probability = {input.probability_hire,
                              chance_at(composite, table.bars.strong_hire, table.sign),
                              1 - chance_at(composite, table.bars.no_hire, table.sign)};
    }
    if (auto const nearest = nearest_call(table, input, result.call, policy)) {
        advice.margin = nearest->distance;
        advice.margin_call = nearest->call;
        advice.margin_as_written = points_to(*nearest, table, belief);
    }
    for (std::size_t g = 0; g < advice.gates.size(); ++g)
        if (auto const d = model.dimension[table.gates[g].competency])
            advice.gates[g].probability =
                chance_at(belief.posterior.competency(*d), table.gates[g].minimum, table.sign);
    advice.robustness = stress_tests(table, scores, policy, &belief);
    advice.next_evidence = next_evidence(
        {table, role, scores, belief, input, advice.coverage.interviews_missing, available});
    for (std::size_t d = 0; d < model.columns.size(); ++d) {
        auto const one = belief.posterior.competency(d);
        advice.competencies[model.columns[d]].adjusted = one.mean;
        advice.competencies[model.columns[d]].standard_error = one.sd;
    }
    advice.trace = ladder_trace(table, policy, input, result, advice.gates);
    return result;
}

} // namespace detail

/// The advice for one panel. With a model in the table (the policy's method is the posterior)
/// the call is made by the chance that the true composite is at the bar, and `call_by_mean`
/// stands beside it; without one both are by the mean of what was written, and what only a
/// posterior can give is empty.
///
/// Only independent cards are scored. The order of cards and ratings changes nothing, and
/// neither does any other panel.
///
/// @param rubric     read without errors, with a role
/// @param table      `role_table(rubric, panel.seniority)`, made once for many panels
/// @param panel      checked cards of one candidate and opening; its evidence is moved into the
///                   result
/// @param available  who could still interview; empty: somebody new of whom nothing is known
/// Cost: ratings x competencies + interviewers x scores, and with a model the cube of the
/// competencies for each interviewer.
[[nodiscard]] inline Recommendation
recommend(Panel panel, Rubric const& rubric, RoleTable const& table,
          std::span<AvailableInterviewer const> available = {}) {
    Role const& role = *rubric.role;
    Policy const& policy = role.policy;
    sort_cards(panel.cards);
    Recommendation advice;
    detail::describe_cards(panel, role, advice);
    detail::describe_debrief(panel, advice);

    PanelScores const scores = panel_scores(table.weights, panel);
    auto const raw = raw_scores(scores, table.weights.size(), policy.aggregate);
    LadderInput const input = ladder_by_mean(table, scores, raw);
    LadderResult const by_mean = climb(input, table.bars, policy, table.sign);

    advice.bars = table.bars;
    advice.score.raw = input.score;
    advice.score.level = table.level;
    advice.call_by_mean = by_mean.call;
    advice.coverage.weight = input.coverage;
    advice.coverage.interviewers = input.interviewers;
    advice.coverage.ratings = scores.scores.size();
    advice.coverage.not_observed = scores.not_observed;
    advice.bounds = {composite_if_unrated(table.weights, raw, rubric.scale.minimum()),
                     composite_if_unrated(table.weights, raw, rubric.scale.maximum())};
    detail::describe_domains(table, raw, advice);
    detail::describe_gates(table, scores, raw, advice);
    auto const belief =
        table.model ? std::optional(believe(*table.model, scores)) : std::nullopt;
    auto apart = disagreements(table, scores, belief ? &*belief : nullptr);
    advice.disagreements = std::move(apart.listed);
    advice.disagreements_expected = apart.expected;
    detail::describe_competencies(table, scores, raw, policy.aggregate, panel, advice);
    if (belief) {
        advice.call =
            detail::decide_by_posterior(table, role, scores, *belief, input, available, advice)
                .call;
    } else {
        advice.call = by_mean.call;
        advice.margin = margin_by_mean(table, input, by_mean.call, policy);
        advice.robustness = stress_tests(table, scores, policy);
        advice.trace = ladder_trace(table, policy, input, by_mean, advice.gates);
    }
    advice.trace.push_back(margin_step(advice));
    return advice;
}

/// The advice for one panel, with first-use assumptions where the policy's method is the
/// posterior; see above. Throws `std::invalid_argument` when the rubric has no role, or its
/// bars or gates cannot be worked out for the panel's seniority.
[[nodiscard]] inline Recommendation recommend(Panel panel, Rubric const& rubric) {
    auto const table = role_table(rubric, panel.seniority);
    if (!table)
        throw std::invalid_argument(
            "recommend: bars or gates cannot be worked out for this rubric "
            "and seniority");
    return recommend(std::move(panel), rubric, *table);
}

} // namespace panelscore
