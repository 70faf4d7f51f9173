// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"
#include "support/shipped.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/interchange_case.hpp>
#include <panelscore/io/rubric.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

/// The documented example of a CASE rubric, with a second level so that there is a scale.
std::string foreign(std::string_view weight = "2.0", std::string_view more = "") {
    return R"({"CFRubrics":[{"identifier":"8a1f","uri":"https://x/1","title":"Backend loop","description":null,
  "lastChangeDateTime":"2026-01-01T00:00:00+00:00","CFRubricCriteria":[{"identifier":"8a2f","uri":"https://x/2",
   "category":"Skills","description":"System design","CFItemURI":{"title":"System design","identifier":"9c","uri":"https://x/9"},
   "weight":)" +
           std::string(weight) +
           R"(,"position":1,"rubricId":"8a1f","lastChangeDateTime":"2026-01-01T00:00:00+00:00",
   "CFRubricCriterionLevels":[{"identifier":"8a3f","uri":"https://x/3","description":"No trade-offs named","quality":"Below",
     "score":1.0,"feedback":null,"position":1,"rubricCriterionId":"8a2f","lastChangeDateTime":"2026-01-01T00:00:00+00:00"},
     {"identifier":"8a4f","uri":"https://x/4","description":"Weighs two designs","quality":"Meets","score":3}]})" +
           std::string(more) + "]}]}";
}

std::size_t lost(std::vector<FieldLoss> const& losses, std::string_view field) {
    for (auto const& loss : losses)
        if (loss.field == field)
            return loss.count;
    return 0;
}

std::size_t occurrences(std::string const& text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1))
        ++n;
    return n;
}

bool says(Diagnostics const& problems, std::string_view message) {
    return std::any_of(problems.begin(), problems.end(), [&](Diagnostic const& one) {
        return one.message.find(message) != std::string::npos;
    });
}

} // namespace

TEST_CASE("case: every shipped rubric comes back the same from CASE 1.1, without a loss") {
    auto const files = test::shipped_files();
    REQUIRE(files.size() >= 10);
    for (auto const& file : files) {
        INFO(file);
        auto const rubric = test::shipped(file);
        auto const written = case_json(rubric);
        CHECK(written.losses.empty());
        auto const read = parse_case(written.text, "case.json");
        CHECK(test::summary(read.problems) == "");
        CHECK(read.value.losses.empty());
        CHECK(read.value.rubric == rubric);
        CHECK(case_json(read.value.rubric).text == written.text);
    }
}

TEST_CASE("case: what no shipped rubric has comes back too") {
    auto rubric = test::small_rubric();
    rubric.scale.direction = Direction::lower_is_better;
    rubric.scale.step = 0.5;
    rubric.role->policy.bars.strong_hire = 1.5;
    rubric.role->policy.bars.hire = 2.0;
    rubric.role->policy.bars.no_hire = 3.0;
    rubric.role->policy.bars.relative_to_target = false;
    rubric.role->policy.gates.clear();
    std::reverse(rubric.role->weights.begin(), rubric.role->weights.end());
    rubric.competencies[0].anchors[4].requires_past = true;
    rubric.competencies[0].anchors[0].lint_ok = {{"L-07", "on purpose"}};
    rubric.competencies[1].name = "Namé \"quoted\" & <b>";
    rubric.competencies[1].alignments = {{"O*NET", "15-1252", "related"}};
    rubric.domains.push_back({DomainId{"unused"}, "Unused"});
    rubric.interchange = {{"rubric", "theirs", "https://x/1"}, {"item/craft.design", "9c", ""}};
    auto const again = parse_rubric(to_json(rubric), "small.json");
    REQUIRE(again.ok());
    auto const written = case_json(rubric);
    CHECK(occurrences(written.text, "\"https://x/1\"") == 1);
    auto const read = parse_case(written.text, "case.json");
    CHECK(test::summary(read.problems) == "");
    CHECK(read.value.rubric == again.value);
}

