// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules: questions, probes, keys and flags.

#include <panelscore/base/number_text.hpp>
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

namespace detail {

inline std::string question_pointer(std::size_t competency, std::size_t question) {
    return child(child(child("/competencies", competency), "questions"), question);
}

/// and the count of Q-11 for one competency.
inline void check_question_set(Competency const& competency, std::size_t index,
                               Diagnostics& problems) {
    constexpr std::size_t fewest = 3, most = 6;
    auto const pointer = child("/competencies", index);
    auto const& id = competency.id.text();
    auto const n = competency.questions.size();
    if (n == 0) {
        problems.push_back(
            finding("Q-01", DiagnosticLevel::error, pointer, id + " has no question"));
    } else {
        auto const list = child(pointer, "questions");
        if (n < fewest || n > most)
            problems.push_back(finding("Q-01", list,
                                       id + " has " + std::to_string(n) +
                                           (n == 1 ? " question" : " questions") +
                                           "; 3 to 6 are enough and not too many"));
        bool const past = std::any_of(
            competency.questions.begin(), competency.questions.end(),
            [](Question const& question) { return question.kind == QuestionKind::past; });
        if (!past)
            problems.push_back(
                finding("Q-03", list, id + " has no question about past behaviour"));
    }
    if (competency.red_flags.empty() || competency.green_flags.empty())
        problems.push_back(finding(
            "Q-11", pointer,
            id + " has no " + (competency.red_flags.empty() ? "red" : "green") + " flag"));
}

/// True when a sentence of the text starts with one of the phrases.
inline bool sentence_starts_with(PhraseSet const& phrases, std::string_view text,
                                 Words const& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const gap = i == 0
                             ? std::string_view{"."}
                             : text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
        if (gap.find_first_of(".?!:;") != std::string_view::npos &&
            phrases.at(words, i).words != 0)
            return true;
    }
    return false;
}

/// and the reading grade of L-13 for one question.
inline void check_question(Question const& question, std::string const& pointer,
                           Vocabulary const& vocabulary, Diagnostics& problems) {
    auto const words = words_of(question.text);
    auto const text = child(pointer, "text");
    auto const add = [&](char const* code, std::string const& where, std::string message) {
        problems.push_back(
            finding(code, where, "question " + question.id + ' ' + std::move(message)));
    };
    if (question.probes.size() < 2)
        add("Q-02", pointer,
            question.probes.empty() ? "has no probe; 2 are the least"
                                    : "has 1 probe; 2 are the least");
    if (words.empty())
        return;
    if (question.probes.empty() && vocabulary.closed_starts.at(words, 0).words != 0)
        add("Q-04", text, "can be answered with yes or no");
    auto const leading = vocabulary.leading.find(words);
    if (!leading.empty())
        add("Q-05", text, "suggests its answer: " + found_words(question.text, words, leading));
    auto const joins = vocabulary.double_asks.find(words);
    if (!joins.empty() && std::count(question.text.begin(), question.text.end(), '?') > 1)
        add("Q-05", text, "asks two things at once");
    auto const mixed = vocabulary.mixed_asks.find(words);
    if (!mixed.empty())
        add("Q-06", text,
            "rates knowledge and explaining in one: " +
                found_words(question.text, words, mixed));
    if (sentence_starts_with(vocabulary.recall, question.text, words))
        add("Q-07", text, "asks for something that can be looked up");
    bool const needs_key =
        question.kind == QuestionKind::estimate || question.kind == QuestionKind::concept_check;
    if (needs_key && words_of(question.key).empty())
        add("Q-08", pointer, "has no key");
    auto const products = vocabulary.products.find(words);
    if (!products.empty())
        add("Q-09", text, "names " + found_words(question.text, words, products));
}

/// The same day of the year before, as text that sorts with dates. Precondition: a date.
inline std::string year_before(std::string_view date) {
    std::string earlier{date};
    for (std::size_t i = 4; i-- > 0;) {
        if (earlier[i] != '0') {
            --earlier[i];
            break;
        }
        earlier[i] = '9';
    }
    return earlier;
}

/// an id used twice, or one text under several competencies.
inline void check_repeated(Rubric const& rubric, std::vector<std::size_t> const& indices,
                           Diagnostics& problems) {
    struct Seen {
        std::string id{}, text{};
        std::size_t competency = 0;
    };
    std::vector<Seen> seen;
    for (auto const index : indices) {
        auto const& questions = rubric.competencies[index].questions;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            Seen const entry{questions[q].id, joined(words_of(questions[q].text)), index};
            auto const pointer = question_pointer(index, q);
            std::vector<std::size_t> shared;
            bool again = false;
            for (auto const& other : seen) {
                again = again || (!entry.id.empty() && other.id == entry.id);
                if (!entry.text.empty() && other.text == entry.text &&
                    other.competency != index)
                    shared.push_back(other.competency);
            }
            if (again)
                problems.push_back(finding("Q-06", DiagnosticLevel::error, child(pointer, "id"),
                                           "two questions are called " + entry.id));
            if (!shared.empty())
                problems.push_back(finding("Q-06",
                                           shared.size() > 1 ? DiagnosticLevel::error
                                                             : DiagnosticLevel::warning,
                                           child(pointer, "text"),
                                           "question " + entry.id + " also measures " +
                                               rubric.competencies[shared.front()].id.text() +
                                               (shared.size() > 1 ? " and others" : "")));
            seen.push_back(entry);
        }
    }
}

} // namespace detail

/// Rules and Q-11 (its protected traits are in protected.hpp), L-13 for
/// questions, and Q-10 when `date` (today, `2026-11-22`) is given. Cost: quadratic in the
/// questions.
[[nodiscard]] inline Diagnostics
lint_questions(Rubric const& rubric, Vocabulary const& vocabulary, std::string_view date = {}) {
    constexpr double hardest = 12;
    Diagnostics problems;
    auto const indices = concerned(rubric);
    bool const english = rubric.language.empty() || rubric.language.starts_with("en");
    std::string const limit = detail::is_date(date) ? detail::year_before(date) : "";
    for (auto const index : indices) {
        auto const& competency = rubric.competencies[index];
        detail::check_question_set(competency, index, problems);
        for (std::size_t q = 0; q < competency.questions.size(); ++q) {
            auto const& question = competency.questions[q];
            auto const pointer = detail::question_pointer(index, q);
            detail::check_question(question, pointer, vocabulary, problems);
            auto const grade = reading_grade(question.text);
            if (english && grade > hardest)
                problems.push_back(finding("L-13", child(pointer, "text"),
                                           "question " + question.id +
                                               " reads at school grade " + fixed(grade, 0)));
            if (!limit.empty() && detail::is_date(question.reviewed) &&
                question.reviewed < limit)
                problems.push_back(finding("Q-10", child(pointer, "reviewed"),
                                           "question " + question.id +
                                               " was last reviewed on " + question.reviewed));
        }
    }
    detail::check_repeated(rubric, indices, problems);
    return problems;
}

} // namespace panelscore
