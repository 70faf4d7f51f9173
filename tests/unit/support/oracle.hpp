// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/stats/ratings.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

// Known answers of tests/oracle: tables without quoted cells.
namespace panelscore::test {

using OracleRow = std::map<std::string, std::string>;

inline std::vector<std::string> oracle_cells(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');)
        cells.push_back(cell);
    return cells;
}

/// Rows of a table of tests/oracle, by column; `path` is relative to that folder.
inline std::vector<OracleRow> oracle_table(std::string const& path) {
    std::ifstream file(std::string{PANELSCORE_SOURCE_DIR} + "/tests/oracle/" + path);
    REQUIRE_MESSAGE(file.good(), path);
    std::string line;
    std::getline(file, line);
    auto const header = oracle_cells(line);
    std::vector<OracleRow> rows;
    while (std::getline(file, line)) {
        auto const cells = oracle_cells(line);
        REQUIRE_MESSAGE(cells.size() == header.size(), line);
        OracleRow row;
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = cells[i];
        rows.push_back(row);
    }
    return rows;
}

/// Ratings with the names behind their codes, sorted.
struct OraclePanel {
    stats::Ratings ratings{};
    std::vector<std::string> candidates{};
    std::vector<std::string> interviewers{};
    std::vector<std::string> competencies{};
};

/// `data.csv` of a folder of tests/oracle; one card for each candidate and interviewer.
inline OraclePanel oracle_panel(std::string const& folder) {
    auto rows = oracle_table(folder + "/data.csv");
    auto const names = [&](std::string const& column) {
        std::vector<std::string> all;
        for (auto const& row : rows)
            all.push_back(row.at(column));
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    };
    OraclePanel panel{{}, names("candidate"), names("interviewer"), names("competency")};
    auto const code = [](std::vector<std::string> const& of, std::string const& name) {
        return static_cast<std::uint32_t>(std::lower_bound(of.begin(), of.end(), name) -
                                          of.begin());
    };
    std::sort(rows.begin(), rows.end(), [](OracleRow const& a, OracleRow const& b) {
        return std::tie(a.at("candidate"), a.at("interviewer"), a.at("competency")) <
               std::tie(b.at("candidate"), b.at("interviewer"), b.at("competency"));
    });
    auto& ratings = panel.ratings;
    for (auto const& row : rows) {
        ratings.candidate.push_back(code(panel.candidates, row.at("candidate")));
        ratings.interviewer.push_back(code(panel.interviewers, row.at("interviewer")));
        ratings.competency.push_back(code(panel.competencies, row.at("competency")));
        ratings.score.push_back(std::stod(row.at("score")));
        std::size_t const last = ratings.score.size() - 1;
        bool const same_card = last > 0 &&
                               ratings.candidate[last] == ratings.candidate[last - 1] &&
                               ratings.interviewer[last] == ratings.interviewer[last - 1];
        ratings.cards += same_card ? 0U : 1U;
        ratings.card.push_back(ratings.cards - 1);
    }
    ratings.candidates = static_cast<std::uint32_t>(panel.candidates.size());
    ratings.interviewers = static_cast<std::uint32_t>(panel.interviewers.size());
    ratings.competencies = static_cast<std::uint32_t>(panel.competencies.size());
    return panel;
}

} // namespace panelscore::test
