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

std::string const documented = R"([{"id":123,"updated_at":"2016-08-22T19:52:38.384Z",
"created_at":"2016-08-22T19:52:38.384Z",
"interview":"Application Review","interview_step":{"id":432,"name":"Application Review"},
"candidate_id":1234,"application_id":3456,"interviewed_at":"2016-08-18T16:00:00.000Z",
"submitted_by":{"id":4080,"first_name":"Ana","last_name":"Ruiz","name":"Ana Ruiz","employee_id":"1"},
"interviewer":{"id":821,"first_name":"Bo","last_name":"Lind","name":"Bo Lind","employee_id":"2"},
"submitted_at":"2016-08-26T21:59:51Z","overall_recommendation":"yes",
"attributes":[
  {"name":"Communication","type":"Skills","note":"Clear under pressure.","rating":"yes"},
  {"name":"Relationship Manager","type":"Skills","note":null,"rating":"mixed"},
  {"name":"Problem Solver","type":"Qualifications","note":null,"rating":"no"},
  {"name":"Analytical","type":"Skills","note":null,"rating":"definitely_not"},
  {"name":"Domain depth","type":"Qualifications","note":null,"rating":"no_decision"}],
"ratings":{"definitely_not":["Analytical"],"no":["Problem Solver"],
  "mixed":["Relationship Manager"],"yes":["Communication"],"strong_yes":[]},
"questions":[
  {"id":null,"question":"Key Take-Aways","answer":"Decent."},
  {"id":null,"question":"Private Notes","answer":"<p>Ask about <b>scope</b>.</p>"},
  {"id":1234567,"question":"Does the candidate have experience designing APIs?","answer":"Yes"},
  {"id":1234569,"question":"Where would the candidate work?","answer":"London, Dubai"}]}])";

/// The documented form with one part of its text replaced.
std::string with(std::string const& part, std::string const& instead) {
    std::string text = documented;
    auto const at = text.find(part);
    REQUIRE(at != text.npos);
    return text.replace(at, part.size(), instead);
}

} // namespace

TEST_CASE("exported greenhouse: the documented form") {
    auto const read = read_export(documented, "friday.json", "greenhouse");
    CHECK(read.problems.empty());
    CHECK(read.unreadable == 0);
    REQUIRE(read.cards.size() == 1);
    auto const& card = read.cards.front();
    CHECK(card.id == "123");
    CHECK(card.state == ExportedState::submitted);
    CHECK(card.candidate.id == "1234");
    CHECK(card.application.id == "3456");
    CHECK(card.interview == ExportedName{"432", "Application Review"});
    CHECK(card.overall == "yes");
    CHECK(card.where == SourcePosition{1, 2});
    CHECK(ratings_of(card) == "Communication (Skills) = yes: Clear under pressure.\n"
                              "Relationship Manager (Skills) = mixed\n"
                              "Problem Solver (Qualifications) = no\n"
                              "Analytical (Skills) = definitely_not\n"
                              "Domain depth (Qualifications) = no_decision\n");
    CHECK(card.ratings[2].where == SourcePosition{11, 3});
}

TEST_CASE("exported greenhouse: whose judgement it is, and who entered it") {
    auto const card = only_card(documented, "greenhouse");
    CHECK(card.interviewer == ExportedName{"821", "Bo Lind"});
    CHECK(card.submitter == ExportedName{"4080", "Ana Ruiz"});
    auto const same = only_card(with("4080", "821"), "greenhouse");
    CHECK(same.submitter == ExportedName{});
}

TEST_CASE("exported greenhouse: times with and without a fraction stay as they are") {
    auto const card = only_card(documented, "greenhouse");
    CHECK(card.interviewed_at == "2016-08-18T16:00:00.000Z");
    CHECK(card.submitted_at == "2016-08-26T21:59:51Z");
    CHECK(card.updated_at == "2016-08-22T19:52:38.384Z");
}

