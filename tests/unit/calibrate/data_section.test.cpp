// SPDX-License-Identifier: BSL-1.0
#include "support/histories.hpp"

#include <panelscore/calibrate/data_section.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace panelscore;
using test::NamedRating;

namespace {

CalibrationData data_of(RatingHistory const& history) {
    return describe_data(history, stats::linked_subsets(history.ratings));
}

std::vector<std::string> confounded(std::vector<NamedRating> const& rows) {
    return data_of(test::history_of(rows)).confounded;
}

} // namespace

TEST_CASE("data_section: names in a row") {
    CHECK(list_names({}).empty());
    CHECK(list_names({"A"}) == "A");
    CHECK(list_names({"A", "B"}) == "A and B");
    CHECK(list_names({"A", "B", "C"}) == "A, B and C");
    CHECK(list_names({"A", "B", "C", "D", "E", "F"}) == "A, B, C, D, E and F");
    CHECK(list_names({"A", "B", "C", "D", "E", "F", "G"}) == "A, B, C, D, E and 2 more");
}

TEST_CASE("data_section: counts") {
    auto history = test::history_of(
        {{"a", "x", "k", 1}, {"a", "x", "m", 2}, {"a", "y", "k", 3}, {"b", "x", "k", 4}});
    history.not_observed = 3;
    auto const data = data_of(history);
    CHECK(data.ratings == 4);
    CHECK(data.candidates == 2);
    CHECK(data.interviewers == 2);
    CHECK(data.competencies == 2);
    CHECK(data.scorecards == 3);
    CHECK(data.not_observed == 3);
    CHECK(data.subsets == std::vector<Subset>{{2, 2, 4}});
    CHECK(data.confounded.empty());
    CHECK(data_of(RatingHistory{}) == CalibrationData{});
}

TEST_CASE("data_section: nobody shares a candidate") {
    CHECK(confounded({{"a", "x", "k", 1}, {"b", "y", "k", 2}}) ==
          std::vector<std::string>{
              "no candidate met two interviewers: a harsh interviewer cannot "
              "be told from one who met weaker candidates"});
}

TEST_CASE("data_section: two groups that never met") {
    CHECK(confounded({{"a", "x", "k", 1},
                      {"a", "y", "k", 2},
                      {"a", "z", "k", 2},
                      {"b", "v", "k", 1},
                      {"b", "w", "k", 2}}) ==
          std::vector<std::string>{
              "interviewers v and w never met a candidate of the other 3, nor is there a chain "
              "of common candidates: not comparable with them"});
}

TEST_CASE("data_section: three groups that never met") {
    std::vector<NamedRating> rows;
    for (std::string const group : {"1", "2", "3"})
        for (std::string const who : {"x", "y"})
            rows.push_back({"c" + group, who + group, "k", 3});
    CHECK(confounded(rows) ==
          std::vector<std::string>{"3 groups of interviewers (2, 2 and 2) never met the same "
                                   "candidates: not comparable with each other"});
}

TEST_CASE("data_section: interviewers who own a competency") {
    std::vector<NamedRating> rows;
    for (int c = 0; c < 6; ++c) {
        std::string const candidate = "c" + std::to_string(c);
        rows.push_back({candidate, c % 2 == 0 ? "x" : "y", "design", 3});
        rows.push_back({candidate, "z", "ethics", 3});
        rows.push_back({candidate, "z", "fairness", 4});
    }
    CHECK(confounded(rows) ==
          std::vector<std::string>{
              "interviewers x and y rated only design: their severity cannot be told from how "
              "hard design is",
              "interviewer z rated only ethics and fairness: this severity cannot be told from "
              "how hard ethics and fairness are"});
}

TEST_CASE("data_section: a competency that was never rated beside others") {
    // x and y rate k with candidate a and m with candidate b, who met nobody else but them.
    auto const sentences = confounded(
        {{"a", "x", "k", 1}, {"a", "y", "k", 2}, {"b", "x", "m", 1}, {"b", "y", "m", 2}});
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0] == "how hard k is cannot be told from who was rated there: no linked "
                          "panel rated it beside the other competencies");
}

TEST_CASE("data_section: many competencies of their own are not listed one by one") {
    std::vector<NamedRating> rows;
    for (int k = 0; k < 12; ++k)
        for (int c = 0; c < 3; ++c)
            rows.push_back({"c" + std::to_string(c), "r" + std::to_string(10 + k),
                            "k" + std::to_string(10 + k), 3});
    auto const sentences = confounded(rows);
    CHECK(sentences.size() == most_groups_told + 1);
    CHECK(sentences.back() == "the same holds for 4 more groups of competencies");
}

TEST_CASE("data_section: a weak link is a remark") {
    std::vector<NamedRating> rows;
    for (int c = 0; c < 20; ++c)
        for (int r = 0; r < 2; ++r)
            rows.push_back({"c" + std::to_string(10 + c),
                            (c < 10 ? "r" : "s") + std::to_string((c + r) % 3), "k", 3});
    rows.push_back({"d", "r0", "k", 3});
    rows.push_back({"d", "s0", "k", 3});
    auto const history = test::history_of(rows);
    auto const remarks = remark_weak_links(history, stats::linked_subsets(history.ratings));
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].level == DiagnosticLevel::information);
    CHECK(remarks[0].code == "M-13");
    CHECK(remarks[0].pointer == "/data/subsets/0");
    CHECK(remarks[0].message.find("share only 1 candidate with the other 3 they are linked to: "
                                  "comparisons across rest on it") != std::string::npos);
}

TEST_CASE("data_section: a single person between two groups is a remark") {
    std::vector<NamedRating> rows;
    for (int c = 0; c < 8; ++c)
        for (std::string const who : {c < 4 ? "v" : "y", c < 4 ? "w" : "z", "x"})
            rows.push_back({"c" + std::to_string(c), who, "k", 3});
    auto const history = test::history_of(rows);
    auto const remarks = remark_weak_links(history, stats::linked_subsets(history.ratings));
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].name == "weak-link");
    CHECK(remarks[0].message == "only interviewer x links groups that share no candidate "
                                "otherwise: comparisons across run through one person");
    CHECK(remarks[0].details == std::vector<std::string>{"x: groups of 2 and 2 interviewers"});
}
