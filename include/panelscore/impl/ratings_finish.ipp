// SPDX-License-Identifier: BSL-1.0
#pragma once

// From what was read, in any order, to a history in the one order it has.

#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/impl/ratings_remarks.ipp>
#include <panelscore/impl/ratings_run.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// Puts one run into order.
class HistoryMaker {
  public:
    HistoryMaker(RatingRun& run, RatingHistory& into)
        : run_(run), store_(run.store), history_(into) {}

    void make() {
        choose_cards();
        count_ratings();
        number_names();
        look_at_cards();
        sort_cards();
        store_.forget_cards();
        place_ratings();
        for_seniorities();
    }
    /// What is worth a remark.
    [[nodiscard]] RatingsLeftOut const& left_out() const { return left_out_; }

  private:
    static void mark(std::vector<std::uint8_t>& used, std::uint32_t code) {
        if (code != no_code)
            used[code] = 1;
    }
    static std::vector<std::uint32_t> ranks(std::vector<std::uint32_t> const& sorted,
                                            std::size_t n) {
        std::vector<std::uint32_t> rank(n, no_code);
        for (std::size_t i = 0; i < sorted.size(); ++i)
            rank[sorted[i]] = static_cast<std::uint32_t>(i);
        return rank;
    }
    /// Numbers the names that are used bytewise; gives the rank of each code.
    static std::vector<std::uint32_t> number(std::vector<std::uint8_t> const& used,
                                             RatingNames const& names,
                                             std::vector<std::string>& into) {
        auto const sorted = sorted_codes(used, [&](std::uint32_t code) { return names[code]; });
        for (std::uint32_t const code : sorted)
            into.emplace_back(names[code]);
        return ranks(sorted, used.size());
    }

