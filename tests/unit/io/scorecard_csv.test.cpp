// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/scorecard.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

using namespace panelscore;
using test::summary;

namespace {

Rubric const& small() {
    static Rubric const rubric = test::small_rubric();
    return rubric;
}
ScorecardOptions with_small() {
    ScorecardOptions options;
    options.rubrics = {&small()};
    return options;
}
ReadScorecards read(std::string_view text) {
    return read_scorecards(text, "a.csv", with_small());
}
std::string problems_of(std::string_view text) {
    return summary(read(text).problems);
}
std::string const header = "candidate,interviewer,competency,score\n";

} // namespace

TEST_CASE("scorecard_csv: rows of the long form gather into cards") {
    auto const found =
        read("candidate,interviewer,competency,score,interview,opening,seniority,evidence,hint,"
             "red_flag,quotation,interviewed_at,submitted_at,overall,phase,rubric,revision\n"
             "c-1,i-1,craft.design,4,talk,req-1,senior,\"asked \"\"why\"\"\nfirst\",directed,"
             "hides,\"no, I did\",2026-03-02,2026-03-03T10:00Z,hire,,small,1\n"
             "c-2,i-1,craft.design,3,,,,,,,,,,,,,\n"
             "c-1,i-1,craft.testing,,talk,req-1,,,,,,,,,,,\n");
    CHECK(summary(found.problems) == "");
    REQUIRE(found.cards.size() == 2);
    auto const& card = found.cards[0];
    CHECK(card.candidate.text() == "c-1");
    CHECK(card.opening.text() == "req-1");
    CHECK(card.seniority.text() == "senior");
    CHECK(card.submitted_at == "2026-03-03T10:00Z");
    CHECK(card.overall == Vote::hire);
    CHECK(card.phase == Phase::independent);
    REQUIRE(card.ratings.size() == 2);
    CHECK(card.ratings[0].score == 4.0);
    CHECK(card.ratings[0].evidence == "asked \"why\"\nfirst");
    CHECK(card.ratings[0].hint == Hint::directed);
    CHECK_FALSE(card.ratings[1].score);
    REQUIRE(card.red_flags.size() == 1);
    CHECK(card.red_flags[0].quotation == "no, I did");
    CHECK(found.cells[found.places[0].first_cell + 1] == SourcePosition{5, 23});
}

TEST_CASE("scorecard_csv: in the wide form columns are ids, codes or names") {
    auto const found = read("Candidate,Interviewer,CRAFT.DESIGN, d2 ,clar ity\n"
                            "c-1,i-1,4,,N\n");
    CHECK(summary(found.problems) == "");
    REQUIRE(found.cards.size() == 1);
    auto const& card = found.cards[0];
    REQUIRE(card.ratings.size() == 2);
    CHECK(card.rating(CompetencyId{"craft.design"})->score == 4.0);
    CHECK(card.rating(CompetencyId{"craft.testing"}) == nullptr);
    REQUIRE(card.rating(CompetencyId{"people.clarity"}) != nullptr);
    CHECK_FALSE(card.rating(CompetencyId{"people.clarity"})->score);
}

TEST_CASE("scorecard_csv: without a rubric columns shaped like ids are ratings") {
    auto const found = read_scorecards("candidate,interviewer,a.b,Age\nc,i,7,44\n", "a.csv");
    CHECK(summary(found.problems) == "warning T-03 columns-not-read 1:1\n");
    CHECK(found.problems[0].message == "columns not read: Age");
    REQUIRE(found.cards.size() == 1);
    CHECK(found.cards[0].rating(CompetencyId{"a.b"})->score == 7.0);
}

TEST_CASE("scorecard_csv: delimiters, marks and line ends") {
    auto const same = read(header + "c,i,craft.design,4\n").cards;
    REQUIRE(same.size() == 1);
    for (std::string text :
         {"candidate;interviewer;competency;score\nc;i;craft.design;4\n",
          "candidate\tinterviewer\tcompetency\tscore\nc\ti\tcraft.design\t4\n",
          "\xEF\xBB\xBF"
          "candidate,interviewer,competency,score\r\n"
          "c,i,craft.design,4\r\n",
          "score,candidate,competency,interviewer\n4,c,craft.design,i",
          "\"candidate\",\"interviewer\",\"competency\",\"score\"\n\n"
          "\"c\",\"i\",\"craft.design\",\"4\"\n,,,\n"})
        CHECK(read(text).cards == same);
}

