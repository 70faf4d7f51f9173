// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/exported_sheet.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace panelscore;

namespace {

/// One row a rating, as Recruiterbox has it.
SheetColumns by_rating() {
    SheetColumns columns;
    columns.names = {{"candidate", "candidate_id"},
                     {"opening", "opening_name"},
                     {"interview", "stage_name"},
                     {"interviewer", "submitted_by"},
                     {"submitted_at", "date_submitted"},
                     {"competency", "criteria"},
                     {"score", "rating"},
                     {"note", "feedback_text"}};
    return columns;
}
constexpr std::string_view rating_header =
    "candidate_id,opening_name,stage_name,submitted_by,date_submitted,criteria,rating,"
    "feedback_text\n";

/// One row a card.
SheetColumns by_card() {
    SheetColumns columns;
    columns.layout = SheetLayout::card;
    columns.names = {{"candidate", "Applicant"},
                     {"interviewer", "Reviewer"},
                     {"state", "State"},
                     {"overall", "Decision"}};
    columns.ratings = {{"Depth", "Depth notes"}, {"Talk", ""}};
    return columns;
}

} // namespace

TEST_CASE("sheet: rows of a rating make forms, Overall is the vote, seconds become times") {
    auto const read = read_sheet(std::string(rating_header) +
                                     "c1,SRE,Onsite,A,1423231493,Communication Skills,-1,thin\n"
                                     "c1,SRE,Onsite,A,1423231493,Depth,+2,\"two\nlines\"\n"
                                     "c1,SRE,Onsite,A,1423231493,Overall,1,ok\n"
                                     "c1,SRE,Onsite,B,2026-03-02T15:10:00Z,Depth,,\n"
                                     "c1,SRE,Onsite,B,2026-03-02T15:10:00Z,Mood,0,\n",
                                 "export.csv", by_rating());
    CHECK(test::summary(read.problems) == "");
    CHECK(read.system == "csv");
    REQUIRE(read.cards.size() == 2);
    auto const& one = read.cards[0];
    CHECK(one.candidate.id == "c1");
    CHECK(one.opening.name == "SRE");
    CHECK(one.interview.name == "Onsite");
    CHECK(one.submitted_at == "2015-02-06T14:04:53Z");
    CHECK(one.overall == "1");
    CHECK(one.notes == "ok");
    REQUIRE(one.ratings.size() == 2);
    CHECK(one.ratings[0].item.name == "Communication Skills");
    CHECK(one.ratings[0].value == "-1");
    CHECK(one.ratings[1].value == "+2");
    CHECK(one.ratings[1].note == "two\nlines");
    CHECK(one.ratings[1].where == SourcePosition{3, 34});
    auto const& two = read.cards[1];
    CHECK_FALSE(two.ratings[0].value.has_value());
    CHECK(two.ratings[1].value == "0");
    CHECK(two.submitted_at == "2026-03-02T15:10:00Z");
    CHECK_FALSE(two.overall.has_value());
}

TEST_CASE("sheet: one row a card, with notes, states and columns nobody reads") {
    auto const read =
        read_sheet("\xEF\xBB\xBF"
                   "Applicant;Reviewer;State;Decision;Depth;Depth notes;Talk;Age\r\n"
                   "c1;A;complete;Strong yes;75 %;<b>Clear</b>;3,5;41\r\n"
                   "c1;B;draft;null;;;;\r\n"
                   "c2;A;deleted;No;0 %;;2;\r\n",
                   "export.csv", by_card());
    CHECK(read.problems.size() == 1);
    CHECK(read.problems[0].code == "T-03");
    CHECK(read.problems[0].level == DiagnosticLevel::information);
    CHECK(read.problems[0].message == "columns not read: Age");
    REQUIRE(read.cards.size() == 3);
    CHECK(read.cards[0].overall == "Strong yes");
    CHECK(read.cards[0].ratings[0].value == "75 %");
    CHECK(read.cards[0].ratings[0].note == "Clear");
    CHECK(read.cards[0].ratings[1].value == "3.5");
    CHECK(read.cards[1].state == ExportedState::draft);
    CHECK_FALSE(read.cards[1].overall.has_value());
    CHECK_FALSE(read.cards[1].ratings[1].value.has_value());
    CHECK(read.cards[2].state == ExportedState::deleted);
    CHECK(read.cards[2].ratings[0].value == "0 %");
}

