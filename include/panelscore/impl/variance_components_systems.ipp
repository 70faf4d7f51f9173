// SPDX-License-Identifier: BSL-1.0
#pragma once

// From ratings to systems of equations. Where every card rates every competency, an orthogonal
// change of each card's scores (their mean and differences) cuts the equations into two small
// systems that share their variances; otherwise there is one.

#include <panelscore/impl/variance_components_fit.ipp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace panelscore::detail::variance_fit {

/// True when each card has one rating in every competency. Rows are sorted by card.
inline bool has_complete_cards(stats::Ratings const& ratings) {
    std::size_t const k = ratings.competencies;
    if (k < 2 || ratings.size() % k != 0)
        return false;
    for (std::size_t i = 0; i < ratings.size(); ++i)
        if (ratings.competency[i] != i % k || ratings.card[i] != ratings.card[i - i % k])
            return false;
    for (std::size_t i = k; i < ratings.size(); i += k)
        if (ratings.card[i] == ratings.card[i - k])
            return false;
    return true;
}

/// The cards that have one rating in every competency, with codes of their own.
inline stats::Ratings complete_cards_of(stats::Ratings const& ratings) {
    stats::Ratings kept;
    std::size_t const k = ratings.competencies;
    kept.competencies = ratings.competencies;
    constexpr auto unknown = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> candidate(ratings.candidates, unknown);
    std::vector<std::uint32_t> interviewer(ratings.interviewers, unknown);
    auto const renumber = [](std::uint32_t& code, std::uint32_t& next) {
        if (code == unknown)
            code = next++;
        return code;
    };
    for (std::size_t i = 0; i < ratings.size();) {
        std::size_t end = i;
        bool complete = true;
        for (; end < ratings.size() && ratings.card[end] == ratings.card[i]; ++end)
            complete = complete && ratings.competency[end] == end - i;
        if (complete && end - i == k) {
            for (std::size_t j = i; j < end; ++j) {
                kept.candidate.push_back(
                    renumber(candidate[ratings.candidate[j]], kept.candidates));
                kept.interviewer.push_back(
                    renumber(interviewer[ratings.interviewer[j]], kept.interviewers));
                kept.competency.push_back(ratings.competency[j]);
                kept.card.push_back(kept.cards);
                kept.score.push_back(ratings.score[j]);
            }
            ++kept.cards;
        }
        i = end;
    }
    return kept;
}

/// The k x k matrix whose first row takes the mean (times sqrt k) and whose other rows take
/// differences; orthogonal (Helmert).
inline Eigen::MatrixXd mean_and_differences(std::size_t k) {
    auto const n = static_cast<Eigen::Index>(k);
    Eigen::MatrixXd m = Eigen::MatrixXd::Zero(n, n);
    m.row(0).setConstant(1 / std::sqrt(static_cast<double>(k)));
    for (Eigen::Index i = 1; i < n; ++i) {
        auto const d = static_cast<double>(i);
        m.row(i).head(i).setConstant(1 / std::sqrt(d * (d + 1)));
        m(i, i) = -d / std::sqrt(d * (d + 1));
    }
    return m;
}

/// One row a card, without competencies or scores; rows of `ratings` stand k to a card.
inline stats::Ratings one_row_a_card(stats::Ratings const& ratings, std::size_t k) {
    stats::Ratings cards;
    cards.candidates = ratings.candidates;
    cards.interviewers = ratings.interviewers;
    cards.competencies = 1;
    for (std::size_t i = 0; i < ratings.size(); i += k) {
        cards.candidate.push_back(ratings.candidate[i]);
        cards.interviewer.push_back(ratings.interviewer[i]);
        cards.card.push_back(cards.cards++);
        cards.score.push_back(0);
        cards.competency.push_back(0);
    }
    return cards;
}

/// The mean score of each card that has any; `cards` numbers keep those of `ratings`.
inline stats::Ratings one_mean_a_card(stats::Ratings const& ratings) {
    stats::Ratings means;
    means.candidates = ratings.candidates;
    means.interviewers = ratings.interviewers;
    means.competencies = 1;
    means.cards = ratings.cards;
    for (std::size_t i = 0; i < ratings.size();) {
        double sum = 0;
        std::size_t end = i;
        for (; end < ratings.size() && ratings.card[end] == ratings.card[i]; ++end)
            sum += ratings.score[end];
        means.candidate.push_back(ratings.candidate[i]);
        means.interviewer.push_back(ratings.interviewer[i]);
        means.card.push_back(ratings.card[i]);
        means.competency.push_back(0);
        means.score.push_back(sum / static_cast<double>(end - i));
        i = end;
    }
    return means;
}

/// The systems of complete cards: means, then differences with one response each.
inline std::vector<VarianceSystem> complete_systems(stats::Ratings const& ratings) {
    using stats::Component;
    std::size_t const k = ratings.competencies;
    auto const width = static_cast<Eigen::Index>(k);
    stats::Ratings const cards = one_row_a_card(ratings, k);
    Eigen::Map<Eigen::MatrixXd const> const scores(
        ratings.score.data(), width, static_cast<Eigen::Index>(ratings.size() / k));
    Eigen::MatrixXd const changed = (mean_and_differences(k) * scores).transpose();
    auto const entry = [](VarianceSystem& system, Component to, Component from, double value) {
        system.map(component_index(to), component_index(from)) = value;
    };
    auto const times = static_cast<double>(k);
    std::vector<VarianceSystem> systems(2);
    systems[0].design =
        make_design(cards, changed.leftCols(1), BorderColumns::interviewers, FixedColumns::one);
    systems[1].design = make_design(cards, changed.rightCols(width - 1),
                                    BorderColumns::interviewers, FixedColumns::one);
    systems[0].wanted = {Component::candidate, Component::interviewer,
                         Component::candidate_interviewer, Component::residual};
    systems[1].wanted = {Component::candidate, Component::interviewer, Component::residual};
    entry(systems[0], Component::candidate, Component::candidate, times);
    entry(systems[0], Component::interviewer, Component::interviewer, times);
    entry(systems[0], Component::candidate_interviewer, Component::candidate_interviewer,
          times);
    for (VarianceSystem& system : systems) {
        entry(system, Component::candidate, Component::candidate_competency, 1);
        entry(system, Component::interviewer, Component::interviewer_competency, 1);
        entry(system, Component::residual, Component::residual, 1);
    }
    return systems;
}

/// The systems of a model: two small ones where cards are complete, else one.
inline std::vector<VarianceSystem> make_systems(stats::Ratings const& ratings,
                                                ChosenTerms const& terms,
                                                stats::CompetencyEffect effect) {
    using stats::Component;
    if (effect == stats::CompetencyEffect::fixed && has_complete_cards(ratings))
        return complete_systems(ratings);
    VarianceSystem system;
    Eigen::Map<Eigen::MatrixXd const> const y(ratings.score.data(),
                                              static_cast<Eigen::Index>(ratings.size()), 1);
    bool const cells = terms.has(Component::interviewer_competency);
    bool const random = terms.has(Component::competency);
    system.design = make_design(
        ratings, y, cells ? BorderColumns::cells : BorderColumns::interviewers,
        effect == stats::CompetencyEffect::fixed || random ? FixedColumns::competencies
                                                           : FixedColumns::one);
    system.wanted = terms.kept;
    system.effect = random ? stats::CompetencyEffect::random : stats::CompetencyEffect::fixed;
    for (Component const component : terms.kept)
        system.map(component_index(component), component_index(component)) = 1;
    std::vector<VarianceSystem> systems;
    systems.push_back(std::move(system));
    return systems;
}

} // namespace panelscore::detail::variance_fit
