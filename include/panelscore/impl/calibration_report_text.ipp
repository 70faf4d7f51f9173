// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/calibration_report_interviewer.ipp>
#include <panelscore/impl/calibration_report_screen.ipp>
#include <panelscore/impl/calibration_report_tables.ipp>
#include <panelscore/impl/calibration_report_words.ipp>
#include <panelscore/io/calibration_report.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// The four questions a manager asks of panels.
inline void write_questions(CalibrationScreen& screen, CalibrationWords const& words) {
    constexpr std::size_t column = 29;
    auto const& sections = words.calibration.sections;
    if (sections.reliability) {
        screen.beside("Would another panel agree?", {another_panel(words)}, column);
        screen.beside("How much is the candidate?", how_much_candidate(words), column);
    }
    if (sections.agreement)
        screen.beside("Do two interviewers agree?", {two_interviewers(words)}, column);
    if (sections.reliability)
        screen.items_beside("More interviewers?", more_interviews(words), column);
    screen.blank();
}

/// Who differs from colleagues, and how many do not.
inline void write_differences(CalibrationScreen& screen, CalibrationWords const& words) {
    constexpr std::size_t most = 8;
    if (!words.calibration.sections.interviewers || words.calibration.interviewers.empty())
        return;
    auto const groups = severity_groups(words);
    screen.paragraph("Interviewers who differ from colleagues on the same candidates (" +
                     std::string(words.unit()) + ", " + words.level() + ")");
    NameTable table({{"", false}, {"", false}, {}, {"", false}, {"", false}, {}, {}});
    for (std::size_t i = 0; i < (std::min)(groups.differ.size(), most); ++i) {
        auto const& found = groups.differ[i];
        auto [size, interval] = size_of(found);
        table.row({words.person(found.who->interviewer),
                   std::string(words.direction(found.severity)), std::move(size),
                   std::move(interval),
                   words.has_groups() ? "group " + std::to_string(found.who->subset + 1) : "",
                   grouped(found.who->scorecards, "card", "cards"), p_words(found.p)});
    }
    screen.table(table);
    auto others = others_words(words, groups);
    if (groups.differ.size() > most)
        others.insert(others.begin(), grouped(groups.differ.size() - most) +
                                          " more who differ: -f html or -f csv");
    if (!others.empty())
        screen.paragraph(joined(others, "; "), 2);
    if (!groups.differ.empty() || groups.within_chance > 0)
        screen.paragraph(fairness_words, 2);
    screen.blank();
}

/// What to look at next, and what must not be read out of the figures.
inline void write_next_steps(CalibrationScreen& screen, CalibrationWords const& words) {
    constexpr std::size_t column = 12, most = 3;
    std::vector<std::string> talk;
    auto flags = words.calibration.sections.interviewers ? other_flags(words)
                                                         : std::vector<std::string>{};
    if (words.calibration.sections.agreement)
        talk = least_agreement(words);
    for (std::size_t i = 0; i < (std::min)(flags.size(), most); ++i)
        talk.push_back(std::move(flags[i]));
    if (flags.size() > most)
        talk.push_back("and " + grouped(flags.size() - most) + " more: -f html or -f csv");
    if (!talk.empty())
        screen.beside("Talk about", talk, column);
    auto const shown = not_comparable(words);
    std::vector<std::string> told(
        shown.begin(),
        shown.begin() + static_cast<std::ptrdiff_t>((std::min)(shown.size(), most)));
    if (shown.size() > most)
        told.push_back("and " + grouped(shown.size() - most) + " more: -f json");
    if (!told.empty())
        screen.beside("Not shown", told, column);
    screen.blank();
}

/// Where differences come from, with the model as a formula.
inline void write_components(CalibrationScreen& screen, CalibrationWords const& words) {
    auto const& found = words.calibration.variance_components;
    if (!words.calibration.sections.variance_components)
        return;
    if (!found) {
        screen.paragraph("Where differences come from: " + not_known(found.reason()));
        return screen.blank();
    }
    NameTable table(
        {{"Where differences come from", false}, {"variance"}, {"error"}, {"share"}});
    for (auto const& row : component_rows(*found))
        table.row(row);
    screen.table(table, 0);
    screen.paragraph("Model: " + model_formula(words.calibration, *found), 0, 7);
    for (auto const& remark : fit_remarks(words, *found))
        screen.paragraph(remark, 0, 2);
    screen.blank();
}

/// What other panels would give.
inline void write_panels(CalibrationScreen& screen, CalibrationWords const& words) {
    auto const rows = panels_worth_showing(words);
    if (!words.calibration.sections.reliability || rows.empty())
        return;
    NameTable table({{"Interviewers", false},
                     {"for a bar"},
                     {"for a ranking"},
                     {"error"},
                     {rows.front().decision_accuracy ? "right side of bar" : ""}});
    for (auto const& row : rows)
        table.row(panel_row(row));
    screen.table(table, 0);
    screen.paragraph(panels_note(words.calibration));
    screen.blank();
}

/// Agreement by competency with what it rests on.
inline void write_agreement(CalibrationScreen& screen, CalibrationWords const& words) {
    auto const& entries = words.calibration.agreement;
    if (!words.calibration.sections.agreement || entries.empty())
        return;
    if (auto const reason = why_no_agreement(words)) {
        screen.paragraph("Agreement by competency: " + not_known(*reason));
        return screen.blank();
    }
    NameTable table({{"Agreement by competency", false},
                     {"agreement"},
                     {words.level(), false},
                     {words.has_levels() ? "same level" : "same score"},
                     {words.has_levels() ? "within one" : "one step"},
                     {"units"},
                     {"interviewers"}});
    for (auto const* entry : agreement_entries(words))
        table.row(agreement_row(words, *entry));
    screen.table(table, 0);
    for (auto const& note : agreement_notes(words))
        screen.paragraph(note);
    screen.blank();
}

/// Each group measured by itself.
inline void write_groups(CalibrationScreen& screen, CalibrationWords const& words) {
    if (words.calibration.groups.empty())
        return;
    NameTable table({{"By " + words.safe(words.calibration.grouped_by), false},
                     {"cards"},
                     {"candidates"},
                     {"shared"},
                     {"interviewers"},
                     {"mean"},
                     {"spread"},
                     {"for a bar"},
                     {words.level(), false}});
    for (auto const& group : words.calibration.groups)
        table.row(group_row(words, group));
    screen.table(table, 0);
    for (auto const& note : group_notes(words))
        screen.paragraph(note);
    screen.blank();
}

} // namespace detail

PANELSCORE_DECL std::string calibration_text(Calibration const& calibration,
                                             CalibrationReportOptions const& options) {
    detail::CalibrationWords const words(calibration, options, &one_line);
    detail::CalibrationScreen screen(options.width);
    screen.title(detail::size_words(words));
    for (auto const& remark : detail::data_remarks(words))
        screen.paragraph(remark);
    screen.blank();
    detail::write_questions(screen, words);
    detail::write_differences(screen, words);
    detail::write_next_steps(screen, words);
    detail::write_components(screen, words);
    detail::write_panels(screen, words);
    detail::write_agreement(screen, words);
    detail::write_groups(screen, words);
    screen.paragraph("One interviewer: --interviewer ID. Charts: -f html. Tables for R: -f csv "
                     "-o tables/. For plan: -f json -o calibration.json");
    return screen.text();
}

} // namespace panelscore
