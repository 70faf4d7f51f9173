// SPDX-License-Identifier: BSL-1.0
#pragma once

// The cells of one row of a table of ratings: names become codes at once, and what a row
// repeats of the one before is not looked at again.

#include <panelscore/detail/csv.hpp>
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/detail/text_position.hpp>
#include <panelscore/impl/csv_header.ipp>
#include <panelscore/impl/ratings_run.ipp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Reads a plain decimal such as `4` or `3.75` of at most fifteen digits; false for anything
/// else. A whole number over a power of ten is correctly rounded.
inline bool plain_decimal(std::string_view text, double& number) {
    constexpr std::array<double, 16> powers{1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    if (text.empty() || text.size() > 15 || text.front() == '.' || text.back() == '.')
        return false;
    std::uint64_t digits = 0;
    std::size_t point = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (c == '.' && point == text.size())
            point = i;
        else if (c >= '0' && c <= '9')
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        else
            return false;
    }
    std::size_t const decimals = point == text.size() ? 0 : text.size() - point - 1;
    number = static_cast<double>(digits) / powers[decimals];
    return true;
}

/// Reads the cells of a row.
class RatingCells {
  public:
    explicit RatingCells(RatingLog& log) : log_(log) {}

    /// Goes to the row that begins here, in this line.
    void begin_row(std::string_view text, std::size_t begin, std::size_t line) {
        text_ = text;
        row_begin_ = begin;
        line_ = line;
        bad_ = fresh_ = false;
    }
    void set(CsvHeader header) { header_ = std::move(header); }
    [[nodiscard]] CsvHeader const& header() const { return header_; }
    /// The cells themselves, to be filled for each row.
    [[nodiscard]] std::vector<CsvCell>& cells() { return cells_; }
    /// True when something was wrong with the row so far.
    [[nodiscard]] bool bad() const { return bad_; }
    /// True when a cell said something else than in the row before, since last asked.
    [[nodiscard]] bool take_fresh() { return std::exchange(fresh_, false); }

    /// Lists a problem at a byte of the row.
    Diagnostic& note(Diagnostic problem, std::size_t offset) {
        bad_ = true;
        std::string_view const before = text_.substr(row_begin_, offset - row_begin_);
        return log_.note(std::move(problem),
                         TextPositions(before, {line_, 1}).at(before.size()));
    }
    Diagnostic& note(Diagnostic problem, CardColumn column) {
        return note(std::move(problem), cell(column).begin);
    }
    Diagnostic& wrong(ProblemKind kind, CardColumn column, std::string const& what,
                      std::string expected) {
        auto const name = card_column_names[static_cast<std::size_t>(column)];
        Diagnostic problem = make_problem(kind, std::string(name) + ' ' + what);
        problem.expected = std::move(expected);
        return note(std::move(problem), column);
    }

