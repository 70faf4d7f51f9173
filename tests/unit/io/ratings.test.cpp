// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/base/number_text.hpp>
#include <panelscore/io/ratings.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace panelscore;

namespace {

std::string const header = "candidate,interviewer,competency,score\n";

/// Problems as short lines: "K-01 off-scale 2:7".
std::string told(Diagnostics const& problems) {
    std::string all;
    for (Diagnostic const& problem : problems)
        all += problem.code + ' ' + problem.name + ' ' + std::to_string(problem.where.line) +
               ':' + std::to_string(problem.where.column) + '\n';
    return all;
}
/// The rows of a history: "c-1 i-1 skill 4 #0", one a line.
std::string rows(RatingHistory const& history) {
    std::string all;
    stats::Ratings const& ratings = history.ratings;
    for (std::size_t i = 0; i < ratings.size(); ++i)
        all += history.candidates[ratings.candidate[i]] + ' ' +
               history.interviewers[ratings.interviewer[i]] + ' ' +
               history.competencies[ratings.competency[i]] + ' ' +
               number_text(ratings.score[i]) + " #" + std::to_string(ratings.card[i]) + '\n';
    return all;
}
std::string rows(Parsed<RatingHistory> const& read) {
    return told(read.problems) + rows(read.value);
}
Parsed<RatingHistory> read(std::string_view text, RatingOptions const& options = {}) {
    return read_ratings(text, "a.csv", options);
}
/// Problems of a text, without the remark that no scale was given.
std::string problems_of(std::string_view text, RatingOptions options = {}) {
    if (options.rubrics.empty() && !options.scale)
        options.scale = ScoreScale{1, 5, 1, false, true};
    return told(read(text, options).problems);
}
Rubric const& small() {
    static Rubric const rubric = test::small_rubric();
    return rubric;
}
RatingOptions with_small() {
    RatingOptions options;
    options.rubrics = {&small()};
    return options;
}
RatingOptions scaled(double minimum, double maximum, double step) {
    RatingOptions options;
    options.scale = ScoreScale{minimum, maximum, step, false, true};
    return options;
}

} // namespace

TEST_CASE("ratings: a plain table becomes columns of codes, sorted by name") {
    auto const found = read(header + "c-2,i-1,b,3\nc-1,i-2,a,4.5\nc-1,i-2,b,2\nc-1,i-1,a,1\n");
    CHECK(rows(found) == "K-13 scale-not-given 0:0\n"
                         "c-1 i-1 a 1 #0\nc-1 i-2 a 4.5 #1\nc-1 i-2 b 2 #1\nc-2 i-1 b 3 #2\n");
    RatingHistory const& history = found.value;
    CHECK(history.ratings.candidates == 2);
    CHECK(history.ratings.interviewers == 2);
    CHECK(history.ratings.competencies == 2);
    CHECK(history.ratings.cards == 3);
    CHECK(history.cards.size() == 3);
    CHECK(history.seniority_of == std::vector<std::uint32_t>(2, HistoryCard::none));
    CHECK(found.problems[0].message == "scale not given: taken from the scores, 1 to 4.5 in "
                                       "steps of 0.5");
    CHECK(history.scale == ScoreScale{1, 4.5, 0.5, false, false});
}

TEST_CASE("ratings: not observed is counted and never a number") {
    auto const found = read(header + "c-1,i-1,a,N\nc-1,i-1,b,\nc-1,i-1,c,3\nc-1,i-2,a,2\n"
                                     "c-2,i-2,a,n\nc-2,i-3,c,Not observed\n",
                            scaled(1, 5, 1));
    // Nobody scored b or c-2, and i-3 gave no score: they have no code.
    CHECK(rows(found) == "c-1 i-1 c 3 #0\nc-1 i-2 a 2 #1\n");
    RatingHistory const& history = found.value;
    CHECK(history.competencies == std::vector<std::string>{"a", "c"});
    CHECK(history.not_observed == 4);
    CHECK(history.not_observed_in == std::vector<std::size_t>{2, 1});
    REQUIRE(history.cards.size() == 2);
    CHECK(history.cards[0].not_observed == 2);
    CHECK(history.cards[1].not_observed == 0);
}

