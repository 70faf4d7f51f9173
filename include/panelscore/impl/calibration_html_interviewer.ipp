// SPDX-License-Identifier: BSL-1.0
#pragma once

// The page of one interviewer. Colleagues appear as marks without names.

#include <panelscore/impl/calibration_html_panels.ipp>
#include <panelscore/impl/calibration_html_scores.ipp>
#include <panelscore/impl/calibration_html_severity.ipp>
#include <panelscore/impl/calibration_html_svg.ipp>
#include <panelscore/impl/calibration_html_words.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

/// The interviewer among colleagues of the same subset, who are short lines without names.
[[nodiscard]] inline std::string own_severity(Page const& page, InterviewerFigures const& own) {
    if (!own.severity)
        return fmt::format(
            "<p>A difference from colleagues cannot be given: {}.</p>\n",
            explain(own.counts_only ? Undefined::too_few : own.severity.reason()));
    Interviewers group;
    for (auto const* entry : with_severity(page))
        if (entry->subset == own.subset)
            group.push_back(entry);
    auto const axis = severity_axis(page, group);
    auto marks = row_grid(axis);
    for (auto const* entry : group)
        if (entry != &own)
            marks += fmt::format("<line class=\"other\" x1=\"{0}\" x2=\"{0}\" y1=\"6\" "
                                 "y2=\"18\"/>",
                                 axis.percent(page.difference(*entry)));
    if (auto const range = page.range_of(own))
        marks += whisker(axis, (*range)[0], (*range)[1], "36");
    marks += dot(axis, page.difference(own), "36", "d full");
    auto const words = severity_words(page, own);
    return fmt::format(
        "<p>On the same candidates, {} {}: {}.</p>\n<table class=\"chart "
        "own\">\n<caption>Difference "
        "from colleagues, in {}</caption>\n<thead><tr><th scope=\"col\" class=\"plot\">{}</th>"
        "</tr></thead>\n<tbody>\n<tr><td class=\"plot\">{}</td></tr>\n</tbody>\n</table>\n"
        "<p class=\"notes\">Dot and line: this interviewer, and where the difference likely "
        "lies "
        "({}). Short lines above: colleagues who met candidates in common.</p>\n",
        page.words.person(own.interviewer), words, chance_words(page, own), page.words.unit(),
        axis_drawing(axis, fmt::format("\xE2\x86\x90 {}", page.words.direction(-1)),
                     fmt::format("{} \xE2\x86\x92", page.words.direction(1)),
                     "Difference from colleagues"),
        svg_drawing(page.words.person(own.interviewer), words, marks), page.words.level());
}

[[nodiscard]] inline std::string own_scores(Page const& page, InterviewerFigures const& own) {
    auto const bars = level_bars(page.calibration);
    auto const mine = histogram_of(own.distribution, bars);
    if (mine.n == 0)
        return {};
    auto const all = histogram_of_all(page.calibration, bars);
    constexpr double height = 110;
    double largest = 0;
    for (auto const* shares : {&mine.shares, &all.shares})
        largest = (std::max)(largest, *std::max_element(shares->begin(), shares->end()));
    auto const words = histogram_words(mine, bars);
    return section(
        "scores", "How is the scale used?",
        reading(
            "Bars show how often each score was given; the short dark lines show the same "
            "for everybody together.",
            "Interviewers met different candidates, so different bars are to be expected.") +
            fmt::format(
                "<figure class=\"small\">\n<figcaption>{}</figcaption>\n{}\n</figure>\n",
                count_of(mine.n, "rating", "ratings"),
                svg_drawing("Scores given", words,
                            bar_marks(mine, all, largest, height) +
                                fmt::format("<line class=\"zero\" x2=\"100%\" y1=\"{0}\" "
                                            "y2=\"{0}\"/>",
                                            place(height)) +
                                level_labels(bars, height + 16),
                            "height=\"130\"")));
}

