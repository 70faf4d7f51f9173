// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/side_table.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using namespace panelscore;

namespace {
constexpr std::array<std::string_view, 2> wanted{"id", "label"};
}

TEST_CASE(
    "side_table: columns are found by name, in any order, with BOM, CRLF and semicolons") {
    auto const read =
        parse_side_table("\xEF\xBB\xBFLabel;ID;more\r\n\"Doe; J\"; i-1;x\r\n", "f", wanted);
    CHECK(read.ok());
    REQUIRE(read.value.rows.size() == 1);
    CHECK(read.value.rows[0][0] == "i-1");
    CHECK(read.problems.size() == 1);
    CHECK(read.problems[0].code == "T-03");
}

TEST_CASE("side_table: every problem is listed with its place") {
    auto const header = parse_side_table("id,name\na,b\n", "f", wanted);
    REQUIRE(header.problems.size() == 2);
    CHECK(header.problems[0].code == "T-02");
    auto const rows = parse_side_table("id,label\na\nb,c\n\"d\n", "f", wanted);
    REQUIRE(rows.problems.size() == 2);
    CHECK(rows.problems[0].where == SourcePosition{2, 1});
    CHECK(rows.problems[1].where.line == 4);
    CHECK(parse_side_table("", "f", wanted).problems.size() == 2);
    CHECK(parse_side_table("id,label\n\xFF,x\n", "f", wanted).problems.front().code == "J-05");
}

TEST_CASE("side_table: labels and expected cards") {
    auto const labels = parse_labels("id,label\ni-1,Ann\ni-1,Ann\ni-2,Bo\n", "f");
    CHECK(labels.ok());
    CHECK(labels.value.of("i-2") == "Bo");
    CHECK_FALSE(parse_labels("id,label\ni-1,Ann\ni-1,Bo\n", "f").ok());
    auto const cards = parse_expected("candidate,interviewer,interview\nc,i,talk\n", "f");
    REQUIRE(cards.value.size() == 1);
    CHECK(cards.value[0].interview == InterviewId{"talk"});
    CHECK_FALSE(parse_expected("candidate,interviewer,interview\n,i,talk\n", "f").ok());
}

TEST_CASE("side_table: people who can interview, how often and what") {
    auto const read = parse_available("maximum;interviewer;interview\n2;i-01;talk\n;i-02;\n"
                                      "0;i-01;work\n",
                                      "people.csv");
    CHECK(read.ok());
    REQUIRE(read.value.rows.size() == 3);
    CHECK(read.value.rows[0] ==
          AvailableInterviewer{InterviewerId{"i-01"}, InterviewId{"talk"}, 2});
    CHECK(read.value.rows[1] == AvailableInterviewer{InterviewerId{"i-02"}, InterviewId{}, {}});
    CHECK(read.value.rows[2].maximum == 0);
    CHECK(read.value.places[1].line == 3);
}

TEST_CASE("side_table: wrong rows of people are named, all of them") {
    auto const read = parse_available("interviewer,interview,maximum\n,talk,1\na,talk,-1\n"
                                      "a,talk,1.5\na,talk,1\na,talk,2\nb,,\nb,,1\n",
                                      "people.csv");
    CHECK(test::summary(read.problems) == "T-01 csv-syntax 2:1\n"
                                          "J-10 out-of-range 3:1\n"
                                          "J-10 out-of-range 4:1\n"
                                          "X-01 duplicate-id 6:1\n"
                                          "X-01 duplicate-id 8:1\n");
    CHECK(read.value.rows.size() == 2);
}
