// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/report_chance.ipp>
#include <panelscore/impl/report_explain.ipp>
#include <panelscore/impl/report_next.ipp>
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
    std::size_t next = 2;
    Length length = Length::full;
};

/// From a screen that shows everything to one that fits: what a reader misses least goes first.
inline constexpr Room rooms[]{
    {},
    {.extremes = 2},
    {.extremes = 1},
    {.extremes = 1, .next = 1},
    {.extremes = 1, .next = 1, .length = Length::brief},
    {.extremes = 1, .red_flags = 3, .remarks = 2, .next = 1, .length = Length::brief},
    {.disagreements = 2,
     .extremes = 1,
     .red_flags = 2,
     .remarks = 1,
     .next = 1,
     .length = Length::brief},
    {.disagreements = 2,
     .extremes = 0,
     .red_flags = 2,
     .remarks = 0,
     .must_haves = 4,
     .next = 1,
     .length = Length::brief},
    {.disagreements = 1,
     .extremes = 0,
     .red_flags = 1,
     .remarks = 0,
     .must_haves = 3,
     .next = 1,
     .length = Length::brief},
    {.disagreements = 1,
     .extremes = 0,
     .red_flags = 0,
     .remarks = 0,
     .must_haves = 1,
     .next = 1,
     .length = Length::brief}};

/// The fields of a candidate that a manager reads first: score, evidence, must-haves, basis.
inline void write_facts(Screen& screen, ReportWords const& words, Room const& room) {
    if (words.has_chance())
        screen.field("Score", {adjusted_sentence(words), nearest_call(words),
                               room.length == Length::full ? bounds_sentence(words) : ""});
    else
        screen.field("Score", {score_sentence(words), margin_sentence(words)});
    screen.field("Evidence", {evidence_sentence(words), missing_interviews(words)});
    auto const rows = must_haves(words);
    std::vector<Screen::Row> table;
    for (auto const& row : rows)
        table.push_back({row.name, row.scores, row.outcome});
    screen.rows("Must-haves", table, room.must_haves);
    if (words.has_chance()) {
        screen.field("Based on", {basis_by_chance(words)});
        if (auto const unknown = unknown_to_basis(words); !unknown.empty())
            screen.list("Based on", {unknown}, 1, room.length);
        screen.field("Based on", {other_ways(words)});
    } else {
        screen.field("Based on", {basis_sentence(words)});
    }
}

/// Where the panel differs, and how many such gaps chance alone gives.
inline void write_disagreements(Screen& screen, ReportWords const& words, Room const& room) {
    auto const apart = disagreements(words);
    if (apart.empty())
        return screen.field("Debrief", {std::string(agreement_sentence(words))});
    auto const expected = expected_gaps(words);
    screen.paragraph("Start the debrief here" + (expected.empty() ? "" : " (" + expected + ")"),
                     2);
    screen.named_lines(apart, room.disagreements);
}

/// What was recorded besides scores: red flags, ratings changed after the debrief, remarks.
inline void write_besides(Screen& screen, ReportWords const& words, Room const& room) {
    auto const flags = red_flags(words);
    auto changed = debrief_changes(words);
    auto const remarks = words.remarks();
    if (words.has_chance() && room.red_flags == 0) {
        std::vector<std::string> counts;
        if (!flags.empty())
            counts.push_back(count_of(flags.size(), "red flag", "red flags"));
        if (!changed.empty())
            counts.push_back(count_of(changed.size(), "rating", "ratings") + " changed after");
        if (!remarks.empty())
            counts.push_back(count_of(remarks.size(), "remark", "remarks"));
        if (!counts.empty())
            screen.field("Besides", {joined(counts, ", ") + ": --explain"});
        return;
    }
    if (words.has_chance())
        for (auto const& shift : debrief_shifts(words.advice))
            if (shift.ratings > 1)
                changed.push_back(shift_sentence(words, shift));
    screen.list("Red flags", flags, room.red_flags, room.length);
    screen.list("Changed", changed, room.remarks, room.length);
    screen.list("Remarks", remarks, room.remarks, room.length);
}

/// Where to start, what stands out, and whose card it rests on.
inline void write_panel(Screen& screen, ReportWords const& words, Room const& room) {
    write_disagreements(screen, words, room);
    auto const [highest, lowest] = extremes(words, room.extremes);
    bool const up = words.higher_is_better();
    screen.items(up ? "Highest" : "Best", highest);
    screen.items(up ? "Lowest" : "Weakest", lowest);
    if (words.has_chance()) {
        screen.items("Rests on", rests_on_by_chance(words));
        screen.list("Next", next_steps(words, room.next), room.next, Length::full);
    } else {
        screen.items("Rests on", rests_on(words));
    }
    screen.field("Votes", {votes_sentence(words)});
    write_besides(screen, words, room);
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
    screen.call(advice.call, words.has_chance() ? headline_by_chance(words) : headline(words));
    screen.line();
    write_facts(screen, words, room);
    if (!words.has_chance() || room.red_flags > 0)
        screen.line();
    write_panel(screen, words, room);
    screen.line();
    if (!words.options.explain)
        screen.hints({"Rules and inputs: --explain", packet_hint(words)});
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
