// SPDX-License-Identifier: BSL-1.0
#pragma once

// A calibration as one HTML page for people: summary, charts with words beside them, and every
// table behind them. No script, nothing to fetch, light and dark, from phone to paper.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/name_labels.hpp>

#include <string>

namespace panelscore {

/// How the page names things. The same calibration with the same options is the same bytes.
struct CalibrationHtmlOptions {
    std::string title{};           ///< empty: a title that fits every calibration
    NameLabels labels{};           ///< display names of interviewers
    NameLabels competency_names{}; ///< names of competencies, by id

    friend bool operator==(CalibrationHtmlOptions const&,
                           CalibrationHtmlOptions const&) = default;
};

/// The whole report. Sections that were not asked for are left out, what could not be worked
/// out says why. Texts of users are escaped.
///
/// Beyond 48 interviewers their score distributions become a row each in place of a chart each.
/// Cost: linear in the figures written, about 4 kB an interviewer with eight competencies.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_html(Calibration const& calibration, CalibrationHtmlOptions const& options = {});

/// The page of one interviewer, to talk it over with that person: no colleague is named.
/// `interviewer` is an entry of `calibration.interviewers`.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_html(Calibration const& calibration, InterviewerFigures const& interviewer,
                 CalibrationHtmlOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibration_html.ipp>
#endif
