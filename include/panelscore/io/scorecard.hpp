// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading and writing scorecards (`panelscore/scorecard/1`): one JSON object, an array, NDJSON,
// CSV in long or wide form. Nothing here opens a file.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/model/scorecard.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// How much of a card is held against its rubric. To learn from past ratings only competencies
/// and scores must fit: revisions, seniorities and plans come and go.
enum class CardChecks { all, ratings_only };

/// What scorecards are checked against. The rubrics must outlive the call.
struct ScorecardOptions {
    /// Each card goes to the rubric it names; of several revisions of one rubric the first is
    /// the one in force. Empty: competency ids are free and scores any number.
    std::vector<Rubric const*> rubrics{};
    std::vector<std::string> accepted_revisions{}; ///< taken as if they were the one in force
    std::vector<std::pair<std::string, std::string>> columns{}; ///< CSV columns: ours, theirs
    /// With `ratings_only` a card goes to the revision it names where that was given.
    CardChecks checks = CardChecks::all;
};

/// Where a card stands in its file.
struct CardPlace {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t offset = 0;        ///< of its first byte
    std::size_t length = 0;        ///< in bytes; of a CSV card, of its first row
    SourcePosition where{};        ///< of its first byte
    std::size_t element = none;    ///< its index when the card stands in a JSON array
    std::size_t first_cell = none; ///< CSV: where its ratings begin in `ReadScorecards::cells`
    std::size_t rubric = none;     ///< index in `ScorecardOptions::rubrics` of its rubric
};

/// The scorecards of one file. A card with an error is listed in `problems` and left out of
/// `cards`; `places` runs beside `cards`.
struct ReadScorecards {
    std::string file{};
    std::vector<Scorecard> cards{};
    std::vector<CardPlace> places{};
    std::vector<SourcePosition> cells{}; ///< CSV: one for each rating of each card
    std::size_t refused = 0;             ///< cards left out
    Diagnostics problems{};

    /// True when every card could be read.
    [[nodiscard]] bool ok() const { return !has_errors(problems); }
};

/// Reads all scorecards of a text, whatever its form; the first byte that is not blank tells
/// JSON from CSV. Cards are in the order of the file (CSV: of their first row).
///
/// Never throws but for lack of memory; hostile input gives errors. @param name what the file
/// is called in problems. Cost: linear in the text.
[[nodiscard]] PANELSCORE_DECL ReadScorecards read_scorecards(
    std::string_view text, std::string_view name, ScorecardOptions const& options = {});

/// Reads one JSON scorecard, or an array of them, such as a line of NDJSON, and adds it to
/// `into`. @param offset where `json` begins in its file @param start the same as line and
/// column. Returns true when nothing was wrong with it.
PANELSCORE_DECL bool read_one_card(std::string_view json, std::size_t offset,
                                   SourcePosition start, ScorecardOptions const& options,
                                   ReadScorecards& into);

/// As `read_scorecards` followed by `check_run`, for callers that need no places.
[[nodiscard]] PANELSCORE_DECL Parsed<std::vector<Scorecard>>
parse_scorecards(std::string_view text, std::string_view name,
                 ScorecardOptions const& options = {});

/// What only all files of a run together show: a cell rated twice (K-06), two seniorities for
/// one candidate and opening (K-08), no scorecard at all (K-10). The order of the files does
/// not change the result. Cost: sorting the cards.
[[nodiscard]] PANELSCORE_DECL Diagnostics check_run(std::vector<ReadScorecards> const& files);

/// Fills `file`, `pointer` and `where` of a later finding about a card.
///
/// @param problem its `pointer` is inside the card, such as `/ratings/ethics.fairness/evidence`
/// @param card    index in `read.cards`
/// @param text    the text the card was read from; when empty, the place of the card is given
PANELSCORE_DECL void locate(Diagnostic& problem, ReadScorecards const& read, std::size_t card,
                            std::string_view text);

/// A scorecard as one compact JSON object on one line, without a line feed. Keys in the order
/// of the contract; what the card does not say is left out.
[[nodiscard]] PANELSCORE_DECL std::string to_json(Scorecard const& card);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/scorecard.ipp>
#include <panelscore/impl/scorecard_run.ipp>
#endif
