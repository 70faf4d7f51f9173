// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"

#include <panelscore/io/kit.hpp>
#include <panelscore/io/scorecard.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using namespace panelscore;

namespace {

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++n;
    return n;
}

std::size_t place(std::string_view text, std::string_view part) {
    auto const found = text.find(part);
    REQUIRE_MESSAGE(found != std::string_view::npos, "missing: ", part);
    return found;
}

/// Every text of the rubric tries to be markup, a script, a formula or a table cell.
Rubric hostile_rubric() {
    auto rubric = test::small_rubric();
    std::string const bad{
        "<script>alert(1)</script> & \"x\" 'y' | `z` *b* [l](javascript:1)\n# h"};
    std::string const formula{"=HYPERLINK(\"a\")"};
    rubric.title = bad;
    rubric.scale.rules = {bad};
    rubric.scale.levels[0].label = bad;
    rubric.role->accommodations = bad;
    rubric.role->notes = {bad};
    auto& competency = rubric.competencies.front();
    competency.name = bad;
    competency.definition = bad;
    competency.indicators = {{"a", bad, {}}};
    competency.anchors[0].text = formula;
    competency.anchors[1].text = bad;
    competency.questions[0].text = bad;
    competency.questions[0].key = bad;
    competency.questions[0].probes = {bad};
    competency.red_flags = {{bad, {}}};
    competency.calibration = {{bad, 2, {}}};
    auto& interview = rubric.role->interviews.front();
    interview.title = bad;
    interview.ai_policy = bad;
    interview.lead = bad;
    interview.purpose = bad;
    return rubric;
}

void check_page(std::string const& html) {
    CHECK(html.substr(0, 15) == "<!DOCTYPE html>");
    CHECK_FALSE(holds(html, "<script"));
    CHECK_FALSE(holds(html, "http"));
    CHECK_FALSE(holds(html, "//"));
    CHECK_FALSE(holds(html, " src="));
    CHECK_FALSE(holds(html, "<link"));
    CHECK_FALSE(holds(html, "@import"));
    CHECK_FALSE(holds(html, "url("));
    CHECK(holds(html, "<html lang=\"en\">"));
    CHECK(holds(html, "<title>"));
    CHECK(occurrences(html, "<h1") == 1);
    for (std::string_view const tag : {"table", "section", "article", "tr", "ul", "ol", "div"})
        CHECK(occurrences(html, "<" + std::string{tag} + ">") +
                  occurrences(html, "<" + std::string{tag} + " ") ==
              occurrences(html, "</" + std::string{tag} + ">"));
}

} // namespace

TEST_CASE("kit: the Markdown guide has all an interviewer needs, in order") {
    auto const rubric = test::small_rubric();
    auto const text =
        kit_markdown(guide(rubric, rubric.role->interviews[1], Seniority{"senior"}));
    CHECK(place(text, "# Small role, senior: Task") <
          place(text, "AI assistants:** not allowed"));
    CHECK(place(text, "| 0 to 5 | Opening |") <
          place(text, "| 5 to 28 | D2 Testing | `D2.2` |"));
    CHECK(place(text, "| 5 to 28 |") < place(text, "| 28 to 50 | D1 Design | `D1.2` |"));
    CHECK(place(text, "| 50 to 60 | The candidate's questions |") <
          place(text, "1. Rate each competency on its own."));
    auto const question = place(text, "> Second question of Testing?");
    CHECK(question < place(text, "First probe of D2.2?"));
    CHECK(holds(text, "**Key, for interviewers only:** Key of D2.2."));
    CHECK(holds(text, "| \xE2\x98\x90 | 4 Verified **(target, senior)** | Does what level 4 of "
                      "Testing says. |"));
    CHECK(holds(text, "| \xE2\x98\x90 | N Not observed |"));
    CHECK(holds(text, "red: Red flag of Testing"));
    CHECK(place(text, "## After the interview") > question);
    CHECK_FALSE(holds(text, "\n\n\n"));
    CHECK(text.back() == '\n');
}

TEST_CASE("kit: the Markdown plan begins with who asks what") {
    auto const text = kit_markdown(guide(test::small_rubric()));
    CHECK(holds(text,
                "| Talk | 45 | technical discussion | engineer of the team | not allowed |"));
    CHECK(holds(text, "| D1 Design | 50 | `D1.1` | `D1.2` | 2 |"));
    CHECK(holds(text, "| P1 Clarity | 20 | `P1.1` |  | 1 |"));
    CHECK(place(text, "Use the same plan") < place(text, "## Small role: Talk"));
    CHECK(holds(text, "Targets: junior 2, senior 4."));
    CHECK(occurrences(text, "\n# ") + 1 == 1);
}

