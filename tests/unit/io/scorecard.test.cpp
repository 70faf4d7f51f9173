// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
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

Rubric const& small() {
    static Rubric const rubric = test::small_rubric();
    return rubric;
}
ScorecardOptions with_small() {
    ScorecardOptions options;
    options.rubrics = {&small()};
    return options;
}
/// A card with these ratings, as JSON on one line.
std::string card(std::string_view ratings, std::string_view more = "") {
    return R"({"candidate": "c-1", "interviewer": "i-1", "ratings": {)" + std::string(ratings) +
           '}' + std::string(more) + '}';
}
std::string problems_of(std::string_view text) {
    return summary(read_scorecards(text, "a.json", with_small()).problems);
}
std::string free_problems(std::string_view text) {
    return summary(read_scorecards(text, "a.json").problems);
}

} // namespace

TEST_CASE("scorecard: every field of a card is read and written") {
    std::string const text =
        R"({"format":"panelscore/scorecard/1","rubric":"small","revision":"1",)"
        R"("candidate":"c-0193","interviewer":"i-07","interview":"talk","seniority":"senior",)"
        R"("interviewed_at":"2026-03-02T14:00:00Z","submitted_at":"2026-03-02T15:10:00Z",)"
        R"("phase":"after_debrief","ratings":{"craft.design":{"score":4,"evidence":"said \"why\"",)"
        R"("hint":"directed"},"craft.testing":3,"people.clarity":null},)"
        R"("red_flags":[{"competency":"craft.design","flag":"hides","quotation":"no"}],)"
        R"("overall":"hire","notes":"n","opening":"req-118",)"
        R"("source":{"id":1e999,"system":"s"},"x":{"a":[1,"b c"]}})";
    auto const read = read_scorecards(text, "a.json", with_small());
    CHECK(summary(read.problems) == "");
    REQUIRE(read.cards.size() == 1);
    auto const& one = read.cards[0];
    CHECK(one.candidate.text() == "c-0193");
    CHECK(one.opening.text() == "req-118");
    CHECK(one.phase == Phase::after_debrief);
    CHECK(one.overall == Vote::hire);
    REQUIRE(one.ratings.size() == 3);
    CHECK(one.ratings[0].score == 4.0);
    CHECK(one.ratings[0].evidence == "said \"why\"");
    CHECK(one.ratings[0].hint == Hint::directed);
    CHECK(one.ratings[1].score == 3.0);
    CHECK_FALSE(one.ratings[2].score);
    CHECK(one.rating(CompetencyId{"people.other"}) == nullptr);
    CHECK(one.extra == R"({"a":[1,"b c"]})");
    CHECK(to_json(one) == text);
    CHECK(read.places[0].rubric == 0);
}

TEST_CASE("scorecard: what a card keeps for others loses its blanks, its keys are sorted") {
    auto const read = read_scorecards(
        card("", R"(, "x": { "n": null, "a" : [ 1.50 , "b \" c" , "\\" ] })"), "a.json");
    REQUIRE(read.cards.size() == 1);
    CHECK(read.cards[0].extra == R"({"a":[1.50,"b \" c","\\"],"n":null})");
}

TEST_CASE("scorecard: one object, an array and NDJSON give the same cards") {
    std::string const a = card(R"("craft.design": 4)");
    std::string const b = card(R"("craft.testing": 3)");
    std::string const pretty = "{\n  \"candidate\": \"c-1\",\n  \"interviewer\": \"i-1\",\n"
                               "  \"ratings\": {\"craft.design\": 4}\n}\n";
    CHECK(read_scorecards(a, "a.json").cards.size() == 1);
    CHECK(read_scorecards(pretty, "a.json").cards == read_scorecards(a, "a.json").cards);
    auto const array = read_scorecards('[' + a + ",\n" + b + "]\n", "a.json").cards;
    CHECK(array.size() == 2);
    CHECK(read_scorecards(a + '\n' + b, "a.ndjson").cards == array);
    CHECK(read_scorecards('\n' + a + "\r\n\r\n" + b + "\r\n", "a.ndjson").cards == array);
    CHECK(read_scorecards('[' + a + "]\n[" + b + "]\n", "a.ndjson").cards == array);
    CHECK(read_scorecards(pretty + pretty, "a.json").cards.size() == 2);
    CHECK(read_scorecards("\xEF\xBB\xBF" + a, "a.json").cards.size() == 1);
    CHECK(read_scorecards("[]", "a.json").ok());
}

