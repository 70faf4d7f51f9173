// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tables as text: RFC 4180 with a choice of delimiters. Gives places, copies nothing.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// A cell: its text without the quotes around it.
struct CsvCell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool quoted = false;
};

/// Why a line is no row.
struct CsvFault {
    std::string message{};
    std::string expected{};
    std::size_t offset = 0;
};

/// Reads a table row by row.
class CsvRows {
  public:
    CsvRows(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    /// Reads the next row into `cells`; false at the end. Of a row with more than `most` cells
    /// only so many are kept, and one more. After a fault the row counts as read.
    bool next(std::vector<CsvCell>& cells, std::size_t most) {
        cells.clear();
        fault_.reset();
        if (at_ >= text_.size())
            return false;
        begin_ = at_;
        for (;;) {
            CsvCell cell;
            if (text_.substr(at_, 1) == "\"" ? !quoted(cell) : !plain(cell)) {
                at_ = (std::min)(text_.find('\n', at_), text_.size() - 1) + 1;
                break;
            }
            if (cells.size() <= most)
                cells.push_back(cell);
            if (at_ >= text_.size())
                break;
            bool const row_ends = text_[at_] != delimiter_;
            at_ += text_[at_] == '\r' ? 2U : 1U;
            if (row_ends)
                break;
        }
        end_ = at_;
        return true;
    }
    /// Where the last row begins.
    [[nodiscard]] std::size_t begin() const { return begin_; }
    /// The text of the last row with its line end.
    [[nodiscard]] std::string_view row() const { return text_.substr(begin_, end_ - begin_); }
    /// What is wrong with the last row.
    [[nodiscard]] std::optional<CsvFault> const& fault() const { return fault_; }
    /// What a cell says, doubled quotes read as one.
    [[nodiscard]] std::string text(CsvCell const& cell) const {
        std::string_view const raw = text_.substr(cell.begin, cell.end - cell.begin);
        std::string out;
        out.reserve(raw.size());
        for (std::size_t i = 0; i < raw.size(); ++i) {
            out += raw[i];
            if (cell.quoted && raw[i] == '"')
                ++i;
        }
        return out;
    }

  private:
    [[nodiscard]] bool at_line_end() const {
        return text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_ + 1, 1) == "\n");
    }
    bool fail(std::string message, std::string expected, std::size_t offset) {
        fault_ = CsvFault{std::move(message), std::move(expected), offset};
        return false;
    }
    bool plain(CsvCell& cell) {
        cell.begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end())
            ++at_;
        cell.end = at_;
        return true;
    }
    bool quoted(CsvCell& cell) {
        std::size_t const opening = at_;
        cell.quoted = true;
        cell.begin = ++at_;
        for (;; ++at_) {
            at_ = text_.find('"', at_);
            if (at_ == text_.npos) {
                at_ = text_.size() - 1;
                return fail("a quoted cell is not ended", "a closing \"", opening);
            }
            if (text_.substr(at_ + 1, 1) != "\"")
                break;
            ++at_;
        }
        cell.end = at_++;
        if (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end())
            return fail("text after the closing quote of a cell",
                        "the delimiter, or the quote doubled inside the cell", at_);
        return true;
    }

    std::string_view text_{};
    char delimiter_ = ',';
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::optional<CsvFault> fault_{};
};

/// A name as headers are compared: without blanks, in lower case.
[[nodiscard]] inline std::string folded(std::string_view name) {
    constexpr std::string_view no_break_space{"\xC2\xA0"};
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        char const c = name[i];
        if (name.substr(i, 2) == no_break_space)
            ++i;
        else if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            out += c;
    }
    return out;
}

/// A text without blanks at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks{" \t\r\n"};
    auto const begin = text.find_first_not_of(blanks);
    if (begin == text.npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

} // namespace panelscore::detail
