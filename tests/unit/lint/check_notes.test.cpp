// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/english.hpp"

#include <panelscore/lint/check_notes.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

namespace {

NoteChecker const& checker() {
    static NoteChecker const made{test::english()};
    return made;
}

Rating rated(char const* id, std::optional<double> score, std::string note) {
    Rating rating;
    rating.competency = CompetencyId{id};
    rating.score = score;
    rating.evidence = std::move(note);
    return rating;
}

/// Five ratings on different levels, each with a full note.
Scorecard clean_card() {
    Scorecard card;
    card.candidate = CandidateId{"c-1"};
    card.interviewer = InterviewerId{"i-1"};
    card.ratings = {
        rated("a.one", 3, "Asked for the goal, then split churn into measure and cause."),
        rated("a.two", 4, "Checked the interval by bootstrap over users before any claim."),
        rated("a.three", 2, "Listed four metrics, split rows at random despite the months."),
        rated("a.four", 5, "Showed the canary rule she built, used by three teams since."),
        rated("a.five", std::nullopt, "")};
    return card;
}

std::vector<NoteFinding> check(Scorecard const& card) {
    return checker().check(card, test::five_levels());
}

/// The finding with a code, or an empty one.
NoteFinding first(std::vector<NoteFinding> const& found, std::string_view code) {
    for (auto const& finding : found)
        if (finding.code == code)
            return finding;
    return {};
}

} // namespace

TEST_CASE("check notes: a full card passes") {
    CHECK(check(clean_card()).empty());
    CHECK(check(Scorecard{}).empty());
}

TEST_CASE("check notes: N-01 a score without a note, not an unscored rating") {
    auto card = clean_card();
    card.ratings[0].evidence = " - ";
    auto const found = first(check(card), "N-01");
    CHECK(found.level == DiagnosticLevel::warning);
    CHECK(found.message == "a.one has a score but no note");
    CHECK(found.pointer == "/ratings/a.one");
    CHECK(found.interviewer == InterviewerId{"i-1"});
    card.ratings[0].score.reset();
    CHECK(check(card).empty());
}

TEST_CASE("check notes: N-01 stands once on a card without any note") {
    auto card = clean_card();
    for (auto& rating : card.ratings)
        rating.evidence.clear();
    auto const found = first(check(card), "N-01");
    CHECK(found.message == "none of the 4 scores has a note");
    CHECK(found.pointer == "/ratings");
    CHECK(found.competency.empty());
}

TEST_CASE("check notes: N-02 seven words, or judgements only") {
    auto card = clean_card();
    card.ratings[0].evidence = "Split churn into measure, cause, lever, model.";
    CHECK(first(check(card), "N-02").message ==
          "the note on a.one has 7 words; 8 are the least");
    card.ratings[0].evidence = "Split churn into measure, cause, lever and model.";
    CHECK(check(card).empty());
    card.ratings[0].evidence =
        "Very good candidate, strong answers and a great attitude overall.";
    CHECK(first(check(card), "N-02").message ==
          "the note on a.one is a judgement: it does not say what the candidate said or did");
}

TEST_CASE("check notes: N-03 the same note but for case and spaces") {
    auto card = clean_card();
    card.ratings[2].evidence = "asked for the goal,  then split churn into measure and cause";
    auto const found = first(check(card), "N-03");
    CHECK(found.competency == CompetencyId{"a.three"});
    CHECK(found.other == CompetencyId{"a.one"});
    CHECK(found.pointer == "/ratings/a.three/evidence");
    card.ratings[0].evidence.clear();
    card.ratings[2].evidence.clear();
    CHECK(first(check(card), "N-03").code.empty());
}

TEST_CASE("check notes: N-04 five equal scores, not four") {
    auto card = clean_card();
    for (auto& rating : card.ratings)
        rating.score = 3;
    CHECK(first(check(card), "N-04").message == "all 5 scores are the same");
    card.ratings[4].score.reset();
    CHECK(first(check(card), "N-04").code.empty());
    card.ratings[4].score = 4;
    CHECK(first(check(card), "N-04").code.empty());
}

