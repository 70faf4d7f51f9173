// SPDX-License-Identifier: BSL-1.0
#pragma once

// The interviewer's kit as text: guides to read, print and write on, and empty scorecards. What
// stands in a guide is decided in plan/guide.hpp.

#include <panelscore/config.hpp>
#include <panelscore/plan/calibration_exercise.hpp>
#include <panelscore/plan/guide.hpp>

#include <string>
#include <vector>

namespace panelscore {

/// The guide to one interview, or the whole plan with an overview first, as Markdown (GitHub's
/// tables). Text of the rubric is escaped: it shows as written.
[[nodiscard]] PANELSCORE_DECL std::string kit_markdown(InterviewGuide const& guide);
/// The guides of a whole plan, with an overview first.
[[nodiscard]] PANELSCORE_DECL std::string kit_markdown(PlanGuide const& plan);

/// The same as one HTML page to print on A4 or Letter: a sheet for each question with its
/// rating boxes. The page holds no script and fetches nothing.
[[nodiscard]] PANELSCORE_DECL std::string kit_html(InterviewGuide const& guide);
/// The guides of a whole plan on one page.
[[nodiscard]] PANELSCORE_DECL std::string kit_html(PlanGuide const& plan);

/// Samples to rate without seeing their levels, and the key on a page of its own at the end.
[[nodiscard]] PANELSCORE_DECL std::string kit_markdown(CalibrationExercise const& exercise);
/// The exercise as one HTML page to print.
[[nodiscard]] PANELSCORE_DECL std::string kit_html(CalibrationExercise const& exercise);

/// Empty scorecards to fill in a spreadsheet: the long form of the scorecard CSV, one row for
/// each competency of each interview, followed by the competency's name and anchors, which
/// the reader skips. Candidate, interviewer, score and evidence are empty; a score left empty
/// is read as not observed. Starts with a byte order mark only when some text is not ASCII, so
/// that spreadsheets take it for UTF-8.
[[nodiscard]] PANELSCORE_DECL std::string kit_csv(std::vector<InterviewGuide> const& guides);

/// One empty scorecard as JSON. Every competency of the interview stands there with `score`
/// null and empty evidence: the file names all that is to be rated, and what is still null in
/// the end is read as not observed.
[[nodiscard]] PANELSCORE_DECL std::string kit_json(InterviewGuide const& guide);
/// One empty scorecard for each interview, as a JSON array.
[[nodiscard]] PANELSCORE_DECL std::string kit_json(PlanGuide const& plan);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/kit_calibration.ipp>
#include <panelscore/impl/kit_cards.ipp>
#include <panelscore/impl/kit_html.ipp>
#include <panelscore/impl/kit_markdown.ipp>
#endif
