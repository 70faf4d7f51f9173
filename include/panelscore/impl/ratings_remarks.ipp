// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is worth knowing about a whole run of ratings: what was left out, what was assumed.

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/ratings_run.ipp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// What a run did not take, in numbers.
struct RatingsLeftOut {
    std::size_t cards = 0;   ///< that were read at all
    std::size_t undated = 0; ///< cards without a time, when only some time was asked for
    /// Cards of another revision than their rubric's, by rubric and revision; they are taken.
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> other_revisions{};
    std::size_t openings_missing = 0; ///< candidates with and without an opening
    std::string without_opening{};    ///< the first of them by name
};

/// Scores mean one thing only where the scales are one: rubrics with other scales are refused.
inline void compare_scales(RatingRun& run) {
    auto const& rubrics = run.options.rubrics;
    auto const scores = [](Rubric const& rubric) {
        std::vector<double> all;
        for (Level const& level : rubric.scale.levels)
            all.push_back(level.score);
        return all;
    };
    for (Rubric const* rubric : rubrics) {
        Rubric const& first = *rubrics.front();
        if (scores(*rubric) == scores(first) && rubric->scale.step == first.scale.step &&
            rubric->scale.direction == first.scale.direction)
            continue;
        run.log.note(make_problem(problems::other_rubric,
                                  rubric->id.text() + " " + rubric->revision + " and " +
                                      first.id.text() + " " + first.revision +
                                      " have different scales: their scores cannot be "
                                      "calibrated together"));
    }
}

/// `1 card`, `2 cards`.
inline std::string number_of(std::size_t n, std::string_view thing) {
    return std::to_string(n) + ' ' + std::string(thing) + (n == 1 ? "" : "s");
}

inline void remark(RatingRun& run, ProblemKind kind, DiagnosticLevel level,
                   std::string message) {
    Diagnostic noted = make_problem(kind, std::move(message));
    noted.level = level;
    run.log.note(std::move(noted));
}

/// Warns of cards written for other revisions of their rubric.
inline void remark_revisions(RatingRun& run, RatingsLeftOut const& counted) {
    for (std::uint32_t r = 0; r < run.options.rubrics.size(); ++r) {
        std::size_t cards = 0;
        std::string each;
        for (auto const& [key, n] : counted.other_revisions) {
            if (key.first != r)
                continue;
            cards += n;
            each += (each.empty() ? "" : ", ") + key.second + " (" + std::to_string(n) + ")";
        }
        Rubric const& rubric = *run.options.rubrics[r];
        if (cards > 0)
            remark(run, problems::other_revision, DiagnosticLevel::warning,
                   number_of(cards, "card") + " for another revision of " + rubric.id.text() +
                       " than " + rubric.revision + ": " + each);
    }
}

/// Says when there is nothing to learn from.
inline void remark_nothing(RatingRun& run, std::size_t cards) {
    bool const dated = run.options.since || run.options.until;
    bool const votes = run.options.rated == RatedBy::overall_vote;
    std::string why = "there is no scorecard";
    if (cards > 0 && dated)
        why = "no scorecard with a score lies in the time that was asked for";
    else if (cards > 0)
        why = votes ? "no scorecard has an overall vote" : "no scorecard has a score";
    run.log.note(make_problem(problems::no_scorecard, why));
}

/// Adds the remarks of a run to its problems.
inline void add_remarks(RatingRun& run, RatingsLeftOut const& counted,
                        RatingHistory const& history) {
    if (history.ratings.size() == 0) {
        if (!has_errors(run.log.problems()))
            remark_nothing(run, counted.cards);
        return;
    }
    if (!run.options.by.empty() && history.groups.empty())
        run.log.note(
            make_problem(problems::missing_key,
                         "no scorecard says its \"" + run.options.by + "\" to group by"));
    remark_revisions(run, counted);
    if (counted.openings_missing > 0)
        remark(run, problems::opening_missing, DiagnosticLevel::warning,
               number_of(counted.openings_missing, "candidate") +
                   " with cards that name an opening and cards that name none, such as " +
                   counted.without_opening + ": they are two panels each");
    if (counted.undated > 0)
        remark(run, problems::left_out, DiagnosticLevel::warning,
               number_of(counted.undated, "card") +
                   " without a date left out, for only some time was asked for");
    if (history.after_debrief > 0)
        remark(run, problems::left_out, DiagnosticLevel::information,
               number_of(history.after_debrief, "rating") +
                   " left out: made after the debrief");
    ScoreScale const& scale = history.scale;
    if (!scale.declared)
        remark(run, problems::scale_not_given, DiagnosticLevel::information,
               "scale not given: taken from the scores, " + scale_in_words(scale));
    else if (auto const given = declared_scale(run.options);
             given && given->step <= 0 && !same(scale.step, 1))
        remark(run, problems::scale_not_given, DiagnosticLevel::information,
               scale.step > 0 ? "steps of the scale not given: taken from the scores, " +
                                    number_text(scale.step)
                              : "the scores lie in no steps: the scale has no levels");
}

} // namespace panelscore::detail
