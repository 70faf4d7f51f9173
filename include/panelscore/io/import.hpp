// SPDX-License-Identifier: BSL-1.0
#pragma once

// From the forms of an applicant tracking system to scorecards, by an import map and nothing
// else: nothing is guessed, and everything that is not in the cards is counted in the report.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/exported_feedback.hpp>
#include <panelscore/io/import_map.hpp>
#include <panelscore/io/side_table.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/model/scorecard.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace panelscore {

/// Whether names and values that are not in the map make the import fail (I-01 an error), or
/// only warn. They are left out and counted either way.
enum class UnmappedNames { fail, pass };

/// How an import goes about it.
struct ImportOptions {
    UnmappedNames unmapped = UnmappedNames::fail;
    /// Cards that are to come. The interview may be one of our ids or one of their names.
    std::vector<ExpectedCard> expected{};
};

/// Why something of an export is not in the cards.
enum class LeftOutReason { not_submitted, deleted, ignored, unmapped, duplicate, unreadable };

/// Some cards, ratings or votes that were left out for the same reason.
struct LeftOut {
    LeftOutReason reason = LeftOutReason::unreadable;
    std::string name{};      ///< their interview or attribute; empty when it is not about one
    std::string type{};      ///< of the attribute
    std::string value{};     ///< a value that is not in the map
    SourcePosition in_map{}; ///< the line that says "ignore"
    std::size_t count = 0;
    std::vector<std::string> ids{}; ///< of the cards, sorted; forms without an id: file:line

    friend bool operator==(LeftOut const&, LeftOut const&) = default;
};

/// Where everything went. Invariant: `read` is `written` and all counts of `left_out` together.
struct ImportCount {
    std::size_t read = 0;
    std::size_t written = 0;
    std::vector<LeftOut> left_out{}; ///< by reason, then name, type and value

    friend bool operator==(ImportCount const&, ImportCount const&) = default;
};

/// What was settled by a rule rather than by the map.
struct Settled {
    std::string what{};             ///< "entered_by_other" or "sent_twice"
    std::vector<std::string> ids{}; ///< of the cards that are kept, sorted

    friend bool operator==(Settled const&, Settled const&) = default;
};

/// What the cards say although the export does not.
struct SetByMap {
    std::string what{}; ///< "rubric", "revision" or "seniority"
    std::string value{};
    std::string job{};       ///< a seniority of this job alone; empty: of every card
    SourcePosition in_map{}; ///< unknown for rubric and revision

    friend bool operator==(SetByMap const&, SetByMap const&) = default;
};

/// What an import read, wrote and left out (`panelscore/import-report/1`). The same for the
/// same files in any order.
struct ImportReport {
    std::vector<std::string> systems{}; ///< see `export_systems`, sorted
    std::string map{};                  ///< what the map is called
    std::size_t files = 0;
    std::size_t candidates = 0; ///< of all forms that could be read
    std::size_t openings = 0;   ///< 0: no form names one
    ImportCount cards{};
    ImportCount ratings{};        ///< those of cards left out are left out for the same reason
    std::size_t not_observed = 0; ///< of the ratings written
    ImportCount votes{};          ///< overall words of the cards written: kept, never scored
    std::size_t interviews_not_named = 0; ///< cards whose interview the map has no list for
    std::vector<MapScale> scales{};       ///< the tables of the map
    std::vector<Settled> settled{};
    std::vector<SetByMap> set_by_map{};
    std::vector<ExpectedCard> missing_cards{}; ///< expected and not submitted, sorted

    friend bool operator==(ImportReport const&, ImportReport const&) = default;
};

/// Scorecards, sorted by candidate, opening, interview, interviewer and time, and how they came
/// about. `problems` does not repeat what reading the export found.
struct ImportResult {
    std::vector<Scorecard> cards{};
    ImportReport report{};
    Diagnostics problems{};
};

/// Makes scorecards of the forms of one or more files, which are taken as one export.
///
/// Forms that are drafts, deleted, ignored by the map or of an interview that is not in it are
/// left out; of two forms by the same interviewer about the same candidate, opening and
/// interview the later one counts. A value that is missing or that the map calls not observed
/// is a rating without a score, never a zero; one that is not in the map is left out. Cards
/// belong to the interviewer, whoever entered them. Overall words are kept as votes.
///
/// @param rubric what the map is held against, or null. When it does not fit (see
///               `check_import_map`) nothing is imported.
/// Two scores of one card for the same competency are an error (I-03), and neither is kept.
/// Never throws but for lack of memory. Cost: sorting the forms.
[[nodiscard]] PANELSCORE_DECL ImportResult
import_scorecards(std::span<ExportedFeedback const> feedback, ImportMap const& map,
                  Rubric const* rubric, ImportOptions const& options = {});

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/import.ipp>
#endif
