// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a plan says, in the words of a hiring manager. The terminal and the page print the same
// sentences.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/plain_words.ipp>
#include <panelscore/io/panel_plan.hpp>
#include <panelscore/io/text_layout.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// `5.5`: hours to a tenth, halves up.
[[nodiscard]] inline std::string hours_number(int minutes) {
    int const tenths = (minutes + 3) / 6;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

/// `5.5 hours`, `1 hour`.
[[nodiscard]] inline std::string hours_text(int minutes) {
    auto hours = hours_number(minutes);
    if (hours.ends_with(".0"))
        hours.resize(hours.size() - 2);
    return hours + (hours == "1" ? " hour" : " hours");
}

/// `+1.9`: a gain of dependability in points of a hundred.
[[nodiscard]] inline std::string points_text(double gain) {
    auto const points = fixed(100 * gain, 1);
    return points.front() == '-' ? points : '+' + points;
}

/// A whole number with commas: `8,014`.
[[nodiscard]] inline std::string plan_count(std::size_t n, std::string_view one,
                                            std::string_view many) {
    auto text = count_of(n, one, many);
    for (std::size_t at = text.find(' '); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

/// A plan with what it takes to put it into words. Holds references: do not keep it.
class PlanWords {
  public:
    PlanWords(PlanReport const& of, PlanReportOptions const& wanted)
        : report(of), task(of.task), plan(of.plan), options(wanted) {}

    PlanReport const& report;
    PlanTask const& task;
    PanelPlan const& plan;
    PlanReportOptions const& options;

    [[nodiscard]] std::string interview(std::size_t i) const {
        auto const& one = task.interviews[i];
        return one_line(one.title.empty() ? one.id.text() : one.title);
    }
    [[nodiscard]] std::string person(InterviewerId const& id) const {
        return one_line(options.labels.of(id.text()));
    }
    [[nodiscard]] std::string competencies(std::vector<std::size_t> const& which) const {
        std::vector<std::string> names;
        for (std::size_t const k : which)
            names.push_back(one_line(report.names[k]));
        return listed(names);
    }
    /// Up to three names, or how many.
    [[nodiscard]] std::string some_competencies(std::vector<std::size_t> const& which) const {
        constexpr std::size_t most = 3;
        return which.size() > most ? count_of(which.size(), "competency", "competencies")
                                   : competencies(which);
    }
    [[nodiscard]] bool decides() const { return task.basis.bar.has_value(); }

    /// `Machine-learning engineer, senior`, or nothing without a rubric.
    [[nodiscard]] std::string job() const {
        auto text = one_line(report.title.empty() ? report.rubric.text() : report.title);
        if (!report.seniority.empty())
            text += ", " + one_line(report.seniority.text());
        return text;
    }
    [[nodiscard]] std::vector<std::string> heading() const {
        std::vector<std::string> parts;
        if (!report.rubric.empty()) {
            parts = {job(), "rubric " + one_line(report.rubric.text()) + ' ' +
                                one_line(report.revision)};
            if (task.basis.bar)
                parts.push_back("bar " + fixed(*task.basis.bar, 2));
        } else {
            parts = {"How many interviewers are enough"};
        }
        return parts;
    }
    [[nodiscard]] std::string sources() const {
        return "From " + plan_count(report.ratings, "rating", "ratings") + " of " +
               plan_count(report.candidates, "candidate", "candidates") + " by " +
               plan_count(report.interviewers, "interviewer", "interviewers");
    }

    /// `6 interviewers, 6.8 hours`.
    [[nodiscard]] std::string size(PanelChoice const& panel) const {
        auto text = count_of(panel.interviewers, "interviewer", "interviewers");
        if (panel.minutes)
            text += ", " + hours_text(*panel.minutes);
        return text;
    }
    /// `80 % of the differences in score are the candidate, 87 % of candidates fall on the
    /// right side of the bar`.
    [[nodiscard]] std::string worth(PanelWorth const& worth) const {
        auto text =
            percent(worth.dependability) + " of the differences in score are the candidate";
        if (worth.decision_accuracy)
            text += ", and " + percent(*worth.decision_accuracy) +
                    " of candidates fall on the right side of the bar";
        return text;
    }
    /// `77 %, and 86 % on the right side`.
    [[nodiscard]] std::string worth_in_short(PanelWorth const& worth) const {
        auto text = percent(worth.dependability);
        if (worth.decision_accuracy)
            text += ", and " + percent(*worth.decision_accuracy) + " on the right side";
        return text;
    }
    /// What was asked for: `80 % of the differences in score`.
    [[nodiscard]] std::string target() const {
        return percent(task.target->value) +
               (task.target->goal == PlanGoal::dependability
                    ? " of the differences in score"
                    : " of candidates on the right side of the bar");
    }

    /// True when the panel is what was looked for.
    [[nodiscard]] bool enough() const {
        return plan.reason != PlanReason::best_there || plan.target_reached;
    }
    /// True when people are placed and every seat has one.
    [[nodiscard]] bool all_seats_filled() const {
        return plan.assignment &&
               std::all_of(plan.assignment->unfilled.begin(), plan.assignment->unfilled.end(),
                           [](std::size_t left) { return left == 0; });
    }
    /// Why this panel.
    [[nodiscard]] std::string reason() const {
        bool const people = !task.available.empty();
        if (plan.reason == PlanReason::elbow)
            return plan.elbow && *plan.elbow + 1 == plan.curve.size()
                       ? "the largest panel looked at; one interviewer more may still add a "
                         "point"
                       : "one interviewer more adds less than 1 point";
        if (plan.reason == PlanReason::target) {
            auto text = "you asked for " + target() + "; nothing " +
                        (plan.chosen->minutes ? "shorter" : "smaller");
            if (plan.cheaper)
                text += " that shows each competency in two kinds of interview";
            return text + " reaches it" + (people ? " with these people" : "");
        }
        if (people && !all_seats_filled())
            return "the plan as written, which these people cannot fill";
        std::string text =
            people ? "the best these people can hold"
                   : "the best of up to " + std::to_string(most_looked_at()) + " interviewers";
        if (task.target)
            text += "; " + target() +
                    (plan.target_reached ? " is reached with them" : " is not reached");
        return text;
    }
    [[nodiscard]] std::size_t most_looked_at() const {
        return (std::max)(most_interviewers_planned, plan.curve.back().interviewers);
    }
    /// `2 for Technical depth; one for each of the others`: against the plan as written.
    [[nodiscard]] std::string composition() const {
        std::vector<std::string> more;
        std::vector<std::string> out;
        for (std::size_t i = 0; i < plan.chosen->held.size(); ++i) {
            auto const held = plan.chosen->held[i];
            if (held == 0)
                out.push_back(interview(i));
            else if (held > 1)
                more.push_back(std::to_string(held) + " for " + interview(i));
        }
        if (more.empty() && out.empty())
            return "the plan as written: one interviewer for each interview";
        std::string text;
        if (!more.empty())
            text = listed(more) + "; one for each of the others";
        if (!out.empty())
            text += std::string(text.empty() ? "one for each interview" : "") + ", without " +
                    listed(out);
        return text;
    }
    /// `82 % to 90 % with about 2 interviewers for each competency`.
    [[nodiscard]] std::string until_now_rest() const {
        auto const& found = *report.until_now;
        std::string text;
        if (found.lower && found.upper)
            text = percent(*found.lower) + " to " + percent(*found.upper) + ", ";
        return text + "with about " +
               rating_text(std::round(10 * report.interviewers_until_now) / 10) +
               " interviewers for each competency";
    }
    [[nodiscard]] std::string until_now() const {
        return percent(report.until_now->estimate) +
               (report.until_now->lower ? ", likely " : ", ") + until_now_rest();
    }
    [[nodiscard]] std::string cheaper() const {
        return size(*plan.cheaper) + " reach it, too, but show " +
               some_competencies(plan.cheaper->one_format) + " in one kind of interview only";
    }
    /// The rows of the curve a screen shows: up to eight interviewers, and one more than those
    /// that matter.
    [[nodiscard]] std::size_t rows_shown() const {
        constexpr std::size_t usual = 8;
        std::size_t most = usual;
        if (plan.chosen)
            most = (std::max)(most, plan.chosen->interviewers + 1);
        if (plan.elbow)
            most = (std::max)(most, plan.curve[*plan.elbow].interviewers + 1);
        std::size_t rows = 0;
        while (rows < plan.curve.size() && plan.curve[rows].interviewers <= most)
            ++rows;
        return rows;
    }
    /// What is to be said of a row of the curve.
    [[nodiscard]] std::string mark(std::size_t row) const {
        auto const& panel = plan.curve[row];
        std::vector<std::string> marks;
        if (plan.chosen && panel.held == plan.chosen->held &&
            panel.interviewers == plan.chosen->interviewers)
            marks.emplace_back(enough() ? "enough" : "this panel");
        else if (plan.as_written && panel.held == plan.as_written->held)
            marks.emplace_back("the plan as written");
        if (plan.elbow == row && plan.reason != PlanReason::elbow)
            marks.emplace_back("last step of a point");
        auto lost = panel.one_format.size();
        lost -= (std::min)(lost, plan.one_format_in_plan.size());
        if (lost > 0)
            marks.emplace_back(count_of(lost, "competency", "competencies") +
                               " in one kind of interview only");
        return joined(marks, "; ");
    }
};

/// What the people who sit there make of it.
[[nodiscard]] inline std::string with_these_people(PlanWords const& words) {
    return "With these people, and how strictly each is known to score taken into account, " +
           words.worth(*words.plan.assignment->worth);
}

/// What a plan is and is not.
inline constexpr std::string_view plan_limits =
    "The candidate: how much of the differences in score is the candidate, not who asked and "
    "chance. A plan rests on interviewers and candidates like those so far; what all "
    "interviewers miss alike no number of them shows.";

/// Interviews of which no seat, or some seats, stay empty.
inline void remark_seats(PlanReport const& report, std::vector<PlanRemark>& remarks) {
    if (!report.plan.assignment)
        return;
    PlanReportOptions const plain{};
    PlanWords const words{report, plain};
    auto const& made = *report.plan.assignment;
    for (std::size_t i = 0; i < made.unfilled.size(); ++i)
        if (made.unfilled[i] > 0)
            remarks.push_back(
                {"seats-unfilled", "nobody is left for " +
                                       count_of(made.unfilled[i], "seat", "seats") + " in " +
                                       words.interview(i)});
    std::vector<std::string> unknown;
    for (auto const& seat : made.seats)
        if (!seat.known &&
            std::find(unknown.begin(), unknown.end(), seat.interviewer.text()) == unknown.end())
            unknown.push_back(seat.interviewer.text());
    constexpr std::size_t most = 6;
    if (unknown.size() > most)
        unknown = {count_of(unknown.size(), "person", "people")};
    if (!unknown.empty())
        remarks.push_back(
            {"severity-unknown", "past ratings do not say how strictly " + listed(unknown) +
                                     (unknown.size() == 1 ? " scores" : " score")});
}

} // namespace panelscore::detail

namespace panelscore {

PANELSCORE_DECL std::vector<PlanRemark> plan_remarks(PlanReport const& report) {
    PlanReportOptions const plain{};
    detail::PlanWords const words{report, plain};
    auto const& plan = report.plan;
    auto remarks = report.assumed;
    if (!plan.not_in_plan.empty())
        remarks.push_back({"not-in-plan", "no interview of the plan rates " +
                                              words.competencies(plan.not_in_plan) +
                                              "; the others take over the weight"});
    if (!plan.one_format_in_plan.empty())
        remarks.push_back({"one-format-in-plan",
                           "the plan shows " + words.competencies(plan.one_format_in_plan) +
                               " in one kind of interview only"});
    if (!plan.chosen)
        return remarks;
    std::vector<std::size_t> lost;
    std::set_difference(plan.chosen->one_format.begin(), plan.chosen->one_format.end(),
                        plan.one_format_in_plan.begin(), plan.one_format_in_plan.end(),
                        std::back_inserter(lost));
    if (!lost.empty())
        remarks.push_back({"one-format", "this panel shows " + words.competencies(lost) +
                                             " in one kind of interview only"});
    if (!report.task.interviews.empty() && !plan.chosen->minutes)
        remarks.push_back({"no-minutes", "not every interview has minutes: panels are compared "
                                         "by interviewers, not by hours"});
    if (report.task.target && !plan.target_reached)
        remarks.push_back(
            {"target-missed",
             (report.task.available.empty()
                  ? "no panel of up to " +
                        std::to_string(
                            (std::max)(most_interviewers_planned, plan.chosen->interviewers)) +
                        " interviewers reaches "
                  : std::string("these people cannot hold a panel that reaches ")) +
                 words.target()});
    detail::remark_seats(report, remarks);
    return remarks;
}

} // namespace panelscore
