// SPDX-License-Identifier: BSL-1.0
#pragma once

// A panel's independent scores as numbers: who gave what on which competency. Not-observed and
// not-asked leave no trace here, so nothing downstream can take them for a zero.

#include <panelscore/decide/aggregate.hpp>
#include <panelscore/decide/gates.hpp>
#include <panelscore/decide/weights.hpp>
#include <panelscore/model/panel.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore {

/// One score in a panel: positions of its competency (in the weight table, then `extras`), its
/// interviewer and its card, and its place among the card's ratings.
struct PanelScore {
    std::size_t competency = 0;
    std::size_t interviewer = 0;
    std::size_t card = 0;
    std::size_t rating = 0;
    double score = 0;
};

/// An interviewer's mean over interviews for one competency.
struct InterviewerMean {
    std::size_t interviewer = 0;
    double mean = 0;
};

/// The scores of a panel's independent cards.
///
/// `interviewers` are the people with at least one score, sorted. `scores` are sorted by
/// competency, interviewer, card; `means` by competency, interviewer. Competency `k` owns
/// `scores[first_score[k]] … scores[first_score[k + 1]]`, and likewise its means.
struct PanelScores {
    std::vector<InterviewerId> interviewers{};
    std::vector<CompetencyId> extras{}; ///< rated, but without a weight in the role; sorted
    std::vector<PanelScore> scores{};
    std::vector<InterviewerMean> means{};
    std::vector<std::size_t> first_score{};
    std::vector<std::size_t> first_mean{};
    std::size_t not_observed = 0;

    /// The scores of one competency.
    [[nodiscard]] std::span<PanelScore const> scores_of(std::size_t k) const {
        return std::span(scores).subspan(first_score[k], first_score[k + 1] - first_score[k]);
    }
    /// Each interviewer's mean for one competency.
    [[nodiscard]] std::span<InterviewerMean const> means_of(std::size_t k) const {
        return std::span(means).subspan(first_mean[k], first_mean[k + 1] - first_mean[k]);
    }
};

/// Puts cards into the order of reports: by time of the interview, interview, interviewer,
/// phase, and what they rate. The order they came in changes nothing.
inline void sort_cards(std::vector<Scorecard>& cards) {
    auto const key = [](Scorecard const& card) {
        return std::tie(card.interviewed_at, card.interview, card.interviewer, card.phase,
                        card.submitted_at);
    };
    auto const first_rated = [](Scorecard const& card) {
        return card.ratings.empty() ? std::string_view{}
                                    : card.ratings.front().competency.text();
    };
    std::sort(cards.begin(), cards.end(), [&](Scorecard const& a, Scorecard const& b) {
        auto const left = key(a);
        auto const right = key(b);
        return left != right ? left < right : first_rated(a) < first_rated(b);
    });
}

namespace detail {

/// Position of a competency in the table, else in `extras` behind it.
inline std::size_t column_of(WeightTable const& table, std::vector<CompetencyId> const& extras,
                             CompetencyId const& competency) {
    auto const found =
        std::find(table.competencies.begin(), table.competencies.end(), competency);
    if (found != table.competencies.end())
        return static_cast<std::size_t>(found - table.competencies.begin());
    auto const extra = std::lower_bound(extras.begin(), extras.end(), competency);
    return table.size() + static_cast<std::size_t>(extra - extras.begin());
}

/// Interviewers with a score and competencies without a weight, both sorted; how many ratings
/// were not observed; and for each rating of the independent cards, in their order, the
/// position of its competency in the table, or the table's size.
inline std::vector<std::size_t> collect_names(WeightTable const& table, Panel const& panel,
                                              PanelScores& result) {
    std::vector<std::size_t> columns;
    for (Scorecard const& card : panel.cards) {
        if (card.phase != Phase::independent)
            continue;
        bool scored = false;
        for (Rating const& rating : card.ratings) {
            scored = scored || rating.score.has_value();
            result.not_observed += rating.score ? 0U : 1U;
            columns.push_back(column_of(table, {}, rating.competency));
            if (columns.back() == table.size())
                result.extras.push_back(rating.competency);
        }
        if (scored)
            result.interviewers.push_back(card.interviewer);
    }
    auto const tidy = [](auto& names) {
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
    };
    tidy(result.interviewers);
    tidy(result.extras);
    return columns;
}

inline void average_interviews(PanelScores& result, std::size_t columns) {
    result.first_score.assign(columns + 1, 0);
    result.first_mean.assign(columns + 1, 0);
    std::size_t at = 0;
    for (std::size_t k = 0; k < columns; ++k) {
        result.first_score[k] = at;
        result.first_mean[k] = result.means.size();
        while (at < result.scores.size() && result.scores[at].competency == k) {
            std::size_t const who = result.scores[at].interviewer;
            double sum = 0;
            std::size_t n = 0;
            for (; at < result.scores.size() && result.scores[at].competency == k &&
                   result.scores[at].interviewer == who;
                 ++at, ++n)
                sum += result.scores[at].score;
            result.means.push_back({who, sum / static_cast<double>(n)});
        }
    }
    result.first_score[columns] = at;
    result.first_mean[columns] = result.means.size();
}

} // namespace detail

