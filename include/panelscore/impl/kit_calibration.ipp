// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/kit_html.ipp>
#include <panelscore/impl/kit_markdown.ipp>
#include <panelscore/impl/kit_words.ipp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/kit.hpp>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace panelscore {
namespace detail::kit {

inline constexpr std::string_view exercise_words =
    "Each sample is a note from an interview. Rate every sample by the anchors alone, on your "
    "own, and compare with the key on the last page only when all have rated. Where you "
    "differ, "
    "say which words of the anchor decided it.";

/// The boxes of one sample: the levels, without their names, so that a row stays short.
inline std::vector<std::string> sample_levels(Scale const& scale) {
    std::vector<std::string> words;
    for (auto const& level : scale.levels)
        words.push_back(number_text(level.score));
    return words;
}

inline std::string keyed_level(Scale const& scale, double level) {
    auto const* found = scale.find(level);
    return found ? level_text(*found) : number_text(level);
}

inline std::string markdown_samples(SampledCompetency const& entry, Scale const& scale) {
    auto text = fmt::format("## {}\n\n{}\n\n| Level | What the candidate does |\n|---|---|\n",
                            markdown_escaped(titled(entry.competency)),
                            markdown_escaped(entry.competency.definition));
    for (auto const& level : scale.levels) {
        auto const* anchor = entry.competency.anchor(level.score);
        text += fmt::format("| {} | {} |\n", markdown_escaped(level_text(level)),
                            anchor ? markdown_escaped(anchor->text) : "");
    }
    for (auto const& sample : entry.samples) {
        text += fmt::format("\n**Sample {}.** {}\n\nYour rating:", sample.number,
                            markdown_escaped(sample.note));
        for (auto const& level : sample_levels(scale))
            text += fmt::format(" {} {}", tick, markdown_escaped(level));
        text += '\n';
    }
    return text + '\n';
}

inline std::string html_samples(SampledCompetency const& entry, Scale const& scale) {
    auto text = fmt::format(
        "<section class=\"samples\">\n<h2 class=\"part\">{}</h2>\n<p>{}</p>\n<table>\n"
        "<thead><tr><th scope=\"col\">Level</th><th scope=\"col\">What the "
        "candidate does</th></tr></thead>\n<tbody>\n",
        html_escaped(titled(entry.competency)), html_escaped(entry.competency.definition));
    for (auto const& level : scale.levels) {
        auto const* anchor = entry.competency.anchor(level.score);
        text += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                            html_escaped(level_text(level)),
                            anchor ? html_escaped(anchor->text) : "");
    }
    text += "</tbody>\n</table>\n";
    for (auto const& sample : entry.samples)
        text += fmt::format(
            "<div class=\"sample\">\n<h3 class=\"small\">Sample {}</h3>\n<p>{}</p>\n{}</div>\n",
            sample.number, html_escaped(sample.note),
            choices("Your rating:", sample_levels(scale)));
    return text + "</section>\n";
}

inline std::string exercise_title(CalibrationExercise const& exercise) {
    return exercise.title + ": rating exercise";
}

} // namespace detail::kit

PANELSCORE_DECL std::string kit_markdown(CalibrationExercise const& exercise) {
    using namespace detail::kit;
    auto text =
        fmt::format("# {}\n\nRubric {} {}. {}\n\n", markdown_escaped(exercise_title(exercise)),
                    markdown_code(exercise.rubric.text()), markdown_escaped(exercise.revision),
                    exercise_words);
    for (auto const& entry : exercise.competencies)
        text += markdown_samples(entry, exercise.scale);
    text += "---\n\n## Key\n\nFor after the rating.\n\n| Sample | Competency | Level |\n"
            "|---|---|---|\n";
    for (auto const& entry : exercise.competencies)
        for (auto const& sample : entry.samples)
            text += fmt::format("| {} | {} | {} |\n", sample.number,
                                markdown_escaped(titled(entry.competency)),
                                markdown_escaped(keyed_level(exercise.scale, sample.level)));
    return text;
}

PANELSCORE_DECL std::string kit_html(CalibrationExercise const& exercise) {
    using namespace detail::kit;
    auto body = fmt::format(
        "<article aria-label=\"Rating exercise\">\n<p class=\"kicker\">Rubric "
        "{} {}</p>\n<h1 class=\"title\">{}</h1>\n<div class=\"fields\">\n{}{}</div>\n<p>{}"
        "</p>\n",
        html_escaped(exercise.rubric.text()), html_escaped(exercise.revision),
        html_escaped(exercise_title(exercise)), blank_field("Interviewer"),
        blank_field("Date", " short"), html_escaped(exercise_words));
    for (auto const& entry : exercise.competencies)
        body += html_samples(entry, exercise.scale);
    body +=
        "</article>\n<article aria-label=\"Key\">\n<h2 class=\"part\">Key</h2>\n<p>For after "
        "the rating.</p>"
        "\n<table>\n<thead><tr><th scope=\"col\">Sample</th><th scope=\"col\">Competency</th>"
        "<th scope=\"col\">Level</th></tr></thead>\n<tbody>\n";
    for (auto const& entry : exercise.competencies)
        for (auto const& sample : entry.samples)
            body += fmt::format("<tr><td class=\"number\">{}</td><td>{}</td><td>{}</td></tr>\n",
                                sample.number, html_escaped(titled(entry.competency)),
                                html_escaped(keyed_level(exercise.scale, sample.level)));
    body += "</tbody>\n</table>\n</article>\n";
    return html_page(exercise.language, exercise_title(exercise), body);
}

} // namespace panelscore
