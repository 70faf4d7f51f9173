// SPDX-License-Identifier: BSL-1.0
#pragma once

// Plans of panels: made ready from a calibration and a rubric, and written as JSON
// (`panelscore/plan/1`), for a terminal and as one HTML page.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/calibration_html.hpp>
#include <panelscore/io/name_labels.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/plan/panel_plan.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// Something to know about a plan: what was assumed, what cannot be met.
struct PlanRemark {
    std::string code{};    ///< `one-format`, `seats-unfilled`, ...
    std::string message{}; ///< one sentence without a full stop

    friend bool operator==(PlanRemark const&, PlanRemark const&) = default;
};

/// A plan with everything a report of it says.
struct PlanReport {
    RubricId rubric{}; ///< empty without a rubric
    std::string revision{};
    std::string title{};
    std::string language{};
    Seniority seniority{};
    std::size_t ratings = 0; ///< behind the calibration, as the next two
    std::size_t candidates = 0;
    std::size_t interviewers = 0;
    /// Dependability of panels until now, and how many interviewers each competency had.
    std::optional<Estimate> until_now{};
    double interviewers_until_now = 0;
    double level = 0.95;                      ///< of the interval of `until_now`
    std::vector<CompetencyId> competencies{}; ///< parallel to the weights
    std::vector<std::string> names{};         ///< of the competencies
    PlanTask task{};
    PanelPlan plan{};
    std::vector<PlanRemark> assumed{}; ///< about what the plan rests on

    friend bool operator==(PlanReport const&, PlanReport const&) = default;
};

/// What a calibration and a rubric give a plan to rest on: `task` is filled but for target,
/// people and candidates; `plan` is still empty.
///
/// Weights, interviews and the hire bar are the rubric's; without a rubric, weights are those
/// of the calibration and there are neither interviews nor bar. Without a bar for this
/// seniority, figures about decisions are left out. A competency nobody has rated yet is taken
/// to have the mean of the others. Of a calibration of card means (the composite model), what
/// is left of a card's mean counts as the card's error.
///
/// Errors: M-01 to M-12 where the calibration cannot say how much of a score is the candidate;
/// K-04 when it is on another scale than the rubric.
[[nodiscard]] PANELSCORE_DECL Parsed<PlanReport>
plan_basis(Calibration const& calibration, Rubric const* rubric, Seniority const& seniority);

/// What is to be known about a finished plan: what was assumed, then what cannot be met.
[[nodiscard]] PANELSCORE_DECL std::vector<PlanRemark> plan_remarks(PlanReport const& report);

/// The plan as an indented JSON document, which ends with a line feed
/// (docs/reference/plan-format.md).
[[nodiscard]] PANELSCORE_DECL std::string to_json(PlanReport const& report,
                                                  Diagnostics const& problems);
/// The same document where no plan could be made: everything is null but the problems.
[[nodiscard]] PANELSCORE_DECL std::string plan_problems_json(Diagnostics const& problems);

/// How a plan looks to people.
struct PlanReportOptions {
    std::size_t width = 100; ///< columns of the terminal; fewer than 60 count as 60
    NameLabels labels{};     ///< display names of interviewers

    friend bool operator==(PlanReportOptions const&, PlanReportOptions const&) = default;
};

/// The plan for a terminal, in words of managers. No line is wider than `width`.
[[nodiscard]] PANELSCORE_DECL std::string plan_text(PlanReport const& report,
                                                    PlanReportOptions const& options = {});

/// The plan as one HTML page with the curve as a drawing: no script, nothing to fetch, texts of
/// users escaped.
[[nodiscard]] PANELSCORE_DECL std::string plan_html(PlanReport const& report,
                                                    PlanReportOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/panel_plan_basis.ipp>
#include <panelscore/impl/panel_plan_html.ipp>
#include <panelscore/impl/panel_plan_json.ipp>
#include <panelscore/impl/panel_plan_text.ipp>
#endif