TEST_CASE("ratings: a card with nothing observed stays a card") {
    auto const found = read(header + "c-1,i-1,a,4\nc-1,i-2,a,N\nc-2,i-2,a,4\n");
    CHECK(rows(found.value) == "c-1 i-1 a 4 #0\nc-2 i-2 a 4 #2\n");
    REQUIRE(found.value.cards.size() == 3);
    CHECK(found.value.cards[1].not_observed == 1);
}

TEST_CASE("ratings: cards carry interview, times, vote and seniority") {
    auto const found = read(
        "candidate,interviewer,competency,score,interview,opening,seniority,interviewed_at,"
        "submitted_at,overall,phase,evidence,hint,red_flag,quotation,name,anchor_1\n"
        "c-1,i-1,a,4,late,req-1,senior,2026-03-02T14:00:00Z,2026-03-02T15:00:00Z,hire,,x,,,,,\n"
        "c-1,i-1,b,3,late,req-1,,,,,,,,,,,\n"
        "c-1,i-1,a,2,early,req-1,,2026-03-01,,,independent,,,,,,\n"
        "c-1,i-1,a,1,early,req-1,,2026-03-01,,,after_debrief,,,,,,\n"
        "c-1,i-1,a,5,untimed,req-1,,,,,,,,,,,\n",
        scaled(1, 5, 1));
    CHECK(rows(found) == "K-14 left-out 0:0\n"
                         "c-1@req-1 i-1 a 2 #0\nc-1@req-1 i-1 a 4 #1\nc-1@req-1 i-1 b 3 #1\n"
                         "c-1@req-1 i-1 a 5 #2\n");
    RatingHistory const& history = found.value;
    CHECK(history.interviews == std::vector<std::string>{"early", "late", "untimed"});
    CHECK(history.after_debrief == 1);
    CHECK(history.seniorities == std::vector<std::string>{"senior"});
    CHECK(history.seniority_of == std::vector<std::uint32_t>{0});
    REQUIRE(history.cards.size() == 3);
    CHECK(history.cards[1].interviewed_at == 1772460000);
    CHECK(history.cards[1].submitted_at == 1772463600);
    CHECK(history.cards[1].overall == Vote::hire);
    CHECK(history.cards[1].interview == 1);
    CHECK_FALSE(history.cards[0].submitted_at);
    CHECK_FALSE(history.cards[2].interviewed_at);
}

TEST_CASE("ratings: JSON, NDJSON and both tables say the same") {
    std::string const one =
        R"({"candidate": "c-1", "interviewer": "i-1", "ratings": {"craft.design": 4, )"
        R"("craft.testing": null, "people.clarity": {"score": 2, "evidence": "said so"}}})";
    std::string const two =
        R"({"candidate": "c-2", "interviewer": "i-1", "ratings": {"craft.design": 3}, )"
        R"("x": {"site": "here"}, "seniority": "staff", "interview": "unplanned"})";
    std::string const wide =
        "candidate,interviewer,seniority,interview,D1,Testing,people.clarity\n"
        "c-1,i-1,,,4,N,2\nc-2,i-1,staff,unplanned,3 - Applied,,\n";
    std::string const long_form =
        "candidate;interviewer;competency;score;seniority;interview\r\n"
        "c-1;i-1;craft.design;4,0;;\r\nc-1;i-1;craft.testing;;;\r\n"
        "c-1;i-1;people.clarity;2;;\r\n\"c-2\";i-1;craft.design;\"3\";staff;unplanned\r\n";
    auto const wanted = read(one + '\n' + two + '\n', with_small());
    CHECK(rows(wanted) == "c-1 i-1 craft.design 4 #0\nc-1 i-1 people.clarity 2 #0\n"
                          "c-2 i-1 craft.design 3 #1\n");
    CHECK(wanted.value.not_observed == 1);
    CHECK(wanted.value.scale == ScoreScale{1, 5, 1, false, true});
    for (auto const& text : {'[' + one + ",\n" + two + ']', one + two, "\xEF\xBB\xBF" + wide,
                             wide, long_form, one + "\r\n\r\n" + two}) {
        auto const found = read(text, with_small());
        CHECK(told(found.problems) == "");
        CHECK(found.value == wanted.value);
    }
}

