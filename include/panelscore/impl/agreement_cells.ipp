// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ratings that agreement is worked out from, and the levels they lie on.

#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/stats/ratings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace panelscore::detail::agreement_parts {

/// With more levels than this, scores are numbers rather than categories.
inline constexpr std::size_t category_limit = 1024;

/// What interviewers said of candidates: one group for each pair that met, in the order of
/// candidates, then interviewers; one cell for each competency rated, in the order of these.
struct AgreementCells {
    std::vector<std::uint32_t> candidate{};   ///< by group
    std::vector<std::uint32_t> interviewer{}; ///< by group
    std::vector<std::size_t> start{0};        ///< group g has cells start[g] to start[g + 1]
    std::vector<std::uint32_t> competency{};  ///< by cell
    std::vector<std::uint32_t> level{};       ///< by cell: position among the levels

    [[nodiscard]] std::size_t groups() const { return candidate.size(); }
};

/// One score for each pair that met: what tables and mixed models of agreement take.
struct AgreementRows {
    std::vector<std::uint32_t> candidate{};
    std::vector<std::uint32_t> interviewer{};
    std::vector<double> score{};

    [[nodiscard]] std::size_t size() const { return score.size(); }
};

struct AgreementData {
    std::vector<double> levels{};
    AgreementCells cells{};
    std::vector<std::size_t> left_out{}; ///< by competency
    AgreementRows cards{};               ///< first card of each pair: mean over competencies
    /// Cards that rate every competency: positions in `cards`, with the scores by competency.
    std::vector<std::size_t> complete{};
    std::vector<double> complete_scores{};
};

/// The declared levels, when there are not too many, and every other score that occurs.
inline std::vector<double> agreement_levels(RatingHistory const& history) {
    auto const& scale = history.scale;
    std::vector<double> levels;
    double const steps = std::floor((scale.maximum - scale.minimum) / scale.step + 1e-9);
    bool const few = scale.step > 0 && steps >= 0 && steps < category_limit;
    for (double i = 0; few && i <= steps; ++i)
        levels.push_back(scale.minimum + i * scale.step);
    auto const declared = [&](double score) {
        if (!few)
            return false;
        double const step = std::round((score - scale.minimum) / scale.step);
        return step >= 0 && step <= steps &&
               std::fabs(scale.minimum + step * scale.step - score) <= 1e-9;
    };
    for (double const score : history.ratings.score)
        if (!declared(score))
            levels.push_back(score);
    std::sort(levels.begin(), levels.end());
    auto const same = [](double a, double b) { return b - a <= 1e-9; };
    levels.erase(std::unique(levels.begin(), levels.end(), same), levels.end());
    return levels;
}

inline std::uint32_t level_of(double score, std::vector<double> const& levels) {
    auto const at = std::lower_bound(levels.begin(), levels.end(), score - 1e-9);
    return static_cast<std::uint32_t>(std::distance(levels.begin(), at));
}

/// Goes through the ratings group by group.
class AgreementReader {
  public:
    explicit AgreementReader(RatingHistory const& history) : ratings_(history.ratings) {
        data_.levels = agreement_levels(history);
        data_.left_out.resize(ratings_.competencies);
        seen_.resize(ratings_.competencies);
    }

    AgreementData read() {
        for (std::size_t i = 0; i < ratings_.size();) {
            std::size_t end = i + 1;
            while (end < ratings_.size() && ratings_.candidate[end] == ratings_.candidate[i] &&
                   ratings_.interviewer[end] == ratings_.interviewer[i])
                ++end;
            add_group(i, end);
            add_card(i, end);
            i = end;
        }
        return std::move(data_);
    }

  private:
    void add_group(std::size_t begin, std::size_t end) {
        auto& cells = data_.cells;
        own_.clear();
        ++group_;
        for (std::size_t i = begin; i < end; ++i) {
            auto const competency = ratings_.competency[i];
            if (seen_[competency] == group_) {
                ++data_.left_out[competency];
                continue;
            }
            seen_[competency] = group_;
            own_.push_back({competency, level_of(ratings_.score[i], data_.levels)});
        }
        std::sort(own_.begin(), own_.end());
        cells.candidate.push_back(ratings_.candidate[begin]);
        cells.interviewer.push_back(ratings_.interviewer[begin]);
        for (auto const& [competency, level] : own_) {
            cells.competency.push_back(competency);
            cells.level.push_back(level);
        }
        cells.start.push_back(cells.competency.size());
    }

    void add_card(std::size_t begin, std::size_t end) {
        double sum = 0;
        std::size_t i = begin;
        for (; i < end && ratings_.card[i] == ratings_.card[begin]; ++i)
            sum += ratings_.score[i];
        auto& cards = data_.cards;
        if (i - begin == ratings_.competencies) {
            data_.complete.push_back(cards.size());
            for (std::size_t row = begin; row < i; ++row)
                data_.complete_scores.push_back(ratings_.score[row]);
        }
        cards.candidate.push_back(ratings_.candidate[begin]);
        cards.interviewer.push_back(ratings_.interviewer[begin]);
        cards.score.push_back(sum / static_cast<double>(i - begin));
    }

    stats::Ratings const& ratings_;
    AgreementData data_{};
    std::vector<std::size_t> seen_{}; ///< by competency: the last group that rated it
    std::size_t group_ = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> own_{};
};

/// The cells of one competency alone.
inline AgreementCells cells_of(AgreementCells const& all, std::uint32_t competency) {
    AgreementCells cells;
    for (std::size_t group = 0; group < all.groups(); ++group)
        for (std::size_t cell = all.start[group]; cell < all.start[group + 1]; ++cell)
            if (all.competency[cell] == competency) {
                cells.candidate.push_back(all.candidate[group]);
                cells.interviewer.push_back(all.interviewer[group]);
                cells.competency.push_back(competency);
                cells.level.push_back(all.level[cell]);
                cells.start.push_back(cells.level.size());
            }
    return cells;
}

} // namespace panelscore::detail::agreement_parts
