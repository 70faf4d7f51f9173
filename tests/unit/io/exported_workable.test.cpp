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

/// The documented rating with a vote; the candidate is in the address that is asked.
std::string rated(std::string const& vote, std::string const& rateable = "true") {
    return R"({"member_id":"13e0eb0e","comment":"Good, I guess",)" + vote +
           R"("score_card":{"settings":{"questions_rateable":)" + rateable +
           R"(},"sections":[{"id":1,"name":"Critical Thinking","traits":[
 {"id":2,"name":"Analytical Skills","score":"positive","note":"Structured","questions":[
  {"id":3,"body":"Difficult situation?","score":"positive"},
  {"id":4,"body":"Simple solution to a complex problem?","score":"definite","note":"clarity"}]},
 {"id":5,"name":"Decision making","questions":[{"id":6,"body":"Hard decision?"}]}]}]}})";
}

constexpr std::string_view file = "ratings/108d1748.json";

} // namespace

TEST_CASE("exported workable: the documented rating, what was skipped is not assessed") {
    auto const card = only_card(rated(R"("scale":"thumbs","grade":1,)"), "auto", file);
    CHECK(card.candidate.id == "108d1748");
    CHECK(card.interviewer.id == "13e0eb0e");
    CHECK(card.notes == "Good, I guess");
    CHECK(ratings_of(card) ==
          "Analytical Skills (Critical Thinking) = positive: Structured\n"
          "Difficult situation? (Analytical Skills) = positive\n"
          "Simple solution to a complex problem? (Analytical Skills) = definite: clarity\n"
          "Decision making (Critical Thinking) = -\n"
          "Hard decision? (Decision making) = -\n");
}

TEST_CASE("exported workable: grades begin at zero and belong to their scale") {
    auto const thumbs = only_card(rated(R"("scale":"thumbs","grade":1,)"), "auto", file);
    CHECK(thumbs.overall == "thumbs 1");
    CHECK(thumbs.overall_choices ==
          std::vector<std::string>{"thumbs 0", "thumbs 1", "thumbs 2"});
    auto const stars = only_card(rated(R"("scale":"stars","grade":0,)"), "auto", file);
    CHECK(stars.overall == "stars 0");
    CHECK(stars.overall_choices.size() == 5);
    auto const numbers = only_card(rated(R"("scale":"numbers","grade":9,)"), "auto", file);
    CHECK(numbers.overall == "numbers 9");
    CHECK(numbers.overall_choices.back() == "numbers 9");
    CHECK_FALSE(
        only_card(rated(R"("scale":"stars","grade":null,)"), "auto", file).overall.has_value());
}

TEST_CASE("exported workable: the deprecated score comes before scale and grade") {
    auto const card =
        only_card(rated(R"("score":"definite","scale":"thumbs","grade":0,)"), "auto", file);
    CHECK(card.overall == "definite");
    CHECK(card.overall_choices == std::vector<std::string>{"negative", "positive", "definite"});
}

TEST_CASE("exported workable: questions are ratings where they can be rated") {
    auto const card = only_card(rated("", "false"), "workable", file);
    CHECK(card.ratings.size() == 4);
    CHECK(card.ratings.back().item.name == "Decision making");
}

TEST_CASE("exported workable: whom a rating is about is in the name of the file, or a key") {
    CHECK(read_export(rated(""), "rating.json", "workable").unreadable == 1);
    CHECK(read_export(rated(""), "deadbeef.json", "workable").unreadable == 1);
    CHECK(only_card(rated(R"("candidate_id":"c-9",)"), "workable").candidate.id == "c-9");
}

TEST_CASE("exported workable and recruitee are marked experimental") {
    for (auto const& system : export_systems())
        CHECK(system.experimental == (system.name == "workable" || system.name == "recruitee"));
}

TEST_CASE("exported recruitee: percentages stay as they are, 0 among them") {
    for (std::string const percent : {"0", "50", "75", "100"}) {
        auto const card = only_card(
            R"([{"id":1,"candidate_id":7,"admin_id":3,"offer_id":5,"note":"<p>calm</p>","rating":)" +
                percent +
                R"(,"questions":[{"id":9,"name":"SQL","rating":0},{"name":"Why?","answer":"x"}]}])",
            "auto");
        CHECK(card.overall == percent);
        CHECK(card.candidate.id == "7");
        CHECK(card.interviewer.id == "3");
        CHECK(card.opening.id == "5");
        CHECK(ratings_of(card) == "SQL = 0\n");
        CHECK(card.notes == "Why? x\ncalm");
    }
}

TEST_CASE("exported recruitee: a candidate's record says nothing of single people") {
    auto const read = read_export(
        R"({"candidates":1,"data":[{"id":1,"rating":75,"ratings":{},"positive_ratings":3,
"ratings_count":4,"my_last_rating":null}]})",
        "f.json", "auto");
    CHECK(read.system == "recruitee");
    CHECK(read.unreadable == 1);
    CHECK(test::summary(read.problems) == "J-08 wrong-format 1:25 /data/0\n");
}
