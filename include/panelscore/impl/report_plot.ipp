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
#include <utility>
#include <vector>

namespace panelscore::detail {

/// The scale laid out over columns, a whole number of them to each level where there is room.
class ScorePlot {
  public:
    /// As wide as fits into `room` columns; nothing is drawn below 13 or without a scale.
    ScorePlot(Scale const& scale, std::size_t room) : scale_(scale) {
        if (scale.levels.size() < 2)
            return;
        from_ = scale.worst();
        to_ = scale.best();
        fit(room);
    }
    /// The same, without the levels worse than all of these scores.
    ScorePlot(Scale const& scale, std::size_t room, std::vector<double> const& scores)
        : ScorePlot(scale, room) {
        double const sign = scale.sign();
        for (auto const& level : scale.levels) {
            bool const worse = std::all_of(scores.begin(), scores.end(), [&](double score) {
                return sign * score > sign * level.score;
            });
            if (worse && !same(level.score, to_) && sign * level.score > sign * from_)
                from_ = level.score;
        }
        if (scale.levels.size() >= 2)
            fit(room);
    }

    [[nodiscard]] std::size_t width() const { return width_; }

    /// The scale with its levels, and the bar when all rows share it.
    [[nodiscard]] std::string axis(std::optional<double> bar) const {
        std::string line(width_, '.');
        if (width_ == 0)
            return line;
        place(line, from_);
        place(line, to_);
        for (auto const& level : scale_.levels)
            if (scale_.sign() * level.score > scale_.sign() * from_)
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

    /// One candidate: the likely range around the adjusted score, `[-|o-]`.
    [[nodiscard]] std::string row(std::pair<double, double> const& range,
                                  std::optional<double> score, double bar) const {
        std::string line(width_, ' ');
        if (width_ == 0)
            return line;
        std::size_t const one = beside(range.first, bar), other = beside(range.second, bar);
        std::size_t const low = (std::min)(one, other), high = (std::max)(one, other);
        std::fill(line.begin() + static_cast<std::ptrdiff_t>(low),
                  line.begin() + static_cast<std::ptrdiff_t>(high) + 1, '-');
        line[low] = '[';
        line[high] = ']';
        line[column(bar)] = '|';
        if (score)
            line[beside(*score, bar)] = 'o';
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    }

  private:
    void fit(std::size_t room) {
        constexpr std::size_t least = 13, most = 49;
        room = (std::min)(room, most);
        width_ = 0;
        if (room < least)
            return;
        double const range = std::abs(to_ - from_);
        auto const each = std::floor(static_cast<double>(room - 1) / range);
        width_ = each >= 1 ? static_cast<std::size_t>(each * range) + 1 : room;
    }
    [[nodiscard]] std::size_t column(double score) const {
        double const share = std::clamp((score - from_) / (to_ - from_), 0.0, 1.0);
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
    double from_ = 0;
    double to_ = 1;
    std::size_t width_ = 0;
};

} // namespace panelscore::detail