TEST_CASE("ratings: scores are held against the scale that was given") {
    CHECK(problems_of(header + "c,i,a,7\nc,i,b,0\nc,i,c,2.5\nc,i,d,-1\n") ==
          "K-01 off-scale 2:7\nK-01 off-scale 3:7\nK-02 between-levels 4:7\n"
          "K-01 off-scale 5:7\n");
    CHECK(problems_of(header + "c,i,a,4.3\nc,i,b,2.05\n", scaled(1, 5, 0.1)) ==
          "K-02 between-levels 3:7\n");
    CHECK(problems_of(header + "c,i,a,4.317\n", scaled(1, 5, 0)) ==
          "K-13 scale-not-given 0:0\n");
    auto const json = R"({"candidate": "c", "interviewer": "i", "ratings": {"a": 6}})";
    CHECK(problems_of(std::string(json)) == "K-01 off-scale 1:57\n");
    CHECK(problems_of(std::string(json) + '\n' + json + '\n') ==
          "K-01 off-scale 1:57\nK-01 off-scale 2:57\n");
    CHECK(problems_of(header + "c,i,craft.design,7\nc,i,craft.design,3.5\nc,i,craft.desgin,3\n",
                      with_small()) ==
          "K-01 off-scale 2:18\nK-02 between-levels 3:18\nK-03 unknown-competency 4:5\n");
}

TEST_CASE("ratings: steps are taken from the scores when nobody gave them") {
    auto const step = [](std::string const& scores) {
        std::string text = "candidate,interviewer,a.a,b.b,c.c\nc,i," + scores + "\n";
        return read(text).value.scale.step;
    };
    CHECK(step("1,3,5") == 1);
    CHECK(step("1,1.5,5") == 0.5);
    CHECK(step("0.25,0.5,9") == 0.25);
    CHECK(step("1.1,4.2,5") == 0.1);
    CHECK(step("1,2.718281828,3") == 0);
    CHECK(step("0.5,1.5,4.5") == 1);
}

TEST_CASE("ratings: texts stand for scores") {
    RatingOptions options;
    options.values = {{"Strong Yes", 4.0},
                      {"yes", 3.0},
                      {"no", 2.0},
                      {"no decision", {}},
                      {"strong no", 1.0}};
    auto const found =
        read(header + "c-1,i-1,a,strong yes\nc-1,i-1,b,YES\nc-1,i-1,c,No Decision\n"
                      "c-1,i-2,a,2\nc-1,i-2,b,\"strong  no\"\n",
             options);
    CHECK(rows(found) == "c-1 i-1 a 4 #0\nc-1 i-1 b 3 #0\nc-1 i-2 a 2 #1\nc-1 i-2 b 1 #1\n");
    CHECK(found.value.scale == ScoreScale{1, 4, 1, false, true});
    CHECK(found.value.not_observed == 1);
    auto const wrong = read(header + "c,i,a,perhaps\nc,i,b,5\n", options);
    CHECK(told(wrong.problems) == "J-03 wrong-type 2:7\nK-01 off-scale 3:7\n");
}

TEST_CASE("ratings: the overall vote as the only competency") {
    RatingOptions options;
    options.rated = RatedBy::overall_vote;
    auto const found =
        read("candidate,interviewer,overall\nc-1,i-1,hire\nc-1,i-2,strong_no_hire\n"
             "c-2,i-1,\n",
             options);
    CHECK(rows(found) == "c-1 i-1 overall 1 #0\nc-1 i-2 overall -2 #1\n");
    CHECK(found.value.scale == ScoreScale{-2, 2, 1, false, true});
    auto const of_scores = read("candidate,interviewer,competency,score,overall\n"
                                "c-1,i-1,a,4,hire\nc-1,i-1,b,4,\nc-1,i-2,a,3,strong_no_hire\n",
                                options);
    CHECK(of_scores.value == found.value);
    auto const card = R"({"candidate": "c-1", "interviewer": "i-1", "ratings": {"a": 1}, )"
                      R"("overall": "hire"})";
    CHECK(rows(read(card, options)) == "c-1 i-1 overall 1 #0\n");
    auto const twice = read(std::string(card) + '\n' + card + '\n', options);
    CHECK(told(twice.problems) == "K-06 rated-twice 2:76\n");
    CHECK(told(read(header + "c,i,a,3\n", options).problems) == "T-02 csv-header 1:1\n");
    CHECK(told(read("candidate,interviewer,overall\nc,i,\n", options).problems) ==
          "K-10 no-scorecard 0:0\n");
}

