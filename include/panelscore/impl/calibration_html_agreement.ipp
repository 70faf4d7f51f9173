// SPDX-License-Identifier: BSL-1.0
#pragma once

// How well interviewers agree in each competency, and where differences between scores come
// from.

#include <panelscore/impl/calibration_html_svg.ipp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/stats/variance_components.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

/// How well one interviewer alone measures: closed form, or the model's where cells are empty.
[[nodiscard]] inline Measured const& icc_of(Agreement const& entry) {
    return entry.icc.agreement_one ? entry.icc.agreement_one : entry.icc_mixed.agreement_one;
}

/// `0.45, likely 0.38 to 0.52`, or why not.
[[nodiscard]] inline std::string measured_words(Measured const& figure) {
    if (!figure)
        return fmt::format("none: {}", explain(figure.reason()));
    auto text = shown(figure->estimate);
    if (figure->lower && figure->upper)
        text += fmt::format(", likely {}", range_words(*figure->lower, *figure->upper));
    return text;
}

/// Room for every interval, and for 0 to 1 in any case.
[[nodiscard]] inline Axis agreement_axis(Page const& page) {
    double low = 0;
    auto const widen = [&](Measured const& figure) {
        if (figure)
            low = (std::min)(low, figure->lower.value_or(figure->estimate));
    };
    for (auto const& entry : page.calibration.agreement) {
        widen(page.words.shown_agreement(entry));
        widen(icc_of(entry));
    }
    return {(std::max)(low, -1.0), 1};
}

[[nodiscard]] inline std::string agreement_drawing(Page const& page, Axis const& axis,
                                                   Agreement const& entry) {
    auto marks = row_grid(axis);
    auto const& alpha = page.words.shown_agreement(entry);
    auto const& icc = icc_of(entry);
    auto const add = [&](Measured const& figure, std::string_view y, bool round) {
        if (!figure)
            return;
        auto const clip = [&](double number) { return (std::max)(number, axis.low()); };
        if (figure->lower && figure->upper)
            marks += whisker(axis, clip(*figure->lower), clip(*figure->upper), y,
                             round ? "w" : "w2");
        marks += round ? dot(axis, clip(figure->estimate), y, "d full")
                       : square(axis, clip(figure->estimate), y);
    };
    add(alpha, "32%", true);
    add(icc, "70%", false);
    return svg_drawing(page.words.competency(entry.competency),
                       fmt::format("Agreement beyond chance (circle) {}. One interviewer alone "
                                   "(square) {}.",
                                   measured_words(alpha), measured_words(icc)),
                       marks);
}

/// The figure with its range on the second line, or a note's mark.
[[nodiscard]] inline std::string chart_cell(Measured const& figure, ReasonNotes& notes) {
    if (!figure)
        return notes.mark(figure.reason());
    auto text = shown(figure->estimate);
    if (figure->lower && figure->upper)
        text += fmt::format(" <span class=\"range\">{}</span>",
                            range_words(*figure->lower, *figure->upper));
    return text;
}

[[nodiscard]] inline std::string agreement_section(Page const& page) {
    if (page.calibration.agreement.empty())
        return {};
    auto const& all = page.calibration.agreement;
    if (std::none_of(all.begin(), all.end(), [&](auto const& entry) {
            return page.words.shown_agreement(entry).has_value() || icc_of(entry).has_value();
        }))
        return section("agreement", "Do interviewers agree?",
                       fmt::format("<p>This cannot be said: {}.</p>\n",
                                   explain(page.words.shown_agreement(all.back()).reason())));
    auto const axis = agreement_axis(page);
    ReasonNotes notes;
    std::string rows;
    for (auto const& entry : page.calibration.agreement) {
        auto const name = page.words.competency(entry.competency);
        rows += fmt::format(
            "<tr{0}><th scope=\"row\" title=\"{1}\"><span>{1}</span></th><td class=\"plot\">"
            "{2}</td><td class=\"number\">{3}</td><td class=\"number roomier\">{4}</td></tr>\n",
            entry.competency.empty() ? " class=\"total\"" : "", name,
            agreement_drawing(page, axis, entry),
            chart_cell(page.words.shown_agreement(entry), notes),
            chart_cell(icc_of(entry), notes));
    }
    auto text = reading(
        "The filled circle is agreement beyond chance (Krippendorff's alpha): 1 is always the "
        "same score, 0 is no better than drawing scores at random. The hollow square is the "
        "share of differences between candidates that one interviewer alone picks up (an "
        "intraclass correlation). The lines show where each likely lies.",
        "Agreement is not correctness: people can agree on the wrong thing. Low agreement "
        "points to the anchors, the question or the training as often as to the people, and it "
        "is also low where all candidates are alike.");
    text += fmt::format(
        "<table class=\"chart agreement\">\n<caption>Agreement in each competency</caption>\n"
        "<thead><tr><th scope=\"col\" class=\"name\">Competency</th><th scope=\"col\" "
        "class=\"plot\">{}</th><th scope=\"col\" class=\"number "
        "w9\">\xE2\x97\x8F&#160;Agreement, "
        "{} range</th><th scope=\"col\" class=\"number w9 roomier\">\xE2\x96\xA1&#160;One "
        "interviewer</th></tr></thead>\n"
        "<tbody>\n{}</tbody>\n</table>\n{}",
        axis_drawing(axis, axis.low() < 0 ? "worse" : "chance", "perfect",
                     "Agreement, from none beyond chance to perfect"),
        page.words.level(), rows, notes.text());
    return section("agreement", "Do interviewers agree?", text);
}

