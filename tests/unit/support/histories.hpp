// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rating histories for tests, from rows in any order or from a data.csv of tests/oracle.

#include <panelscore/calibrate/rating_history.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
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

/// The cells of a CSV file under tests/oracle without quotes, by line; the header is the first.
[[nodiscard]] inline std::vector<std::vector<std::string>>
oracle_table(std::string const& path) {
    std::ifstream file(PANELSCORE_SOURCE_DIR "/tests/oracle/" + path);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::vector<std::vector<std::string>> table;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> cells(1);
        for (char const c : line) {
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        table.push_back(std::move(cells));
    }
    return table;
}

/// The ratings of a file whose first columns are candidate, interviewer, competency, score;
/// rows without a score are left out.
[[nodiscard]] inline std::vector<NamedRating> oracle_rows(std::string const& path) {
    std::vector<NamedRating> rows;
    auto const table = oracle_table(path);
    for (std::size_t i = 1; i < table.size(); ++i)
        if (!table[i][3].empty())
            rows.push_back({.candidate = table[i][0],
                            .interviewer = table[i][1],
                            .competency = table[i][2],
                            .score = std::stod(table[i][3])});
    return rows;
}

} // namespace panelscore::test
