// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/calibration_html_agreement.ipp>
#include <panelscore/impl/calibration_html_groups.ipp>
#include <panelscore/impl/calibration_html_interviewer.ipp>
#include <panelscore/impl/calibration_html_method.ipp>
#include <panelscore/impl/calibration_html_panels.ipp>
#include <panelscore/impl/calibration_html_scores.ipp>
#include <panelscore/impl/calibration_html_severity.ipp>
#include <panelscore/impl/calibration_html_style.ipp>
#include <panelscore/impl/calibration_html_summary.ipp>
#include <panelscore/impl/calibration_html_tables.ipp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/impl/html_page.ipp>
#include <panelscore/io/calibration_html.hpp>

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore {
namespace detail::calibration_page {

/// Links to the sections that are there.
[[nodiscard]] inline std::string contents(std::string_view body) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> places{
        {{"severity", "Who scores lower or higher?"},
         {"scores", "How is the scale used?"},
         {"agreement", "Do interviewers agree?"},
         {"components", "Where do differences come from?"},
         {"panels", "How many interviewers?"},
         {"drift", "Change over time"},
         {"groups", "Group by group"},
         {"tables", "All figures"},
         {"method", "Data and method"}}};
    std::string text{"<nav aria-label=\"Contents\">\n<ul>\n"};
    for (auto const& [id, words] : places)
        if (body.find(fmt::format("<section id=\"{}\"", id)) != std::string_view::npos)
            text += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, words);
    return text + "</ul>\n</nav>\n";
}

} // namespace detail::calibration_page

PANELSCORE_DECL std::string calibration_html(Calibration const& calibration,
                                             CalibrationReportOptions const& options) {
    using namespace detail::calibration_page;
    Page const page(calibration, options);
    auto const& sections = calibration.sections;
    auto const title = options.title.empty()
                           ? std::string{"How well do our interviewers and our rubric measure?"}
                           : one_line(options.title);
    std::string body;
    if (sections.interviewers)
        body += severity_section(page);
    if (sections.interviewers || sections.means)
        body += scores_section(page);
    if (sections.agreement)
        body += agreement_section(page);
    if (sections.variance_components)
        body += components_section(page);
    if (sections.reliability)
        body += panels_section(page);
    if (sections.interviewers)
        body += drift_section(page);
    body += groups_section(page) + tables_section(page) + method_section(page);
    auto const head = fmt::format("<header>\n<p class=\"kicker\">Calibration · what past "
                                  "scorecards say about scoring</p>\n<h1>{}</h1>\n<p "
                                  "class=\"soft\">{}</p>\n</header>\n",
                                  html_escaped(title), size_lines(page));
    return detail::html_document("en", title, style,
                                 head + summary_section(page) + contents(body) + body);
}

PANELSCORE_DECL std::string calibration_html(Calibration const& calibration,
                                             InterviewerFigures const& interviewer,
                                             CalibrationReportOptions const& options) {
    using namespace detail::calibration_page;
    Page const page(calibration, options);
    auto const title = "How " + one_line(options.labels.of(interviewer.interviewer)) + " rates";
    auto body = fmt::format("<header>\n<p class=\"kicker\">Calibration · for {} and the person "
                            "who talks it over</p>\n<h1>{}</h1>\n</header>\n",
                            page.words.person(interviewer.interviewer), html_escaped(title));
    body += own_summary(page, interviewer);
    body += own_scores(page, interviewer);
    if (!interviewer.counts_only)
        body += own_competencies(page, interviewer) + own_drift(page, interviewer) +
                own_figures(page, interviewer);
    return detail::html_document("en", title, style, body);
}

} // namespace panelscore
