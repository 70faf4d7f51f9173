// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables of a packet, for Markdown and HTML alike. Texts of users in them are escaped as
// the words they are made with say; the rest is plain text.

#include <panelscore/impl/report_chance.ipp>
#include <panelscore/impl/report_explain_chance.ipp>
#include <panelscore/impl/report_next.ipp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// A caption, heads and rows; `aligned` has a letter for each column, l or r.
struct PacketTable {
    std::string caption{};
    std::vector<std::string> heads{};
    std::string aligned{};
    std::vector<std::vector<std::string>> rows{};
};

/// The likely range of a competency's score, as many standard errors to each side as the
/// composite's own range has, inside the scale.
[[nodiscard]] inline std::optional<std::pair<double, double>>
likely_ends(ReportWords const& words, CompetencyScore const& entry) {
    auto const& score = words.advice.score;
    if (!entry.adjusted || !entry.standard_error || !score.interval || !score.standard_error ||
        *score.standard_error <= 0)
        return std::nullopt;
    double const half = (score.interval->second - score.interval->first) / 2 /
                        *score.standard_error * *entry.standard_error;
    double low = *entry.adjusted - half, high = *entry.adjusted + half;
    if (!words.rubric.scale.levels.empty()) {
        low = (std::max)(low, words.rubric.scale.minimum());
        high = (std::min)(high, words.rubric.scale.maximum());
    }
    return std::pair(low, high);
}

/// The same in words: `3.2 to 4.1`, or empty.
[[nodiscard]] inline std::string likely_range(ReportWords const& words,
                                              CompetencyScore const& entry) {
    auto const ends = likely_ends(words, entry);
    return ends ? words.end(ends->first) + " to " + words.end(ends->second) : std::string();
}

/// `9 % of the rubric, target 4, 3.0 as written, 3.1 adjusted`.
[[nodiscard]] inline std::string competency_facts(ReportWords const& words,
                                                  CompetencyScore const& entry) {
    auto text = percent(entry.weight) + " of the rubric";
    if (entry.target)
        text += ", target " + rating_text(*entry.target);
    if (entry.raw)
        text += ", " + words.mean(*entry.raw) + " as written";
    if (entry.adjusted)
        text += ", " + words.mean(*entry.adjusted) + " adjusted";
    return text;
}

/// Each competency as written beside adjusted, in the rubric's order.
[[nodiscard]] inline PacketTable competency_table(ReportWords const& words) {
    PacketTable table{
        "Score by competency",
        {"Competency", "Share", "Target", "As written", "Adjusted", "Likely", "Ratings"},
        "lrrrrrr",
        {}};
    for (auto const& entry : words.advice.competencies)
        table.rows.push_back({words.competency(entry.competency), percent(entry.weight),
                              entry.target ? rating_text(*entry.target) : "",
                              entry.raw ? words.mean(*entry.raw) : "not rated",
                              entry.adjusted ? words.mean(*entry.adjusted) : "",
                              likely_range(words, entry), std::to_string(entry.n)});
    return table;
}

/// The call without each interviewer in turn.
[[nodiscard]] inline PacketTable left_out_table(ReportWords const& words) {
    PacketTable table{"Without the cards of one interviewer",
                      {"Without", "Chance", "It would be"},
                      "lrl",
                      {}};
    for (auto const& without : words.advice.robustness.leave_one_out)
        table.rows.push_back(
            {words.person(without.interviewer),
             without.probability ? telling_chance(words, *without.probability) : "none",
             without.call ? call_words(*without.call) : "no call: one interviewer is left"});
    return table;
}

/// What could come next, what gains most first; the best of many unless all was asked for.
[[nodiscard]] inline PacketTable next_table(ReportWords const& words) {
    PacketTable table{"What one more interview or rating could do",
                      {"Next", "Chance of a firm hire", "Of a firm no", "Of crossing the bar"},
                      "lrrr",
                      {}};
    std::size_t const most = words.options.explain ? by_gain(words).size() : 6;
    for (auto const& next : by_gain(words))
        if (table.rows.size() < most)
            table.rows.push_back({evidence_name(words, next),
                                  chance(next.probability_firm_hire),
                                  chance(next.probability_firm_no_hire),
                                  chance(next.probability_verdict_changes)});
    return table;
}