TEST_CASE("exported greenhouse: HTML in answers becomes plain text, built-in questions too") {
    CHECK(only_card(documented, "greenhouse").notes ==
          "Key Take-Aways: Decent.\n"
          "Private Notes: Ask about scope.\n"
          "Does the candidate have experience designing APIs? Yes\n"
          "Where would the candidate work? London, Dubai");
}

TEST_CASE("exported greenhouse: not assessed is null, absent or no_decision, never a level") {
    auto const null = only_card(with("\"rating\":\"no_decision\"", "\"rating\":null"), "auto");
    REQUIRE(null.ratings.size() == 5);
    CHECK_FALSE(null.ratings[4].value.has_value());
    auto const absent = only_card(with(",\"rating\":\"no_decision\"", ""), "auto");
    REQUIRE(absent.ratings.size() == 5);
    CHECK_FALSE(absent.ratings[4].value.has_value());
    auto const vote = only_card(
        with("\"overall_recommendation\":\"yes\"", "\"overall_recommendation\":null"), "auto");
    CHECK_FALSE(vote.overall.has_value());
}

TEST_CASE("exported greenhouse: an unknown level is kept as it is written") {
    auto const card =
        only_card(with("\"rating\":\"no_decision\"", "\"rating\":\"Superb\""), "greenhouse");
    REQUIRE(card.ratings.size() == 5);
    CHECK(card.ratings[4].value == "Superb");
}

TEST_CASE("exported greenhouse: ratings that disagree with attributes are a warning") {
    auto const read =
        read_export(with("\"no\":[\"Problem Solver\"]", "\"no\":[]"), "f.json", "greenhouse");
    CHECK(read.cards.size() == 1);
    CHECK(test::summary(read.problems) == "warning A-01 ratings-disagree 14:11 /0/ratings\n");
    CHECK(read.problems[0].details ==
          std::vector<std::string>{"\"Problem Solver\" is no only in \"attributes\""});
    CHECK(read.cards[0].ratings[2].value == "no");
}

TEST_CASE("exported greenhouse: a form that was never submitted is a draft") {
    auto const read =
        read_export(with("\"submitted_at\":\"2016-08-26T21:59:51Z\"", "\"submitted_at\":null"),
                    "f.json", "greenhouse");
    REQUIRE(read.cards.size() == 1);
    CHECK(read.cards[0].state == ExportedState::draft);
}

TEST_CASE("exported greenhouse: the message that a scorecard was deleted") {
    auto const card = only_card(R"({"action":"scorecard_deleted","payload":{"scorecard":{
"id":6036088,"candidate_id":29843272,"interviewed_at":"2016-12-28T17:00:00.000Z",
"created_at":"2016-12-28T22:58:03.552Z","updated_at":"2016-12-28T22:58:03.552Z",
"scorecard_status":"complete"}}})",
                                "auto");
    CHECK(card.state == ExportedState::deleted);
    CHECK(card.id == "6036088");
    CHECK(card.candidate.id == "29843272");
}

TEST_CASE("exported greenhouse: a form without people is left out, the rest is read") {
    std::string text = documented;
    text.insert(1, R"({"id":1,"attributes":[],"ratings":{},"interviewer":null},
)");
    auto const read = read_export(text, "f.json", "greenhouse");
    CHECK(read.cards.size() == 1);
    CHECK(read.unreadable == 1);
    CHECK(test::summary(read.problems) == "I-04 not-a-form 1:2 /0\nI-04 not-a-form 1:2 /0\n");
}

TEST_CASE("exported greenhouse: what is of the wrong kind is left out with its place") {
    auto const read =
        read_export(with("\"candidate_id\":1234", "\"candidate_id\":[]"), "f.json", "auto");
    CHECK(read.system == "greenhouse");
    CHECK(read.cards.empty());
    CHECK(read.unreadable == 1);
    CHECK(test::summary(read.problems) == "J-03 wrong-type 4:16 /0/candidate_id\n");
}
