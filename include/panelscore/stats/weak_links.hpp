// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where a linked subset hangs by a thread: two groups of interviewers with hardly a candidate
// in common. They can be compared, but all rests on those few candidates.

#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/ratings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace panelscore::stats {

/// Fewer common candidates than this are a weak link: one unusual candidate would move the
/// comparison of all who are on either side.
inline constexpr std::size_t enough_shared_candidates = 3;

/// A cut through a subset.
struct WeakLink {
    std::size_t subset = 0;                    ///< as in `LinkedSubsets`
    std::size_t shared_candidates = 0;         ///< met by both sides; at least 1
    std::vector<std::uint32_t> interviewers{}; ///< codes of the smaller side, ascending
    std::size_t others = 0;                    ///< interviewers on the other side

    friend bool operator==(WeakLink const&, WeakLink const&) = default;
};

namespace detail {

/// Who met whom, as lists of interviewers by candidate.
struct Meetings {
    std::vector<std::size_t> begin{}; ///< by candidate, then the end of the last
    std::vector<std::uint32_t> interviewer{};
    std::vector<double> met{}; ///< by interviewer: number of candidates
};

inline Meetings meetings_of(Ratings const& ratings) {
    Meetings meetings;
    meetings.begin.assign(std::size_t{ratings.candidates} + 1, 0);
    meetings.met.assign(ratings.interviewers, 0.0);
    for_each_meeting(ratings, [&](std::size_t first, std::size_t) {
        ++meetings.begin[std::size_t{ratings.candidate[first]} + 1];
        meetings.interviewer.push_back(ratings.interviewer[first]);
        meetings.met[ratings.interviewer[first]] += 1;
    });
    for (std::size_t i = 1; i < meetings.begin.size(); ++i)
        meetings.begin[i] += meetings.begin[i - 1];
    return meetings;
}

/// Takes from the places of each subset their mean and brings them to length one; interviewers
/// count by the candidates they met.
inline void centre_places(std::vector<double>& place, Meetings const& meetings,
                          LinkedSubsets const& linked) {
    std::vector<double> weight(linked.sizes.size(), 0.0);
    std::vector<double> sum(linked.sizes.size(), 0.0);
    std::vector<double> squares(linked.sizes.size(), 0.0);
    for (std::size_t r = 0; r < place.size(); ++r) {
        weight[linked.interviewer[r]] += meetings.met[r];
        sum[linked.interviewer[r]] += meetings.met[r] * place[r];
    }
    for (std::size_t r = 0; r < place.size(); ++r) {
        std::size_t const s = linked.interviewer[r];
        place[r] -= weight[s] > 0 ? sum[s] / weight[s] : 0.0;
        squares[s] += meetings.met[r] * place[r] * place[r];
    }
    for (std::size_t r = 0; r < place.size(); ++r)
        if (double const size = std::sqrt(squares[linked.interviewer[r]]); size > 1e-12)
            place[r] /= size;
}

/// Interviewers on a line so that those who share candidates stand close: the slowest of the
/// averagings over common candidates, by repeated averaging.
inline std::vector<double> places_of(Meetings const& meetings, LinkedSubsets const& linked) {
    constexpr int rounds = 200;
    std::size_t const interviewers = meetings.met.size();
    std::vector<double> place(interviewers);
    for (std::size_t r = 0; r < interviewers; ++r) // any start that favours nobody
        place[r] = std::fmod(static_cast<double>(r + 1) * 0.6180339887498949, 1.0);
    std::vector<double> next(interviewers);
    for (int round = 0; round < rounds; ++round) {
        centre_places(place, meetings, linked);
        std::fill(next.begin(), next.end(), 0.0);
        for (std::size_t c = 0; c + 1 < meetings.begin.size(); ++c) {
            std::size_t const first = meetings.begin[c];
            std::size_t const last = meetings.begin[c + 1];
            double sum = 0;
            for (std::size_t i = first; i < last; ++i)
                sum += place[meetings.interviewer[i]];
            double const mean = first < last ? sum / static_cast<double>(last - first) : 0.0;
            for (std::size_t i = first; i < last; ++i)
                next[meetings.interviewer[i]] += mean;
        }
        for (std::size_t r = 0; r < interviewers; ++r)
            place[r] = meetings.met[r] > 0 ? next[r] / meetings.met[r] : 0.0;
    }
    return place;
}

} // namespace detail

/// For each linked subset the thinnest cut found with at least two interviewers on either side,
/// if fewer than `enough_shared_candidates` candidates were met by both sides. Subsets in
/// order. A cut is found by putting interviewers on a line (the second eigenvector of averaging
/// over common candidates [Fiedler 1973, Czechoslovak Mathematical Journal 23, 298-305]) and
/// counting at every gap the candidates met on both sides: a remark, not a proof that no
/// thinner cut exists.
///
/// Cost: 200 rounds over the meetings of candidates and interviewers.
[[nodiscard]] inline std::vector<WeakLink> weak_links(Ratings const& ratings,
                                                      LinkedSubsets const& linked) {
    detail::Meetings const meetings = detail::meetings_of(ratings);
    std::vector<double> const place = detail::places_of(meetings, linked);
    std::vector<std::uint32_t> order(ratings.interviewers);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (linked.interviewer[a] != linked.interviewer[b])
            return linked.interviewer[a] < linked.interviewer[b];
        return place[a] < place[b];
    });
    std::vector<std::size_t> position(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        position[order[i]] = i;
    // opened[i]: candidates whose interviewers begin before gap i and end after it
    std::vector<std::ptrdiff_t> opened(order.size() + 1, 0);
    for (std::size_t c = 0; c + 1 < meetings.begin.size(); ++c) {
        std::size_t low = order.size();
        std::size_t high = 0;
        for (std::size_t i = meetings.begin[c]; i < meetings.begin[c + 1]; ++i) {
            low = (std::min)(low, position[meetings.interviewer[i]]);
            high = (std::max)(high, position[meetings.interviewer[i]]);
        }
        if (low < high) {
            ++opened[low + 1];
            --opened[high + 1];
        }
    }
    std::partial_sum(opened.begin(), opened.end(), opened.begin());

    std::vector<WeakLink> links;
    std::size_t first = 0;
    for (std::size_t subset = 0; subset < linked.sizes.size(); ++subset) {
        std::size_t const n = linked.sizes[subset].interviewers;
        auto const begin = opened.begin() + static_cast<std::ptrdiff_t>(first);
        std::size_t const start = first;
        first += n;
        if (n < 4)
            continue;
        auto const thinnest =
            std::min_element(begin + 2, begin + static_cast<std::ptrdiff_t>(n) - 1);
        auto const shared = static_cast<std::size_t>(*thinnest);
        if (shared >= enough_shared_candidates)
            continue;
        auto const cut = static_cast<std::size_t>(thinnest - begin);
        bool const left = cut * 2 <= n;
        WeakLink link{.subset = subset, .shared_candidates = shared};
        auto const from =
            order.begin() + static_cast<std::ptrdiff_t>(left ? start : start + cut);
        auto const to =
            order.begin() + static_cast<std::ptrdiff_t>(left ? start + cut : start + n);
        link.interviewers.assign(from, to);
        std::sort(link.interviewers.begin(), link.interviewers.end());
        link.others = n - link.interviewers.size();
        links.push_back(std::move(link));
    }
    return links;
}

} // namespace panelscore::stats
