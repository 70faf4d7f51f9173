// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/report_packet.ipp>
#include <panelscore/impl/report_reasons.ipp>
#include <panelscore/io/report.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace panelscore {
namespace detail {

/// The advice and what it rests on, as a table of facts.
inline void write_summary(MarkdownPage& page, ReportWords const& words) {
    std::string subject = words.job() + " · rubric " + words.safe(words.rubric.id.text()) +
                          " " + words.safe(words.rubric.revision);
    if (!words.advice.opening.empty())
        subject += " · " + words.safe(words.advice.opening.text());
    page.paragraph(subject);
    page.paragraph("**" + capitalised(call_words(words.advice.call)) + ".** " +
                   joined(headline(words), " "));
    std::vector<std::string> facts;
    auto const fact = [&](std::string_view label, std::string const& text) {
        if (!text.empty())
            facts.push_back("**" + std::string(label) + ":** " + text);
    };
    fact("Score", score_sentence(words));
    fact("Margin", margin_sentence(words));
    auto const missing = missing_interviews(words);
    fact("Evidence", evidence_sentence(words) + (missing.empty() ? "" : "; " + missing));
    if (!words.advice.probability)
        fact("Based on", basis_sentence(words));
    auto const [highest, lowest] = extremes(words, 3);
    bool const up = words.higher_is_better();
    fact(up ? "Highest" : "Best", joined(highest, "; "));
    fact(up ? "Lowest" : "Weakest", joined(lowest, "; "));
    fact("Rests on", joined(rests_on(words), "; "));
    fact("Votes", votes_sentence(words));
    page.list(facts);
}

/// A heading with a list below it; nothing when the list is empty.
inline void write_list(MarkdownPage& page, std::size_t depth, std::string_view heading,
                       std::vector<std::string> const& items) {
    if (items.empty())
        return;
    page.heading(depth, heading);
    page.list(items);
}

/// Where to start, must-haves, and what was recorded besides scores.
inline void write_debrief(MarkdownPage& page, ReportWords const& words, std::size_t depth) {
    page.heading(depth, "Start the debrief here");
    auto const apart = disagreements(words);
    if (apart.empty())
        page.paragraph(capitalised(std::string(agreement_sentence(words))) + ".");
    std::vector<std::string> items;
    for (auto const& entry : apart)
        items.push_back("**" + entry.name + "**: " + entry.text);
    page.list(items);
    if (auto const rows = must_haves(words); !rows.empty()) {
        page.heading(depth, "Must-haves");
        page.table({"Must-have", "Ratings", "Result"}, "lll");
        for (auto const& row : rows)
            page.row({row.name, row.scores, row.outcome});
    }
    write_list(page, depth, "Red flags", red_flags(words));
    write_list(page, depth, "Changed after the debrief, not scored", debrief_changes(words));
    std::vector<std::string> remarks;
    for (auto const& remark : words.advice.flags)
        remarks.push_back(words.safe(remark.message));
    write_list(page, depth, "Remarks", remarks);
}

/// The rules in the order they were asked, and the bars.
inline void write_rules(MarkdownPage& page, ReportWords const& words, std::size_t depth) {
    auto const& bars = words.advice.bars;
    page.heading(depth, "Rules and inputs");
    page.table({"Rule", "Result", "Numbers"}, "lll");
    for (auto const& step : words.advice.trace)
        page.row({words.safe(step.rule), words.safe(step.result), words.safe(step.detail)});
    page.paragraph("Bars: strong hire " + words.points(bars.strong_hire) + ", hire " +
                   words.points(bars.hire) + ", no hire " + words.points(bars.no_hire) +
                   (words.higher_is_better() ? "." : " (lower is better)."));
    if (auto const* needed = words.needed_evidence())
        page.paragraph("A call needs " + std::to_string(needed->interviewers) +
                       " interviewers and " + percent(needed->coverage) + " of the rubric.");
}

/// One candidate, with headings from this depth on.
inline void write_packet(MarkdownPage& page, ReportWords const& words, std::size_t depth) {
    page.heading(depth, words.candidate() + ": " + call_words(words.advice.call));
    write_summary(page, words);
    write_debrief(page, words, depth + 1);
    write_notes(page, words, depth + 1);
    if (words.options.explain)
        write_rules(page, words, depth + 1);
}

/// The table of a slate and the reasons below it.
inline void write_slate(MarkdownPage& page, std::vector<Recommendation const*> const& panels,
                        Slate const& slate, Rubric const& rubric,
                        ReportOptions const& options) {
    auto const words = [&](Recommendation const& panel) {
        return ReportWords(panel, rubric, options, &markdown_safe);
    };
    page.table({"Candidate", "Opening", "Seniority", "Call", "Cards", "Score", "Bar",
                "Share of the rubric"},
               "llllrrrr");
    for (auto const* panel : panels) {
        auto const its = words(*panel);
        page.row({its.person(panel->candidate), its.safe(panel->opening.text()),
                  its.safe(panel->seniority.text()), call_words(panel->call),
                  std::to_string(panel->coverage.scorecards),
                  panel->score.raw ? its.points(*panel->score.raw) : "none",
                  its.points(panel->bars.hire), percent(panel->coverage.weight)});
    }
    std::vector<std::string> items;
    for (auto const& tie : slate.ties) {
        std::vector<std::string> names;
        for (auto const& panel : tie)
            names.push_back(markdown_safe(options.labels.of(panel.candidate.text())));
        items.push_back(tie_sentence(names));
    }
    for (auto const* panel : panels)
        for (auto const& reason : reasons_of(words(*panel)))
            items.push_back(words(*panel).person(panel->candidate) + ": " + reason);
    page.list(items);
}

} // namespace detail

PANELSCORE_DECL std::string recommendation_markdown(Recommendation const& recommendation,
                                                    Rubric const& rubric,
                                                    ReportOptions const& options) {
    detail::MarkdownPage page;
    detail::write_packet(page, {recommendation, rubric, options, &detail::markdown_safe}, 1);
    return page.text();
}

PANELSCORE_DECL std::string slate_markdown(std::span<Recommendation const> recommendations,
                                           Slate const& slate, Rubric const& rubric,
                                           ReportOptions const& options) {
    auto const panels = detail::in_order(recommendations, slate);
    detail::MarkdownPage page;
    page.heading(
        1, detail::count_of(panels.size(), "candidate", "candidates") + ": " +
               detail::markdown_safe(rubric.title.empty() ? rubric.id.text() : rubric.title));
    if (panels.empty())
        return page.text();
    detail::ReportWords const first(*panels.front(), rubric, options, &detail::markdown_safe);
    page.paragraph("By " + detail::basis_sentence(first) + ". Rubric " +
                   first.safe(rubric.id.text()) + " " + first.safe(rubric.revision) + ". " +
                   std::string(detail::advisory));
    detail::write_slate(page, panels, slate, rubric, options);
    for (auto const* panel : panels)
        detail::write_packet(page, {*panel, rubric, options, &detail::markdown_safe}, 2);
    return page.text();
}

} // namespace panelscore
