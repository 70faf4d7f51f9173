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
        open_ = false;
        if (at_ >= text_.size())
            return false;
        begin_ = at_;
        for (;;) {
            CsvCell cell;
            bool const is_quoted = at_ < text_.size() && text_[at_] == '"';
            if (is_quoted ? !quoted(cell) : !plain(cell)) {
                auto const line_end = text_.find('\n', at_);
                open_ = open_ || line_end == text_.npos;
                at_ = (std::min)(line_end, text_.size() - 1) + 1;
                break;
            }
            if (cells.size() <= most)
                cells.push_back(cell);
            if (at_ >= text_.size()) {
                open_ = true;
                break;
            }
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
    /// True when the last row would go on if the text did: it has no line end of its own.
    [[nodiscard]] bool open() const { return open_; }
    /// Where the last row ends, its line end included.
    [[nodiscard]] std::size_t end() const { return end_; }
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
        char const* const text = text_.data();
        std::size_t at = at_;
        for (; at < text_.size(); ++at) {
            char const c = text[at];
            if (c == delimiter_ || c == '\n' ||
                (c == '\r' && at + 1 < text_.size() && text[at + 1] == '\n'))
                break;
        }
        at_ = cell.end = at;
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
                open_ = true;
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
    bool open_ = false;
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