TEST_CASE("kit: text of the rubric stays text in Markdown") {
    auto const text = kit_markdown(guide(hostile_rubric()));
    CHECK(occurrences(text, "<script") == occurrences(text, "\\<script\\>"));
    CHECK_FALSE(holds(text, " *b* "));
    CHECK_FALSE(holds(text, " | `z`"));
    CHECK_FALSE(holds(text, "\n# h"));
    CHECK(occurrences(text, "](javascript") == occurrences(text, "\\](javascript"));
    CHECK(holds(text, "\\<script\\>alert(1)\\</script\\>"));
}

TEST_CASE("kit: HTML pages hold no script and fetch nothing, whatever the rubric says") {
    for (auto const& rubric : {test::small_rubric(), hostile_rubric()}) {
        check_page(kit_html(guide(rubric)));
        check_page(kit_html(guide(rubric, rubric.role->interviews.front())));
        check_page(kit_html(calibration_exercise(rubric, scored_competencies(rubric))));
    }
    CHECK(holds(kit_html(guide(hostile_rubric())), "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_CASE("kit: HTML has a box for each level and for not observed") {
    auto const rubric = test::small_rubric();
    auto const html = kit_html(guide(rubric, rubric.role->interviews[0], Seniority{"junior"}));
    CHECK(occurrences(html, "<td class=\"tick\">") == 3 * 6);
    CHECK(occurrences(html, "<tr class=\"target\">") == 3);
    CHECK(holds(html, "2 Named<br><strong>target, junior</strong>"));
    CHECK(holds(html, "Rating. Target for junior: 2."));
    CHECK(holds(html, "<strong>Key, for interviewers only:</strong> Key of D1.1."));
    CHECK(holds(html, "<th scope=\"col\">"));
}

TEST_CASE("kit: interviews without times say why") {
    auto rubric = test::small_rubric();
    rubric.role->interviews[0].minutes.reset();
    auto const no_length = guide(rubric, rubric.role->interviews[0]);
    CHECK(holds(kit_markdown(no_length), "The plan sets no length."));
    CHECK(holds(kit_html(no_length), "The plan sets no length."));
    rubric.role->interviews[0].minutes = 16;
    CHECK(holds(kit_markdown(guide(rubric, rubric.role->interviews[0])),
                "16 minutes are too few"));
}

TEST_CASE("kit: a scale that runs down or has steps says so") {
    auto rubric = test::small_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.scale.step = 0.5;
    auto const made = guide(rubric, rubric.role->interviews[0]);
    for (auto const& text : {kit_markdown(made), kit_html(made)}) {
        CHECK(holds(text, "Lower is better: 1 is the best score."));
        CHECK(holds(text, "in steps of 0.5."));
        CHECK(holds(text, "Score"));
    }
}

TEST_CASE("kit: a competency that is not rated here says where") {
    auto rubric = test::small_rubric();
    rubric.role->interviews[0].questions = {"D1.1", "D1.2", "P1.1"};
    rubric.role->interviews[0].competencies = {CompetencyId{"craft.design"},
                                               CompetencyId{"craft.testing"}};
    auto const text = kit_markdown(guide(rubric, rubric.role->interviews[0]));
    CHECK(occurrences(text, "Rate this competency after its last question") == 1);
    CHECK(occurrences(text, "This interview does not rate this competency.") == 1);
    CHECK(occurrences(text, "No question of its own") == 1);
    CHECK(occurrences(text, "**Rating**") == 2);
}

TEST_CASE("kit: CSV cards have a row for each rating and read like the long form") {
    auto const plan = guide(test::small_rubric(), Seniority{"senior"});
    auto const csv = kit_csv(plan.interviews);
    CHECK(
        csv.substr(0, csv.find("\r\n")) ==
        "candidate,interviewer,competency,score,interview,seniority,evidence,hint,red_flag,"
        "quotation,overall,rubric,revision,name,anchor_1,anchor_2,anchor_3,anchor_4,anchor_5");
    CHECK(occurrences(csv, "\r\n") == 1 + 3 + 2);
    CHECK(holds(csv,
                "\r\n,,craft.testing,,task,senior,,,,,,small,1,Testing,Does what level 1 of "
                "Testing says.,"));
}

TEST_CASE("kit: CSV cells never run as formulas") {
    auto const csv = kit_csv(guide(hostile_rubric()).interviews);
    CHECK(holds(csv, ",\"'=HYPERLINK(\"\"a\"\")\","));
    CHECK_FALSE(holds(csv, ",="));
}

TEST_CASE("kit: CSV begins with a byte order mark only when it needs one") {
    auto rubric = test::small_rubric();
    CHECK(kit_csv(guide(rubric).interviews).substr(0, 9) == "candidate");
    rubric.competencies[0].name = "Caf\xC3\xA9";
    CHECK(kit_csv(guide(rubric).interviews).substr(0, 12) == "\xEF\xBB\xBF"
                                                             "candidate");
}

TEST_CASE("kit: a CSV card that was filled in is read back") {
    auto rubric = test::small_rubric();
    rubric.competencies[1].name = "-Testing, \"quoted\"";
    rubric.competencies[1].anchors[4].text = "Two\nlines";
    auto const csv = kit_csv(guide(rubric, Seniority{"senior"}).interviews);
    auto filled = csv;
    int score = 1;
    for (auto at = filled.find("\r\n,,"); at != std::string::npos; at = filled.find("\r\n,,")) {
        auto const end = filled.find(',', at + 4);
        filled.replace(at, end + 1 - at,
                       "\r\nc-1,i-2," + filled.substr(at + 4, end - at - 4) + ',' +
                           (score == 3 ? "" : std::to_string(score)));
        ++score;
    }
    auto const read = parse_scorecards(filled, "cards.csv", {.rubrics = {&rubric}});
    CHECK(read.problems.empty());
    REQUIRE(read.value.size() == 2);
    auto const& talk = read.value[0];
    CHECK(talk.interview == InterviewId{"talk"});
    CHECK(talk.candidate == CandidateId{"c-1"});
    CHECK(talk.interviewer == InterviewerId{"i-2"});
    CHECK(talk.seniority == Seniority{"senior"});
    CHECK(talk.revision == "1");
    REQUIRE(talk.ratings.size() == 3);
    CHECK(talk.ratings[0].score.value() == 1);
    CHECK_FALSE(talk.ratings[2].score);
    CHECK(read.value[1].ratings.size() == 2);
}

TEST_CASE("kit: a JSON card that was filled in is read back") {
    auto const rubric = test::small_rubric();
    auto card = kit_json(guide(rubric, rubric.role->interviews[1], Seniority{"senior"}));
    card.replace(card.find("\"candidate\": \"\""), 15, "\"candidate\": \"c-1\"");
    card.replace(card.find("\"interviewer\": \"\""), 17, "\"interviewer\": \"i-2\"");
    card.replace(card.find("\"score\": null"), 13, "\"score\": 4");
    auto const read = parse_scorecards(card, "card.json", {.rubrics = {&rubric}});
    CHECK(read.problems.empty());
    REQUIRE(read.value.size() == 1);
    REQUIRE(read.value[0].ratings.size() == 2);
    CHECK(read.value[0].ratings[0].score.value() == 4);
    CHECK_FALSE(read.value[0].ratings[1].score);
    CHECK_FALSE(read.value[0].overall);
}

TEST_CASE("kit: a JSON card names everything that is to be rated") {
    auto const rubric = test::small_rubric();
    CHECK(kit_json(guide(rubric, rubric.role->interviews[1], Seniority{"senior"})) ==
          R"({
  "format": "panelscore/scorecard/1",
  "rubric": "small",
  "revision": "1",
  "candidate": "",
  "interviewer": "",
  "interview": "task",
  "seniority": "senior",
  "ratings": {
    "craft.testing": {"score": null, "evidence": ""},
    "craft.design": {"score": null, "evidence": ""}
  },
  "red_flags": [],
  "overall": null,
  "notes": ""
}
)");
    auto const plan = kit_json(guide(rubric));
    CHECK(plan.front() == '[');
    CHECK(occurrences(plan, "\"interview\": ") == 2);
    CHECK_FALSE(holds(plan, "seniority"));
}

TEST_CASE("kit: the exercise keeps its key to the last page") {
    auto const rubric = test::small_rubric();
    auto const exercise = calibration_exercise(rubric, scored_competencies(rubric));
    auto const text = kit_markdown(exercise);
    auto const key = place(text, "## Key");
    CHECK(place(text, "**Sample 6.**") < key);
    CHECK(occurrences(text.substr(key), "\n| ") == 1 + 6);
    auto const html = kit_html(exercise);
    CHECK(place(html, "Sample 6") < place(html, "<article aria-label=\"Key\">"));
    CHECK(holds(html, "article + article, section.sheet { break-before: page;"));
}

TEST_CASE("kit: one interview in Markdown, as kept in tests/golden") {
    auto const rubric = test::small_rubric();
    auto const text =
        kit_markdown(guide(rubric, rubric.role->interviews[0], Seniority{"senior"}));
    std::string const path = PANELSCORE_SOURCE_DIR "/tests/golden/kit_interview.md";
    if (std::getenv("UPDATE_GOLDEN"))
        std::ofstream{path, std::ios::binary} << text;
    std::ifstream file{path, std::ios::binary};
    CHECK(text == std::string{std::istreambuf_iterator<char>{file}, {}});
}
