// SPDX-License-Identifier: BSL-1.0
#include "support/recommendations.hpp"

#include <panelscore/io/report.hpp>
#include <panelscore/io/text_layout.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("report: golden screens of one candidate") {
    Rubric const rubric = engineer_rubric();
    struct Screen {
        char const* name;
        Recommendation advice;
    };
    for (auto const& [name, advice] :
         {Screen{"hire", hire_advice(rubric)}, Screen{"gate", gate_advice(rubric)},
          Screen{"thin", thin_advice(rubric)}, Screen{"strong_no", strong_no_advice(rubric)}})
        for (std::size_t const width : {80U, 120U}) {
            auto const text = recommendation_text(advice, rubric, {.width = width});
            auto const file = std::string("recommend_") + name + "_" + std::to_string(width);
            CAPTURE(file);
            CHECK(text == golden(file + ".txt", text));
        }
}

TEST_CASE("report: golden slate") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_candidates(rubric);
    auto const slate = slate_by_mean(all, 1);
    for (std::size_t const width : {80U, 120U}) {
        auto const text = slate_text(all, slate, rubric, {.width = width});
        CHECK(text == golden("recommend_slate_" + std::to_string(width) + ".txt", text));
    }
    auto const page = slate_markdown(all, slate, rubric);
    CHECK(page == golden("recommend_slate.md", page));
    auto const packet = recommendation_markdown(all.front(), rubric);
    CHECK(packet == golden("recommend_hire.md", packet));
    auto const explained = recommendation_text(all.front(), rubric, {.explain = true});
    CHECK(explained == golden("recommend_hire_explained.txt", explained));
}