/// The independent scores of a panel. Cards must be in the order of `sort_cards`; the result
/// depends on that order only through the order of equal entries. Cost: ratings x competencies.
[[nodiscard]] inline PanelScores panel_scores(WeightTable const& table, Panel const& panel) {
    PanelScores result;
    auto const columns = detail::collect_names(table, panel, result);
    result.scores.reserve(columns.size());
    auto column = columns.begin();
    for (std::size_t c = 0; c < panel.cards.size(); ++c) {
        Scorecard const& card = panel.cards[c];
        if (card.phase != Phase::independent)
            continue;
        auto const who = static_cast<std::size_t>(std::lower_bound(result.interviewers.begin(),
                                                                   result.interviewers.end(),
                                                                   card.interviewer) -
                                                  result.interviewers.begin());
        for (std::size_t r = 0; r < card.ratings.size(); ++r, ++column) {
            Rating const& rating = card.ratings[r];
            if (!rating.score)
                continue;
            std::size_t const k =
                *column < table.size()
                    ? *column
                    : detail::column_of(table, result.extras, rating.competency);
            result.scores.push_back({k, who, c, r, *rating.score});
        }
    }
    std::sort(result.scores.begin(), result.scores.end(),
              [](PanelScore const& a, PanelScore const& b) {
                  return std::tie(a.competency, a.interviewer, a.card, a.rating) <
                         std::tie(b.competency, b.interviewer, b.card, b.rating);
              });
    detail::average_interviews(result, table.size() + result.extras.size());
    return result;
}

/// No interviewer: pass this where somebody could be left out.
inline constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// Each competency's raw score, in the order of the weight table, empty where nobody scored it.
/// @param leave_out  position of an interviewer whose scores do not count, or `nobody`
[[nodiscard]] inline std::vector<std::optional<double>>
raw_scores(PanelScores const& panel, std::size_t competencies, Aggregate aggregate,
           std::size_t leave_out = nobody) {
    std::vector<std::optional<double>> raw(competencies);
    std::vector<double> values;
    values.reserve(panel.interviewers.size());
    for (std::size_t k = 0; k < competencies; ++k) {
        values.clear();
        for (InterviewerMean const& entry : panel.means_of(k))
            if (entry.interviewer != leave_out)
                values.push_back(entry.mean);
        raw[k] = combine(aggregate, values);
    }
    return raw;
}

/// The scores of a competency with who gave them, for reading a gate.
[[nodiscard]] inline std::vector<ScoreBy> gate_scores(PanelScores const& panel, std::size_t k,
                                                      std::size_t leave_out = nobody) {
    std::vector<ScoreBy> scores;
    for (PanelScore const& entry : panel.scores_of(k))
        if (entry.interviewer != leave_out)
            scores.push_back({entry.interviewer, entry.score});
    return scores;
}

} // namespace panelscore
