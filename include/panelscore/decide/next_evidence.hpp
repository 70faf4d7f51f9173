// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which interview would help most: for each one that could still be held, and for each
// competency, how likely it settles the matter and what it would be worth.

#include <panelscore/base/number.hpp>
#include <panelscore/decide/belief.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/available_interviewer.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/role.hpp>
#include <panelscore/stats/value_of_ratings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore {

/// A panel as it stands, to look ahead from.
struct PanelStanding {
    RoleTable const& table; ///< with a model
    Role const& role;
    PanelScores const& scores;
    PanelBelief const& belief;
    LadderInput const& input; ///< by the posterior
    std::vector<InterviewId> const& interviews_missing;
    std::span<AvailableInterviewer const> available; ///< empty: somebody new and unknown
};

namespace detail {

/// What could be held: an interview or one competency, as dimensions of the model.
struct EvidenceOption {
    NextEvidence entry{};
    std::vector<std::size_t> dimensions{};
};

/// A gate as the scores have left it.
struct GateStanding {
    std::optional<std::size_t> dimension{}; ///< none: its competency has no weight
    double minimum = 0;
    GateOutcome outcome = GateOutcome::not_assessed;
    bool all_below = false; ///< every score so far, if there is any
};

/// Chances that the gates allow a hire, and that they force a no.
struct GateChances {
    double met = 1;
    double not_met = 0;
};

/// Looks ahead from one panel.
class NextEvidenceFinder {
  public:
    explicit NextEvidenceFinder(PanelStanding const& panel)
        : panel_(panel), model_(*panel.table.model) {
        double const sign = panel.table.sign;
        for (TableGate const& gate : panel.table.gates) {
            auto const scores = gate_scores(panel.scores, gate.competency);
            gates_.push_back({.dimension = model_.dimension[gate.competency],
                              .minimum = gate.minimum,
                              .outcome = read_gate(scores, gate.minimum, sign)});
            gates_.back().all_below =
                std::all_of(scores.begin(), scores.end(), [&](ScoreBy const& entry) {
                    return below(sign * entry.score, sign * gate.minimum);
                });
        }
    }

    /// The best person's entry for an option; empty when nobody can hold it.
    [[nodiscard]] std::optional<NextEvidence> best(EvidenceOption const& option) const {
        if (panel_.available.empty())
            return valued(option, {});
        std::optional<NextEvidence> best;
        for (AvailableInterviewer const& person : panel_.available) {
            if (!can_hold(person, option))
                continue;
            NextEvidence const entry = valued(option, person.interviewer);
            if (!best || better(entry, *best))
                best = entry;
        }
        return best;
    }

    /// More gain first, then names.
    [[nodiscard]] static bool better(NextEvidence const& a, NextEvidence const& b) {
        auto const gain = [](NextEvidence const& entry) {
            return std::round(entry.expected_gain / score_tolerance);
        };
        if (gain(a) != gain(b))
            return gain(a) > gain(b);
        return std::tie(a.interview, a.competency, a.interviewer) <
               std::tie(b.interview, b.competency, b.interviewer);
    }

  private:
    [[nodiscard]] bool can_hold(AvailableInterviewer const& person,
                                EvidenceOption const& option) const {
        if (person.maximum && *person.maximum == 0)
            return false;
        if (person.interview.empty() || person.interview == option.entry.interview)
            return true;
        Interview const* held = panel_.role.interview(person.interview);
        return option.entry.interview.empty() && held &&
               std::find(held->competencies.begin(), held->competencies.end(),
                         option.entry.competency) != held->competencies.end();
    }

    /// Position on the panel, or `nobody`.
    [[nodiscard]] std::size_t seat(InterviewerId const& who) const {
        auto const& people = panel_.scores.interviewers;
        auto const found = std::lower_bound(people.begin(), people.end(), who);
        return found != people.end() && *found == who
                   ? static_cast<std::size_t>(found - people.begin())
                   : nobody;
    }

    /// How far these ratings would move the composite's mean. For somebody who has rated the
    /// candidate before it is what the posterior would lose in variance, whatever the scores.
    [[nodiscard]] double movement(std::vector<std::size_t> const& dimensions,
                                  stats::InterviewerEffects const& effects,
                                  std::size_t seat) const {
        auto const& of = model_.prior.variances;
        if (seat == nobody) {
            stats::FutureRatings next{.competencies = dimensions};
            next.shared_variance =
                stats::shared_variance(of, effects) + of.candidate_interviewer;
            for (std::size_t const d : dimensions)
                next.own_variance.push_back(stats::cell_offset(of, effects, d).variance +
                                            of.residual);
            return stats::composite_movement(panel_.belief.posterior, model_.weights, next);
        }
        auto ratings = panel_.belief.ratings;
        for (std::size_t const d : dimensions)
            ratings.push_back({static_cast<std::uint32_t>(seat), static_cast<std::uint32_t>(d),
                               model_.prior.mean[d]});
        double const after =
            stats::candidate_posterior(model_.prior, ratings, panel_.belief.people)
                .composite(model_.weights)
                .sd;
        double const before = panel_.belief.composite.sd;
        return std::sqrt((std::max)(0.0, before * before - after * after));
    }

