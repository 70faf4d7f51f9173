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

/// The documented form with other answers.
std::string with(std::string const& answers) {
    return R"({"success":true,"moreDataAvailable":false,"results":[{
"id":"f47ac10b-58cc-4372-a567-0e02b2c3d479","applicationId":"550e8400-e29b-41d4-a716-446655440000",
"feedbackFormDefinitionId":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",
"interviewId":"6ba7b811-9dad-11d1-80b4-00c04fd430c8","submittedAt":"2023-11-15T14:30:00.000Z",
"submittedByUser":{"id":"123e4567-e89b-12d3-a456-426614174000","firstName":"Sara","lastName":"Jo",
 "email":"s@example.com","globalRole":"Elevated Access","isEnabled":true},
"formDefinition":{"sections":[{"title":"Technical Assessment","fields":[
 {"isRequired":true,"field":{"id":"f1","type":"ValueSelect","path":"overall_recommendation",
  "title":"Overall Recommendation","selectableValues":[{"label":"Strong Hire","value":"strong_hire"},
  {"label":"Hire","value":"hire"},{"label":"No Hire","value":"no_hire"}]}},
 {"isRequired":false,"field":{"id":"f2","type":"Score","path":"technical_skills",
  "title":"Technical Skills","humanReadablePath":"Technical Skills","isNullable":false}},
 {"isRequired":false,"field":{"id":"f3","type":"Score","path":"ownership","title":"Ownership"}},
 {"isRequired":false,"field":{"id":"f4","type":"ValueSelect","path":"sql","title":"SQL",
  "selectableValues":[{"label":"Good","value":"good"},{"label":"Bad","value":"bad"}]}},
 {"isRequired":false,"field":{"id":"f5","type":"MultiValueSelect","path":"asked","title":"Asked"}},
 {"isRequired":false,"field":{"id":"f6","type":"Boolean","path":"again","title":"Again?"}},
 {"isRequired":false,"field":{"id":"f7","type":"RichText","path":"text","title":"Feedback"}}]}]},
"submittedValues":{)" +
           answers + "}}]}";
}

} // namespace

TEST_CASE("exported ashby: the documented form, answers found by path") {
    auto const card = only_card(with(R"("overall_recommendation":"hire",
"technical_skills":{"score":4,"comments":{"type":"PlainText","value":"fast"}})"),
                                "auto");
    CHECK(card.id == "f47ac10b-58cc-4372-a567-0e02b2c3d479");
    CHECK(card.application.id == "550e8400-e29b-41d4-a716-446655440000");
    CHECK(card.interview.id == "6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    CHECK(card.interviewer == ExportedName{"123e4567-e89b-12d3-a456-426614174000", "Sara Jo"});
    CHECK(card.submitted_at == "2023-11-15T14:30:00.000Z");
    CHECK(card.overall == "hire");
    CHECK(card.overall_choices == std::vector<std::string>{"strong_hire", "hire", "no_hire"});
    CHECK(ratings_of(card) == "Technical Skills (Technical Assessment) = 4: fast\n"
                              "Ownership (Technical Assessment) = -\n"
                              "SQL (Technical Assessment) = - on sql [good bad]\n");
}

TEST_CASE("exported ashby: a score as text, as an object, as a number") {
    for (std::string const score : {"\"4\"", "{\"score\":4}", "4", "{\"score\":\"4\"}"})
        CHECK(only_card(with("\"ownership\":" + score), "ashby").ratings[1].value == "4");
    CHECK(only_card(with("\"ownership\":0"), "ashby").ratings[1].value == "0");
}

TEST_CASE("exported ashby: null and a path without answer are not assessed") {
    for (std::string const score :
         {"\"ownership\":null", "", "\"ownership\":{\"score\":null}"}) {
        auto const card = only_card(with(score), "ashby");
        REQUIRE(card.ratings.size() == 3);
        CHECK_FALSE(card.ratings[1].value.has_value());
        CHECK_FALSE(card.overall.has_value());
    }
}

TEST_CASE("exported ashby: other selects are ratings on a scale of their own") {
    auto const card = only_card(with("\"sql\":\"bad\""), "ashby");
    CHECK(test::described(card.ratings[2]) ==
          "SQL (Technical Assessment) = bad on sql [good bad]\n");
}

TEST_CASE("exported ashby: other fields stand in the notes, and answers no field asks for") {
    auto const card = only_card(
        with(
            R"("asked":["a","b"],"again":true,"text":"<p>Calm</p>","gone":"kept","empty":null)"),
        "ashby");
    CHECK(card.notes == "Asked: a, b\nAgain? yes\nFeedback: Calm\ngone: kept");
}

TEST_CASE("exported ashby: an answer that says that it failed is an error with its words") {
    for (std::string const system : {"auto", "ashby"}) {
        auto const read = read_export(
            R"({"success":false,"errors":["invalid_input"],"errorInfo":{"code":"c","message":"no key"}})",
            "f.json", system);
        CHECK(read.cards.empty());
        CHECK(test::summary(read.problems) == "J-08 wrong-format 1:1\n");
        CHECK(read.problems[0].message ==
              "this is an answer that says that the request failed: no key");
    }
}

TEST_CASE("exported ashby: a last page that says that more follow is told") {
    std::string text = with("");
    text.replace(text.find("false"), 5, "true");
    auto const read = read_export(text, "f.json", "ashby");
    CHECK(read.cards.size() == 1);
    CHECK(test::summary(read.problems) == "warning A-02 more-pages 1:1\n");
    CHECK(read_export(text + with(""), "f.json", "ashby").problems.empty());
}