TEST_CASE("check notes: N-06 the top score names a past result") {
    auto card = clean_card();
    card.ratings[3].evidence = "Would run a canary and would watch approvals per partner.";
    CHECK(first(check(card), "N-06").competency == CompetencyId{"a.four"});
    card.ratings[3].score = 4;
    CHECK(first(check(card), "N-06").code.empty());
}

TEST_CASE("check notes: N-06 and N-07 on a scale where lower is better") {
    auto card = clean_card();
    auto scale = test::five_levels();
    scale.direction = Direction::lower_is_better;
    card.ratings[3].evidence = "Would run a canary and would watch approvals per partner.";
    card.ratings[2].hint = Hint::directed;
    auto const found = checker().check(card, scale);
    CHECK(first(found, "N-06").code.empty());
    CHECK(first(found, "N-07").message ==
          "a.three was rated after a directed hint; 3 is the highest score then");
    card.ratings[3].score = 1;
    CHECK(first(checker().check(card, scale), "N-06").code == "N-06");
}

TEST_CASE(
    "check notes: N-07 a directed hint caps at the third level, an answer at the second") {
    auto card = clean_card();
    card.ratings[1].hint = Hint::directed;
    CHECK(first(check(card), "N-07").pointer == "/ratings/a.two/score");
    card.ratings[1].score = 3;
    CHECK(check(card).empty());
    card.ratings[1].hint = Hint::answer_given;
    CHECK(first(check(card), "N-07").message ==
          "a.two was rated after the answer was given; 2 is the highest score then");
    card.ratings[1].hint = Hint::none;
    CHECK(check(card).empty());
    Scale two;
    two.levels = {{0, "No", ""}, {1, "Yes", ""}};
    CHECK_FALSE(hint_cap(two, Hint::directed).has_value());
    CHECK(hint_cap(two, Hint::answer_given) == 1);
}

TEST_CASE("check notes: N-08 names the topic and never the words") {
    auto card = clean_card();
    card.ratings[0].evidence += " Her husband works nights.";
    card.ratings[4].evidence = "Is 52 years old.";
    card.notes = "Was on sick leave.";
    RedFlag flag;
    flag.quotation = "I have two kids";
    card.red_flags = {flag};
    auto const found = check(card);
    REQUIRE(found.size() == 4);
    CHECK(found[0].message == "the note on a.one holds a fact about family");
    CHECK(found[0].pointer == "/ratings/a.one/evidence");
    CHECK(found[1].message == "the note on a.five holds a fact about age");
    CHECK(found[2].pointer == "/notes");
    CHECK(found[3].pointer == "/red_flags/0/quotation");
    for (auto const& finding : found)
        for (char const* word : {"husband", "52", "sick", "kids"})
            CHECK(finding.message.find(word) == std::string::npos);
}

TEST_CASE("check notes: N-05 over all cards of a run") {
    MiddleLevelTally tally;
    auto const scale = test::five_levels();
    Scorecard card;
    card.interviewer = InterviewerId{"i-2"};
    for (int i = 0; i < 10; ++i)
        card.ratings.push_back(rated("a.one", i < 6 ? 3 : 4, ""));
    tally.add(card, scale);
    CHECK(tally.findings().empty());
    tally.add(card, scale);
    CHECK(tally.findings().empty()); // 60 % is not more than 60 %
    card.ratings.resize(6);
    card.ratings.push_back(rated("a.two", std::nullopt, ""));
    card.interviewer = InterviewerId{"i-2"};
    tally.add(card, scale);
    auto const found = tally.findings();
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "N-05");
    CHECK(found[0].level == DiagnosticLevel::information);
    CHECK(found[0].message == "i-2 put 69 % of 26 ratings on the middle level");
}

TEST_CASE("check notes: no middle level, no finding") {
    MiddleLevelTally tally;
    Scale four = test::five_levels();
    four.levels.pop_back();
    Scorecard card;
    for (int i = 0; i < 30; ++i)
        card.ratings.push_back(rated("a.one", 3, ""));
    tally.add(card, four);
    CHECK(tally.findings().empty());
}
