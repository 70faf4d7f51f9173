// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a slate says below its table when chances were worked out: who is ahead, who cannot be
// told apart, what each candidate still lacks, and what it all rests on.

#include <panelscore/impl/report_chance.ipp>
#include <panelscore/impl/report_next.ipp>
#include <panelscore/impl/report_reasons.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// The chances of all pairs, asked either way round.
class PairChances {
  public:
    explicit PairChances(Slate const& slate) {
        if (slate.pairwise)
            for (auto const& pair : *slate.pairwise)
                chances_.emplace(std::pair(pair.a, pair.b), pair.probability_better);
    }
    /// The chance that `a` is truly better than `b`, empty when nobody compared them.
    [[nodiscard]] std::optional<double> better(PanelKey const& a, PanelKey const& b) const {
        if (auto const found = chances_.find({a, b}); found != chances_.end())
            return found->second;
        if (auto const found = chances_.find({b, a}); found != chances_.end())
            return 1 - found->second;
        return std::nullopt;
    }
    /// From the least to the greatest chance that one of two is the better, over all pairs of
    /// these; both at least a half.
    [[nodiscard]] std::optional<std::pair<double, double>>
    apart(std::vector<PanelKey> const& group) const {
        std::optional<std::pair<double, double>> range;
        for (std::size_t i = 0; i < group.size(); ++i)
            for (std::size_t j = i + 1; j < group.size(); ++j)
                if (auto const one = better(group[i], group[j])) {
                    double const said = (std::max)(*one, 1 - *one);
                    range = range ? std::pair((std::min)(range->first, said),
                                              (std::max)(range->second, said))
                                  : std::pair(said, said);
                }
        return range;
    }

  private:
    std::map<std::pair<PanelKey, PanelKey>, double> chances_{};
};

/// Who stands ahead of all others by what a firm call needs: the place in `panels` and what to
/// say.
struct Ahead {
    std::size_t panel = 0;
    std::string text{};
};

/// `ahead of each other candidate (86 % or more)`, for the one of whom that holds.
[[nodiscard]] inline std::optional<Ahead>
ahead_of_all(std::vector<Recommendation const*> const& panels, Slate const& slate,
             double confidence) {
    PairChances const pairs(slate);
    auto const key = [](Recommendation const* panel) {
        return PanelKey{panel->candidate, panel->opening};
    };
    for (std::size_t i = 0; i < panels.size() && panels.size() > 1; ++i) {
        double least = 1;
        for (std::size_t j = 0; j < panels.size(); ++j)
            if (j != i)
                least =
                    (std::min)(least, pairs.better(key(panels[i]), key(panels[j])).value_or(0));
        if (panels[i]->score.raw && at_least(least, confidence))
            return Ahead{i, panels.size() == 2
                                ? "ahead of the other candidate (" + chance(least) + ")"
                                : "ahead of each other candidate (" + chance(least) +
                                      (least > 0.995 ? ")" : " or more)")};
    }
    return std::nullopt;
}

/// Who ties, and what to say of them.
struct TieLine {
    std::string names{};
    std::string text{};
};

/// The names of a tie; of a long one in a row its two ends: `P43 to P28 (29 in a row)`.
template <typename Name>
[[nodiscard]] std::string tie_names(std::vector<PanelKey> const& tie,
                                    std::map<PanelKey, std::size_t> const& places,
                                    Name const& name) {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    for (auto const& panel : tie)
        names.push_back(name(panel));
    if (tie.size() <= most)
        return listed(names);
    auto const first = places.find(tie.front()), last = places.find(tie.back());
    if (first != places.end() && last != places.end() &&
        last->second == first->second + tie.size() - 1)
        return names.front() + " to " + names.back() + " (" + std::to_string(tie.size()) +
               " in a row)";
    auto const left_out = names.size() - most + 1;
    names.resize(most - 1);
    return joined(names, ", ") + " and " + std::to_string(left_out) + " more";
}

/// `c-0188 and c-0193`, `cannot be told apart (58 %): do not rank them by this table`: one line
/// a tie, the first few of many.
template <typename Name>
[[nodiscard]] std::vector<TieLine> tie_lines(std::vector<Recommendation const*> const& panels,
                                             Slate const& slate, Name const& name) {
    std::size_t const most = slate.ties.size() > 6 ? 3 : 6;
    PairChances const pairs(slate);
    std::map<PanelKey, std::size_t> places;
    for (std::size_t i = 0; i < panels.size(); ++i)
        places.emplace(PanelKey{panels[i]->candidate, panels[i]->opening}, i);
    std::vector<TieLine> lines;
    for (auto const& tie : slate.ties) {
        if (lines.size() == most) {
            lines.push_back(
                {"", "and " + std::to_string(slate.ties.size() - most) +
                         " more groups like these: neighbours in this table are not "
                         "ranked"});
            break;
        }
        auto const apart = pairs.apart(tie);
        lines.push_back({tie_names(tie, places, name),
                         "cannot be told apart" +
                             (apart ? " (" + chance_range(apart->first, apart->second) + ")"
                                    : std::string()) +
                             ": do not rank them by this table"});
    }
    return lines;
}

