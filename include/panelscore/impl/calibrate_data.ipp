// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/calibrate/data_section.hpp>
#include <panelscore/stats/lone_links.hpp>
#include <panelscore/stats/weak_links.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::data_section {

/// Names of codes for which `wanted(code)` holds.
template <typename Wanted>
[[nodiscard]] std::vector<std::string> names_where(std::vector<std::string> const& names,
                                                   Wanted wanted) {
    std::vector<std::string> found;
    for (std::size_t code = 0; code < names.size(); ++code)
        if (wanted(code))
            found.push_back(names[code]);
    return found;
}

/// What follows from panels that never met.
inline void tell_subsets(RatingHistory const& history, stats::LinkedSubsets const& linked,
                         std::vector<std::string>& sentences) {
    auto const& sizes = linked.sizes;
    bool const all_alone = std::all_of(
        sizes.begin(), sizes.end(), [](auto const& subset) { return subset.interviewers < 2; });
    if (all_alone && !sizes.empty()) {
        sentences.emplace_back("no candidate met two interviewers: a harsh interviewer cannot "
                               "be told from one who met weaker candidates");
        return;
    }
    if (sizes.size() < 2)
        return;
    if (sizes.size() == 2) {
        auto const smaller = names_where(history.interviewers, [&](std::size_t code) {
            return linked.interviewer[code] == 1;
        });
        sentences.push_back("interviewer" + std::string(smaller.size() == 1 ? " " : "s ") +
                            list_names(smaller) + " never met a candidate of the other " +
                            std::to_string(sizes[0].interviewers) +
                            ", nor is there a chain of common candidates: not comparable "
                            "with them");
        return;
    }
    std::vector<std::string> counts;
    for (auto const& subset : sizes)
        counts.push_back(std::to_string(subset.interviewers));
    sentences.push_back(std::to_string(sizes.size()) + " groups of interviewers (" +
                        list_names(counts) +
                        ") never met the same candidates: not comparable with each other");
}

/// For each interviewer the one group of competencies rated; none: `several`.
[[nodiscard]] inline std::vector<std::uint32_t> only_groups(stats::Ratings const& ratings,
                                                            stats::Identifiability const& open,
                                                            std::uint32_t several) {
    std::vector<std::uint32_t> only(ratings.interviewers, several);
    std::vector<bool> seen(ratings.interviewers, false);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        std::uint32_t const who = ratings.interviewer[i];
        std::uint32_t const group = open.competency_group[ratings.competency[i]];
        if (!seen[who])
            only[who] = group;
        else if (only[who] != group)
            only[who] = several;
        seen[who] = true;
    }
    return only;
}

/// What follows from competencies that linked panels never rated together.
inline void tell_competencies(RatingHistory const& history,
                              std::vector<std::string>& sentences) {
    auto const open = stats::identifiability(history.ratings);
    if (open.competency_groups < 2)
        return;
    auto const several = static_cast<std::uint32_t>(open.competency_groups);
    auto const only = only_groups(history.ratings, open, several);
    std::size_t const told = (std::min)(open.competency_groups, most_groups_told);
    for (std::uint32_t group = 0; group < told; ++group) {
        auto const owners = names_where(history.interviewers,
                                        [&](std::size_t code) { return only[code] == group; });
        auto const rated = names_where(history.competencies, [&](std::size_t code) {
            return open.competency_group[code] == group;
        });
        std::string const verb = rated.size() == 1 ? " is" : " are";
        if (owners.empty())
            sentences.push_back("how hard " + list_names(rated) + verb +
                                " cannot be told from who was rated there: no linked panel "
                                "rated it beside the other competencies");
        else
            sentences.push_back("interviewer" + std::string(owners.size() == 1 ? " " : "s ") +
                                list_names(owners) + " rated only " + list_names(rated) + ": " +
                                (owners.size() == 1 ? "this" : "their") +
                                " severity cannot be told from how hard " + list_names(rated) +
                                verb);
    }
    if (told < open.competency_groups)
        sentences.push_back("the same holds for " +
                            std::to_string(open.competency_groups - told) +
                            " more groups of competencies");
}

