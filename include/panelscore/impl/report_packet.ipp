// SPDX-License-Identifier: BSL-1.0
#pragma once

// The part of the Markdown packet that puts notes and anchors beside the scores.

#include <panelscore/impl/markdown_page.ipp>
#include <panelscore/impl/report_panel.ipp>
#include <panelscore/impl/report_sentences.ipp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

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