    /// Leaves out cards of another time and those written after the debrief.
    void choose_cards() {
        bool const dated = run_.options.since || run_.options.until;
        left_out_.cards = store_.cards.size();
        kept_.assign(store_.cards.size(), 1);
        for (std::size_t c = 0; c < store_.cards.size(); ++c) {
            StagedCard const& card = store_.cards[c];
            if (dated) {
                auto const time = card.facts.interviewed_at != no_time
                                      ? card.facts.interviewed_at
                                      : card.facts.submitted_at;
                left_out_.undated += time == no_time ? 1U : 0U;
                if (time == no_time || (run_.options.since && time < *run_.options.since) ||
                    (run_.options.until && time >= *run_.options.until))
                    kept_[c] = 0;
            }
            if (kept_[c] != 0 && card.phase == Phase::after_debrief)
                kept_[c] = 2;
        }
    }
    /// Votes become ratings; then what each card, person and competency has is counted.
    void count_ratings() {
        if (run_.options.rated == RatedBy::overall_vote)
            for (std::uint32_t c = 0; c < store_.cards.size(); ++c)
                if (auto const vote = store_.cards[c].facts.overall)
                    store_.ratings.add({c, 0, static_cast<double>(*vote)});
        ratings_of_card_.assign(store_.cards.size(), 0);
        unseen_of_card_.assign(store_.cards.size(), 0);
        std::size_t const names =
            run_.options.rated == RatedBy::overall_vote ? 1 : store_.competencies.size();
        rated_competencies_.assign(names, 0);
        unseen_of_competency_.assign(names, 0);
        store_.ratings.for_each([&](StagedRating const& rating) {
            bool const unseen = (rating.competency & StagedRating::unseen) != 0;
            if (kept_[rating.card] != 1) {
                history_.after_debrief += kept_[rating.card] == 2 && !unseen ? 1U : 0U;
                return;
            }
            if (unseen) {
                ++unseen_of_card_[rating.card];
                ++unseen_of_competency_[rating.competency & ~StagedRating::unseen];
            } else {
                ++ratings_of_card_[rating.card];
                rated_competencies_[rating.competency] = 1;
                ++ratings_;
            }
        });
    }
    /// Names without any rating have no number in the history; what was not observed under
    /// them stays in its total.
    void number_names() {
        std::vector<std::uint8_t> panels(store_.panels.size());
        std::vector<std::uint8_t> interviewers(store_.interviewers.size());
        std::vector<std::uint8_t> interviews(store_.interviews.size());
        std::vector<std::uint8_t> groups(store_.groups.size());
        for (std::size_t c = 0; c < store_.cards.size(); ++c) {
            if (ratings_of_card_[c] > 0) {
                panels[store_.cards[c].panel] = 1;
                interviewers[store_.cards[c].interviewer] = 1;
            }
            history_.not_observed += unseen_of_card_[c];
        }
        for (std::size_t c = 0; c < store_.cards.size(); ++c) {
            StagedCard const& card = store_.cards[c];
            bool const empty = ratings_of_card_[c] + unseen_of_card_[c] == 0;
            if (kept_[c] != 1 || empty || panels[card.panel] == 0 ||
                interviewers[card.interviewer] == 0) {
                kept_[c] = 0;
                continue;
            }
            mark(interviews, card.interview);
            mark(groups, card.facts.group);
        }
        number_panels(panels);
        interviewer_ = number(interviewers, store_.interviewers, history_.interviewers);
        interview_ = number(interviews, store_.interviews, history_.interviews);
        group_ = number(groups, store_.groups, history_.groups);
        if (run_.options.rated == RatedBy::overall_vote) {
            competency_ = {0};
            if (ratings_ > 0)
                history_.competencies = {"overall"};
        } else {
            competency_ =
                number(rated_competencies_, store_.competencies, history_.competencies);
        }
        history_.not_observed_in.assign(history_.competencies.size(), 0);
        for (std::size_t k = 0; k < competency_.size(); ++k)
            if (competency_[k] < history_.competencies.size())
                history_.not_observed_in[competency_[k]] = unseen_of_competency_[k];
    }
    /// Panels are called `candidate@opening` and sorted by that.
    void number_panels(std::vector<std::uint8_t> const& used) {
        std::vector<std::string> called(store_.openings.size() == 0 ? 0 : used.size());
        for (std::size_t p = 0; p < called.size(); ++p) {
            called[p] = store_.candidates[store_.panels[p].candidate];
            if (store_.panels[p].opening != no_code)
                called[p] += '@' + std::string(store_.openings[store_.panels[p].opening]);
        }
        auto const name_of = [&](std::uint32_t p) -> std::string_view {
            return called.empty() ? store_.candidates[store_.panels[p].candidate]
                                  : std::string_view(called[p]);
        };
        panels_ = sorted_codes(used, name_of);
        // `a@b` may be candidate a for opening b, or a candidate called a@b.
        auto const opening = [&](std::uint32_t p) -> std::string_view {
            auto const code = store_.panels[p].opening;
            return code == no_code ? std::string_view{} : store_.openings[code];
        };
        for (std::size_t i = 1; i < panels_.size(); ++i)
            if (name_of(panels_[i - 1]) == name_of(panels_[i]))
                std::sort(
                    panels_.begin() + static_cast<std::ptrdiff_t>(i - 1),
                    std::find_if(
                        panels_.begin() + static_cast<std::ptrdiff_t>(i), panels_.end(),
                        [&](std::uint32_t p) { return name_of(p) != name_of(panels_[i - 1]); }),
                    [&](std::uint32_t a, std::uint32_t b) { return opening(a) < opening(b); });
        for (std::uint32_t const p : panels_)
            history_.candidates.emplace_back(name_of(p));
        panel_ = ranks(panels_, used.size());
    }

