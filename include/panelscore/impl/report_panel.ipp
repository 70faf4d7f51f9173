// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a report says about the people on the panel: where they differ, whose card the advice
// rests on, and what they recorded besides scores.

#include <panelscore/impl/report_words.ipp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// A name with what is said of it, kept apart so that columns can be aligned.
struct NamedLine {
    std::string name{};
    std::string text{};
};

/// Who is apart on which competency: `{"Debugging", "i-15 gave 2, i-22 gave 4: 2 levels
/// apart"}`.
[[nodiscard]] inline std::vector<NamedLine> disagreements(ReportWords const& words) {
    std::vector<NamedLine> rows;
    for (auto const& entry : words.advice.disagreements) {
        auto const apart = rating_text(entry.levels_apart);
        rows.push_back({words.competency(entry.competency),
                        words.person(entry.low.interviewer) + " gave " +
                            rating_text(entry.low.score) + ", " +
                            words.person(entry.high.interviewer) + " gave " +
                            rating_text(entry.high.score) + ": " + apart +
                            (apart == "1" ? " level apart" : " levels apart")});
    }
    return rows;
}

/// What to say when there is no disagreement to start from.
[[nodiscard]] inline std::string_view agreement_sentence(ReportWords const& words) {
    for (auto const& entry : words.advice.competencies)
        if (entry.interviewers > 1)
            return "nobody is two levels apart on any competency";
    return "no competency was rated by two people";
}

/// Competencies that count and have a score, by score times `sign` from the highest; equal ones
/// by weight, then id.
[[nodiscard]] inline std::vector<CompetencyScore const*> ranked(ReportWords const& words,
                                                                double sign) {
    std::vector<CompetencyScore const*> entries;
    for (auto const& entry : words.advice.competencies)
        if (entry.raw && entry.weight > 0)
            entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [&](auto const* a, auto const* b) {
        if (!same(*a->raw, *b->raw))
            return sign * *a->raw > sign * *b->raw;
        return std::pair(-a->weight, a->competency) < std::pair(-b->weight, b->competency);
    });
    return entries;
}

/// `Debugging 3.0`, with `(one rating)` where that is all there is.
[[nodiscard]] inline std::string competency_mean(ReportWords const& words,
                                                 CompetencyScore const& entry) {
    return words.competency(entry.competency) + " " + words.mean(*entry.raw) +
           (entry.n == 1 ? " (one rating)" : "");
}

/// Highest and lowest competencies, at most so many of each; no score stands in both. Empty
/// without scores.
struct Extremes {
    std::vector<std::string> highest{};
    std::vector<std::string> lowest{};
};

/// The beginning of a ranked list, without the score `end` and what follows: `most` entries,
/// and those with the same score as the last of these.
[[nodiscard]] inline std::vector<CompetencyScore const*>
leading(std::vector<CompetencyScore const*> entries, std::size_t most, double end) {
    auto const stop = std::find_if(entries.begin(), entries.end(),
                                   [&](auto const* entry) { return same(*entry->raw, end); });
    entries.erase(stop, entries.end());
    most = (std::min)(most, entries.size());
    while (most > 0 && most < entries.size() &&
           !same(*entries.back()->raw, *entries[most - 1]->raw))
        entries.pop_back();
    return entries;
}

/// `Debugging 3.0; Design 3.0; 4 more at 3.0`, as items.
[[nodiscard]] inline std::vector<std::string>
told(ReportWords const& words, std::vector<CompetencyScore const*> const& entries,
     std::size_t most) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < (std::min)(most, entries.size()); ++i)
        items.push_back(competency_mean(words, *entries[i]));
    if (entries.size() > most)
        items.push_back(std::to_string(entries.size() - most) + " more at " +
                        words.mean(*entries.back()->raw));
    return items;
}

[[nodiscard]] inline Extremes extremes(ReportWords const& words, std::size_t most) {
    double const sign = words.rubric.scale.sign();
    auto const entries = ranked(words, sign);
    if (entries.empty() || most == 0)
        return {};
    double const best = *entries.front()->raw, worst = *entries.back()->raw;
    if (same(best, worst))
        return {{"every rated competency at " + words.mean(best)}, {}};
    std::size_t const at_top = (std::min)(most, (entries.size() + 1) / 2);
    auto const highest = leading(entries, at_top, worst);
    auto const lowest = leading(ranked(words, -sign), most, *highest.back()->raw);
    return {told(words, highest, at_top), told(words, lowest, most)};
}