namespace {

/// The lines of a text; the last one must be ended.
std::vector<std::string> lines_of(std::string const& text) {
    REQUIRE((text.empty() || text.back() == '\n'));
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

bool holds(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void check_width(std::string const& text, std::size_t width) {
    for (auto const& line : lines_of(text)) {
        CAPTURE(line);
        CHECK(display_width(line) <= width);
        CHECK((line.empty() || line.back() != ' '));
    }
}

/// A panel on which everything that can be said is said, with names nobody would choose.
Recommendation crowded_advice(Rubric& rubric) {
    std::string const name = "Gutachten zur Prüfung der 面接官 | `x` <b>*y*</b> \x1b[31m\xFF";
    for (auto& entry : rubric.competencies)
        entry.name = name + entry.name + std::string(90, 'w');
    rubric.title = std::string(200, 't');
    auto advice = hire_advice(rubric);
    advice.candidate = CandidateId{"c|" + std::string(150, 'x')};
    advice.opening = OpeningId{"opening " + std::string(80, 'o')};
    for (int i = 0; i < 6; ++i) {
        advice.disagreements.push_back(advice.disagreements.front());
        advice.red_flags.push_back(advice.red_flags.front());
        advice.flags.push_back({"K-09", "A remark with <html> and " + name});
        advice.gates.push_back(advice.gates.back());
        advice.debrief.push_back({InterviewerId{"i-15"}, CompetencyId{"solving.debugging"}, 2.0,
                                  i % 2 ? std::optional(4.0) : std::nullopt});
    }
    return advice;
}

} // namespace

TEST_CASE("report: no line is wider than asked, whatever the names") {
    Rubric rubric = engineer_rubric();
    auto const advice = crowded_advice(rubric);
    NameLabels labels{{{"i-15", "Ünï " + std::string(70, 'n')}, {"c-0201", "面接 官"}}};
    auto all = six_candidates(rubric);
    all.push_back(advice);
    auto const slate = slate_by_mean(all, 1);
    for (std::size_t width = 60; width <= 140; ++width) {
        CAPTURE(width);
        ReportOptions options{.width = width, .labels = labels};
        check_width(recommendation_text(advice, rubric, options), width);
        check_width(slate_text(all, slate, rubric, options), width);
        options.explain = true;
        check_width(recommendation_text(advice, rubric, options), width);
    }
}

TEST_CASE("report: a crowded panel says what it leaves out and where to find it") {
    Rubric rubric = engineer_rubric();
    auto advice = hire_advice(rubric);
    for (int i = 0; i < 9; ++i) {
        advice.disagreements.push_back(advice.disagreements.front());
        advice.red_flags.push_back(advice.red_flags.front());
        advice.flags.push_back({"K-09", "card " + std::to_string(i) + " is not in the plan"});
    }
    auto const text = recommendation_text(advice, rubric, {.width = 80});
    CHECK(lines_of(text).size() <= 25);
    CHECK(holds(text, "and 9 more: --explain"));
    auto const all = recommendation_text(advice, rubric, {.width = 80, .explain = true});
    CHECK(holds(all, "card 8 is not in the plan"));
    CHECK_FALSE(holds(all, "--explain"));
}

TEST_CASE("report: one candidate takes at most 25 lines at 80 columns") {
    Rubric const rubric = engineer_rubric();
    for (auto const& advice : six_candidates(rubric))
        CHECK(lines_of(recommendation_text(advice, rubric, {.width = 80})).size() <= 25);
}

TEST_CASE("report: first screens keep to plain words") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_candidates(rubric);
    std::string text = slate_text(all, slate_by_mean(all, 1), rubric);
    for (auto const& advice : all)
        text += recommendation_text(advice, rubric);
    for (std::string_view const word :
         {"gate",         "composite",    "raw",          "adjusted",       "coverage",
          "interval",     "assumed",      "leave-one",    "leave one out",  "bounds",
          "severity",     "dependab",     "subset",       "posterior",      "prior",
          "weight",       "threshold",    "percentile",   "standard error", "not_assessed",
          "insufficient", "will perform", "score of job", "reject"}) {
        CAPTURE(word);
        CHECK_FALSE(holds(text, word));
    }
    CHECK(holds(text, "people decide"));
}

TEST_CASE("report: a lean hire names the must-have in its first line") {
    Rubric const rubric = engineer_rubric();
    ReportOptions const wide{.width = 140};
    auto cards = std::vector{scored(rubric, "i-07", "ml_depth", "44444"),
                             scored(rubric, "i-11", "system_design", "444444"),
                             scored(rubric, "i-15", "practical", "44444")};
    auto text = recommendation_text(advice_for(rubric, "c-1", cards), rubric, wide);
    CHECK(holds(text,
                "  LEAN HIRE   4.00 as written, at or above the bar (3.50). Must-have not "
                "rated: "));
    CHECK(holds(text, "not rated: Ethical judgement and accountability (needs 2)."));
    cards.push_back(scored(rubric, "i-22", "project_review", "44441"));
    text = recommendation_text(advice_for(rubric, "c-1", cards), rubric, wide);
    CHECK(holds(text, "Must-have unclear: Ethical judgement and accountability (needs 2)."));
    CHECK(holds(text, "1 (needs 2)  unclear, one rating only"));
    cards.push_back(scored(rubric, "i-31", "scenario", "44444"));
    text = recommendation_text(advice_for(rubric, "c-1", cards), rubric, wide);
    CHECK(holds(text, "1, 4 (needs 2)  unclear, ratings differ"));
}

TEST_CASE("report: too little evidence says exactly what is missing") {
    Rubric const rubric = engineer_rubric();
    auto const one = recommendation_text(
        advice_for(rubric, "c-1", {scored(rubric, "i-07", "ml_depth", "4444-")}), rubric);
    CHECK(
        holds(one, "NOT ENOUGH YET  Needs 2 more interviewers and 70 % of the rubric rated."));
    CHECK(holds(one, "Rests on    one interviewer: nothing to compare with"));
    CHECK(holds(one, "Debrief     no competency was rated by two people"));
    auto const none = recommendation_text(
        advice_for(rubric, "c-1", {scored(rubric, "i-07", "ml_depth", "NNNNN")}), rubric);
    CHECK(holds(none, "Score       none: nothing was rated"));
    CHECK(holds(none, "0 interviewers, 0 ratings, 5 not observed, 0 % of the rubric"));
    CHECK_FALSE(holds(none, "Rests on"));
}

TEST_CASE("report: a no before all the evidence is in says so") {
    Rubric const rubric = engineer_rubric();
    auto const advice = advice_for(rubric, "c-1",
                                   {scored(rubric, "i-07", "ml_depth", "22222"),
                                    scored(rubric, "i-11", "system_design", "333333")});
    REQUIRE(advice.call == Call::strong_no_hire);
    CHECK(holds(recommendation_text(advice, rubric, {.width = 140}),
                "Said early: any other call needs"));
}

TEST_CASE("report: a score that only rounds to the bar is not printed as the bar") {
    Rubric const rubric = engineer_rubric();
    auto advice = hire_advice(rubric);
    advice.call = Call::no_hire;
    advice.score.raw = 3.4996;
    advice.margin = 0.0004;
    auto const text = recommendation_text(advice, rubric);
    CHECK(holds(text, "3.4996 as written, below the bar (3.5000)"));
    CHECK(holds(text, "0.0004 more as written would bring it to the bar"));
    advice.call = Call::hire;
    advice.score.raw = 3.5;
    advice.margin = 0;
    CHECK(holds(recommendation_text(advice, rubric),
                "exactly at that bar: any drop would take it below the bar"));
}

TEST_CASE("report: where lower is better, scores stay on their scale and the words turn") {
    Rubric rubric = engineer_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.role->policy.bars = {.strong_hire = 1.5, .hire = 2.5, .no_hire = 3.5};
    for (auto& gate : rubric.role->policy.gates)
        gate.number = 3.0;
    auto const good = advice_for(rubric, "c-1",
                                 {scored(rubric, "i-07", "ml_depth", "22222"),
                                  scored(rubric, "i-11", "system_design", "222222"),
                                  scored(rubric, "i-15", "practical", "22222"),
                                  scored(rubric, "i-22", "project_review", "22213")});
    auto const text = recommendation_text(good, rubric);
    CHECK(holds(text, "as written, at or better than the bar (2.50)."));
    CHECK(holds(text, "a rise of over 0.4"));
    CHECK(holds(text, "would make it worse than the bar"));
    CHECK(holds(text, "(needs 3 or lower)"));
    CHECK(holds(text, "  Best        Error analysis and debugging 1.5; "));
    CHECK(holds(text, "  Weakest     Ethical judgement and accountability 3.0 (one rating)"));
    auto const bad = advice_for(rubric, "c-2",
                                {scored(rubric, "i-07", "ml_depth", "33333"),
                                 scored(rubric, "i-11", "system_design", "333333"),
                                 scored(rubric, "i-15", "practical", "33333"),
                                 scored(rubric, "i-22", "project_review", "33333")});
    CHECK(
        holds(recommendation_text(bad, rubric), "3.00 as written, worse than the bar (2.50)."));
    std::vector<Recommendation> const both{bad, good};
    auto const slate = slate_text(both, slate_by_mean(both, -1), rubric);
    CHECK(holds(slate, "; lower is better"));
    CHECK(holds(slate, "5............4.........") == false);
    CHECK(slate.find("5....") < slate.find("....1"));
    CHECK(slate.find("c-1 ") < slate.find("c-2 "));
}

TEST_CASE("report: labels name people, and the id stays beside the candidate's name") {
    Rubric const rubric = engineer_rubric();
    ReportOptions const options{
        .labels = {{{"c-0193", "Robin Example"}, {"i-15", "Noor"}, {"i-22", "Sam"}}}};
    auto const text = recommendation_text(hire_advice(rubric), rubric, options);
    CHECK(holds(text, "Robin Example (c-0193) · Machine-learning engineer, senior"));
    CHECK(holds(text, "Noor gave 2, Sam gave 4: 2 levels apart"));
    auto const all = six_candidates(rubric);
    auto const slate = slate_text(all, slate_by_mean(all, 1), rubric, options);
    CHECK(holds(slate, "Robin Example  hire"));
}

TEST_CASE("report: what interviewers wrote can be left out") {
    Rubric const rubric = engineer_rubric();
    auto const advice = hire_advice(rubric);
    ReportOptions const without{.evidence = false};
    CHECK_FALSE(holds(recommendation_text(advice, rubric, without), "retrain"));
    auto const page = recommendation_markdown(advice, rubric, without);
    CHECK_FALSE(holds(page, "Said why"));
    CHECK_FALSE(holds(page, "retrain"));
    CHECK(holds(page, "Does what level 4"));
}

TEST_CASE("report: colour only when asked, and only on the call") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_candidates(rubric);
    auto const slate = slate_by_mean(all, 1);
    auto const count = [](std::string const& text) {
        std::size_t n = 0;
        for (std::size_t at = 0; (at = text.find('\x1b', at)) != std::string::npos; ++at)
            ++n;
        return n;
    };
    CHECK(count(recommendation_text(all[0], rubric)) == 0);
    auto const text = recommendation_text(all[0], rubric, {.color = true});
    CHECK(count(text) == 2);
    CHECK(holds(text, "  \x1b[1;32mHIRE\x1b[0m        3.61 as written"));
    auto const table = slate_text(all, slate, rubric, {.color = true});
    CHECK(count(table) == 2 * all.size());
    CHECK(holds(table, "c-0197  \x1b[1;31mno hire\x1b[0m             5   3.79"));
}

