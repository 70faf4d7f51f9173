// SPDX-License-Identifier: BSL-1.0
// Past ratings: the same history from pieces cut anywhere, from files, lines and keys in any
// order, and the same as from whole scorecards, card by card.
#include <panelscore/base/number_text.hpp>
#include <panelscore/detail/iso_date.hpp>
#include <panelscore/io/ratings.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace panelscore;

namespace {

/// Numbers from 0 on; the engine is the same everywhere, its distributions are not.
class Numbers {
  public:
    explicit Numbers(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return engine_() % n; }
    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

  private:
    std::mt19937 engine_;
};

/// Cards with holes, second interviews, votes, groups, late ones and ones after the debrief.
std::vector<Scorecard> made_up_cards(Numbers& numbers) {
    std::vector<Scorecard> cards;
    for (int c = 0; c < 12; ++c)
        for (int i = 0; i < 6; ++i)
            for (char const* interview : {"", "talk", "task"}) {
                if (numbers.below(3) == 0)
                    continue;
                Scorecard card;
                card.candidate = CandidateId("c-" + std::to_string(c * 7 % 12));
                card.interviewer =
                    InterviewerId("i" + std::string(numbers.below(2), 'x') + std::to_string(i));
                card.interview = InterviewId(interview);
                if (c % 3 == 0)
                    card.opening = OpeningId("req-" + std::to_string(i % 2));
                card.seniority = Seniority(c % 4 == 0 ? "senior" : "");
                if (numbers.below(4) > 0)
                    card.interviewed_at = "2026-03-0" + std::to_string(1 + numbers.below(9));
                if (numbers.below(4) > 0)
                    card.submitted_at =
                        "2026-03-1" + std::to_string(numbers.below(9)) + "T10:00Z";
                if (numbers.below(5) == 0)
                    card.phase = Phase::after_debrief;
                if (numbers.below(2) == 0)
                    card.overall = static_cast<Vote>(static_cast<int>(numbers.below(5)) - 2);
                if (numbers.below(3) > 0)
                    card.extra = R"({"site":"s)" + std::to_string(numbers.below(3)) + "\"}";
                std::vector<int> skills{0, 1, 2, 3, 4};
                numbers.shuffle(skills);
                skills.resize(numbers.below(6));
                for (int const k : skills) {
                    Rating rating;
                    rating.competency = CompetencyId("skill." + std::string(1, "dbcae"[k]));
                    if (numbers.below(5) > 0)
                        rating.score = 1 + static_cast<double>(numbers.below(9)) / 2;
                    card.ratings.push_back(std::move(rating));
                }
                bool const there =
                    std::any_of(cards.begin(), cards.end(), [&](auto const& other) {
                        return other.candidate == card.candidate &&
                               other.opening == card.opening &&
                               other.interviewer == card.interviewer &&
                               other.interview == card.interview && other.phase == card.phase;
                    });
                if (!there)
                    cards.push_back(std::move(card));
            }
    return cards;
}

RatingOptions by_site() {
    RatingOptions options;
    options.scale = ScoreScale{1, 5, 0.5, false, true};
    options.by = "site";
    return options;
}

std::string as_lines(std::vector<Scorecard> const& cards) {
    std::string text;
    for (Scorecard const& card : cards)
        text += to_json(card) + '\n';
    return text;
}
/// The cards as rows, in any order; only some rows of a card repeat what is about all of it.
std::string as_table(std::vector<Scorecard> const& cards, Numbers& numbers) {
    std::vector<std::string> rows;
    for (Scorecard const& card : cards) {
        for (std::size_t r = 0; r < card.ratings.size(); ++r) {
            Rating const& rating = card.ratings[r];
            std::string row = '"' + card.candidate.text() + "\"," + card.interviewer.text() +
                              ',' + card.interview.text() + ',' + card.opening.text() + ',' +
                              (card.phase == Phase::after_debrief ? "after_debrief," : ",") +
                              rating.competency.text() + ',' +
                              (rating.score ? number_text(*rating.score) : "N");
            bool const all = r == 0 || numbers.below(2) == 0;
            std::string const site =
                card.extra.empty() ? "" : card.extra.substr(9, card.extra.size() - 11);
            static constexpr char const* votes[] = {"strong_no_hire", "no_hire", "mixed",
                                                    "hire", "strong_hire"};
            std::string const vote =
                card.overall ? votes[static_cast<int>(*card.overall) + 2] : "";
            row += all ? ',' + card.seniority.text() + ',' + card.interviewed_at + ',' +
                             card.submitted_at + ',' + vote + ',' + site +
                             ",\"a\nnote, \"\"x\"\"\""
                       : ",,,,,,";
            rows.push_back(row + '\n');
        }
    }
    numbers.shuffle(rows);
    std::string text =
        "candidate,interviewer,interview,opening,phase,competency,score,seniority,"
        "interviewed_at,submitted_at,overall,site,evidence\n";
    for (std::string const& row : rows)
        text += row;
    return text;
}

