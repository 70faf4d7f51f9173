// SPDX-License-Identifier: BSL-1.0
#include "support/summaries.hpp"

#include <panelscore/io/scorecard.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using test::summary;

namespace {

std::string card(std::string_view interviewer, std::string_view more = "") {
    return R"({"candidate": "c-1", "interviewer": ")" + std::string(interviewer) +
           R"(", "ratings": {"craft.design": 4})" + std::string(more) + '}';
}
ReadScorecards file(std::string_view name, std::string_view text) {
    return read_scorecards(text, name);
}

} // namespace

TEST_CASE("scorecard_run: the same cell in two files is an error that names both") {
    std::vector<ReadScorecards> const files{file("b.json", card("i-1")),
                                            file("a.json", '\n' + card("i-1"))};
    auto const problems = check_run(files);
    REQUIRE(problems.size() == 1);
    CHECK(summary(problems) == "K-06 rated-twice 1:1 /ratings/craft.design\n");
    CHECK(problems[0].file == "b.json");
    CHECK(problems[0].message == "i-1 rates craft.design of c-1 twice");
    CHECK(problems[0].details == std::vector<std::string>{"first in a.json:2"});
    CHECK(check_run({files[1], files[0]}) == problems);
}

TEST_CASE(
    "scorecard_run: other interviewers, interviews, openings and phases are other cells") {
    std::string const text = card("i-1") + '\n' + card("i-2") + '\n' +
                             card("i-1", R"(, "interview": "talk")") + '\n' +
                             card("i-1", R"(, "opening": "req-2")") + '\n' +
                             card("i-1", R"(, "phase": "after_debrief")") + '\n';
    CHECK(check_run({file("a.ndjson", text)}).empty());
}

TEST_CASE("scorecard_run: three ratings of one cell are two errors, tables give their cells") {
    auto const problems = check_run(
        {file("a.json", '[' + card("i-1") + ", " + card("i-1") + ']'),
         file("b.csv", "candidate,interviewer,competency,score\nc-1,i-1,craft.design,2\n")});
    CHECK(summary(problems) == "K-06 rated-twice 1:78 /1/ratings/craft.design\n"
                               "K-06 rated-twice 2:22\n");
    CHECK(problems[1].details == std::vector<std::string>{"first in a.json:1"});
}

TEST_CASE("scorecard_run: two seniorities for one candidate and opening are an error") {
    auto const senior = card("i-1", R"(, "seniority": "senior")");
    auto const mid = card("i-2", R"(, "seniority": "mid")");
    auto const problems =
        check_run({file("a.ndjson", senior + '\n' + card("i-3") + '\n' + mid)});
    CHECK(summary(problems) == "K-08 two-seniorities 3:1 /seniority\n");
    CHECK(problems[0].message == "c-1 is mid here and senior on another card");
    auto const other = card("i-2", R"(, "seniority": "mid", "opening": "req-2")");
    CHECK(check_run({file("a.ndjson", senior + '\n' + other)}).empty());
}

TEST_CASE("scorecard_run: no card at all is an error, unless reading has failed already") {
    CHECK(summary(check_run({file("a.json", "[]")})) == "K-10 no-scorecard 0:0\n");
    CHECK(check_run({file("a.json", "{")}).empty());
}
