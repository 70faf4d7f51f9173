// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is right or wrong with one scorecard once it is read, whatever form it came in.

#include <panelscore/base/json_pointer.hpp>
#include <panelscore/base/nearest.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/detail/csv.hpp>
#include <panelscore/io/scorecard.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/model/scorecard.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// True when one of the problems from `before` on is an error.
inline bool errors_since(ReadScorecards const& read, std::size_t before) {
    return std::any_of(
        read.problems.begin() + static_cast<std::ptrdiff_t>(before), read.problems.end(),
        [](Diagnostic const& problem) { return problem.level == DiagnosticLevel::error; });
}

/// Keeps a file with something wrong in each of a million cards from filling the memory: past
/// a hundred thousand problems, those from `before` on are let go, the first errors excepted.
inline void limit_problems(ReadScorecards& read, std::size_t before) {
    constexpr std::size_t most = 100'000;
    auto& listed = read.problems;
    if (listed.size() <= most)
        return;
    if (before <= most) {
        auto noted = make_problem(problems::too_large,
                                  "more than 100000 problems: further ones are not listed");
        noted.level = DiagnosticLevel::warning;
        noted.file = read.file;
        noted.where = listed.back().where;
        listed.push_back(std::move(noted));
        return;
    }
    auto const from = listed.begin() + static_cast<std::ptrdiff_t>(before);
    auto const kept =
        listed.size() > 2 * most
            ? from
            : std::stable_partition(from, listed.end(), [](Diagnostic const& one) {
                  return one.level == DiagnosticLevel::error;
              });
    listed.erase(kept, listed.end());
}

/// The rubric a card goes to: the first one with the id it names, or the only one given; when
/// only ratings are checked, one of its own revision goes before.
inline std::size_t rubric_for(Scorecard const& card, ScorecardOptions const& options) {
    auto const& rubrics = options.rubrics;
    if (card.rubric.empty()) {
        bool const only = std::all_of(rubrics.begin(), rubrics.end(), [&](Rubric const* one) {
            return one->id == rubrics.front()->id;
        });
        return only && !rubrics.empty() ? 0 : CardPlace::none;
    }
    std::size_t chosen = CardPlace::none;
    for (std::size_t i = 0; i < rubrics.size(); ++i) {
        if (rubrics[i]->id.text() != card.rubric)
            continue;
        bool const better =
            options.checks == CardChecks::ratings_only && rubrics[i]->revision == card.revision;
        if (chosen == CardPlace::none || better)
            chosen = i;
    }
    return chosen;
}

/// Which of a card's ratings a pointer inside the card is about, or none.
inline std::optional<std::size_t> rating_at(Scorecard const& card, std::string_view pointer) {
    if (pointer.empty() || take_step(pointer) != "ratings" || pointer.empty())
        return std::nullopt;
    std::string const id = take_step(pointer);
    for (std::size_t i = 0; i < card.ratings.size(); ++i)
        if (card.ratings[i].competency.text() == id)
            return i;
    return std::nullopt;
}

/// The scores of a scale as a person would list them.
inline std::string scores_of(Scale const& scale) {
    if (scale.step)
        return number_text(scale.minimum()) + " to " + number_text(scale.maximum()) +
               " in steps of " + number_text(*scale.step);
    std::string all;
    for (std::size_t i = 0; i < scale.levels.size(); ++i) {
        if (i > 0)
            all += i + 1 == scale.levels.size() ? " or " : ", ";
        all += number_text(scale.levels[i].score);
    }
    return all;
}

/// True when what an interviewer reads of a competency is word for word the same.
inline bool same_words(Competency const& a, Competency const& b) {
    auto const same_flags = [](std::vector<Flag> const& x, std::vector<Flag> const& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                          [](Flag const& p, Flag const& q) { return p.text == q.text; });
    };
    return a.name == b.name && a.definition == b.definition && a.indicators == b.indicators &&
           same_flags(a.red_flags, b.red_flags) && same_flags(a.green_flags, b.green_flags) &&
           std::equal(a.anchors.begin(), a.anchors.end(), b.anchors.begin(), b.anchors.end(),
                      [](Anchor const& x, Anchor const& y) {
                          return same(x.score, y.score) && x.text == y.text;
                      });
}

/// Checks a card against the rubric it goes to. Pointers are inside the card.
class CardCheck {
  public:
    CardCheck(Scorecard const& card, ScorecardOptions const& options)
        : card_(card), options_(options) {}

    Diagnostics run(std::size_t& chosen) {
        chosen = rubric_for(card_, options_);
        if (options_.rubrics.empty())
            return {};
        if (chosen == CardPlace::none) {
            other_rubric();
            return std::move(found_);
        }
        rubric_ = options_.rubrics[chosen];
        bool const all = options_.checks == CardChecks::all;
        if (all)
            revision();
        for (auto const& rating : card_.ratings)
            check(rating);
        for (std::size_t i = 0; i < card_.red_flags.size(); ++i)
            if (!card_.red_flags[i].competency.empty())
                known(card_.red_flags[i].competency,
                      child(child("/red_flags", i), "competency"));
        if (rubric_->role && all)
            role(*rubric_->role);
        return std::move(found_);
    }

  private:
    Diagnostic& note(ProblemKind kind, std::string message, std::string pointer) {
        found_.push_back(make_problem(kind, std::move(message)));
        found_.back().pointer = std::move(pointer);
        return found_.back();
    }

