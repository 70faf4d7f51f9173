// SPDX-License-Identifier: BSL-1.0
#pragma once

// Candidates whose true scores are known, their panels, and what scoring makes of them: is what
// it says as often right as it says?

#include "support/builders.hpp"
#include "support/coverage.hpp"

#include <panelscore/base/random.hpp>
#include <panelscore/decide/belief.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/panel_scores.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/stats/rating_model.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::test {

/// How made-up interviewers write a score down.
enum class Written {
    as_it_is,   ///< any number
    whole_scale ///< the nearest of 1, 2, 3, 4, 5: rounded, and kept on the scale
};

/// Who scores which competency.
enum class Assigned {
    in_turn,  ///< everybody as much as everybody else
    by_chance ///< for each competency anybody, so that some score much and others little
};

/// Made-up candidates of a role with the weights of rubrics/ml-engineer.json, bars at 2.75, 3.5
/// and 4 and no gates. They differ, and ratings are noisy, as assumed for the first use.
struct MadeUp {
    std::uint64_t seed = 1;
    std::size_t candidates = 40'000;
    std::size_t interviewers = 4;  ///< in a panel, all strangers unless there is a company
    std::size_t seen = 2;          ///< by so many of them each competency is scored
    double holes = 0;              ///< share of these scores that is missing
    std::optional<double> below{}; ///< how far the pool's mean lies below the bar; empty:
                                   ///< where the policy's share at the bar puts it
    double share_at_bar = 0.33;    ///< what the policy says
    double confidence = 0.80;      ///< likewise
    Assigned assigned = Assigned::in_turn;
    Written written = Written::as_it_is;
};

/// One of them, and what scoring made of the panel.
struct MadeUpCase {
    double truth = 0;
    double raw = 0;
    stats::ScoreBelief belief{};
    double chance = 0; ///< P(hire)
    Call call = Call::insufficient_evidence;
};

inline constexpr double made_up_bar = 3.5;

[[nodiscard]] inline Rubric made_up_rubric(MadeUp const& design) {
    constexpr std::array<double, 13> weights{7, 9, 7, 11, 9, 8, 7, 8, 9, 6, 5, 7, 7};
    Rubric rubric = small_rubric();
    Role& role = *rubric.role;
    rubric.competencies.clear();
    role.weights.clear();
    for (std::size_t k = 0; k < weights.size(); ++k) {
        auto made = competency("craft.c" + std::to_string(10 + k), "C" + std::to_string(10 + k),
                               "Skill");
        made.targets.clear();
        role.weights.push_back({made.id, weights[k]});
        rubric.competencies.push_back(std::move(made));
    }
    role.policy.bars.no_hire = 2.75;
    role.policy.bars.hire = made_up_bar;
    role.policy.bars.strong_hire = 4.0;
    role.policy.share_at_bar = design.share_at_bar;
    role.policy.confidence = design.confidence;
    return rubric;
}

/// People who interview again and again: what each adds overall and in each competency.
struct Company {
    std::vector<InterviewerId> names{};
    std::vector<std::vector<double>> adds{};
};

/// Draws what somebody adds in each competency.
[[nodiscard]] inline std::vector<double> draw_interviewer(stats::RatingVariances const& of,
                                                          std::size_t competencies,
                                                          RandomStream& draws) {
    double const overall = std::sqrt(of.interviewer) * draws.normal();
    std::vector<double> adds;
    for (std::size_t k = 0; k < competencies; ++k)
        adds.push_back(overall + std::sqrt(of.interviewer_competency) * draws.normal());
    return adds;
}

[[nodiscard]] inline Company draw_company(PanelModel const& model, std::size_t people,
                                          std::uint64_t seed) {
    Company company;
    RandomStream draws{seed, 0x636f6d70};
    for (std::size_t j = 0; j < people; ++j) {
        company.names.emplace_back("i-" + std::to_string(1000 + j));
        company.adds.push_back(
            draw_interviewer(model.prior.variances, model.weights.size(), draws));
    }
    return company;
}

