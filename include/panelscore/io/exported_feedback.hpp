// SPDX-License-Identifier: BSL-1.0
#pragma once

// Interview feedback as an applicant tracking system exports it: its own names, ids and values,
// one shape for all systems. Reading an export ends here; what the names and values mean is
// for the import map to say (import_map.hpp), and import.hpp makes scorecards of both.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// Somebody or something of an export: its id, what it is called, or both. Empty: not said.
struct ExportedName {
    std::string id{};
    std::string name{};

    /// What tells it from others: the id, or the name where there is no id.
    [[nodiscard]] std::string const& key() const { return id.empty() ? name : id; }

    friend bool operator==(ExportedName const&, ExportedName const&) = default;
};

/// One rating of a form: an attribute, a skill field, a trait, a question with a score.
struct ExportedRating {
    ExportedName item{};                ///< "Communication"
    std::string type{};                 ///< its category or section: "Skills"
    std::optional<std::string> value{}; ///< as the system writes it; empty: not assessed
    std::string scale{}; ///< the system's name of its scale: "stars", a field path
    std::vector<std::string> choices{}; ///< values a form offers, in the order of the form
    std::string note{};                 ///< plain text
    SourcePosition where{};

    friend bool operator==(ExportedRating const&, ExportedRating const&) = default;
};

/// Where a form stands in its system.
enum class ExportedState { submitted, draft, deleted };

/// One form: what one interviewer said of one candidate after one interview.
///
/// Times are ISO 8601 in UTC or with the offset of the export; epochs are turned into them.
/// Empty text means that the export does not say.
struct ExportedCard {
    std::string id{};
    std::string url{};
    ExportedState state = ExportedState::submitted;
    ExportedName candidate{};
    ExportedName application{};
    ExportedName opening{};     ///< the job or requisition
    ExportedName interview{};   ///< the step, kit or form
    ExportedName interviewer{}; ///< whose judgement it is
    ExportedName submitter{};   ///< who entered it; empty when the same
    std::string interviewed_at{};
    std::string submitted_at{};
    std::string updated_at{};
    std::optional<std::string> overall{}; ///< the vote as the system writes it; empty: none
    std::vector<std::string> overall_choices{}; ///< values the form offers for it, in its order
    std::vector<ExportedRating> ratings{};
    std::string notes{}; ///< plain text: comments and answers, each behind its question
    SourcePosition where{};

    friend bool operator==(ExportedCard const&, ExportedCard const&) = default;
};

/// A system whose exports can be read. `name` is what `--from` takes.
struct ExportSystem {
    std::string_view name{};  ///< "greenhouse"
    std::string_view title{}; ///< "Greenhouse Harvest v1"
    bool experimental = false;
};

/// Every system, in the order of the help.
[[nodiscard]] PANELSCORE_DECL std::vector<ExportSystem> const& export_systems();

/// The forms of one file.
struct ExportedFeedback {
    std::string file{};
    std::string system{}; ///< as in `export_systems`; empty when it was not recognised
    std::vector<ExportedCard> cards{};
    std::size_t unreadable = 0; ///< forms left out, for the errors among `problems`
    Diagnostics problems{};

    friend bool operator==(ExportedFeedback const&, ExportedFeedback const&) = default;
};

/// The system a text looks like an export of, by the keys of its forms, or empty when none or
/// more than one fits. Cost: linear in the text.
[[nodiscard]] PANELSCORE_DECL std::string recognised_system(std::string_view text);

/// Reads the forms of a JSON export: a bare object, an array, `{data:}`, `{results:}`,
/// `{data: {results:}}`, pages of these, or JSON Lines. Unknown keys are passed over; a form
/// that lacks what a scorecard needs, or has a value of the wrong kind where one is read, is an
/// error and counted as unreadable. A hundred errors and a hundred other problems are listed.
/// Lever and Workable name a candidate only in the address that is asked: there the file is
/// named after the id, unless the forms carry it.
///
/// @param system one of `export_systems` that is written in JSON, or "auto"
/// @param name   what the file is called in problems
/// Never throws but for lack of memory. Cost: linear in the text.
[[nodiscard]] PANELSCORE_DECL ExportedFeedback read_export(std::string_view text,
                                                           std::string_view name,
                                                           std::string_view system);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/exported_feedback.ipp>
#endif
