// SPDX-License-Identifier: BSL-1.0
#pragma once

// Small CSV files beside the scorecards: display names, cards that are still expected, people
// who can interview.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/name_labels.hpp>
#include <panelscore/model/scorecard.hpp>
#include <panelscore/plan/assignment.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// A table read by the names of its columns: `rows[r][c]` is the cell of the c-th column asked
/// for, without blanks at its ends.
struct SideTable {
    std::vector<std::vector<std::string>> rows{};
    std::vector<SourcePosition> places{}; ///< of each row

    friend bool operator==(SideTable const&, SideTable const&) = default;
};

/// Reads the columns asked for, in any order of the file; `,` `;` or tab is told from the
/// header, and a BOM and CRLF are taken. Missing columns, rows of another width and what is no
/// CSV are errors; one warning names columns that were not read.
/// Cost: linear in the text.
[[nodiscard]] PANELSCORE_DECL Parsed<SideTable>
parse_side_table(std::string_view text, std::string_view name,
                 std::span<std::string_view const> columns);

/// `id,label`: display names. The same id with two labels is an error.
[[nodiscard]] PANELSCORE_DECL Parsed<NameLabels> parse_labels(std::string_view text,
                                                              std::string_view name);

/// A card that somebody is to write: `candidate,interviewer,interview`.
struct ExpectedCard {
    CandidateId candidate{};
    InterviewerId interviewer{};
    InterviewId interview{};

    friend bool operator==(ExpectedCard const&, ExpectedCard const&) = default;
};

/// The cards that are expected. A row without a candidate or an interviewer is an error.
[[nodiscard]] PANELSCORE_DECL Parsed<std::vector<ExpectedCard>>
parse_expected(std::string_view text, std::string_view name);

/// People who can interview: `interviewer,interview,maximum`. An empty interview means any, an
/// empty maximum as often as needed. A row without an interviewer, a maximum that is no whole
/// number, and the same person and interview twice are errors. Whether the interviews exist is
/// for the caller to check: `places` has a place for each row.
struct AvailableList {
    std::vector<AvailableInterviewer> rows{};
    std::vector<SourcePosition> places{};

    friend bool operator==(AvailableList const&, AvailableList const&) = default;
};
/// Reads such a list, CSV.
[[nodiscard]] PANELSCORE_DECL Parsed<AvailableList> parse_available(std::string_view text,
                                                                    std::string_view name);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/side_table.ipp>
#endif
