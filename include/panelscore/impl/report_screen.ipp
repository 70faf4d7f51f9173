// SPDX-License-Identifier: BSL-1.0
#pragma once

// The layout of a terminal report: a label column, wrapped text beside it, and aligned rows.
// Every line that leaves here fits the width.

#include <panelscore/impl/report_panel.ipp>
#include <panelscore/impl/report_words.ipp>
#include <panelscore/io/text_layout.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// The call in capitals for a terminal, coloured when that was asked for.
[[nodiscard]] inline std::string painted(std::string_view text, Call call,
                                         ReportOptions const& options) {
    if (!options.color)
        return std::string(text);
    bool const hire = call == Call::hire || call == Call::strong_hire;
    bool const no = call == Call::no_hire || call == Call::strong_no_hire;
    std::string_view const code = hire ? "\x1b[1;32m" : no ? "\x1b[1;31m" : "\x1b[1;33m";
    return std::string(code) + std::string(text) + "\x1b[0m";
}

/// ASCII letters as capitals.
[[nodiscard]] inline std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// Whether an item of a list is told in full or on one line.
enum class Length { full, brief };

/// Collects the lines of a report.
class Screen {
  public:
    /// A name that may be shortened, what always stands behind it, and a text that starts in a
    /// column common to all rows.
    struct Row {
        std::string name{};
        std::string tail{};
        std::string text{};
    };

    explicit Screen(ReportOptions const& options)
        : options_(options), width_((std::max)(options.width, std::size_t{60})) {}

    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    /// All lines, each ended; blank ones at the end are left out.
    [[nodiscard]] std::string text() const {
        std::size_t n = lines_.size();
        while (n > 0 && lines_[n - 1].empty())
            --n;
        std::string out;
        for (std::size_t i = 0; i < n; ++i)
            out += lines_[i] + '\n';
        return out;
    }

    /// One line as it is, shortened when it is too wide.
    void line(std::string_view text = {}) { lines_.push_back(shorten(text, width_)); }
    /// A line that is known to fit, with escapes in it.
    void painted_line(std::string text) { lines_.push_back(std::move(text)); }
    /// A whole report below what is there.
    void append(std::string_view report) {
        while (!report.empty()) {
            auto const end = (std::min)(report.find('\n'), report.size() - 1);
            painted_line(std::string(report.substr(0, end)));
            report.remove_prefix(end + 1);
        }
        line();
    }
    /// Text in as many lines as it takes, all indented.
    void paragraph(std::string_view text, std::size_t indent = 0) {
        for (auto const& part : wrap(text, width_ - indent))
            line(std::string(indent, ' ') + part);
    }
    /// The parts of a heading between middle dots.
    void title(std::vector<std::string> const& parts) {
        for (auto const& part : wrap_items(parts, " · ", width_))
            line(part);
    }
    /// The call in capitals and the sentences beside it, the last one on a line of its own.
    void call(Call call, std::vector<std::string> const& sentences) {
        auto const word = capitals(call_words(call));
        std::size_t const column = (std::max)(text_column, 2 + word.size() + 2);
        bool first = true;
        auto const last = joined({sentences.begin(), sentences.end() - 1}, " ");
        for (auto const& sentence : {last, sentences.back()})
            for (auto const& part : wrap(sentence, width_ - column)) {
                if (part.empty())
                    continue;
                auto const head = first ? "  " + painted(word, call, options_) +
                                              std::string(column - 2 - word.size(), ' ')
                                        : std::string(column, ' ');
                painted_line(head + part);
                first = false;
            }
    }
    /// A label and its paragraphs; nothing when all of them are empty.
    void field(std::string_view label, std::vector<std::string> const& paragraphs) {
        for (auto const& text : paragraphs)
            if (!text.empty())
                for (auto const& part : wrap(text, width_ - text_column))
                    labelled(label, part);
    }
    /// A label and items between semicolons, broken between items.
    void items(std::string_view label, std::vector<std::string> const& items) {
        if (!items.empty())
            for (auto const& part : wrap_items(items, "; ", width_ - text_column))
                labelled(label, part);
    }
    /// A label and one paragraph an item, at most so many; `brief` cuts each to one line.
    void list(std::string_view label, std::vector<std::string> const& items, std::size_t most,
              Length length) {
        for (std::size_t i = 0; i < (std::min)(items.size(), most); ++i) {
            if (length == Length::brief)
                labelled(label, shorten(items[i], width_ - text_column));
            else
                for (auto const& part : wrap(items[i], width_ - text_column))
                    labelled(label, part);
        }
        if (items.size() > most)
            labelled(label, more(items.size() - most, most));
    }
    /// A label and rows with a common second column, at most so many.
    void rows(std::string_view label, std::vector<Row> const& rows, std::size_t most) {
        std::vector<Row> const shown(
            rows.begin(),
            rows.begin() + static_cast<std::ptrdiff_t>((std::min)(rows.size(), most)));
        for (auto const& part : aligned(shown, width_ - text_column))
            labelled(label, part);
        if (rows.size() > most)
            labelled(label, more(rows.size() - most, most));
    }
    /// Indented names with what is said of each, at most so many.
    void named_lines(std::vector<NamedLine> const& lines, std::size_t most) {
        constexpr std::size_t indent = 4;
        std::vector<Row> rows;
        for (std::size_t i = 0; i < (std::min)(lines.size(), most); ++i)
            rows.push_back({lines[i].name, {}, lines[i].text});
        for (auto const& part : aligned(rows, width_ - indent))
            line(std::string(indent, ' ') + part);
        if (lines.size() > most)
            line(std::string(indent, ' ') + more(lines.size() - most, most));
    }
    /// Hints side by side where they fit, else below each other.
    void hints(std::vector<std::string> const& hints) {
        auto const text = joined(hints, "     ");
        if (display_width(text) <= width_)
            return line(text);
        for (auto const& hint : hints)
            paragraph(hint);
    }

