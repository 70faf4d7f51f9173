// SPDX-License-Identifier: BSL-1.0
#include <panelscore/io/scorecard.hpp>
#include <panelscore/io/simulation.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;

namespace {

SimulateOptions small_panels() {
    SimulateOptions options;
    options.candidates = 12;
    options.interviewers = 6;
    options.competencies = 2;
    options.per_candidate = {2, 3};
    options.missing.not_observed = 0.2;
    return options;
}

/// A candidate with two cards, written by hand.
SimulatedCandidate someone() {
    SimulatedCandidate candidate;
    candidate.site = 0;
    candidate.effect = 0.25;
    candidate.true_scores = {3.25, 3.5};
    candidate.cards.push_back({.interviewer = 1,
                               .interview = 1,
                               .interviewed_at = 1772460000,
                               .submitted_at = 1772464200,
                               .ratings = {{0, 4}, {1, std::nullopt}}});
    candidate.cards.push_back({.interviewer = 4,
                               .interview = 0,
                               .interviewed_at = 1772546400,
                               .submitted_at = 1772550000,
                               .ratings = {{1, 2.5}}});
    return candidate;
}

} // namespace

TEST_CASE("simulation: a card as CSV and as a scorecard") {
    SimulatedPanels const panels{small_panels()};
    SimulationWriter const bare{
        panels, {.competencies = {"a.x", "a.y, z"}, .times = SimulatedTimes::left_out}};
    CHECK(bare.csv_header() == "candidate,interviewer,competency,score\n");
    std::string rows;
    bare.append_csv(rows, 2, someone());
    CHECK(rows == "c-03,i-2,a.x,4\n"
                  "c-03,i-2,\"a.y, z\",\n"
                  "c-03,i-5,\"a.y, z\",2.5\n");
    SimulationWriter const full{panels,
                                {.competencies = {"a.x", "a.y"},
                                 .interviews = {"depth", "scenario"},
                                 .rubric = "r",
                                 .revision = "1",
                                 .seniority = "mid"}};
    CHECK(full.csv_header() == "candidate,interviewer,interview,competency,score,seniority,"
                               "interviewed_at,submitted_at\n");
    rows.clear();
    full.append_csv(rows, 2, someone());
    CHECK(rows == "c-03,i-2,scenario,a.x,4,mid,2026-03-02T14:00:00Z,2026-03-02T15:10:00Z\n"
                  "c-03,i-2,scenario,a.y,,mid,2026-03-02T14:00:00Z,2026-03-02T15:10:00Z\n"
                  "c-03,i-5,depth,a.y,2.5,mid,2026-03-03T14:00:00Z,2026-03-03T15:00:00Z\n");
    std::string lines;
    full.append_ndjson(lines, 2, someone());
    CHECK(lines.substr(0, lines.find('\n')) ==
          R"({"format":"panelscore/scorecard/1","rubric":"r","revision":"1",)"
          R"("candidate":"c-03","interviewer":"i-2","interview":"scenario","seniority":"mid",)"
          R"("interviewed_at":"2026-03-02T14:00:00Z","submitted_at":"2026-03-02T15:10:00Z",)"
          R"("ratings":{"a.x":4,"a.y":null}})");
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
}

TEST_CASE("simulation: both forms read back as the cards that were made up") {
    SimulatedPanels const panels{small_panels()};
    SimulationWriter const writer{panels, {.competencies = made_up_competencies(2)}};
    std::string csv = writer.csv_header(), ndjson;
    SimulationCounts counts;
    for (std::uint32_t c = 0; c < 12; ++c) {
        auto const candidate = panels.candidate(c);
        writer.append_csv(csv, c, candidate);
        writer.append_ndjson(ndjson, c, candidate);
        counts += counts_of(candidate);
    }
    auto const from_csv = parse_scorecards(csv, "csv");
    auto const from_json = parse_scorecards(ndjson, "json");
    CHECK(from_csv.ok());
    CHECK(from_json.ok());
    REQUIRE(from_csv.value.size() == counts.cards);
    REQUIRE(from_json.value.size() == counts.cards);
    std::size_t card = 0, scores = 0, not_observed = 0;
    for (std::uint32_t c = 0; c < 12; ++c)
        for (auto const& made : panels.candidate(c).cards) {
            for (auto const* read : {&from_csv.value[card], &from_json.value[card]}) {
                CHECK(read->candidate.text() == simulated_candidate_name(panels.options(), c));
                CHECK(read->interviewer.text() ==
                      simulated_interviewer_name(panels.options(), made.interviewer));
                REQUIRE(read->ratings.size() == made.ratings.size());
                for (std::size_t r = 0; r < made.ratings.size(); ++r)
                    CHECK(read->ratings[r].score == made.ratings[r].score);
            }
            for (auto const& rating : made.ratings)
                ++(rating.score ? scores : not_observed);
            ++card;
        }
    CHECK(counts == SimulationCounts{card, scores, not_observed});
    CHECK(not_observed > 0);
}

TEST_CASE("simulation: names have as many digits as the largest number") {
    CHECK(made_up_competencies(2) == std::vector<std::string>{"skill.1", "skill.2"});
    CHECK(made_up_competencies(10).front() == "skill.01");
    SimulateOptions options;
    options.candidates = 1000;
    CHECK(simulated_candidate_name(options, 0) == "c-0001");
    CHECK(simulated_candidate_name(options, 999) == "c-1000");
    CHECK(simulated_interviewer_name(options, 8) == "i-09");
}

TEST_CASE("simulation: the truth says what was put in") {
    auto options = small_panels();
    options.severities = {{5, 0.5}};
    options.means = {3, 3.25};
    options.components[static_cast<std::size_t>(stats::Component::interviewer_competency)] = 0;
    SimulatedPanels const panels{options};
    SimulationWriter const writer{panels, {.competencies = made_up_competencies(2)}};
    std::string text = writer.truth_head();
    writer.append_truth(text, 0, someone());
    writer.append_truth(text, 1, someone());
    text += writer.truth_tail({.cards = 3, .ratings = 5, .not_observed = 1});
    auto const holds = [&](std::string_view part) {
        return text.find(part) != std::string::npos;
    };
    CHECK(holds("\"format\": \"panelscore/truth/1\""));
    CHECK(holds(R"({"competency": "skill.2", "mean": 3.25})"));
    CHECK(holds(R"("competency": null)"));
    CHECK(holds(R"("severity": 0.5, "by_competency": {"skill.1": 0.5, "skill.2": 0.5})"));
    CHECK(holds("    {\"candidate\": \"c-01\", \"site\": 1, \"effect\": 0.25, \"true_scores\": "
                "{\"skill.1\": 3.25, \"skill.2\": 3.5}},\n    {\"candidate\": \"c-02\""));
    CHECK(holds(
        "\n  ],\n  \"counts\": {\"cards\": 3, \"ratings\": 5, \"not_observed\": 1}\n}\n"));
}
