// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/calibration_report_screen.ipp>
#include <panelscore/impl/panel_plan_words.ipp>
#include <panelscore/io/panel_plan.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

inline constexpr std::size_t plan_column = 16;

inline void write_plan_answer(CalibrationScreen& screen, PlanWords const& words) {
    auto const& plan = words.plan;
    screen.beside(words.enough() ? "Enough" : "The best",
                  {words.size(*plan.chosen) + ": " + words.worth(plan.chosen->worth)},
                  plan_column);
    screen.beside("Why", {words.reason()}, plan_column);
    if (!plan.chosen->held.empty())
        screen.beside("Panel", {words.composition()}, plan_column);
    if (plan.as_written && plan.as_written->held != plan.chosen->held)
        screen.beside("As written",
                      {words.size(*plan.as_written) + ": " +
                       words.worth_in_short(plan.as_written->worth)},
                      plan_column);
    if (words.report.until_now)
        screen.beside("Until now", {words.until_now()}, plan_column);
    if (plan.cheaper)
        screen.beside("Cheaper", {words.cheaper()}, plan_column);
    screen.blank();
}

inline void write_plan_curve(CalibrationScreen& screen, PlanWords const& words) {
    std::vector<NameTable::Column> columns{{"interviewers", true}};
    bool const hours = words.plan.curve.front().minutes.has_value();
    if (hours)
        columns.push_back({"hours", true});
    columns.push_back({"the candidate", true});
    if (words.decides())
        columns.push_back({"right side", true});
    columns.push_back({"", false});
    NameTable table(std::move(columns));
    for (std::size_t row = 0; row < words.rows_shown(); ++row) {
        auto const& panel = words.plan.curve[row];
        std::vector<std::string> cells{pad_left(std::to_string(panel.interviewers), 12)};
        if (hours)
            cells.push_back(hours_number(*panel.minutes));
        cells.push_back(percent(panel.worth.dependability));
        if (words.decides())
            cells.push_back(percent(*panel.worth.decision_accuracy));
        cells.push_back(words.mark(row));
        table.row(std::move(cells));
    }
    screen.table(table);
    screen.blank();
}

inline void write_plan_one_more(CalibrationScreen& screen, PlanWords const& words) {
    constexpr std::size_t most = 5;
    auto const& steps = words.plan.one_more;
    if (steps.empty())
        return;
    NameTable table({{"One interviewer more in", false}, {"points", true}, {"hours", true}});
    for (std::size_t i = 0; i < steps.size() && i < most; ++i) {
        auto const& minutes = words.task.interviews[steps[i].interview].minutes;
        table.row({words.interview(steps[i].interview), points_text(steps[i].gain),
                   minutes ? hours_number(*minutes) : ""});
    }
    screen.table(table);
    screen.blank();
}

inline void write_plan_people(CalibrationScreen& screen, PlanWords const& words) {
    if (!words.plan.assignment)
        return;
    auto const& made = *words.plan.assignment;
    screen.paragraph(made.candidates == 1
                         ? "Who holds what"
                         : "Who holds what, for " + std::to_string(made.candidates) +
                               " candidates (how many of them)");
    for (std::size_t i = 0; i < words.task.interviews.size(); ++i) {
        std::vector<std::string> people;
        for (auto const& seat : made.seats)
            if (seat.interview == i)
                people.push_back(
                    words.person(seat.interviewer) +
                    (made.candidates == 1 ? "" : " (" + std::to_string(seat.candidates) + ")"));
        if (made.unfilled[i] > 0)
            people.push_back(std::to_string(made.unfilled[i]) + " open");
        if (!people.empty())
            screen.beside("  " + shorten(words.interview(i), 28), {joined(people, ", ")}, 32);
    }
    if (made.worth)
        screen.paragraph(with_these_people(words), 2);
    if (made.candidates > 1)
        screen.paragraph(
            "Nobody holds more than " + count_of(made.most_held, "interview", "interviews"), 2);
    constexpr std::size_t most = 12;
    std::vector<std::string> rest;
    for (auto const& person : made.not_used)
        rest.push_back(words.person(person));
    if (rest.size() > most)
        rest = {count_of(rest.size(), "person", "people")};
    if (!rest.empty())
        screen.paragraph("Not needed: " + joined(rest, ", "), 2);
    screen.blank();
}

} // namespace detail

PANELSCORE_DECL std::string plan_text(PlanReport const& report,
                                      PlanReportOptions const& options) {
    detail::CalibrationScreen screen{options.width};
    detail::PlanWords const words{report, options};
    screen.title(words.heading());
    screen.paragraph(words.sources());
    screen.blank();
    if (report.plan.chosen && !report.plan.curve.empty()) {
        detail::write_plan_answer(screen, words);
        detail::write_plan_curve(screen, words);
        detail::write_plan_one_more(screen, words);
        detail::write_plan_people(screen, words);
    }
    auto const remarks = plan_remarks(report);
    std::vector<std::string> lines;
    for (auto const& remark : remarks)
        lines.push_back(one_line(remark.message));
    if (!lines.empty())
        screen.beside("Good to know", lines, detail::plan_column);
    screen.blank();
    screen.paragraph(
        "The candidate: how much of the differences in score is the candidate, not "
        "who asked and chance. A plan rests on interviewers and candidates like "
        "those so far; what all interviewers miss alike no number of them shows.");
    return screen.text();
}

} // namespace panelscore