TEST_CASE("scorecard_csv: a decimal comma is read with semicolons only") {
    auto rubric = test::small_rubric();
    rubric.scale.step = 0.5;
    ScorecardOptions options;
    options.rubrics = {&rubric};
    auto const semicolons = read_scorecards(
        "candidate;interviewer;craft.design;craft.testing\nc;i;3,5;3.5\n", "a.csv", options);
    REQUIRE(semicolons.cards.size() == 1);
    CHECK(semicolons.cards[0].ratings[0].score == 3.5);
    CHECK(semicolons.cards[0].ratings[1].score == 3.5);
    CHECK(summary(read_scorecards("candidate,interviewer,craft.design\nc,i,\"3,5\"\n", "a.csv",
                                  options)
                      .problems) == "J-03 wrong-type 2:6\n");
}

TEST_CASE("scorecard_csv: a score may carry its label, and N is not observed") {
    auto const score_of = [](std::string const& cell) -> std::string {
        auto const found = read(header + "c,i,craft.design," + cell + '\n');
        if (!found.ok())
            return found.problems[0].code;
        auto const score = found.cards.at(0).ratings.at(0).score;
        return score ? std::to_string(static_cast<int>(*score)) : "N";
    };
    CHECK(score_of("4 - Verified") == "4");
    CHECK(score_of("4 \xE2\x80\x93 verified") == "4");
    CHECK(score_of("4: Verified") == "4");
    CHECK(score_of("4-Verified") == "4");
    CHECK(score_of(" 4.0 ") == "4");
    CHECK(score_of("+4") == "4");
    for (auto const* cell : {"", "  ", "N", "n", "N - Not observed", "not observed"})
        CHECK(score_of(cell) == "N");
    CHECK(score_of("4 - Named") == "J-08");
    CHECK(score_of("Verified") == "J-03");
    CHECK(score_of("4 Verified") == "J-03");
    CHECK(score_of("4 -") == "J-03");
    CHECK(score_of("4/5") == "J-03");
    CHECK(score_of("NA") == "J-03");
    CHECK(score_of("6 - Verified") == "K-01");
    CHECK(score_of("1e999") == "J-07");
    CHECK(score_of("nan") == "J-07");
    CHECK(score_of("3.5") == "K-02");
}

TEST_CASE("scorecard_csv: columns of the kit are skipped, others named and never kept") {
    CHECK(problems_of("candidate,interviewer,competency,score,name,anchor_1,anchor_5\n"
                      "c,i,craft.design,4,Design,secret,secret\n") == "");
    auto const found = read("candidate,interviewer,competency,score,gender,Home town\n"
                            "c,i,craft.design,4,f,Rome\n");
    CHECK(summary(found.problems) == "warning T-03 columns-not-read 1:1\n");
    CHECK(found.problems[0].message == "columns not read: gender, Home town");
    CHECK(found.cards.size() == 1);
    CHECK(to_json(found.cards[0]).find("Rome") == std::string::npos);
}

TEST_CASE("scorecard_csv: columns can be renamed") {
    auto options = with_small();
    options.columns = {{"candidate", "Applicant"}, {"craft.design", "System thinking"}};
    auto const found =
        read_scorecards("applicant,interviewer,system thinking\nc-9,i,4\n", "a.csv", options);
    CHECK(summary(found.problems) == "");
    REQUIRE(found.cards.size() == 1);
    CHECK(found.cards[0].candidate.text() == "c-9");
    CHECK(found.cards[0].rating(CompetencyId{"craft.design"})->score == 4.0);
    CHECK(
        summary(read_scorecards(header + "c,i,craft.design,4\n", "a.csv", options).problems) ==
        "warning T-02 csv-header 1:1\nwarning T-02 csv-header 1:1\n");
}

