// SPDX-License-Identifier: BSL-1.0
#pragma once

// The part of `--explain` that only a posterior has: chances, the leave-one-out table, every
// piece of evidence that could come next, and the pairs of a slate.

#include <panelscore/impl/report_chance.ipp>
#include <panelscore/impl/report_next.ipp>
#include <panelscore/impl/report_screen.ipp>
#include <panelscore/impl/report_slate_chance.ipp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// A chance with one decimal, for tables of inputs: `72.4 %`.
[[nodiscard]] inline std::string exact_chance(double probability) {
    if (probability > 0.9995)
        return "> 99.9 %";
    if (probability < 0.0005)
        return "< 0.1 %";
    return fixed(100 * probability, 1) + " %";
}

/// A name and right-aligned figures behind it.
struct TableRow {
    std::string name{};
    std::vector<std::string> cells{};
};

/// Rows under heads of their own; names are shortened where a row would not fit.
inline void write_figures(Screen& screen, TableRow const& head,
                          std::vector<TableRow> const& rows) {
    constexpr std::size_t gap = 2, indent = 2;
    std::vector<std::size_t> widths(head.cells.size(), 0);
    std::size_t name = display_width(head.name), figures = 0;
    auto const measure = [&](TableRow const& row) {
        name = (std::max)(name, display_width(row.name));
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = (std::max)(widths[i], display_width(row.cells[i]));
    };
    measure(head);
    for (auto const& row : rows)
        measure(row);
    for (auto const width : widths)
        figures += width + gap;
    auto const room = screen.width() > figures + indent ? screen.width() - figures - indent : 0;
    name = (std::min)(name, (std::max)(room, std::size_t{8}));
    auto const write = [&](TableRow const& row) {
        auto text = std::string(indent, ' ') + pad_right(shorten(row.name, name), name);
        for (std::size_t i = 0; i < widths.size(); ++i)
            text += pad_left(row.cells[i], widths[i] + gap);
        screen.line(text.erase(text.find_last_not_of(' ') + 1));
    };
    write(head);
    for (auto const& row : rows)
        write(row);
}

/// The posterior of the score, and what it was worked out from.
inline void write_posterior(Screen& screen, ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& score = advice.score;
    std::vector<std::string> said;
    if (score.raw)
        said.push_back("raw " + words.points(*score.raw));
    if (score.adjusted)
        said.push_back("adjusted " + words.points(*score.adjusted));
    if (score.standard_error)
        said.push_back("standard error " + fixed(*score.standard_error, 2));
    if (score.interval)
        said.push_back(rating_text(100 * score.level) + " % interval " +
                       words.points(score.interval->first) + " to " +
                       words.points(score.interval->second));
    screen.field("Score", {joined(said, ", ")});
    auto const& chances = *advice.probability;
    screen.field("Chances", {"at the hire bar " + exact_chance(chances.hire) +
                             ", at the strong-hire bar " + exact_chance(chances.strong_hire) +
                             ", below the no-hire bar " + exact_chance(chances.below_no_hire)});
    std::vector<std::string> gates;
    for (auto const& gate : advice.gates)
        if (gate.probability)
            gates.push_back(words.competency(gate.competency) + " " +
                            exact_chance(*gate.probability));
    if (!gates.empty())
        screen.field("Must-haves", {"chance that the true score is at the minimum (never "
                                    "decides): " +
                                    joined(gates, "; ")});
    std::vector<std::string> gaps;
    for (auto const& entry : advice.disagreements)
        if (entry.p_value)
            gaps.push_back(words.competency(entry.competency) + " p " +
                           (*entry.p_value < 0.001 ? "< 0.001" : fixed(*entry.p_value, 3)));
    if (!gaps.empty())
        screen.field("Gaps", {"against the noise expected: " + joined(gaps, "; ")});
    screen.field("Weights", {weighing_sentence(words)});
    screen.field("Means", {other_ways(words)});
}

/// The call and the chance without each interviewer.
inline void write_left_out(Screen& screen, ReportWords const& words) {
    auto const& robust = words.advice.robustness;
    if (robust.leave_one_out.empty())
        return;
    std::vector<TableRow> rows;
    for (auto const& without : robust.leave_one_out) {
        bool const flips = std::find(robust.flips.begin(), robust.flips.end(),
                                     without.interviewer) != robust.flips.end();
        rows.push_back({words.person(without.interviewer),
                        {without.probability ? exact_chance(*without.probability) : "none",
                         without.call ? call_words(*without.call) : "none",
                         flips ? "across the bar" : ""}});
    }
    screen.line();
    write_figures(screen, {"Without the cards of", {"chance", "call", ""}}, rows);
}

/// Everything that could come next, with what it is worth.
inline void write_next(Screen& screen, ReportWords const& words) {
    auto const all = by_gain(words);
    if (all.empty())
        return;
    std::vector<TableRow> rows;
    for (auto const& next : all)
        rows.push_back(
            {evidence_name(words, next),
             {exact_chance(next.probability_firm_hire),
              exact_chance(next.probability_firm_no_hire),
              exact_chance(next.probability_verdict_changes), fixed(next.expected_gain, 4)}});
    screen.line();
    write_figures(screen, {"Next evidence", {"firm hire", "firm no", "crosses", "gain"}}, rows);
}

/// Every pair of a slate: the chance that the first is truly better.
template <typename Name>
void write_pairs(Screen& screen, Slate const& slate, Name const& name) {
    if (!slate.pairwise || slate.pairwise->empty())
        return;
    std::vector<TableRow> rows;
    for (auto const& pair : *slate.pairwise)
        rows.push_back({name(pair.a) + " better than " + name(pair.b),
                        {exact_chance(pair.probability_better)}});
    write_figures(screen, {"Pairs", {"chance"}}, rows);
    screen.line();
}

} // namespace panelscore::detail
