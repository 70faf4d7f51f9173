// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/report_packet.ipp>
#include <panelscore/impl/report_reasons.ipp>
#include <panelscore/impl/report_slate_chance.ipp>
#include <panelscore/impl/report_tables.ipp>
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
    page.paragraph(
        "**" + capitalised(call_words(words.advice.call)) + ".** " +
        joined(words.has_chance() ? headline_by_chance(words) : headline(words), " "));
    std::vector<std::string> facts;
    for (auto const& [label, text] :
         words.has_chance() ? facts_by_chance(words) : facts_by_mean(words))
        facts.push_back("**" + label + ":** " + text);
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
    if (auto const expected = expected_gaps(words); !apart.empty() && !expected.empty())
        page.paragraph(capitalised(expected) + " on a panel like this.");
    std::vector<std::string> items;
    for (std::size_t i = 0; i < apart.size(); ++i) {
        items.push_back("**" + apart[i].name + "**: " + apart[i].text);
        if (words.has_chance())
            for (auto const& note : notes_of(words, words.advice.disagreements[i].competency))
                items.back() += "\n  - " + note;
    }
    page.list(items);
    if (auto const rows = must_haves(words); !rows.empty()) {
        page.heading(depth, "Must-haves");
        page.table({"Must-have", "Ratings", "Result"}, "lll");
        for (auto const& row : rows)
            page.row({row.name, row.scores, row.outcome});
    }
    write_list(page, depth, "Red flags", red_flags(words));
    write_list(page, depth, "Changed after the debrief, not scored", all_changes(words));
    auto const remarks = words.remarks();
    write_list(page, depth, "Remarks", remarks);
}

/// A table of the packet under a heading; nothing without rows.
inline void write_table(MarkdownPage& page, std::size_t depth, PacketTable const& table) {
    if (table.rows.empty())
        return;
    page.heading(depth, table.caption);
    page.table(table.heads, table.aligned);
    for (auto const& row : table.rows)
        page.row(row);
}

/// The rules in the order they were asked, and the bars.
inline void write_rules(MarkdownPage& page, ReportWords const& words, std::size_t depth) {
    auto const& bars = words.advice.bars;
    page.heading(depth, "Rules and inputs");
    page.table({"Rule", "Result", "Numbers"}, "lll");
    for (auto const& step : words.advice.trace)
        page.row({words.safe(step.rule), words.safe(step.result), words.safe(step.detail)});
    if (words.has_chance()) {
        std::vector<std::string> facts;
        for (auto const& [label, text] : input_facts(words))
            facts.push_back("**" + label + ":** " + text);
        return page.list(facts);
    }
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
    if (words.has_chance()) {
        write_table(page, depth + 1, competency_table(words));
        write_table(page, depth + 1, left_out_table(words));
        if (!words.must_have_failed())
            write_table(page, depth + 1, next_table(words));
    }
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
    bool const chances = words(*panels.front()).has_chance();
    auto const name = [&](PanelKey const& panel) {
        return markdown_safe(options.labels.of(panel.candidate.text()));
    };
    if (chances)
        page.table({"Candidate", "Opening", "Seniority", "Call", "Chance", "Cards",
                    "As written", "Adjusted", "Likely", "Bar", "Share of the rubric"},
                   "llllrrrrrrr");
    else
        page.table({"Candidate", "Opening", "Seniority", "Call", "Cards", "Score", "Bar",
                    "Share of the rubric"},
                   "llllrrrr");
    for (auto const* panel : panels) {
        auto const its = words(*panel);
        auto const figures = slate_figures(its);
        std::vector<std::string> cells{
            its.person(panel->candidate), its.safe(panel->opening.text()),
            its.safe(panel->seniority.text()), call_words(panel->call)};
        if (chances)
            cells.push_back(figures[0]);
        cells.push_back(std::to_string(panel->coverage.scorecards));
        cells.insert(cells.end(), figures.begin() + 1, figures.begin() + (chances ? 4 : 2));
        cells.push_back(its.points(panel->bars.hire));
        cells.push_back(percent(panel->coverage.weight));
        page.row(cells);
    }
    std::vector<std::string> items;
    if (chances)
        if (auto const ahead = ahead_of_all(panels, slate, words(*panels.front()).confidence()))
            items.push_back(
                words(*panels[ahead->panel]).person(panels[ahead->panel]->candidate) + ": " +
                ahead->text);
    if (chances)
        for (auto const& line : tie_lines(panels, slate, name))
            items.push_back(line.names + (line.names.empty() ? "" : " ") + line.text);
    else
        for (auto const& tie : slate.ties) {
            std::vector<std::string> names;
            for (auto const& panel : tie)
                names.push_back(name(panel));
            items.push_back(tie_sentence(names));
        }
    for (auto const* panel : panels)
        for (auto const& reason :
             chances ? reasons_by_chance(words(*panel)) : reasons_of(words(*panel)))
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
    auto const basis =
        first.has_chance()
            ? detail::joined(detail::slate_basis(panels, first, slate,
                                                 [&](Recommendation const& panel) {
                                                     return first.person(panel.candidate);
                                                 }),
                             " ")
            : "By " + detail::basis_sentence(first) + ".";
    page.paragraph(basis + " Rubric " + first.safe(rubric.id.text()) + " " +
                   first.safe(rubric.revision) + ". " + std::string(detail::advisory));
    detail::write_slate(page, panels, slate, rubric, options);
    for (auto const* panel : panels)
        detail::write_packet(page, {*panel, rubric, options, &detail::markdown_safe}, 2);
    return page.text();
}

} // namespace panelscore