TEST_CASE("case: identifiers are stable, whole numbers are written whole, no clock") {
    auto rubric = test::small_rubric();
    rubric.updated = "2026-11-22";
    auto const one = case_json(rubric);
    CHECK(one.text == case_json(rubric).text);
    CHECK(one.text.find("\"weight\": 50,") != std::string::npos);
    CHECK(one.text.find("\"score\": 5,") != std::string::npos);
    CHECK(one.text.find("5.0") == std::string::npos);
    CHECK(one.text.find("\"lastChangeDateTime\": \"2026-11-22T00:00:00+00:00\"") !=
          std::string::npos);
    // uuid5(uuid5(NAMESPACE_URL, "urn:panelscore:rubric:1"), "small\nrubric"), from Python's
    // uuid.
    CHECK(one.text.find("2fdbeecf-b03d-5057-8f2d-7f7f70cf0b20") != std::string::npos);
    // A new revision is the same rubric.
    rubric.revision = "2";
    CHECK(case_json(rubric).text.find("2fdbeecf-b03d-5057-8f2d-7f7f70cf0b20") !=
          std::string::npos);
}

TEST_CASE("case: a rubric without a date says so") {
    auto rubric = test::small_rubric();
    rubric.updated.clear();
    auto const written = case_json(rubric);
    CHECK(lost(written.losses, "updated") == 1);
    CHECK(written.text.find("1970-01-01T00:00:00+00:00") != std::string::npos);
    CHECK(parse_case(written.text, "case.json").value.rubric.updated == "");
}

TEST_CASE("case: 1.0 has no extensions and lists what it leaves out") {
    auto const rubric = test::shipped("ml-engineer.json");
    auto const written = case_json(rubric, CaseVersion::v1_0);
    CHECK(written.text.find("extensions") == std::string::npos);
    CHECK(written.text.find("caseVersion") == std::string::npos);
    std::size_t questions = 0;
    for (auto const& competency : rubric.competencies)
        questions += competency.questions.size();
    CHECK(lost(written.losses, "competencies.questions") == questions);
    CHECK(lost(written.losses, "competencies.anchors.requires_past") == 1);
    CHECK(lost(written.losses, "policy") == 1);
    CHECK(lost(written.losses, "interviews") == rubric.role->interviews.size());
    CHECK(lost(written.losses, "id") == 1);
    CHECK(lost(written.losses, "weights") == 0);
    CHECK(lost(written.losses, "competencies.anchors") == 0);

    auto const read = parse_case(written.text, "case.json");
    REQUIRE(read.ok());
    auto const& back = read.value.rubric;
    CHECK(back.title == rubric.title);
    CHECK(back.revision == rubric.revision);
    CHECK(back.updated == rubric.updated);
    CHECK(back.domains == rubric.domains);
    REQUIRE(back.competencies.size() == rubric.competencies.size());
    for (std::size_t i = 0; i < back.competencies.size(); ++i) {
        CHECK(back.competencies[i].id == rubric.competencies[i].id);
        CHECK(back.competencies[i].name == rubric.competencies[i].name);
        CHECK(back.competencies[i].definition == rubric.competencies[i].definition);
        REQUIRE(back.competencies[i].anchors.size() == rubric.competencies[i].anchors.size());
        for (std::size_t level = 0; level < 5; ++level)
            CHECK(back.competencies[i].anchors[level].text ==
                  rubric.competencies[i].anchors[level].text);
    }
    for (auto const& weight : rubric.role->weights)
        CHECK(back.role->weight(weight.competency) == weight.weight);
    for (std::size_t level = 0; level < 5; ++level)
        CHECK(back.scale.levels[level].label == rubric.scale.levels[level].label);
    // Its id is made from the title now, so the identifiers of the file are kept.
    CHECK(back.id.text() == "machine-learning-engineer");
    auto const but_associations = [](std::string text) {
        auto const from = text.find("\"CFAssociations\"");
        return text.erase(from, text.find("\"CFRubrics\"") - from);
    };
    auto const again = case_json(back, CaseVersion::v1_0).text;
    bool const same_again = but_associations(again) == but_associations(written.text);
    CHECK(same_again);
}

