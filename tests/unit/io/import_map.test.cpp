// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/import_map.hpp>
#include <panelscore/io/render_problems.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace panelscore;

namespace {

constexpr std::string_view whole = R"json({
  "format": "panelscore/import-map/1",
  "rubric": "ml-engineer",
  "revision": "2026.1",
  "seniority": {
    "Machine-learning engineer": "senior",
    "Intern": "ignore"
  },
  "opening": "application",
  "scales": {
    "no": 2,
    "yes": 4,
    "no_decision": "not_observed",
    "stars": {
      "0": 1,
      "4": 5
    }
  },
  "overall": {
    "Lean yes": "hire",
    "No decision": "no_vote"
  },
  "interviews": {
    "Deep dive": "ml_depth",
    "Recruiter screen": "ignore"
  },
  "competencies": {
    "Communication": "collaboration.communication",
    "Culture add (Personality)": "ignore"
  },
  "columns": {
    "layout": "card",
    "candidate": "Candidate ID",
    "interviewer": "Interviewer",
    "ratings": {
      "Communication": "Communication notes",
      "SQL": null
    }
  }
}
)json";

Parsed<ImportMap> with(std::string_view members) {
    return parse_import_map(
        "{\"format\": \"panelscore/import-map/1\", " + std::string{members} + "}", "map.json");
}

Rubric small_rubric() {
    Rubric rubric;
    rubric.id = RubricId{"r"};
    rubric.revision = "1";
    for (double score = 1; score <= 5; ++score)
        rubric.scale.levels.push_back({score, "", ""});
    for (char const* id : {"a.one", "a.two"}) {
        Competency competency;
        competency.id = CompetencyId{id};
        rubric.competencies.push_back(competency);
    }
    Role role;
    role.seniorities = {Seniority{"senior"}};
    Interview interview;
    interview.id = InterviewId{"talk"};
    role.interviews = {interview};
    rubric.role = role;
    return rubric;
}

} // namespace

TEST_CASE("import_map: what is written is what was read") {
    auto const read = parse_import_map(whole, "map.json");
    CHECK(test::summary(read.problems).empty());
    CHECK(to_json(read.value) == whole);
    ImportMap const& map = read.value;
    CHECK(map.file == "map.json");
    REQUIRE(map.scales.size() == 2);
    CHECK(map.scales[0].name.empty());
    CHECK(map.scales[0].values[2].ours == std::nullopt);
    CHECK(map.scales[1].values[0].ours == 1.0);
    REQUIRE(map.competencies.size() == 2);
    CHECK(map.competencies[0].where == SourcePosition{28, 5});
    CHECK(map.competencies[1].ours == std::nullopt);
    REQUIRE(map.columns);
    CHECK(map.columns->names[0] ==
          std::pair<std::string, std::string>{"candidate", "Candidate ID"});
}

TEST_CASE("import_map: one seniority for every job, and no interviews at all") {
    auto const read = with("\"seniority\": \"senior\"");
    REQUIRE(read.ok());
    REQUIRE(read.value.seniority.size() == 1);
    CHECK(read.value.seniority[0].theirs.empty());
    CHECK(read.value.seniority[0].ours == "senior");
    CHECK_FALSE(read.value.interviews);
    CHECK(with("\"interviews\": {}").value.interviews);
}

TEST_CASE("import_map: an entry nobody has decided about is refused") {
    auto const read = with("\"competencies\": {\"SQL\": null}, \"interviews\": {\"T\": null},"
                           " \"scales\": {\"x\": null, \"s\": {\"y\": null}},"
                           " \"overall\": {\"z\": null}");
    REQUIRE(read.problems.size() == 5);
    for (auto const& problem : read.problems)
        CHECK(problem.code == "I-02");
    CHECK(read.problems.front().file == "map.json");
    auto const one = with("\"competencies\": {\"SQL\": null}");
    CHECK(one.problems[0].expected == "decide: a competency id or \"ignore\"");
    CHECK(one.problems[0].where == SourcePosition{1, 56});
    CHECK(one.problems[0].pointer == "/competencies/SQL");
    CHECK(one.value.competencies[0].decision == MapDecision::undecided);
    CHECK(to_json(one.value).find("\"SQL\": null") != std::string::npos);
}

TEST_CASE("import_map: every mistake is named, with the nearest name") {
    auto const read = with("\"competences\": {}, \"opening\": \"aplication\", "
                           "\"scales\": {\"a\": \"not observed\", \"b\": true}, "
                           "\"overall\": {\"x\": \"hired\"}, "
                           "\"columns\": {\"candiate\": \"C\", \"layout\": \"card\", "
                           "\"competency\": \"X\"}");
    std::vector<std::string> means;
    for (auto const& problem : sorted(read.problems))
        means.push_back(problem.code + " " + problem.did_you_mean);
    CHECK(means == std::vector<std::string>{"X-01 competencies", "J-09 application", "J-09 ",
                                            "J-03 ", "J-09 hire", "X-01 candidate", "X-01 "});
}

TEST_CASE("import_map: names that differ in case and blanks alone stand twice") {
    auto const read = with("\"competencies\": {\"Problem Solver\": \"a.one\", "
                           "\" problem  solver\": \"a.two\", \" \": \"a.one\"}");
    REQUIRE(read.problems.size() == 2);
    CHECK(read.problems[0].name == "duplicate-id");
    CHECK(read.problems[1].code == "J-08");
    CHECK(read.value.competencies.size() == 1);
}

TEST_CASE("import_map: held against its rubric") {
    Rubric const rubric = small_rubric();
    auto const map = with("\"rubric\": \"r\", \"revision\": \"1\", \"seniority\": \"senor\", "
                          "\"scales\": {\"yes\": 5, \"s\": {\"0\": 0}}, "
                          "\"competencies\": {\"A\": \"a.one\", \"B\": \"a.tow\"}, "
                          "\"interviews\": {\"I\": \"talk\", \"J\": \"talks\"}");
    REQUIRE(map.ok());
    auto const found = check_import_map(map.value, rubric);
    REQUIRE(found.size() == 4);
    CHECK(found[0].code == "K-03");
    CHECK(found[0].did_you_mean == "a.two");
    CHECK(found[0].pointer == "/competencies/B");
    CHECK(found[1].code == "K-01");
    CHECK(found[1].pointer == "/scales/s/0");
    CHECK(found[2].did_you_mean == "senior");
    CHECK(found[3].code == "K-09");
    CHECK(found[3].level == DiagnosticLevel::warning);
    Rubric other = rubric;
    other.id = RubricId{"q"};
    CHECK(check_import_map(with("\"rubric\": \"r\"").value, other).front().code == "K-04");
    other = rubric;
    other.revision = "2";
    CHECK(check_import_map(with("\"rubric\": \"r\", \"revision\": \"1\"").value, other)
              .front()
              .code == "K-05");
}

TEST_CASE("import_map: no text makes it crash") {
    for (std::string_view const text :
         {"", "[", "[]", "null", "{\"format\": 3}", "{\"scales\": [1]}", "\xFF",
          "{\"competencies\": {\"a\": {\"b\": 1}}, \"columns\": [], \"seniority\": 4}"})
        CHECK_FALSE(parse_import_map(text, "m").ok());
    std::string deep;
    for (int i = 0; i < 100000; ++i)
        deep += "{\"scales\":";
    CHECK_FALSE(parse_import_map(deep, "m").ok());
}