TEST_CASE("ratings: only cards of the time asked for") {
    std::string const text =
        "candidate,interviewer,competency,score,interviewed_at,submitted_at\n"
        "c-1,i-1,a,1,2026-01-31T23:59:59Z,2026-02-03\n"
        "c-2,i-1,a,2,2026-02-01,\nc-3,i-1,a,3,,2026-02-28T23:00Z\n"
        "c-4,i-1,a,4,2026-03-01,\nc-5,i-1,a,5,,\n";
    RatingOptions options = scaled(1, 5, 1);
    options.since = 1769904000; // 2026-02-01
    options.until = 1772323200; // 2026-03-01
    CHECK(rows(read(text, options)) == "K-14 left-out 0:0\nc-2 i-1 a 2 #0\nc-3 i-1 a 3 #1\n");
    options.until.reset();
    CHECK(read(text, options).value.candidates ==
          std::vector<std::string>{"c-2", "c-3", "c-4"});
    options.since = 2000000000;
    CHECK(told(read(text, options).problems) == "K-10 no-scorecard 0:0\n");
}

TEST_CASE("ratings: groups come from a column or from x") {
    RatingOptions options = scaled(1, 5, 1);
    options.by = "site";
    auto const table = read("candidate,interviewer,competency,score,Site,mood\n"
                            "c-1,i-1,a,3,Berlin,x\nc-2,i-1,a,3,Austin,y\nc-3,i-1,a,3,,z\n",
                            options);
    CHECK(told(table.problems) == "T-03 columns-not-read 1:1\n");
    CHECK(table.problems[0].message == "columns not read: mood");
    CHECK(table.value.groups == std::vector<std::string>{"Austin", "Berlin"});
    REQUIRE(table.value.cards.size() == 3);
    CHECK(table.value.cards[0].group == 1);
    CHECK(table.value.cards[1].group == 0);
    CHECK(table.value.cards[2].group == HistoryCard::none);
    std::string lines;
    for (char const* const extra : {R"("c-1", "x": {"site": " Berlin"})",
                                    R"("c-2", "x": {"a": [1], "site": "Austin"})", R"("c-3")"})
        lines += R"({"interviewer": "i-1", "ratings": {"a": 3}, "candidate": )" +
                 std::string(extra) + "}\n";
    auto const cards = read(lines, options);
    CHECK(told(cards.problems) == "");
    CHECK(cards.value == table.value);
    CHECK(told(read(header + "c,i,a,3\n", options).problems) == "T-02 csv-header 1:1\n");
    options.by = "place";
    CHECK(told(read(lines, options).problems) == "J-04 missing-key 0:0\n");
    options.by = "interview";
    auto const by_interview =
        read("candidate,interviewer,competency,score,interview\nc,i,a,3,talk\n", options);
    CHECK(by_interview.value.groups == std::vector<std::string>{"talk"});
    options.by = "site";
    CHECK(told(read("candidate,interviewer,competency,score,site\nc,i,a,3,A\nc,i,b,3,B\n",
                    options)
                   .problems) == "K-11 rows-differ 3:9\n");
}

TEST_CASE("ratings: a cell rated twice is an error wherever it stands") {
    CHECK(problems_of(header + "c,i,a,3\nc,j,a,3\nc,i,a,3\n") == "K-06 rated-twice 4:7\n");
    CHECK(problems_of(header + "c,i,a,3\nc,i,a,N\n") == "K-06 rated-twice 3:7\n");
    std::string wide = "candidate,interviewer,opening";
    std::string cells = "c,i,req";
    for (int k = 0; k < 70; ++k) {
        wide += ",s." + std::to_string(k);
        cells += ",3";
    }
    auto const many = read(wide + '\n' + cells + '\n' + cells + '\n', scaled(1, 5, 1));
    CHECK(many.problems.size() == 70);
    RatingReader reader(scaled(1, 5, 1));
    reader.open("a.ndjson");
    reader.feed(R"({"candidate": "c", "interviewer": "i", "ratings": {"a": 3}})");
    reader.close();
    reader.open("b.csv");
    reader.feed(header + "c,i,a,3\n");
    reader.close();
    auto const across = reader.finish();
    REQUIRE(across.problems.size() == 1);
    CHECK(across.problems[0].message == "i rates a of c twice");
    CHECK(across.problems[0].file == "b.csv");
    CHECK(across.problems[0].details ==
          std::vector<std::string>{"the card begins in a.ndjson:1"});
}