TEST_CASE("sheet: tabs, and a comma that is no decimal comma") {
    auto const tabs =
        read_sheet("Applicant\tReviewer\tState\tDecision\tDepth\tDepth notes\tTalk\n"
                   "c1\tA\t\tyes\t3,5\t\tlow, but fair\n",
                   "export.csv", by_card());
    REQUIRE(tabs.cards.size() == 1);
    CHECK(tabs.cards[0].ratings[0].value == "3.5");
    CHECK(tabs.cards[0].ratings[1].value == "low, but fair");
    auto const commas = read_sheet(
        "Applicant,Reviewer,State,Decision,Depth,Depth notes,Talk\nc1,A,,,\"3,5\",,\n",
        "export.csv", by_card());
    CHECK(commas.cards.at(0).ratings[0].value == "3,5");
}

TEST_CASE("sheet: rows that cannot be a form are counted, with their place") {
    auto const read = read_sheet(std::string(rating_header) + "c1,SRE,Onsite,A,1,Depth,1,\n"
                                                              ",SRE,Onsite,A,,Depth,1,\n"
                                                              "c1,SRE,Onsite,,,Depth,1,\n"
                                                              "c2,SRE,Onsite,A,,,2,\n"
                                                              "c3,SRE,Onsite,A,,Overall,2,\n"
                                                              "c3,SRE,Onsite,A,,Overall,1,\n"
                                                              "c4,\"SRE\n",
                                 "export.csv", by_rating());
    CHECK(test::summary(read.problems) == "warning J-08 wrong-format 2:17\n"
                                          "I-04 not-a-form 3:1\n"
                                          "I-04 not-a-form 4:1\n"
                                          "K-11 rows-differ 5:1\n"
                                          "K-11 rows-differ 7:1\n"
                                          "T-01 csv-syntax 8:4\n");
    CHECK(read.unreadable == 5);
    REQUIRE(read.cards.size() == 1);
    CHECK(read.cards[0].submitted_at == "");
    auto const state = read_sheet(
        "Applicant,Reviewer,State,Decision,Depth,Depth notes,Talk\nc1,A,parked,,,,\n", "a.csv",
        by_card());
    CHECK(test::summary(state.problems) == "J-09 unknown-word 2:6\n");
    CHECK(state.unreadable == 1);
}

TEST_CASE("sheet: an id tells forms apart, and their rows must agree") {
    auto columns = by_rating();
    columns.names.insert(columns.names.begin(), {"id", "form"});
    auto const read = read_sheet("form," + std::string(rating_header) +
                                     "1,c1,SRE,Onsite,A,,Depth,1,\n"
                                     "2,c1,SRE,Onsite,A,,Depth,2,\n"
                                     "2,,,,A,,Mood,2,\n"
                                     "2,c1,SRE,Onsite,A,,Talk,2,\n"
                                     "1,c9,SRE,Onsite,A,,Mood,1,\n",
                                 "export.csv", columns);
    CHECK(test::summary(read.problems) == "I-04 not-a-form 4:1\nK-11 rows-differ 6:1\n");
    REQUIRE(read.cards.size() == 1);
    CHECK(read.cards[0].id == "2");
    CHECK(read.cards[0].ratings.size() == 2);
}

TEST_CASE("sheet: columns that are not there, twice there or not named are errors") {
    auto const missing = read_sheet("candidate,opening_name,stage_name,submitted_by,"
                                    "date_submitted,criteria,rating,feedback_text\n",
                                    "export.csv", by_rating());
    CHECK(test::summary(missing.problems) == "T-02 csv-header 1:1\n");
    CHECK(missing.problems[0].message == "no column \"candidate_id\"");
    CHECK(missing.problems[0].did_you_mean == "candidate");
    auto const twice =
        read_sheet("Applicant,Reviewer,State,Decision,Depth,Depth notes,Talk,depth\n",
                   "export.csv", by_card());
    CHECK(twice.problems.at(0).message == "two columns are called \"Depth\"");
    CHECK(read_sheet("a,b\n", "export.csv", SheetColumns{}).problems.size() == 4);
    CHECK(read_sheet("", "export.csv", by_card()).problems.size() > 0);
    CHECK(read_sheet("\xff", "export.csv", by_card()).problems.at(0).code == "J-05");
}