    /// The chance that a new score of a competency is at a minimum: half a step below it rounds
    /// to it.
    [[nodiscard]] double chance_of_score(std::size_t dimension, double minimum,
                                         stats::InterviewerEffects const& effects) const {
        auto const& of = model_.prior.variances;
        auto belief = panel_.belief.posterior.competency(dimension);
        auto const offset = stats::cell_offset(of, effects, dimension);
        belief.mean += offset.value;
        belief.sd = std::sqrt(belief.sd * belief.sd + stats::shared_variance(of, effects) +
                              offset.variance + of.candidate_interviewer + of.residual);
        double const sign = panel_.table.sign;
        return chance_at(belief, minimum - sign * panel_.table.score_step / 2, sign);
    }

    /// What the gates would say afterwards, the scores of different ones taken as independent.
    [[nodiscard]] GateChances gates(std::vector<std::size_t> const& dimensions,
                                    stats::InterviewerEffects const& effects,
                                    std::size_t seat) const {
        GateChances chances;
        double spared = 1;
        for (GateStanding const& gate : gates_) {
            bool const rated = gate.dimension && std::find(dimensions.begin(), dimensions.end(),
                                                           *gate.dimension) != dimensions.end();
            double const reached =
                rated ? chance_of_score(*gate.dimension, gate.minimum, effects) : 0;
            if (gate.outcome == GateOutcome::met)
                chances.met *= rated ? reached : 1.0;
            else
                chances.met *=
                    gate.outcome == GateOutcome::not_assessed && rated ? reached : 0.0;
            bool const one_short = gate.outcome == GateOutcome::unclear && rated &&
                                   seat == nobody && gate.all_below;
            if (gate.outcome == GateOutcome::not_met || one_short)
                spared *= rated ? reached : 0.0;
        }
        chances.not_met = 1 - spared;
        return chances;
    }

    /// The option held by this person (nobody named: somebody new).
    [[nodiscard]] NextEvidence valued(EvidenceOption const& option,
                                      InterviewerId const& who) const {
        auto const& effects = who.empty() ? model_.stranger : model_.known(who);
        std::size_t const place = who.empty() ? nobody : seat(who);
        double const sd = panel_.belief.composite.sd;
        double const moved = movement(option.dimensions, effects, place);
        double const ahead =
            panel_.table.sign * (panel_.belief.composite.mean - panel_.table.bars.hire);
        LadderInput after = panel_.input;
        after.interviewers += place == nobody ? 1U : 0U;
        for (std::size_t const d : option.dimensions)
            if (panel_.scores.means_of(model_.columns[d]).empty())
                after.coverage += model_.weights[d];
        Evidence const& wanted = panel_.role.policy.evidence;
        bool const enough = evidence_satisfied(after, wanted);
        bool const early =
            after.interviewers >= static_cast<std::size_t>(wanted.early_no_hire.interviewers) &&
            at_least(after.coverage, wanted.early_no_hire.coverage);
        auto const gate = gates(option.dimensions, effects, place);
        NextEvidence entry = option.entry;
        entry.interviewer = who;
        if (enough)
            entry.probability_firm_hire =
                gate.met * stats::chance_firm(ahead, sd, moved, model_.z_confidence);
        double no = enough ? stats::chance_firm(-ahead, sd, moved, model_.z_confidence) : 0.0;
        if (early)
            no = (std::max)(no, stats::chance_firm(-ahead, sd, moved, model_.z_early));
        entry.probability_firm_no_hire = 1 - (1 - no) * (1 - gate.not_met);
        entry.probability_verdict_changes = stats::chance_across(ahead, moved);
        entry.expected_gain = stats::expected_gain(ahead, moved);
        return entry;
    }

    PanelStanding const& panel_;
    PanelModel const& model_;
    std::vector<GateStanding> gates_{};
};

} // namespace detail

/// What each planned interview without a card, and each competency with weight, could do if
/// rated once more: interviews first, each by expected gain, then name.
///
/// A firm hire needs the evidence and every gate as well as the chance, a firm no the evidence
/// or a failed gate. With a list of people each entry names whoever gains most there; options
/// nobody can hold are left out. Formulas: stats/value_of_ratings.hpp. Cost: the square of the
/// competencies for each option; for people who have rated the candidate before, the cube.
[[nodiscard]] inline std::vector<NextEvidence> next_evidence(PanelStanding const& panel) {
    detail::NextEvidenceFinder const finder(panel);
    PanelModel const& model = *panel.table.model;
    auto const& ids = panel.table.weights.competencies;
    std::vector<NextEvidence> interviews;
    for (InterviewId const& missing : panel.interviews_missing) {
        detail::EvidenceOption option{.entry = {.interview = missing}};
        Interview const* planned = panel.role.interview(missing);
        for (std::size_t d = 0; planned && d < model.columns.size(); ++d)
            if (std::find(planned->competencies.begin(), planned->competencies.end(),
                          ids[model.columns[d]]) != planned->competencies.end())
                option.dimensions.push_back(d);
        if (option.dimensions.empty())
            continue;
        if (auto entry = finder.best(option))
            interviews.push_back(std::move(*entry));
    }
    std::vector<NextEvidence> competencies;
    for (std::size_t d = 0; d < model.columns.size(); ++d)
        if (auto entry = finder.best({{.competency = ids[model.columns[d]]}, {d}}))
            competencies.push_back(std::move(*entry));
    for (auto* list : {&interviews, &competencies})
        std::sort(list->begin(), list->end(), detail::NextEvidenceFinder::better);
    interviews.insert(interviews.end(), competencies.begin(), competencies.end());
    return interviews;
}

} // namespace panelscore
