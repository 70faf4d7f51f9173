// SPDX-License-Identifier: BSL-1.0
#pragma once

// The import map (`panelscore/import-map/1`): what the names and values of another system are
// called here. A person writes it, or corrects a draft (import_suggestion.hpp); importing goes
// by nothing else. Nothing here opens a file.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/model/scorecard.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// Whether a person has decided about an entry. Drafts leave entries undecided, written as
/// `null`; a map with such an entry cannot be read.
enum class MapDecision { made, undecided };

/// One line of a map: their word and ours. `ours` is empty where the map says "ignore" (of a
/// name), "not_observed" (of a value) or "no_vote" (of an overall word).
template <typename Ours>
struct MapEntry {
    std::string theirs{}; ///< as the map spells it
    std::optional<Ours> ours{};
    MapDecision decision = MapDecision::made;
    SourcePosition where{}; ///< in the map

    friend bool operator==(MapEntry const&, MapEntry const&) = default;
};

/// What the values of a scale come to. The table without a name is for every scale that has no
/// table of its own.
struct MapScale {
    std::string name{}; ///< of their scale, or of the attribute: "stars", "Technical Skills"
    std::vector<MapEntry<double>> values{};
    SourcePosition where{};

    friend bool operator==(MapScale const&, MapScale const&) = default;
};

/// Which of their fields tells the openings of one candidate apart. `any`: the job, or where
/// an export does not name it the application.
enum class OpeningField { any, job, application, none };

/// A spreadsheet has one row for each rating, or one for each card.
enum class SheetLayout { rating, card };

/// What a spreadsheet's columns can be; "competency", "type", "score", "scale" and "note" are
/// for one row a rating.
inline constexpr std::array<std::string_view, 19> sheet_fields{
    "id",           "url",         "candidate", "application", "opening",
    "interview",    "interviewer", "submitter", "state",       "interviewed_at",
    "submitted_at", "updated_at",  "overall",   "notes",       "competency",
    "type",         "score",       "scale",     "note"};

/// Where a spreadsheet keeps what (the map's `columns`).
struct SheetColumns {
    SheetLayout layout = SheetLayout::rating;
    /// One of `sheet_fields` and their column, in the order of `sheet_fields`.
    std::vector<std::pair<std::string, std::string>> names{};
    /// One row a card: the columns that hold ratings, each with the column of its note, or
    /// with empty text when there is none.
    std::vector<std::pair<std::string, std::string>> ratings{};

    friend bool operator==(SheetColumns const&, SheetColumns const&) = default;
};

/// A whole map. Invariant after a clean read: no two entries of a list have names that are the
/// same after folding case and blanks.
struct ImportMap {
    std::string file{};     ///< what the map is called in reports
    std::string rubric{};   ///< written into the cards; empty: not said
    std::string revision{}; ///< written into the cards; empty: not said
    /// By job; one entry without a name stands for every job.
    std::vector<MapEntry<std::string>> seniority{};
    OpeningField opening = OpeningField::any;
    std::vector<MapScale> scales{};
    std::vector<MapEntry<std::string>> competencies{}; ///< see `map_key`
    /// None: cards name no interview, whatever the export calls it.
    std::optional<std::vector<MapEntry<std::string>>> interviews{};
    std::vector<MapEntry<Vote>> overall{}; ///< before the words every system uses
    std::optional<SheetColumns> columns{};

    friend bool operator==(ImportMap const&, ImportMap const&) = default;
};

/// How a map names an attribute that has a type: `Communication (Skills)`. The name alone
/// stands for it under every type that has no entry of its own.
[[nodiscard]] inline std::string map_key(std::string_view name, std::string_view type) {
    std::string key{name};
    if (!type.empty())
        key.append(" (").append(type).append(")");
    return key;
}

/// Reads a map. Every problem is listed with its place: unknown keys, names that stand twice,
/// entries that are `null` because nobody has decided yet (I-02). Never throws but for lack of
/// memory. Cost: linear in the text, times the logarithm of the entries.
[[nodiscard]] PANELSCORE_DECL Parsed<ImportMap> parse_import_map(std::string_view text,
                                                                 std::string_view name);

/// What does not fit a rubric: another rubric or revision, competencies it does not have,
/// scores off its scale, seniorities it does not know; as warnings interviews that are not in
/// its plan. Cost: linear in the map times that of the rubric.
[[nodiscard]] PANELSCORE_DECL Diagnostics check_import_map(ImportMap const& map,
                                                           Rubric const& rubric);

/// The map as JSON, one entry a line, as a person would edit it. What it does not say is left
/// out; undecided entries are `null`.
[[nodiscard]] PANELSCORE_DECL std::string to_json(ImportMap const& map);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/import_map_write.ipp>
#endif
