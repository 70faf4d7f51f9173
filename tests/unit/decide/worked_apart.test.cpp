// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/decide/recommend.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/rubric.hpp>
#include <panelscore/io/scorecard.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// The example panels against figures that an independent script worked out: see the README in
// tests/oracle/example_panel and tests/oracle/grant_review.

using namespace panelscore;
using panelscore::test::close_to;

namespace {

std::filesystem::path const root = PANELSCORE_SOURCE_DIR;

std::string text_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');)
        cells.push_back(cell);
    return cells;
}

/// Rows of a table without quoted cells, by column.
std::vector<Row> table_of(std::filesystem::path const& path) {
    std::istringstream lines(text_of(path));
    std::string line;
    std::getline(lines, line);
    auto const header = cells_of(line);
    std::vector<Row> rows;
    while (std::getline(lines, line)) {
        auto const cells = cells_of(line);
        REQUIRE(cells.size() == header.size());
        Row row;
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = cells[i];
        rows.push_back(row);
    }
    return rows;
}

Rubric rubric_of(std::filesystem::path const& path) {
    auto const find = [&](std::string const&, std::string const& uses) {
        return std::optional(NamedText{uses, text_of(path.parent_path() / uses)});
    };
    auto parsed = parse_rubric(text_of(path), path.filename().string(), find);
    for (auto const& problem : parsed.problems)
        INFO(problem.message);
    REQUIRE(parsed.ok());
    return parsed.value;
}

void add_cards(std::filesystem::path const& path, Rubric const& rubric,
               std::map<std::string, Panel>& panels) {
    auto const read = parse_scorecards(text_of(path), path.string(), {.rubrics = {&rubric}});
    REQUIRE_MESSAGE(read.ok(), path.string());
    for (Scorecard const& card : read.value) {
        Panel& panel = panels[card.candidate.text()];
        panel.candidate = card.candidate;
        panel.opening = card.opening;
        panel.seniority = card.seniority;
        panel.cards.push_back(card);
    }
}

void compare(Recommendation const& advice, Row const& expected) {
    CAPTURE(advice.candidate.text());
    REQUIRE(advice.score.raw);
    CHECK(*advice.score.raw == close_to(std::stod(expected.at("raw")), 0, 1e-9));
    CHECK(advice.coverage.weight == close_to(std::stod(expected.at("coverage")), 0, 1e-9));
    CHECK(std::to_string(advice.coverage.interviewers) == expected.at("interviewers"));
    CHECK(std::to_string(advice.coverage.ratings) == expected.at("ratings"));
    CHECK(name_in(call_names, advice.call_by_mean) == expected.at("call_by_mean"));
}

/// The panels of the example, by candidate.
std::map<std::string, Panel> example_panels(Rubric const& rubric) {
    std::map<std::string, Panel> panels;
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator(root / "examples/panel"))
        if (entry.path().extension() == ".json")
            add_cards(entry.path(), rubric, panels);
    return panels;
}

} // namespace

TEST_CASE("worked apart: the example panel") {
    auto const rubric = rubric_of(root / "rubrics/ml-engineer.json");
    auto const panels = example_panels(rubric);
    auto const rows = table_of(root / "tests/oracle/example_panel/expected.csv");
    REQUIRE(rows.size() == panels.size());
    for (Row const& expected : rows) {
        auto const advice = recommend(panels.at(expected.at("candidate")), rubric);
        compare(advice, expected);
        CHECK(std::to_string(advice.coverage.scorecards) == expected.at("scorecards"));
        CHECK(std::to_string(advice.coverage.not_observed) == expected.at("not_observed"));
        std::string gates;
        for (GateResult const& gate : advice.gates)
            gates.append(gates.empty() ? "" : " ")
                .append(name_in(gate_outcome_names, gate.outcome));
        CHECK(gates == expected.at("gates"));
    }
}

TEST_CASE("worked apart: the example panel tells the stories its README promises") {
    auto const rubric = rubric_of(root / "rubrics/ml-engineer.json");
    auto const panels = example_panels(rubric);

    auto const disputed = recommend(panels.at("c-0193"), rubric);
    REQUIRE(disputed.disagreements.size() == 1);
    CHECK(disputed.disagreements[0].competency == CompetencyId("problem_solving.debugging"));
    CHECK(disputed.disagreements[0].low.interviewer == InterviewerId("i-15"));
    CHECK(disputed.disagreements[0].high.interviewer == InterviewerId("i-22"));
    CHECK(disputed.robustness.flips == std::vector{InterviewerId("i-22")});
    CHECK(disputed.votes.conflict);
    CHECK(disputed.coverage.interviews_missing == std::vector{InterviewId("scenario")});

    auto const raised = recommend(panels.at("c-0188"), rubric);
    REQUIRE(raised.debrief.size() == 1);
    CHECK(raised.debrief[0].before == 3.0);
    CHECK(raised.debrief[0].after == 4.0);
}

TEST_CASE("worked apart: grant reviews on a reversed scale, one criterion not asked") {
    auto const rubric = rubric_of(root / "examples/grant-review/grant-review.json");
    std::map<std::string, Panel> panels;
    add_cards(root / "examples/grant-review/scorecards.csv", rubric, panels);
    auto const rows = table_of(root / "tests/oracle/grant_review/expected.csv");
    REQUIRE(rows.size() == 72);
    REQUIRE(panels.size() == 72);
    for (Row const& expected : rows)
        compare(recommend(panels.at(expected.at("candidate")), rubric), expected);
}
