// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scores drawn against the bars. Across, places are percentages of the room there is, down they
// are pixels: texts keep their size on a phone, a screen and paper. The better end is right.

#include <panelscore/base/number.hpp>
#include <panelscore/impl/report_words.ipp>
#include <panelscore/impl/svg_marks.ipp>
#include <panelscore/io/escape.hpp>
#include <panelscore/model/recommendation.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore::detail::report_page {

/// Where scores stand across a drawing.
class ScoreAxis {
  public:
    /// Precondition: the scale has two levels or more.
    explicit ScoreAxis(Scale const& scale) : scale_(scale) {}

    /// Percent from the left; both ends keep room for half a mark.
    [[nodiscard]] double at(double score) const {
        constexpr double margin = 4;
        double const share = (score - scale_.worst()) / (scale_.best() - scale_.worst());
        return margin + (100 - 2 * margin) * std::clamp(share, 0.0, 1.0);
    }
    [[nodiscard]] std::string percent(double score) const {
        return rating_text(at(score)) + "%";
    }
    [[nodiscard]] Scale const& scale() const { return scale_; }

  private:
    Scale const& scale_;
};

/// A drawing with its name and description, which are plain text.
[[nodiscard]] inline std::string drawing(std::string_view title, std::string_view description,
                                         std::string_view marks, std::string_view kind = {}) {
    return svg_drawing(html_escaped(title), html_escaped(description), marks,
                       kind.empty() ? std::string() : fmt::format("class=\"{}\"", kind));
}

/// A line down through the drawing from `top`.
[[nodiscard]] inline std::string upright(ScoreAxis const& axis, double score,
                                         std::string_view kind, std::string_view top,
                                         std::string_view bottom) {
    return fmt::format("<line class=\"{0}\" x1=\"{1}\" x2=\"{1}\" y1=\"{2}\" y2=\"{3}\"/>",
                       kind, axis.percent(score), top, bottom);
}

/// A line for each level, behind everything else.
[[nodiscard]] inline std::string level_lines(ScoreAxis const& axis, std::string_view top,
                                             std::string_view bottom) {
    std::string marks;
    for (auto const& level : axis.scale().levels)
        marks += upright(axis, level.score, "g", top, bottom);
    return marks;
}

/// The numbers of the levels, as many as fit on a phone.
[[nodiscard]] inline std::string level_numbers(ScoreAxis const& axis, std::string_view y) {
    auto const& levels = axis.scale().levels;
    std::size_t const every = levels.size() > 6 ? (levels.size() + 4) / 5 : 1;
    std::string marks;
    for (std::size_t i = 0; i < levels.size(); i += every)
        marks += fmt::format("<text class=\"mid\" x=\"{}\" y=\"{}\">{}</text>",
                             axis.percent(levels[i].score), y, rating_text(levels[i].score));
    return marks;
}

/// The likely range with the adjusted score as a dot, and the score as written as a square.
[[nodiscard]] inline std::string score_marks(ScoreAxis const& axis,
                                             std::optional<std::pair<double, double>> range,
                                             std::optional<double> adjusted,
                                             std::optional<double> raw, std::string_view y) {
    std::string marks;
    if (range)
        marks += svg_whisker(axis.percent(range->first), axis.percent(range->second), y, "w");
    if (adjusted)
        marks += svg_dot(axis.percent(*adjusted), y, "d full");
    if (raw)
        marks += svg_square(axis.percent(*raw), y, "d2");
    return marks;
}

/// A bar with its name above it: the hire bar highest, the others below to their outer side.
[[nodiscard]] inline std::string named_bar(ScoreAxis const& axis, double bar,
                                           std::string_view name, std::string_view number,
                                           double outward) {
    double const at = axis.at(bar);
    if (outward == 0)
        return upright(axis, bar, "bar hire", "16", "88") +
               fmt::format("<text class=\"mid strong\" x=\"{}%\" y=\"12\">{} {}</text>",
                           rating_text(std::clamp(at, 10.0, 90.0)), name, number);
    bool const room = outward < 0 ? at > 26 : at < 76;
    bool const right = room == (outward > 0);
    return upright(axis, bar, "bar", "24", "88") +
           fmt::format("<text class=\"halo{}\" x=\"{}%\" y=\"32\" dx=\"{}\">{} {}</text>",
                       right ? "" : " end", rating_text(at), right ? 5 : -5, name, number);
}

/// The composite of a candidate against the three bars.
[[nodiscard]] inline std::string bars_drawing(ReportWords const& words,
                                              std::string_view description) {
    auto const& advice = words.advice;
    ScoreAxis const axis(words.rubric.scale);
    auto const& bars = advice.bars;
    auto marks = level_lines(axis, "40", "88") + level_numbers(axis, "106");
    if (!same(bars.no_hire, bars.hire))
        marks += named_bar(axis, bars.no_hire, "no hire", words.points(bars.no_hire), -1);
    if (!same(bars.strong_hire, bars.hire))
        marks += named_bar(axis, bars.strong_hire, "strong", words.points(bars.strong_hire), 1);
    marks += named_bar(axis, bars.hire, "bar", words.points(bars.hire), 0);
    if (words.has_chance() && advice.score.raw)
        marks += score_marks(axis, advice.score.interval, advice.score.adjusted,
                             advice.score.raw, "64");
    else
        marks += score_marks(axis, std::nullopt, std::nullopt, advice.score.raw, "64");
    return drawing("Score against the bars", description, marks);
}

/// One row of a chart: the bar or target, the range and the scores.
[[nodiscard]] inline std::string
row_drawing(ScoreAxis const& axis, std::string_view title, std::string_view description,
            std::optional<double> line, std::string_view line_kind, std::string const& marks) {
    auto behind = level_lines(axis, "0", "100%");
    if (line)
        behind += upright(axis, *line, line_kind, "0", "100%");
    return drawing(title, description, behind + marks);
}

/// The numbers above the rows of a chart.
[[nodiscard]] inline std::string axis_drawing(ScoreAxis const& axis) {
    return drawing("Scale",
                   "Scale of the charts below, from " + rating_text(axis.scale().worst()) +
                       " to " + rating_text(axis.scale().best()) + ", the better end right.",
                   level_numbers(axis, "14"), "levels");
}

} // namespace panelscore::detail::report_page
