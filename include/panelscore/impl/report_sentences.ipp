// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a report says, sentence by sentence, for the terminal and for Markdown alike.

#include <panelscore/impl/report_words.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

inline constexpr std::string_view advisory = "Advice for the debrief: people decide.";

/// A must-have in words: `{"Debugging", "2, 3 (needs 3)", "not met"}`.
struct MustHave {
    std::string name{};
    std::string scores{};
    std::string outcome{};
};

/// `needs 3`, or `needs 3 or lower` where lower is better.
[[nodiscard]] inline std::string need_of(ReportWords const& words, GateResult const& gate) {
    return "needs " + rating_text(gate.minimum) + (words.higher_is_better() ? "" : " or lower");
}

/// `met`, `not met`, `not rated`, and how thin the ground is.
[[nodiscard]] inline std::string outcome_of(ReportWords const& words, GateResult const& gate) {
    auto const* scores = words.scores(gate.competency);
    bool const one_rating = scores != nullptr && scores->n == 1;
    bool const one_person = scores != nullptr && scores->interviewers == 1;
    std::string_view const thin = one_rating   ? ", one rating only"
                                  : one_person ? ", one interviewer only"
                                               : "";
    switch (gate.outcome) {
    case GateOutcome::met:
        return "met" + std::string(thin);
    case GateOutcome::not_met:
        return "not met";
    case GateOutcome::unclear:
        return "unclear" + std::string(thin.empty() ? ", ratings differ" : thin);
    case GateOutcome::not_assessed:
        break;
    }
    return "not rated";
}

/// The ratings of a must-have: `4, 5`, or with who gave them `4 (i-07), 5 (i-22)`.
[[nodiscard]] inline std::string ratings_of(ReportWords const& words, GateResult const& gate,
                                            bool with_names) {
    std::vector<std::string> items;
    if (auto const* scores = words.scores(gate.competency))
        for (auto const& rating : scores->ratings)
            items.push_back(
                rating_text(rating.score) +
                (with_names ? " (" + words.person(rating.interviewer) + ")" : std::string()));
    return joined(items, ", ");
}

/// Gates in the order a reader needs them: not met, unclear, not rated, met.
[[nodiscard]] inline std::vector<GateResult> troubled_first(std::vector<GateResult> gates) {
    auto const place = [](GateResult const& gate) {
        return gate.outcome == GateOutcome::met       ? 3
               : gate.outcome == GateOutcome::not_met ? 0
               : gate.outcome == GateOutcome::unclear ? 1
                                                      : 2;
    };
    std::stable_sort(gates.begin(), gates.end(),
                     [&](auto const& a, auto const& b) { return place(a) < place(b); });
    return gates;
}

[[nodiscard]] inline std::vector<MustHave> must_haves(ReportWords const& words) {
    std::vector<MustHave> rows;
    for (auto const& gate : troubled_first(words.advice.gates)) {
        auto const* given = words.scores(gate.competency);
        auto scores = given && given->ratings.size() > 6 && given->minimum && given->maximum
                          ? rating_text(*given->minimum) + " to " + rating_text(*given->maximum)
                          : ratings_of(words, gate, false);
        scores += (scores.empty() ? "(" : " (") + need_of(words, gate) + ")";
        rows.push_back(
            {words.competency(gate.competency), std::move(scores), outcome_of(words, gate)});
    }
    return rows;
}

/// The must-haves with this outcome: `Debugging (needs 3) and Privacy (needs 2)`.
[[nodiscard]] inline std::string must_haves_with(ReportWords const& words,
                                                 GateOutcome outcome) {
    std::vector<std::string> items;
    for (auto const& gate : words.advice.gates)
        if (gate.outcome == outcome)
            items.push_back(words.competency(gate.competency) + " (" + need_of(words, gate) +
                            ")");
    return listed(items);
}

/// Names of competencies that count and that nobody rated, the weightiest first.
[[nodiscard]] inline std::vector<std::string> not_rated(ReportWords const& words) {
    std::vector<CompetencyScore const*> entries;
    for (auto const& entry : words.advice.competencies)
        if (entry.n == 0 && entry.weight > 0)
            entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(),
                     [](auto const* a, auto const* b) { return a->weight > b->weight; });
    std::vector<std::string> names;
    for (auto const* entry : entries)
        names.push_back(words.competency(entry->competency));
    return names;
}