TEST_CASE("scorecard_csv: headers that cannot be read are errors") {
    CHECK(problems_of("interviewer,competency,score\ni,craft.design,4\n") ==
          "T-02 csv-header 1:1\n");
    CHECK(problems_of("candidate,candidate,interviewer,competency,score\n") ==
          "T-02 csv-header 1:1\n");
    CHECK(problems_of("candidate,interviewer,D1,Design\n") == "T-02 csv-header 1:1\n");
    auto const misspelt = read("candidate,interviewer,competancy,score\n");
    CHECK(summary(misspelt.problems) == "T-02 csv-header 1:1\n");
    CHECK(misspelt.problems[0].did_you_mean == "competency");
    CHECK(misspelt.problems[0].message ==
          "no column holds ratings, but there is \"competancy\"");
    CHECK(problems_of("some words in a text file\n").substr(0, 4) == "T-02");
    auto rubric = test::small_rubric();
    rubric.competencies[1].name = "design";
    ScorecardOptions options;
    options.rubrics = {&rubric};
    CHECK(
        summary(read_scorecards("candidate,interviewer,Design\n", "a.csv", options).problems) ==
        "T-02 csv-header 1:1\n");
}

TEST_CASE("scorecard_csv: rows that do not fit the header are errors and hide no other") {
    auto const found = read(header + "c,i,craft.design\n"
                                     "c,i,craft.design,4,5\n"
                                     "c,i,\"craft\"x,4\n"
                                     "c,i,craft.testing,3\n"
                                     "c,i,\"craft.design,4\n");
    CHECK(summary(found.problems) == "T-01 csv-syntax 2:1\nT-01 csv-syntax 3:1\n"
                                     "T-01 csv-syntax 4:12\nT-01 csv-syntax 6:5\n");
    CHECK(found.cards.size() == 1);
    CHECK(found.refused == 4);
}

TEST_CASE("scorecard_csv: cells are checked as the fields of JSON are") {
    CHECK(problems_of(header + ",i,craft.design,4\n") == "J-04 missing-key 2:1\n");
    CHECK(problems_of(header + "c,i,,4\n") == "J-04 missing-key 2:5\n");
    CHECK(problems_of(header + "c,i,craft.desing,4\n") == "K-03 unknown-competency 2:18\n");
    CHECK(problems_of("candidate,interviewer,competency,score,hint,overall,submitted_at\n"
                      "c,i,craft.design,4,much,maybe,today\n") ==
          "J-09 unknown-word 2:20\nJ-09 unknown-word 2:25\nJ-08 wrong-format 2:31\n");
    CHECK(problems_of(
              "candidate,interviewer,competency,score,rubric\nc,i,craft.design,4,big\n") ==
          "K-04 other-rubric 2:1\n");
}

TEST_CASE("scorecard_csv: two ratings of one cell are an error, whatever they say") {
    auto const found =
        read(header + "c,i,craft.design,4\nc,i,craft.testing,4\nc,i,craft.design,4\n");
    CHECK(summary(found.problems) == "K-06 rated-twice 4:18\n");
    CHECK(found.problems[0].details == std::vector<std::string>{"first in line 2"});
    CHECK(found.cards.empty());
    CHECK(problems_of("candidate,interviewer,craft.design\nc,i,4\nc,i,4\n") ==
          "K-06 rated-twice 3:5\n");
    CHECK(problems_of(
              "candidate,interviewer,interview,craft.design\nc,i,talk,4\nc,i,task,4\n") == "");
}

TEST_CASE("scorecard_csv: rows of one card must agree") {
    std::string const columns = "candidate,interviewer,competency,score,overall,seniority\n";
    CHECK(problems_of(columns + "c,i,craft.design,4,hire,senior\nc,i,craft.testing,4,,\n") ==
          "");
    CHECK(problems_of(columns + "c,i,craft.design,4,hire,\nc,i,craft.testing,4,mixed,\n") ==
          "K-11 rows-differ 3:21\n");
    CHECK(problems_of(columns + "c,i,craft.design,4,,senior\nc,i,craft.testing,4,,junior\n") ==
          "K-08 two-seniorities 3:22\n");
}

TEST_CASE("scorecard_csv: a card of endless ratings is refused") {
    std::string text = header;
    for (int i = 0; i < 12'000; ++i)
        text += "c,i,a.b" + std::to_string(i) + ",4\n";
    auto const found = read_scorecards(text, "a.csv");
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].code == "J-06");
}
