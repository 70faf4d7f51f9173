// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"
#include "support/shipped.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/interchange_canvas.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

constexpr std::string_view header =
    "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating "
    "Description,Rating Points,Rating Name,Rating Description,Rating Points\n";

std::string table(std::string_view rows) {
    return std::string(header) + std::string(rows);
}

std::size_t lost(std::vector<FieldLoss> const& losses, std::string_view field) {
    for (auto const& loss : losses)
        if (loss.field == field)
            return loss.count;
    return 0;
}

bool says(Diagnostics const& problems, std::string_view message) {
    return std::any_of(problems.begin(), problems.end(), [&](Diagnostic const& one) {
        return one.message.find(message) != std::string::npos;
    });
}

} // namespace

TEST_CASE("canvas: weights, names and anchors of every shipped rubric come back") {
    for (auto const& file : test::shipped_files()) {
        INFO(file);
        auto const rubric = test::shipped(file);
        auto const written = canvas_csv(rubric);
        CHECK(written.text == canvas_csv(rubric).text);
        auto const read = parse_canvas(written.text, "canvas.csv");
        REQUIRE(read.ok());
        CHECK(read.value.losses.empty());
        auto const& back = read.value.rubric;
        CHECK(back.title == rubric.title);
        REQUIRE(back.role.has_value());
        for (std::size_t level = 0; level < 5; ++level) {
            CHECK(back.scale.levels.at(level).score == rubric.scale.levels[level].score);
            CHECK(back.scale.levels[level].label == rubric.scale.levels[level].label);
        }
        std::size_t found = 0;
        for (auto const& competency : rubric.competencies) {
            auto const weight = rubric.role ? rubric.role->weight(competency.id)
                                            : std::optional<double>(4.0); // 100 / 25
            if (!weight || *weight == 0)
                continue;
            auto const& came = back.competencies.at(found);
            CHECK(came.name == competency.name);
            CHECK(came.definition == competency.definition);
            CHECK(back.role->weights.at(found).weight == close_to(*weight));
            for (std::size_t level = 0; level < 5; ++level)
                CHECK(came.anchors.at(level).text == competency.anchors[level].text);
            ++found;
        }
        CHECK(back.competencies.size() == found);
    }
}

TEST_CASE("canvas: what it has no column for is listed") {
    auto const rubric = test::shipped("ml-engineer.json");
    auto const written = canvas_csv(rubric);
    CHECK(lost(written.losses, "competencies") == 12);
    std::size_t questions = 0;
    for (auto const& competency : rubric.competencies)
        if (rubric.role->weight(competency.id))
            questions += competency.questions.size();
    CHECK(lost(written.losses, "competencies.questions") == questions);
    CHECK(lost(written.losses, "competencies.id") == 13);
    CHECK(lost(written.losses, "policy") == 1);
    CHECK(lost(written.losses, "domains") == 5);
    CHECK(lost(written.losses, "points") == 0);
    CHECK(lost(written.losses, "weights") == 0);
    CHECK(lost(canvas_csv(test::shipped("ml-competencies.json")).losses, "weights") == 1);
}

TEST_CASE("canvas: points are weight x level / best level, 2 places, best first") {
    auto rubric = test::small_rubric();
    rubric.role->weights[0].weight = 33.333;
    auto const written = canvas_csv(rubric);
    CHECK(written.text.find(",Extended,Does what level 5 of") != std::string::npos);
    CHECK(written.text.find(",33.33,Verified") != std::string::npos);
    CHECK(written.text.find(",26.67,Applied") != std::string::npos);
    CHECK(lost(written.losses, "points") == 5);
    for (auto& weight : rubric.role->weights)
        weight.weight = weight.competency == rubric.competencies[0].id ? 0.5 : 0.25;
    auto const shares = canvas_csv(rubric);
    CHECK(shares.text.find(",50,Verified") != std::string::npos);
    CHECK(lost(shares.losses, "weights in shares of 1") == 1);
    rubric.scale.direction = Direction::lower_is_better;
    auto const reversed = canvas_csv(rubric);
    CHECK(reversed.text.find("false,Missing,") != std::string::npos);
    CHECK(lost(reversed.losses, "scale.levels.score") == 5);
}