/// The facts of the advice with their labels, for a list.
[[nodiscard]] inline Facts facts_by_chance(ReportWords const& words) {
    auto const& advice = words.advice;
    Facts facts;
    auto const fact = [&](std::string label, std::string text) {
        if (!text.empty())
            facts.emplace_back(std::move(label), std::move(text));
    };
    auto const both = [](std::string first, std::string const& second) {
        return first + (first.empty() || second.empty() ? "" : "; ") + second;
    };
    fact("Score",
         both(adjusted_sentence(words) +
                  (advice.score.interval ? " (" + rating_text(100 * advice.score.level) + " %)"
                                         : ""),
              bounds_sentence(words)));
    fact("Margin", nearest_call(words));
    fact("Evidence", both(evidence_sentence(words), missing_interviews(words)));
    fact("Based on", both(basis_by_chance(words), unknown_to_basis(words)));
    fact("Other ways", both(other_ways(words), weighing_sentence(words)));
    auto const [highest, lowest] = extremes(words, 3);
    bool const up = words.higher_is_better();
    fact(up ? "Highest" : "Best", joined(highest, "; "));
    fact(up ? "Lowest" : "Weakest", joined(lowest, "; "));
    fact("Rests on", joined(rests_on_by_chance(words), "; "));
    fact("Next", joined(next_steps(words, 2), "; "));
    fact("Votes", votes_sentence(words));
    return facts;
}

/// The same by the mean.
[[nodiscard]] inline Facts facts_by_mean(ReportWords const& words) {
    Facts facts;
    auto const fact = [&](std::string label, std::string text) {
        if (!text.empty())
            facts.emplace_back(std::move(label), std::move(text));
    };
    fact("Score", score_sentence(words));
    fact("Margin", margin_sentence(words));
    auto const missing = missing_interviews(words);
    fact("Evidence", evidence_sentence(words) + (missing.empty() ? "" : "; " + missing));
    fact("Based on", basis_sentence(words));
    auto const [highest, lowest] = extremes(words, 3);
    bool const up = words.higher_is_better();
    fact(up ? "Highest" : "Best", joined(highest, "; "));
    fact(up ? "Lowest" : "Weakest", joined(lowest, "; "));
    fact("Rests on", joined(rests_on(words), "; "));
    fact("Votes", votes_sentence(words));
    return facts;
}

/// What a person wrote on a competency: `i-15 (2): Guessed first.`, one for each note.
[[nodiscard]] inline std::vector<std::string> notes_of(ReportWords const& words,
                                                       CompetencyId const& competency) {
    std::vector<std::string> notes;
    if (auto const* entry = words.scores(competency); entry && words.options.evidence)
        for (auto const& rating : entry->ratings)
            if (!rating.evidence.empty())
                notes.push_back(words.person(rating.interviewer) + " (" +
                                rating_text(rating.score) +
                                "): " + words.safe(rating.evidence));
    return notes;
}

/// Changes in the debrief, and each person's mean shift.
[[nodiscard]] inline std::vector<std::string> all_changes(ReportWords const& words) {
    auto items = debrief_changes(words);
    if (words.has_chance())
        for (auto const& shift : debrief_shifts(words.advice))
            if (shift.ratings > 1)
                items.push_back(shift_sentence(words, shift));
    return items;
}

/// The chance, adjusted score and likely range of a row of a slate; empty cells without them.
[[nodiscard]] inline std::vector<std::string> slate_figures(ReportWords const& words) {
    auto const& advice = words.advice;
    bool const there = advice.score.raw && words.has_chance();
    auto const& score = advice.score;
    return {there ? telling_chance(words, advice.probability->hire) : "",
            score.raw ? words.points(*score.raw) : "none",
            there && score.adjusted ? words.adjusted() : "",
            there && score.interval
                ? words.end(score.interval->first) + " to " + words.end(score.interval->second)
                : ""};
}

} // namespace panelscore::detail
