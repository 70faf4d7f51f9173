// SPDX-License-Identifier: BSL-1.0
#include "support/exports.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

namespace {

/// A small form of Greenhouse.
std::string form(std::string const& id) {
    return R"({"id":)" + id +
           R"(,"candidate_id":1,"interviewer":{"id":2},"attributes":[],"ratings":{}})";
}

/// The ids of the forms read, and what was wrong.
std::string ids(std::string const& text, std::string_view system = "auto") {
    auto const read = read_export(text, "f.json", system);
    std::string all;
    for (auto const& card : read.cards)
        all += card.id + ' ';
    return all + test::summary(read.problems);
}

} // namespace

TEST_CASE("exported feedback: systems have different names") {
    auto const& systems = export_systems();
    CHECK(systems.size() == 9);
    for (std::size_t i = 1; i < systems.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK(systems[i].name != systems[j].name);
}

TEST_CASE("exported feedback 1.9.1: whatever is wrapped around the forms") {
    CHECK(ids(form("1")) == "1 ");
    CHECK(ids("[" + form("1") + "," + form("2") + "]") == "1 2 ");
    CHECK(ids("{\"data\":[" + form("1") + "]}") == "1 ");
    CHECK(ids("{\"data\":" + form("1") + "}") == "1 ");
    CHECK(ids("{\"results\":[" + form("1") + "]}") == "1 ");
    CHECK(ids("{\"data\":{\"results\":[" + form("1") + "]}}") == "1 ");
    CHECK(ids(form("1") + "\n" + form("2") + "\r\n\n" + form("3") + "\n") == "1 2 3 ");
    CHECK(ids("[" + form("1") + "][" + form("2") + "]") == "1 2 ");
    CHECK(ids("[[" + form("1") + "],{\"data\":[" + form("2") + "]}]") == "1 2 ");
    CHECK(ids("\xEF\xBB\xBF" + form("1")) == "1 ");
    CHECK(ids("[]", "greenhouse").empty());
}

TEST_CASE("exported feedback 1.9.1: a line that is no JSON is left out, the others are read") {
    CHECK(ids(form("1") + "\n{\"id\":\n" + form("3")) == "1 3 J-01 json-syntax 2:7\n");
    auto const read = read_export(form("1") + "\n{\"id\":\n" + form("3"), "f", "auto");
    CHECK(read.unreadable == 1);
    CHECK(read.system == "greenhouse");
    CHECK(ids("[" + form("1") + ",\n{\n]") == "J-01 json-syntax 3:1\n");
}

TEST_CASE("exported feedback: auto recognises a system by the keys of its forms") {
    CHECK(recognised_system(form("1")) == "greenhouse");
    CHECK(recognised_system("[]").empty());
    CHECK(recognised_system("").empty());
    CHECK(recognised_system("{\"success\":false}").empty());
    CHECK(recognised_system("[1,{\"name\":2}]").empty());
}

TEST_CASE("exported feedback: auto says what a file could be, or what can be read at all") {
    auto const unknown = read_export("[{\"name\":2}]", "f", "auto");
    CHECK(unknown.system.empty());
    CHECK(test::summary(unknown.problems) == "I-05 unknown-system 0:0\n");
    CHECK(unknown.problems[0].expected ==
          "greenhouse, greenhouse-v3, lever, ashby, workable, merge, unified or recruitee");
    auto const mixed = read_export(form("1") + "\n{\"submittedValues\":{}}", "f", "auto");
    CHECK(mixed.cards.empty());
    REQUIRE(mixed.problems.size() == 1);
    CHECK(mixed.problems[0].message == "this could be an export of greenhouse or ashby");
    CHECK(read_export("{}", "f", "csv").problems[0].code == "I-05");
    CHECK(read_export("", "f", "auto").problems[0].message == "the text is empty");
}

TEST_CASE("exported feedback 1.9.2: unknown keys are passed over, unknown values kept") {
    auto const read = read_export(
        R"([{"id":1,"new":{"a":[1]},"candidate_id":1,"interviewer":{"id":2,"x":0},"ratings":null,
"overall_recommendation":"Maybe?","attributes":[{"name":"A","rating":"so so","y":[]}]}])",
        "f", "auto");
    CHECK(read.problems.empty());
    REQUIRE(read.cards.size() == 1);
    CHECK(read.cards[0].overall == "Maybe?");
    CHECK(read.cards[0].ratings[0].value == "so so");
}