/// A source of differences in a manager's words.
[[nodiscard]] inline std::string_view component_words(stats::Component component) {
    switch (component) {
    case stats::Component::candidate:
        return "the candidate";
    case stats::Component::candidate_competency:
        return "the candidate in this competency";
    case stats::Component::interviewer:
        return "the interviewer";
    case stats::Component::interviewer_competency:
        return "the interviewer in this competency";
    case stats::Component::candidate_interviewer:
        return "this interviewer with this candidate";
    case stats::Component::residual:
        return "chance and all the rest";
    case stats::Component::competency:
        return "the competency";
    }
    return "";
}

/// What the source stands for, for the column beside the bar.
[[nodiscard]] inline std::string_view component_meaning(stats::Component component) {
    switch (component) {
    case stats::Component::candidate:
        return "what you want to see: some candidates are better throughout";
    case stats::Component::candidate_competency:
        return "also wanted: strengths and weaknesses";
    case stats::Component::interviewer:
        return "some score lower or higher throughout";
    case stats::Component::interviewer_competency:
        return "some score one competency lower or higher";
    case stats::Component::candidate_interviewer:
        return "one general impression colours a whole card";
    case stats::Component::residual:
        return "the moment, the question asked, reading the anchor";
    case stats::Component::competency:
        return "some competencies get lower scores from everybody";
    }
    return "";
}

[[nodiscard]] inline std::string component_row(stats::VarianceFit const& fit,
                                               stats::Component component, double total) {
    auto const index = static_cast<std::size_t>(component);
    double const variance = *fit.components.at(index);
    double const share = total > 0 ? variance / total : 0;
    std::string marks{"<line class=\"zero\" x1=\"0\" x2=\"0\" y2=\"100%\"/>"};
    if (variance > 0)
        marks += fmt::format("<rect class=\"b\" y=\"18%\" height=\"64%\" width=\"{}%\"/>",
                             place(100 * share));
    auto const words = component_words(component);
    return fmt::format(
        "<tr><th scope=\"row\" title=\"{0}\"><span>{0}</span></th><td "
        "class=\"plot\">{1}</td><td "
        "class=\"number\">{2}</td><td class=\"number\">{3}</td><td class=\"roomy meaning\">{4}"
        "</td></tr>\n",
        words,
        svg_drawing(words,
                    variance > 0 ? share_text(share) + " of all differences" : "none found",
                    marks),
        variance > 0 ? share_text(share) : "0", shown(std::sqrt(variance)),
        component_meaning(component));
}

[[nodiscard]] inline std::string components_section(Page const& page) {
    std::string_view const heading = "Where do differences between scores come from?";
    auto const& outcome = page.calibration.variance_components;
    if (!outcome)
        return section(
            "components", heading,
            fmt::format("<p>This cannot be said: {}.</p>\n", explain(outcome.reason())));
    auto const& fit = *outcome;
    double total = 0;
    for (auto const& variance : fit.components)
        total += variance.value_or(0);
    std::string rows;
    for (std::size_t i = 0; i < stats::component_count; ++i)
        if (fit.components.at(i))
            rows += component_row(fit, static_cast<stats::Component>(i), total);
    auto text = reading(
        "The bars split all differences between two scores of one competency into their "
        "sources. The longer the first two bars, the more a score tells about the candidate "
        "rather than about who asked and about chance. The spread is how far scores typically "
        "move because of that source.",
        "A source at 0 is not proof that it does not exist; these ratings do not show it. "
        "Whether the candidates differ in what the job needs is not in these figures either.");
    for (auto const& dropped : fit.dropped)
        text += fmt::format("<p>Not told apart: {} ({}).</p>\n",
                            component_words(dropped.component), safe(dropped.reason));
    text += fmt::format(
        "<table class=\"chart components\">\n<caption>Share of all differences</caption>\n"
        "<thead><tr><th scope=\"col\" class=\"name\">Source</th><th scope=\"col\" "
        "class=\"plot\"><span class=\"unseen\">Bar</span></th><th scope=\"col\" class=\"number "
        "w4\">Share</th><th scope=\"col\" "
        "class=\"number w5\">Spread, {}</th><th scope=\"col\" class=\"roomy meaning\">What it "
        "stands for</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        page.words.unit(), rows);
    return section("components", heading, text);
}

} // namespace panelscore::detail::calibration_page