    /// Counts what cards of this history are worth a remark.
    void look_at_cards() {
        auto const& rubrics = run_.options.rubrics;
        for (std::size_t c = 0; c < store_.cards.size(); ++c) {
            RatingFacts const& facts = store_.cards[c].facts;
            if (kept_[c] == 0 || facts.rubric == no_code || facts.revision == no_code)
                continue;
            auto const revision = store_.revisions[facts.revision];
            if (revision != rubrics[facts.rubric]->revision)
                ++left_out_.other_revisions[{facts.rubric, std::string(revision)}];
        }
        if (store_.openings.size() == 0)
            return;
        std::vector<std::uint8_t> with(store_.candidates.size());
        std::vector<std::uint8_t> without(store_.candidates.size());
        for (std::uint32_t const p : panels_)
            (store_.panels[p].opening == no_code ? without : with)[store_.panels[p].candidate] =
                1;
        for (std::uint32_t candidate = 0; candidate < with.size(); ++candidate) {
            if (with[candidate] + without[candidate] != 2)
                continue;
            std::string const name{store_.candidates[candidate]};
            if (left_out_.openings_missing++ == 0 || name < left_out_.without_opening)
                left_out_.without_opening = name;
        }
    }

    /// By candidate, interviewer, time and interview; cards without a time behind those with
    /// one.
    void sort_cards() {
        std::vector<std::uint32_t> first(history_.candidates.size() + 1);
        for (std::size_t c = 0; c < store_.cards.size(); ++c)
            if (kept_[c] != 0)
                ++first[panel_[store_.cards[c].panel] + 1];
        for (std::size_t i = 1; i < first.size(); ++i)
            first[i] += first[i - 1];
        order_.resize(first.back());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t c = 0; c < store_.cards.size(); ++c)
            if (kept_[c] != 0)
                order_[next[panel_[store_.cards[c].panel]]++] = c;
        auto const key = [&](std::uint32_t c) {
            StagedCard const& card = store_.cards[c];
            auto const time = card.facts.interviewed_at != no_time ? card.facts.interviewed_at
                                                                   : card.facts.submitted_at;
            auto const interview =
                card.interview == no_code ? 0 : interview_[card.interview] + 1;
            return std::tuple(interviewer_[card.interviewer], time == no_time, time, interview);
        };
        for (std::size_t i = 0; i + 1 < first.size(); ++i)
            std::sort(order_.begin() + first[i], order_.begin() + first[i + 1],
                      [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
        history_.cards.reserve(order_.size());
        for (std::uint32_t const c : order_)
            history_.cards.push_back(finished(store_.cards[c], unseen_of_card_[c]));
    }
    [[nodiscard]] HistoryCard finished(StagedCard const& card, std::uint32_t unseen) const {
        HistoryCard made;
        made.candidate = panel_[card.panel];
        made.interviewer = interviewer_[card.interviewer];
        if (card.interview != no_code)
            made.interview = interview_[card.interview];
        if (card.facts.group != no_code)
            made.group = group_[card.facts.group];
        made.not_observed = unseen;
        if (card.facts.interviewed_at != no_time)
            made.interviewed_at = card.facts.interviewed_at;
        if (card.facts.submitted_at != no_time)
            made.submitted_at = card.facts.submitted_at;
        made.overall = card.facts.overall;
        return made;
    }

    void place_ratings() {
        stats::Ratings& ratings = history_.ratings;
        ratings.candidates = static_cast<std::uint32_t>(history_.candidates.size());
        ratings.interviewers = static_cast<std::uint32_t>(history_.interviewers.size());
        ratings.competencies = static_cast<std::uint32_t>(history_.competencies.size());
        ratings.cards = static_cast<std::uint32_t>(history_.cards.size());
        std::vector<std::size_t> next(kept_.size());
        std::vector<std::size_t> first(order_.size() + 1);
        for (std::size_t i = 0; i < order_.size(); ++i) {
            next[order_[i]] = first[i];
            first[i + 1] = first[i] + ratings_of_card_[order_[i]];
        }
        ratings.competency.resize(first.back());
        ratings.score.resize(first.back());
        store_.ratings.consume([&](StagedRating const& rating) {
            if (kept_[rating.card] == 0 || (rating.competency & StagedRating::unseen) != 0)
                return;
            std::size_t const at = next[rating.card]++;
            ratings.competency[at] = competency_[rating.competency];
            ratings.score[at] = rating.score;
        });
        ratings.candidate.resize(first.back());
        ratings.interviewer.resize(first.back());
        ratings.card.resize(first.back());
        for (std::size_t i = 0; i < order_.size(); ++i) {
            sort_card(first[i], first[i + 1]);
            for (std::size_t at = first[i]; at < first[i + 1]; ++at) {
                ratings.candidate[at] = history_.cards[i].candidate;
                ratings.interviewer[at] = history_.cards[i].interviewer;
                ratings.card[at] = static_cast<std::uint32_t>(i);
            }
        }
    }
    /// Puts the ratings of a card into the order of their competencies, which differ.
    void sort_card(std::size_t first, std::size_t last) {
        auto& competency = history_.ratings.competency;
        auto& score = history_.ratings.score;
        auto const begin = competency.begin();
        if (std::is_sorted(begin + static_cast<std::ptrdiff_t>(first),
                           begin + static_cast<std::ptrdiff_t>(last)))
            return;
        pairs_.clear();
        for (std::size_t at = first; at < last; ++at)
            pairs_.emplace_back(competency[at], score[at]);
        std::sort(pairs_.begin(), pairs_.end());
        for (std::size_t at = first; at < last; ++at)
            std::tie(competency[at], score[at]) = pairs_[at - first];
    }

    void for_seniorities() {
        std::vector<std::uint8_t> used(store_.seniorities.size());
        for (std::uint32_t const p : panels_)
            mark(used, store_.panels[p].seniority);
        auto const rank = number(used, store_.seniorities, history_.seniorities);
        for (std::uint32_t const p : panels_) {
            std::uint32_t const code = store_.panels[p].seniority;
            history_.seniority_of.push_back(code == no_code ? HistoryCard::none : rank[code]);
        }
    }

    RatingRun& run_;
    RatingStore& store_;
    RatingHistory& history_;
    std::vector<std::uint8_t> kept_{}; ///< by card: 1 kept, 2 after the debrief
    std::vector<std::uint32_t> ratings_of_card_{};
    std::vector<std::uint32_t> unseen_of_card_{};
    std::vector<std::uint8_t> rated_competencies_{};
    std::vector<std::size_t> unseen_of_competency_{};
    std::vector<std::uint32_t> panels_{}; ///< those with ratings, in order
    std::vector<std::uint32_t> panel_{};  ///< ranks by code
    std::vector<std::uint32_t> interviewer_{};
    std::vector<std::uint32_t> interview_{};
    std::vector<std::uint32_t> group_{};
    std::vector<std::uint32_t> competency_{};
    std::vector<std::uint32_t> order_{}; ///< codes of the cards that are kept
    std::vector<std::pair<std::uint32_t, double>> pairs_{};
    std::size_t ratings_ = 0;
    RatingsLeftOut left_out_{};
};

/// The largest of some common steps that all scores are whole multiples of, counted from the
/// lowest; 0 when there is none.
inline double common_step(std::vector<double> const& scores, double lowest) {
    for (double const step : {1.0, 0.5, 0.25, 0.2, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001}) {
        bool const fits = std::all_of(scores.begin(), scores.end(), [&](double score) {
            double const steps = (score - lowest) / step;
            return std::abs(steps - std::round(steps)) * step < score_tolerance;
        });
        if (fits)
            return step;
    }
    return 0;
}

/// The scale of a history: declared, or what its scores show.
inline ScoreScale scale_of(std::optional<ScoreScale> const& declared,
                           std::vector<double> const& scores) {
    ScoreScale scale;
    if (declared) {
        scale = *declared;
    } else if (!scores.empty()) {
        auto const [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
        scale.minimum = *lowest;
        scale.maximum = *highest;
        scale.declared = false;
        scale.step = 0;
    }
    if (scale.step <= 0)
        scale.step = common_step(scores, scale.minimum);
    return scale;
}

} // namespace panelscore::detail