TEST_CASE("ratings: rows of a card and cards of a candidate agree") {
    std::string const wide =
        "candidate,interviewer,competency,score,seniority,submitted_at,overall\n";
    CHECK(problems_of(wide +
                      "c,i,a,3,senior,2026-03-02,hire\nc,i,b,3,junior,2026-03-03,mixed\n") ==
          "K-08 two-seniorities 3:9\nK-11 rows-differ 3:16\nK-11 rows-differ 3:27\n");
    CHECK(problems_of(wide + "c,i,a,3,senior,,\nc,j,b,3,junior,,\n") ==
          "K-08 two-seniorities 3:9\n");
    CHECK(problems_of(wide + "c,i,a,3,,noon,aye\n,i,a,3,,,\nc,,a,3,,,\nc,i,,3,,,\n") ==
          "J-08 wrong-format 2:10\nJ-09 unknown-word 2:15\nJ-04 missing-key 3:1\n"
          "J-04 missing-key 4:3\nJ-04 missing-key 5:5\n");
}

TEST_CASE("ratings: two cards of one interview join, whichever comes first") {
    std::string const one = R"({"candidate": "c", "interviewer": "i", "ratings": {"a": 3}, )"
                            R"("submitted_at": "2026-03-02", "overall": "hire"})";
    std::string const two = R"({"candidate": "c", "interviewer": "i", "ratings": {"b": 4}, )"
                            R"("submitted_at": "2026-03-01", "overall": "mixed"})";
    auto const first = read(one + '\n' + two, scaled(1, 5, 1));
    CHECK(rows(first) == "c i a 3 #0\nc i b 4 #0\n");
    REQUIRE(first.value.cards.size() == 1);
    CHECK(first.value.cards[0].submitted_at == 1772323200);
    CHECK(first.value.cards[0].overall == Vote::mixed);
    CHECK(read(two + '\n' + one, scaled(1, 5, 1)).value == first.value);
}

TEST_CASE("ratings: another revision is counted, another rubric refused") {
    std::string const text = "candidate,interviewer,competency,score,rubric,revision\n"
                             "c-1,i-1,craft.design,3,small,0\nc-1,i-1,craft.testing,3,,\n"
                             "c-2,i-1,craft.design,3,small,1\nc-3,i-1,craft.design,3,,2\n";
    auto const found = read(text, with_small());
    CHECK(told(found.problems) == "K-05 other-revision 0:0\n");
    CHECK(found.problems[0].level == DiagnosticLevel::warning);
    CHECK(found.problems[0].message ==
          "2 cards for another revision of small than 1: 0 (1), 2 (1)");
    auto const json = R"({"rubric": "small", "revision": "0", "candidate": "c", )"
                      R"("interviewer": "i", "ratings": {"craft.design": 3}})";
    CHECK(told(read(json, with_small()).problems) == "K-05 other-revision 0:0\n");
    CHECK(
        problems_of("candidate,interviewer,competency,score,rubric\nc,i,craft.design,3,smal\n",
                    with_small()) == "K-04 other-rubric 2:20\n");
}

TEST_CASE("ratings: a revision that was given has its own competencies") {
    Rubric old = small();
    old.revision = "0";
    old.competencies[2].id = CompetencyId{"people.manners"};
    RatingOptions options;
    options.rubrics = {&small(), &old};
    std::string const text = "candidate,interviewer,competency,score,rubric,revision\n"
                             "c-1,i-1,people.manners,3,small,0\nc-2,i-1,people.clarity,3,,\n";
    CHECK(rows(read(text, options)) ==
          "c-1 i-1 people.manners 3 #0\nc-2 i-1 people.clarity 3 #1\n");
    old.scale.levels.pop_back();
    CHECK(told(read(text, options).problems) == "K-04 other-rubric 0:0\n");
}

TEST_CASE("ratings: lower may be better") {
    Rubric golf = small();
    golf.scale.direction = Direction::lower_is_better;
    golf.scale.step = 0.5;
    RatingOptions options;
    options.rubrics = {&golf};
    auto const found = read(header + "c,i,craft.design,2.5\n", options);
    CHECK(told(found.problems) == "");
    CHECK(found.value.scale == ScoreScale{1, 5, 0.5, true, true});
}

