// SPDX-License-Identifier: BSL-1.0
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
