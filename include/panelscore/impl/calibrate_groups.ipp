// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/calibrate/groups.hpp>
#include <panelscore/calibrate/reliability.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::group_parts {

/// Some codes of a column, numbered anew in their order.
class SomeCodes {
  public:
    void add(std::uint32_t code) { codes_.push_back(code); }
    void close() {
        std::sort(codes_.begin(), codes_.end());
        codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
    }
    /// The new number of a code, or `HistoryCard::none`.
    [[nodiscard]] std::uint32_t of(std::uint32_t code) const {
        auto const found = std::lower_bound(codes_.begin(), codes_.end(), code);
        return found == codes_.end() || *found != code
                   ? HistoryCard::none
                   : static_cast<std::uint32_t>(found - codes_.begin());
    }
    [[nodiscard]] std::vector<std::string> names(std::vector<std::string> const& all) const {
        std::vector<std::string> some;
        for (std::uint32_t const code : codes_)
            some.push_back(all[code]);
        return some;
    }
    [[nodiscard]] std::vector<std::uint32_t> const& codes() const { return codes_; }

  private:
    std::vector<std::uint32_t> codes_{};
};

/// The rows and cards of one group.
struct GroupRows {
    std::vector<std::size_t> rows{};
    std::vector<std::size_t> cards{};
};

/// Rows and cards by group; those without one last.
[[nodiscard]] inline std::vector<GroupRows> rows_by_group(RatingHistory const& history) {
    std::vector<GroupRows> groups(history.groups.size() + 1);
    auto const group_of = [&](HistoryCard const& card) -> GroupRows& {
        return card.group == HistoryCard::none ? groups.back() : groups[card.group];
    };
    for (std::size_t c = 0; c < history.cards.size(); ++c)
        group_of(history.cards[c]).cards.push_back(c);
    for (std::size_t i = 0; i < history.ratings.size(); ++i)
        group_of(history.cards[history.ratings.card[i]]).rows.push_back(i);
    return groups;
}

/// In how many groups each candidate was rated; rows of a candidate stand together.
[[nodiscard]] inline std::vector<std::uint32_t>
groups_of_candidates(RatingHistory const& history, std::vector<GroupRows> const& groups) {
    std::vector<std::uint32_t> count(history.candidates.size(), 0);
    for (GroupRows const& group : groups)
        for (std::size_t i = 0; i < group.rows.size(); ++i) {
            std::uint32_t const who = history.ratings.candidate[group.rows[i]];
            if (i == 0 || history.ratings.candidate[group.rows[i - 1]] != who)
                ++count[who];
        }
    return count;
}

/// The weights of the competencies that a part rated, with a sum of 1; empty when they have
/// none.
[[nodiscard]] inline std::vector<double> weights_of_part(RatingHistory const& history,
                                                         std::vector<double> const& weights,
                                                         RatingHistory const& part) {
    std::vector<double> some;
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k)
        if (std::binary_search(part.competencies.begin(), part.competencies.end(),
                               history.competencies[k])) {
            some.push_back(weights[k]);
            sum += weights[k];
        }
    if (sum <= 0)
        return {};
    for (double& weight : some)
        weight /= sum;
    return some;
}

/// Mean and standard deviation of the scores of a part.
inline void describe_scores(std::vector<double> const& scores, GroupFigures& into) {
    if (scores.empty())
        return;
    auto const n = static_cast<double>(scores.size());
    double sum = 0;
    for (double const score : scores)
        sum += score;
    double const mean = sum / n;
    double squares = 0;
    for (double const score : scores)
        squares += (score - mean) * (score - mean);
    into.mean = mean;
    if (scores.size() > 1)
        into.sd = std::sqrt(squares / (n - 1));
}

/// Fits the model to a part and takes over what it says.
inline void measure_part(RatingHistory const& part, CalibrateOptions const& options,
                         GroupFigures& into) {
    auto const fit = stats::fit_variance_components(
        part.ratings,
        {.model = options.model, .competency = options.competency, .threads = options.threads});
    if (!fit) {
        into.components = fit.reason();
        into.generalizability = fit.reason();
        into.dependability = fit.reason();
        into.sem = fit.reason();
        return;
    }
    into.components = fit->components;
    Reliability const found = reliability(part, *fit, options);
    into.generalizability = found.generalizability;
    into.dependability = found.dependability;
    into.sem = found.sem;
}

} // namespace detail::group_parts

