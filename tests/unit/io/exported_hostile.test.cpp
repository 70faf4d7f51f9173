// SPDX-License-Identifier: BSL-1.0
#include "support/exports.hpp"
#include "support/summaries.hpp"

#include <panelscore/detail/json_parser.hpp>
#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using namespace panelscore;

namespace {

/// A form of each system that can be told, small but with every part.
constexpr std::array<std::string_view, 8> forms{
    R"([{"id":1,"candidate_id":1,"interviewer":{"id":2,"name":"B"},"submitted_by":{"id":3},
"interview_step":{"id":4,"name":"T"},"interviewed_at":"2026-03-01T09:00:00Z","submitted_at":"2026-03-01",
"overall_recommendation":"yes","attributes":[{"name":"A","type":"S","note":"n","rating":"no"}],
"ratings":{"no":["A"]},"questions":[{"id":null,"question":"Q","answer":"<p>A</p>"}]}])",
    R"({"scorecards":[{"id":5,"application_id":10,"interview_kit_id":70,"interviewer_id":100,
"status":"complete","submitted_at":"2026-03-01T10:00:00Z","notes":"S"}],
"scorecard_candidate_attributes":[{"scorecard_id":5,"job_candidate_attribute_id":900,
"candidate_attribute_rating":"yes"}],"job_candidate_attributes":[{"id":900,"name":"SQL","job_id":1}],
"focus_candidate_attributes":[{"interview_kit_id":70,"job_candidate_attribute_id":901}],
"scorecard_question_answers":[{"scorecard_id":5,"scorecard_question_id":8,"boolean_value":true}]})",
    R"({"data":[{"id":"x","text":"T","opportunity":"o","user":"u","postingIds":["p"],"fields":[
{"id":"f","type":"score","text":"R","value":"3 - Hire","options":[{"text":"3 - Hire"}]},
{"type":"scorecard","text":"S","scores":[{"text":"A"}],"value":[{"score":3,"comment":"c"}]},
{"type":"yes-no","text":"Q","value":"yes"}],"completedAt":1423231549510,"deletedAt":null}]})",
    R"({"success":true,"results":[{"id":"x","applicationId":"a","submittedByUser":{"id":"u"},
"formDefinition":{"sections":[{"title":"S","fields":[{"field":{"id":"f","type":"ValueSelect",
"path":"overall","title":"Overall","selectableValues":[{"label":"Y","value":"y"}]}},
{"field":{"type":"Score","path":"s","title":"S"}}]}]},"submittedValues":{"overall":"y",
"s":{"score":4,"comments":{"value":"c"}},"t":["x"]}}]})",
    R"({"member_id":"m","candidate_id":"c","comment":"ok","scale":"stars","grade":0,"score_card":{
"settings":{"questions_rateable":true},"sections":[{"name":"S","traits":[{"id":2,"name":"T",
"score":"positive","note":"n","questions":[{"id":3,"body":"Q","score":"definite"}]}]}]}})",
    R"({"next":null,"results":[{"id":"x","remote_id":"1","application":{"id":"a","candidate":"c",
"job":{"id":"j"}},"interviewer":"i","overall_recommendation":"YES","remote_was_deleted":false}]})",
    R"([{"id":"s","application_id":"a","candidate_id":"c","interviewer_id":"u",
"recommendation":"YES","comment":"ok","questions":[{"text":"T","description":"1-4","answer":"3"}]}])",
    R"([{"id":1,"candidate_id":7,"admin_id":3,"rating":75,"note":"n","questions":[{"name":"Q",
"rating":50}]}])"};

/// What holds of every reading; the number of forms read.
std::size_t sound(std::string const& text, std::string_view system) {
    auto const read = read_export(text, "f.json", system);
    CHECK((read.unreadable == 0 || has_errors(read.problems)));
    CHECK(read.problems.size() <= 200);
    CHECK(read == read_export(text, "f.json", system));
    return read.cards.size();
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    all.reserve(part.size() * times);
    while (times-- > 0)
        all += part;
    return all;
}

} // namespace

TEST_CASE("exported hostile: the forms these tests damage are sound") {
    auto const& systems = export_systems();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        CAPTURE(systems[i].name);
        CHECK(recognised_system(forms[i]) == systems[i].name);
        CHECK(sound(std::string(forms[i]), "auto") == 1);
    }
}

TEST_CASE("exported hostile: every value replaced by one of another kind") {
    for (std::size_t i = 0; i < forms.size(); ++i) {
        std::string const text{forms[i]};
        auto const document = detail::parse_json(text);
        for (auto const& node : document.nodes)
            for (std::string_view const other :
                 {"null", "5", "-0.0", "1e999", "\"x\"", "\"\"", "[]", "[1]", "{}",
                  R"({"id":[]})", "true", R"("\u0000")"}) {
                std::string damaged = text;
                damaged.replace(node.begin, node.end - node.begin, other);
                CHECK(sound(damaged, export_systems()[i].name) <= 2);
            }
    }
}

