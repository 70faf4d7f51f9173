// SPDX-License-Identifier: BSL-1.0
#pragma once

// The lines of a calibration report on a terminal: questions with answers, and tables that give
// up columns before they get too wide.

#include <panelscore/io/text_layout.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Rows with aligned columns. The first column is made of names: it is shortened, and columns
/// are left out from the right, until a row fits.
class NameTable {
  public:
    /// A heading; `numbers` stand to the right of their column.
    struct Column {
        std::string heading{};
        bool numbers = true;
    };

    explicit NameTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }

    /// The heading, unless all headings are empty, and the rows. Precondition: width >= 40.
    [[nodiscard]] std::vector<std::string> lines(std::size_t width) const {
        std::vector<std::size_t> widths;
        bool headed = false;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            widths.push_back(display_width(columns_[i].heading));
            headed = headed || !columns_[i].heading.empty();
            for (auto const& cells : rows_)
                widths[i] = (std::max)(widths[i], display_width(cells[i]));
        }
        std::size_t shown = widths.size();
        while (shown > 1 && taken(widths, shown) + (std::min)(widths[0], least_name) > width)
            --shown;
        widths[0] = (std::min)(widths[0], width - taken(widths, shown));
        std::vector<std::string> lines;
        if (headed) {
            std::vector<std::string> headings;
            for (auto const& column : columns_)
                headings.push_back(column.heading);
            lines.push_back(line(headings, widths, shown));
        }
        for (auto const& cells : rows_)
            lines.push_back(line(cells, widths, shown));
        return lines;
    }

  private:
    static constexpr std::size_t gap = 2;
    static constexpr std::size_t least_name = 16;

    /// Columns that all but the names take.
    [[nodiscard]] static std::size_t taken(std::vector<std::size_t> const& widths,
                                           std::size_t shown) {
        std::size_t sum = 0;
        for (std::size_t i = 1; i < shown; ++i)
            sum += widths[i] > 0 ? gap + widths[i] : 0;
        return sum;
    }
    [[nodiscard]] std::string line(std::vector<std::string> const& cells,
                                   std::vector<std::size_t> const& widths,
                                   std::size_t shown) const {
        std::string text;
        for (std::size_t i = 0; i < shown; ++i) {
            if (widths[i] == 0)
                continue;
            if (i > 0)
                text.append(gap, ' ');
            auto const cell = shorten(cells[i], widths[i]);
            text += i > 0 && columns_[i].numbers ? pad_left(cell, widths[i])
                                                 : pad_right(cell, widths[i]);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_{};
};

/// Collects lines, none wider than the screen.
class CalibrationScreen {
  public:
    explicit CalibrationScreen(std::size_t width)
        : width_((std::max)(width, std::size_t{60})) {}

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

    void blank() {
        if (!lines_.empty() && !lines_.back().empty())
            lines_.emplace_back();
    }
    /// Text in as many lines as it takes; all but the first are indented by `hang` more.
    void paragraph(std::string_view text, std::size_t indent = 0, std::size_t hang = 0) {
        bool first = true;
        for (auto const& part : wrap(text, width_ - indent - hang)) {
            lines_.push_back(std::string(indent + (first ? 0 : hang), ' ') + part);
            first = false;
        }
    }
    /// The parts of a heading between middle dots.
    void title(std::vector<std::string> const& parts) {
        for (auto const& part : wrap_items(parts, " · ", width_))
            lines_.push_back(part);
    }
    void table(NameTable const& table, std::size_t indent = 2) {
        for (auto const& line : table.lines(width_ - indent))
            lines_.push_back(std::string(indent, ' ') + line);
    }
    /// A label and texts beside it, from a column on that labels of a report share. Where the
    /// screen is narrow the texts stand below.
    void beside(std::string_view label, std::vector<std::string> const& texts,
                std::size_t column) {
        std::vector<std::string> parts;
        for (auto const& text : texts)
            for (auto& part : wrap(text, width_ - indent_beside(column)))
                parts.push_back(std::move(part));
        put_beside(label, parts, column);
    }
    /// A label and short items beside it, three blanks apart.
    void items_beside(std::string_view label, std::vector<std::string> const& items,
                      std::size_t column) {
        put_beside(label, wrap_items(items, "   ", width_ - indent_beside(column)), column);
    }

  private:
    [[nodiscard]] bool below(std::size_t column) const { return column * 2 >= width_; }
    [[nodiscard]] std::size_t indent_beside(std::size_t column) const {
        return below(column) ? 4 : column;
    }
    void put_beside(std::string_view label, std::vector<std::string> const& parts,
                    std::size_t column) {
        std::string const indent(indent_beside(column), ' ');
        if (below(column))
            lines_.push_back(shorten(label, width_));
        bool first = !below(column);
        for (auto const& part : parts) {
            lines_.push_back((first ? pad_right(label, column) : indent) + part);
            first = false;
        }
    }

    std::size_t width_;
    std::vector<std::string> lines_{};
};

} // namespace panelscore::detail