/// `without that card`, or `without those 2 cards`.
[[nodiscard]] inline std::string without_cards(ReportWords const& words,
                                               InterviewerId const& interviewer) {
    std::size_t n = 0;
    for (auto const& card : words.advice.cards)
        n += card.interviewer == interviewer && card.phase == Phase::independent ? 1U : 0U;
    return n > 1 ? "without those " + std::to_string(n) + " cards" : "without that card";
}

/// The people without whose cards the advice would be another, with what it would be: people
/// with the same answer share an item.
[[nodiscard]] inline std::vector<std::string> resting_on(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& flips = advice.robustness.flips;
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    for (auto const& left_out : advice.robustness.leave_one_out) {
        auto const& id = left_out.interviewer;
        std::string answer;
        if (advice.call != Call::insufficient_evidence && left_out.call &&
            *left_out.call != advice.call)
            answer = "it is " + with_article(*left_out.call);
        else if (advice.call == Call::insufficient_evidence &&
                 std::find(flips.begin(), flips.end(), id) != flips.end())
            answer = "the score is on the other side of the bar";
        if (answer.empty())
            continue;
        answer = without_cards(words, id) + " " + answer;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](auto const& entry) { return entry.first == answer; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {answer, {}});
        group->second.push_back(words.person(id));
    }
    std::vector<std::string> items;
    for (auto const& [answer, people] : groups)
        items.push_back(listed(people, "or") + ": " + answer);
    return items;
}

/// What the advice rests on, as items; see `resting_on`.
[[nodiscard]] inline std::vector<std::string> rests_on(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& entries = advice.robustness.leave_one_out;
    bool const enough = advice.call != Call::insufficient_evidence;
    if (advice.coverage.interviewers == 0)
        return {};
    if (advice.coverage.interviewers == 1)
        return {"one interviewer: nothing to compare with"};
    auto const known = std::count_if(entries.begin(), entries.end(),
                                     [](LeaveOneOut const& entry) { return bool(entry.call); });
    if (known == 0)
        return {"cannot say: with either of two left out, one interviewer remains"};
    auto items = resting_on(words);
    auto const differ = std::count_if(entries.begin(), entries.end(), [&](auto const& entry) {
        return entry.call && *entry.call != advice.call;
    });
    if (items.empty())
        items.push_back(enough ? "no single card: without any one it stays " +
                                     with_article(advice.call)
                               : "no single card moves the score across the bar");
    else if (enough && differ < known)
        items.push_back("without any other it stays " + with_article(advice.call));
    auto const& robust = advice.robustness;
    for (auto const& [call, name] : {std::pair(robust.median_call, "medians"),
                                     std::pair(robust.trimmed_call, "trimmed means")})
        if (enough && call && *call != advice.call)
            items.push_back(std::string("by ") + name + " it would be " + with_article(*call));
    return items;
}

/// Recorded red flags with who recorded them and, where evidence is shown, the quotation.
[[nodiscard]] inline std::vector<std::string> red_flags(ReportWords const& words) {
    std::vector<std::string> items;
    for (auto const& raised : words.advice.red_flags) {
        auto text = words.person(raised.interviewer);
        if (!raised.competency.empty())
            text += ", " + words.competency(raised.competency);
        text += ": " + words.safe(raised.flag);
        if (words.options.evidence && !raised.quotation.empty())
            text += " (“" + words.safe(raised.quotation) + "”)";
        items.push_back(std::move(text));
    }
    return items;
}

/// Ratings that changed after the debrief: `i-15, Debugging: 2, then 4`.
[[nodiscard]] inline std::vector<std::string> debrief_changes(ReportWords const& words) {
    auto const said = [](std::optional<double> const& score) {
        return score ? rating_text(*score) : std::string("none");
    };
    std::vector<std::string> items;
    for (auto const& change : words.advice.debrief)
        items.push_back(words.person(change.interviewer) + ", " +
                        words.competency(change.competency) + ": " + said(change.before) +
                        ", then " + said(change.after));
    return items;
}

} // namespace panelscore::detail
