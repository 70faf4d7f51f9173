// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ratings as columns of codes: what every statistic of panels works on. Names live with the
// caller; a competency nobody scored in a card has no row, since a missing rating is not a
// zero.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace panelscore::stats {

/// Scores of candidates by interviewers on competencies; row i is
/// (candidate[i], interviewer[i], competency[i], card[i], score[i]).
///
/// Invariant: columns have one length; codes are below the counts; every code occurs; scores
/// are finite. Rows are sorted by candidate, interviewer, card, competency, so that the rows of
/// a candidate stand together and the rows of a card do. 24 bytes a rating.
struct Ratings {
    std::vector<std::uint32_t> candidate{};
    std::vector<std::uint32_t> interviewer{};
    std::vector<std::uint32_t> competency{};
    std::vector<std::uint32_t> card{}; ///< one card: one interviewer, candidate and interview
    std::vector<double> score{};
    std::uint32_t candidates = 0;   ///< number of candidate codes
    std::uint32_t interviewers = 0; ///< number of interviewer codes
    std::uint32_t competencies = 0; ///< number of competency codes
    std::uint32_t cards = 0;        ///< number of card codes

    /// Number of ratings.
    [[nodiscard]] std::size_t size() const { return score.size(); }

    friend bool operator==(Ratings const&, Ratings const&) = default;
};

} // namespace panelscore::stats
