// SPDX-License-Identifier: BSL-1.0
#pragma once

// A table of scores without holes: every row (a candidate) has a score in every column (an
// interviewer, or a competency).

#include <cassert>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::stats {

/// Scores row by row.
class ScoreTable {
  public:
    ScoreTable() = default;
    /// Precondition: `score` holds `rows` times `columns` numbers.
    ScoreTable(std::size_t rows, std::size_t columns, std::vector<double> score)
        : rows_(rows), columns_(columns), score_(std::move(score)) {
        assert(score_.size() == rows * columns);
    }

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return score_[row * columns_ + column];
    }

    /// The scores of one row.
    [[nodiscard]] std::span<double const> row(std::size_t row) const {
        return std::span(score_).subspan(row * columns_, columns_);
    }

    /// True when all scores are the same; also without scores.
    [[nodiscard]] bool constant() const {
        for (double const score : score_)
            if (score != score_.front())
                return false;
        return true;
    }

    friend bool operator==(ScoreTable const&, ScoreTable const&) = default;

  private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<double> score_{};
};

} // namespace panelscore::stats
