// SPDX-License-Identifier: BSL-1.0
#pragma once

// A calibration as one HTML page for people: summary, charts with words beside them, and every
// table behind them. No script, nothing to fetch, light and dark, from phone to paper.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/calibration_report.hpp>

#include <string>

namespace panelscore {

/// The whole report. Sections that were not asked for are left out, what could not be worked
/// out says why. Texts of users are escaped. The width of the options is not used; same options
/// and calibration, same bytes.
///
/// Beyond 48 interviewers their score distributions become a row each in place of a chart each.
/// Cost: linear in the figures written, about 4 kB an interviewer with eight competencies.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_html(Calibration const& calibration, CalibrationReportOptions const& options = {});

/// The page of one interviewer, to talk it over with that person: no colleague is named.
/// `interviewer` is an entry of `calibration.interviewers`.
[[nodiscard]] PANELSCORE_DECL std::string
calibration_html(Calibration const& calibration, InterviewerFigures const& interviewer,
                 CalibrationReportOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/calibration_html.ipp>
#endif