TEST_CASE(
    "exported hostile: text cut off anywhere is an error, never a form too few in silence") {
    for (std::size_t i = 0; i < forms.size(); ++i)
        for (std::size_t length = 1; length < forms[i].size(); length += 3) {
            std::string const text{forms[i].substr(0, length)};
            auto const read = read_export(text, "f.json", export_systems()[i].name);
            CHECK(read.cards.empty());
            CHECK(has_errors(read.problems));
        }
}

TEST_CASE("exported hostile: deep nesting, NUL and other encodings are refused with a place") {
    auto const first = [](std::string const& text) {
        return test::summary(read_export(text, "f.json", "lever").problems);
    };
    CHECK(first(repeated("[", 100'000)) == "J-06 too-large 1:33\n");
    CHECK(first(repeated("{\"data\":", 1000)) == "J-06 too-large 1:257\n");
    CHECK(first("[\"\xFF\"]") == "J-05 not-utf8 1:3\n");
    CHECK(first(std::string("[\0]", 3)) == "J-01 json-syntax 1:2\n");
    CHECK(first("[{\"id\":01}]") == "J-01 json-syntax 1:8\n");
    CHECK(first("[NaN]") == "J-07 not-finite 1:2\n");
}

TEST_CASE("exported hostile: NUL and control characters do not get into names and notes") {
    auto const card = test::only_card(
        R"([{"candidate_id":"a\u0000b","interviewer":{"id":"i\n"},"ratings":{},
"attributes":[{"name":"A\u0007","rating":"y\u0000","note":"n\u0000\u001b[31m"}]}])",
        "greenhouse");
    CHECK(card.candidate.id == "a b");
    CHECK(card.interviewer.id == "i");
    CHECK(test::ratings_of(card) == "A = y: n  [31m\n");
}

TEST_CASE("exported hostile: huge numbers and ids stay text or are refused") {
    auto const read = [](std::string const& id) {
        return read_export("[{\"candidate_id\":" + id +
                               ",\"interviewer\":{\"id\":1},\"attributes\":[],\"ratings\":{}}]",
                           "f.json", "greenhouse");
    };
    CHECK(read("123456789012345678901234567890").cards.at(0).candidate.id ==
          "123456789012345678901234567890");
    CHECK(read("1e999").cards.at(0).candidate.id == "1e999");
    CHECK(read(repeated("9", 10'000)).unreadable == 1);
    CHECK(read('"' + repeated("x", 201) + '"').problems.at(0).code == "J-06");
}

TEST_CASE("exported hostile: a key that stands twice is an error") {
    auto const read = read_export(
        R"([{"candidate_id":1,"candidate_id":2,"interviewer":{"id":1},"attributes":[],"ratings":{}}])",
        "f.json", "greenhouse");
    CHECK(test::summary(read.problems) == "J-02 duplicate-key 1:20 /0/candidate_id\n");
}

TEST_CASE("exported hostile: many warnings crowd out no error and lose no form") {
    std::string text = "[";
    for (int i = 0; i < 300; ++i)
        text +=
            R"({"candidate_id":1,"interviewer":{"id":1},"attributes":[],"ratings":{"no":["A"]}},)";
    auto const read = read_export(text + "{\"attributes\":[]}]", "f.json", "greenhouse");
    CHECK(read.cards.size() == 300);
    CHECK(read.unreadable == 1);
    CHECK(read.problems.size() == 102);
    CHECK(count(read.problems, DiagnosticLevel::error) == 2);
    CHECK(read.problems[99].message == "more warnings than are worth listing here");
}

TEST_CASE("exported hostile: a megabyte of nonsense is read in one go, problems are capped") {
    constexpr std::size_t most = 200;
    for (std::string_view const part : {"{},", "[],", "1,", "{\"attributes\":5},"}) {
        std::string const text = "[" + repeated(part, (1U << 20U) / part.size()) + "1]";
        auto const read = read_export(text, "f.json", "greenhouse");
        CHECK(read.cards.empty());
        CHECK(read.problems.size() <= most);
        CHECK(read.problems.back().code == (part == "[]," ? "J-03" : "J-06"));
    }
    std::string fields;
    for (int i = 0; i < 20'000; ++i)
        fields += "{\"type\":\"score\",\"text\":\"A\",\"value\":" + std::to_string(i) + "},";
    auto const card = test::only_card(
        R"({"opportunity":"o","user":"u","completedAt":1423231549510,"fields":[)" + fields +
            R"({"type":"score"}]})",
        "lever");
    CHECK(card.ratings.size() == 20'001);
}
