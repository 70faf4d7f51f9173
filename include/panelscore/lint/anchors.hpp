// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules L-01 to L-13 and L-15: the text of the levels. What compares two texts is in
// anchor_pairs.hpp; L-14 is in usable.hpp.

#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/anchor_pairs.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

namespace detail {

inline bool is_english(Rubric const& rubric) {
    return rubric.language.empty() || rubric.language.starts_with("en");
}

/// L-01 for one competency.
inline void check_missing(Rubric const& rubric, std::size_t index, Diagnostics& problems) {
    auto const& competency = rubric.competencies[index];
    for (auto const& level : rubric.scale.levels) {
        auto const* anchor = competency.anchor(level.score);
        if (anchor != nullptr && !words_of(anchor->text).empty())
            continue;
        auto const pointer = anchor == nullptr ? child(child("/competencies", index), "anchors")
                                               : anchor_pointer(index, level.score);
        problems.push_back(finding("L-01", pointer,
                                   level_of(competency, level.score) +
                                       (anchor == nullptr ? " has no text" : " is empty")));
    }
}

/// L-05, L-06, L-07, L-09 and L-10 for one text.
inline void check_wording(Competency const& competency, Anchor const& anchor,
                          std::string const& pointer, Vocabulary const& vocabulary,
                          Diagnostics& problems) {
    constexpr std::size_t fewest = 12, most = 45;
    auto const words = words_of(anchor.text);
    auto const name = level_of(competency, anchor.score);
    auto const add = [&](char const* code, std::string const& message) {
        problems.push_back(finding(code, pointer, name + message));
    };
    auto const n = count_words(anchor.text);
    if (n < fewest || n > most)
        add("L-05", " has " + std::to_string(n) + (n == 1 ? " word" : " words") +
                        "; 12 to 45 are read and still say enough");
    auto const says = [&](char const* code, std::vector<PhraseHit> const& hits,
                          char const* comment) {
        if (!hits.empty())
            add(code, " says " + found_words(anchor.text, words, hits) + comment);
    };
    says("L-06", vocabulary.vague.find(words), ", which each reader fills differently");
    says("L-07", vocabulary.degree.find(words), ", a degree without a yardstick");
    says("L-09", vocabulary.trait.find(words), ", a trait or style and no behaviour");
    if (vocabulary.anchor_verbs.at(words, 0).words == 0)
        add("L-10", " starts with \"" +
                        anchor.text.substr(words[0].begin, words[0].end - words[0].begin) +
                        "\", not with a listed verb of doing or saying");
    auto const hidden = vocabulary.not_observable.find(words);
    says("L-10", hidden, ", which cannot be seen or heard");
}

/// L-11 for one competency: terms in at least three of five levels.
inline void check_terms(Competency const& competency, std::size_t index,
                        Diagnostics& problems) {
    auto const wanted = static_cast<std::size_t>(
        std::ceil(0.6 * static_cast<double>(competency.anchors.size()) - 1e-9));
    for (std::size_t i = 0; i < competency.indicators.size(); ++i) {
        auto const& indicator = competency.indicators[i];
        if (indicator.terms.empty())
            continue;
        WordList forms;
        for (auto const& term : indicator.terms)
            for (char const* ending : {"", "s", "es", "d", "ed", "ing"})
                forms.push_back(term + ending);
        PhraseSet const terms{forms};
        std::size_t levels = 0;
        for (auto const& anchor : competency.anchors)
            levels += terms.find(words_of(anchor.text)).empty() ? 0U : 1U;
        if (levels >= wanted)
            continue;
        auto const pointer = child(child(child("/competencies", index), "indicators"), i);
        problems.push_back(finding(
            "L-11", pointer,
            "the terms of \"" + indicator.text + "\" appear in " + std::to_string(levels) +
                " of " + std::to_string(competency.anchors.size()) + " levels of " +
                competency.id.text() + "; " + std::to_string(wanted) + " are the least"));
    }
}

/// L-15 for one competency.
inline void check_past_result(Rubric const& rubric, std::size_t index,
                              Vocabulary const& vocabulary, Diagnostics& problems) {
    auto const& competency = rubric.competencies[index];
    auto const* top =
        rubric.scale.levels.empty() ? nullptr : competency.anchor(rubric.scale.best());
    if (top == nullptr || top->requires_past || vocabulary.past_forms.phrases().empty() ||
        vocabulary.past_tense(words_of(top->text)))
        return;
    problems.push_back(finding("L-15", anchor_pointer(index, top->score),
                               level_of(competency, top->score) + " asks for no past result"));
}

} // namespace detail

/// Rules L-01 to L-13 and L-15 over the competencies of a rubric. Cost: quadratic in the
/// competencies, because of L-04.
[[nodiscard]] inline Diagnostics lint_anchors(Rubric const& rubric,
                                              Vocabulary const& vocabulary) {
    constexpr double hardest = 16;
    Diagnostics problems;
    auto const indices = concerned(rubric);
    for (auto const index : indices) {
        auto const& competency = rubric.competencies[index];
        detail::check_missing(rubric, index, problems);
        detail::check_pairs(rubric, index, vocabulary, problems);
        for (auto const& anchor : competency.anchors) {
            auto const pointer = anchor_pointer(index, anchor.score);
            if (words_of(anchor.text).empty())
                continue;
            detail::check_wording(competency, anchor, pointer, vocabulary, problems);
            auto const grade = reading_grade(anchor.text);
            if (detail::is_english(rubric) && grade > hardest)
                problems.push_back(finding("L-13", pointer,
                                           detail::level_of(competency, anchor.score) +
                                               " reads at school grade " + fixed(grade, 0)));
        }
        detail::check_terms(competency, index, problems);
        detail::check_past_result(rubric, index, vocabulary, problems);
    }
    detail::check_overlap(rubric, indices, vocabulary, problems);
    return problems;
}

} // namespace panelscore