    /// Rows with a common text column. Names are shortened where a row would not fit, and texts
    /// that leave them no room are wrapped.
    [[nodiscard]] static std::vector<std::string> aligned(std::vector<Row> const& rows,
                                                          std::size_t width) {
        constexpr std::size_t gap = 2, narrowest = 24;
        std::size_t left = 0, right = 0;
        for (auto const& row : rows) {
            auto const tail = row.tail.empty() ? 0 : display_width(row.tail) + 1;
            left = (std::max)(left, display_width(row.name) + tail);
            right = (std::max)(right, display_width(row.text));
        }
        right = (std::min)(right, width - narrowest - gap);
        left = (std::min)(left, width - right - gap);
        std::vector<std::string> lines;
        for (auto const& row : rows) {
            auto head = pad_right(with_tail(row.name, row.tail, left), left + gap);
            for (auto const& part : wrap(row.text, width - left - gap)) {
                lines.push_back(head + part);
                head.assign(left + gap, ' ');
            }
        }
        return lines;
    }

  private:
    static constexpr std::size_t text_column = 14;

    /// One line with the label before it, unless the line above carries the same label.
    void labelled(std::string_view label, std::string_view text) {
        bool const again = label == last_label_ && last_label_line_ == lines_.size();
        line(pad_right("  " + std::string(again ? std::string_view() : label), text_column) +
             std::string(text));
        last_label_ = label;
        last_label_line_ = lines_.size();
    }
    /// The name, shortened so that the tail behind it fits.
    [[nodiscard]] static std::string with_tail(std::string_view name, std::string_view tail,
                                               std::size_t width) {
        if (tail.empty())
            return shorten(name, width);
        auto const used = display_width(tail) + 1;
        auto const room = used < width ? width - used : 0;
        return shorten(shorten(name, room) + " " + std::string(tail), width);
    }
    [[nodiscard]] static std::string more(std::size_t n, std::size_t shown) {
        return (shown > 0 ? "and " + std::to_string(n) + " more" : std::to_string(n)) +
               ": --explain";
    }

    ReportOptions const& options_;
    std::size_t width_;
    std::vector<std::string> lines_{};
    std::string last_label_{};
    std::size_t last_label_line_ = 0;
};

} // namespace panelscore::detail
