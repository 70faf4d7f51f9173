// SPDX-License-Identifier: BSL-1.0
#pragma once

// Who scores lower or higher than colleagues on the same candidates, and how sure that is: a
// row for each interviewer, sorted inside each subset, subsets apart.

#include <panelscore/impl/calibration_html_svg.ipp>
#include <panelscore/impl/calibration_html_words.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail::calibration_page {

using Interviewers = std::vector<InterviewerFigures const*>;

/// Interviewers with a severity, harshest first within each subset.
[[nodiscard]] inline Interviewers with_severity(Calibration const& calibration) {
    Interviewers all;
    for (auto const& entry : calibration.interviewers)
        if (entry.severity && !entry.counts_only)
            all.push_back(&entry);
    std::stable_sort(
        all.begin(), all.end(), [](InterviewerFigures const* a, InterviewerFigures const* b) {
            return a->subset != b->subset ? a->subset < b->subset : *a->severity > *b->severity;
        });
    return all;
}

/// Room for all of their intervals and for zero.
[[nodiscard]] inline Axis severity_axis(Interviewers const& shown_here) {
    double low = 0;
    double high = 0;
    for (auto const* entry : shown_here) {
        low = (std::min)(low, *entry->severity);
        high = (std::max)(high, *entry->severity);
        if (entry->severity_interval) {
            low = (std::min)(low, (*entry->severity_interval)[0]);
            high = (std::max)(high, (*entry->severity_interval)[1]);
        }
    }
    return {low, high};
}

/// `scores lower by 0.41 levels (likely 0.23 to 0.59)`, or for a range on both sides of zero
/// `(likely from 0.03 higher to 0.47 lower)`.
[[nodiscard]] inline std::string severity_words(Page const& page,
                                                InterviewerFigures const& entry) {
    double const severity = *entry.severity;
    auto text = same(severity, 0) ? std::string{"no difference"}
                                  : fmt::format("{} by {} {}", page.direction(severity),
                                                shown(std::abs(severity)), page.unit());
    if (!entry.severity_interval)
        return text;
    auto const [lower, upper] = *entry.severity_interval;
    if (lower < 0 && upper > 0)
        return text + fmt::format(" (likely from {} {} to {} {})", shown(-lower),
                                  page.direction(-1).substr(7), shown(upper),
                                  page.direction(1).substr(7));
    return text + fmt::format(" (likely {})",
                              range_words((std::min)(std::abs(lower), std::abs(upper)),
                                          (std::max)(std::abs(lower), std::abs(upper))));
}

/// Whether chance would do.
[[nodiscard]] inline std::string_view chance_words(Page const& page,
                                                   InterviewerFigures const& entry) {
    return page.stands_out(entry) ? "more than chance explains" : "within chance";
}

/// The dot with its whisker over the grid.
[[nodiscard]] inline std::string severity_drawing(Page const& page, Axis const& axis,
                                                  InterviewerFigures const& entry) {
    auto marks = row_grid(axis);
    if (entry.severity_interval)
        marks +=
            whisker(axis, (*entry.severity_interval)[0], (*entry.severity_interval)[1], "50%");
    marks += dot(axis, *entry.severity, "50%");
    return drawing(
        page.person(entry.interviewer),
        fmt::format("{}; {}.", severity_words(page, entry), chance_words(page, entry)), marks);
}

[[nodiscard]] inline std::string severity_row(Page const& page, Axis const& axis,
                                              InterviewerFigures const& entry) {
    auto figure = shown(*entry.severity);
    if (entry.severity_interval)
        figure += fmt::format(
            " <span class=\"range\">{}</span>",
            range_words((*entry.severity_interval)[0], (*entry.severity_interval)[1]));
    auto const name = page.person(entry.interviewer);
    return fmt::format(
        "<tr{0}><th scope=\"row\" title=\"{1}\"><span>{1}</span></th><td class=\"plot\">{2}"
        "</td><td class=\"number\">{3}</td><td class=\"number\">{4}</td>"
        "<td class=\"number roomy\">{5}</td></tr>\n",
        page.stands_out(entry) ? " class=\"far\"" : "", name,
        severity_drawing(page, axis, entry), figure, shown(entry.mean), entry.scorecards);
}

/// Who of a subset has too few cards for more than counts.
[[nodiscard]] inline std::string counts_only_row(Page const& page, std::size_t subset) {
    std::string names;
    std::size_t n = 0;
    for (auto const& entry : page.calibration.interviewers)
        if (entry.counts_only && entry.subset == subset) {
            names += fmt::format("{}{} ({})", names.empty() ? "" : ", ",
                                 page.person(entry.interviewer), entry.scorecards);
            ++n;
        }
    if (n == 0)
        return {};
    return fmt::format("<tr class=\"remark\"><td colspan=\"4\">Too few cards to say more than "
                       "how many: {}.</td></tr>\n",
                       names);
}

[[nodiscard]] inline std::string subset_heading(Page const& page, std::size_t subset) {
    auto const& subsets = page.calibration.data.subsets;
    if (subsets.size() < 2 || subset >= subsets.size())
        return {};
    auto const& here = subsets[subset];
    return fmt::format(
        "<tr class=\"group\"><th colspan=\"4\" scope=\"rowgroup\">Group {}: {} who met {}. "
        "<span class=\"range\">Never met the same candidates as the other groups: not "
        "comparable with them.</span></th></tr>\n",
        subset + 1, count_of(here.interviewers, "interviewer", "interviewers"),
        count_of(here.candidates, "candidate", "candidates"));
}

