// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many interviews are enough, of what, by whom: the cheapest panel that is good enough, the
// curve of what each further interviewer adds, and the people to hold it.

#include <panelscore/config.hpp>
#include <panelscore/plan/assignment.hpp>
#include <panelscore/plan/d_study.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace panelscore {

/// What a panel is to reach.
enum class PlanGoal {
    dependability,    ///< share of the differences in score that is the candidate
    decision_accuracy ///< share of candidates on the right side of the hire bar
};

/// A goal and how much of it, between 0 and 1.
struct PlanTarget {
    PlanGoal goal = PlanGoal::dependability;
    double value = 0;

    friend bool operator==(PlanTarget const&, PlanTarget const&) = default;
};

/// Panels with more interviewers are not looked at, unless the plan itself has more.
inline constexpr std::size_t most_interviewers_planned = 12;

/// Everything a plan depends on.
struct PlanTask {
    StudyBasis basis{};
    /// What panels can be made of. Empty: interviewers who all rate everything.
    std::vector<PlanInterview> interviews{};
    std::optional<PlanTarget> target{};
    /// Who there is; empty: nobody is assigned. Needs interviews.
    std::vector<AvailableInterviewer> available{};
    std::vector<KnownInterviewer> known{};
    std::size_t candidates = 1; ///< who go through the panel, for an assignment

    friend bool operator==(PlanTask const&, PlanTask const&) = default;
};

/// A panel that could be held.
struct PanelChoice {
    std::size_t interviewers = 0;
    std::vector<std::size_t> held{}; ///< by interview: how many interviewers hold it
    std::optional<int> minutes{};    ///< of all interviewers together, for one candidate
    PanelWorth worth{};
    /// Competencies of positive weight that interviews of one format alone can show.
    std::vector<std::size_t> one_format{};

    friend bool operator==(PanelChoice const&, PanelChoice const&) = default;
};

/// Why a panel was chosen.
enum class PlanReason {
    target,    ///< the cheapest that reaches the target
    elbow,     ///< one more interviewer adds less than a point
    best_there ///< the best that can be held; the target is not reached
};

/// What one more interviewer in an interview would add to the chosen panel.
struct OneMore {
    std::size_t interview = 0;
    PanelWorth worth{};
    double gain = 0; ///< of dependability

    friend bool operator==(OneMore const&, OneMore const&) = default;
};

/// A plan.
struct PanelPlan {
    /// By number of interviewers, the best panel of that size: one more in each entry. The
    /// first is the smallest that sees every competency of the plan.
    std::vector<PanelChoice> curve{};
    std::optional<std::size_t> elbow{};      ///< position in the curve
    std::optional<PanelChoice> as_written{}; ///< every interview of the plan once
    std::optional<PanelChoice> chosen{};
    PlanReason reason = PlanReason::elbow;
    bool target_reached = false; ///< by the chosen panel, or by the people placed in it
    /// A panel of fewer minutes that reaches the target, too, but shows competencies in one
    /// format alone that the chosen panel shows in two.
    std::optional<PanelChoice> cheaper{};
    std::vector<OneMore> one_more{};        ///< largest gain first
    std::vector<std::size_t> not_in_plan{}; ///< competencies of positive weight no one rates
    std::vector<std::size_t> one_format_in_plan{}; ///< rated in interviews of one format only
    std::optional<Assignment> assignment{};        ///< of the chosen panel

    friend bool operator==(PanelPlan const&, PanelPlan const&) = default;
};

/// Plans a panel.
///
/// With interviews, a panel is so many interviewers for each of them, a person for each seat,
/// and each competency's score is the mean of those who rate it. Panels that count show each
/// competency in two formats wherever the plan can, and leave none out that it can show. The
/// cheapest has the fewest minutes (interviewers, where an interview has no `minutes`); equal
/// ones: the most dependable, then fewer interviewers, then more in the first interviews by id.
/// Without interviews a panel is a number of interviewers. Without a target the panel at the
/// elbow is chosen: the last size that adds a point of dependability.
///
/// With `available`, only panels that these people can fill for all candidates are chosen from
/// (see `assign_interviewers`), and the people are put in their places. What a panel is worth
/// is worked out for any interviewers like those so far; the assignment has a worth of its own.
/// Where they can fill none, the plan as written is filled as far as it goes.
///
/// Every panel of up to 12 interviews is looked at, each interview up to 12 times and fewer
/// where that would be more than 500,000 panels; of longer plans, those that grow from the plan
/// as written by the best next seat.
/// @pre weights are not negative and sum to 1; a target for decisions comes with a bar
/// Cost: under a second.
[[nodiscard]] PANELSCORE_DECL PanelPlan plan_panel(PlanTask const& task);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/panel_plan.ipp>
#endif
