// SPDX-License-Identifier: BSL-1.0
#include "support/exports.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;
using test::only_card;
using test::ratings_of;

namespace {

/// The forms of an opportunity are asked for by its id, and do not repeat it.
constexpr std::string_view file = "forms/250d8f03-738a-4bba-a671-8a3d73477145.json";

std::string const form = R"({"id":"c64fb192-d6d8-42dc-ac82-47cb87e9839c","type":"interview",
"text":"On-site interview","instructions":"Ask about goals.","fields":[
 {"id":"f1","type":"score","text":"Rating","description":"","required":true,
  "value":"4 - Strong Hire","prompt":"Select one","options":[{"text":"4 - Strong Hire"},
  {"text":"3 - Hire"},{"text":"2 - No Hire"},{"text":"1 - Strong No Hire"}]},
 {"id":"f2","type":"score","text":"Communication","description":"","required":false,"value":3},
 {"id":"f3","type":"score","text":"Depth","description":"","required":false,"value":null},
 {"id":"f4","type":"yes-no","text":"Relocate?","description":"","required":false,"value":"yes"},
 {"id":"f5","type":"multiple-select","text":"Asked?","description":"","required":false,
  "options":[{"text":"References"},{"text":"Proudest project"}],"value":["Proudest project"]},
 {"id":"f6","type":"textarea","text":"Notes","description":"","required":false}],
"baseTemplateId":"a12851f5-25cd-495b-9dae-b29b02d0b49d",
"interview":"85110ec8-e33a-4997-a798-5affc854b7ce","panel":"2cdfff3a-2d7e-4fa6-9a9b-25ba25b6a9f8",
"user":"a0afa6f7-7bb5-4ff6-93c3-e215fbcf3b2e","createdAt":1423231493557,"updatedAt":null,
"completedAt":1423231549510,"deletedAt":null})";

std::string with(std::string const& part, std::string const& instead) {
    std::string text = form;
    auto const at = text.find(part);
    REQUIRE(at != text.npos);
    return text.replace(at, part.size(), instead);
}

ExportedCard read_fields(std::string const& fields) {
    return only_card(R"({"id":"x","opportunity":"o","user":"u","completedAt":1423231549510,
"fields":[)" + fields + "]}",
                     "lever");
}

} // namespace

TEST_CASE("exported lever: the documented list") {
    auto const card = only_card("{\"data\":[" + form + "],\"hasNext\":false}", "auto", file);
    CHECK(card.id == "c64fb192-d6d8-42dc-ac82-47cb87e9839c");
    CHECK(card.state == ExportedState::submitted);
    CHECK(card.application.id == "250d8f03-738a-4bba-a671-8a3d73477145");
    CHECK(card.interviewer.id == "a0afa6f7-7bb5-4ff6-93c3-e215fbcf3b2e");
    CHECK(card.interview ==
          ExportedName{"85110ec8-e33a-4997-a798-5affc854b7ce", "On-site interview"});
    CHECK(ratings_of(card) == "Communication = 3\nDepth = -\n");
    CHECK(card.notes == "Relocate? yes\nAsked? Proudest project");
}

TEST_CASE("exported lever: whom a form is about is in the name of the file, or nowhere") {
    auto const named = read_export(form, file, "lever");
    CHECK(test::summary(named.problems) == "warning A-04 named-by-file 0:0\n");
    CHECK(named.problems[0].level == DiagnosticLevel::information);
    for (std::string_view const other : {"-", "feedback.json", "250d8f03-738a.json"}) {
        auto const read = read_export(form, other, "lever");
        CHECK(read.unreadable == 1);
        CHECK(test::summary(read.problems) == "I-04 not-a-form 1:1\n");
    }
}

TEST_CASE("exported lever trap a: the overall rating is the field of type score-system") {
    auto const card = read_fields(
        R"({"type":"score","text":"A","value":"4 - Strong Hire"},
           {"type":"score","text":"B","overall":true,"value":2},
           {"type":"score-system","text":"C","value":"3 - Hire"})");
    CHECK(card.overall == "3 - Hire");
    CHECK(ratings_of(card) == "A = 4 - Strong Hire\nB = 2\n");
}

TEST_CASE("exported lever trap a: else the field that says overall or isSummary") {
    for (std::string const key : {"overall", "isSummary"}) {
        auto const card = read_fields(R"({"type":"score","text":"A","value":"4 - Strong Hire"},
           {"type":"score","text":"B",")" +
                                      key + R"(":true,"value":"2 - No Hire"})");
        CHECK(card.overall == "2 - No Hire");
        CHECK(ratings_of(card) == "A = 4 - Strong Hire\n");
    }
}

TEST_CASE("exported lever trap a: else the score with a label, beside scores of skills") {
    auto const card = only_card(form, "lever", file);
    CHECK(card.overall == "4 - Strong Hire");
    CHECK(card.overall_choices == std::vector<std::string>{"4 - Strong Hire", "3 - Hire",
                                                           "2 - No Hire",
                                                           "1 - Strong No Hire"});
}