TEST_CASE("canvas: a cell that looks like a formula is guarded and comes back") {
    auto rubric = test::small_rubric();
    rubric.competencies[0].name = "=SUM(A1)";
    rubric.competencies[0].definition = "One \"quoted\", with\na line break.";
    auto const written = canvas_csv(rubric);
    CHECK(written.text.find("'=SUM(A1)") != std::string::npos);
    auto const read = parse_canvas(written.text, "canvas.csv");
    REQUIRE(read.ok());
    CHECK(read.value.rubric.competencies[0].name == "=SUM(A1)");
    CHECK(read.value.rubric.competencies[0].definition == rubric.competencies[0].definition);
}

TEST_CASE("canvas: headers, delimiters, decimal commas as the importer of Canvas takes them") {
    auto const read = parse_canvas(
        "\xEF\xBB\xBFrubric name;CRITERIA NAME;Criteria Description;Criteria Enable Range;1. "
        "rating name;Rating Description 1;Rating Points 1;Rating Name 2;Rating Description "
        "2;RATING POINTS 2;Rating Name 3;;Rating Points 3;Colour\r\n"
        "Loop;Design;Draws it;1;Good;All parts;7,5;Fair;;3,754;;ignored;;red\r\n"
        "\r\n"
        "Loop;Talk;;false;Good;Clear;2,50;Fair;Unclear;1,25\r\n",
        "canvas.csv");
    REQUIRE(read.ok());
    auto const& rubric = read.value.rubric;
    CHECK(rubric.title == "Loop");
    REQUIRE(rubric.competencies.size() == 2);
    CHECK(rubric.competencies[0].id.text() == "general.design");
    CHECK(rubric.competencies[0].anchors.at(1).text == "All parts");
    CHECK(rubric.competencies[0].anchors.at(0).text == "Fair");
    CHECK(rubric.competencies[1].definition == "Talk");
    CHECK(rubric.scale.levels.at(1).score == 2);
    CHECK(rubric.role->weights[0].weight == close_to(75.0));
    CHECK(rubric.role->weights[1].weight == close_to(25.0));
    CHECK(
        says(read.problems, "the weights sum to 10; brought to 100: general.design 7.5 to 75"));
    CHECK(says(read.problems, "the file has no bars: set at 1.25, 1.5 and 1.75"));
    CHECK(lost(read.value.losses, "Criteria Enable Range") == 1);
    CHECK(lost(read.value.losses, "Colour") == 1);
}

TEST_CASE("canvas: what is wrong is said, all of it, with its place") {
    auto const read = parse_canvas(table("Loop,,x,false,Good,,2,Fair,,1\n"
                                         "Loop,Design,x,false,,,,,,\n"
                                         "Loop,Talk,x,false,Good,,,Fair,,one\n"
                                         ",Work,x,false,Good,,-1,Fair,,1\n"),
                                   "canvas.csv");
    CHECK(test::summary(read.problems) == "J-04 missing-key 2:1\n"
                                          "J-04 missing-key 3:1\n"
                                          "J-04 missing-key 4:25\n"
                                          "J-08 wrong-format 4:32\n"
                                          "J-04 missing-key 5:1\n"
                                          "J-08 wrong-format 5:21\n");
    CHECK(says(read.problems, "the rating \"Good\" has no points"));
    CHECK_FALSE(parse_canvas("", "a").ok());
    CHECK_FALSE(parse_canvas(header, "a").ok());
    CHECK(
        test::summary(parse_canvas("a,b\n1,2\n", "a").problems) ==
        "T-02 csv-header 1:1\nT-02 csv-header 1:1\nT-02 csv-header 1:1\nT-02 csv-header 1:1\n");
    CHECK(parse_canvas("\xff", "a").problems.at(0).code == "J-05");
    CHECK(parse_canvas(table("Loop,\"Design"), "a").problems.at(0).code == "T-01");
}