    [[nodiscard]] CsvCell cell(CardColumn column) const { return cell_at(header_.at(column)); }
    [[nodiscard]] CsvCell group_cell() const { return cell_at(header_.group); }
    [[nodiscard]] std::string_view raw(CsvCell const& cell) const {
        return text_.substr(cell.begin, cell.end - cell.begin);
    }
    /// A cell as text without blanks at its ends; `scratch_` holds it where quotes were
    /// doubled.
    std::string_view text_of(CsvCell const& cell) {
        std::string_view text = raw(cell);
        if (cell.quoted && text.find('"') != text.npos) {
            scratch_ = CsvRows(text_, header_.delimiter).text(cell);
            text = scratch_;
        }
        return trimmed(text);
    }
    /// The code of the name in a column, `no_code` where there is none.
    std::uint32_t code_of(CardColumn column, RatingNames& names) {
        if (header_.at(column) == CsvHeader::none)
            return no_code;
        auto const index = static_cast<std::size_t>(column);
        return code_of(cell(column), known_[index], names, card_column_names[index]);
    }
    /// The code of the group that the row is in.
    std::uint32_t group_code(RatingNames& names) {
        return header_.group == CsvHeader::none
                   ? no_code
                   : code_of(group_cell(), group_, names, "the group");
    }
    /// The same for a name that must be there; an empty one is noted.
    std::uint32_t required(CardColumn column, RatingNames& names) {
        std::uint32_t const code = code_of(column, names);
        if (code == no_code && trimmed(raw(cell(column))).empty())
            wrong(problems::missing_key, column, "is empty", "a name");
        return code;
    }
    /// A time in seconds; `before` where the cell says what it said in the row before.
    std::int64_t time_of(CardColumn column, std::int64_t before) {
        if (header_.at(column) == CsvHeader::none || repeats(column))
            return before;
        std::string_view const text = text_of(cell(column));
        if (text.empty())
            return no_time;
        if (auto const seconds = seconds_since_1970(text))
            return *seconds;
        wrong(problems::wrong_format, column, "is no date and time",
              "a time such as 2026-03-02T14:00:00Z");
        forget(column);
        return no_time;
    }
    /// A word of a fixed list, likewise.
    template <typename Table, typename Value>
    Value word_of(CardColumn column, Table const& table, Value before, Value none) {
        if (header_.at(column) == CsvHeader::none || repeats(column))
            return before;
        std::string_view const word = text_of(cell(column));
        if (word.empty())
            return none;
        if (auto const value = value_in(table, word))
            return *value;
        forget(column);
        std::vector<std::string_view> names;
        for (auto const& entry : table)
            names.push_back(entry.name);
        auto& noted = wrong(problems::unknown_word, column,
                            "has the unknown word \"" + shortened(word) + '"',
                            JsonReader::joined_names(table));
        noted.did_you_mean = nearest(word, names);
        return none;
    }

  private:
    /// The last text of a column and its code.
    struct Known {
        std::string text{};
        std::uint32_t code = no_code;
        bool known = false;
    };

    [[nodiscard]] CsvCell cell_at(std::size_t column) const {
        return column == CsvHeader::none ? CsvCell{row_begin_, row_begin_, false}
                                         : cells_[column];
    }
    /// True when a text can be a name; otherwise notes why not.
    bool is_name(std::string_view name, CsvCell const& cell, std::string const& column) {
        auto const bad = find_invalid_utf8(name);
        if (bad != name.npos)
            note(not_utf8(), cell.begin);
        else if (name.size() > longest_name)
            note(make_problem(problems::too_large, column + " is too long"), cell.begin)
                .expected = "at most 200 bytes";
        else if (find_control(name, false) != name.npos)
            note(make_problem(problems::wrong_format, column + " holds a control character"),
                 cell.begin);
        else
            return true;
        return false;
    }
    /// The code of the name in a cell, `no_code` for an empty one. A text that was read before
    /// is not read again.
    std::uint32_t code_of(CsvCell const& cell, Known& before, RatingNames& names,
                          std::string_view column) {
        std::string_view const bytes = raw(cell);
        if (before.known && !cell.quoted && before.text == bytes)
            return before.code;
        std::string_view const name = text_of(cell);
        std::uint32_t code = name.empty() ? no_code : names.find(name);
        if (code == no_code && !name.empty() && is_name(name, cell, std::string(column)))
            code = names.add(name);
        before.known = !cell.quoted && (name.empty() || code != no_code);
        if (before.known)
            before.text.assign(bytes);
        before.code = code;
        fresh_ = true;
        return code;
    }
    /// Where the cell of a column says what it said in the row before, nothing is read.
    bool repeats(CardColumn column) {
        Known& before = known_[static_cast<std::size_t>(column)];
        std::string_view const bytes = raw(cell(column));
        if (before.known && before.text == bytes)
            return true;
        before.text.assign(bytes);
        before.known = true;
        fresh_ = true;
        return false;
    }
    void forget(CardColumn column) { known_[static_cast<std::size_t>(column)].known = false; }
    static std::string shortened(std::string_view word) {
        return word.size() <= longest_name ? std::string(word) : std::string("...");
    }

    RatingLog& log_;
    CsvHeader header_{};
    std::vector<CsvCell> cells_{};
    std::string_view text_{};
    std::size_t row_begin_ = 0;
    std::size_t line_ = 1;
    std::string scratch_{};
    std::array<Known, card_column_names.size()> known_{};
    Known group_{};
    bool bad_ = false;
    bool fresh_ = false;
};

} // namespace panelscore::detail