/// `no card yet for Scenario; 33 % chance that it makes a firm hire`, or empty.
[[nodiscard]] inline std::string missing_with_chance(ReportWords const& words) {
    auto const& advice = words.advice;
    std::vector<std::string> names;
    for (auto const& id : advice.coverage.interviews_missing)
        names.push_back(words.interview(id));
    if (names.empty())
        return {};
    auto text = "no card yet for " + listed(names, "and");
    bool const open = advice.call == Call::lean_hire || advice.call == Call::lean_no_hire;
    if (!open)
        return text;
    if (nothing_would_settle(words))
        return text + "; no single interview would settle this";
    for (auto const& next : by_gain(words)) {
        if (next.interview.empty())
            continue;
        return text + "; " + chance(next.probability_firm_hire) + " chance that " +
               (names.size() == 1 ? "it" : words.interview(next.interview)) +
               " makes a firm hire" +
               (next.interviewer.empty() ? "" : " (by " + words.person(next.interviewer) + ")");
    }
    return text;
}

/// Why this candidate needs a second look; empty when the table says it all.
[[nodiscard]] inline std::vector<std::string> reasons_by_chance(ReportWords const& words) {
    auto const& advice = words.advice;
    std::vector<std::string> reasons;
    add_must_haves(reasons, words, GateOutcome::not_met, "not met");
    if (advice.call == Call::lean_hire && step_of(words, advice.probability->hire) == 3) {
        add_must_haves(reasons, words, GateOutcome::unclear, "unclear");
        add_must_haves(reasons, words, GateOutcome::not_assessed, "not rated");
    }
    add_missing_evidence(reasons, words);
    if (auto const cards = missing_with_chance(words); !cards.empty())
        reasons.push_back(cards);
    add_remarks(reasons, words);
    if (auto const cards = crossing_cards(words); !cards.empty() && !words.must_have_failed())
        reasons.push_back("rests on " + joined(cards, "; "));
    for (auto const& shift : debrief_shifts(advice))
        reasons.push_back("after the debrief, never scored: " + shift_sentence(words, shift));
    add_red_flags(reasons, words);
    return reasons;
}

/// Which competencies tell these candidates apart far more, or less, than their share of the
/// rubric says; empty when none does.
[[nodiscard]] inline std::string uneven_shares(ReportWords const& words, Slate const& slate) {
    if (!slate.effective_weights)
        return {};
    constexpr std::size_t most = 3;
    std::vector<EffectiveWeight> far;
    for (auto const& entry : *slate.effective_weights)
        if (entry.declared > 0 &&
            (entry.effective > 1.5 * entry.declared || entry.effective < entry.declared / 1.5))
            far.push_back(entry);
    std::stable_sort(far.begin(), far.end(), [](auto const& a, auto const& b) {
        return std::abs(a.effective - a.declared) > std::abs(b.effective - b.declared) + 1e-9;
    });
    std::vector<std::string> items;
    for (std::size_t i = 0; i < (std::min)(most, far.size()); ++i)
        items.push_back(words.competency(far[i].competency) + " " +
                        fixed(100 * far[i].effective, 0) + " % (its share is " +
                        fixed(100 * far[i].declared, 0) + " %)");
    if (far.size() > most)
        items.push_back("and " + std::to_string(far.size() - most) + " more");
    return items.empty() ? std::string()
                         : "What tells these candidates apart: " + joined(items, "; ") + ".";
}

/// `By plain means: hire c-0188, c-0193; no hire c-0197.`: those whose call would be another.
template <typename Name>
[[nodiscard]] std::string other_by_mean(std::vector<Recommendation const*> const& panels,
                                        Name const& name) {
    constexpr std::size_t most = 12;
    std::map<Call, std::vector<std::string>> by_call;
    for (auto const* panel : panels)
        if (panel->call_by_mean != panel->call)
            by_call[panel->call_by_mean].push_back(name(*panel));
    std::vector<std::string> items;
    for (auto& [call, names] : by_call) {
        auto const left_out = names.size() - (std::min)(names.size(), most);
        names.resize(names.size() - left_out);
        items.push_back(call_words(call) + " " + joined(names, ", ") +
                        (left_out > 0 ? " and " + std::to_string(left_out) + " more" : ""));
    }
    return items.empty() ? std::string() : "By plain means: " + joined(items, "; ") + ".";
}

/// What all rows rest on, as sentences.
template <typename Name>
[[nodiscard]] std::vector<std::string>
slate_basis(std::vector<Recommendation const*> const& panels, ReportWords const& first,
            Slate const& slate, Name const& name) {
    auto const& basis = *first.advice.basis;
    std::vector<std::string> sentences;
    bool const assumed = basis.components == Components::assumed;
    if (assumed) {
        auto const share =
            first.rubric.role ? first.rubric.role->policy.share_at_bar : Policy{}.share_at_bar;
        sentences.push_back("Based on first-use assumptions (no calibration file, " +
                            share_words(share) + " at the bar).");
    } else {
        sentences.push_back("Based on " + basis_by_chance(first) + ".");
        std::set<InterviewerId> unknown;
        for (auto const* panel : panels)
            if (panel->basis)
                unknown.insert(panel->basis->unknown.begin(), panel->basis->unknown.end());
        if (!unknown.empty())
            sentences.push_back(
                "Too few past cards of " +
                some_of(unknown, [&](auto const& id) { return first.person(id); }) + ".");
    }
    if (assumed && several_seniorities(panels))
        sentences.emplace_back("Adjusted scores are not comparable between seniorities.");
    if (auto const other = other_by_mean(panels, name); !other.empty())
        sentences.push_back(other);
    if (auto const uneven = uneven_shares(first, slate); !uneven.empty())
        sentences.push_back(uneven);
    return sentences;
}

} // namespace panelscore::detail
