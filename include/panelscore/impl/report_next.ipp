// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the chance rests on, what could still change it, and how ratings moved in the debrief.

#include <panelscore/impl/report_chance.ipp>
#include <panelscore/impl/report_panel.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// `68 to 76 %`, or one chance when both ends read the same.
[[nodiscard]] inline std::string chance_range(double low, double high) {
    auto const from = chance(low), to = chance(high);
    if (from == to)
        return from;
    bool const plain = from.front() != '<' && to.front() != '>';
    return (plain ? from.substr(0, from.find(' ')) : from) + " to " + to;
}

/// The people without whose cards the call is another, and what is then left: those with the
/// same answer share an item. A chance says it, or the call where a must-have made it.
[[nodiscard]] inline std::vector<std::string> deciding_cards(ReportWords const& words) {
    auto const& advice = words.advice;
    double const now = advice.probability->hire;
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    for (auto const& without : advice.robustness.leave_one_out) {
        if (!without.call || !without.probability || *without.call == advice.call)
            continue;
        bool const told = !words.must_have_failed() &&
                          step_of(words, *without.probability) != step_of(words, now);
        auto const answer = without_cards(words, without.interviewer) +
                            (told ? " " + telling_chance(words, *without.probability)
                                  : " it is " + with_article(*without.call));
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](auto const& entry) { return entry.first == answer; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {answer, {}});
        group->second.push_back(words.person(without.interviewer));
    }
    std::vector<std::string> items;
    for (auto const& [answer, people] : groups)
        items.push_back(listed(people, "or") + ": " + answer);
    return items;
}

/// Whose card moves the chance across the bar while there is no call to change.
[[nodiscard]] inline std::vector<std::string> crossing_cards(ReportWords const& words) {
    auto const& robust = words.advice.robustness;
    std::vector<std::string> items;
    for (auto const& without : robust.leave_one_out)
        if (without.probability && std::find(robust.flips.begin(), robust.flips.end(),
                                             without.interviewer) != robust.flips.end())
            items.push_back(words.person(without.interviewer) + ": " +
                            without_cards(words, without.interviewer) + " " +
                            telling_chance(words, *without.probability));
    return items;
}

/// What the advice rests on, as items: `i-22: without that card 48 %`, `without any other 68 to
/// 76 %`.
[[nodiscard]] inline std::vector<std::string> rests_on_by_chance(ReportWords const& words) {
    auto const& advice = words.advice;
    bool const enough = advice.call != Call::insufficient_evidence;
    if (advice.coverage.interviewers == 0)
        return {};
    if (advice.coverage.interviewers == 1)
        return {"one interviewer: nothing to compare with"};
    auto items = enough ? deciding_cards(words) : crossing_cards(words);
    auto const& flips = advice.robustness.flips;
    double low = 1, high = 0;
    std::size_t others = 0;
    for (auto const& without : advice.robustness.leave_one_out) {
        bool const named =
            enough ? without.call && *without.call != advice.call
                   : std::find(flips.begin(), flips.end(), without.interviewer) != flips.end();
        if (named || !without.probability || (enough && !without.call))
            continue;
        low = (std::min)(low, *without.probability);
        high = (std::max)(high, *without.probability);
        ++others;
    }
    if (items.empty() && others == 0)
        return {"cannot say: with either of two left out, one interviewer remains"};
    if (items.empty())
        items.push_back(words.must_have_failed()
                            ? "no single card: without any one it stays " +
                                  with_article(advice.call)
                            : "no single card: without any one " + chance_range(low, high));
    else if (others > 0)
        items.push_back("without any other " + (words.must_have_failed()
                                                    ? "it stays " + with_article(advice.call)
                                                    : chance_range(low, high)));
    return items;
}

/// `Scenario`, `Scenario by i-31`, or `one more rating of Debugging`.
[[nodiscard]] inline std::string evidence_name(ReportWords const& words,
                                               NextEvidence const& next) {
    auto const what = next.interview.empty()
                          ? "one more rating of " + words.competency(next.competency)
                          : words.interview(next.interview);
    return what + (next.interviewer.empty() ? "" : " by " + words.person(next.interviewer));
}

/// What it could do: `33 % chance of a firm hire, < 1 % of a no`; for a firm call, how likely
/// it stays.
[[nodiscard]] inline std::string evidence_effect(ReportWords const& words,
                                                 NextEvidence const& next) {
    auto const hire = chance(next.probability_firm_hire);
    auto const no = chance(next.probability_firm_no_hire);
    switch (words.advice.call) {
    case Call::strong_hire:
    case Call::hire:
        return hire + " chance that it stays a firm hire, " + no + " of a no";
    case Call::no_hire:
    case Call::strong_no_hire:
        return no + " chance that it stays a no, " + hire + " of a firm hire";
    case Call::lean_hire:
    case Call::lean_no_hire:
    case Call::insufficient_evidence:
        break;
    }
    return hire + " chance of a firm hire, " + no + " of a no";
}