TEST_CASE("canvas: levels from zero, by rank, and none") {
    auto const zero = parse_canvas(table("Loop,Design,,,Good,,4,Bad,,0\n"), "a");
    REQUIRE(zero.ok());
    CHECK(zero.value.rubric.scale.levels.at(0).score == 0);
    CHECK(zero.value.rubric.scale.levels.at(1).score == 1);
    auto const rank = parse_canvas(table("Loop,Design,,,Good,,4,Bad,,3\n"), "a");
    REQUIRE(rank.ok());
    CHECK(rank.value.rubric.scale.levels.at(1).score == 2);
    CHECK(says(rank.problems, "points are not in equal steps"));
    auto const unequal =
        parse_canvas(table("Loop,Design,,,Good,,4,Bad,,3\nLoop,Talk,,,Good,,4,,,\n"), "a.csv");
    CHECK_FALSE(unequal.ok());
    CHECK(says(unequal.problems, "\"Talk\" has 1 ratings, others have 2"));
    CHECK_FALSE(parse_canvas(table("Loop,Design,,,Good,,4,Bad,,4\n"), "a").ok());
}

TEST_CASE("canvas: several rubrics in a file are grouped by name") {
    std::string const text = table("One,Design,,,Good,,2,Bad,,1\nTwo,Talk,,,Good,,2,Bad,,1\n"
                                   "One,Work,,,Good,,2,Bad,,1\n");
    auto const several = parse_canvas(text, "a.csv");
    CHECK_FALSE(several.ok());
    CHECK(several.problems.at(0).details == std::vector<std::string>{"One", "Two"});
    auto const one = parse_canvas(text, "a.csv", "One");
    REQUIRE(one.ok());
    CHECK(one.value.rubric.competencies.size() == 2);
    CHECK(lost(one.value.losses, "rubrics") == 1);
}

TEST_CASE("canvas: a rubric of the API") {
    std::string_view const text =
        R"([{"id":7,"title":"Loop","context_id":1,"points_possible":10,
 "data":[{"id":"_1","description":"Design","long_description":"Draws it","points":8,"criterion_use_range":true,
   "ratings":[{"id":"a","criterion_id":"_1","description":"Good","long_description":"All parts","points":8.0},
              {"id":"b","criterion_id":"_1","description":"Fair","long_description":"","points":4}]},
  {"id":"_2","description":"Mood","points":2,"ignore_for_scoring":true,
   "ratings":[{"description":"Good","points":2},{"description":"Fair","points":1}]}]}])";
    auto const read = parse_canvas(text, "canvas.json");
    REQUIRE(read.ok());
    auto const& rubric = read.value.rubric;
    CHECK(rubric.id.text() == "loop");
    CHECK(rubric.competencies.at(0).anchors.at(1).text == "All parts");
    REQUIRE(rubric.role->weights.size() == 1);
    CHECK(rubric.role->weights[0].weight == 100);
    CHECK(lost(read.value.losses, "Rubric.context_id") == 1);
    CHECK(lost(read.value.losses, "RubricCriterion.id") == 2);
    CHECK(lost(read.value.losses, "RubricCriterion.criterion_use_range") == 1);
    CHECK_FALSE(parse_canvas("[]", "a").ok());
    CHECK_FALSE(parse_canvas("{}", "a").ok());
    CHECK_FALSE(parse_canvas(R"({"data":[{"ratings":[{}]}]})", "a").ok());
    CHECK(parse_canvas(
              R"({"data":[{"description":"D","ratings":[{"description":"x","points":-1}]}]})",
              "a.json")
              .problems.at(0)
              .code == "J-10");
}
