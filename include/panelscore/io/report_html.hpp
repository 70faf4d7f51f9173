// SPDX-License-Identifier: BSL-1.0
#pragma once

// Recommendations as HTML packets for a debrief: one candidate, or a slate with a packet for
// each. No script, nothing to fetch, light and dark, from phone to paper.

#include <panelscore/config.hpp>
#include <panelscore/io/report.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>

#include <span>
#include <string>

namespace panelscore {

/// One candidate: the advice with its score drawn against the bars, where to start the debrief,
/// must-haves, what the advice rests on, what could come next, then every competency with notes
/// and anchors beside the scores.
///
/// Texts of users are escaped. `width` and `color` of the options are not used; the same
/// options and input give the same bytes. Cost: linear in the ratings.
[[nodiscard]] PANELSCORE_DECL std::string
recommendation_html(Recommendation const& recommendation, Rubric const& rubric,
                    ReportOptions const& options = {});

/// All candidates of one rubric drawn side by side in the slate's order with the reasons that
/// need saying, then one packet for each, on a sheet of its own in print.
[[nodiscard]] PANELSCORE_DECL std::string
slate_html(std::span<Recommendation const> recommendations, Slate const& slate,
           Rubric const& rubric, ReportOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/report_html.ipp>
#endif
