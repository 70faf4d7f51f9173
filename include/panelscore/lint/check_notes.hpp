// SPDX-License-Identifier: BSL-1.0
#pragma once

// The checks on what interviewers wrote: N-01 to N-04 and N-06 to N-08 on one card, N-05 over
// all cards of a run. They never change a score, and never repeat what a note says.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/identifier.hpp>
#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/note_scan.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/word_lists.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/scale.hpp>
#include <panelscore/model/scorecard.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// One finding about what an interviewer wrote. Ids that do not apply are empty; `pointer`
/// leads into the scorecard.
struct NoteFinding {
    std::string code{};
    CompetencyId competency{};
    CompetencyId other{}; ///< the second competency of N-03
    InterviewerId interviewer{};
    DiagnosticLevel level = DiagnosticLevel::warning;
    std::string message{};
    std::string pointer{};

    friend bool operator==(NoteFinding const&, NoteFinding const&) = default;
};

/// The highest score that a hint leaves open: the third level from the worst after a directed
/// hint, the second after a given answer; none without a hint or on a scale too short.
[[nodiscard]] inline std::optional<double> hint_cap(Scale const& scale,
                                                    std::optional<Hint> hint) {
    if (!hint || *hint == Hint::none)
        return std::nullopt;
    std::size_t const steps = *hint == Hint::directed ? 2 : 1;
    auto const n = scale.levels.size();
    if (n <= steps)
        return std::nullopt;
    return scale.levels[scale.sign() > 0 ? steps : n - 1 - steps].score;
}

/// Checks cards against word lists that are made ready once. Immutable once built; may be
/// shared by threads.
class NoteChecker {
  public:
    explicit NoteChecker(WordLists const& lists) : scan_(lists) {}

    /// One pass over a note, see `NoteScan::look`.
    [[nodiscard]] NoteLook look(std::string_view note) const { return scan_.look(note); }

    /// Everything that N-01 to N-04 and N-06 to N-08 find on a card, in the order of its
    /// ratings. Scores off the scale are other rules' business. Precondition: the scale has
    /// levels. A card of several scores without any note is one finding. Notes of the first 32
    /// ratings are compared. Cost: linear in the texts; nothing is allocated for a card without
    /// findings.
    [[nodiscard]] std::vector<NoteFinding> check(Scorecard const& card,
                                                 Scale const& scale) const {
        std::vector<NoteFinding> found;
        std::array<std::uint64_t, most_compared> prints{};
        for (std::size_t i = 0; i < card.ratings.size(); ++i) {
            auto const& rating = card.ratings[i];
            auto const look = scan_.look(rating.evidence);
            check_rating(card, rating, look, scale, found);
            if (i >= most_compared || look.words == 0)
                continue;
            prints[i] = look.print;
            for (std::size_t other = 0; other < i; ++other)
                if (prints[other] == prints[i] &&
                    joined(words_of(card.ratings[other].evidence)) ==
                        joined(words_of(rating.evidence)))
                    add_same_note(card, card.ratings[other], rating, found);
        }
        join_bare(card, found);
        check_spread(card, found);
        check_topic(card, scan_.look(card.notes), "the notes", "/notes", found);
        for (std::size_t i = 0; i < card.red_flags.size(); ++i)
            check_topic(card, scan_.look(card.red_flags[i].quotation), "a red flag",
                        child(child("/red_flags", i), "quotation"), found);
        return found;
    }

  private:
    static constexpr std::size_t fewest_words = 8;
    static constexpr std::size_t enough_ratings = 5;
    static constexpr std::size_t most_compared = 32;

    static void add(std::string_view code, Scorecard const& card, CompetencyId const& id,
                    std::string message, std::string pointer, std::vector<NoteFinding>& found) {
        auto const* rule = find_rule(code);
        found.push_back(NoteFinding{std::string{code},
                                    id,
                                    {},
                                    card.interviewer,
                                    rule ? rule->level : DiagnosticLevel::warning,
                                    std::move(message),
                                    std::move(pointer)});
    }

    static std::string rating_pointer(Rating const& rating, char const* key) {
        auto const pointer = child("/ratings", rating.competency.text());
        return *key == '\0' ? pointer : child(pointer, key);
    }

    static void check_topic(Scorecard const& card, NoteLook const& look,
                            std::string const& what, std::string pointer,
                            std::vector<NoteFinding>& found) {
        if (!look.topic.empty())
            add("N-08", card, {}, what + " hold a fact about " + std::string{look.topic},
                std::move(pointer), found);
    }

