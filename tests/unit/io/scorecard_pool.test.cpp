// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/io/scorecard_pool.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

namespace {

constexpr std::string_view plain =
    R"({"format":"panelscore/scorecard/1","rubric":"small","revision":"1","candidate":"c-1",)"
    R"("interviewer":"i-1","interview":"talk","seniority":"senior",)"
    R"("submitted_at":"2026-03-02T14:00:00Z","ratings":{"craft.design":{"score":4,)"
    R"("evidence":"said \"why\" – twice","hint":"none"},"craft.testing":3,)"
    R"("people.clarity":null},"overall":"hire","phase":"independent","notes":"n","opening":"o"})";

ScorecardOptions options(Rubric const& rubric) {
    ScorecardOptions made;
    made.rubrics = {&rubric};
    return made;
}

/// The plain card with one part of it exchanged.
std::string with(std::string_view part, std::string_view other) {
    std::string card{plain};
    card.replace(card.find(part), part.size(), other);
    return card;
}

/// A second plain card, so that a text is NDJSON.
std::string other_card() {
    return with("\"i-1\"", "\"i-9\"");
}

/// A third one.
std::string third_card() {
    return with("\"i-1\"", "\"i-8\"");
}

Diagnostics ordered(Diagnostics problems) {
    std::sort(problems.begin(), problems.end(), [](Diagnostic const& a, Diagnostic const& b) {
        return std::tie(a.where, a.code, a.message) < std::tie(b.where, b.code, b.message);
    });
    return problems;
}

std::vector<Scorecard> cards_of(ScorecardPool const& pool) {
    std::vector<Scorecard> cards;
    for (Panel& panel : pool.panels(0, pool.size()))
        std::move(panel.cards.begin(), panel.cards.end(), std::back_inserter(cards));
    return cards;
}

} // namespace

TEST_CASE("scorecard_pool: plain or odd, a card reads as the careful reader reads it") {
    Rubric const rubric = small_rubric();
    std::vector<std::string> const lines{
        std::string{plain},
        with("\"score\":4", "\"score\":4.0"),
        with("\"score\":4", "\"score\":4.5"),
        with("\"score\":4", "\"score\":9"),
        with("\"score\":4", "\"score\":1e400"),
        with("\"score\":4", "\"score\":\"4\""),
        with("\"score\":4", "\"score\":null"),
        with("\"score\":4", "\"score\":4.0000000000000000000000001"),
        with("\"score\":4,", ""),
        with("craft.testing", "craft.desing"),
        with("craft.testing", "craft.design"),
        with("\"candidate\":\"c-1\"", "\"candidate\":\"\""),
        with("\"candidate\":\"c-1\",", ""),
        with("\"candidate\":\"c-1\"", "\"candidate\":7"),
        with("\"candidate\"", "\"candidates\""),
        with("\"revision\":\"1\"", "\"revision\":\"2\""),
        with("\"rubric\":\"small\"", "\"rubric\":\"large\""),
        with("\"rubric\":\"small\",", ""),
        with("scorecard/1", "scorecard/2"),
        with("\"hire\"", "\"perhaps\""),
        with("\"hire\"", "null"),
        with("independent", "later"),
        with("\"hint\":\"none\"", "\"hint\":\"some\""),
        with("2026-03-02", "2026-13-02"),
        with("14:00:00Z", "14:00:00+01:00"),
        with("\"interview\":\"talk\"", "\"interview\":\"chat\""),
        with("\"interview\":\"talk\"", "\"interview\":\"task\""),
        with("\"seniority\":\"senior\"", "\"seniority\":\"chief\""),
        with("\"notes\":\"n\"", "\"notes\":\"n\",\"notes\":\"m\""),
        with("\"notes\":\"n\"", "\"notes\":\"\""),
        with("\"notes\":\"n\"", "\"x\":{\"a\":[1, 2]},\"source\":{\"system\":\"s\"}"),
        with("\"notes\":\"n\"", "\"red_flags\":[{\"flag\":\"f\",\"quotation\":\"q\"}]"),
        with("\"notes\":\"n\"", "\"notes\":\"a\\u0007b\""),
        with("\"notes\":\"n\"", "\"notes\":\"\\u0000\""),
        with("\"notes\":\"n\"", "\"notes\":\"\xFF\""),
        with("\"opening\":\"o\"}", "\"opening\":\"o\""),
        std::string{plain} + "x",
        "null",
        "[]"};
    for (std::string const& line : lines) {
        CAPTURE(line);
        std::string const text = other_card() + "\n" + third_card() + "\n" + line + "\n";
        ReadScorecards const careful = read_scorecards(text, "f", options(rubric));
        ScorecardPool pool(options(rubric), 1);
        pool.add(text, "f");
        pool.close();
        CHECK(ordered(pool.problems()) == ordered(careful.problems));
        CHECK(cards_of(pool) == careful.cards);
    }
}

