// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a report says when a chance was worked out: the headline, the score as written and
// adjusted, how near another call is, and what the adjusting rests on. By the mean the
// sentences of report_sentences.ipp are said instead.

#include <panelscore/impl/report_sentences.ipp>
#include <panelscore/impl/report_words.ipp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// A chance with as many decimals as it takes to tell it from what a call needs: `79.96 %`.
[[nodiscard]] inline std::string telling_chance(ReportWords const& words, double probability) {
    if (probability > 0.995 || probability < 0.005)
        return chance(probability);
    int decimals = 0;
    double const firm = words.confidence();
    for (double const edge : {firm, 0.5, 1 - firm})
        while (decimals < 6 && !same(probability, edge) &&
               fixed(100 * probability, decimals) == fixed(100 * edge, decimals))
            ++decimals;
    return fixed(100 * probability, decimals) + " %";
}

/// Where a chance stands between what a firm no, an even chance and a firm hire need: 0 to 3.
[[nodiscard]] inline int step_of(ReportWords const& words, double probability) {
    double const firm = words.confidence();
    return at_least(probability, firm)       ? 3
           : probability >= 0.5              ? 2
           : at_least(1 - firm, probability) ? 0
                                             : 1;
}

/// `72 % chance that the panel's true score is at the bar (3.50)`.
[[nodiscard]] inline std::string chance_sentence(ReportWords const& words) {
    return telling_chance(words, words.advice.probability->hire) +
           " chance that the panel's true score is at the bar (" +
           words.points(words.advice.bars.hire) +
           (words.higher_is_better() ? ")" : "; lower is better)");
}

/// What would be firm: `A firm hire needs 80 %.`, or empty.
[[nodiscard]] inline std::string needs_sentence(ReportWords const& words) {
    auto const& advice = words.advice;
    bool const settled = step_of(words, advice.probability->hire) == 3;
    bool const open =
        std::any_of(advice.gates.begin(), advice.gates.end(),
                    [](auto const& gate) { return gate.outcome != GateOutcome::met; });
    auto const firm = rating_text(100 * words.confidence()) + " %";
    auto const no = rating_text(100 * (1 - words.confidence())) + " %";
    std::string const met = open ? " and every must-have met" : "";
    switch (advice.call) {
    case Call::lean_hire:
        return settled ? "A firm hire needs every must-have met."
                       : "A firm hire needs " + firm + met + ".";
    case Call::lean_no_hire:
        return "A firm hire needs " + firm + met + ", a firm no " + no + " or less.";
    case Call::no_hire:
        if (!words.must_have_failed() && missing_evidence(words).empty())
            return "At " + no + " or less a no is firm.";
        break;
    case Call::strong_no_hire:
    case Call::hire:
    case Call::strong_hire:
    case Call::insufficient_evidence:
        break;
    }
    return {};
}

/// The adjusted score where it made the call strong: `Adjusted 4.11, at or above the bar for a
/// strong hire (4.00).`, or empty.
[[nodiscard]] inline std::string strong_sentence(ReportWords const& words) {
    auto const& advice = words.advice;
    if (!advice.score.adjusted)
        return {};
    double const score = *advice.score.adjusted;
    auto const said = "Adjusted " + words.adjusted() + ", ";
    if (advice.call == Call::strong_hire)
        return said +
               words.against(score, advice.bars.strong_hire, "the bar for a strong hire") + ".";
    if (advice.call == Call::strong_no_hire)
        return said + words.against(score, advice.bars.no_hire, "the no-hire bar") + ".";
    return {};
}

/// At most three names, and how many more: `i-22, i-31, i-40 and 2 more`.
template <typename Ids, typename Name>
[[nodiscard]] std::string some_of(Ids const& ids, Name const& name) {
    constexpr std::size_t most = 3;
    std::vector<std::string> names;
    for (auto const& id : ids)
        if (names.size() < most)
            names.push_back(name(id));
    if (ids.size() > most)
        return joined(names, ", ") + " and " + std::to_string(ids.size() - most) + " more";
    return listed(names);
}