    void check_rating(Scorecard const& card, Rating const& rating, NoteLook const& look,
                      Scale const& scale, std::vector<NoteFinding>& found) const {
        auto const& id = rating.competency;
        auto const note = [&](char const* code, std::string message) {
            add(code, card, id, std::move(message), rating_pointer(rating, "evidence"), found);
        };
        if (!look.topic.empty())
            note("N-08",
                 "the note on " + id.text() + " holds a fact about " + std::string{look.topic});
        if (!rating.score)
            return;
        if (look.words == 0)
            add("N-01", card, id, id.text() + " has a score but no note",
                rating_pointer(rating, ""), found);
        else if (look.judgements_only)
            note("N-02", "the note on " + id.text() +
                             " is a judgement: it does not say what "
                             "the candidate said or did");
        else if (look.words < fewest_words)
            note("N-02", "the note on " + id.text() + " has " + std::to_string(look.words) +
                             (look.words == 1 ? " word; 8" : " words; 8") + " are the least");
        if (look.words != 0 && same(*rating.score, scale.best()) &&
            !scan_.names_past_result(rating.evidence, look))
            note("N-06", "the note on " + id.text() +
                             " names no past result, and its level asks for one");
        auto const cap = hint_cap(scale, rating.hint);
        if (cap && below(scale.sign() * *cap, scale.sign() * *rating.score))
            add("N-07", card, id,
                id.text() +
                    (rating.hint == Hint::directed
                         ? " was rated after a directed hint; "
                         : " was rated after the answer was given; ") +
                    number_text(*cap) + " is the highest score then",
                rating_pointer(rating, "score"), found);
    }

    static void add_same_note(Scorecard const& card, Rating const& one, Rating const& other,
                              std::vector<NoteFinding>& found) {
        bool const in_order = one.competency < other.competency;
        Rating const& first = in_order ? one : other;
        Rating const& second = in_order ? other : one;
        add("N-03", card, second.competency,
            first.competency.text() + " and " + second.competency.text() +
                " have the same note",
            rating_pointer(second, "evidence"), found);
        found.back().other = first.competency;
    }

    /// Makes one finding of those on a card whose scores all lack a note, as in a bare table.
    static void join_bare(Scorecard const& card, std::vector<NoteFinding>& found) {
        auto const n =
            std::count_if(card.ratings.begin(), card.ratings.end(),
                          [](Rating const& rating) { return rating.score.has_value(); });
        auto const bare = [](NoteFinding const& one) { return one.code == "N-01"; };
        if (n < 2 || std::count_if(found.begin(), found.end(), bare) != n)
            return;
        std::erase_if(found, bare);
        add("N-01", card, {}, "none of the " + std::to_string(n) + " scores has a note",
            "/ratings", found);
    }

    static void check_spread(Scorecard const& card, std::vector<NoteFinding>& found) {
        std::size_t n = 0;
        double first = 0;
        for (auto const& rating : card.ratings) {
            if (!rating.score)
                continue;
            if (n++ == 0)
                first = *rating.score;
            else if (!same(first, *rating.score))
                return;
        }
        if (n >= enough_ratings)
            add("N-04", card, {}, "all " + std::to_string(n) + " scores are the same",
                "/ratings", found);
    }

    NoteScan scan_;
};

/// How much each interviewer uses the middle level, over all cards of a run (N-05). Cards may
/// come in any order.
class MiddleLevelTally {
  public:
    /// Counts the scores of a card. Nothing is counted on a scale without a middle level.
    /// Precondition: the scale has levels.
    void add(Scorecard const& card, Scale const& scale) {
        auto const n = scale.levels.size();
        if (n < 3 || n % 2 == 0)
            return;
        auto& counts = by_interviewer_[card.interviewer];
        double const middle = scale.levels[n / 2].score;
        for (auto const& rating : card.ratings) {
            if (!rating.score)
                continue;
            ++counts.ratings;
            counts.middle += same(*rating.score, middle) ? 1U : 0U;
        }
    }

    /// Adds what another tally has counted.
    void add(MiddleLevelTally const& other) {
        for (auto const& [interviewer, counts] : other.by_interviewer_) {
            by_interviewer_[interviewer].ratings += counts.ratings;
            by_interviewer_[interviewer].middle += counts.middle;
        }
    }

    /// One finding for each interviewer with more than 60 % of 20 or more ratings on the middle
    /// level, sorted by interviewer.
    [[nodiscard]] std::vector<NoteFinding> findings() const {
        constexpr std::size_t enough = 20;
        std::vector<NoteFinding> found;
        for (auto const& [interviewer, counts] : by_interviewer_) {
            if (counts.ratings < enough || counts.middle * 10 <= counts.ratings * 6)
                continue;
            auto const share =
                100 * static_cast<double>(counts.middle) / static_cast<double>(counts.ratings);
            found.push_back(NoteFinding{"N-05",
                                        {},
                                        {},
                                        interviewer,
                                        DiagnosticLevel::information,
                                        interviewer.text() + " put " + fixed(share, 0) +
                                            " % of " + std::to_string(counts.ratings) +
                                            " ratings on the middle level",
                                        ""});
        }
        return found;
    }

  private:
    struct Counts {
        std::size_t ratings = 0;
        std::size_t middle = 0;
    };
    std::map<InterviewerId, Counts> by_interviewer_{};
};

} // namespace panelscore