[[nodiscard]] inline std::string severity_table(Page const& page,
                                                Interviewers const& shown_here) {
    auto const axis = severity_axis(shown_here);
    auto const harsher = std::string{page.direction(1)};
    auto const milder = std::string{page.direction(-1)};
    auto out = fmt::format(
        "<table class=\"chart severity\">\n<caption>Difference from colleagues on the same "
        "candidates, in {}</caption>\n<thead><tr><th scope=\"col\" class=\"name\">Interviewer"
        "</th><th scope=\"col\" class=\"plot\">{}</th><th scope=\"col\" class=\"number w9\">"
        "Difference, {} range</th><th scope=\"col\" class=\"number w5\">Mean as written</th>"
        "<th scope=\"col\" class=\"number w4 roomy\">Cards</th></tr></thead>\n",
        page.unit(),
        axis_drawing(axis, "\xE2\x86\x90 " + milder.substr(7),
                     harsher.substr(7) + " \xE2\x86\x92",
                     fmt::format("Difference in {}: {} to the left, {} to the right",
                                 page.unit(), milder, harsher)),
        page.level());
    auto const groups = (std::max)(page.calibration.data.subsets.size(), std::size_t{1});
    for (std::size_t subset = 0; subset < groups; ++subset) {
        auto rows = subset_heading(page, subset);
        for (auto const* entry : shown_here)
            if (entry->subset == subset)
                rows += severity_row(page, axis, *entry);
        rows += counts_only_row(page, subset);
        if (!rows.empty())
            out += "<tbody>\n" + rows + "</tbody>\n";
    }
    return out + "</table>\n";
}

/// What stands in place of the chart when there is nothing to draw.
[[nodiscard]] inline std::string no_severity(Page const& page) {
    for (auto const& entry : page.calibration.interviewers)
        if (!entry.counts_only && !entry.severity)
            return fmt::format("<p>Differences between interviewers cannot be given: {}. Means "
                               "as written are in the tables below; part of their differences "
                               "comes from the candidates each interviewer met.</p>\n",
                               explain(entry.severity.reason()));
    return "<p>No interviewer has enough scorecards for more than counts.</p>\n";
}

/// The legend of shapes.
[[nodiscard]] inline std::string severity_legend(Page const& page) {
    return fmt::format(
        "<ul class=\"legend\">\n<li><svg class=\"key\" aria-hidden=\"true\"><title>Hollow dot"
        "</title><desc>Within chance</desc><line class=\"w\" x1=\"2\" x2=\"28\" y1=\"50%\" "
        "y2=\"50%\"/><circle class=\"d\" cx=\"15\" cy=\"50%\" r=\"4.5\"/></svg> within chance"
        "</li>\n<li><svg class=\"key\" aria-hidden=\"true\"><title>Filled "
        "dot</title><desc>More "
        "than chance explains</desc><line class=\"w\" x1=\"2\" x2=\"28\" y1=\"50%\" "
        "y2=\"50%\"/><circle class=\"d full\" cx=\"15\" cy=\"50%\" r=\"4.5\"/></svg> more than "
        "chance explains, even among so many</li>\n<li>line: where the difference "
        "likely lies ({})</li>\n</ul>\n",
        page.level());
}

[[nodiscard]] inline std::string severity_section(Page const& page) {
    auto const shown_here = with_severity(page.calibration);
    if (shown_here.empty())
        return section("severity", "Who scores lower or higher?", no_severity(page));
    bool const none_found =
        std::all_of(shown_here.begin(), shown_here.end(), [](auto const* entry) {
            return same(*entry->severity, 0) &&
                   (!entry->severity_interval || (same((*entry->severity_interval)[0], 0) &&
                                                  same((*entry->severity_interval)[1], 0)));
        });
    if (none_found)
        return section(
            "severity", "Who scores lower or higher?",
            "<p>Nobody, beyond chance: the estimated difference between interviewers "
            "is exactly 0, so there is nothing to draw. That these ratings show no "
            "difference does not prove that there is none; a bias that all "
            "interviewers share would not show either.</p>\n");
    std::string text = reading(
        fmt::format("Each dot is one interviewer. Further to the right: {} than colleagues on "
                    "the same candidates; further to the left: {}. The line shows where the "
                    "difference likely lies. Dots of interviewers with few cards are pulled "
                    "towards zero, so a few unusual candidates do not make anyone look harsh.",
                    page.direction(1), page.direction(-1)),
        "A difference is not a fault: the one who differs may be the one who sees it right. A "
        "bias that all interviewers share is invisible here. The mean as written also depends "
        "on which candidates somebody met; that is why it can point the other way.");
    if (page.calibration.data.subsets.size() > 1)
        text += fmt::format(
            "<p><strong>{} groups that cannot be compared.</strong> No candidate links them, "
            "directly or through others. A dot in one group and a dot in another say nothing "
            "about each other.</p>\n",
            page.calibration.data.subsets.size());
    return section("severity", "Who scores lower or higher?",
                   text + severity_legend(page) + severity_table(page, shown_here));
}

} // namespace panelscore::detail::calibration_page