TEST_CASE("case: a rubric of another tool keeps its identifiers") {
    auto const read = parse_case(foreign(), "theirs.json");
    REQUIRE(read.ok());
    auto const& rubric = read.value.rubric;
    CHECK(rubric.id.text() == "backend-loop");
    CHECK(rubric.title == "Backend loop");
    CHECK(rubric.revision == "2026-01-01");
    CHECK(rubric.updated == "2026-01-01");
    REQUIRE(rubric.competencies.size() == 1);
    CHECK(rubric.competencies[0].id.text() == "skills.system_design");
    CHECK(rubric.competencies[0].anchors.size() == 2);
    CHECK(rubric.domains.at(0).name == "Skills");
    CHECK(rubric.scale.levels.at(0).label == "Below");
    CHECK(rubric.scale.not_observed.has_value());
    CHECK(rubric.interchange == std::vector<InterchangeName>{
                                    {"rubric", "8a1f", "https://x/1"},
                                    {"criterion/skills.system_design", "8a2f", "https://x/2"},
                                    {"item/skills.system_design", "9c", "https://x/9"},
                                    {"level/skills.system_design/1", "8a3f", "https://x/3"},
                                    {"level/skills.system_design/3", "8a4f", "https://x/4"}});
    CHECK(says(read.problems,
               "the weights sum to 2; brought to 100: skills.system_design 2 to 100"));
    CHECK(says(read.problems, "the file has no bars: set at 1.5, 2 and 2.5"));
    CHECK(says(read.problems, "ids made from names: skills.system_design"));
    auto const back = case_json(rubric).text;
    for (auto const* kept : {"\"8a1f\"", "\"https://x/2\"", "\"9c\"", "\"https://x/4\""})
        CHECK(back.find(kept) != std::string::npos);
    auto const again = parse_case(back, "ours.json");
    CHECK(again.value.rubric == rubric);
    CHECK(test::summary(again.problems) == "");
}

TEST_CASE("case: the documented example alone has one level, which is no scale") {
    auto text = foreign();
    auto const second = text.find(",\n     {\"identifier\":\"8a4f\"");
    text.erase(second, text.find(']', second) - second);
    auto const read = parse_case(text, "theirs.json");
    CHECK_FALSE(read.ok());
    CHECK(says(read.problems, "fewer than two levels"));
    CHECK(read.value.rubric.title == "Backend loop");
}

TEST_CASE("case: weights of 100 and of 1 are kept, a criterion without one is not scored") {
    CHECK(parse_case(foreign("100"), "a").value.rubric.role->weights.at(0).weight == 100);
    CHECK(parse_case(foreign("1"), "a").value.rubric.role->weights.at(0).weight == 1);
    auto const none = parse_case(foreign("null"), "a");
    CHECK(none.ok());
    CHECK_FALSE(none.value.rubric.role.has_value());
    CHECK(says(none.problems, "no weights"));
    std::string_view const second =
        R"(,{"category":"Skills","description":"System design","CFRubricCriterionLevels":[{"score":1,"quality":"Weak","description":"a"},{"score":3,"quality":"Meets","feedback":"Said so."}]})";
    auto const two = parse_case(foreign("50", second), "a");
    REQUIRE(two.ok());
    CHECK(says(two.problems, "1 criterion has no weight"));
    auto const& rubric = two.value.rubric;
    CHECK(rubric.competencies.at(1).id.text() == "skills.system_design_2");
    CHECK(rubric.role->weights.size() == 1);
    // Names of level 1 differ, so each stands in front of its text.
    CHECK(rubric.scale.levels.at(0).label == "");
    CHECK(rubric.competencies[0].anchors[0].text == "Below: No trade-offs named");
    CHECK(rubric.competencies[1].anchors[0].text == "Weak: a");
    CHECK(rubric.competencies[1].anchors[1].text == "Meets");
    CHECK(rubric.competencies[1].calibration.at(0).note == "Said so.");
    CHECK(rubric.competencies[1].calibration.at(0).level == 3);
}

