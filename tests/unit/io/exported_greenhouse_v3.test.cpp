// SPDX-License-Identifier: BSL-1.0
#include "support/exports.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/exported_feedback.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;
using test::ratings_of;

namespace {

std::string const cards = R"("scorecards":[
  {"id":5,"application_id":10,"interview_kit_id":70,"interviewer_id":100,"submitter_id":100,
   "candidate_rating":"strong_no","status":"complete","interviewed_at":"2026-03-01T09:00:00Z",
   "submitted_at":"2026-03-01T10:00:00Z","notes":"Solid","private_notes":null,"public_notes":null},
  {"id":6,"application_id":10,"interview_kit_id":70,"interviewer_id":101,"submitter_id":101,
   "candidate_rating":"no_decision","status":"draft","interviewed_at":"2026-03-01T09:00:00Z",
   "submitted_at":null,"notes":null,"private_notes":null,"public_notes":null}])";
std::string const ratings = R"("scorecard_candidate_attributes":[
  {"id":1,"scorecard_id":5,"job_candidate_attribute_id":900,
   "candidate_attribute_rating":"definitely_not","note":null},
  {"id":2,"scorecard_id":5,"job_candidate_attribute_id":901,
   "candidate_attribute_rating":"mixed","note":"ok"}])";
std::string const attributes = R"("job_candidate_attributes":[
  {"id":900,"name":"SQL","candidate_attribute_type_id":7,"job_id":42,"active":true},
  {"id":901,"name":"Ownership","candidate_attribute_type_id":8,"job_id":42,"active":true},
  {"id":902,"name":"Design","candidate_attribute_type_id":7,"job_id":42,"active":true},
  {"id":903,"name":"Fax","candidate_attribute_type_id":7,"job_id":42,"active":false}])";
std::string const rest = R"("focus_candidate_attributes":[
  {"id":3,"interview_kit_id":70,"job_candidate_attribute_id":900},
  {"id":4,"interview_kit_id":70,"job_candidate_attribute_id":902},
  {"id":5,"interview_kit_id":70,"job_candidate_attribute_id":903}],
"scorecard_question_answers":[
  {"id":11,"scorecard_id":5,"scorecard_question_id":801,"answer":null,"boolean_value":true},
  {"id":12,"scorecard_id":5,"scorecard_question_id":802,"answer":"<p>Berlin</p>"}],
"scorecard_questions":[{"id":802,"question":"Where?","answer_type":"text"}])";

std::string whole() {
    return "{" + cards + "," + ratings + "," + attributes + "," + rest + "}";
}

ExportedCard submitted(std::string const& text) {
    auto const read = read_export(text, "tables.json", "auto");
    CHECK(read.system == "greenhouse-v3");
    return read.cards.empty() ? ExportedCard{} : read.cards.front();
}

} // namespace

TEST_CASE("exported greenhouse-v3: the documented tables, joined by id") {
    auto const card = submitted(whole());
    CHECK(card.id == "5");
    CHECK(card.application.id == "10");
    CHECK(card.interview.id == "70");
    CHECK(card.interviewer.id == "100");
    CHECK(card.submitter == ExportedName{});
    CHECK(card.opening.id == "42");
    CHECK(card.interviewed_at == "2026-03-01T09:00:00Z");
    CHECK(card.submitted_at == "2026-03-01T10:00:00Z");
    CHECK(card.ratings[0].item == ExportedName{"900", "SQL"});
}

TEST_CASE("exported greenhouse-v3: strong_no and definitely_not stay as they are written") {
    auto const card = submitted(whole());
    CHECK(card.overall == "strong_no");
    CHECK(card.ratings[0].value == "definitely_not");
}

TEST_CASE("exported greenhouse-v3: what the kit asks and no row answers was not assessed") {
    CHECK(ratings_of(submitted(whole())) == "SQL (7) = definitely_not\n"
                                            "Ownership (8) = mixed: ok\n"
                                            "Design (7) = -\n");
}

TEST_CASE("exported greenhouse-v3: drafts can be listed") {
    auto const read = read_export(whole(), "tables.json", "greenhouse-v3");
    CHECK(read.problems.empty());
    REQUIRE(read.cards.size() == 2);
    CHECK(read.cards[0].state == ExportedState::submitted);
    CHECK(read.cards[1].state == ExportedState::draft);
    CHECK(read.cards[1].overall == "no_decision");
}

TEST_CASE("exported greenhouse-v3: a form without ratings is for the job of its application") {
    auto const read = read_export(whole(), "tables.json", "auto");
    REQUIRE(read.cards.size() == 2);
    CHECK(read.cards[1].ratings.empty());
    CHECK(read.cards[1].application.id == "10");
    CHECK(read.cards[1].opening.id == "42");
}

TEST_CASE("exported greenhouse-v3: answers stand in the notes behind their questions") {
    CHECK(submitted(whole()).notes == "Question 801: yes\nWhere? Berlin\nNotes: Solid");
}

TEST_CASE("exported greenhouse-v3: each table may be a page or a line of its own") {
    auto const expected = submitted(whole());
    for (std::string const between : {"\n", ""}) {
        auto const found =
            submitted("{" + rest + "}" + between + "{" + attributes + "}" + between + "{" +
                      ratings + "}" + between + "{" + cards + "}");
        CHECK(ratings_of(found) == ratings_of(expected));
        CHECK(found.notes == expected.notes);
    }
    auto const bare = submitted(
        R"([{"id":5,"application_id":10,"interview_kit_id":70,"interviewer_id":1,"status":"complete"}]
[{"id":1,"scorecard_id":5,"job_candidate_attribute_id":900,"candidate_attribute_rating":"yes"}]
[{"id":900,"name":"SQL","candidate_attribute_type_id":7,"job_id":42}])");
    CHECK(ratings_of(bare) == "SQL (7) = yes\n");
}

TEST_CASE("exported greenhouse-v3: rows without their scorecard or name are a warning") {
    auto const read = read_export(
        R"({"scorecards":[{"id":5,"application_id":1,"interviewer_id":2,"status":"complete"}],
"scorecard_candidate_attributes":[
 {"scorecard_id":9,"job_candidate_attribute_id":900,"candidate_attribute_rating":"yes"},
 {"scorecard_id":5,"job_candidate_attribute_id":901,"candidate_attribute_rating":"no"}]})",
        "f.json", "greenhouse-v3");
    REQUIRE(read.cards.size() == 1);
    CHECK(ratings_of(read.cards[0]) == "#901 = no\n");
    CHECK(test::summary(read.problems) == "warning A-05 rows-without-form 0:0\n"
                                          "warning A-05 rows-without-form 0:0\n");
}

TEST_CASE("exported greenhouse-v3: a kit cannot multiply without end") {
    std::string text = "{\"scorecards\":[";
    for (int i = 0; i < 1100; ++i)
        text += (i > 0 ? "," : "") + std::string(R"({"id":)") + std::to_string(i) +
                R"(,"application_id":1,"interviewer_id":2,"interview_kit_id":7})";
    text += "],\"focus_candidate_attributes\":[";
    for (int i = 0; i < 1000; ++i)
        text += (i > 0 ? "," : "") + std::string(R"({"interview_kit_id":7,)") +
                R"("job_candidate_attribute_id":)" + std::to_string(i) + "}";
    auto const read = read_export(text + "]}", "f.json", "greenhouse-v3");
    CHECK(has_errors(read.problems));
    CHECK(read.unreadable == 1);
}