[[nodiscard]] inline Diagnostic link_problem(std::string message, std::string pointer) {
    Diagnostic remark = make_problem(problems::weak_link, std::move(message));
    remark.level = DiagnosticLevel::information;
    remark.pointer = std::move(pointer);
    remark.expected = "more candidates who meet both groups, or a calibration exercise that "
                      "both rate";
    return remark;
}

/// Two groups with hardly a candidate in common.
[[nodiscard]] inline Diagnostic remark(RatingHistory const& history,
                                       stats::WeakLink const& link) {
    std::vector<std::string> names;
    for (std::uint32_t const code : link.interviewers)
        names.push_back(history.interviewers[code]);
    bool const one = link.shared_candidates == 1;
    return link_problem(
        "interviewers " + list_names(names) + " share only " +
            std::to_string(link.shared_candidates) + (one ? " candidate" : " candidates") +
            " with the other " + std::to_string(link.others) +
            " they are linked to: comparisons across rest on " + (one ? "it" : "them"),
        "/data/subsets/" + std::to_string(link.subset));
}

/// Interviewers who alone hold groups together.
[[nodiscard]] inline Diagnostic remark(RatingHistory const& history,
                                       std::vector<stats::LoneLink> const& links) {
    std::vector<std::string> names;
    std::vector<std::string> details;
    for (stats::LoneLink const& link : links) {
        std::vector<std::string> sizes;
        for (std::size_t const size : link.groups)
            sizes.push_back(std::to_string(size));
        names.push_back(history.interviewers[link.interviewer]);
        details.push_back(names.back() + ": groups of " + list_names(sizes) + " interviewers");
    }
    bool const one = links.size() == 1;
    Diagnostic remark = link_problem(
        (one ? "only interviewer " : "interviewers ") + list_names(names) +
            (one ? " links" : " each alone link") +
            " groups that share no candidate otherwise: comparisons across run through one "
            "person",
        "/data/subsets");
    remark.details = std::move(details);
    return remark;
}

} // namespace detail::data_section

PANELSCORE_DECL std::string list_names(std::vector<std::string> const& names) {
    std::size_t const shown =
        names.size() > most_names_shown + 1 ? most_names_shown : names.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        bool const last = i + 1 == shown && shown == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (shown < names.size())
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

PANELSCORE_DECL CalibrationData describe_data(RatingHistory const& history,
                                              stats::LinkedSubsets const& linked) {
    CalibrationData data;
    data.ratings = history.ratings.size();
    data.candidates = history.candidates.size();
    data.interviewers = history.interviewers.size();
    data.competencies = history.competencies.size();
    data.scorecards = history.cards.size();
    data.not_observed = history.not_observed;
    for (stats::SubsetSize const& size : linked.sizes)
        data.subsets.push_back({.candidates = size.candidates,
                                .interviewers = size.interviewers,
                                .ratings = size.ratings});
    detail::data_section::tell_subsets(history, linked, data.confounded);
    detail::data_section::tell_competencies(history, data.confounded);
    return data;
}

PANELSCORE_DECL Diagnostics remark_weak_links(RatingHistory const& history,
                                              stats::LinkedSubsets const& linked) {
    Diagnostics remarks;
    std::vector<bool> told(linked.sizes.size(), false);
    for (stats::WeakLink const& link : stats::weak_links(history.ratings, linked)) {
        remarks.push_back(detail::data_section::remark(history, link));
        told[link.subset] = true;
    }
    auto lone = stats::lone_links(history.ratings, linked);
    std::erase_if(lone, [&](stats::LoneLink const& link) {
        return told[linked.interviewer[link.interviewer]];
    });
    if (!lone.empty())
        remarks.push_back(detail::data_section::remark(history, lone));
    return remarks;
}

} // namespace panelscore