/// True when a call is still open and no single interview or rating has one chance in ten of
/// closing it.
[[nodiscard]] inline bool nothing_would_settle(ReportWords const& words) {
    auto const& next = words.advice.next_evidence;
    Call const call = words.advice.call;
    bool const open = call == Call::lean_hire || call == Call::lean_no_hire ||
                      call == Call::insufficient_evidence;
    return open && next && !next->empty() &&
           std::all_of(next->begin(), next->end(), [](NextEvidence const& entry) {
               return entry.probability_firm_hire < 0.10 &&
                      entry.probability_firm_no_hire < 0.10;
           });
}

/// Must-haves that keep a hire from being firm: what a next interview has to ask first.
[[nodiscard]] inline std::vector<std::string> must_haves_to_ask(ReportWords const& words) {
    auto const& advice = words.advice;
    std::vector<std::string> names;
    if (advice.call != Call::lean_hire || step_of(words, advice.probability->hire) < 3)
        return names;
    for (auto const& gate : troubled_first(advice.gates))
        if (gate.outcome != GateOutcome::met)
            names.push_back(words.competency(gate.competency));
    return names;
}

/// All that could come next, what gains most first.
[[nodiscard]] inline std::vector<NextEvidence> by_gain(ReportWords const& words) {
    auto all = words.advice.next_evidence.value_or(std::vector<NextEvidence>{});
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
        return a.expected_gain > b.expected_gain + score_tolerance;
    });
    return all;
}

/// What to ask next, one a line, at most so many; of a firm call, what one interview could
/// still do to it. Empty where nothing asked would count.
[[nodiscard]] inline std::vector<std::string> next_steps(ReportWords const& words,
                                                         std::size_t most) {
    auto const& next = words.advice.next_evidence;
    if (words.must_have_failed() || !next || most == 0)
        return {};
    if (nothing_would_settle(words))
        return {"no single interview would settle this"};
    std::vector<std::string> lines;
    if (auto const names = must_haves_to_ask(words); !names.empty())
        lines.push_back("one more rating of the must-have " + listed(names));
    bool const firm = step_of(words, words.advice.probability->hire) % 3 == 0 &&
                      lines.empty() && words.advice.call != Call::insufficient_evidence;
    for (auto const& entry : by_gain(words))
        if (lines.size() < (firm ? 1 : most) && !(firm && entry.interview.empty()))
            lines.push_back(evidence_name(words, entry) + ": " + evidence_effect(words, entry));
    return lines;
}

/// How many such gaps chance alone gives: `about 1 such gap is to be expected by chance`, or
/// empty.
[[nodiscard]] inline std::string expected_gaps(ReportWords const& words) {
    auto const& expected = words.advice.disagreements_expected;
    if (!expected)
        return {};
    auto const number = static_cast<std::size_t>(*expected + 0.5);
    auto const said = number > 1        ? "about " + std::to_string(number) + " such gaps are"
                      : number == 1     ? std::string("about 1 such gap is")
                      : *expected < 0.1 ? std::string("hardly any such gap is")
                                        : std::string("less than 1 such gap is");
    return said + " to be expected by chance";
}

/// An interviewer's mean change from before to after the debrief, over competencies rated both
/// times.
struct DebriefShift {
    InterviewerId interviewer{};
    std::size_t ratings = 0;
    double mean = 0;
};

/// Everybody who rated again, by id.
[[nodiscard]] inline std::vector<DebriefShift> debrief_shifts(Recommendation const& advice) {
    std::map<InterviewerId, DebriefShift> by_id;
    for (auto const& change : advice.debrief) {
        if (!change.before || !change.after)
            continue;
        auto& shift = by_id[change.interviewer];
        shift.interviewer = change.interviewer;
        ++shift.ratings;
        shift.mean += *change.after - *change.before;
    }
    std::vector<DebriefShift> shifts;
    for (auto const& [id, shift] : by_id) {
        shifts.push_back(shift);
        shifts.back().mean /= static_cast<double>(shift.ratings);
    }
    return shifts;
}

/// `i-15 moved by +1.0 on average over 2 ratings`, or `i-15 moved by +1.0`.
[[nodiscard]] inline std::string shift_sentence(ReportWords const& words,
                                                DebriefShift const& shift) {
    auto const size = fixed(std::abs(shift.mean), 1);
    bool const none = size.find_first_not_of("0.") == std::string::npos;
    auto const over = shift.ratings == 1
                          ? std::string()
                          : " on average over " + std::to_string(shift.ratings) + " ratings";
    if (none)
        return words.person(shift.interviewer) + " did not move" + over;
    return words.person(shift.interviewer) + " moved by " + (shift.mean > 0 ? "+" : "-") +
           size + over;
}

} // namespace panelscore::detail
