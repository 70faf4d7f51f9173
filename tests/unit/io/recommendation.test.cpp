// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"

#include <panelscore/decide/recommend.hpp>
#include <panelscore/io/recommendation.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;
using namespace panelscore::test;

namespace {

RecommendationRun one_panel(Rubric const& rubric) {
    Scorecard first = card("i-1", "talk", {{"craft.design", 4}, {"craft.testing", 3.5}});
    first.source = R"({"id":7})";
    first.ratings[0].evidence = "said \"why\"";
    Scorecard second = card("i-2", "task", {{"craft.design", 4}, {"people.clarity", 4}});
    RecommendationRun run;
    run.rubrics = {&rubric};
    run.candidates = {recommend(panel({first, second}), rubric)};
    run.rubric_of = {0};
    return run;
}

bool has(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("recommendation: a document of one panel") {
    Rubric const rubric = mean_rubric();
    std::string const json = to_json(one_panel(rubric));
    CHECK(has(json, R"("format": "panelscore/recommendation/1")"));
    CHECK(has(json, R"("rubric": {"id": "small", "revision": "1", "digest": null})"));
    CHECK(has(json, R"("probability": null)"));
    CHECK(has(json, R"("raw": 3.85, "adjusted": null)"));
    CHECK(has(json, R"("source": {"id":7}, "x": null)"));
    CHECK(has(json, R"("evidence": "said \"why\"")"));
    CHECK(has(json, R"("order": ["c-1"])"));
    CHECK(json.ends_with("}\n"));
}

TEST_CASE("recommendation: a line holds no line feed but its last") {
    Rubric const rubric = small_rubric();
    std::string line;
    append_line(line, one_panel(rubric).candidates[0], rubric);
    CHECK(line.find('\n') == line.size() - 1);
    CHECK(has(line, R"({"format":"panelscore/recommendation/1","rubric":{"id":"small")"));
}

TEST_CASE("recommendation: evidence can be withheld") {
    Rubric const rubric = small_rubric();
    CHECK_FALSE(has(to_json(one_panel(rubric), EvidenceText::withheld), "why"));
}

TEST_CASE("recommendation: without panels the document still stands") {
    std::string const json = to_json({});
    CHECK(has(json, R"("candidates": [])"));
    CHECK(has(json, R"("slate": null)"));
    CHECK(has(json, R"("rubric": null)"));
}

TEST_CASE("recommendation: several openings and rubrics are told apart") {
    Rubric const rubric = small_rubric();
    RecommendationRun run = one_panel(rubric);
    run.candidates.push_back(run.candidates[0]);
    run.candidates[0].opening = OpeningId{"a"};
    run.candidates[1].opening = OpeningId{"b"};
    run.rubric_of = {0, 0};
    CHECK(has(to_json(run), R"("order": ["c-1@a", "c-1@b"])"));
    run.rubrics.push_back(&rubric);
    CHECK(has(to_json(run), R"("slate": null)"));
}

TEST_CASE("recommendation: a line that cannot be scored says which and why") {
    Diagnostic problem;
    problem.code = "K-10";
    problem.message = "there is no scorecard on this line";
    problem.where = {7, 1};
    std::string line = "before";
    append_refused_line(line, 7, {problem});
    CHECK(line.substr(0, 6) == "before");
    CHECK(has(line, R"({"format":"panelscore/recommendation/1","line":7,"problems":[{)"));
    CHECK(has(line, R"("code":"K-10")"));
    CHECK(line.ends_with("],\"candidates\":[]}\n"));
}

TEST_CASE("recommendation: a line names what was left out only where something was") {
    Rubric const rubric = mean_rubric();
    Recommendation const advice = one_panel(rubric).candidates[0];
    std::string plain;
    append_line(plain, advice, rubric);
    CHECK_FALSE(has(plain, "problems"));
    std::string with;
    append_line(with, advice, rubric, EvidenceText::shown, {Diagnostic{.code = "K-01"}});
    auto const at = with.find(R"("problems":[)");
    REQUIRE(at != std::string::npos);
    auto const end = with.find(R"("candidate":)");
    CHECK(with.substr(0, at) + with.substr(end) == plain);
}
