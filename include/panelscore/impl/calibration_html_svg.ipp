// SPDX-License-Identifier: BSL-1.0
#pragma once

// Marks of charts. Across, places are percentages of the room a chart gets, down they are
// pixels: a chart keeps its text size on a phone, a screen and paper.

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/impl/svg_marks.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

/// A place or size in an attribute: at most two decimals.
[[nodiscard]] inline std::string place(double number) {
    return rating_text(number);
}

/// The least room of a chart beside its names and figures, in pixels: on a phone of 360 pixels,
/// and on a screen or paper with room for all columns.
inline constexpr double narrow_phone = 100;
inline constexpr double narrow_screen = 250;

/// Where numbers stand across a chart, and which of them are written.
class Axis {
  public:
    /// Shows `low` to `high` with at most about `wanted` round numbers between. Precondition:
    /// finite.
    Axis(double low, double high, std::size_t wanted = 6) : low_(low), high_(high) {
        if (high_ - low_ < 1e-9) {
            low_ -= .5;
            high_ += .5;
        }
        double const rough = (high_ - low_) / static_cast<double>(wanted);
        double const power = std::pow(10.0, std::floor(std::log10(rough)));
        for (double const factor : {1.0, 2.0, 5.0, 10.0})
            if (step_ = factor * power; step_ >= rough - 1e-12 * power)
                break;
        decimals_ = (std::max)(0, -static_cast<int>(std::floor(std::log10(step_) + 1e-9)));
        auto const first = static_cast<long>(std::ceil(low_ / step_ - 1e-9));
        auto const last = static_cast<long>(std::floor(high_ / step_ + 1e-9));
        for (long i = first; i <= last; ++i)
            ticks_.push_back(static_cast<double>(i) * step_);
    }

    /// Percent from the left; the ends keep room for half a mark.
    [[nodiscard]] double at(double number) const {
        constexpr double margin = 5;
        return margin + (100 - 2 * margin) * (number - low_) / (high_ - low_);
    }
    [[nodiscard]] std::string percent(double number) const { return place(at(number)) + "%"; }
    [[nodiscard]] std::vector<double> const& ticks() const { return ticks_; }
    [[nodiscard]] std::string label(double tick) const { return shown(tick, decimals_); }
    /// True when the number can be written in a chart so wide, in pixels, with letters of this
    /// size: numbers are counted from 0, and those between are left out when they would meet.
    [[nodiscard]] bool has_room(double tick, double width, double letter) const {
        double widest = 0;
        for (double const each : ticks_)
            widest =
                (std::max)(widest, letter * static_cast<double>(display_width(label(each))));
        double const apart = width / 100 * (at(low_ + step_) - at(low_));
        auto const every = (std::max)(1L, std::lround(std::ceil((widest + letter) / apart)));
        double const middle = width / 100 * at(tick);
        return std::lround(tick / step_) % every == 0 && middle - widest / 2 > -letter &&
               middle + widest / 2 < width + letter;
    }
    [[nodiscard]] double low() const { return low_; }
    [[nodiscard]] double high() const { return high_; }

  private:
    double low_;
    double high_;
    double step_ = 1;
    int decimals_ = 0;
    std::vector<double> ticks_;
};

/// Lines down through a row, one for each written number; the one at `zero` is heavier.
[[nodiscard]] inline std::string row_grid(Axis const& axis, double zero = 0) {
    std::string marks;
    for (double const tick : axis.ticks())
        marks += fmt::format("<line class=\"{}\" x1=\"{}\" x2=\"{}\" y2=\"100%\"/>",
                             std::abs(tick - zero) < 1e-9 ? "zero" : "g", axis.percent(tick),
                             axis.percent(tick));
    return marks;
}

/// The numbers above the rows, with a word for each side of the chart.
[[nodiscard]] inline std::string axis_drawing(Axis const& axis, std::string_view left,
                                              std::string_view right, std::string_view title) {
    auto marks = fmt::format("<text x=\"0\" y=\"14\">{}</text><text class=\"end\" x=\"100%\" "
                             "y=\"14\">{}</text>",
                             left, right);
    for (double const tick : axis.ticks())
        if (axis.has_room(tick, narrow_screen, 7))
            marks += fmt::format("<text class=\"mid{}\" x=\"{}\" y=\"34\">{}</text>",
                                 axis.has_room(tick, narrow_phone, 6.6) ? "" : " roomy",
                                 axis.percent(tick), axis.label(tick));
    return svg_drawing(title,
                       fmt::format("Scale of the charts below, from {} to {}.",
                                   shown(axis.low()), shown(axis.high())),
                       marks, "class=\"axis\"");
}

/// A line from `lower` to `upper` at the height `y`.
[[nodiscard]] inline std::string whisker(Axis const& axis, double lower, double upper,
                                         std::string_view y, std::string_view kind = "w") {
    return svg_whisker(axis.percent(lower), axis.percent(upper), y, kind);
}

/// A round mark.
[[nodiscard]] inline std::string dot(Axis const& axis, double number, std::string_view y,
                                     std::string_view kind = "d") {
    return svg_dot(axis.percent(number), y, kind);
}

/// A square mark.
[[nodiscard]] inline std::string square(Axis const& axis, double number, std::string_view y,
                                        std::string_view kind = "d2") {
    return svg_square(axis.percent(number), y, kind);
}

} // namespace panelscore::detail::calibration_page
