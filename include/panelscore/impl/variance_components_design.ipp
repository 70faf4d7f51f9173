// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore::detail::variance_fit {

/// Variances by `stats::Component`.
using Variances = Eigen::Matrix<double, static_cast<int>(stats::component_count), 1>;
/// One number for each pair of components.
using ComponentPairs = Eigen::Matrix<double, static_cast<int>(stats::component_count),
                                     static_cast<int>(stats::component_count)>;

inline Eigen::Index component_index(stats::Component component) {
    return static_cast<Eigen::Index>(component);
}

/// Who rated what about one candidate, with names replaced by the order they come up in:
/// candidates of one pattern share the inverse of their covariance matrix.
struct CandidatePattern {
    std::vector<std::uint32_t> competency{};  ///< by rating of the candidate
    std::vector<std::uint32_t> interviewer{}; ///< by rating of the candidate
    std::size_t candidates = 0;

    [[nodiscard]] Eigen::Index size() const {
        return static_cast<Eigen::Index>(competency.size());
    }
    friend auto operator<=>(CandidatePattern const& a, CandidatePattern const& b) {
        return std::tie(a.competency, a.interviewer) <=> std::tie(b.competency, b.interviewer);
    }
};

/// Ratings as the equations see them. A candidate's ratings stand together; each belongs to a
/// column of the interviewers' effects (one an interviewer, or one an interviewer and
/// competency) and to one fixed column.
struct VarianceDesign {
    std::vector<std::uint32_t> row{};          ///< its row in `stats::Ratings`
    std::vector<std::size_t> first{};          ///< by candidate, and the end
    std::vector<std::uint32_t> pattern_of{};   ///< by candidate
    std::vector<CandidatePattern> patterns{};  ///< distinct ones
    std::vector<std::uint32_t> column{};       ///< by rating; ascending within a candidate
    std::vector<std::uint32_t> fixed{};        ///< by rating
    std::vector<std::size_t> block_first{};    ///< by interviewer, and the end: its columns
    std::vector<std::uint32_t> column_fixed{}; ///< by column; empty when columns do not tell
    std::size_t fixed_count = 0;
    Eigen::MatrixXd y{}; ///< ratings x responses

    [[nodiscard]] std::size_t candidates() const { return pattern_of.size(); }
    [[nodiscard]] std::size_t columns() const { return block_first.back(); }
    [[nodiscard]] std::size_t size() const { return column.size(); }
    [[nodiscard]] std::uint32_t const* columns_of(std::size_t candidate) const {
        return column.data() + first[candidate];
    }
};

/// Replaces codes by the order in which they first appear in `codes`.
inline std::vector<std::uint32_t> in_order_of_appearance(std::vector<std::uint32_t> codes) {
    std::vector<std::uint32_t> seen;
    for (auto& code : codes) {
        auto const found = std::find(seen.begin(), seen.end(), code);
        auto const slot = static_cast<std::uint32_t>(found - seen.begin());
        if (found == seen.end())
            seen.push_back(code);
        code = slot;
    }
    return codes;
}

/// Whether a column of the design is an interviewer or an interviewer in one competency.
enum class BorderColumns { interviewers, cells };
/// Whether each competency has its own fixed column.
enum class FixedColumns { one, competencies };

/// The positions of the ratings, sorted by candidate, interviewer and competency.
inline std::vector<std::uint32_t> design_order(stats::Ratings const& ratings) {
    std::vector<std::uint32_t> order(ratings.size());
    std::iota(order.begin(), order.end(), 0U);
    auto const key = [&](std::uint32_t i) {
        return std::tie(ratings.candidate[i], ratings.interviewer[i], ratings.competency[i]);
    };
    auto const less = [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); };
    if (!std::is_sorted(order.begin(), order.end(), less))
        std::stable_sort(order.begin(), order.end(), less);
    return order;
}

/// Numbers the columns: interviewers, or the cells of interviewer and competency that occur.
inline void number_columns(VarianceDesign& design, stats::Ratings const& ratings,
                           BorderColumns columns) {
    std::size_t const competencies =
        columns == BorderColumns::cells ? ratings.competencies : std::size_t{1};
    std::vector<std::uint32_t> number(ratings.interviewers * competencies, 0);
    auto const cell = [&](std::uint32_t row) {
        std::size_t const within =
            columns == BorderColumns::cells ? ratings.competency[row] : std::size_t{0};
        return ratings.interviewer[row] * competencies + within;
    };
    for (std::uint32_t const row : design.row)
        number[cell(row)] = 1;
    std::uint32_t next = 0;
    design.block_first.assign(1, 0);
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (number[i] != 0) {
            number[i] = next++;
            if (columns == BorderColumns::cells)
                design.column_fixed.push_back(static_cast<std::uint32_t>(i % competencies));
        }
        if ((i + 1) % competencies == 0)
            design.block_first.push_back(next);
    }
    design.column.resize(design.row.size());
    for (std::size_t i = 0; i < design.row.size(); ++i)
        design.column[i] = number[cell(design.row[i])];
}

/// Finds which candidates share a pattern.
inline void find_patterns(VarianceDesign& design, stats::Ratings const& ratings) {
    std::map<CandidatePattern, std::uint32_t> numbers;
    design.pattern_of.resize(design.first.size() - 1);
    for (std::size_t c = 0; c + 1 < design.first.size(); ++c) {
        CandidatePattern pattern;
        for (std::size_t i = design.first[c]; i < design.first[c + 1]; ++i) {
            pattern.competency.push_back(ratings.competency[design.row[i]]);
            pattern.interviewer.push_back(ratings.interviewer[design.row[i]]);
        }
        pattern.competency = in_order_of_appearance(std::move(pattern.competency));
        pattern.interviewer = in_order_of_appearance(std::move(pattern.interviewer));
        auto const [at, inserted] = numbers.emplace(
            std::move(pattern), static_cast<std::uint32_t>(design.patterns.size()));
        if (inserted)
            design.patterns.push_back(at->first);
        design.pattern_of[c] = at->second;
        ++design.patterns[at->second].candidates;
    }
}

/// Lays out the ratings with `y` (ratings x responses, in the order of `ratings`).
inline VarianceDesign make_design(stats::Ratings const& ratings, Eigen::MatrixXd const& y,
                                  BorderColumns columns, FixedColumns fixed) {
    VarianceDesign design;
    design.row = design_order(ratings);
    design.fixed_count = fixed == FixedColumns::competencies ? ratings.competencies : 1;
    design.fixed.resize(ratings.size());
    design.y.resize(y.rows(), y.cols());
    design.first.assign(1, 0);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        std::uint32_t const row = design.row[i];
        design.fixed[i] = fixed == FixedColumns::competencies ? ratings.competency[row] : 0;
        design.y.row(static_cast<Eigen::Index>(i)) = y.row(row);
        if (i > 0 && ratings.candidate[row] != ratings.candidate[design.row[i - 1]])
            design.first.push_back(i);
    }
    design.first.push_back(ratings.size());
    number_columns(design, ratings, columns);
    if (fixed == FixedColumns::one)
        std::fill(design.column_fixed.begin(), design.column_fixed.end(), 0U);
    find_patterns(design, ratings);
    return design;
}

} // namespace panelscore::detail::variance_fit
