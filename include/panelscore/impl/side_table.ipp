// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/text_position.hpp>
#include <panelscore/detail/utf8.hpp>
#include <panelscore/io/side_table.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace panelscore {
namespace detail {

/// The delimiter that occurs most often in a header.
inline char side_delimiter(std::string_view header) {
    char best = ',';
    for (char const c : {';', '\t'})
        if (std::count(header.begin(), header.end(), c) >
            std::count(header.begin(), header.end(), best))
            best = c;
    return best;
}

/// Reads a side table; see `parse_side_table`.
class SideTableReader {
  public:
    SideTableReader(std::string_view text, std::string_view name,
                    std::span<std::string_view const> columns)
        : text_(text), name_(name), columns_(columns), positions_(text),
          rows_(text, side_delimiter(text.substr(0, text.find('\n')))) {}

    Parsed<SideTable> run() {
        std::vector<CsvCell> cells;
        if (!rows_.next(cells, most_columns)) {
            header({});
            return std::move(result_);
        }
        header(cells);
        if (!result_.ok())
            return std::move(result_);
        width_ = cells.size();
        while (rows_.next(cells, most_columns))
            row(cells);
        return std::move(result_);
    }

  private:
    static constexpr std::size_t most_columns = 1000;

    Diagnostic& note(ProblemKind kind, std::string message, std::size_t offset) {
        auto& noted = result_.problems.emplace_back(make_problem(kind, std::move(message)));
        noted.file = name_;
        noted.where = positions_.at(offset);
        return noted;
    }
    [[nodiscard]] std::string cell_text(CsvCell const& cell) const {
        std::string const whole = rows_.text(cell);
        return std::string{trimmed(whole)};
    }
    void header(std::vector<CsvCell> const& cells) {
        std::vector<std::string> found;
        for (CsvCell const& cell : cells)
            found.push_back(folded(rows_.text(cell)));
        for (std::string_view const column : columns_) {
            auto const at = std::find(found.begin(), found.end(), column);
            at_.push_back(static_cast<std::size_t>(at - found.begin()));
            if (at == found.end())
                note(problems::csv_header,
                     "the column \"" + std::string{column} + "\" is missing", 0);
        }
        std::string unread;
        for (std::string const& one : found)
            if (std::find(columns_.begin(), columns_.end(), one) == columns_.end())
                unread += (unread.empty() ? "" : ", ") + one;
        if (!unread.empty())
            note(problems::columns_not_read, "columns that are not read: " + unread, 0).level =
                DiagnosticLevel::warning;
    }
    void row(std::vector<CsvCell> const& cells) {
        std::size_t const begin = rows_.begin();
        if (auto const& fault = rows_.fault()) {
            note(problems::csv_syntax, fault->message, fault->offset).expected =
                fault->expected;
            return;
        }
        if (trimmed(rows_.row()).empty())
            return;
        if (cells.size() != width_) {
            note(problems::csv_syntax,
                 "the row has " + std::to_string(cells.size()) + " cells, the header " +
                     std::to_string(width_),
                 begin);
            return;
        }
        std::vector<std::string> values;
        for (std::size_t const at : at_)
            values.push_back(cell_text(cells[at]));
        result_.value.rows.push_back(std::move(values));
        result_.value.places.push_back(positions_.at(begin));
    }

    std::string_view text_{};
    std::string name_{};
    std::span<std::string_view const> columns_{};
    TextPositions positions_{};
    CsvRows rows_;
    std::vector<std::size_t> at_{};
    std::size_t width_ = 0;
    Parsed<SideTable> result_{};
};

inline void note_row(Diagnostics& problems, ProblemKind kind, std::string message,
                     std::string_view name, SourcePosition where) {
    auto& noted = problems.emplace_back(make_problem(kind, std::move(message)));
    noted.file = name;
    noted.where = where;
}

/// A whole number from 0 to a million.
inline std::optional<std::size_t> side_count(std::string_view text) {
    constexpr std::size_t most = 1'000'000;
    std::size_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || number > most)
        return std::nullopt;
    return number;
}

} // namespace detail

PANELSCORE_DECL Parsed<SideTable> parse_side_table(std::string_view text, std::string_view name,
                                                   std::span<std::string_view const> columns) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (auto const bad = detail::find_invalid_utf8(text); bad != text.npos) {
        Parsed<SideTable> result;
        detail::note_row(result.problems, problems::not_utf8, "the text is not UTF-8", name,
                         detail::TextPositions(text).at(bad));
        return result;
    }
    return detail::SideTableReader(text, name, columns).run();
}

PANELSCORE_DECL Parsed<NameLabels> parse_labels(std::string_view text, std::string_view name) {
    constexpr std::array<std::string_view, 2> columns{"id", "label"};
    auto const table = parse_side_table(text, name, columns);
    Parsed<NameLabels> result;
    result.problems = table.problems;
    for (std::size_t r = 0; r < table.value.rows.size(); ++r) {
        auto const& row = table.value.rows[r];
        auto const [found, added] = result.value.names.emplace(row[0], row[1]);
        if (!added && found->second != row[1])
            detail::note_row(result.problems, problems::duplicate_id,
                             "\"" + row[0] + "\" has two labels", name, table.value.places[r]);
    }
    return result;
}

PANELSCORE_DECL Parsed<std::vector<ExpectedCard>> parse_expected(std::string_view text,
                                                                 std::string_view name) {
    constexpr std::array<std::string_view, 3> columns{"candidate", "interviewer", "interview"};
    auto const table = parse_side_table(text, name, columns);
    Parsed<std::vector<ExpectedCard>> result;
    result.problems = table.problems;
    for (std::size_t r = 0; r < table.value.rows.size(); ++r) {
        auto const& row = table.value.rows[r];
        if (row[0].empty() || row[1].empty())
            detail::note_row(result.problems, problems::csv_syntax,
                             "an expected card needs a candidate and an interviewer", name,
                             table.value.places[r]);
        else
            result.value.push_back(
                {CandidateId{row[0]}, InterviewerId{row[1]}, InterviewId{row[2]}});
    }
    return result;
}

PANELSCORE_DECL Parsed<AvailableList> parse_available(std::string_view text,
                                                      std::string_view name) {
    constexpr std::array<std::string_view, 3> columns{"interviewer", "interview", "maximum"};
    auto const table = parse_side_table(text, name, columns);
    Parsed<AvailableList> result;
    result.problems = table.problems;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t r = 0; r < table.value.rows.size(); ++r) {
        auto const& row = table.value.rows[r];
        auto const& where = table.value.places[r];
        auto const maximum =
            row[2].empty() ? std::optional<std::size_t>{} : detail::side_count(row[2]);
        if (row[0].empty())
            detail::note_row(result.problems, problems::csv_syntax,
                             "somebody who can interview needs an interviewer id", name, where);
        else if (!row[2].empty() && !maximum)
            detail::note_row(result.problems, problems::out_of_range,
                             "\"" + row[2] +
                                 "\" is not how often somebody can interview: a whole number, "
                                 "or nothing for as often as needed",
                             name, where);
        else if (!seen.emplace(row[0], row[1]).second)
            detail::note_row(
                result.problems, problems::duplicate_id,
                "\"" + row[0] + "\" stands here twice for " +
                    (row[1].empty() ? "any interview" : "interview \"" + row[1] + "\""),
                name, where);
        else {
            result.value.rows.push_back({InterviewerId{row[0]}, InterviewId{row[1]}, maximum});
            result.value.places.push_back(where);
        }
    }
    return result;
}

} // namespace panelscore
