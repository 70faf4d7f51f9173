// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a slate says below its table: ties, and why a candidate stands where they stand.

#include <panelscore/impl/report_panel.ipp>
#include <panelscore/impl/report_sentences.ipp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace panelscore::detail {

/// The recommendations in the slate's order; those it does not name follow by id.
[[nodiscard]] inline std::vector<Recommendation const*>
in_order(std::span<Recommendation const> recommendations, Slate const& slate) {
    auto const key = [](Recommendation const* entry) {
        return PanelKey{entry->candidate, entry->opening};
    };
    std::vector<Recommendation const*> by_key;
    for (auto const& entry : recommendations)
        by_key.push_back(&entry);
    auto const by_id = [&](auto const* a, auto const* b) { return key(a) < key(b); };
    std::stable_sort(by_key.begin(), by_key.end(), by_id);
    std::vector<Recommendation const*> ordered;
    std::set<Recommendation const*> taken;
    for (auto const& wanted : slate.order) {
        auto const found =
            std::lower_bound(by_key.begin(), by_key.end(), wanted,
                             [&](auto const* entry, auto const& k) { return key(entry) < k; });
        if (found != by_key.end() && key(*found) == wanted && taken.insert(*found).second)
            ordered.push_back(*found);
    }
    for (auto const* entry : by_key)
        if (taken.insert(entry).second)
            ordered.push_back(entry);
    return ordered;
}

/// True when the panels are for different openings, so that each must name its own.
[[nodiscard]] inline bool several_openings(std::vector<Recommendation const*> const& panels) {
    return std::any_of(panels.begin(), panels.end(), [&](auto const* entry) {
        return entry->opening != panels.front()->opening;
    });
}

/// True when the panels are for different seniorities.
[[nodiscard]] inline bool
several_seniorities(std::vector<Recommendation const*> const& panels) {
    return std::any_of(panels.begin(), panels.end(), [&](auto const* entry) {
        return entry->seniority != panels.front()->seniority;
    });
}

/// `must-have not met: Accountability 1 (i-22), 1 (i-31); needs 2`, one for each such gate.
inline void add_must_haves(std::vector<std::string>& reasons, ReportWords const& words,
                           GateOutcome outcome, std::string_view said) {
    for (auto const& gate : words.advice.gates) {
        if (gate.outcome != outcome)
            continue;
        auto const given = ratings_of(words, gate, true);
        reasons.push_back("must-have " + std::string(said) + ": " +
                          words.competency(gate.competency) +
                          (given.empty() ? "" : " " + given) + "; " + need_of(words, gate));
    }
}

/// What a call is missing, and the competencies nobody rated.
inline void add_missing_evidence(std::vector<std::string>& reasons, ReportWords const& words) {
    auto const& advice = words.advice;
    auto const missing = missing_evidence(words);
    if (advice.call == Call::insufficient_evidence) {
        reasons.push_back(
            count_of(advice.coverage.interviewers, "interviewer", "interviewers") + ", " +
            percent(advice.coverage.weight) + " of the rubric" +
            (missing.empty() ? "" : "; " + missing));
        if (auto const names = not_rated(words); !names.empty())
            reasons.push_back("not rated: " + joined(names, ", "));
    } else if (!missing.empty() && reasons.empty()) {
        reasons.push_back("said early: any other call " + missing);
    }
}

/// Remarks, without findings in notes and what is known of past scorecards: those are for the
/// screen of one candidate, a slate has a line for each.
inline void add_remarks(std::vector<std::string>& reasons, ReportWords const& words) {
    for (auto const& remark : words.advice.flags)
        if (!remark.code.starts_with("N-") && !remark.code.ends_with("-unknown") &&
            remark.code != "few-candidates")
            reasons.push_back(words.safe(remark.message));
}

/// `1 red flag from i-22`.
inline void add_red_flags(std::vector<std::string>& reasons, ReportWords const& words) {
    if (words.advice.red_flags.empty())
        return;
    std::set<std::string> people;
    for (auto const& raised : words.advice.red_flags)
        people.insert(words.person(raised.interviewer));
    reasons.push_back(count_of(words.advice.red_flags.size(), "red flag", "red flags") +
                      " from " + listed({people.begin(), people.end()}));
}

/// Why this candidate needs a second look; empty when the table says it all.
[[nodiscard]] inline std::vector<std::string> reasons_of(ReportWords const& words) {
    auto const& advice = words.advice;
    std::vector<std::string> reasons;
    add_must_haves(reasons, words, GateOutcome::not_met, "not met");
    bool const lean = advice.call == Call::lean_hire || advice.call == Call::lean_no_hire;
    if (lean) {
        add_must_haves(reasons, words, GateOutcome::unclear, "unclear");
        add_must_haves(reasons, words, GateOutcome::not_assessed, "not rated");
    }
    add_missing_evidence(reasons, words);
    if (auto const cards = missing_interviews(words); !cards.empty())
        reasons.push_back(cards);
    add_remarks(reasons, words);
    for (auto const& id : advice.robustness.flips)
        for (auto const& left_out : advice.robustness.leave_one_out)
            if (left_out.interviewer == id && left_out.call && *left_out.call != advice.call)
                reasons.push_back("rests on " + words.person(id) + ": " +
                                  without_cards(words, id) + " it is " +
                                  with_article(*left_out.call));
    add_red_flags(reasons, words);
    return reasons;
}

/// `c-0188 and c-0193 have the same score: do not rank them by this table`.
[[nodiscard]] inline std::string tie_sentence(std::vector<std::string> const& names) {
    return listed(names) + " have the same score: do not rank them by this table";
}

/// `bar 3.50`, or each seniority's own: `bar 2.88 junior, 3.50 senior`.
[[nodiscard]] inline std::string bar_words(std::vector<Recommendation const*> const& panels,
                                           Escape escape) {
    std::vector<std::string> bars;
    bool const several = several_seniorities(panels);
    for (auto const* panel : panels) {
        auto text = fixed(panel->bars.hire, 2);
        if (several && !panel->seniority.empty())
            text += " " + escape(panel->seniority.text());
        if (std::find(bars.begin(), bars.end(), text) == bars.end())
            bars.push_back(std::move(text));
    }
    return "bar " + joined(bars, ", ");
}

} // namespace panelscore::detail
