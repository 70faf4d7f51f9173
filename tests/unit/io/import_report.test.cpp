// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/import_report.hpp>
#include <panelscore/io/scorecard.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace panelscore;

namespace {

ImportReport small_report() {
    ImportReport report;
    report.systems = {"greenhouse"};
    report.map = "map.json";
    report.files = 3;
    report.candidates = 14;
    report.openings = 2;
    report.cards = {61,
                    52,
                    {{LeftOutReason::not_submitted, "", "", "", {}, 4, {"1", "2", "3", "4"}},
                     {LeftOutReason::deleted, "", "", "", {}, 2, {"5", "6"}},
                     {LeftOutReason::ignored, "Recruiter screen", "", "", {12, 5}, 3, {"7"}}}};
    report.ratings = {
        336,
        278,
        {{LeftOutReason::not_submitted, "", "", "", {}, 40, {"1"}},
         {LeftOutReason::ignored, "Culture add", "Personality", "", {31, 5}, 11, {}},
         {LeftOutReason::unmapped, "SQL", "", "", {}, 6, {"9"}},
         {LeftOutReason::unmapped, "SQL", "", "good\x1b[1m", {}, 1, {"9"}}}};
    report.not_observed = 37;
    report.votes = {52, 52, {}};
    MapScale scale;
    scale.where = {4, 13};
    for (auto const& [word, score] : std::vector<std::pair<std::string, double>>{
             {"definitely_not", 1}, {"no", 2}, {"mixed", 3}, {"yes", 4}, {"strong_yes", 5}})
        scale.values.push_back({word, score, MapDecision::made, {}});
    scale.values.push_back({"no_decision", std::nullopt, MapDecision::made, {}});
    report.scales = {scale};
    report.settled = {{"entered_by_other", {"11", "12", "13", "14", "15"}},
                      {"sent_twice", {"88131"}}};
    report.set_by_map = {{"seniority", "senior", "", {6, 3}}};
    report.missing_cards = {
        {CandidateId{"c-1204"}, InterviewerId{"i-22"}, InterviewId{"scenario"}},
        {CandidateId{"c-1210"}, InterviewerId{"i-07"}, InterviewId{}}};
    return report;
}

constexpr std::string_view expected_text =
    "Greenhouse Harvest v1 · 3 files · 61 scorecards · 14 candidates · 2 openings\n"
    "  written        52 scorecards, 241 ratings, 37 not observed    cards.ndjson\n"
    "  left out        9 scorecards, with 40 ratings\n"
    "                  4 not submitted\n"
    "                  2 deleted\n"
    "                  3 interview \"Recruiter screen\" is set to ignore (map.json:12)\n"
    "  left out       18 ratings of cards that were written\n"
    "                 11 \"Culture add\" (Personality): set to ignore (map.json:31)\n"
    "                  6 \"SQL\": NOT IN THE MAP   <- add it or set it to ignore\n"
    "                  1 \"SQL\": value \"good [1m\" NOT IN THE MAP\n"
    "  scale        definitely_not 1 · no 2 · mixed 3 · yes 4 · strong_yes 5\n"
    "               no_decision -> not observed (map.json:4)\n"
    "  overall        52 kept as votes, not scored\n"
    "  settled      5 cards entered by someone else: counted for the interviewer\n"
    "               1 card sent twice: the later one kept (id 88131)\n"
    "  set here     seniority senior (map.json:6); the export does not carry it\n"
    "  still out    2 cards: c-1204 i-22 scenario; c-1210 i-07\n"
    "Matched exactly by name; nothing was guessed.\n";

Scorecard small_card() {
    Scorecard card;
    card.rubric = "r";
    card.revision = "1";
    card.candidate = CandidateId{"c,1"};
    card.interviewer = InterviewerId{"i-1"};
    card.interview = InterviewId{"talk"};
    card.opening = OpeningId{"job"};
    card.seniority = Seniority{"senior"};
    card.submitted_at = "2026-03-02T10:00:00Z";
    card.overall = Vote::mixed;
    card.ratings = {{CompetencyId{"a.one"}, 3.5, "said \"so\",\ntwice", {}},
                    {CompetencyId{"a.two"}, std::nullopt, "", {}}};
    return card;
}

} // namespace

TEST_CASE("import_report: everything in its line, with the lines of the map") {
    CHECK(import_report_text(small_report(), "cards.ndjson") == expected_text);
}

TEST_CASE("import_report: what did not happen has no line") {
    ImportReport report;
    report.files = 1;
    CHECK(import_report_text(report) ==
          "1 file · 0 scorecards · 0 candidates\n"
          "  written         0 scorecards, 0 ratings, 0 not observed\n"
          "Matched exactly by name; nothing was guessed.\n");
}

TEST_CASE("import_report: as JSON, with the problems of the run") {
    Diagnostic problem;
    problem.code = "I-01";
    auto const text = to_json(small_report(), {problem});
    for (auto const* part :
         {"\"format\": \"panelscore/import-report/1\"", "\"systems\": [\"greenhouse\"]",
          "\"read\": 336", "\"not_observed\": 37",
          "{\"reason\": \"ignored\", \"name\": \"Recruiter screen\", \"type\": null, "
          "\"value\": "
          "null, \"line\": 12, \"count\": 3, \"ids\": [\"7\"]}",
          "{\"theirs\": \"no_decision\", \"score\": null}",
          "{\"what\": \"sent_twice\", \"ids\": [\"88131\"]}",
          "{\"what\": \"seniority\", \"value\": \"senior\", \"job\": null, \"line\": 6}",
          "{\"candidate\": \"c-1210\", \"interviewer\": \"i-07\", \"interview\": null}",
          "\"code\": \"I-01\""}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("import_report: cards as a list and as a table are read back") {
    std::vector<Scorecard> const cards{small_card(), small_card()};
    auto list = read_scorecards(scorecards_json(cards), "list");
    CHECK(test::summary(list.problems).empty());
    CHECK(list.cards == cards);
    CHECK(scorecards_json({}) == "[]\n");
    auto const table = parse_scorecards(scorecards_csv({cards.data(), 1}), "table");
    CHECK(test::summary(table.problems).empty());
    REQUIRE(table.value.size() == 1);
    CHECK(table.value[0] == cards[0]);
}
