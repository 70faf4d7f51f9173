// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/import_schedule.hpp>

#include <doctest/doctest.h>

#include <string_view>

using namespace panelscore;

TEST_CASE("schedule: Greenhouse, an interviewer without a scorecard") {
    std::string_view const text =
        R"([{"id":1,"application_id":3456,"status":"awaiting_feedback",
  "interview":{"id":9,"name":"Onsite"},"interviewers":[
   {"id":821,"name":"Bo Lind","response_status":"accepted","scorecard_id":77},
   {"id":822,"name":"Ana Ruiz","response_status":"accepted","scorecard_id":null},
   {"id":822,"name":"Ana Ruiz","response_status":"accepted","scorecard_id":null},
   {"id":823,"name":"Cy","response_status":"declined","scorecard_id":null}]}])";
    for (auto const* system : {"greenhouse", "greenhouse-v3"}) {
        auto const read = parse_schedule(text, "schedule.json", system);
        CHECK(read.ok());
        REQUIRE(read.value.size() == 1);
        CHECK(read.value[0].application.id == "3456");
        CHECK(read.value[0].interviewer == ExportedName{"822", "Ana Ruiz"});
        CHECK(read.value[0].interview == ExportedName{"9", "Onsite"});
        CHECK(read.value[0].where == SourcePosition{4, 4});
        CHECK(read.problems.at(0).message ==
              "1 interview was declined or cancelled: nothing is expected");
    }
}

TEST_CASE("schedule: Ashby, events without feedback, in pages") {
    auto const read = parse_schedule(
        R"({"success":true,"results":[{"id":"s","status":"WaitingOnFeedback","applicationId":"a1",
  "interviewEvents":[{"interviewId":"i1","hasSubmittedFeedback":false,"interviewerUserIds":["u1","u2"]},
   {"interviewId":"i2","hasSubmittedFeedback":true,"interviewerUserIds":["u3"]},
   {"interviewId":"i3","hasSubmittedFeedback":false,"interviewers":[{"id":"u4","firstName":"Sara","lastName":"Jo"}]}]}]}
{"results":[{"status":"Cancelled","applicationId":"a2","interviewEvents":[{"interviewId":"i1","hasSubmittedFeedback":false,"interviewerUserIds":["u1"]}]}]})",
        "schedule.json", "ashby");
    CHECK(read.ok());
    REQUIRE(read.value.size() == 3);
    CHECK(read.value[0].application.id == "a1");
    CHECK(read.value[1].interviewer.id == "u2");
    CHECK(read.value[2].interviewer.name == "Sara Jo");
    CHECK(read.value[2].interview.id == "i3");
    CHECK(read.problems.size() == 1);
}

TEST_CASE("schedule: CSV of our own, for any system") {
    for (auto const* system : {"lever", "greenhouse", ""}) {
        auto const read = parse_schedule(
            "candidate,interviewer,interview\nc-1204,i-22,scenario\nc-1210,i-07,\n",
            "expected.csv", system);
        CHECK(read.ok());
        REQUIRE(read.value.size() == 2);
        CHECK(read.value[0].candidate.id == "c-1204");
        CHECK(read.value[0].interview.name == "scenario");
    }
}

TEST_CASE("schedule: what is no schedule is said") {
    CHECK(test::summary(parse_schedule("[{}]", "a", "greenhouse").problems) ==
          "J-04 missing-key 1:2 /0\n");
    CHECK(test::summary(
              parse_schedule(R"({"interviewers":[{"id":1}]})", "a", "greenhouse").problems) ==
          "J-04 missing-key 1:1\n");
    CHECK(test::summary(parse_schedule(R"([{"application_id":1,"interviewers":[{}, 3]}])", "a",
                                       "greenhouse")
                            .problems) == "J-04 missing-key 1:38 /0/interviewers/0\n"
                                          "J-03 wrong-type 1:42 /0/interviewers/1\n");
    CHECK_FALSE(parse_schedule("[{}]", "a", "ashby").ok());
    CHECK_FALSE(parse_schedule("[]", "a", "lever").ok());
    CHECK(parse_schedule("[", "a", "ashby").problems.at(0).code == "J-01");
    CHECK_FALSE(parse_schedule("a,b\n", "a", "ashby").ok());
}