/// What a call is missing: `needs 1 more interviewer and 70 % of the rubric rated`, or empty.
[[nodiscard]] inline std::string missing_evidence(ReportWords const& words) {
    std::vector<std::string> items;
    if (auto const more = words.more_interviewers(); more > 0)
        items.push_back(count_of(more, "more interviewer", "more interviewers"));
    auto const* needed = words.needed_evidence();
    if (needed && below(words.advice.coverage.weight, needed->coverage))
        items.push_back(percent(needed->coverage) + " of the rubric rated");
    return items.empty() ? std::string() : "needs " + listed(items);
}

/// The score against the bar that the call turned on.
[[nodiscard]] inline std::string score_against_bar(ReportWords const& words) {
    auto const& score = words.advice.score.raw;
    if (!score)
        return "Nothing was rated";
    auto const& bars = words.advice.bars;
    auto const said = words.points(*score) + " as written, ";
    if (words.advice.call == Call::strong_hire)
        return said + words.against(bars.strong_hire, "the bar for a strong hire");
    if (!words.reaches(*score, bars.no_hire))
        return said + words.against(bars.hire, "the bar") + " and " +
               words.against(bars.no_hire, "the no-hire bar");
    return said + words.against(bars.hire, "the bar");
}

/// Why the call is what it is, as sentences; the advisory one is the last.
[[nodiscard]] inline std::vector<std::string> headline(ReportWords const& words) {
    auto const score = score_against_bar(words);
    auto const failed = must_haves_with(words, GateOutcome::not_met);
    auto const unclear = must_haves_with(words, GateOutcome::unclear);
    auto const unrated = must_haves_with(words, GateOutcome::not_assessed);
    std::vector<std::string> sentences;
    switch (words.advice.call) {
    case Call::insufficient_evidence:
        if (auto const missing = missing_evidence(words); !missing.empty())
            sentences.push_back(capitalised(missing) + ".");
        if (auto const names = not_rated(words); !names.empty())
            sentences.push_back("Not rated: " + joined(names, ", ") + ".");
        break;
    case Call::lean_hire:
    case Call::lean_no_hire:
        sentences.push_back(score + ".");
        if (!unclear.empty())
            sentences.push_back("Must-have unclear: " + unclear + ".");
        if (!unrated.empty())
            sentences.push_back("Must-have not rated: " + unrated + ".");
        break;
    case Call::no_hire:
    case Call::strong_no_hire:
        if (!failed.empty())
            sentences.push_back("Must-have not met: " + failed + ".");
        sentences.push_back(score + ".");
        if (!failed.empty() && words.advice.score.raw &&
            words.reaches(*words.advice.score.raw, words.advice.bars.hire))
            sentences.push_back("No other score makes up for a must-have.");
        if (auto const missing = missing_evidence(words); failed.empty() && !missing.empty())
            sentences.push_back("Said early: any other call " + missing + ".");
        break;
    case Call::hire:
    case Call::strong_hire:
        sentences.push_back(score + ".");
        break;
    }
    sentences.emplace_back(advisory);
    return sentences;
}

/// `if the unrated were all 1: 3.47, all 5: 3.75`; empty when all was rated.
[[nodiscard]] inline std::string bounds_sentence(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& scale = words.rubric.scale;
    if (!advice.bounds || !below(advice.coverage.weight, 1) || scale.levels.empty())
        return {};
    auto const [low, high] = std::minmax(advice.bounds->first, advice.bounds->second);
    return "if the unrated were all " + rating_text(scale.minimum()) + ": " +
           words.points(low) + ", all " + rating_text(scale.maximum()) + ": " +
           words.points(high);
}

/// `3.74 as written`, and what the unrated part could make of it.
[[nodiscard]] inline std::string score_sentence(ReportWords const& words) {
    auto const& advice = words.advice;
    if (!advice.score.raw)
        return "none: nothing was rated";
    auto const bounds = bounds_sentence(words);
    return words.points(*advice.score.raw) + " as written" +
           (bounds.empty() ? "" : "; " + bounds);
}

