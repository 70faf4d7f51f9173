// SPDX-License-Identifier: BSL-1.0
#pragma once

// Recommendations as JSON (`panelscore/recommendation/1`): one document for a run, or one line
// for each panel.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// Whether interviewers' notes and quotations are part of a report.
enum class EvidenceText { shown, withheld };

/// What a run of `recommend` gives: the advice for every panel, sorted by candidate and
/// opening, each with the rubric it was scored with.
struct RecommendationRun {
    std::vector<Rubric const*> rubrics{};
    std::vector<Recommendation> candidates{};
    std::vector<std::size_t> rubric_of{}; ///< parallel to `candidates`: position in `rubrics`
    Diagnostics problems{};
};

/// The whole run as one indented JSON document.
///
/// `rubric` is the one all panels were scored with. When there are several it is an array,
/// each candidate carries its own, and `slate` is null: scores of different rubrics do not
/// compare. With several openings the slate names panels as `candidate@opening`.
[[nodiscard]] PANELSCORE_DECL std::string to_json(RecommendationRun const& run,
                                                  EvidenceText evidence = EvidenceText::shown);

/// Appends one panel's advice as a line of NDJSON: `format`, `rubric`, `calibration` and
/// `components`, then the keys of a candidate, and a line feed.
/// @param problems  of cards that were left out of the panel; the key stands only where there
///                  are any
PANELSCORE_DECL void append_line(std::string& out, Recommendation const& advice,
                                 Rubric const& rubric,
                                 EvidenceText evidence = EvidenceText::shown,
                                 Diagnostics const& problems = {});

/// Appends what stands in the place of advice for a panel that cannot be scored: `format`,
/// `line` (its number in the input), `problems`, an empty list of `candidates`, a line feed.
PANELSCORE_DECL void append_refused_line(std::string& out, std::size_t line,
                                         Diagnostics const& problems);

/// A panel's name in a slate: the candidate, with `@opening` when a run has several.
[[nodiscard]] PANELSCORE_DECL std::string slate_name(PanelKey const& key,
                                                     bool several_openings);

/// True when the panels of a run are for more than one opening.
[[nodiscard]] PANELSCORE_DECL bool
several_openings(std::vector<Recommendation> const& candidates);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/recommendation.ipp>
#endif
