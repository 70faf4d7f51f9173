// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ratings while they are being read: names as codes, cards without text, scores in blocks.

#include <panelscore/impl/ratings_names.ipp>
#include <panelscore/model/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace panelscore::detail {

inline constexpr std::int64_t no_time = (std::numeric_limits<std::int64_t>::min)();

/// Where something stands: a file of the run and a line of it.
struct RatingPlace {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
};

/// What one card, or one row of it, says beside its ratings.
struct RatingFacts {
    std::uint32_t group = no_code;
    std::uint32_t revision = no_code;
    std::uint32_t rubric = no_code; ///< position in `RatingOptions::rubrics`
    std::int64_t interviewed_at = no_time;
    std::int64_t submitted_at = no_time;
    std::optional<Vote> overall{};
};

/// A card as it is kept while reading.
struct StagedCard {
    std::uint32_t panel = 0;
    std::uint32_t interviewer = 0;
    std::uint32_t interview = no_code;
    Phase phase = Phase::independent;
    RatingPlace first{};
    RatingFacts facts{};
    std::uint64_t rated = 0; ///< a bit for each of the first 64 competencies
};

/// A candidate for an opening.
struct StagedPanel {
    std::uint32_t candidate = 0;
    std::uint32_t opening = no_code;
    std::uint32_t seniority = no_code;
    RatingPlace says_so{}; ///< the card that told the seniority
};

/// A score, or "not observed".
struct StagedRating {
    static constexpr std::uint32_t unseen = std::uint32_t{1} << 31U;

    std::uint32_t card = 0;
    std::uint32_t competency = 0; ///< with `unseen` added when it was not observed
    double score = 0;
};

/// Scores in blocks that can be let go one by one.
class StagedRatings {
  public:
    void add(StagedRating rating) {
        if (used_ == block_size) {
            blocks_.push_back(std::make_unique<StagedRating[]>(block_size));
            used_ = 0;
        }
        blocks_.back()[used_++] = rating;
    }
    /// Calls `visit` with each rating in turn.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            for (std::size_t i = 0; i < size_of(b); ++i)
                visit(blocks_[b][i]);
    }
    /// The same, and lets each block go.
    template <typename Visit>
    void consume(Visit visit) {
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            for (std::size_t i = 0; i < size_of(b); ++i)
                visit(blocks_[b][i]);
            blocks_[b].reset();
        }
        blocks_.clear();
        used_ = block_size;
    }

  private:
    static constexpr std::size_t block_size = 65'536;
    [[nodiscard]] std::size_t size_of(std::size_t block) const {
        return block + 1 == blocks_.size() ? used_ : block_size;
    }

    std::vector<std::unique_ptr<StagedRating[]>> blocks_{};
    std::size_t used_ = block_size;
};

/// What two parts of one card say differently.
struct CardDifferences {
    bool interviewed_at = false;
    bool submitted_at = false;
    bool overall = false;
    bool rubric = false;
    bool revision = false;
    bool group = false;
    bool voted_twice = false; ///< two cards, each with a vote
};

/// Everything read so far.
struct RatingStore {
    RatingNames candidates{};
    RatingNames openings{};
    RatingNames interviewers{};
    RatingNames competencies{};
    RatingNames interviews{};
    RatingNames groups{};
    RatingNames seniorities{};
    RatingNames revisions{};
    std::vector<StagedPanel> panels{};
    std::vector<StagedCard> cards{};
    StagedRatings ratings{};
    std::vector<std::string> files{};