TEST_CASE("report: debrief changes and a second way of combining are told") {
    Rubric const rubric = engineer_rubric();
    auto advice = hire_advice(rubric);
    advice.debrief = {{InterviewerId{"i-15"}, CompetencyId{"solving.debugging"}, 2.0, 4.0}};
    advice.robustness.median_call = Call::no_hire;
    auto const text = recommendation_text(advice, rubric);
    CHECK(holds(text, "  Changed     i-15, Error analysis and debugging: 2, then 4"));
    CHECK(holds(text, "by medians it would be no hire"));
}

TEST_CASE("report: a slate of one, of many, of several openings and seniorities") {
    Rubric const rubric = engineer_rubric();
    std::vector<Recommendation> all{hire_advice(rubric)};
    CHECK(holds(slate_text(all, slate_by_mean(all, 1), rubric), "1 candidate · Machine"));
    CHECK(slate_text({}, {}, rubric).substr(0, 12) == "0 candidates");
    for (int i = 1; i < 120; ++i) {
        all.push_back(all.front());
        all.back().candidate = CandidateId{"c-" + std::to_string(1000 + i)};
        all.back().score.raw = 3.5 + i / 200.0;
    }
    auto const many = slate_text(all, slate_by_mean(all, 1), rubric);
    CHECK(holds(many, "120 candidates"));
    CHECK(holds(many, "\nc-1119  hire"));
    auto junior = all[1];
    junior.seniority = Seniority{"junior"};
    junior.opening = OpeningId{"req-2"};
    junior.bars.hire = 3;
    all = {all[0], junior};
    all[0].opening = OpeningId{"req-1"};
    auto const mixed = slate_text(all, slate_by_mean(all, 1), rubric);
    CHECK(holds(mixed,
                "2 candidates · Machine-learning engineer · bar 3.50 senior, 3.00 junior"));
    CHECK(holds(mixed, "c-0193 req-1  senior  hire"));
    CHECK(holds(mixed, "c-1001 req-2  junior  hire"));
}