/// Why the call is what it is, as sentences; the last one says what is firm and who decides.
[[nodiscard]] inline std::vector<std::string> headline_by_chance(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const failed = must_haves_with(words, GateOutcome::not_met);
    auto const unclear = must_haves_with(words, GateOutcome::unclear);
    auto const unrated = must_haves_with(words, GateOutcome::not_assessed);
    auto const likely = chance_sentence(words) + ".";
    std::vector<std::string> sentences;
    auto const missing = missing_evidence(words);
    switch (advice.call) {
    case Call::insufficient_evidence:
        if (!missing.empty())
            sentences.push_back(capitalised(missing) + ".");
        if (auto const names = not_rated(words); !names.empty())
            sentences.push_back("Not rated: " +
                                (names.size() > 5
                                     ? some_of(names, [](auto const& name) { return name; })
                                     : joined(names, ", ")) +
                                ".");
        if (advice.score.raw)
            sentences.push_back("So far " + likely);
        break;
    case Call::lean_hire:
    case Call::lean_no_hire:
        if (step_of(words, advice.probability->hire) == 3) {
            if (!unclear.empty())
                sentences.push_back("Must-have unclear: " + unclear + ".");
            if (!unrated.empty())
                sentences.push_back("Must-have not rated: " + unrated + ".");
        }
        sentences.push_back(likely);
        break;
    case Call::no_hire:
    case Call::strong_no_hire:
        if (!failed.empty())
            sentences.push_back("Must-have not met: " + failed + ".");
        sentences.push_back(likely);
        if (!failed.empty() && advice.probability->hire >= 0.5)
            sentences.push_back("No other score makes up for a must-have.");
        if (failed.empty() && !missing.empty())
            sentences.push_back("Said early: any other call " + missing + ".");
        break;
    case Call::hire:
    case Call::strong_hire:
        sentences.push_back(likely);
        break;
    }
    if (auto const strong = strong_sentence(words); !strong.empty())
        sentences.push_back(strong);
    auto const needs = needs_sentence(words);
    sentences.push_back((needs.empty() ? "" : needs + " ") + std::string(advisory));
    return sentences;
}

/// `3.74 as written, 3.65 adjusted, likely 3.2 to 4.1`.
[[nodiscard]] inline std::string adjusted_sentence(ReportWords const& words) {
    auto const& score = words.advice.score;
    if (!score.raw)
        return "none: nothing was rated";
    auto text = words.points(*score.raw) + " as written";
    if (score.adjusted)
        text += ", " + words.adjusted() + " adjusted";
    if (score.interval)
        text += ", likely " + words.end(score.interval->first) + " to " +
                words.end(score.interval->second);
    return text;
}

/// What the call would be when the chance moved past the nearest edge, up or down; empty when
/// nothing there is another call.
[[nodiscard]] inline std::string next_call(ReportWords const& words, bool better) {
    bool const must_haves_met =
        std::all_of(words.advice.gates.begin(), words.advice.gates.end(),
                    [](auto const& gate) { return gate.outcome == GateOutcome::met; });
    switch (words.advice.call) {
    case Call::strong_hire:
    case Call::hire:
        return better ? "" : "would make it a lean hire";
    case Call::lean_hire:
        if (better)
            return must_haves_met ? "would make it a firm hire"
                                  : "would be a firm hire but for the must-have";
        return "would make it a lean no hire";
    case Call::lean_no_hire:
        return better ? "would make it a lean hire" : "would make it a firm no";
    case Call::no_hire:
    case Call::strong_no_hire:
        if (!better)
            return {};
        return missing_evidence(words).empty() ? "would make it a lean no hire"
                                               : "would leave it open: not enough yet";
    case Call::insufficient_evidence:
        break;
    }
    return {};
}