TEST_CASE("scorecard: a broken line of NDJSON does not hide the others") {
    std::string const good = card(R"("craft.design": 4)");
    auto const read =
        read_scorecards(good + "\n{\"candidate\": }\n" + good + "\n{\"a\"", "a.ndjson");
    CHECK(summary(read.problems) == "J-01 json-syntax 2:15\nJ-01 json-syntax 4:5\n");
    CHECK(read.cards.size() == 2);
    CHECK(read.refused == 2);
}

TEST_CASE("scorecard: places lead to line and column in every form") {
    std::string const bad = card(R"("craft.design": 9)");
    CHECK(problems_of(bad) == "K-01 off-scale 1:72 /ratings/craft.design\n");
    CHECK(problems_of(card("") + "\n" + bad) == "K-01 off-scale 2:72 /ratings/craft.design\n");
    CHECK(problems_of("[" + card("") + ",\n  " + bad + "]") ==
          "K-01 off-scale 2:74 /1/ratings/craft.design\n");
    CHECK(problems_of("candidate,interviewer,competency,score\nc,i,craft.design,9\n") ==
          "K-01 off-scale 2:18\n");
    CHECK(problems_of("candidate,interviewer,Design\nc,i,9\n") == "K-01 off-scale 2:5\n");
}

TEST_CASE("scorecard: scores off the scale and between levels are errors") {
    auto const read = read_scorecards(
        card(R"("craft.design": 0, "craft.testing": {"score": 3.5}, "people.clarity": -1)"),
        "a.json", with_small());
    REQUIRE(read.problems.size() == 3);
    CHECK(read.problems[0].code == "K-01");
    CHECK(read.problems[1].code == "K-02");
    CHECK(read.problems[1].pointer == "/ratings/craft.testing/score");
    CHECK(read.problems[1].expected == "1, 2, 3, 4 or 5");
    CHECK(read.problems[2].code == "K-01");
    CHECK(read.cards.empty());
    CHECK(read.refused == 1);
}

TEST_CASE("scorecard: with a step any multiple of it is a score") {
    auto rubric = test::small_rubric();
    rubric.scale.step = 0.1;
    ScorecardOptions options;
    options.rubrics = {&rubric};
    CHECK(read_scorecards(card(R"("craft.design": 3.7)"), "a", options).ok());
    auto const read = read_scorecards(card(R"("craft.design": 3.75)"), "a", options);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].expected == "1 to 5 in steps of 0.1");
}

TEST_CASE("scorecard: a competency the rubric lacks is an error with the nearest one") {
    auto const read = read_scorecards(card(R"("craft.desing": 4)"), "a.json", with_small());
    CHECK(summary(read.problems) == "K-03 unknown-competency 1:72 /ratings/craft.desing\n");
    CHECK(read.problems[0].did_you_mean == "craft.design");
    CHECK(problems_of(card("", R"(, "red_flags": [{"competency": "a.b", "flag": "f"}])"))
              .substr(0, 23) == "K-03 unknown-competency");
    CHECK(free_problems(card(R"("craft.desing": 40)")) == "");
}

TEST_CASE("scorecard: a card for another rubric is an error") {
    CHECK(problems_of(card("", R"(, "rubric": "smal")")) == "K-04 other-rubric 1:69 /rubric\n");
    auto other = test::small_rubric();
    other.id = RubricId{"other"};
    ScorecardOptions both = with_small();
    both.rubrics.push_back(&other);
    auto const unnamed = read_scorecards(card(""), "a.json", both);
    CHECK(summary(unnamed.problems) == "K-04 other-rubric 1:1\n");
    CHECK(unnamed.problems[0].expected == "small or other");
    auto const named = read_scorecards(card("", R"(, "rubric": "other")"), "a.json", both);
    CHECK(named.places[0].rubric == 1);
}

TEST_CASE("scorecard: another revision is an error, accepted on request") {
    std::string const old = card(R"("craft.design": 4)", R"(, "revision": "0")");
    CHECK(problems_of(old) == "K-05 other-revision 1:88 /revision\n");
    auto options = with_small();
    options.accepted_revisions = {"0"};
    CHECK(read_scorecards(old, "a.json", options).problems.empty());
}

TEST_CASE("scorecard: another revision that was given and says the same is a warning") {
    std::string const old = card(R"("craft.design": 4)", R"(, "revision": "0")");
    auto before = test::small_rubric();
    before.revision = "0";
    before.role->policy.bars.hire = 3.0;
    before.competencies[1].definition = "Said otherwise.";
    auto options = with_small();
    options.rubrics.push_back(&before);
    auto const same = read_scorecards(old, "a.json", options);
    CHECK(summary(same.problems) == "warning K-05 other-revision 1:88 /revision\n");
    CHECK(same.places[0].rubric == 0);
    before.competencies[0].anchors[2].text += "!";
    CHECK(summary(read_scorecards(old, "a.json", options).problems) ==
          "K-05 other-revision 1:88 /revision\n");
    before = test::small_rubric();
    before.revision = "0";
    before.scale.levels[0].label = "None";
    CHECK_FALSE(read_scorecards(old, "a.json", options).ok());
}

