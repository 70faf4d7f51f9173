// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/calibration_html_style.ipp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/impl/html_page.ipp>
#include <panelscore/impl/panel_plan_curve.ipp>
#include <panelscore/impl/panel_plan_words.ipp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/panel_plan.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::plan_page {

using calibration_page::FigureTable;
using calibration_page::reading;
using calibration_page::section;

/// What differs from the calibration page, whose style this page shares.
inline constexpr std::string_view style = R"css(
.d2.full { fill: var(--other); }
.legend .one { color: var(--mark); } .legend .two { color: var(--other); }
@page { @top-left { content: "Plan of interviews"; } }
)css";

[[nodiscard]] inline std::string safe(std::string_view text) {
    return html_escaped(one_line(text));
}

/// One figure of the summary. All texts are plain.
[[nodiscard]] inline std::string answer(std::string_view question, std::string_view figure,
                                        std::string_view words) {
    return fmt::format("<div><dt>{}</dt><dd class=\"figure\">{}</dd><dd>{}</dd></div>\n",
                       html_escaped(question), html_escaped(figure), html_escaped(words));
}

[[nodiscard]] inline std::string summary(PlanWords const& words) {
    auto const& plan = words.plan;
    auto const& worth = plan.chosen->worth;
    std::string text{"<dl class=\"answers\">\n"};
    text += answer(words.enough() ? "How many are enough?" : "What is the best?",
                   count_of(plan.chosen->interviewers, "interviewer", "interviewers"),
                   (plan.chosen->minutes ? hours_text(*plan.chosen->minutes) +
                                               " of interviewers for a candidate: "
                                         : std::string{}) +
                       words.reason());
    text += answer("How much is the candidate?", percent(worth.dependability),
                   "of the differences in score; the rest is who asked, and chance");
    if (worth.decision_accuracy)
        text += answer("Right side of the bar?", percent(*worth.decision_accuracy),
                       "of candidates; two such panels agree on " +
                           percent(worth.decision_consistency.value_or(0.0)));
    if (words.report.until_now)
        text +=
            answer("Until now", percent(words.report.until_now->estimate), words.until_now());
    text += "</dl>\n";
    if (!plan.chosen->held.empty())
        text += fmt::format("<p><strong>The panel:</strong> {}.</p>\n",
                            html_escaped(words.composition()));
    if (plan.cheaper)
        text += fmt::format("<p><strong>Cheaper:</strong> {}.</p>\n",
                            html_escaped(words.cheaper()));
    return text;
}

[[nodiscard]] inline std::string curve(PlanWords const& words) {
    auto text = reading(
        fmt::format("The round dots show how much of the differences between candidates' "
                    "scores is the candidate, in per cent, for the best panel of each size.{} "
                    "The large filled dot is the panel above.",
                    words.decides() ? " The squares show how many of 100 candidates fall on "
                                      "the side of the bar where they belong."
                                    : ""),
        "A better question may do more than one more person. What all interviewers miss alike, "
        "no number of them shows.");
    if (words.decides())
        text += "<ul class=\"legend\">\n<li><span class=\"one\">&#9679;</span> the candidate"
                "</li>\n<li><span class=\"two\">&#9632;</span> right side of the bar</li>\n"
                "</ul>\n";
    text += fmt::format("<figure>\n<figcaption>Shares in per cent, by number of interviewers"
                        "</figcaption>\n{}\n</figure>\n",
                        PlanCurve{words}.text());
    bool const hours = words.plan.curve.front().minutes.has_value();
    std::vector<calibration_page::Column> columns{{"Interviewers", ""}};
    if (hours)
        columns.push_back({"Hours", "number"});
    columns.push_back({"The candidate", "number"});
    columns.push_back({"Standard error", "number"});
    if (words.decides()) {
        columns.push_back({"Right side", "number"});
        columns.push_back({"Two panels agree", "number"});
    }
    columns.push_back({"", "words"});
    FigureTable table("The best panel of each size", std::move(columns));
    for (std::size_t row = 0; row < words.plan.curve.size(); ++row) {
        auto const& panel = words.plan.curve[row];
        std::vector<std::string> cells{std::to_string(panel.interviewers)};
        if (hours)
            cells.push_back(hours_number(*panel.minutes));
        cells.push_back(calibration_page::share_text(panel.worth.dependability));
        cells.push_back(fixed(panel.worth.sem, 2));
        if (words.decides()) {
            cells.push_back(
                calibration_page::share_text(panel.worth.decision_accuracy.value_or(0.0)));
            cells.push_back(
                calibration_page::share_text(panel.worth.decision_consistency.value_or(0.0)));
        }
        cells.push_back(html_escaped(words.mark(row)));
        table.row(cells);
    }
    return section("curve", "What does each further interviewer add?",
                   text + table.text("The best panel of each size"));
}