TEST_CASE("scorecard_pool: panels sort by candidate and opening, whatever the threads") {
    Rubric const rubric = small_rubric();
    std::string text;
    for (int i = 40; i > 0; --i)
        text += with("\"c-1\"", "\"c-" + std::to_string(i % 7) + "\"") + "\n";
    std::string unique;
    for (std::size_t at = 0, n = 0; at < text.size(); ++n) {
        std::size_t const end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        std::string const who = "\"i-1\"";
        line.replace(line.find(who), who.size(), "\"i-" + std::to_string(n) + "\"");
        unique += line + "\n";
        at = end + 1;
    }
    ScorecardPool pool(options(rubric), 3);
    pool.add(unique, "f");
    pool.close();
    CHECK(pool.problems().empty());
    REQUIRE(pool.size() == 7);
    for (std::size_t i = 0; i < pool.size(); ++i)
        CHECK(pool.name(i).candidate.text() == "c-" + std::to_string(i));
    CHECK(pool.name(0).seniority == Seniority{"senior"});
    CHECK(pool.panels(1, 1).front().cards.size() == 6);
}

TEST_CASE("scorecard_pool: one cell rated twice is found across files, once") {
    Rubric const rubric = small_rubric();
    ScorecardPool pool(options(rubric), 2);
    std::string const first = other_card() + "\n" + std::string{plain} + "\n";
    std::string const second{plain};
    pool.add(first, "a");
    pool.add(second, "b");
    pool.close();
    ReadScorecards const a = read_scorecards(first, "a", options(rubric));
    ReadScorecards const b = read_scorecards(second, "b", options(rubric));
    auto const without_place = [](Diagnostics problems) {
        for (auto& problem : problems)
            problem.where = {};
        return ordered(std::move(problems));
    };
    REQUIRE_FALSE(pool.problems().empty());
    CHECK(pool.problems().front().code == "K-06");
    CHECK(pool.problems().front().where.column > 200); // at the rating, not at the card
    CHECK(without_place(pool.problems()) == without_place(check_run({a, b})));
}

TEST_CASE("scorecard_pool: two seniorities for one panel are an error") {
    Rubric const rubric = small_rubric();
    std::string other = with("\"senior\"", "\"junior\"");
    other.replace(other.find("\"i-1\""), 5, "\"i-2\"");
    std::string const text = std::string{plain} + "\n" + other + "\n";
    ScorecardPool pool(options(rubric), 1);
    pool.add(text, "f");
    pool.close();
    REQUIRE_FALSE(pool.problems().empty());
    CHECK(pool.problems().front().code == "K-08");
}

TEST_CASE("scorecard_pool: a file without a card is named") {
    Rubric const rubric = small_rubric();
    ScorecardPool pool(options(rubric), 1);
    pool.add(plain, "a");
    pool.add("[]", "b");
    pool.add("candidate,interviewer,craft.design\n", "c");
    pool.close();
    REQUIRE(pool.problems().size() == 2);
    CHECK(pool.problems()[0].file == "b");
    CHECK(pool.problems()[0].level == DiagnosticLevel::warning);
    CHECK(pool.problems()[1].file == "c");
}

TEST_CASE("scorecard_pool: no card at all is an error, CSV cards are held") {
    Rubric const rubric = small_rubric();
    ScorecardPool empty(options(rubric), 1);
    empty.close();
    REQUIRE(empty.problems().size() == 1);
    CHECK(empty.problems().front().code == "K-10");
    ScorecardPool pool(options(rubric), 1);
    std::string const csv = "candidate,interviewer,competency,score\nc,i,craft.design,4\n";
    pool.add(csv, "f.csv");
    pool.close();
    REQUIRE(pool.size() == 1);
    CHECK(pool.panels(0, 1).front().cards.front().ratings.front().score == 4.0);
    Diagnostic problem;
    problem.pointer = "/ratings/craft.design/score";
    pool.locate(problem, 0, 0);
    CHECK(problem.file == "f.csv");
    CHECK(problem.where.line == 2);
}