TEST_CASE(
    "scorecard: a key that stands twice is an error, two ratings of one cell among them") {
    CHECK(free_problems(card(R"("craft.design": 4, "craft.design": 5)")) ==
          "J-02 duplicate-key 1:75 /ratings/craft.design\n");
    CHECK(free_problems(R"({"candidate": "a", "candidate": "b"})").substr(0, 23) ==
          "J-02 duplicate-key 1:20");
}

TEST_CASE("scorecard: wrong types, missing keys and unknown words are errors") {
    CHECK(free_problems(card(R"("a.b": "4")")) == "J-03 wrong-type 1:63 /ratings/a.b\n");
    CHECK(free_problems(card(R"("a.b": true)")) == "J-03 wrong-type 1:63 /ratings/a.b\n");
    CHECK(free_problems(card(R"("a.b": {"evidence": "x"})")) ==
          "J-04 missing-key 1:63 /ratings/a.b\n");
    CHECK(free_problems(card(R"("a.b": {"score": 4, "hint": "some"})")) ==
          "J-09 unknown-word 1:84 /ratings/a.b/hint\n");
    CHECK(free_problems(card("", R"(, "phase": "later")")) ==
          "J-09 unknown-word 1:68 /phase\n");
    CHECK(free_problems(card("", R"(, "overall": "yes")")) ==
          "J-09 unknown-word 1:70 /overall\n");
    CHECK(free_problems(card("", R"(, "overall": null)")) == "");
    CHECK(free_problems(card("", R"(, "note": "x")")) == "X-01 unknown-key 1:59 /note\n");
    CHECK(free_problems(card("", R"(, "x": 4)")) == "J-03 wrong-type 1:64 /x\n");
    CHECK(free_problems(card("", R"(, "submitted_at": "yesterday")")) ==
          "J-08 wrong-format 1:75 /submitted_at\n");
    CHECK(free_problems(R"({"candidate": "", "interviewer": 7})") ==
          "J-08 wrong-format 1:15 /candidate\nJ-03 wrong-type 1:34 /interviewer\n"
          "J-04 missing-key 1:1\n");
    CHECK(free_problems(card("", R"(, "format": "panelscore/rubric/1")")) ==
          "J-08 wrong-format 1:69 /format\n");
    CHECK(free_problems("[3]") == "J-03 wrong-type 1:2 /0\n");
}

TEST_CASE("scorecard: seniorities are those of the role") {
    auto const read =
        read_scorecards(card("", R"(, "seniority": "senor")"), "a.json", with_small());
    CHECK(summary(read.problems) == "J-09 unknown-word 1:72 /seniority\n");
    CHECK(read.problems[0].did_you_mean == "senior");
}

TEST_CASE("scorecard: what the plan does not have is a warning") {
    CHECK(problems_of(card("", R"(, "interview": "tlak")")) ==
          "warning K-09 not-in-plan 1:72 /interview\n");
    auto const read = read_scorecards(
        card(R"("people.clarity": 4, "craft.design": 3)", R"(, "interview": "task")"), "a.json",
        with_small());
    CHECK(summary(read.problems) == "warning K-09 not-in-plan 1:74 /ratings/people.clarity\n");
    CHECK(read.cards.size() == 1);
}

TEST_CASE("scorecard: numbers that are not finite are errors") {
    CHECK(free_problems(card(R"("a.b": 1e999)")) == "J-07 not-finite 1:63 /ratings/a.b\n");
    CHECK(free_problems(card(R"("a.b": NaN)")) == "J-07 not-finite 1:63\n");
    CHECK(free_problems(card(R"("a.b": -Infinity)")) == "J-07 not-finite 1:63\n");
    std::string const header = "candidate,interviewer,competency,score\n";
    for (auto const* score : {"nan", "inf", "-Infinity", "1e999"}) {
        auto const wrong = free_problems(header + "c,i,a.b," + score + '\n');
        CHECK((wrong == "J-07 not-finite 2:9\n" || wrong == "J-03 wrong-type 2:9\n"));
    }
}

