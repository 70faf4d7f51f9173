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
#include <utility>
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

/// Labels and what stands beside them.
using Facts = std::vector<std::pair<std::string, std::string>>;

/// `posterior with assumed components; a firm hire needs 80 %`.
[[nodiscard]] inline std::string method_sentence(ReportWords const& words) {
    bool const assumed = words.advice.basis->components == Components::assumed;
    return std::string("posterior with ") + (assumed ? "assumed" : "estimated") +
           " components (" + basis_by_chance(words) + "); a firm hire needs " +
           rating_text(100 * words.confidence()) + " %";
}

/// Chances of must-haves and of gaps: what a posterior adds to gates and disagreements.
inline void add_side_chances(Facts& facts, ReportWords const& words) {
    std::vector<std::string> gates, gaps;
    for (auto const& gate : words.advice.gates)
        if (gate.probability)
            gates.push_back(words.competency(gate.competency) + " " +
                            exact_chance(*gate.probability));
    for (auto const& entry : words.advice.disagreements)
        if (entry.p_value)
            gaps.push_back(words.competency(entry.competency) + " p " +
                           (*entry.p_value < 0.001 ? "< 0.001" : fixed(*entry.p_value, 3)));
    if (!gates.empty())
        facts.emplace_back("Must-haves", "chance that the true score is at the minimum (never "
                                         "decides): " +
                                             joined(gates, "; "));
    if (!gaps.empty())
        facts.emplace_back("Gaps", "against the noise expected: " + joined(gaps, "; "));
}

/// The posterior of the score, and what it was worked out from.
[[nodiscard]] inline Facts posterior_facts(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& score = advice.score;
    Facts facts;
    std::vector<std::string> said;
    if (score.raw)
        said.push_back("raw " + words.points(*score.raw));
    if (score.adjusted)
        said.push_back("adjusted " + words.adjusted());
    if (score.standard_error)
        said.push_back("standard error " + fixed(*score.standard_error, 2));
    if (score.interval)
        said.push_back(rating_text(100 * score.level) + " % interval " +
                       words.points(score.interval->first) + " to " +
                       words.points(score.interval->second));
    facts.emplace_back("Score", joined(said, ", "));
    auto const& chances = *advice.probability;
    facts.emplace_back("Chances",
                       "at the hire bar " + exact_chance(chances.hire) +
                           ", at the strong-hire bar " + exact_chance(chances.strong_hire) +
                           ", below the no-hire bar " + exact_chance(chances.below_no_hire));
    add_side_chances(facts, words);
    facts.emplace_back("Weights", weighing_sentence(words));
    facts.emplace_back("Means", other_ways(words));
    return facts;
}

/// Bars, the evidence wanted and the method; then the posterior where there is one.
[[nodiscard]] inline Facts input_facts(ReportWords const& words) {
    auto const& bars = words.advice.bars;
    Facts facts{{"Bars", "strong hire " + words.points(bars.strong_hire) + ", hire " +
                             words.points(bars.hire) + ", no hire " +
                             words.points(bars.no_hire) +
                             (words.higher_is_better() ? "" : " (lower is better)")}};
    if (auto const* needed = words.needed_evidence()) {
        auto const& early = needed->early_no_hire;
        facts.emplace_back("Evidence", "a call needs " + std::to_string(needed->interviewers) +
                                           " interviewers and " + percent(needed->coverage) +
                                           " of the rubric; an early no needs " +
                                           std::to_string(early.interviewers) + " and " +
                                           percent(early.coverage));
        facts.emplace_back("Method",
                           words.has_chance() ? method_sentence(words) : basis_sentence(words));
    }
    if (words.has_chance())
        for (auto& fact : posterior_facts(words))
            if (!fact.second.empty())
                facts.push_back(std::move(fact));
    return facts;
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
