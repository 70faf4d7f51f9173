// SPDX-License-Identifier: BSL-1.0
#pragma once

// Markdown: tables and headings, and the part of the packet that puts notes and anchors beside
// the scores.

#include <panelscore/impl/report_panel.ipp>
#include <panelscore/impl/report_sentences.ipp>
#include <panelscore/io/escape.hpp>

#include <cstddef>
#include <initializer_list>
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
    void table(std::initializer_list<std::string_view> heads, std::string_view aligned) {
        text_ += '\n';
        row({heads.begin(), heads.end()});
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

/// The anchor of a score; between two levels, both.
[[nodiscard]] inline std::string anchor_text(ReportWords const& words,
                                             CompetencyId const& competency, double score) {
    auto const* found = words.rubric.competency(competency);
    if (!found)
        return {};
    if (auto const* anchor = found->anchor(score))
        return words.safe(anchor->text);
    Anchor const* lower = nullptr;
    Anchor const* upper = nullptr;
    for (auto const& anchor : found->anchors) {
        if (anchor.score < score)
            lower = &anchor;
        else if (!upper)
            upper = &anchor;
    }
    std::vector<std::string> texts;
    for (auto const* anchor : {lower, upper})
        if (anchor)
            texts.push_back(rating_text(anchor->score) + ": " + words.safe(anchor->text));
    return joined(texts, " / ");
}

/// A score with the label of its level: `4 Verified`.
[[nodiscard]] inline std::string labelled_rating(ReportWords const& words, double score) {
    auto const* level = words.rubric.scale.find(score);
    return rating_text(score) +
           (level && !level->label.empty() ? " " + words.safe(level->label) : "");
}

/// Each competency with who gave what, what they wrote and what that level says.
inline void write_notes(MarkdownPage& page, ReportWords const& words, std::size_t depth) {
    bool const notes = words.options.evidence;
    page.heading(depth, notes ? "Notes and anchors" : "Ratings and anchors");
    for (auto const& entry : words.advice.competencies) {
        page.heading(depth + 1, words.competency(entry.competency) + ": " +
                                    (entry.raw ? words.mean(*entry.raw) : "not rated"));
        std::string facts = percent(entry.weight) + " of the rubric";
        if (entry.target)
            facts += ", target " + rating_text(*entry.target);
        page.paragraph(facts + ".");
        if (entry.ratings.empty())
            continue;
        if (notes)
            page.table({"Interviewer", "Interview", "Score", "Note", "What this level says"},
                       "lllll");
        else
            page.table({"Interviewer", "Interview", "Score", "What this level says"}, "llll");
        for (auto const& rating : entry.ratings) {
            std::vector<std::string> cells{words.person(rating.interviewer),
                                           words.interview(rating.interview),
                                           labelled_rating(words, rating.score)};
            if (notes)
                cells.push_back(rating.evidence.empty() ? "no note"
                                                        : words.safe(rating.evidence));
            cells.push_back(anchor_text(words, entry.competency, rating.score));
            page.row(cells);
        }
    }
}

} // namespace panelscore::detail
