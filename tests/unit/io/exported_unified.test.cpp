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

/// The documented answer of Merge with an application and a vote.
std::string merge(std::string const& application, std::string const& vote,
                  std::string const& deleted = "false") {
    return R"({"next":null,"previous":null,"results":[{"id":"3eab2f17-eeb1-450d-97f0-029d8be1e06f",
"remote_id":"22234","created_at":"2021-09-15T00:00:00Z","modified_at":"2021-10-16T00:00:00Z",
"application":)" +
           application +
           R"(,"interview":"52bf9b5e-0beb-4f6f-8a72-cd4dca7ca633",
"interviewer":"bbb519a3-246e-4b95-b6b3-dba16107ba6b","remote_created_at":"2021-10-15T00:00:00Z",
"submitted_at":"2021-10-15T00:00:00Z","overall_recommendation":)" +
           vote + R"(,"remote_was_deleted":)" + deleted +
           R"(,"field_mappings":{"organization_defined_targets":{}},
"remote_data":[{"path":"/scorecards","data":{"attributes":[{"name":"SQL","rating":"yes"}]}}]}]})";
}

std::string unified(std::string const& more = {}) {
    return R"([{"id":"s1","created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:06Z",
"application_id":"a1","candidate_id":"c1","job_id":"j1","interview_id":"i1","interviewer_id":"u1",
"comment":"ok",)" +
           more +
           R"("questions":[{"text":"System design","description":"1-4","answer":"3"},
{"text":"Ownership","answer":null},{"text":"SQL"}],"raw":{}}])";
}

} // namespace

TEST_CASE("exported merge: the documented page, ids as text") {
    auto const card = only_card(merge("\"2872ba14\"", "\"STRONG_YES\""), "auto");
    CHECK(card.application.id == "2872ba14");
    CHECK(card.interview.id == "52bf9b5e-0beb-4f6f-8a72-cd4dca7ca633");
    CHECK(card.interviewer.id == "bbb519a3-246e-4b95-b6b3-dba16107ba6b");
    CHECK(card.submitted_at == "2021-10-15T00:00:00Z");
    CHECK(card.updated_at == "2021-10-16T00:00:00Z");
    CHECK(card.overall == "STRONG_YES");
    CHECK(recognised_system(merge("null", "null")) == "merge");
}

TEST_CASE("exported merge: expanded objects instead of ids") {
    auto const card = only_card(
        merge(R"({"id":"a","candidate":{"id":"c","first_name":"Ida","last_name":"Roe"},
"job":{"id":"j","name":"SRE"}})",
              "\"NO\""),
        "merge");
    CHECK(card.application.id == "a");
    CHECK(card.candidate == ExportedName{"c", "Ida Roe"});
    CHECK(card.opening == ExportedName{"j", "SRE"});
}

TEST_CASE("exported merge: what was deleted in the system behind it is marked") {
    CHECK(only_card(merge("\"a\"", "\"YES\"", "true"), "merge").state ==
          ExportedState::deleted);
}

TEST_CASE("exported merge: a word of the system behind it and NO_DECISION are kept") {
    CHECK(only_card(merge("\"a\"", "\"3 - Hire\""), "merge").overall == "3 - Hire");
    CHECK(only_card(merge("\"a\"", "\"NO_DECISION\""), "merge").overall == "NO_DECISION");
    CHECK_FALSE(only_card(merge("\"a\"", "null"), "merge").overall.has_value());
}

TEST_CASE("exported merge: the raw answer is not read, and that only votes are there is told") {
    auto const read = read_export(merge("\"a\"", "\"YES\""), "f.json", "merge");
    REQUIRE(read.cards.size() == 1);
    CHECK(read.cards[0].ratings.empty());
    CHECK(test::summary(read.problems) == "warning A-03 votes-only 0:0\n");
    CHECK(read.problems[0].level == DiagnosticLevel::information);
    CHECK(read.problems[0].message ==
          "forms that carry an overall vote and no rating of anything else: 1 of 1");
}

TEST_CASE("exported merge: a form that does not say whom it is about is left out") {
    auto const read = read_export(merge("null", "\"YES\""), "f.json", "merge");
    CHECK(read.unreadable == 1);
    CHECK(test::summary(read.problems) == "I-04 not-a-form 1:41 /results/0\n");
}

TEST_CASE("exported unified: the documented list, answers as ratings") {
    auto const card = only_card(unified("\"recommendation\":\"YES\","), "auto");
    CHECK(card.candidate.id == "c1");
    CHECK(card.application.id == "a1");
    CHECK(card.opening.id == "j1");
    CHECK(card.interview.id == "i1");
    CHECK(card.interviewer.id == "u1");
    CHECK(card.overall == "YES");
    CHECK(card.notes == "ok");
    CHECK(card.updated_at == "2026-01-02T03:04:06Z");
    CHECK(ratings_of(card) == "System design = 3 on 1-4\nOwnership = -\nSQL = -\n");
}

TEST_CASE("exported unified: no recommendation is no vote") {
    CHECK_FALSE(only_card(unified(), "auto").overall.has_value());
    CHECK(only_card(unified(), "auto").id == "s1");
}
