// SPDX-License-Identifier: BSL-1.0
#pragma once

// Markdown: headings, paragraphs, lists and tables.

#include <panelscore/io/escape.hpp>
#include <panelscore/io/text_layout.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// A text of a user for Markdown, on one line and without marks that turn the reading
/// direction.
[[nodiscard]] inline std::string markdown_safe(std::string_view text) {
    return markdown_escaped(one_line(text));
}

/// Collects the blocks of a Markdown page. Cells and items must be escaped already.
class MarkdownPage {
  public:
    void heading(std::size_t depth, std::string_view text) {
        text_ += (text_.empty() ? "" : "\n") + std::string(depth, '#') + ' ';
        text_.append(text).append("\n");
    }
    void paragraph(std::string_view text) {
        text_ += text_.empty() ? "" : "\n";
        text_.append(text).append("\n");
    }
    void item(std::string_view text) { text_.append("- ").append(text).append("\n"); }
    /// A list, or nothing when there are no items.
    void list(std::vector<std::string> const& items) {
        text_ += items.empty() ? "" : "\n";
        for (auto const& text : items)
            item(text);
    }
    /// The head of a table; `aligned` has a letter for each column, l or r.
    void table(std::vector<std::string> const& heads, std::string_view aligned) {
        text_ += '\n';
        row(heads);
        for (char const side : aligned)
            text_ += side == 'r' ? "|--:" : "|:--";
        text_ += "|\n";
    }
    void row(std::vector<std::string> const& cells) {
        for (auto const& cell : cells)
            text_ += "| " + cell + (cell.empty() ? "" : " ");
        text_ += "|\n";
    }
    [[nodiscard]] std::string const& text() const { return text_; }

  private:
    std::string text_{};
};

} // namespace panelscore::detail