    /// The panel of a candidate and an opening.
    std::uint32_t panel_of(std::uint32_t candidate, std::uint32_t opening) {
        auto const key = spread_bits(std::uint64_t{candidate} << 32U | opening);
        auto const found = panel_slots_.find(key, [&](std::uint32_t code) {
            return panels[code].candidate == candidate && panels[code].opening == opening;
        });
        if (found != no_code)
            return found;
        StagedPanel panel;
        panel.candidate = candidate;
        panel.opening = opening;
        panels.push_back(panel);
        return panel_slots_.add(key);
    }
    /// Enters what a card says of the candidate's seniority; false when another card says
    /// another.
    bool settle_seniority(std::uint32_t panel, std::uint32_t seniority, RatingPlace here) {
        StagedPanel& settled = panels[panel];
        if (seniority == no_code || settled.seniority == seniority)
            return true;
        if (settled.seniority != no_code)
            return false;
        settled.seniority = seniority;
        settled.says_so = here;
        return true;
    }
    /// The card of these people, interview and phase; a new one begins `here`.
    std::uint32_t card_of(StagedCard const& wanted) {
        auto const key = spread_bits(
            spread_bits(std::uint64_t{wanted.panel} << 32U | wanted.interviewer) ^
            (std::uint64_t{wanted.interview} << 1U | static_cast<std::uint64_t>(wanted.phase)));
        auto const found = card_slots_.find(key, [&](std::uint32_t code) {
            StagedCard const& card = cards[code];
            return card.panel == wanted.panel && card.interviewer == wanted.interviewer &&
                   card.interview == wanted.interview && card.phase == wanted.phase;
        });
        if (found != no_code)
            return found;
        cards.push_back(wanted);
        return card_slots_.add(key);
    }
    /// Joins what a further part of a card says. Where two parts differ the result does not
    /// depend on which came first.
    CardDifferences merge(std::uint32_t card, RatingFacts const& more) {
        RatingFacts& facts = cards[card].facts;
        CardDifferences differ;
        differ.interviewed_at =
            join(facts.interviewed_at, more.interviewed_at, no_time, std::less<>{});
        differ.submitted_at =
            join(facts.submitted_at, more.submitted_at, no_time, std::less<>{});
        differ.rubric = join(facts.rubric, more.rubric, no_code, std::less<>{});
        auto const by_name = [](RatingNames const& names) {
            return [&names](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; };
        };
        differ.revision = join(facts.revision, more.revision, no_code, by_name(revisions));
        differ.group = join(facts.group, more.group, no_code, by_name(groups));
        differ.voted_twice = facts.overall && more.overall;
        differ.overall = differ.voted_twice && *facts.overall != *more.overall;
        if (more.overall && (!facts.overall || *more.overall < *facts.overall))
            facts.overall = more.overall;
        return differ;
    }
    /// Adds a rating; false when the card has one of this competency already.
    bool add(std::uint32_t card, std::uint32_t competency, std::optional<double> score) {
        if (competency < 64) {
            std::uint64_t const bit = std::uint64_t{1} << competency;
            if ((cards[card].rated & bit) != 0)
                return false;
            cards[card].rated |= bit;
        } else if (!further_.insert(std::uint64_t{card} << 32U | competency).second) {
            return false;
        }
        ratings.add(StagedRating{card, competency | (score ? 0U : StagedRating::unseen),
                                 score.value_or(0.0)});
        return true;
    }
    /// Lets the cards go, once nothing more will be added.
    void forget_cards() {
        cards = {};
        card_slots_ = {};
        further_ = {};
    }
    /// `FILE:LINE` of a place.
    [[nodiscard]] std::string text_of(RatingPlace place) const {
        return files[place.file] + ':' + std::to_string(place.line);
    }

  private:
    /// Takes the smaller of two that differ; true when they do.
    template <typename T, typename Less>
    static bool join(T& mine, T theirs, T none, Less less) {
        if (theirs == none || mine == theirs)
            return false;
        bool const differ = mine != none;
        if (!differ || less(theirs, mine))
            mine = theirs;
        return differ;
    }

    RatingSlots panel_slots_{};
    RatingSlots card_slots_{};
    std::unordered_set<std::uint64_t> further_{}; ///< ratings of competencies from 64 on
};

} // namespace panelscore::detail