/// A row for each competency; lines are two standard errors to each side.
[[nodiscard]] inline std::string own_competencies(Page const& page,
                                                  InterviewerFigures const& own) {
    if (own.by_competency.empty())
        return {};
    double low = 0;
    double high = 0;
    for (auto const& cell : own.by_competency) {
        low = (std::min)(low, cell.severity - 2 * cell.severity_se);
        high = (std::max)(high, cell.severity + 2 * cell.severity_se);
    }
    Axis const axis{low, high};
    std::string rows;
    for (auto const& cell : own.by_competency) {
        auto const name = page.words.competency(cell.competency);
        rows += fmt::format(
            "<tr><th scope=\"row\" title=\"{0}\"><span>{0}</span></th><td class=\"plot\">{1}"
            "</td><td class=\"number\">{2}</td><td class=\"number\">{3}</td></tr>\n",
            name,
            svg_drawing(name,
                        fmt::format("{}, standard error {}", shown(cell.severity),
                                    shown(cell.severity_se)),
                        row_grid(axis) +
                            whisker(axis, cell.severity - 2 * cell.severity_se,
                                    cell.severity + 2 * cell.severity_se, "50%") +
                            dot(axis, cell.severity, "50%")),
            shown(cell.severity), shown(cell.severity_se));
    }
    return section(
        "competencies", "Does it depend on the competency?",
        reading(
            fmt::format("Each dot is the difference in one competency, to the right: {}. "
                        "The lines are two standard errors to each side.",
                        page.words.direction(1)),
            "Few ratings stand behind each dot; a single dot away from the others is rarely "
            "more than chance.") +
            fmt::format(
                "<table class=\"chart competencies\">\n<caption>Difference by competency, "
                "in {}</caption>\n<thead><tr><th scope=\"col\" class=\"name\">Competency"
                "</th><th scope=\"col\" class=\"plot\">{}</th><th scope=\"col\" "
                "class=\"number w5\">Difference</th><th scope=\"col\" class=\"number "
                "w5\">Standard error</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
                page.words.unit(),
                axis_drawing(axis, fmt::format("\xE2\x86\x90 {}", page.side(-1)),
                             fmt::format("{} \xE2\x86\x92", page.side(1)),
                             "Difference by competency"),
                rows));
}

[[nodiscard]] inline std::string own_drift(Page const& page, InterviewerFigures const& own) {
    if (own.drift.size() < 2)
        return {};
    double const reach = drift_reach({&own});
    return section(
        "drift", "Does it change over time?",
        reading(
            "Each dot is one period: above the line the scores were higher than expected for "
            "these candidates and this interviewer, below it lower. The vertical lines are "
            "two standard errors to each side.",
            "A drift that all interviewers share looks like better or worse candidates and "
            "does not show here.") +
            fmt::format(
                "<figure class=\"small\">\n<figcaption>From {} to {} {}</figcaption>\n{}"
                "\n</figure>\n",
                shown(-reach), shown(reach), page.words.unit(),
                drift_drawing(page, own, reach)));
}

[[nodiscard]] inline std::string own_figures(Page const& page, InterviewerFigures const& own) {
    FigureTable table{"All figures",
                      {{"Figure"}, {"Value", "number"}, {"What it is", "words"}}};
    auto const add = [&](std::string const& name, std::string const& value,
                         std::string const& words) {
        if (!value.empty())
            table.row({name, value, words});
    };
    auto const share_or_none = [&](Figure const& figure) {
        return figure ? share_text(*figure) : table.none(figure.reason());
    };
    add("Mean as written", shown(own.mean), "depends on the candidates met");
    add("Spread (sd)", shown(own.sd), "of all scores given");
    add("Peers minus own", table.cell(own.peer_difference),
        "mean of the others on the same candidate and competency minus own, without a model");
    add("Unpredictable", table.cell(own.consistency),
        "squared surprises compared with everybody's; 1 is like the others");
    add("In step with panel", table.cell(own.discrimination),
        "correlation with the mean of the other interviewers");
    add("Halo", table.cell(own.halo),
        "how much more alike the scores within a card are than the candidates explain");
    add("Middle of scale", table.cell(own.central_tendency),
        "share of middle scores beyond the panel's share");
    add("Levels used", share_or_none(own.range_use), "of the levels of the scale");
    add("Not observed", share_or_none(own.not_observed_rate), "of what could have been rated");
    if (own.hours_to_submit) {
        add("Hours to submit", shown(own.hours_to_submit->median, 1), "median");
        add("90 of 100 within", shown(own.hours_to_submit->percentile_90, 1), "hours");
        add("Late", share_text(own.hours_to_submit->late_share),
            fmt::format("later than {} hours", rating_text(page.calibration.late_hours)));
    }
    return section("tables", "All figures", table.text("All figures"));
}

/// What the page begins with: counts, and what is worth a conversation.
[[nodiscard]] inline std::string own_summary(Page const& page, InterviewerFigures const& own) {
    auto text = fmt::format("<p class=\"soft\">{} · {}</p>\n",
                            count_of(own.scorecards, "scorecard", "scorecards"),
                            count_of(own.ratings, "rating", "ratings"));
    if (own.counts_only)
        text += "<p>Too few scorecards to say more than how many.</p>\n";
    else
        text += own_severity(page, own);
    if (!own.flags.empty()) {
        text += "<h3>Worth talking about</h3>\n<ul>\n";
        for (auto const& flag : own.flags)
            text +=
                fmt::format("<li>{} <span class=\"soft\">({} of interviewers would be listed "
                            "if nobody differed)</span></li>\n",
                            safe(flag.message), share_text(flag.base_rate));
        text += "</ul>\n";
    }
    return text + "<p>A difference is not a fault: the one who differs may be the one who sees "
                  "it right. A bias that all interviewers share is invisible here.</p>\n";
}

} // namespace panelscore::detail::calibration_page