PANELSCORE_DECL RatingHistory part_of(RatingHistory const& history,
                                      std::span<std::size_t const> rows,
                                      std::span<std::size_t const> cards) {
    using detail::group_parts::SomeCodes;
    stats::Ratings const& all = history.ratings;
    SomeCodes candidates, interviewers, competencies, interviews, seniorities;
    for (std::size_t const row : rows) {
        candidates.add(all.candidate[row]);
        interviewers.add(all.interviewer[row]);
        competencies.add(all.competency[row]);
    }
    for (SomeCodes* some : {&candidates, &interviewers, &competencies})
        some->close();
    RatingHistory part;
    std::vector<std::size_t> card_of_row;
    for (std::size_t const c : cards) {
        HistoryCard card = history.cards[c];
        part.not_observed += card.not_observed;
        card.candidate = candidates.of(card.candidate);
        card.interviewer = interviewers.of(card.interviewer);
        if (card.candidate == HistoryCard::none || card.interviewer == HistoryCard::none)
            continue;
        if (card.interview != HistoryCard::none)
            interviews.add(card.interview);
        card_of_row.push_back(c);
        part.cards.push_back(card);
    }
    interviews.close();
    for (HistoryCard& card : part.cards)
        if (card.interview != HistoryCard::none)
            card.interview = interviews.of(card.interview);
    std::size_t card = 0;
    for (std::size_t const row : rows) {
        while (card_of_row[card] != all.card[row])
            ++card;
        part.ratings.candidate.push_back(candidates.of(all.candidate[row]));
        part.ratings.interviewer.push_back(interviewers.of(all.interviewer[row]));
        part.ratings.competency.push_back(competencies.of(all.competency[row]));
        part.ratings.card.push_back(static_cast<std::uint32_t>(card));
        part.ratings.score.push_back(all.score[row]);
    }
    part.candidates = candidates.names(history.candidates);
    part.interviewers = interviewers.names(history.interviewers);
    part.competencies = competencies.names(history.competencies);
    part.interviews = interviews.names(history.interviews);
    part.ratings.candidates = static_cast<std::uint32_t>(part.candidates.size());
    part.ratings.interviewers = static_cast<std::uint32_t>(part.interviewers.size());
    part.ratings.competencies = static_cast<std::uint32_t>(part.competencies.size());
    part.ratings.cards = static_cast<std::uint32_t>(part.cards.size());
    auto const seniority_of = [&](std::uint32_t code) {
        return code < history.seniority_of.size() ? history.seniority_of[code]
                                                  : HistoryCard::none;
    };
    for (std::uint32_t const code : candidates.codes())
        if (seniority_of(code) != HistoryCard::none)
            seniorities.add(seniority_of(code));
    seniorities.close();
    part.seniorities = seniorities.names(history.seniorities);
    for (std::uint32_t const code : candidates.codes())
        part.seniority_of.push_back(seniorities.of(seniority_of(code)));
    part.not_observed_in.assign(part.competencies.size(), 0);
    part.grouped_by = history.grouped_by;
    part.groups = history.groups;
    part.scale = history.scale;
    return part;
}

PANELSCORE_DECL std::vector<GroupFigures> group_figures(RatingHistory const& history,
                                                        CalibrateOptions const& options) {
    namespace parts = detail::group_parts;
    std::vector<GroupFigures> figures;
    if (history.grouped_by.empty())
        return figures;
    auto const groups = parts::rows_by_group(history);
    auto const in_groups = parts::groups_of_candidates(history, groups);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].cards.empty())
            continue;
        RatingHistory const part = part_of(history, groups[g].rows, groups[g].cards);
        GroupFigures found;
        found.group = g < history.groups.size() ? history.groups[g] : "";
        found.scorecards = groups[g].cards.size();
        found.candidates = part.candidates.size();
        found.interviewers = part.interviewers.size();
        found.ratings = part.ratings.size();
        found.not_observed = part.not_observed;
        std::uint32_t before = HistoryCard::none;
        for (std::size_t const row : groups[g].rows) {
            std::uint32_t const who = history.ratings.candidate[row];
            found.shared_candidates += who != before && in_groups[who] > 1 ? 1U : 0U;
            before = who;
        }
        parts::describe_scores(part.ratings.score, found);
        CalibrateOptions of_part = options;
        of_part.weights = parts::weights_of_part(history, options.weights, part);
        parts::measure_part(part, of_part, found);
        figures.push_back(std::move(found));
    }
    return figures;
}

} // namespace panelscore