Parsed<RatingHistory> in_pieces(std::vector<std::pair<std::string, std::string>> const& files,
                                RatingOptions const& options, Numbers& numbers) {
    RatingReader reader(options);
    for (auto const& [name, text] : files) {
        reader.open(name);
        std::string_view rest = text;
        std::size_t const longest = 1 + numbers.below(200);
        while (!rest.empty()) {
            std::size_t const length = std::min(rest.size(), numbers.below(longest + 1));
            reader.feed(rest.substr(0, length));
            rest.remove_prefix(length);
        }
        reader.close();
    }
    return reader.finish();
}

/// A history from cards in the plainest way.
RatingHistory by_hand(std::vector<Scorecard> const& cards) {
    struct Card {
        std::size_t candidate = 0;
        std::size_t interviewer = 0;
        bool untimed = false;
        std::int64_t time = 0;
        std::string interview{};
        Scorecard const* card = nullptr;
    };
    auto const panel = [](Scorecard const& card) {
        return card.candidate.text() + (card.opening.empty() ? "" : "@" + card.opening.text());
    };
    RatingHistory history;
    auto const add = [](std::vector<std::string>& names, std::string const& name) {
        if (!name.empty())
            names.push_back(name);
    };
    auto const finish = [](std::vector<std::string>& names) {
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
    };
    auto const code = [](std::vector<std::string> const& names, std::string const& name) {
        return static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), name) -
                                          names.begin());
    };
    std::vector<Scorecard const*> kept;
    for (Scorecard const& card : cards) {
        bool const late = card.phase == Phase::after_debrief;
        if (!late && !card.ratings.empty())
            kept.push_back(&card);
        for (Rating const& rating : card.ratings) {
            if (late) {
                history.after_debrief += rating.score ? 1U : 0U;
            } else if (!rating.score) {
                ++history.not_observed;
            } else {
                add(history.candidates, panel(card));
                add(history.interviewers, card.interviewer.text());
                add(history.competencies, rating.competency.text());
            }
        }
    }
    finish(history.candidates);
    finish(history.interviewers);
    finish(history.competencies);
    auto const known = [](std::vector<std::string> const& names, std::string const& name) {
        return std::binary_search(names.begin(), names.end(), name);
    };
    kept.erase(std::remove_if(kept.begin(), kept.end(),
                              [&](Scorecard const* card) {
                                  return !known(history.candidates, panel(*card)) ||
                                         !known(history.interviewers, card->interviewer.text());
                              }),
               kept.end());
    std::vector<Card> sorted;
    for (Scorecard const* card : kept) {
        add(history.interviews, card->interview.text());
        add(history.groups, card->extra.empty() ? "" : card->extra.substr(9, 2));
        auto time = detail::seconds_since_1970(card->interviewed_at);
        if (!time)
            time = detail::seconds_since_1970(card->submitted_at);
        sorted.push_back({code(history.candidates, panel(*card)),
                          code(history.interviewers, card->interviewer.text()), !time,
                          time.value_or(0), card->interview.text(), card});
    }
    finish(history.interviews);
    finish(history.groups);
    std::sort(sorted.begin(), sorted.end(), [](Card const& a, Card const& b) {
        return std::tie(a.candidate, a.interviewer, a.untimed, a.time, a.interview) <
               std::tie(b.candidate, b.interviewer, b.untimed, b.time, b.interview);
    });
    history.not_observed_in.assign(history.competencies.size(), 0);
    for (Scorecard const& card : cards)
        for (Rating const& rating : card.ratings)
            if (card.phase == Phase::independent && !rating.score &&
                known(history.competencies, rating.competency.text()))
                ++history.not_observed_in[code(history.competencies, rating.competency.text())];
    stats::Ratings& ratings = history.ratings;
    for (Card const& entry : sorted) {
        Scorecard const& card = *entry.card;
        HistoryCard made;
        made.candidate = static_cast<std::uint32_t>(entry.candidate);
        made.interviewer = static_cast<std::uint32_t>(entry.interviewer);
        if (!card.interview.empty())
            made.interview = code(history.interviews, card.interview.text());
        if (!card.extra.empty())
            made.group = code(history.groups, card.extra.substr(9, 2));
        made.interviewed_at = detail::seconds_since_1970(card.interviewed_at);
        made.submitted_at = detail::seconds_since_1970(card.submitted_at);
        made.overall = card.overall;
        std::map<std::string, double> scores;
        for (Rating const& rating : card.ratings) {
            std::string const& name = rating.competency.text();
            if (rating.score)
                scores[name] = *rating.score;
            else
                ++made.not_observed;
        }
        for (auto const& [name, score] : scores) {
            ratings.candidate.push_back(made.candidate);
            ratings.interviewer.push_back(made.interviewer);
            ratings.competency.push_back(code(history.competencies, name));
            ratings.card.push_back(static_cast<std::uint32_t>(history.cards.size()));
            ratings.score.push_back(score);
        }
        history.cards.push_back(made);
    }
    ratings.candidates = static_cast<std::uint32_t>(history.candidates.size());
    ratings.interviewers = static_cast<std::uint32_t>(history.interviewers.size());
    ratings.competencies = static_cast<std::uint32_t>(history.competencies.size());
    ratings.cards = static_cast<std::uint32_t>(history.cards.size());
    for (std::string const& name : history.candidates) {
        auto const found = std::find_if(cards.begin(), cards.end(), [&](Scorecard const& card) {
            return panel(card) == name && !card.seniority.empty();
        });
        if (found != cards.end())
            history.seniorities = {"senior"};
        history.seniority_of.push_back(found == cards.end() ? HistoryCard::none : 0U);
    }
    history.grouped_by = "site";
    history.scale = ScoreScale{1, 5, 0.5, false, true};
    return history;
}

} // namespace