/// How near another call is: `0.08 more as written would make it a firm hire`. Empty when no
/// score changes the call, or none on this scale.
[[nodiscard]] inline std::string nearest_call(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& scale = words.rubric.scale;
    if (!advice.margin_as_written || !advice.score.raw || words.must_have_failed())
        return {};
    double const shift = *advice.margin_as_written;
    bool const none = same(shift, 0);
    // At an edge itself the better call holds, except at a firm no.
    bool const no = advice.call == Call::no_hire || advice.call == Call::strong_no_hire;
    bool const better = none ? no : shift * scale.sign() > 0;
    auto const effect = next_call(words, better);
    if (effect.empty() || (!scale.levels.empty() && !scale.contains(*advice.score.raw + shift)))
        return {};
    bool const more = none ? better == words.higher_is_better() : shift > 0;
    auto const amount = none ? std::string("anything")
                             : fixed(std::abs(shift), decimals_apart(std::abs(shift), {0.0}));
    return amount + (more ? " more" : " less") + " as written " + effect;
}

/// A share in words: `1 in 3` near a simple one, else `27 %`.
[[nodiscard]] inline std::string share_words(double share) {
    struct Simple {
        int part = 1;
        int of = 1;
    };
    static constexpr std::array<Simple, 9> simple{
        {{1, 2}, {1, 3}, {2, 3}, {1, 4}, {3, 4}, {1, 5}, {1, 6}, {1, 8}, {1, 10}}};
    for (auto const& near : simple)
        if (std::abs(share - static_cast<double>(near.part) / near.of) < 0.0051)
            return std::to_string(near.part) + " in " + std::to_string(near.of);
    return chance(share);
}

/// What the adjusting rests on: `first-use assumptions: no calibration file, 1 in 3 at the
/// bar`, or `past scorecards: 418 candidates, 38 interviewers`.
[[nodiscard]] inline std::string basis_by_chance(ReportWords const& words) {
    auto const& basis = *words.advice.basis;
    if (basis.components == Components::assumed) {
        double const share =
            words.rubric.role ? words.rubric.role->policy.share_at_bar : Policy{}.share_at_bar;
        return "first-use assumptions: no calibration file, " + share_words(share) +
               " at the bar";
    }
    return "past scorecards: " + count_of(basis.candidates, "candidate", "candidates") + ", " +
           count_of(basis.interviewers, "interviewer", "interviewers");
}

/// Who and what of this panel the past says too little of, or empty.
[[nodiscard]] inline std::string unknown_to_basis(ReportWords const& words) {
    auto const& basis = *words.advice.basis;
    if (basis.components == Components::assumed)
        return {};
    std::vector<std::string> items;
    if (!basis.unknown.empty())
        items.push_back("too few past cards of " + some_of(basis.unknown, [&](auto const& id) {
                            return words.person(id);
                        }));
    if (!basis.uncalibrated.empty())
        items.push_back(
            "no past ratings of " +
            some_of(basis.uncalibrated, [&](auto const& id) { return words.competency(id); }));
    return joined(items, "; ");
}

/// `by plain means: hire; by medians: no hire`: what other ways of combining would say, where
/// they say something else.
[[nodiscard]] inline std::string other_ways(ReportWords const& words) {
    auto const& advice = words.advice;
    auto const& robust = advice.robustness;
    auto const aggregate =
        words.rubric.role ? words.rubric.role->policy.aggregate : Aggregate::mean;
    std::string_view const plain = aggregate == Aggregate::mean     ? "plain means"
                                   : aggregate == Aggregate::median ? "plain medians"
                                                                    : "trimmed means";
    std::vector<std::string> items;
    if (advice.call_by_mean != advice.call)
        items.push_back("by " + std::string(plain) + ": " + call_words(advice.call_by_mean));
    if (robust.median_call && *robust.median_call != advice.call_by_mean)
        items.push_back("by medians: " + call_words(*robust.median_call));
    if (robust.trimmed_call && *robust.trimmed_call != advice.call_by_mean)
        items.push_back("by trimmed means: " + call_words(*robust.trimmed_call));
    return joined(items, "; ");
}

/// `of all ways to weigh the competencies, 79 % meet the bar`, or empty.
[[nodiscard]] inline std::string weighing_sentence(ReportWords const& words) {
    auto const& share = words.advice.robustness.weights_share_meeting_bar;
    if (!share)
        return {};
    return "of all ways to weigh the competencies, " + percent(*share) + " meet the bar";
}

} // namespace panelscore::detail