/// True scores of a candidate and the panel's cards. With a company its people sit in the
/// panel, otherwise nobody was seen before.
struct MadeUpPanel {
    double truth = 0;
    Panel panel{};
    std::vector<std::size_t> people{}; ///< of the company, by card
};

/// By competency and interviewer a place in the queue; the first `seen` score it.
[[nodiscard]] inline std::vector<std::vector<std::size_t>>
draw_places(MadeUp const& design, std::size_t competencies, RandomStream& draws) {
    std::vector<std::vector<std::size_t>> places(competencies);
    for (std::size_t k = 0; k < competencies; ++k) {
        for (std::size_t j = 0; j < design.interviewers; ++j)
            places[k].push_back((j + design.seen * k) % design.interviewers);
        if (design.assigned == Assigned::by_chance)
            draw_first(places[k], design.interviewers, draws);
    }
    return places;
}

[[nodiscard]] inline MadeUpPanel draw_panel(MadeUp const& design, RoleTable const& table,
                                            Company const* company, std::size_t number) {
    PanelModel const& model = *table.model;
    auto const& of = model.prior.variances;
    std::size_t const size = model.weights.size();
    RandomStream draws{design.seed, number};
    MadeUpPanel made;
    made.panel.candidate = CandidateId{"c-" + std::to_string(number)};
    double const general = std::sqrt(of.candidate) * draws.normal();
    double const moved =
        design.below ? made_up_bar - *design.below - model.prior.mean.front() : 0.0;
    std::vector<double> score;
    for (std::size_t k = 0; k < size; ++k) {
        score.push_back(model.prior.mean[k] + moved + general +
                        std::sqrt(of.candidate_competency) * draws.normal());
        made.truth += model.weights[k] * score.back();
    }
    std::vector<std::size_t> order(company ? company->names.size() : design.interviewers);
    for (std::size_t j = 0; j < order.size(); ++j)
        order[j] = j;
    draw_first(order, design.interviewers, draws);
    made.people.assign(order.begin(),
                       order.begin() + static_cast<std::ptrdiff_t>(design.interviewers));
    auto const places = draw_places(design, size, draws);
    for (std::size_t j = 0; j < design.interviewers; ++j) {
        auto const adds = company ? company->adds[order[j]] : draw_interviewer(of, size, draws);
        double const meeting = std::sqrt(of.candidate_interviewer) * draws.normal();
        Scorecard card;
        card.candidate = made.panel.candidate;
        card.interviewer =
            company ? company->names[order[j]] : InterviewerId{"new-" + std::to_string(j)};
        for (std::size_t k = 0; k < size; ++k) {
            double const noise = std::sqrt(of.residual) * draws.normal();
            if (draws.happens(design.holes) || places[k][j] >= design.seen)
                continue;
            double written = score[k] + adds[k] + meeting + noise;
            if (design.written == Written::whole_scale)
                written = (std::min)(5.0, (std::max)(1.0, std::round(written)));
            card.ratings.push_back({table.weights.competencies[k], written, {}, {}});
        }
        made.panel.cards.push_back(std::move(card));
    }
    return made;
}

/// What scoring makes of a panel, by the steps `recommend` takes.
[[nodiscard]] inline MadeUpCase score_panel(MadeUpPanel made, Rubric const& rubric,
                                            RoleTable const& table) {
    Policy const& policy = rubric.role->policy;
    sort_cards(made.panel.cards);
    auto const scores = panel_scores(table.weights, made.panel);
    auto const raw = raw_scores(scores, table.weights.size(), policy.aggregate);
    auto const belief = believe(*table.model, scores);
    auto const by_mean = ladder_by_mean(table, scores, raw);
    auto const input = ladder_by_posterior(by_mean, table, belief.composite);
    return {made.truth, by_mean.score.value_or(0.0), belief.composite, input.probability_hire,
            climb(input, table.bars, policy, table.sign).call};
}

/// All candidates of a design.
/// @param company  whose people sit in the panels, or none
/// @param past     what is known of ratings, or nothing: first use
[[nodiscard]] inline std::vector<MadeUpCase>
made_up_cases(MadeUp const& design, Company const* company = nullptr,
              stats::RatingModel const* past = nullptr) {
    Rubric const rubric = made_up_rubric(design);
    auto const first_use = role_table(rubric, {});
    auto const table = role_table(rubric, {}, {.past = past});
    std::vector<MadeUpCase> cases;
    for (std::size_t i = 0; i < design.candidates; ++i)
        cases.push_back(
            score_panel(draw_panel(design, *first_use, company, i), rubric, *table));
    return cases;
}