TEST_CASE("ratings: pieces, orders and forms give the history made by hand") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Numbers numbers(seed);
        auto cards = made_up_cards(numbers);
        // A card without ratings says its seniority in JSON, and has no row in a table.
        cards.erase(std::remove_if(cards.begin(), cards.end(),
                                   [](Scorecard const& card) { return card.ratings.empty(); }),
                    cards.end());
        RatingHistory const wanted = by_hand(cards);
        RatingOptions const options = by_site();
        auto const check = [&](Parsed<RatingHistory> const& found) {
            CHECK_FALSE(has_errors(found.problems));
            CHECK(found.value == wanted);
        };
        check(read_ratings(as_lines(cards), "a", options));
        check(read_ratings(as_table(cards, numbers), "a", options));
        numbers.shuffle(cards);
        auto const middle = cards.begin() + static_cast<std::ptrdiff_t>(cards.size() / 2);
        std::vector<Scorecard> const first(cards.begin(), middle);
        std::vector<Scorecard> const second(middle, cards.end());
        for (int i = 0; i < 5; ++i) {
            check(in_pieces({{"a", as_lines(first)}, {"b", as_table(second, numbers)}}, options,
                            numbers));
            check(in_pieces({{"b", as_table(second, numbers)}, {"a", as_lines(first)}}, options,
                            numbers));
            check(in_pieces({{"b", '[' + to_json(cards.front()) + "]\n"},
                             {"a", as_table({cards.begin() + 1, cards.end()}, numbers)}},
                            options, numbers));
        }
    }
}
