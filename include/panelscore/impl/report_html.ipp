// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/calibration_html_style.ipp>
#include <panelscore/impl/html_page.ipp>
#include <panelscore/impl/report_html_parts.ipp>
#include <panelscore/impl/report_html_slate.ipp>
#include <panelscore/impl/report_html_style.ipp>
#include <panelscore/io/report_html.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {
namespace detail::report_page {

inline constexpr std::string_view limits =
    "A chance here is the chance that the panel's true score is at the bar: what many such "
    "panels would agree on. It is no promise about performance on the job.";

/// What stands above a packet: the job, the rubric, the opening.
[[nodiscard]] inline std::string kicker(ReportWords const& words) {
    std::vector<std::string> parts{words.job(), "rubric " + words.safe(words.rubric.id.text()) +
                                                    " " + words.safe(words.rubric.revision)};
    if (!words.advice.opening.empty())
        parts.push_back(words.safe(words.advice.opening.text()));
    return fmt::format("<p class=\"kicker\">{}</p>\n", markup(joined(parts, " · ")));
}

/// Everything below the name of a candidate.
[[nodiscard]] inline std::string packet(ReportWords const& words, Depth const& depth) {
    auto text = call_box(words) + bars_figure(words) + facts_list(words);
    text += debrief_part(words, depth) + must_have_part(words, depth);
    text += part(depth, "flags", "Red flags", plain_list(red_flags(words)));
    text += part(depth, "changed", "Changed after the debrief, not scored",
                 plain_list(all_changes(words)));
    auto const remarks = words.remarks();
    text += part(depth, "remarks", "Remarks", plain_list(remarks));
    text += part(depth, "scores", "Score by competency", competency_chart(words));
    if (words.has_chance()) {
        text += part(depth, "rests", "What it rests on", figures(left_out_table(words)));
        if (!words.must_have_failed())
            text += part(depth, "next", "What could come next", figures(next_table(words)));
    }
    std::string notes;
    for (auto const& entry : words.advice.competencies)
        notes += competency_notes(words, entry, depth);
    text += part(depth, "notes",
                 words.options.evidence ? "Notes and anchors" : "Ratings and anchors", notes);
    return text + (words.options.explain ? rules_part(words, depth) : std::string());
}

/// What a chance is and is not, once on a page; nothing by the mean.
[[nodiscard]] inline std::string small_print(Recommendation const& advice) {
    if (!advice.basis)
        return {};
    return fmt::format("<p class=\"notes\">{}</p>\n", markup(limits));
}

/// The whole file.
[[nodiscard]] inline std::string file(Rubric const& rubric, std::string_view title,
                                      std::string_view body) {
    return html_document(rubric.language, title,
                         std::string(calibration_page::style) + std::string(style), body);
}

} // namespace detail::report_page

PANELSCORE_DECL std::string recommendation_html(Recommendation const& recommendation,
                                                Rubric const& rubric,
                                                ReportOptions const& options) {
    using namespace detail::report_page;
    detail::ReportWords const words(recommendation, rubric, options, &one_line);
    auto const body = fmt::format("<header>\n{}<h1>{}</h1>\n</header>\n", kicker(words),
                                  markup(words.candidate())) +
                      packet(words, {}) + small_print(recommendation);
    return file(rubric, words.candidate() + ": " + detail::call_words(recommendation.call),
                body);
}

PANELSCORE_DECL std::string slate_html(std::span<Recommendation const> recommendations,
                                       Slate const& slate, Rubric const& rubric,
                                       ReportOptions const& options) {
    using namespace detail::report_page;
    auto const panels = detail::in_order(recommendations, slate);
    auto const title = detail::count_of(panels.size(), "candidate", "candidates") + ": " +
                       one_line(rubric.title.empty() ? rubric.id.text() : rubric.title);
    auto body = slate_header(panels, rubric, title);
    if (!panels.empty())
        body += slate_table(panels, rubric, options) +
                slate_reasons(panels, slate, rubric, options) + small_print(*panels.front());
    for (std::size_t i = 0; i < panels.size(); ++i) {
        detail::ReportWords const words(*panels[i], rubric, options, &one_line);
        auto const prefix = fmt::format("c{}-", i + 1);
        body +=
            fmt::format("<article id=\"{}packet\">\n{}<h2>{}</h2>\n{}</article>\n", prefix,
                        kicker(words), markup(words.candidate()), packet(words, {3, prefix}));
    }
    return file(rubric, title, body);
}

} // namespace panelscore
