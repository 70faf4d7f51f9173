// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which terms a design can tell apart. Two terms that group the ratings in the same way have
// the same covariance: the one said more simply is kept.

#include <panelscore/impl/variance_components_design.ipp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail::variance_fit {

/// How many groups each term makes of the ratings.
struct TermLevels {
    std::size_t ratings = 0;
    std::size_t candidate = 0;
    std::size_t candidate_competency = 0;
    std::size_t candidate_interviewer = 0;
    std::size_t interviewer = 0;
    std::size_t interviewer_competency = 0;
    std::size_t competency = 0;
    std::size_t triple = 0; ///< candidate x interviewer x competency
};

/// Distinct values; sorts its argument.
inline std::size_t count_distinct(std::vector<std::uint64_t>& values) {
    std::sort(values.begin(), values.end());
    return static_cast<std::size_t>(std::unique(values.begin(), values.end()) - values.begin());
}

inline TermLevels count_levels(stats::Ratings const& ratings) {
    TermLevels levels;
    levels.ratings = ratings.size();
    levels.candidate = ratings.candidates;
    levels.interviewer = ratings.interviewers;
    levels.competency = ratings.competencies;
    std::vector<char> cell(std::size_t{ratings.interviewers} * ratings.competencies, 0);
    std::vector<std::uint64_t> competencies;
    std::vector<std::uint64_t> interviewers;
    std::vector<std::uint64_t> cells;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        auto const number = std::uint64_t{ratings.interviewer[i]} * ratings.competencies +
                            ratings.competency[i];
        cell[number] = 1;
        competencies.push_back(ratings.competency[i]);
        interviewers.push_back(ratings.interviewer[i]);
        cells.push_back(number);
        if (i + 1 < ratings.size() && ratings.candidate[i + 1] == ratings.candidate[i])
            continue;
        levels.candidate_competency += count_distinct(competencies);
        levels.candidate_interviewer += count_distinct(interviewers);
        levels.triple += count_distinct(cells);
        competencies.clear();
        interviewers.clear();
        cells.clear();
    }
    levels.interviewer_competency =
        static_cast<std::size_t>(std::count(cell.begin(), cell.end(), 1));
    return levels;
}

/// The terms of a model that this design can estimate.
struct ChosenTerms {
    std::vector<stats::Component> kept{};
    std::vector<stats::DroppedComponent> dropped{};

    [[nodiscard]] bool has(stats::Component component) const {
        return std::find(kept.begin(), kept.end(), component) != kept.end();
    }
    void drop(stats::Component component, std::string reason) {
        auto const found = std::find(kept.begin(), kept.end(), component);
        if (found == kept.end())
            return;
        kept.erase(found);
        dropped.push_back({component, std::move(reason)});
    }
};

/// Drops what `levels` show to be the same as something else.
inline void drop_aliases(ChosenTerms& terms, TermLevels const& levels,
                         stats::CompetencyEffect effect) {
    using stats::Component;
    auto const drop_if = [&](bool same, Component component, char const* reason) {
        if (same)
            terms.drop(component, reason);
    };
    drop_if(levels.competency == 1, Component::candidate_competency,
            "there is one competency only");
    drop_if(levels.competency == 1, Component::interviewer_competency,
            "there is one competency only");
    drop_if(levels.competency == 1, Component::competency, "there is one competency only");
    drop_if(levels.candidate_competency == levels.ratings, Component::candidate_competency,
            "no candidate was rated twice in one competency, so it cannot be told from chance");
    drop_if(levels.candidate_competency == levels.candidate, Component::candidate_competency,
            "every candidate was rated in one competency only");
    drop_if(levels.candidate_interviewer == levels.ratings, Component::candidate_interviewer,
            "no interviewer rated a candidate twice, so it cannot be told from chance");
    drop_if(levels.candidate_interviewer == levels.candidate, Component::candidate_interviewer,
            "every candidate met one interviewer only");
    drop_if(levels.candidate_interviewer == levels.interviewer,
            Component::candidate_interviewer, "every interviewer met one candidate only");
    drop_if(levels.candidate_interviewer == levels.triple &&
                levels.candidate_competency == levels.triple,
            Component::candidate_interviewer,
            "each competency of a candidate was rated by one interviewer, who rated no other");
    drop_if(levels.interviewer == 1, Component::interviewer, "there is one interviewer only");
    drop_if(levels.interviewer == levels.ratings ||
                (levels.interviewer == levels.candidate_interviewer &&
                 levels.candidate == levels.candidate_interviewer),
            Component::interviewer, "every interviewer met one candidate only");
    drop_if(levels.interviewer_competency == levels.interviewer,
            Component::interviewer_competency, "every interviewer rated one competency only");
    drop_if(levels.interviewer_competency == levels.competency,
            Component::interviewer_competency,
            "every competency was rated by one interviewer only");
    drop_if(levels.interviewer_competency == levels.ratings, Component::interviewer_competency,
            "no interviewer rated a competency twice, so it cannot be told from chance");
    drop_if(levels.interviewer_competency == levels.competency &&
                effect == stats::CompetencyEffect::fixed,
            Component::interviewer,
            "every competency was rated by one interviewer only: how harsh the interviewer is "
            "and how hard the competency is are the same here");
}

/// The equations of interviewers are dense: 12,000 of them take 1.2 GB.
inline constexpr std::size_t most_columns = 12000;

/// The terms of a model, without what the design cannot tell apart.
inline ChosenTerms choose_terms(stats::Ratings const& ratings,
                                stats::VarianceOptions const& options) {
    using stats::Component;
    ChosenTerms terms;
    if (options.model == stats::VarianceModel::composite) {
        terms.kept = {Component::candidate, Component::interviewer, Component::residual};
    } else {
        terms.kept = {Component::candidate, Component::candidate_competency,
                      Component::interviewer};
        if (options.model == stats::VarianceModel::full)
            terms.kept.push_back(Component::interviewer_competency);
        terms.kept.push_back(Component::candidate_interviewer);
        terms.kept.push_back(Component::residual);
        if (options.competency == stats::CompetencyEffect::random)
            terms.kept.push_back(Component::competency);
    }
    TermLevels const levels = count_levels(ratings);
    drop_aliases(terms, levels, options.competency);
    if (levels.interviewer_competency > most_columns)
        terms.drop(Component::interviewer_competency,
                   "there are " + std::to_string(levels.interviewer_competency) +
                       " pairs of interviewer and competency, more than " +
                       std::to_string(most_columns) + " equations are made for");
    return terms;
}

} // namespace panelscore::detail::variance_fit
