// SPDX-License-Identifier: BSL-1.0
#pragma once

// Interviewers who alone hold a subset together: without them, two groups of colleagues would
// have no chain of common candidates. All comparisons across run through one person.

#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/ratings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace panelscore::stats {

/// One interviewer between groups of others.
struct LoneLink {
    std::uint32_t interviewer = 0;
    /// How many interviewers each group has, largest first; at least two groups of two or more.
    std::vector<std::size_t> groups{};

    friend bool operator==(LoneLink const&, LoneLink const&) = default;
};

namespace detail {

/// Who met whom, from both sides: candidates are nodes 0, 1, ..., interviewers follow.
struct MeetingGraph {
    std::vector<std::size_t> begin{}; ///< by node, then the end of the last
    std::vector<std::uint32_t> other{};
};

inline MeetingGraph meeting_graph(Ratings const& ratings) {
    MeetingGraph graph;
    graph.begin.assign(std::size_t{ratings.candidates} + ratings.interviewers + 1, 0);
    auto const each = [&](auto visit) {
        for_each_meeting(ratings, [&](std::size_t first, std::size_t) {
            visit(ratings.candidate[first], ratings.candidates + ratings.interviewer[first]);
        });
    };
    each([&](std::uint32_t candidate, std::uint32_t interviewer) {
        ++graph.begin[std::size_t{candidate} + 1];
        ++graph.begin[std::size_t{interviewer} + 1];
    });
    for (std::size_t i = 1; i < graph.begin.size(); ++i)
        graph.begin[i] += graph.begin[i - 1];
    graph.other.resize(graph.begin.back());
    std::vector<std::size_t> next(graph.begin.begin(), graph.begin.end() - 1);
    each([&](std::uint32_t candidate, std::uint32_t interviewer) {
        graph.other[next[candidate]++] = interviewer;
        graph.other[next[interviewer]++] = candidate;
    });
    return graph;
}

/// The walk through a graph that finds cut nodes [Tarjan 1972, doi 10.1137/0201010].
class CutNodes {
  public:
    CutNodes(Ratings const& ratings, MeetingGraph const& graph)
        : graph_(graph), candidates_(ratings.candidates), nodes_(graph.begin.size() - 1),
          parts_(ratings.interviewers) {}

    /// For each interviewer the numbers of interviewers in the parts that only it holds; what
    /// is on the other side is not among them.
    [[nodiscard]] std::vector<std::vector<std::size_t>> parts() {
        for (std::uint32_t node = 0; node < nodes_.size(); ++node)
            if (nodes_[node].entered == 0)
                walk(node);
        return std::move(parts_);
    }

  private:
    struct Node {
        std::size_t entered = 0; ///< from 1; 0: not yet
        std::size_t low = 0;     ///< the earliest node that its branch leads back to
        std::size_t next = 0;    ///< place in its list
        std::size_t people = 0;  ///< interviewers in its branch
        std::uint32_t from = 0;
    };

    void enter(std::uint32_t node, std::uint32_t from) {
        nodes_[node] = {.entered = ++clock_,
                        .low = clock_,
                        .next = graph_.begin[node],
                        .people = node >= candidates_ ? 1U : 0U,
                        .from = from};
        path_.push_back(node);
    }

    void walk(std::uint32_t root) {
        enter(root, root);
        while (!path_.empty()) {
            std::uint32_t const at = path_.back();
            Node& node = nodes_[at];
            if (node.next < graph_.begin[std::size_t{at} + 1]) {
                std::uint32_t const to = graph_.other[node.next++];
                if (nodes_[to].entered == 0)
                    enter(to, at);
                else if (to != node.from)
                    node.low = (std::min)(node.low, nodes_[to].entered);
                continue;
            }
            path_.pop_back();
            if (path_.empty())
                return;
            Node& up = nodes_[node.from];
            up.low = (std::min)(up.low, node.low);
            up.people += node.people;
            if (node.low >= up.entered && node.from >= candidates_)
                parts_[node.from - candidates_].push_back(node.people);
        }
    }

    MeetingGraph const& graph_;
    std::uint32_t candidates_;
    std::vector<Node> nodes_;
    std::vector<std::vector<std::size_t>> parts_;
    std::vector<std::uint32_t> path_{};
    std::size_t clock_ = 0;
};

} // namespace detail

/// The interviewers without whom two or more groups, each of two or more interviewers, would
/// have nobody and no candidate in common, in the order of their codes. `linked` is
/// `linked_subsets(ratings)`. Cost: linear in ratings.
[[nodiscard]] inline std::vector<LoneLink> lone_links(Ratings const& ratings,
                                                      LinkedSubsets const& linked) {
    detail::MeetingGraph const graph = detail::meeting_graph(ratings);
    auto parts = detail::CutNodes(ratings, graph).parts();
    std::vector<LoneLink> links;
    for (std::uint32_t r = 0; r < ratings.interviewers; ++r) {
        if (parts[r].empty())
            continue;
        std::size_t rest = linked.sizes[linked.interviewer[r]].interviewers - 1;
        LoneLink link{.interviewer = r};
        for (std::size_t const part : parts[r]) {
            rest -= part;
            if (part > 1)
                link.groups.push_back(part);
        }
        if (rest > 1)
            link.groups.push_back(rest);
        std::sort(link.groups.begin(), link.groups.end(), std::greater<>{});
        if (link.groups.size() > 1)
            links.push_back(std::move(link));
    }
    return links;
}

} // namespace panelscore::stats
