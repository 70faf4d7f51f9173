// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which comparisons a design allows: who is linked to whom by common panels, and whose severity
// can be told from how hard a competency is. Depends on who rated what, never on the scores.

#include <panelscore/detail/linear_forms.hpp>
#include <panelscore/stats/ratings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace panelscore::stats {

/// How large a linked subset is.
struct SubsetSize {
    std::size_t candidates = 0;
    std::size_t interviewers = 0;
    std::size_t ratings = 0;

    friend bool operator==(SubsetSize const&, SubsetSize const&) = default;
};

/// Candidates and interviewers by linked subset: two are in one subset when a chain of common
/// panels leads from one to the other. Severities compare inside a subset only. Competencies do
/// not link: adding a constant to all candidates of one office and taking it from its
/// interviewers changes no expected score.
struct LinkedSubsets {
    std::vector<std::uint32_t> candidate{};   ///< subset by candidate code
    std::vector<std::uint32_t> interviewer{}; ///< subset by interviewer code
    std::vector<SubsetSize> sizes{};          ///< by subset: most ratings first

    friend bool operator==(LinkedSubsets const&, LinkedSubsets const&) = default;
};

/// What an additive model of candidate, interviewer and competency leaves open.
struct Identifiability {
    /// Dimension of the effects that change no expected score. 2 is the least there can be
    /// with ratings: a constant may move between candidates and interviewers, another to
    /// competencies.
    std::size_t nullity = 0;
    /// By competency code: competencies of one group can be compared with each other; which of
    /// two groups is harder cannot be told from who rated them.
    std::vector<std::uint32_t> competency_group{};
    std::size_t competency_groups = 0;

    friend bool operator==(Identifiability const&, Identifiability const&) = default;
};

namespace detail {

using panelscore::detail::LinearForests;
using panelscore::detail::LinearRelations;

/// Calls `visit(first, last)` for the rows of each candidate and interviewer.
template <typename Visit>
void for_each_meeting(Ratings const& ratings, Visit visit) {
    std::size_t first = 0;
    for (std::size_t i = 1; i <= ratings.size(); ++i) {
        if (i < ratings.size() && ratings.candidate[i] == ratings.candidate[first] &&
            ratings.interviewer[i] == ratings.interviewer[first])
            continue;
        visit(first, i);
        first = i;
    }
}

/// Renames labels 0, 1, ... in the order of their first occurrence; returns how many.
inline std::uint32_t number_by_first(std::vector<std::uint32_t>& labels) {
    constexpr auto none = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> number;
    number.assign(labels.size(), none);
    std::uint32_t used = 0;
    for (std::uint32_t& label : labels) {
        if (number[label] == none)
            number[label] = used++;
        label = number[label];
    }
    return used;
}

/// Competencies that one interviewer rated in one candidate, joined: these can be compared.
inline std::vector<std::uint32_t> competencies_met_together(Ratings const& ratings) {
    LinearForests forests(ratings.competencies, 0);
    for_each_meeting(ratings, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first + 1; i < last; ++i)
            forests.join(ratings.competency[first], ratings.competency[i]);
    });
    std::vector<std::uint32_t> groups(ratings.competencies);
    for (std::uint32_t k = 0; k < ratings.competencies; ++k)
        groups[k] = forests.root(k);
    return groups;
}

} // namespace detail

/// The linked subsets, most ratings first (then most candidates, then the first candidate
/// code). Cost: linear in ratings, by union-find.
[[nodiscard]] inline LinkedSubsets linked_subsets(Ratings const& ratings) {
    std::uint32_t const nodes = ratings.candidates + ratings.interviewers;
    detail::LinearForests forests(nodes, 0);
    detail::for_each_meeting(ratings, [&](std::size_t first, std::size_t) {
        forests.join(ratings.candidate[first], ratings.candidates + ratings.interviewer[first]);
    });
    std::vector<std::uint32_t> labels(nodes);
    for (std::uint32_t node = 0; node < nodes; ++node)
        labels[node] = forests.root(node);
    std::vector<SubsetSize> sizes(detail::number_by_first(labels));
    for (std::uint32_t node = 0; node < nodes; ++node)
        ++(node < ratings.candidates ? sizes[labels[node]].candidates
                                     : sizes[labels[node]].interviewers);
    for (std::uint32_t const candidate : ratings.candidate)
        ++sizes[labels[candidate]].ratings;

    std::vector<std::uint32_t> order(sizes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (sizes[a].ratings != sizes[b].ratings)
            return sizes[a].ratings > sizes[b].ratings;
        return sizes[a].candidates > sizes[b].candidates;
    });
    std::vector<std::uint32_t> rank(order.size());
    LinkedSubsets result;
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        rank[order[place]] = place;
        result.sizes.push_back(sizes[order[place]]);
    }
    for (std::uint32_t node = 0; node < nodes; ++node)
        (node < ratings.candidates ? result.candidate : result.interviewer)
            .push_back(rank[labels[node]]);
    return result;
}

/// What the additive model leaves open: exact, without a tolerance.
///
/// Formula: the nullity of S = N_oo - N_oc D_c^-1 N_co over interviewers and competencies,
/// candidates eliminated from the cross-product of the design [Searle 1971, Linear
/// Models, 7.4]. A shift d of the competencies is invisible when candidates and interviewers
/// can make up for it in every rating. In each subset they can along a spanning tree; every
/// further meeting of candidate and interviewer is one equation in d. So the nullity is the
/// number of subsets plus the number of competencies minus the rank of these equations, which
/// are counted over whole numbers modulo a prime.
///
/// Cost: linear in ratings when some cards rate all competencies; else times the groups of
/// competencies that were never rated together.
[[nodiscard]] inline Identifiability identifiability(Ratings const& ratings) {
    Identifiability result;
    if (ratings.size() == 0)
        return result;
    std::vector<std::uint32_t> group = detail::competencies_met_together(ratings);
    std::uint32_t const groups = detail::number_by_first(group);
    std::uint32_t const nodes = ratings.candidates + ratings.interviewers;
    detail::LinearForests forests(nodes, groups > 1 ? groups : 0);
    detail::LinearRelations relations(groups > 1 ? groups : 0);
    std::vector<bool> met(nodes, false);
    std::size_t subsets = 0;
    auto const count = [&](std::uint32_t node) {
        subsets += met[node] ? 0U : 1U;
        met[node] = true;
        return node;
    };
    detail::for_each_meeting(ratings, [&](std::size_t first, std::size_t) {
        auto const candidate = count(ratings.candidate[first]);
        auto const interviewer = count(ratings.candidates + ratings.interviewer[first]);
        // candidate effect = -(interviewer effect) - difficulty of the group
        auto const step = groups > 1 ? group[ratings.competency[first]] : 0U;
        auto const relation = forests.join(candidate, interviewer, step);
        if (relation.joined)
            --subsets;
        else if (groups > 1 && relations.rank() + 1 < groups)
            relations.add(relation.difference);
    });
    std::vector<std::uint32_t> same = relations.equal_unknowns();
    if (groups <= 1)
        same.assign(groups, 0);
    for (std::uint32_t& k : group)
        k = same[k];
    result.competency_groups = detail::number_by_first(group);
    result.competency_group = std::move(group);
    result.nullity = subsets + groups - relations.rank();
    return result;
}

} // namespace panelscore::stats
