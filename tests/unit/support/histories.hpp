// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rating histories for tests, from rows in any order or from a data.csv of tests/oracle.

#include "support/oracle.hpp"

#include <panelscore/calibrate/rating_history.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace panelscore::test {

/// One rating with its names.
struct NamedRating {
    std::string candidate{};
    std::string interviewer{};
    std::string competency{};
    double score = 0;
    std::string interview{};
};

/// The columns that `rows` make; one card for each candidate, interviewer and interview.
[[nodiscard]] inline RatingHistory history_of(std::vector<NamedRating> rows,
                                              ScoreScale const& scale = {.minimum = 1,
                                                                         .maximum = 5}) {
    using Key = std::tuple<std::string, std::string, std::string, std::string>;
    auto const key = [](NamedRating const& r) {
        return Key{r.candidate, r.interviewer, r.interview, r.competency};
    };
    std::sort(rows.begin(), rows.end(),
              [&](NamedRating const& a, NamedRating const& b) { return key(a) < key(b); });
    RatingHistory history;
    history.scale = scale;
    std::map<std::string, std::uint32_t> candidates, interviewers, competencies, interviews;
    for (NamedRating const& row : rows) {
        candidates[row.candidate];
        interviewers[row.interviewer];
        competencies[row.competency];
        if (!row.interview.empty())
            interviews[row.interview];
    }
    auto const number = [](auto& codes, std::vector<std::string>& names) {
        for (auto& [name, code] : codes) {
            code = static_cast<std::uint32_t>(names.size());
            names.push_back(name);
        }
    };
    number(candidates, history.candidates);
    number(interviewers, history.interviewers);
    number(competencies, history.competencies);
    number(interviews, history.interviews);
    stats::Ratings& ratings = history.ratings;
    NamedRating const* last = nullptr;
    for (NamedRating const& row : rows) {
        if (last == nullptr || last->candidate != row.candidate ||
            last->interviewer != row.interviewer || last->interview != row.interview) {
            HistoryCard card;
            card.candidate = candidates[row.candidate];
            card.interviewer = interviewers[row.interviewer];
            if (!row.interview.empty())
                card.interview = interviews[row.interview];
            history.cards.push_back(card);
        }
        last = &row;
        ratings.candidate.push_back(candidates[row.candidate]);
        ratings.interviewer.push_back(interviewers[row.interviewer]);
        ratings.competency.push_back(competencies[row.competency]);
        ratings.card.push_back(static_cast<std::uint32_t>(history.cards.size() - 1));
        ratings.score.push_back(row.score);
    }
    ratings.candidates = static_cast<std::uint32_t>(history.candidates.size());
    ratings.interviewers = static_cast<std::uint32_t>(history.interviewers.size());
    ratings.competencies = static_cast<std::uint32_t>(history.competencies.size());
    ratings.cards = static_cast<std::uint32_t>(history.cards.size());
    history.not_observed_in.assign(history.competencies.size(), 0);
    history.seniority_of.assign(history.candidates.size(), HistoryCard::none);
    return history;
}

/// The ratings of a file of tests/oracle with columns candidate, interviewer, competency,
/// score; rows without a score are left out.
[[nodiscard]] inline std::vector<NamedRating> oracle_rows(std::string const& path) {
    std::vector<NamedRating> rows;
    for (OracleRow const& row : oracle_table(path))
        if (!row.at("score").empty())
            rows.push_back({.candidate = row.at("candidate"),
                            .interviewer = row.at("interviewer"),
                            .competency = row.at("competency"),
                            .score = std::stod(row.at("score"))});
    return rows;
}

} // namespace panelscore::test
