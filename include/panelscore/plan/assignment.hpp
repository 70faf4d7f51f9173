// SPDX-License-Identifier: BSL-1.0
#pragma once

// Who should hold which interview: the seats of a panel filled from a list of people, so that
// the scores say most about the candidates and nobody carries more than needed.

#include <panelscore/base/identifier.hpp>
#include <panelscore/config.hpp>
#include <panelscore/model/available_interviewer.hpp>
#include <panelscore/model/role.hpp>
#include <panelscore/plan/d_study.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace panelscore {

/// An interview that panels can be made of. `competencies` are positions in the weights, each
/// once.
struct PlanInterview {
    InterviewId id{};
    std::string title{};
    InterviewFormat format = InterviewFormat::technical_discussion;
    std::optional<int> minutes{};
    std::vector<std::size_t> competencies{};

    friend bool operator==(PlanInterview const&, PlanInterview const&) = default;
};

/// What a calibration says of an interviewer. Whoever it does not know is drawn from the
/// components.
struct KnownInterviewer {
    InterviewerId interviewer{};
    double severity_se = 0;
    /// Standard error of the severity in each competency, parallel to the weights; empty where
    /// it was not worked out.
    std::vector<std::optional<double>> severity_se_in{};
    double consistency = 1; ///< residual variance against the pool's

    friend bool operator==(KnownInterviewer const&, KnownInterviewer const&) = default;
};

/// Somebody who holds an interview, with how many of the candidates.
struct AssignedInterviewer {
    InterviewerId interviewer{};
    std::size_t interview = 0; ///< position among the interviews
    std::size_t candidates = 0;
    bool known = false; ///< the calibration knows this interviewer's severity

    friend bool operator==(AssignedInterviewer const&, AssignedInterviewer const&) = default;
};

/// A filled panel.
struct Assignment {
    std::vector<AssignedInterviewer> seats{}; ///< by interview, then interviewer
    std::size_t candidates = 1;
    std::size_t most_held = 0;             ///< interviews of the busiest person
    std::vector<InterviewerId> not_used{}; ///< people of the list without an interview
    std::vector<std::size_t> unfilled{};   ///< by interview: seats nobody is left for
    std::optional<PanelWorth> worth{};     ///< of the filled panel; empty with seats unfilled

    friend bool operator==(Assignment const&, Assignment const&) = default;
};

/// Everything an assignment depends on.
struct AssignmentTask {
    StudyBasis basis{};
    std::vector<PlanInterview> interviews{};
    std::vector<std::size_t> held{}; ///< by interview: how many interviewers see a candidate
    std::vector<AvailableInterviewer> available{};
    std::vector<KnownInterviewer> known{};
    std::size_t candidates = 1;

    friend bool operator==(AssignmentTask const&, AssignmentTask const&) = default;
};

/// Fills the seats of a panel for so many candidates.
///
/// Nobody meets a candidate twice, or holds an interview more often than `maximum` says. As
/// many seats are filled as these people can fill, those first that bring most of the
/// composite; the busiest person has as few as that allows; among such assignments it is the
/// one whose composites have the least error variance: what is left unknown of severities after
/// they are subtracted, and each interviewer's consistency, count by the share each has in the
/// composite. Equal ones: the first people by id, in the first interviews by id.
///
/// Rows for the same person and interview, or any interview, must not repeat. A rota that never
/// shows a candidate the same person twice exists for every assignment given here [Konig
/// 1916: the edges of a bipartite graph can be coloured with as many colours as its largest
/// degree].
/// Cost: a minimum-cost flow, people x interviews large; milliseconds for hundreds of people.
[[nodiscard]] PANELSCORE_DECL Assignment assign_interviewers(AssignmentTask const& task);

/// Which panels a list of people can fill for so many candidates, without working out who sits
/// where. Precondition: at most 12 interviews.
class StaffingLimits {
  public:
    PANELSCORE_DECL StaffingLimits(std::span<AvailableInterviewer const> available,
                                   std::span<PlanInterview const> interviews,
                                   std::size_t candidates);

    /// True when every seat of the panel can be filled for every candidate. `held` is parallel
    /// to the interviews. Cost: 2 to the power of the interviews.
    [[nodiscard]] PANELSCORE_DECL bool can_fill(std::span<std::size_t const> held) const;

  private:
    std::size_t candidates_ = 1;
    std::vector<std::size_t> supply_{}; ///< by set of interviews: seats these people can take
};

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/panel_plan_assignment.ipp>
#endif
