// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules F-01 and F-02, and Q-11 on red flags: facts and manners that must play no part.

#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace panelscore {

namespace detail {

/// F-01 for one text; `what` is "question" or "probe".
inline void check_asks(std::string const& text, std::string const& what,
                       std::string const& pointer, Vocabulary const& vocabulary,
                       Diagnostics& problems) {
    auto const words = words_of(text);
    for (auto const& topic : vocabulary.topics) {
        if (!topic.questions.find(words).empty()) {
            problems.push_back(finding("F-01", pointer, what + " asks about " + topic.topic));
            problems.back().details = {topic.advice};
            continue;
        }
        auto const hits = topic.may_ask.find(words);
        if (hits.empty())
            continue;
        problems.push_back(finding("F-01", DiagnosticLevel::warning, pointer,
                                   what + " may ask about " + topic.topic + ": " +
                                       found_words(text, words, hits)));
        problems.back().details = {
            topic.advice, "If the use is technical, accept it here with a reason in lint_ok."};
    }
}

/// Q-11 for one red flag.
inline void check_flag_traits(Flag const& flag, std::string const& pointer,
                              Vocabulary const& vocabulary, Diagnostics& problems) {
    auto const words = words_of(flag.text);
    for (auto const& topic : vocabulary.topics) {
        bool const certain =
            !topic.facts.find(words).empty() || !topic.questions.find(words).empty();
        if (certain)
            problems.push_back(finding("Q-11", DiagnosticLevel::error, pointer,
                                       "red flag is about " + topic.topic));
        else if (!topic.may_ask.find(words).empty())
            problems.push_back(finding("Q-11", DiagnosticLevel::warning, pointer,
                                       "red flag may be about " + topic.topic));
    }
}

/// F-02 for one text.
inline void check_style(std::string const& text, std::string const& what,
                        std::string const& pointer, Vocabulary const& vocabulary,
                        Diagnostics& problems) {
    auto const words = words_of(text);
    auto const hits = vocabulary.speech_style.find(words);
    if (!hits.empty())
        problems.push_back(finding(
            "F-02", pointer,
            what + " is about how somebody comes across: " + found_words(text, words, hits)));
}

} // namespace detail

/// Rule F-01 over questions and probes, F-02 over anchors and flags, Q-11 over red flags. The
/// scale's rules are left alone: they list what not to ask. Cost: linear in the texts.
[[nodiscard]] inline Diagnostics lint_protected(Rubric const& rubric,
                                                Vocabulary const& vocabulary) {
    Diagnostics problems;
    for (auto const index : concerned(rubric)) {
        auto const& competency = rubric.competencies[index];
        auto const pointer = child("/competencies", index);
        for (std::size_t q = 0; q < competency.questions.size(); ++q) {
            auto const& question = competency.questions[q];
            auto const at = child(child(pointer, "questions"), q);
            detail::check_asks(question.text, "question", child(at, "text"), vocabulary,
                               problems);
            for (std::size_t p = 0; p < question.probes.size(); ++p)
                detail::check_asks(question.probes[p], "probe", child(child(at, "probes"), p),
                                   vocabulary, problems);
        }
        for (auto const& anchor : competency.anchors)
            detail::check_style(anchor.text, "level " + number_text(anchor.score),
                                anchor_pointer(index, anchor.score), vocabulary, problems);
        auto const red = child(pointer, "red_flags"), green = child(pointer, "green_flags");
        for (std::size_t f = 0; f < competency.red_flags.size(); ++f) {
            auto const& flag = competency.red_flags[f];
            detail::check_style(flag.text, "red flag", child(red, f), vocabulary, problems);
            detail::check_flag_traits(flag, child(red, f), vocabulary, problems);
        }
        for (std::size_t f = 0; f < competency.green_flags.size(); ++f)
            detail::check_style(competency.green_flags[f].text, "green flag", child(green, f),
                                vocabulary, problems);
    }
    return problems;
}

} // namespace panelscore
