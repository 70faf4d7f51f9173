// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules that hold two anchors against each other: L-02, L-03, L-04, L-08 and L-12.

#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

inline std::string level_of(Competency const& competency, double score) {
    return "level " + number_text(score) + " of " + competency.id.text();
}

inline std::string levels_of(Competency const& competency, Anchor const& a, Anchor const& b) {
    return "levels " + number_text(a.score) + " and " + number_text(b.score) + " of " +
           competency.id.text();
}

inline std::string whole_percent(double share) {
    return fixed(100 * share, 0) + " %";
}

/// The words of a text without those of the hits and without articles.
inline std::vector<std::string>
left_over(Words const& words, std::vector<PhraseHit> const& hits, PhraseSet const& articles) {
    std::vector<std::string> left;
    auto hit = hits.begin();
    for (std::size_t i = 0; i < words.size(); ++i) {
        while (hit != hits.end() && hit->first + hit->words <= i)
            ++hit;
        bool const taken = hit != hits.end() && hit->first <= i;
        if (!taken && articles.at(words, i).words == 0)
            left.push_back(words[i].folded);
    }
    return left;
}

/// True for the same words, where the first one may be bare in one and end in -s in the other:
/// "name the risk", "names the risk".
inline bool same_but_inflection(std::vector<std::string> const& a,
                                std::vector<std::string> const& b) {
    if (a.size() != b.size() || a.empty())
        return false;
    bool const start = a[0] == b[0] || a[0] + "s" == b[0] || a[0] + "es" == b[0];
    return start && std::equal(a.begin() + 1, a.end(), b.begin() + 1);
}

/// L-08: two neighbouring levels whose texts are equal without vague words and degrees. True
/// when they are.
inline bool check_gradation(Competency const& competency, Anchor const& lower,
                            Anchor const& higher, std::string const& pointer,
                            Vocabulary const& vocabulary, Diagnostics& problems) {
    auto const low = words_of(lower.text), high = words_of(higher.text);
    auto const low_hits = vocabulary.vague_or_degree.find(low);
    auto const high_hits = vocabulary.vague_or_degree.find(high);
    if (low_hits.empty() && high_hits.empty())
        return false;
    if (left_over(low, low_hits, vocabulary.articles) !=
        left_over(high, high_hits, vocabulary.articles))
        return false;
    std::vector<std::string> in_low, in_high, only;
    for (auto const& hit : low_hits)
        in_low.push_back(quoted(lower.text, low, hit));
    for (auto const& hit : high_hits)
        in_high.push_back(quoted(higher.text, high, hit));
    auto const add_missing = [&](auto const& from, auto const& other) {
        for (auto const& entry : from)
            if (std::find(other.begin(), other.end(), entry) == other.end())
                only.push_back(entry);
    };
    add_missing(in_low, in_high);
    add_missing(in_high, in_low);
    auto const between = number_text(lower.score) + " and " + number_text(higher.score);
    auto problem =
        finding("L-08", pointer,
                "levels " + between + " of " + competency.id.text() + " differ only by " +
                    (only.empty() ? "how often a degree is named" : listed(only)));
    problem.details = {number_text(lower.score) + "  " + lower.text,
                       number_text(higher.score) + "  " + higher.text,
                       "Write what a level-" + number_text(higher.score) +
                           " candidate does that a level-" + number_text(lower.score) +
                           " candidate does not."};
    problems.push_back(std::move(problem));
    return true;
}

/// L-12: a level that is a better one's text with a "not" in it. True when it is.
inline bool check_negation(Competency const& competency, Anchor const& lower,
                           Anchor const& higher, std::string const& pointer,
                           Vocabulary const& vocabulary, Diagnostics& problems) {
    auto const words = words_of(lower.text);
    auto const hits = vocabulary.negations.find(words);
    if (hits.empty())
        return false;
    auto const rest = left_over(words, hits, vocabulary.articles);
    auto const other = left_over(words_of(higher.text), {}, vocabulary.articles);
    if (!same_but_inflection(rest, other))
        return false;
    problems.push_back(finding("L-12", pointer,
                               level_of(competency, lower.score) + " is level " +
                                   number_text(higher.score) + " with " +
                                   found_words(lower.text, words, hits) + " in it"));
    problems.back().details = {number_text(lower.score) + "  " + lower.text,
                               number_text(higher.score) + "  " + higher.text};
    return true;
}

/// L-03 for two levels of one competency.
inline void check_near(Competency const& competency, Anchor const& lower, Anchor const& higher,
                       std::string const& pointer, Vocabulary const& vocabulary,
                       Diagnostics& problems) {
    constexpr double warn_above = 0.50, tell_above = 0.30;
    double const share =
        shared_words(content_words(words_of(lower.text), vocabulary.stop_words),
                     content_words(words_of(higher.text), vocabulary.stop_words));
    if (share <= tell_above)
        return;
    problems.push_back(finding(
        "L-03", share > warn_above ? DiagnosticLevel::warning : DiagnosticLevel::information,
        pointer,
        levels_of(competency, lower, higher) + " share " + whole_percent(share) +
            " of their content words"));
}

/// L-02, L-03, L-08 and L-12 for one competency. "Higher" is the better level, whichever way
/// the scale runs; the finding is placed at it, L-12 at the negated one.
inline void check_pairs(Rubric const& rubric, std::size_t index, Vocabulary const& vocabulary,
                        Diagnostics& problems) {
    auto const& competency = rubric.competencies[index];
    auto anchors = competency.anchors;
    if (rubric.scale.sign() < 0)
        std::reverse(anchors.begin(), anchors.end());
    for (std::size_t high = 0; high < anchors.size(); ++high) {
        auto const pointer = anchor_pointer(index, anchors[high].score);
        auto const text = joined(words_of(anchors[high].text));
        for (std::size_t low = 0; !text.empty() && low < high; ++low) {
            auto const& lower = anchors[low];
            auto const lower_text = joined(words_of(lower.text));
            if (lower_text.empty())
                continue;
            if (text == lower_text) {
                problems.push_back(finding("L-02", pointer,
                                           levels_of(competency, lower, anchors[high]) +
                                               " have the same text"));
                continue;
            }
            bool explained =
                low + 1 == high && check_gradation(competency, lower, anchors[high], pointer,
                                                   vocabulary, problems);
            explained =
                check_negation(competency, lower, anchors[high],
                               anchor_pointer(index, lower.score), vocabulary, problems) ||
                explained;
            if (!explained)
                check_near(competency, lower, anchors[high], pointer, vocabulary, problems);
        }
    }
}

/// L-04: the same level of two competencies.
inline void check_overlap(Rubric const& rubric, std::vector<std::size_t> const& indices,
                          Vocabulary const& vocabulary, Diagnostics& problems) {
    constexpr double warn_above = 0.50;
    for (auto const& level : rubric.scale.levels) {
        std::vector<std::pair<std::size_t, std::vector<std::string>>> before;
        for (auto const index : indices) {
            auto const& competency = rubric.competencies[index];
            auto const* anchor = competency.anchor(level.score);
            if (anchor == nullptr)
                continue;
            auto words = content_words(words_of(anchor->text), vocabulary.stop_words);
            for (auto const& [other, others_words] : before) {
                double const share = shared_words(words, others_words);
                if (share > warn_above)
                    problems.push_back(finding("L-04", anchor_pointer(index, level.score),
                                               level_of(competency, level.score) + " shares " +
                                                   whole_percent(share) +
                                                   " of its content words with " +
                                                   rubric.competencies[other].id.text()));
            }
            before.emplace_back(index, std::move(words));
        }
    }
}

} // namespace panelscore::detail