    void other_rubric() {
        std::vector<std::string_view> ids;
        std::string all;
        for (auto const* rubric : options_.rubrics) {
            if (std::find(ids.begin(), ids.end(), rubric->id.text()) != ids.end())
                continue;
            ids.push_back(rubric->id.text());
            all += (all.empty() ? "" : " or ") + rubric->id.text();
        }
        auto& noted = card_.rubric.empty()
                          ? note(problems::other_rubric,
                                 "the card names no rubric, and several were given", {})
                          : note(problems::other_rubric,
                                 "the card is for the rubric \"" + card_.rubric +
                                     "\", which was not given",
                                 "/rubric");
        noted.expected = all;
        noted.did_you_mean = nearest(card_.rubric, ids);
    }

    void revision() {
        auto const& accepted = options_.accepted_revisions;
        if (card_.revision.empty() || card_.revision == rubric_->revision ||
            std::find(accepted.begin(), accepted.end(), card_.revision) != accepted.end())
            return;
        auto const& rubrics = options_.rubrics;
        auto const other = std::find_if(rubrics.begin(), rubrics.end(), [&](Rubric const* one) {
            return one->id == rubric_->id && one->revision == card_.revision;
        });
        auto& noted =
            note(problems::other_revision,
                 "the card is for revision " + card_.revision + " of " + rubric_->id.text(),
                 "/revision");
        noted.expected = rubric_->revision;
        if (other == rubrics.end())
            return;
        std::string const changed = first_change(**other);
        if (changed.empty()) {
            noted.level = DiagnosticLevel::warning;
            noted.details = {"what it rates is the same in both revisions"};
        } else {
            noted.details = {changed + " differs between the two revisions"};
        }
    }
    /// What a card of another revision rates under other words, or empty.
    [[nodiscard]] std::string first_change(Rubric const& other) const {
        if (other.scale != rubric_->scale)
            return "the scale";
        for (auto const& rating : card_.ratings) {
            auto const* mine = rubric_->competency(rating.competency);
            auto const* theirs = other.competency(rating.competency);
            if (mine == nullptr || theirs == nullptr || !same_words(*mine, *theirs))
                return rating.competency.text();
        }
        return {};
    }

    bool known(CompetencyId const& id, std::string pointer) {
        if (rubric_->competency(id) != nullptr)
            return true;
        std::vector<std::string_view> ids;
        std::string called;
        for (auto const& competency : rubric_->competencies) {
            ids.push_back(competency.id.text());
            if (folded(id.text()) == folded(competency.code) ||
                folded(id.text()) == folded(competency.name))
                called = competency.id.text();
        }
        auto& noted = note(problems::unknown_competency,
                           rubric_->id.text() + " has no competency \"" + id.text() + '"',
                           std::move(pointer));
        noted.did_you_mean = called.empty() ? nearest(id.text(), ids) : called;
        return false;
    }

    void check(Rating const& rating) {
        std::string pointer = child("/ratings", rating.competency.text());
        if (!known(rating.competency, pointer) || !rating.score ||
            rubric_->scale.allows(*rating.score))
            return;
        bool const between = rubric_->scale.contains(*rating.score);
        note(between ? problems::between_levels : problems::off_scale,
             "the score " + number_text(*rating.score) +
                 (between ? " lies between two levels" : " is off the scale"),
             pointer + "/score")
            .expected = scores_of(rubric_->scale);
    }

    void role(Role const& role) {
        auto const& seniorities = role.seniorities;
        if (!card_.seniority.empty() && !seniorities.empty() &&
            std::find(seniorities.begin(), seniorities.end(), card_.seniority) ==
                seniorities.end()) {
            std::vector<std::string_view> names;
            std::string all;
            for (auto const& seniority : seniorities) {
                names.push_back(seniority.text());
                all += (all.empty() ? "" : ", ") + seniority.text();
            }
            auto& noted =
                note(problems::unknown_word,
                     "unknown seniority \"" + card_.seniority.text() + '"', "/seniority");
            noted.expected = all;
            noted.did_you_mean = nearest(card_.seniority.text(), names);
        }
        if (!role.interviews.empty() && !card_.interview.empty())
            plan(role);
    }
    void plan(Role const& role) {
        auto const* interview = role.interview(card_.interview);
        if (interview == nullptr) {
            std::vector<std::string_view> ids;
            for (auto const& one : role.interviews)
                ids.push_back(one.id.text());
            auto& noted = note(problems::not_in_plan,
                               "the plan has no interview \"" + card_.interview.text() + '"',
                               "/interview");
            noted.level = DiagnosticLevel::warning;
            noted.did_you_mean = nearest(card_.interview.text(), ids);
            return;
        }
        for (auto const& rating : card_.ratings) {
            auto const& listed = interview->competencies;
            if (std::find(listed.begin(), listed.end(), rating.competency) != listed.end() ||
                rubric_->competency(rating.competency) == nullptr)
                continue;
            note(problems::not_in_plan,
                 "interview " + interview->id.text() + " does not list " +
                     rating.competency.text(),
                 child("/ratings", rating.competency.text()))
                .level = DiagnosticLevel::warning;
        }
    }

    Scorecard const& card_;
    ScorecardOptions const& options_;
    Rubric const* rubric_ = nullptr;
    Diagnostics found_{};
};

} // namespace panelscore::detail