TEST_CASE("report: candidates a slate does not name are not lost") {
    Rubric const rubric = engineer_rubric();
    auto const all = six_candidates(rubric);
    Slate const slate{.order = {{CandidateId{"c-0204"}, {}}, {CandidateId{"nobody"}, {}}}};
    auto const text = slate_text(all, slate, rubric);
    CHECK(text.find("\nc-0204") < text.find("\nc-0188"));
    for (auto const& advice : all)
        CHECK(holds(text, "\n" + advice.candidate.text()));
}

TEST_CASE("report: a slate leaves findings in notes to the screen of one candidate") {
    Rubric const rubric = engineer_rubric();
    auto all = six_candidates(rubric);
    all[0].flags = {{"N-01", "i-07: no note"}, {"card-expected", "no card yet from i-40"}};
    auto const slate = slate_text(all, slate_by_mean(all, rubric.scale.sign()), rubric);
    CHECK_FALSE(holds(slate, "no note"));
    CHECK(holds(slate, "no card yet from i-40"));
    CHECK(holds(recommendation_text(all[0], rubric), "i-07: no note"));
}

TEST_CASE("report: the plot never puts a score on the wrong side of the bar") {
    Rubric const rubric = engineer_rubric();
    auto below = hire_advice(rubric), above = below, at = below;
    below.score.raw = 3.49;
    above.score.raw = 3.51;
    at.score.raw = 3.5;
    auto const row = [&](Recommendation const& advice) {
        return slate_text(std::vector{advice}, {}, rubric);
    };
    CHECK(holds(row(below), " o|\n"));
    CHECK(holds(row(above), " |o\n"));
    CHECK(holds(row(at), "  o\n"));
}

TEST_CASE("report: no competency is both among the highest and the lowest") {
    Rubric rubric = engineer_rubric();
    auto advice = hire_advice(rubric);
    advice.competencies.resize(5);
    double const scores[]{4.5, 4, 4, 4, 3};
    for (std::size_t i = 0; i < 5; ++i)
        advice.competencies[i].raw = scores[i];
    auto const text = recommendation_text(advice, rubric, {.width = 140});
    CHECK(holds(
        text,
        "  Highest     Core machine-learning concepts 4.5; End-to-end ML system design 4.0; "
        "Model selection and evaluation 4.0; 1 more at 4.0\n"));
    CHECK(holds(text, "  Lowest      Production lifecycle and MLOps 3.0\n"));
    for (auto& entry : advice.competencies)
        entry.raw = 4;
    CHECK(holds(recommendation_text(advice, rubric), "every rated competency at 4.0"));
}