TEST_CASE("case: what is wrong is placed in the file that was given") {
    auto const negative = parse_case(foreign("-1"), "theirs.json");
    CHECK(test::summary(negative.problems) ==
          "G-01 weights-sum 1:15 /CFRubrics/0\n"
          "G-01 weights-sum 4:13 /CFRubrics/0/CFRubricCriteria/0/weight\n");
    auto no_score = foreign();
    no_score.replace(no_score.find("\"score\":3"), 9, "\"scoer\":3");
    auto const levels = parse_case(no_score, "theirs.json");
    CHECK(test::summary(levels.problems) ==
          "J-04 missing-key 7:6 /CFRubrics/0/CFRubricCriteria/0/CFRubricCriterionLevels/1\n");
    auto ours = case_json(test::small_rubric()).text;
    auto const bars = ours.find("\"no_hire\": ");
    REQUIRE(bars != std::string::npos);
    ours.replace(bars, 11, "\"nohire\": ");
    auto const wrong = parse_case(ours, "ours.json");
    REQUIRE(wrong.problems.size() == 2);
    CHECK(wrong.problems[1].pointer == "/CFRubrics/0/extensions/panelscore/policy/bars/nohire");
    CHECK(wrong.problems[1].did_you_mean == "no_hire");
    CHECK(wrong.problems[1].where.line > 100);
}

TEST_CASE("case: fields without a place are counted") {
    auto text = foreign();
    text.replace(
        1, 0,
        R"("CFItems":[{"identifier":"9c","fullStatement":"Designs systems.","educationLevel":["x"]},{"identifier":"zz","fullStatement":"Other."}],"CFAssociations":[{},{}],"CFDefinitions":{},)");
    auto const read = parse_case(text, "theirs.json");
    REQUIRE(read.ok());
    CHECK(read.value.rubric.competencies[0].definition == "Designs systems.");
    CHECK(lost(read.value.losses, "CFItems.educationLevel") == 1);
    CHECK(lost(read.value.losses, "CFItems") == 1);
    CHECK(lost(read.value.losses, "CFAssociations") == 2);
    CHECK(lost(read.value.losses, "CFPackage.CFDefinitions") == 1);
}

TEST_CASE("case: of several rubrics one is chosen by its title") {
    std::string const one = foreign();
    auto const inner = one.substr(14, one.size() - 16);
    auto other = inner;
    other.replace(other.find("Backend loop"), 12, "Frontend loop");
    std::string text{"{\"CFRubrics\":["};
    text += inner + "," + other + "]}";
    auto const several = parse_case(text, "theirs.json");
    CHECK_FALSE(several.ok());
    CHECK(several.problems.at(0).details ==
          std::vector<std::string>{"Backend loop", "Frontend loop"});
    auto const chosen = parse_case(text, "theirs.json", "Frontend loop");
    CHECK(chosen.ok());
    CHECK(chosen.value.rubric.title == "Frontend loop");
    CHECK(lost(chosen.value.losses, "CFRubrics") == 1);
    CHECK_FALSE(parse_case(text, "theirs.json", "Ops loop").ok());
}

TEST_CASE("case: what is no rubric is refused") {
    for (auto const* text : {"", "[]", "3", "{}", R"({"CFRubrics":[]})", R"({"CFRubrics":{}})",
                             R"({"CFRubrics":[3]})", R"({"CFRubricCriteria":[]})",
                             R"({"CFRubrics":[{"CFRubricCriteria":[{}]}]})",
                             R"({"CFRubrics":[{"extensions":{"panelscore":3}}]})",
                             "{\"CFRubrics\":[{\"title\":\"\xff\"}]}"}) {
        INFO(text);
        CHECK_FALSE(parse_case(text, "bad.json").ok());
    }
}