/// What crossing a bar would make of the call: `would make it a strong hire`.
[[nodiscard]] inline std::string crossing(ReportWords const& words, double bar, bool better) {
    auto const& bars = words.advice.bars;
    bool const firm = words.advice.call == Call::hire || words.advice.call == Call::strong_hire;
    if (same(bar, bars.strong_hire) && firm)
        return better ? "would make it a strong hire" : "would make it a plain hire";
    if (same(bar, bars.hire))
        return better                     ? "would bring it to the bar"
               : words.higher_is_better() ? "would take it below the bar"
                                          : "would make it worse than the bar";
    return better ? "would make it a plain no hire" : "would make it a strong no hire";
}

/// How near another call is, or empty when that cannot be said.
[[nodiscard]] inline std::string margin_sentence(ReportWords const& words) {
    auto const& advice = words.advice;
    if (!advice.margin || !advice.score.raw || advice.call == Call::insufficient_evidence)
        return {};
    double const score = *advice.score.raw;
    double const margin = std::abs(*advice.margin);
    auto const amount = fixed(margin, decimals_apart(margin, {0.0}));
    auto const& bars = advice.bars;
    for (double const bar : {bars.hire, bars.strong_hire, bars.no_hire}) {
        if (!same(std::abs(score - bar), margin))
            continue;
        bool const reached = words.reaches(score, bar);
        auto const effect = crossing(words, bar, !reached);
        std::string const away = words.higher_is_better() ? "drop" : "rise";
        if (same(margin, 0))
            return "exactly at that bar: any " + away + " " + effect;
        if (reached)
            return "a " + away + " of over " + amount + " as written " + effect;
        return amount + (words.higher_is_better() ? " more" : " less") + " as written " +
               effect;
    }
    return amount + " more or less as written would change the call";
}

/// `4 interviewers, 20 ratings, 1 not observed, 100 % of the rubric`.
[[nodiscard]] inline std::string evidence_sentence(ReportWords const& words) {
    auto const& coverage = words.advice.coverage;
    auto text = count_of(coverage.interviewers, "interviewer", "interviewers") + ", " +
                count_of(coverage.ratings, "rating", "ratings") + ", ";
    if (coverage.not_observed > 0)
        text += std::to_string(coverage.not_observed) + " not observed, ";
    return text + percent(coverage.weight) + " of the rubric";
}

/// `no card yet: Scenario`, or empty.
[[nodiscard]] inline std::string missing_interviews(ReportWords const& words) {
    std::vector<std::string> items;
    for (auto const& id : words.advice.coverage.interviews_missing)
        items.push_back(words.interview(id));
    return items.empty() ? std::string() : "no card yet: " + joined(items, ", ");
}

/// How interviewers were combined. What this version works out is the plain mean: no chance.
[[nodiscard]] inline std::string basis_sentence(ReportWords const& words) {
    auto const aggregate =
        words.rubric.role ? words.rubric.role->policy.aggregate : Aggregate::mean;
    std::string_view const means = aggregate == Aggregate::mean     ? "plain means"
                                   : aggregate == Aggregate::median ? "plain medians"
                                                                    : "trimmed means";
    return std::string(means) + " of what was written; no chance is worked out";
}

/// `hire 2, mixed 1`, or empty when nobody voted.
[[nodiscard]] inline std::string votes_sentence(ReportWords const& words) {
    static constexpr std::string_view names[]{"strong no hire", "no hire", "mixed", "hire",
                                              "strong hire"};
    std::vector<std::string> items;
    auto const& votes = words.advice.votes;
    for (std::size_t i = votes.counts.size(); i-- > 0;)
        if (votes.counts[i] > 0)
            items.push_back(std::string(names[i]) + " " + std::to_string(votes.counts[i]));
    if (items.empty())
        return {};
    return joined(items, ", ") + (votes.conflict ? " (for and against; shown, never scored)"
                                                 : " (shown, never scored)");
}

} // namespace panelscore::detail