[[nodiscard]] inline std::string interviews(PlanWords const& words) {
    if (words.task.interviews.empty())
        return {};
    FigureTable table("Interviews of the panel", {{"Interview", ""},
                                                  {"Interviewers", "number"},
                                                  {"Minutes", "number"},
                                                  {"One more adds", "number"},
                                                  {"Competencies", "words"}});
    for (std::size_t i = 0; i < words.task.interviews.size(); ++i) {
        auto const& interview = words.task.interviews[i];
        std::string gain;
        for (auto const& step : words.plan.one_more)
            if (step.interview == i)
                gain = points_text(step.gain) + " points";
        table.row({html_escaped(words.interview(i)), std::to_string(words.plan.chosen->held[i]),
                   interview.minutes ? std::to_string(*interview.minutes) : "", gain,
                   html_escaped(words.competencies(interview.competencies))});
    }
    auto text = std::string{
        "<p class=\"reading\">\"One more adds\" is what one interviewer more in that "
        "interview would add to what is the candidate, in points of a hundred.</p>\n"};
    return section("interviews", "Which interviews?", text + table.text("Interviews"));
}

[[nodiscard]] inline std::string competencies(PlanWords const& words) {
    if (words.task.interviews.empty())
        return {};
    FigureTable table("Who sees what", {{"Competency", ""},
                                        {"Weight", "number"},
                                        {"Interviewers", "number"},
                                        {"Interviews", "words"}});
    for (std::size_t k = 0; k < words.report.competencies.size(); ++k) {
        std::vector<std::string> seen;
        std::size_t people = 0;
        for (std::size_t i = 0; i < words.task.interviews.size(); ++i) {
            auto const& rated = words.task.interviews[i].competencies;
            auto const held = words.plan.chosen->held[i];
            if (held == 0 || std::find(rated.begin(), rated.end(), k) == rated.end())
                continue;
            people += held;
            seen.push_back(words.interview(i));
        }
        table.row({safe(words.report.names[k]),
                   rating_text(100 * words.task.basis.weights[k]) + "&#160;%",
                   std::to_string(people), html_escaped(joined(seen, ", "))});
    }
    return section("competencies", "Who sees what?", table.text("Who sees what"));
}

[[nodiscard]] inline std::string people(PlanWords const& words) {
    if (!words.plan.assignment)
        return {};
    auto const& made = *words.plan.assignment;
    FigureTable table(made.candidates == 1
                          ? std::string{"Who holds which interview"}
                          : "Who holds which interview, with how many of " +
                                std::to_string(made.candidates) + " candidates",
                      {{"Interview", ""},
                       {"Interviewer", "words"},
                       {"Candidates", "number"},
                       {"Strictness", "words"}});
    for (auto const& seat : made.seats)
        table.row({html_escaped(words.interview(seat.interview)),
                   html_escaped(words.person(seat.interviewer)),
                   std::to_string(seat.candidates),
                   seat.known ? "known from past ratings" : "not known yet"});
    for (std::size_t i = 0; i < made.unfilled.size(); ++i)
        if (made.unfilled[i] > 0)
            table.row({html_escaped(words.interview(i)), "<strong>nobody</strong>",
                       std::to_string(made.unfilled[i]), ""});
    std::string text;
    if (made.worth)
        text += fmt::format("<p>{}.</p>\n", html_escaped(with_these_people(words)));
    text += "<p class=\"reading\">People are placed so that the scores say most about the "
            "candidates: those whose strictness is best known and who rate most evenly where "
            "the weights are. Nobody meets a candidate twice, and nobody carries more than the "
            "numbers need.</p>\n";
    std::vector<std::string> rest;
    for (auto const& person : made.not_used)
        rest.push_back(words.person(person));
    auto after = rest.empty() ? std::string{}
                              : fmt::format("<p class=\"notes\">Not needed: {}.</p>\n",
                                            html_escaped(joined(rest, ", ")));
    return section("people", "Who holds what?", text + table.text("Who holds what") + after);
}

[[nodiscard]] inline std::string remarks(PlanReport const& report) {
    auto const all = plan_remarks(report);
    std::vector<std::string> lines;
    for (auto const& remark : all)
        lines.push_back(capitalised(one_line(remark.message)) + '.');
    auto text = lines.empty() ? std::string{} : html_list("ul", lines);
    return section("limits", "Good to know",
                   text + fmt::format("<p class=\"reading\">{}</p>\n", plan_limits));
}

} // namespace detail::plan_page

PANELSCORE_DECL std::string plan_html(PlanReport const& report,
                                      PlanReportOptions const& options) {
    using namespace detail::plan_page;
    detail::PlanWords const words{report, options};
    std::string const title{"How many interviews are enough?"};
    auto body = fmt::format("<header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<p "
                            "class=\"soft\">{}.</p>\n</header>\n",
                            html_escaped(detail::joined(words.heading(), " · ")), title,
                            html_escaped(words.sources()));
    if (report.plan.chosen && !report.plan.curve.empty())
        body += summary(words) + curve(words) + people(words) + interviews(words) +
                competencies(words);
    body += remarks(report);
    return detail::html_document(
        report.language, title,
        std::string{detail::calibration_page::style} + std::string{style}, body);
}

} // namespace panelscore