TEST_CASE("report: the plot keeps to scales of any shape") {
    Rubric rubric = engineer_rubric();
    auto advice = hire_advice(rubric);
    rubric.scale.levels = {
        {0, "", ""}, {25, "", ""}, {50, "", ""}, {75, "", ""}, {100, "", ""}};
    advice.score.raw = 60;
    advice.bars = {40, 55, 80};
    auto const text = slate_text(std::vector{advice}, {}, rubric, {.width = 80});
    CHECK(holds(text, "0.........25.........50|.......75......100"));
    rubric.scale.levels.clear();
    CHECK_FALSE(holds(slate_text(std::vector{advice}, {}, rubric), "..."));
}

TEST_CASE("report: Markdown shows what users wrote as they wrote it") {
    Rubric rubric = engineer_rubric();
    rubric.competencies.front().name = "Pipes | and `ticks`";
    rubric.competencies.front().anchors[3].text = "# no heading <script>alert(1)</script>";
    auto card = scored(rubric, "i-07", "ml_depth", "44444");
    card.ratings.front().evidence = "*bold* | cell\nnext line [link](javascript:x) <img src=x>";
    auto const advice = advice_for(rubric, "c<1>", {card});
    auto const page = recommendation_markdown(advice, rubric, {.explain = true});
    CHECK(holds(page, "### Pipes \\| and \\`ticks\\`: 4.0"));
    CHECK(
        holds(page, "\\*bold\\* \\| cell next line \\[link\\](javascript:x) \\<img src=x\\>"));
    CHECK(holds(page, "\\# no heading \\<script\\>alert(1)\\</script\\>"));
    CHECK(holds(page, "# c\\<1\\>: not enough yet"));
    CHECK(holds(page, "## Rules and inputs"));
    CHECK_FALSE(holds(page, " <img"));
}

TEST_CASE("report: Markdown shows both anchors for a score between two levels") {
    Rubric rubric = engineer_rubric();
    rubric.scale.step = 0.5;
    auto card = scored(rubric, "i-07", "ml_depth", "4");
    card.ratings.front().score = 3.5;
    auto const page = recommendation_markdown(advice_for(rubric, "c-1", {card}), rubric);
    CHECK(holds(page, "| 3.5 | Said why, and checked it. | 3: Does what level 3 of Core "
                      "machine-learning concepts says. / 4: Does what level 4 of"));
}

namespace {

/// Cells of one CSV text, by RFC 4180.
std::vector<std::vector<std::string>> cells_of(std::string const& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        auto& cell = rows.back().back();
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            rows.back().emplace_back();
        else if (!quoted && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' && ++i)
            rows.push_back({""});
        else
            cell += c;
    }
    rows.pop_back();
    return rows;
}

} // namespace

TEST_CASE("report: CSV reads back as it was written") {
    Rubric const rubric = engineer_rubric();
    auto all = six_candidates(rubric);
    all[0].candidate = CandidateId{"a \"quoted\", name\r\nof two lines"};
    all[0].opening = OpeningId{"=HYPERLINK(\"x\")"};
    all[0].flags = {{"K-09", "one"}, {"K-07", "two"}};
    all[1].probability = Probabilities{0.25, 0.1, 0.5};
    all[1].score.interval = {3.0, 4.1234567890123456};
    auto const rows = cells_of(recommendations_csv(all));
    REQUIRE(rows.size() == all.size() + 1);
    for (auto const& row : rows)
        CHECK(row.size() == 15);
    CHECK(rows[1][0] == all[0].candidate.text());
    CHECK(rows[1][1] == "'=HYPERLINK(\"x\")");
    CHECK(rows[1][3] == "hire");
    CHECK(rows[1][5].empty());
    CHECK(rows[1][6] == "3.61");
    CHECK(rows[1][14] == "K-09;K-07");
    CHECK(rows[2][5] == "0.25");
    CHECK(rows[2][9] == "4.12345678901");
    CHECK(rows[2][13] == "ethics.accountability");
    CHECK(recommendations_csv({}).back() == '\n');
}
