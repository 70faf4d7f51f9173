// SPDX-License-Identifier: BSL-1.0
#pragma once

// Calibrations for people: a terminal screen, Markdown, and CSV tables for a spreadsheet or R.
// The JSON form is io/calibration.hpp, the page with charts io/calibration_html.hpp. Wording is
// an invitation to talk: a difference is not a fault.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/name_labels.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace panelscore {

/// How a calibration report looks. Same options and calibration, same bytes.
struct CalibrationReportOptions {
    std::size_t width = 100;       ///< columns of the terminal; fewer than 60 count as 60
    NameLabels labels{};           ///< display names of interviewers
    NameLabels competency_names{}; ///< names of competencies, by id
    std::string title{};           ///< of the HTML page; empty: one that fits every calibration

    friend bool operator==(CalibrationReportOptions const&,
                           CalibrationReportOptions const&) = default;
};

/// The calibration for a terminal: a summary of at most 40 lines for managers, and below it,
/// for analysts, the model as an lme4 formula, its variance components, panels as they might be
/// and agreement by competency. No line is wider than `width`; texts of users cannot control
/// the terminal. Interviewers who differ from colleagues are named, others counted; nobody is
/// compared with people who never met the same candidates.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_text(Calibration const& calibration, CalibrationReportOptions const& options = {});

/// One interviewer, for a talk with that person: no colleague is named. `interviewer` is an
/// entry of `calibration.interviewers`.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_text(Calibration const& calibration, InterviewerFigures const& interviewer,
                 CalibrationReportOptions const& options = {});

/// The summary and every table people read, as GitHub-flavoured Markdown.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_markdown(Calibration const& calibration,
                     CalibrationReportOptions const& options = {});

/// One interviewer as Markdown, see `calibration_text`.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_markdown(Calibration const& calibration, InterviewerFigures const& interviewer,
                     CalibrationReportOptions const& options = {});

/// A table as CSV: `name` becomes the file's name, without `.csv`.
struct CsvTable {
    std::string name{};
    std::string text{};

    friend bool operator==(CsvTable const&, CsvTable const&) = default;
};

/// Every table of the calibration (docs/reference/calibration-format.md lists the columns).
///
/// First `data` and `subsets`; then those of each section asked for, beginning with one that
/// bears its name: means, competency_distribution, variance_components, fixed_effects,
/// reliability, d_study, agreement, interviewers, interviewer_competencies, distribution,
/// drift, flags, groups, group_components; last `problems`. Lines end by CRLF. A figure that
/// cannot be given is an empty cell with the reason's name (such as "too-few") in the column
/// `reason` where the table has one. People are named by id.
[[nodiscard]] PANELSCORE_DECL std::vector<CsvTable>
calibration_csv_tables(Calibration const& calibration);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibration_report_csv.ipp>
#include <panelscore/impl/calibration_report_interviewer.ipp>
#include <panelscore/impl/calibration_report_markdown.ipp>
#include <panelscore/impl/calibration_report_text.ipp>
#endif
