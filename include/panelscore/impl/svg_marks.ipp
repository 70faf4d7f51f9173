// SPDX-License-Identifier: BSL-1.0
#pragma once

// The marks that all our drawings share. Places across are per cent, down they are pixels; what
// is passed is markup already.

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace panelscore::detail {

/// A drawing with its name and description.
[[nodiscard]] inline std::string svg_drawing(std::string_view title,
                                             std::string_view description,
                                             std::string_view marks,
                                             std::string_view attributes = {}) {
    return fmt::format("<svg role=\"img\"{}{}><title>{}</title><desc>{}</desc>{}</svg>",
                       attributes.empty() ? "" : " ", attributes, title, description, marks);
}

/// A level line from one place to another.
[[nodiscard]] inline std::string svg_whisker(std::string_view from, std::string_view to,
                                             std::string_view y, std::string_view kind) {
    return fmt::format("<line class=\"{0}\" x1=\"{1}\" x2=\"{2}\" y1=\"{3}\" y2=\"{3}\"/>",
                       kind, from, to, y);
}

/// A round mark.
[[nodiscard]] inline std::string svg_dot(std::string_view x, std::string_view y,
                                         std::string_view kind) {
    return fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4.5\"/>", kind, x, y);
}

/// A square mark.
[[nodiscard]] inline std::string svg_square(std::string_view x, std::string_view y,
                                            std::string_view kind) {
    return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"8\" height=\"8\" "
                       "transform=\"translate(-4 -4)\"/>",
                       kind, x, y);
}

} // namespace panelscore::detail