TEST_CASE("scorecard: NUL, control characters and bytes that are not UTF-8 are errors") {
    CHECK(free_problems(card(R"("a.b": {"score": 4, "evidence": "a\u0000"})")).substr(0, 20) ==
          "J-05 not-utf8 1:88 /");
    CHECK(
        free_problems(card(R"("a.b": {"score": 4, "evidence": "\u001b[31m"})")).substr(0, 24) ==
        "J-08 wrong-format 1:88 /");
    CHECK(free_problems("{\"candidate\": \"\xFF\"}") == "J-05 not-utf8 1:16\n");
    CHECK(free_problems(std::string("{\"candidate\": \"a\0\"}", 19)) == "J-05 not-utf8 1:17\n");
    CHECK(free_problems(R"({"candidate": "\ud800"})") == "J-01 json-syntax 1:16\n");
    CHECK(free_problems("candidate,interviewer,a.b\nc,\xE9,4\nd,i,4\n") ==
          "J-05 not-utf8 2:3\n");
    CHECK(free_problems(std::string("candidate,interviewer,a.b\nc,i\0,4\n", 33)) ==
          "J-05 not-utf8 2:4\n");
    CHECK(free_problems("candidate,interviewer,a.b\nc,i\x07,4\n") == "J-08 wrong-format 2:3\n");
    CHECK(free_problems("\xFF\xFE{\0") == "J-05 not-utf8 1:1\n");
}

TEST_CASE("scorecard: sizes beyond what a person writes are errors") {
    std::string const name(201, 'n');
    CHECK(free_problems(card("", ", \"opening\": \"" + name + '"')) ==
          "J-06 too-large 1:70 /opening\n");
    std::string const long_text((1U << 20U) + 1, 'x');
    CHECK(free_problems(card("", ", \"notes\": \"" + long_text + '"')) ==
          "J-06 too-large 1:68 /notes\n");
    std::string const huge(17U << 20U, 'x');
    CHECK(free_problems(card("", ", \"notes\": \"" + huge + '"')) == "J-06 too-large 1:1\n");
    CHECK(free_problems(std::string(1'000'000, '[')) == "J-06 too-large 1:34\n");
    CHECK(free_problems("candidate,interviewer,a.b\n" + name + ",i,4\n") ==
          "J-06 too-large 2:1\n");
    CHECK(free_problems("candidate,interviewer,competency,score,evidence\nc,i,a.b,4," +
                        long_text + '\n') == "J-06 too-large 2:11\n");
}

TEST_CASE("scorecard: text that is cut off is an error") {
    CHECK(free_problems(card("").substr(0, 40)) == "J-01 json-syntax 1:37\n");
    CHECK(free_problems('[' + card("")) == "J-01 json-syntax 1:59\n");
    CHECK(free_problems('[' + card("") + ' ' + card("") + ']').substr(0, 16) ==
          "J-01 json-syntax");
    CHECK(free_problems(card("") + " trailing") == "J-01 json-syntax 1:59\n");
}

TEST_CASE("scorecard: a text without cards is an error of the run") {
    for (auto const* text : {"", " \n\t", "[]", "\xEF\xBB\xBF"})
        CHECK(summary(parse_scorecards(text, "a.json").problems) == "K-10 no-scorecard 0:0\n");
    CHECK(summary(check_run({})) == "K-10 no-scorecard 0:0\n");
}

TEST_CASE("scorecard: places of later findings") {
    std::string const text =
        "[" + card("") + ",\n" + card(R"("craft.design": {"score": 4, "evidence": "e"})") + "]";
    auto const read = read_scorecards(text, "a.json");
    Diagnostic problem;
    problem.pointer = "/ratings/craft.design/evidence";
    locate(problem, read, 1, text);
    CHECK(summary({problem}) == "  2:97 /1/ratings/craft.design/evidence\n");
    problem.pointer = "/ratings/craft.design/evidence";
    locate(problem, read, 1, {});
    CHECK(summary({problem}) == "  2:1 /1/ratings/craft.design/evidence\n");
    std::string const table = "candidate,interviewer,competency,score\nc,i,a.b,4\nc,i,a.c,3\n";
    auto const rows = read_scorecards(table, "a.csv");
    problem.pointer = "/ratings/a.c/evidence";
    locate(problem, rows, 0, table);
    CHECK(summary({problem}) == "  3:9\n");
}

TEST_CASE("scorecard: one line at a time, as a stream is read") {
    ReadScorecards into;
    into.file = "-";
    CHECK(read_one_card(card(""), 100, {7, 1}, {}, into));
    CHECK_FALSE(read_one_card(card(R"("a.b": "x")"), 200, {8, 1}, {}, into));
    CHECK(summary(into.problems) == "J-03 wrong-type 8:63 /ratings/a.b\n");
    REQUIRE(into.places.size() == 1);
    CHECK(into.places[0].offset == 100);
    CHECK(into.places[0].where == SourcePosition{7, 1});
}
