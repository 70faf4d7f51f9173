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
#include <vector>

namespace panelscore::detail::calibration_page {

using Interviewers = std::vector<InterviewerFigures const*>;

/// Interviewers with a severity, harshest first within each subset.
[[nodiscard]] inline Interviewers with_severity(Page const& page) {
    Interviewers all;
    for (auto const& entry : page.calibration.interviewers)
        if (entry.severity && !entry.counts_only)
            all.push_back(&entry);
    std::stable_sort(
        all.begin(), all.end(), [](InterviewerFigures const* a, InterviewerFigures const* b) {
            return a->subset != b->subset ? a->subset < b->subset : *a->severity > *b->severity;
        });
    return all;
}

/// Room for all of their intervals and for zero.
[[nodiscard]] inline Axis severity_axis(Page const& page, Interviewers const& shown_here) {
    double low = 0;
    double high = 0;
    for (auto const* entry : shown_here) {
        double const middle = page.difference(*entry);
        auto const range = page.range_of(*entry);
        low = (std::min)(low, range ? (*range)[0] : middle);
        high = (std::max)(high, range ? (*range)[1] : middle);
    }
    return {low, high};
}

/// `scores lower by 0.41 levels (likely 0.23 to 0.59)`, or for a range on both sides of zero
/// `(likely from 0.03 higher to 0.47 lower)`.
[[nodiscard]] inline std::string severity_words(Page const& page,
                                                InterviewerFigures const& entry) {
    double const middle = page.difference(entry);
    auto const range = page.range_of(entry);
    auto text = same(middle, 0) ? std::string{"no difference"}
                                : fmt::format("{} by {} {}", page.words.direction(middle),
                                              shown(std::abs(middle)), page.words.unit());
    if (!range)
        return text;
    double const low = (*range)[0];
    double const high = (*range)[1];
    if (low < 0 && high > 0)
        return text + fmt::format(" (likely from {} {} to {} {})", shown(-low), page.side(-1),
                                  shown(high), page.side(1));
    return text +
           fmt::format(" (likely {})", range_words((std::min)(std::abs(low), std::abs(high)),
                                                   (std::max)(std::abs(low), std::abs(high))));
}

/// Whether chance would do.
[[nodiscard]] inline std::string_view chance_words(Page const& page,
                                                   InterviewerFigures const& entry) {
    return page.stands_out(entry) ? "more than chance explains"
                                  : "within chance, or too small to notice";
}

/// The dot with its whisker over the grid.
[[nodiscard]] inline std::string severity_drawing(Page const& page, Axis const& axis,
                                                  InterviewerFigures const& entry) {
    auto marks = row_grid(axis);
    if (auto const range = page.range_of(entry))
        marks += whisker(axis, (*range)[0], (*range)[1], "50%");
    marks += dot(axis, page.difference(entry), "50%");
    return svg_drawing(
        page.words.person(entry.interviewer),
        fmt::format("{}; {}.", severity_words(page, entry), chance_words(page, entry)), marks);
}

/// `0.41 (0.23 to 0.59)` as a cell.
[[nodiscard]] inline std::string severity_figure(Page const& page,
                                                 InterviewerFigures const& entry) {
    auto figure = shown(page.difference(entry));
    if (auto const range = page.range_of(entry))
        figure += fmt::format(" <span class=\"range\">{}</span>",
                              range_words((*range)[0], (*range)[1]));
    return figure;
}

[[nodiscard]] inline std::string severity_row(Page const& page, Axis const& axis,
                                              InterviewerFigures const& entry) {
    return fmt::format("<tr{0}><th scope=\"row\" title=\"{1}\"><span>{1}</span></th><td "
                       "class=\"plot\">{2}</td><td class=\"number\">{3}</td><td "
                       "class=\"number\">{4}</td><td class=\"number roomy\">{5}</td></tr>\n",
                       page.stands_out(entry) ? " class=\"far\"" : "",
                       page.words.person(entry.interviewer),
                       severity_drawing(page, axis, entry), severity_figure(page, entry),
                       shown(entry.mean), entry.scorecards);
}

/// A row of words: `what` and the people it is about, with their cards.
[[nodiscard]] inline std::string people_row(Page const& page, std::string_view what,
                                            Interviewers const& people) {
    if (people.empty())
        return {};
    std::string names;
    for (auto const* entry : people)
        names += fmt::format("{}{} ({})", names.empty() ? "" : ", ",
                             page.words.person(entry->interviewer), entry->scorecards);
    return fmt::format("<tr class=\"remark\"><td colspan=\"4\">{} (cards): {}.</td></tr>\n",
                       what, names);
}

/// Who of these subsets is not drawn, and why.
[[nodiscard]] inline std::string not_drawn_rows(Page const& page,
                                                std::vector<bool> const& subsets) {
    Interviewers few;
    Interviewers alone;
    for (auto const& entry : page.calibration.interviewers) {
        if (entry.subset >= subsets.size() || !subsets[entry.subset])
            continue;
        if (entry.counts_only)
            few.push_back(&entry);
        else if (!entry.severity)
            alone.push_back(&entry);
    }
    return people_row(page,
                      fmt::format("Fewer than {} cards, only counted",
                                  page.calibration.min_scorecards),
                      few) +
           people_row(page, "Never met a candidate together with a colleague", alone);
}

[[nodiscard]] inline std::string subset_heading(Page const& page, std::size_t subset) {
    auto const& subsets = page.calibration.data.subsets;
    if (!page.words.has_groups() || subset >= subsets.size())
        return {};
    auto const& here = subsets[subset];
    return fmt::format(
        "<tr class=\"group\"><th colspan=\"4\" scope=\"rowgroup\">Group {}: {} who met {}. "
        "<span class=\"range\">Never met the same candidates as the other groups: not "
        "comparable with them.</span></th></tr>\n",
        subset + 1, count_of(here.interviewers, "interviewer", "interviewers"),
        count_of(here.candidates, "candidate", "candidates"));
}

/// Rows of all subsets with somebody to draw, and in words who is left.
[[nodiscard]] inline std::string severity_groups(Page const& page, Axis const& axis,
                                                 Interviewers const& shown_here) {
    std::vector<bool> rest((std::max)(page.calibration.data.subsets.size(), std::size_t{1}),
                           true);
    for (auto const* entry : shown_here)
        rest.at(entry->subset) = false;
    std::string out;
    for (std::size_t subset = 0; subset < rest.size(); ++subset) {
        if (rest[subset])
            continue;
        out += "<tbody>\n" + subset_heading(page, subset);
        for (auto const* entry : shown_here)
            if (entry->subset == subset)
                out += severity_row(page, axis, *entry);
        std::vector<bool> here(rest.size(), false);
        here[subset] = true;
        out += not_drawn_rows(page, here) + "</tbody>\n";
    }
    if (auto const rows = not_drawn_rows(page, rest); !rows.empty())
        out += fmt::format("<tbody>\n<tr class=\"group\"><th colspan=\"4\" "
                           "scope=\"rowgroup\">Groups with nobody to draw</th></tr>\n{}"
                           "</tbody>\n",
                           rows);
    return out;
}

[[nodiscard]] inline std::string severity_table(Page const& page,
                                                Interviewers const& shown_here) {
    auto const axis = severity_axis(page, shown_here);
    return fmt::format(
        "<table class=\"chart severity\">\n<caption>Difference from colleagues on the same "
        "candidates, in {}</caption>\n<thead><tr><th scope=\"col\" class=\"name\">Interviewer"
        "</th><th scope=\"col\" class=\"plot\">{}</th><th scope=\"col\" class=\"number w9\">"
        "Difference, {} range</th><th scope=\"col\" class=\"number w5\">Mean as written</th>"
        "<th scope=\"col\" class=\"number w4 roomy\">Cards</th></tr></thead>\n{}</table>\n",
        page.words.unit(),
        axis_drawing(axis, fmt::format("\xE2\x86\x90 {}", page.side(-1)),
                     fmt::format("{} \xE2\x86\x92", page.side(1)),
                     fmt::format("Difference in {}: {} to the left, {} to the right",
                                 page.words.unit(), page.words.direction(-1),
                                 page.words.direction(1))),
        page.words.level(), severity_groups(page, axis, shown_here));
}

/// What stands in place of the chart when there is nothing to draw.
[[nodiscard]] inline std::string no_severity(Page const& page) {
    for (auto const& entry : page.calibration.interviewers)
        if (!entry.counts_only && !entry.severity)
            return fmt::format("<p>Differences between interviewers cannot be given: {}. Means "
                               "as written are in the tables below; part of their differences "
                               "comes from the candidates each interviewer met.</p>\n",
                               explain(entry.severity.reason()));
    return fmt::format(
        "<p>Nobody has {} scorecards or more, which is what it takes to say more "
        "than counts.</p>\n",
        page.calibration.min_scorecards);
}

/// The legend of shapes.
[[nodiscard]] inline std::string severity_legend(Page const& page) {
    auto const shape = [](std::string_view name, std::string_view kind,
                          std::string_view words) {
        return fmt::format(
            "<li><svg class=\"key\" aria-hidden=\"true\"><title>{0}</title><desc>{2}</desc>"
            "<line class=\"w\" x1=\"2\" x2=\"28\" y1=\"50%\" y2=\"50%\"/><circle class=\"{1}\" "
            "cx=\"15\" cy=\"50%\" r=\"4.5\"/></svg> {2}</li>\n",
            name, kind, words);
    };
    return "<ul class=\"legend\">\n" +
           shape("Filled dot", "d full",
                 "more than chance explains even among so many, and large enough to notice") +
           shape("Hollow dot", "d", "within chance, or too small to notice") +
           fmt::format("<li>line: where the difference likely lies ({})</li>\n</ul>\n",
                       page.words.level());
}

/// True when the model found no difference at all: every severity is 0 for certain.
[[nodiscard]] inline bool nobody_differs(Interviewers const& shown_here) {
    return std::all_of(
        shown_here.begin(), shown_here.end(), [](InterviewerFigures const* entry) {
            return same(*entry->severity, 0) && same(entry->severity_se.value_or(0), 0);
        });
}

[[nodiscard]] inline std::string severity_section(Page const& page) {
    std::string_view const heading = "Who scores lower or higher?";
    auto const shown_here = with_severity(page);
    if (shown_here.empty())
        return section("severity", heading, no_severity(page));
    if (nobody_differs(shown_here))
        return section(
            "severity", heading,
            "<p>Nobody, beyond chance: the estimated difference between interviewers "
            "is exactly 0, so there is nothing to draw. That these ratings show no "
            "difference does not prove that there is none; a bias that all "
            "interviewers share would not show either.</p>\n");
    std::string text = reading(
        fmt::format("Each dot is one interviewer. Further to the right: {} than colleagues on "
                    "the same candidates; further to the left: {}. The line shows where the "
                    "difference likely lies. Dots of interviewers with few cards are pulled "
                    "towards zero, so a few unusual candidates do not make anyone look harsh.",
                    page.words.direction(1), page.words.direction(-1)),
        "A difference is not a fault: the one who differs may be the one who sees it right. "
        "The "
        "order of hollow dots is mostly chance: this is no ranking. A "
        "bias that all interviewers share is invisible here. The mean as written also depends "
        "on which candidates somebody met; that is why it can point the other way.");
    if (page.words.has_groups())
        text += fmt::format(
            "<p><strong>{} groups that cannot be compared.</strong> No candidate links them, "
            "directly or through others. Zero is the middle of each group; a dot in one group "
            "and a dot in another say nothing about each other.</p>\n",
            page.calibration.data.subsets.size());
    return section("severity", heading,
                   text + severity_legend(page) + severity_table(page, shown_here));
}

} // namespace panelscore::detail::calibration_page