TEST_CASE("ratings: candidates with and without an opening are named once") {
    std::string text = "candidate,interviewer,competency,score,opening\n";
    for (auto const* name : {"c-2", "c-1", "c-3"})
        text += std::string(name) + ",i,a,3,\n" + name + ",j,a,3,req\n";
    auto const found = read(text, scaled(1, 5, 1));
    CHECK(told(found.problems) == "K-12 opening-missing 0:0\n");
    CHECK(found.problems[0].message ==
          "3 candidates with cards that name an opening and cards that name none, such as c-1: "
          "they are two panels each");
    CHECK(found.value.candidates ==
          std::vector<std::string>{"c-1", "c-1@req", "c-2", "c-2@req", "c-3", "c-3@req"});
}

TEST_CASE("ratings: what is no table, no card or no UTF-8 is said at its place") {
    CHECK(problems_of("") == "K-10 no-scorecard 0:0\nK-10 no-scorecard 0:0\n");
    CHECK(problems_of("\n \n") == "K-10 no-scorecard 0:0\nK-10 no-scorecard 0:0\n");
    CHECK(problems_of(header) == "K-10 no-scorecard 0:0\nK-10 no-scorecard 0:0\n");
    CHECK(problems_of("a,b\n1,2\n") == "T-02 csv-header 1:1\nT-02 csv-header 1:1\n"
                                       "T-02 csv-header 1:1\n");
    CHECK(problems_of(header + "c,i\nc,i,a,3,4\nc,\"i\"x,a,3\nc,i,a,3\n") ==
          "T-01 csv-syntax 2:1\nT-01 csv-syntax 3:1\nT-01 csv-syntax 4:6\n");
    CHECK(problems_of(header + "c,i,a,3\nc,\"i,b,3\n") == "T-01 csv-syntax 3:3\n");
    CHECK(problems_of(header + "c,\"a\nb\",a,3\n") == "J-08 wrong-format 2:4\n");
    CHECK(problems_of(header + "c,J\xFCrgen,a,3\nc,i,a,\xFC\n") ==
          "J-05 not-utf8 2:3\nJ-05 not-utf8 3:7\n");
    CHECK(problems_of("\xFF\xFE{") == "J-05 not-utf8 1:1\n");
    CHECK(problems_of(header + "c," + std::string(201, 'i') + ",a,3\n") ==
          "J-06 too-large 2:3\n");
    CHECK(problems_of("{\"candidate\": }\n{}\n") ==
          "J-01 json-syntax 1:15\nJ-04 missing-key 2:1\nJ-04 missing-key 2:1\n"
          "J-04 missing-key 2:1\n");
    CHECK(problems_of("[{\"candidate\": 1}]") == "J-03 wrong-type 1:16\nJ-04 missing-key 1:2\n"
                                                 "J-04 missing-key 1:2\n");
    CHECK(problems_of(header + "c,i,a,four\nc,i,b,1e999\nc,i,c,1e1\n") ==
          "J-03 wrong-type 2:7\nJ-07 not-finite 3:7\nJ-07 not-finite 4:7\n");
}

TEST_CASE("ratings: a row or line that never ends is refused, however it comes") {
    constexpr std::size_t enough = (std::size_t{16} << 20U) + 100;
    std::string const row = header + "c,i,\"" + std::string(enough, 'x') + "\",3\nc,i,b,3\n";
    std::string const line = R"({"candidate": ")" + std::string(enough, 'x') + "\"}\n";
    std::string const lines = line + R"({"candidate": "c", "interviewer": "i", "ratings": {}})";
    for (auto const& [text, wanted] :
         {std::pair<std::string const&, char const*>{row, "J-06 too-large 2:1\n"},
          {lines, "J-06 too-large 1:1\n"}}) {
        CHECK(problems_of(text) == wanted);
        RatingReader reader(scaled(1, 5, 1));
        reader.open("a");
        for (std::size_t at = 0; at < text.size(); at += 1'000'000)
            reader.feed(std::string_view(text).substr(at, 1'000'000));
        reader.close();
        CHECK(told(reader.finish().problems) == wanted);
    }
}

TEST_CASE("ratings: problems of one file are limited") {
    std::string text = header;
    for (int i = 0; i < 100'005; ++i)
        text += "c,i,a,x\n";
    auto const found = read(text, scaled(1, 5, 1));
    CHECK(found.problems.size() == 100'001);
    CHECK(found.problems.back().code == "J-06");
}
