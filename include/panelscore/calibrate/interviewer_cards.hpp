// SPDX-License-Identifier: BSL-1.0
#pragma once

// The cards of each interviewer, so that figures by interviewer can be worked out one after the
// other without sorting ratings anew.

#include <panelscore/stats/ratings.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace panelscore {

/// The rows of one card in `stats::Ratings`: from `first` to before `last`.
struct CardRows {
    std::uint32_t card = 0;   ///< its code
    std::size_t position = 0; ///< among all cards with a score, in the order of rows
    std::size_t first = 0;
    std::size_t last = 0;

    friend bool operator==(CardRows const&, CardRows const&) = default;
};

/// Cards with at least one score, by interviewer; each interviewer's in the order of
/// candidates.
///
/// Cost: linear in ratings, 32 bytes a card.
class CardsByInterviewer {
  public:
    explicit CardsByInterviewer(stats::Ratings const& ratings)
        : begin_(std::size_t{ratings.interviewers} + 1, 0) {
        for_each_card(ratings, [&](CardRows const& card) {
            ++begin_[std::size_t{ratings.interviewer[card.first]} + 1];
        });
        for (std::size_t i = 1; i < begin_.size(); ++i)
            begin_[i] += begin_[i - 1];
        cards_.resize(begin_.back());
        std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
        for_each_card(ratings, [&](CardRows const& card) {
            cards_[next[ratings.interviewer[card.first]]++] = card;
        });
    }

    /// The cards of an interviewer; none for a code that has no rating.
    [[nodiscard]] std::span<CardRows const> of(std::uint32_t interviewer) const {
        if (std::size_t{interviewer} + 1 >= begin_.size())
            return {};
        return std::span<CardRows const>(cards_).subspan(
            begin_[interviewer], begin_[std::size_t{interviewer} + 1] - begin_[interviewer]);
    }

  private:
    template <typename Visit>
    static void for_each_card(stats::Ratings const& ratings, Visit visit) {
        std::size_t first = 0;
        std::size_t position = 0;
        for (std::size_t i = 1; i <= ratings.size(); ++i) {
            if (i < ratings.size() && ratings.card[i] == ratings.card[first])
                continue;
            visit(CardRows{.card = ratings.card[first],
                           .position = position++,
                           .first = first,
                           .last = i});
            first = i;
        }
    }

    std::vector<std::size_t> begin_; ///< by interviewer, then the end of the last
    std::vector<CardRows> cards_{};
};

} // namespace panelscore
