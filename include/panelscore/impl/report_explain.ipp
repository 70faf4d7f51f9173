// SPDX-License-Identifier: BSL-1.0
#pragma once

// `--explain`: the rules in the order they were asked, and every number they looked at. Here
// the terms of trade of the JSON form are allowed.

#include <panelscore/impl/report_chance.ipp>
#include <panelscore/impl/report_explain_chance.ipp>
#include <panelscore/impl/report_screen.ipp>
#include <panelscore/impl/report_sentences.ipp>
#include <panelscore/impl/report_words.ipp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace panelscore::detail {

/// The steps of the ladder: rule and result side by side, the numbers below.
inline void write_trace(Screen& screen, ReportWords const& words) {
    screen.line("Rules, in the order they were asked");
    std::size_t number = 0;
    for (auto const& step : words.advice.trace) {
        auto const result = words.safe(step.result);
        screen.paragraph(std::to_string(++number) + "  " + words.safe(step.rule) +
                             (result.empty() ? "" : ": " + result),
                         2);
        if (!step.detail.empty())
            screen.paragraph(words.safe(step.detail), 5);
    }
}

/// Bars, must-haves and the policy as they hold for this candidate.
inline void write_policy(Screen& screen, ReportWords const& words) {
    auto const& bars = words.advice.bars;
    screen.line("Inputs");
    screen.field("Bars", {"strong hire " + words.points(bars.strong_hire) + ", hire " +
                          words.points(bars.hire) + ", no hire " + words.points(bars.no_hire) +
                          (words.higher_is_better() ? "" : " (lower is better)")});
    if (auto const* needed = words.needed_evidence()) {
        auto const& early = needed->early_no_hire;
        screen.field("Evidence",
                     {"a call needs " + std::to_string(needed->interviewers) +
                          " interviewers and " + percent(needed->coverage) + " of the rubric",
                      "an early no needs " + std::to_string(early.interviewers) + " and " +
                          percent(early.coverage)});
        screen.field("Method",
                     {words.has_chance() ? method_sentence(words) : basis_sentence(words)});
    }
    if (words.has_chance())
        for (auto const& [label, said] : posterior_facts(words))
            screen.field(label, {said});
    std::vector<std::string> domains;
    for (auto const& entry : words.advice.domains) {
        auto const* domain = words.rubric.domain(entry.domain.text());
        domains.push_back(
            words.safe(domain && !domain->name.empty() ? domain->name : entry.domain.text()) +
            " " + percent(entry.weight) + ": " +
            (entry.score ? words.points(*entry.score) : "not rated"));
    }
    screen.items("Domains", domains);
}

/// One row a competency: its share, target, score, and who gave what.
inline void write_ratings(Screen& screen, ReportWords const& words) {
    constexpr std::size_t number = 7;
    std::size_t const of_width = words.has_chance() ? 30 : 40; // per cent of the width
    std::size_t const name = (std::min)(screen.width() * of_width / 100, std::size_t{44});
    bool const chances = words.has_chance();
    auto const row = [&](std::string_view first, std::string_view share,
                         std::string_view target, std::string_view score,
                         std::string_view adjusted, std::string_view error) {
        return pad_right("  " + shorten(first, name - 2), name) + pad_left(share, number) +
               pad_left(target, number) + pad_left(score, number) +
               (chances ? pad_left(adjusted, number) + pad_left(error, number) : "") + "  ";
    };
    screen.line(
        row("Competency", "share", "target", chances ? "raw" : "score", "adj.", "s.e.") +
        "ratings");
    for (auto const& entry : words.advice.competencies) {
        std::vector<std::string> ratings;
        for (auto const& rating : entry.ratings)
            ratings.push_back(words.person(rating.interviewer) + " " +
                              rating_text(rating.score));
        auto head = row(words.competency(entry.competency), percent(entry.weight),
                        entry.target ? rating_text(*entry.target) : "",
                        entry.raw ? words.points(*entry.raw) : "",
                        entry.adjusted ? words.points(*entry.adjusted) : "",
                        entry.standard_error ? fixed(*entry.standard_error, 2) : "");
        std::size_t const column = display_width(head);
        if (ratings.empty())
            ratings.emplace_back("not rated");
        for (auto const& part : wrap_items(ratings, ", ", screen.width() - column)) {
            screen.line(head + part);
            head.assign(column, ' ');
        }
    }
}

/// All of it, below the screen of the candidate.
inline void write_explanation(Screen& screen, ReportWords const& words) {
    write_trace(screen, words);
    screen.line();
    write_policy(screen, words);
    screen.line();
    write_ratings(screen, words);
    if (words.has_chance()) {
        write_left_out(screen, words);
        write_next(screen, words);
    }
}

} // namespace panelscore::detail
