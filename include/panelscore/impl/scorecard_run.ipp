// SPDX-License-Identifier: BSL-1.0
#pragma once

// What only all scorecards of a run together show.

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/lint/pointer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// A card of a run.
struct CardInRun {
    std::size_t hash = 0;
    std::uint32_t file = 0;
    std::uint32_t card = 0;
};

/// Looks through the cards of a run in groups that share a key.
class RunCheck {
  public:
    explicit RunCheck(std::vector<ReadScorecards> const& files) : files_(files) {}

    Diagnostics run() {
        std::size_t cards = 0;
        bool errors = false;
        for (auto const& file : files_) {
            cards += file.cards.size();
            errors = errors || !file.ok();
        }
        if (cards == 0 && !errors)
            found_.push_back(make_problem(problems::no_scorecard, "there is no scorecard"));
        auto const panel = [](Scorecard const& card) {
            return std::tie(card.candidate.text(), card.opening.text());
        };
        auto const cell = [](Scorecard const& card) {
            return std::tie(card.candidate.text(), card.opening.text(), card.interviewer.text(),
                            card.interview.text());
        };
        for_groups(panel, [this](auto const& group) { seniorities(group); });
        for_groups(cell, [this](auto const& group) { ratings(group); });
        std::stable_sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) {
            return std::tie(a.file, a.where) < std::tie(b.file, b.where);
        });
        return std::move(found_);
    }

  private:
    [[nodiscard]] Scorecard const& card(CardInRun const& at) const {
        return files_[at.file].cards[at.card];
    }
    [[nodiscard]] CardPlace const& place(CardInRun const& at) const {
        return files_[at.file].places[at.card];
    }
    [[nodiscard]] SourcePosition where(CardInRun const& at, std::size_t rating) const {
        auto const& placed = place(at);
        return placed.first_cell == CardPlace::none
                   ? placed.where
                   : files_[at.file].cells[placed.first_cell + rating];
    }

    template <typename Key, typename Visit>
    void for_groups(Key key, Visit visit) const {
        std::vector<CardInRun> all;
        for (std::size_t f = 0; f < files_.size(); ++f)
            for (std::size_t c = 0; c < files_[f].cards.size(); ++c) {
                CardInRun at{0, static_cast<std::uint32_t>(f), static_cast<std::uint32_t>(c)};
                std::apply(
                    [&](auto const&... text) {
                        ((at.hash = at.hash * 1099511628211U + std::hash<std::string>{}(text)),
                         ...);
                    },
                    key(card(at)));
                all.push_back(at);
            }
        std::sort(all.begin(), all.end(),
                  [](auto const& a, auto const& b) { return a.hash < b.hash; });
        for (std::size_t begin = 0; begin < all.size();) {
            std::size_t end = begin + 1;
            while (end < all.size() && all[end].hash == all[begin].hash)
                ++end;
            if (end - begin > 1)
                split(std::vector<CardInRun>(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                             all.begin() + static_cast<std::ptrdiff_t>(end)),
                      key, visit);
            begin = end;
        }
    }
    /// Cards of one hash, nearly always of one key too.
    template <typename Key, typename Visit>
    void split(std::vector<CardInRun> group, Key key, Visit visit) const {
        std::sort(group.begin(), group.end(), [&](auto const& a, auto const& b) {
            if (key(card(a)) != key(card(b)))
                return key(card(a)) < key(card(b));
            return std::tie(files_[a.file].file, place(a).where) <
                   std::tie(files_[b.file].file, place(b).where);
        });
        std::vector<CardInRun> same;
        for (auto const& at : group) {
            if (!same.empty() && key(card(at)) != key(card(same.front()))) {
                visit(same);
                same.clear();
            }
            same.push_back(at);
        }
        visit(same);
    }

    Diagnostic& note(ProblemKind kind, std::string message, CardInRun const& at,
                     std::string_view pointer, SourcePosition position) {
        Diagnostic& noted = found_.emplace_back(make_problem(kind, std::move(message)));
        noted.file = files_[at.file].file;
        noted.where = position;
        if (place(at).first_cell != CardPlace::none)
            return noted;
        if (place(at).element != CardPlace::none)
            noted.pointer = child("", place(at).element);
        noted.pointer += pointer;
        return noted;
    }
    [[nodiscard]] std::string line_of(CardInRun const& at, SourcePosition position) const {
        return files_[at.file].file + ':' + std::to_string(position.line);
    }

    void seniorities(std::vector<CardInRun> const& group) {
        std::vector<CardInRun> seen;
        for (auto const& at : group) {
            auto const& seniority = card(at).seniority;
            if (seniority.empty() ||
                std::any_of(seen.begin(), seen.end(), [&](auto const& other) {
                    return card(other).seniority == seniority;
                }))
                continue;
            seen.push_back(at);
            if (seen.size() == 1)
                continue;
            auto const& first = seen.front();
            note(problems::two_seniorities,
                 card(at).candidate.text() + " is " + seniority.text() + " here and " +
                     card(first).seniority.text() + " on another card",
                 at, "/seniority", place(at).where)
                .details = {card(first).seniority.text() + " in " +
                            line_of(first, place(first).where)};
        }
    }

    struct Cell {
        std::string const* competency = nullptr;
        Phase phase = Phase::independent;
        std::size_t card = 0;
        std::size_t rating = 0;
    };
    void ratings(std::vector<CardInRun> const& group) {
        if (group.size() < 2)
            return;
        std::vector<Cell> cells;
        for (std::size_t c = 0; c < group.size(); ++c) {
            auto const& one = card(group[c]);
            for (std::size_t r = 0; r < one.ratings.size(); ++r)
                cells.push_back(Cell{&one.ratings[r].competency.text(), one.phase, c, r});
        }
        std::stable_sort(cells.begin(), cells.end(), [](Cell const& a, Cell const& b) {
            return std::tie(*a.competency, a.phase) < std::tie(*b.competency, b.phase);
        });
        for (std::size_t i = 1, first = 0; i < cells.size(); ++i) {
            if (*cells[i].competency != *cells[first].competency ||
                cells[i].phase != cells[first].phase) {
                first = i;
                continue;
            }
            auto const& at = group[cells[i].card];
            auto const& before = group[cells[first].card];
            note(problems::rated_twice,
                 card(at).interviewer.text() + " rates " + *cells[i].competency + " of " +
                     card(at).candidate.text() + " twice",
                 at, child("/ratings", *cells[i].competency), where(at, cells[i].rating))
                .details = {"first in " + line_of(before, where(before, cells[first].rating))};
        }
    }

    std::vector<ReadScorecards> const& files_;
    Diagnostics found_{};
};

} // namespace detail

PANELSCORE_DECL Diagnostics check_run(std::vector<ReadScorecards> const& files) {
    return detail::RunCheck(files).run();
}

} // namespace panelscore