/// How often something was so, among how many.
struct Share {
    double hits = 0;
    double n = 0;

    void add(bool hit) {
        ++n;
        hits += hit ? 1 : 0;
    }
    [[nodiscard]] double value() const { return n > 0 ? hits / n : 0; }
    [[nodiscard]] double error() const {
        return n > 0 ? std::sqrt(value() * (1 - value()) / n) : 0;
    }
};

/// A tenth of P(hire): what was said on average, and how many were at the bar.
struct Tenth {
    double said = 0; ///< sum
    Share at_bar{};
};

[[nodiscard]] inline std::array<Tenth, 10> tenths(std::vector<MadeUpCase> const& cases) {
    std::array<Tenth, 10> all{};
    for (auto const& one : cases) {
        auto const t =
            (std::min)(std::size_t{9}, static_cast<std::size_t>(std::floor(10 * one.chance)));
        all[t].said += one.chance;
        all[t].at_bar.add(one.truth >= made_up_bar);
    }
    return all;
}

/// Calls and errors of the ladder, and of "raw mean at the bar".
struct CallErrors {
    Share firm{};
    Share false_hires{}; ///< of firm hires: truly below the bar
    Share declined{};    ///< of those truly at the bar: firm no
    Share raw_false_hires{};
    Share raw_declined{};
};

[[nodiscard]] inline CallErrors call_errors(std::vector<MadeUpCase> const& cases) {
    CallErrors all;
    for (auto const& one : cases) {
        bool const good = one.truth >= made_up_bar;
        bool const yes = one.call == Call::hire || one.call == Call::strong_hire;
        bool const no = one.call == Call::no_hire || one.call == Call::strong_no_hire;
        all.firm.add(yes || no);
        if (yes)
            all.false_hires.add(!good);
        if (one.raw >= made_up_bar)
            all.raw_false_hires.add(!good);
        if (good) {
            all.declined.add(no);
            all.raw_declined.add(one.raw < made_up_bar);
        }
    }
    return all;
}

/// Who is truly below the bar among the best `share` of candidates.
[[nodiscard]] inline Share
below_bar_among_best(std::vector<MadeUpCase> const& cases, double share,
                     std::function<double(MadeUpCase const&)> const& by) {
    std::vector<std::pair<double, double>> ranked;
    for (auto const& one : cases)
        ranked.emplace_back(-by(one), one.truth);
    std::sort(ranked.begin(), ranked.end());
    Share below_bar;
    for (std::size_t i = 0;
         i < static_cast<std::size_t>(share * static_cast<double>(ranked.size())); ++i)
        below_bar.add(ranked[i].second < made_up_bar);
    return below_bar;
}

/// What past ratings would say if they told everything: each person's severities without error.
[[nodiscard]] inline stats::RatingModel all_known(MadeUp const& design,
                                                  Company const& company) {
    auto const table = role_table(made_up_rubric(design), {});
    PanelModel const& model = *table->model;
    stats::RatingModel past;
    past.variances = model.prior.variances;
    for (std::size_t k = 0; k < model.columns.size(); ++k) {
        past.competencies.emplace_back(table->weights.competencies[model.columns[k]].text());
        past.means.push_back(model.prior.mean[k]);
    }
    for (std::size_t j = 0; j < company.names.size(); ++j) {
        past.interviewers.emplace_back(company.names[j].text());
        stats::InterviewerEffects effects{.overall = stats::Effect{company.adds[j][0], 0.0}};
        for (double const adds : company.adds[j])
            effects.by_competency.push_back(stats::Effect{adds, 0.0});
        past.effects.push_back(std::move(effects));
    }
    past.candidates = 1;
    past.interviewers_seen = company.names.size();
    past.minimum = 1;
    past.maximum = 5;
    return past;
}

} // namespace panelscore::test