TEST_CASE("exported feedback 1.9.3: no_decision, null, no key, no row are not assessed") {
    auto const card = test::only_card(
        R"([{"candidate_id":1,"interviewer":{"id":2},"ratings":{},"attributes":[
{"name":"A","rating":"no_decision"},{"name":"B","rating":null},{"name":"C"}]}])",
        "auto");
    CHECK(test::ratings_of(card) == "A = no_decision\nB = -\nC = -\n");
    CHECK_FALSE(card.overall.has_value());
}

TEST_CASE("exported feedback 1.9.4: zero is a rating") {
    auto const card = test::only_card(
        R"([{"candidate_id":1,"interviewer_id":2,"recommendation":0,
"questions":[{"text":"A","answer":0},{"text":"B","answer":"0"},{"text":"C","answer":""}]}])",
        "unified");
    CHECK(card.overall == "0");
    CHECK(test::ratings_of(card) == "A = 0\nB = 0\nC = \n");
}

TEST_CASE(
    "exported feedback 1.9.5: true and false are kept as words, not taken for yes and no") {
    auto const card = test::only_card(
        R"([{"candidate_id":1,"interviewer_id":2,"recommendation":false,
"questions":[{"text":"A","answer":true}]}])",
        "unified");
    CHECK(card.overall == "false");
    CHECK(test::ratings_of(card) == "A = true\n");
}

TEST_CASE("exported feedback 1.9.8: two submissions of one form are both read, with times") {
    auto const read = read_export(
        R"([{"id":1,"candidate_id":1,"interviewer":{"id":2},"attributes":[],"ratings":{},
"submitted_at":"2026-01-01T09:00:00Z"},{"id":1,"candidate_id":1,"interviewer":{"id":2},
"attributes":[],"ratings":{},"submitted_at":"2026-01-01T09:30:00Z"}])",
        "f", "auto");
    REQUIRE(read.cards.size() == 2);
    CHECK(read.cards[0].submitted_at < read.cards[1].submitted_at);
}

TEST_CASE("exported feedback 1.9.10: an attribute has one name and type in every job") {
    auto const read = read_export(
        R"({"scorecards":[{"id":1,"application_id":1,"interviewer_id":2},
{"id":2,"application_id":3,"interviewer_id":2}],"job_candidate_attributes":[
{"id":900,"name":"SQL ","candidate_attribute_type_id":7,"job_id":42},
{"id":950,"name":"SQL","candidate_attribute_type_id":7,"job_id":43}],
"scorecard_candidate_attributes":[
{"scorecard_id":1,"job_candidate_attribute_id":900,"candidate_attribute_rating":"yes"},
{"scorecard_id":2,"job_candidate_attribute_id":950,"candidate_attribute_rating":"yes"}]})",
        "f", "auto");
    REQUIRE(read.cards.size() == 2);
    CHECK(test::ratings_of(read.cards[0]) == test::ratings_of(read.cards[1]));
    CHECK(read.cards[0].opening.id != read.cards[1].opening.id);
}

TEST_CASE("exported feedback 1.9.12: times with fractions, offsets and as milliseconds") {
    auto const time = [](std::string const& written) {
        auto const read = read_export(
            R"([{"candidate_id":1,"interviewer":{"id":2},"attributes":[],"ratings":{},)"
            R"("interviewed_at":)" +
                written + "}]",
            "f", "auto");
        return read.cards.empty() ? "none" : read.cards[0].interviewed_at;
    };
    CHECK(time("\"2026-03-01T09:00:00Z\"") == "2026-03-01T09:00:00Z");
    CHECK(time("\"2026-03-01T09:00:00.250+01:00\"") == "2026-03-01T09:00:00.250+01:00");
    CHECK(time("1423231493557") == "2015-02-06T14:04:53.557Z");
    CHECK(time("\"1423231493000\"") == "2015-02-06T14:04:53Z");
    CHECK(time("253402300799999") == "9999-12-31T23:59:59.999Z");
    for (std::string const bad : {"1", "-5", "1e300", "\"soon\"", "\"2026-13-01\"", "null"})
        CHECK(time(bad).empty());
}