TEST_CASE("exported lever trap b: the keys of the answer to a change") {
    auto const card = only_card(
        R"({"id":"x","text":"T","accountId":"a","userId":"u","profileId":"p","postingIds":["j","k"],
"panelId":"q","interviewId":"i","isCompleted":true,"completedAt":1423231549510,"fields":[
{"type":"score","text":"S","optionId":"1","isSummary":true,"summaryText":"x","value":"3 - Yes"}]})",
        "auto");
    CHECK(card.interviewer.id == "u");
    CHECK(card.interview.id == "i");
    CHECK(card.candidate.id == "p");
    CHECK(card.opening.id == "j");
}

TEST_CASE("exported lever trap c: a label that is not among the options is kept") {
    auto const card = only_card(with("\"value\":\"4 - Strong Hire\"", "\"value\":\"3 - Yes\""),
                                "lever", file);
    CHECK(card.overall == "3 - Yes");
    CHECK(card.overall_choices.size() == 4);
}

TEST_CASE("exported lever trap d: a form alone, or inside data") {
    CHECK(only_card(form, "auto", file).id ==
          only_card("{\"data\":" + form + "}", "auto", file).id);
    CHECK_FALSE(only_card(form, "auto", file).id.empty());
}

TEST_CASE("exported lever trap e: a deleted form can be listed") {
    auto const card =
        only_card(with("\"deletedAt\":null", "\"deletedAt\":1423231549999"), "lever", file);
    CHECK(card.state == ExportedState::deleted);
    CHECK(card.id == "c64fb192-d6d8-42dc-ac82-47cb87e9839c");
}

TEST_CASE("exported lever trap f: whatever the type of the form is called") {
    for (std::string const type : {"assigment", "share", "interview"})
        CHECK(
            only_card(with("\"type\":\"interview\"", "\"type\":\"" + type + "\""), "auto", file)
                .ratings.size() == 2);
}

TEST_CASE("exported lever trap g: forms added by hand name no interview") {
    auto const card =
        only_card(with("\"interview\":\"85110ec8-e33a-4997-a798-5affc854b7ce\",\"panel\":"
                       "\"2cdfff3a-2d7e-4fa6-9a9b-25ba25b6a9f8\",",
                       ""),
                  "auto", file);
    CHECK(card.interview == ExportedName{"", "On-site interview"});
}

TEST_CASE("exported lever trap h: the word null stands for no vote and no score") {
    auto const card =
        only_card(with("\"value\":\"4 - Strong Hire\"", "\"value\":\"null\""), "lever", file);
    CHECK_FALSE(card.overall.has_value());
    CHECK(card.overall_choices.size() == 4);
    CHECK(card.ratings.size() == 2);
    auto const score =
        only_card(with("\"required\":false,\"value\":3", "\"value\":\"null\""), "lever", file);
    CHECK(ratings_of(score) == "Communication = -\nDepth = -\n");
}

TEST_CASE("exported lever: a key value that is absent is not assessed") {
    auto const card =
        only_card(with("\"required\":false,\"value\":3", "\"required\":false"), "lever", file);
    CHECK(ratings_of(card) == "Communication = -\nDepth = -\n");
}

TEST_CASE("exported lever: answers of a scorecard field belong to scores by their place") {
    auto const card = read_fields(
        R"({"type":"scorecard","text":"Skills","scores":[{"text":"SQL"},{"text":"Design"},
{"text":"Tests"}],"value":[{"score":3,"comment":"<b>joins</b>"},{"score":null}]})");
    CHECK(ratings_of(card) ==
          "SQL (Skills) = 3: joins\nDesign (Skills) = -\nTests (Skills) = -\n");
    auto const unnamed = read_fields(
        R"({"type":"scorecard","text":"Skills","scores":[{}],"value":[{"score":0},{"score":2}]})");
    CHECK(ratings_of(unnamed) == "Skills [1] (Skills) = 0\nSkills [2] (Skills) = 2\n");
}

TEST_CASE("exported lever: milliseconds become ISO 8601 in UTC") {
    auto const card = only_card(form, "lever", file);
    CHECK(card.submitted_at == "2015-02-06T14:05:49.510Z");
    CHECK(card.updated_at.empty());
    auto const seconds =
        read_export(with("\"updatedAt\":null", "\"updatedAt\":1423231549"), file, "lever");
    REQUIRE(seconds.cards.size() == 1);
    REQUIRE(seconds.problems.size() == 2);
    CHECK(seconds.cards[0].updated_at.empty());
    CHECK(seconds.problems[1].code == "J-08");
    CHECK(seconds.problems[1].level == DiagnosticLevel::warning);
}

TEST_CASE("exported lever: a form that is not complete is a draft") {
    auto const open =
        only_card(with("\"completedAt\":1423231549510", "\"completedAt\":null"), "auto", file);
    CHECK(open.state == ExportedState::draft);
    auto const told = only_card(
        with("\"updatedAt\":null", "\"updatedAt\":null,\"isCompleted\":false"), "auto", file);
    CHECK(told.state == ExportedState::draft);
}
