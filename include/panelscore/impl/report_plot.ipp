// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scores drawn against the bar in text: `2.......3...|...4.......5`, the better end on the
// right.

#include <panelscore/impl/report_words.ipp>
#include <panelscore/model/scale.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>

namespace panelscore::detail {

/// The scale laid out over columns, a whole number of them to each level where there is room.
class ScorePlot {
  public:
    /// As wide as fits into `room` columns; nothing is drawn below 13 or without a scale.
    ScorePlot(Scale const& scale, std::size_t room) : scale_(scale) {
        constexpr std::size_t least = 13, most = 49;
        room = (std::min)(room, most);
        if (room < least || scale.levels.size() < 2)
            return;
        auto const each = std::floor(static_cast<double>(room - 1) / scale.range());
        width_ = each >= 1 ? static_cast<std::size_t>(each * scale.range()) + 1 : room;
    }

    [[nodiscard]] std::size_t width() const { return width_; }

    /// The scale with its levels, and the bar when all rows share it.
    [[nodiscard]] std::string axis(std::optional<double> bar) const {
        std::string line(width_, '.');
        if (width_ == 0)
            return line;
        place(line, scale_.worst());
        place(line, scale_.best());
        for (auto const& level : scale_.levels)
            place(line, level.score);
        if (bar && line[column(*bar)] == '.')
            line[column(*bar)] = '|';
        return line;
    }

    /// One candidate: the bar, and the score over it.
    [[nodiscard]] std::string row(std::optional<double> score, double bar) const {
        std::string line(width_, ' ');
        if (width_ == 0)
            return line;
        line[column(bar)] = '|';
        if (score)
            line[beside(*score, bar)] = 'o';
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    }

  private:
    [[nodiscard]] std::size_t column(double score) const {
        double const share =
            std::clamp((score - scale_.worst()) / (scale_.best() - scale_.worst()), 0.0, 1.0);
        return static_cast<std::size_t>(
            std::lround(share * static_cast<double>(width_ - 1) + score_tolerance));
    }
    /// Where a score goes; only a score that is the bar covers it.
    [[nodiscard]] std::size_t beside(double score, double bar) const {
        std::size_t const at = column(score);
        if (at != column(bar) || same(score, bar))
            return at;
        bool const better = scale_.sign() * (score - bar) > 0;
        return better ? (std::min)(at + 1, width_ - 1) : at - (std::min)(at, std::size_t{1});
    }
    /// Writes a level where it stands, unless it would touch another.
    void place(std::string& line, double score) const {
        auto const label = rating_text(score);
        std::size_t const at =
            (std::min)(column(score), width_ - (std::min)(width_, label.size()));
        std::size_t const from = at > 0 ? at - 1 : 0;
        std::size_t const to = (std::min)(at + label.size() + 1, width_);
        for (std::size_t i = from; i < to; ++i)
            if (line[i] != '.')
                return;
        line.replace(at, label.size(), label);
    }

    Scale const& scale_;
    std::size_t width_ = 0;
};

} // namespace panelscore::detail
