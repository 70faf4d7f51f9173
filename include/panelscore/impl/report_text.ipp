// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/report_explain.ipp>
#include <panelscore/impl/report_panel.ipp>
#include <panelscore/impl/report_screen.ipp>
#include <panelscore/impl/report_sentences.ipp>
#include <panelscore/io/report.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace panelscore {
namespace detail {

/// How much of each list a screen shows; what is left out is counted on it.
struct Room {
    std::size_t disagreements = 3;
    std::size_t extremes = 3;
    std::size_t red_flags = 100;
    std::size_t remarks = 100;
    std::size_t must_haves = 100;
    Length length = Length::full;
};

/// From a screen that shows everything to one that fits: what a reader misses least goes first.
inline constexpr Room rooms[]{
    {},
    {.extremes = 2},
    {.extremes = 1},
    {.extremes = 1, .length = Length::brief},
    {.extremes = 1, .red_flags = 3, .remarks = 2, .length = Length::brief},
    {.disagreements = 2, .extremes = 1, .red_flags = 2, .remarks = 1, .length = Length::brief},
    {.disagreements = 2,
     .extremes = 0,
     .red_flags = 2,
     .remarks = 0,
     .must_haves = 4,
     .length = Length::brief},
    {.disagreements = 1,
     .extremes = 0,
     .red_flags = 1,
     .remarks = 0,
     .must_haves = 3,
     .length = Length::brief},
    {.disagreements = 1,
     .extremes = 0,
     .red_flags = 0,
     .remarks = 0,
     .must_haves = 1,
     .length = Length::brief}};

/// The fields of a candidate that a manager reads first: score, evidence, must-haves, basis.
inline void write_facts(Screen& screen, ReportWords const& words, Room const& room) {
    screen.field("Score", {score_sentence(words), margin_sentence(words)});
    screen.field("Evidence", {evidence_sentence(words), missing_interviews(words)});
    auto const rows = must_haves(words);
    std::vector<Screen::Row> table;
    for (auto const& row : rows)
        table.push_back({row.name, row.scores, row.outcome});
    screen.rows("Must-haves", table, room.must_haves);
    if (!words.advice.probability)
        screen.field("Based on", {basis_sentence(words)});
}

/// Where the panel differs, what stands out, and whose card it rests on.
inline void write_panel(Screen& screen, ReportWords const& words, Room const& room) {
    auto const apart = disagreements(words);
    if (apart.empty())
        screen.field("Debrief", {std::string(agreement_sentence(words))});
    else
        screen.line("  Start the debrief here");
    screen.named_lines(apart, room.disagreements);
    auto const [highest, lowest] = extremes(words, room.extremes);
    bool const up = words.higher_is_better();
    screen.items(up ? "Highest" : "Best", highest);
    screen.items(up ? "Lowest" : "Weakest", lowest);
    screen.items("Rests on", rests_on(words));
    screen.field("Votes", {votes_sentence(words)});
    screen.list("Red flags", red_flags(words), room.red_flags, room.length);
    screen.list("Changed", debrief_changes(words), room.remarks, room.length);
    std::vector<std::string> remarks;
    for (auto const& remark : words.advice.flags)
        remarks.push_back(words.safe(remark.message));
    screen.list("Remarks", remarks, room.remarks, room.length);
}

/// The whole screen of one candidate with so much room for its lists.
inline Screen candidate_screen(ReportWords const& words, Room const& room) {
    auto const& advice = words.advice;
    Screen screen(words.options);
    std::vector<std::string> title{words.candidate()};
    if (!advice.opening.empty())
        title.push_back(words.safe(advice.opening.text()));
    title.push_back(words.job());
    title.push_back("rubric " + words.safe(words.rubric.id.text()) + " " +
                    words.safe(words.rubric.revision));
    screen.title(title);
    screen.line();
    screen.call(advice.call, headline(words));
    screen.line();
    write_facts(screen, words, room);
    screen.line();
    write_panel(screen, words, room);
    screen.line();
    if (!words.options.explain)
        screen.hints(
            {"Rules and inputs: --explain", "Packet with notes and anchors: -f markdown"});
    return screen;
}

} // namespace detail

PANELSCORE_DECL std::string recommendation_text(Recommendation const& recommendation,
                                                Rubric const& rubric,
                                                ReportOptions const& options) {
    constexpr std::size_t most_lines = 25;
    detail::ReportWords const words(recommendation, rubric, options, &one_line);
    if (options.explain) {
        constexpr auto all = (std::numeric_limits<std::size_t>::max)();
        auto screen = detail::candidate_screen(
            words, {.disagreements = all, .red_flags = all, .remarks = all});
        detail::write_explanation(screen, words);
        return screen.text();
    }
    auto const room = std::find_if(
        std::begin(detail::rooms), std::end(detail::rooms) - 1, [&](detail::Room const& tried) {
            return detail::candidate_screen(words, tried).size() <= most_lines;
        });
    return detail::candidate_screen(words, *room).text();
}

} // namespace panelscore
