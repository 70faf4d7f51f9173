// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/rubric.hpp>

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>

using namespace panelscore;
using test::summary;

namespace {

/// The small rubric as a file, with one text replaced. The text must be there.
std::string changed(std::string_view from, std::string_view to) {
    std::string text = to_json(test::small_rubric());
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// What is wrong with the small rubric when one text is replaced.
std::string problems_of(std::string_view from, std::string_view to) {
    return summary(parse_rubric(changed(from, to), "small.json").problems);
}

/// Codes and pointers only, for files whose lines do not matter.
std::string codes(Diagnostics const& problems) {
    std::string all;
    for (auto const& problem : problems)
        all += problem.code + ' ' + problem.name + ' ' + problem.file + ' ' + problem.pointer +
               '\n';
    return all;
}

/// Finds files in a list, as a folder would.
FindText folder(std::map<std::string, std::string> files) {
    return [files](std::string const&, std::string const& uses) -> std::optional<NamedText> {
        auto const found = files.find(uses);
        if (found == files.end())
            return std::nullopt;
        return NamedText{found->first, found->second};
    };
}

/// The small rubric split into a model and a role that uses it.
struct Split {
    std::string model{};
    std::string role{};
};
Split split() {
    auto whole = test::small_rubric();
    auto model = whole;
    model.id = RubricId{"model"};
    model.role.reset();
    whole.scale = {};
    whole.domains.clear();
    whole.competencies.clear();
    std::string role = to_json(whole);
    role.insert(role.find("\"revision\""), "\"uses\": \"model.json\", ");
    return {to_json(model), role};
}

} // namespace

TEST_CASE("rubric: what is written reads back as the same rubric") {
    auto rubric = test::small_rubric();
    auto& role = *rubric.role;
    rubric.lint_ok = {{"L-07", "words of the trade"}};
    rubric.scale.step = 0.5;
    rubric.competencies[0].anchors[4].requires_past = true;
    rubric.competencies[0].anchors[3].lint_ok = {{"L-05", "short on purpose"}};
    rubric.competencies[0].red_flags[0].lint_ok = {{"F-02", "a quotation"}};
    rubric.competencies[0].alignments = {{"SFIA 9", "DESN", "isRelatedTo"}};
    role.policy.method = Method::mean;
    role.policy.cost_ratio = 4;
    role.policy.gates.push_back(
        {role.weights[1].competency,
         true,
         NumberBySeniority{{Seniority{"junior"}, 1}, {Seniority{"senior"}, 0.5}},
         {}});
    auto const read = parse_rubric(to_json(rubric), "small.json");
    CHECK(summary(read.problems) == "");
    CHECK(read.value == rubric);
}

TEST_CASE("rubric: a confidence may be given as a cost ratio, not both") {
    auto const read =
        parse_rubric(changed("\"confidence\": 0.8", "\"cost_ratio\": 9"), "a.json");
    REQUIRE(read.ok());
    CHECK(read.value.role->policy.confidence == 0.9);
    CHECK(codes(parse_rubric(
                    changed("\"confidence\": 0.8", "\"confidence\": 0.8, \"cost_ratio\": 4"),
                    "a.json")
                    .problems) == "J-08 wrong-format a.json /policy/cost_ratio\n");
}

TEST_CASE("rubric: anchors, levels and flags may be written short or long") {
    auto const anchor = parse_rubric(
        changed("\"1\": \"",
                "\"1\": {\"text\": \"Says so\", \"requires_past\": true}, \"2\": \""),
        "a.json");
    CHECK(codes(anchor.problems) == "J-02 duplicate-key a.json /competencies/0/anchors/2\n");
    CHECK(anchor.value.competencies[0].anchors[0].requires_past);
}

TEST_CASE("rubric: what is no JSON is one problem with its place") {
    auto const read = parse_rubric("{\n  \"format\": \"panelscore/rubric/1\",,\n}", "a.json");
    REQUIRE(read.problems.size() == 1);
    CHECK(summary(read.problems) == "J-01 json-syntax 2:35\n");
    CHECK(read.problems[0].file == "a.json");
    CHECK(read.problems[0].expected == "a key in double quotes");
    CHECK(summary(parse_rubric("", "a.json").problems) == "J-01 json-syntax 1:1\n");
    CHECK(summary(parse_rubric("[]", "a.json").problems).substr(0, 19) ==
          "J-03 wrong-type 1:1");
}

TEST_CASE("rubric: bytes that are not UTF-8, NUL and deep nesting are refused") {
    CHECK(summary(parse_rubric("{\"id\": \"\xC3\x28\"}", "a.json").problems) ==
          "J-05 not-utf8 1:9\n");
    CHECK(summary(parse_rubric(std::string("{\"id\": \"a\0b\"}", 13), "a.json").problems) ==
          "J-05 not-utf8 1:10\n");
    CHECK(problems_of("Definition of Design.", "a\\u0000b").substr(0, 14) == "J-05 not-utf8 ");
    CHECK(summary(parse_rubric(std::string(100'000, '['), "a.json").problems) ==
          "J-06 too-large 1:33\n");
    CHECK(summary(parse_rubric("{\"id\": \"" + std::string(17U << 20U, 'x') + "\"}", "a.json")
                      .problems) == "J-06 too-large 1:1\n");
}

TEST_CASE("rubric: a mark of UTF-8 in front is passed over") {
    auto const read = parse_rubric("\xEF\xBB\xBF" + to_json(test::small_rubric()), "a.json");
    CHECK(read.ok());
}

TEST_CASE("rubric: another format, a misspelt key and a missing one are errors") {
    CHECK(problems_of("panelscore/rubric/1", "panelscore/rubric/2") ==
          "J-08 wrong-format 2:13 /format\n");
    auto const read = parse_rubric(changed("\"evidence\"", "\"evidense\""), "a.json");
    REQUIRE(read.problems.size() == 1);
    CHECK(codes(read.problems) == "X-01 unknown-key a.json /policy/evidense\n");
    CHECK(read.problems[0].did_you_mean == "evidence");
    auto const missing = parse_rubric(
        R"({"format": "panelscore/rubric/1", "id": "a", "revision": "1"})", "a.json");
    CHECK(summary(missing.problems) == "J-04 missing-key 1:1\nJ-04 missing-key 1:1\n"
                                       "J-04 missing-key 1:1\n");
}

TEST_CASE("rubric: an unknown word, a number that is not finite and a wrong type are errors") {
    CHECK(codes(parse_rubric(changed("\"posterior\"", "\"posteriour\""), "a.json").problems) ==
          "J-09 unknown-word a.json /policy/method\n");
    CHECK(
        codes(parse_rubric(changed("\"level\": 0.9", "\"level\": 1e999"), "a.json").problems) ==
        "J-07 not-finite a.json /policy/level\n");
    CHECK(codes(parse_rubric(changed("\"level\": 0.9", "\"level\": \"0.9\""), "a.json")
                    .problems) == "J-03 wrong-type a.json /policy/level\n");
    CHECK(codes(parse_rubric(changed("\"level\": 0.9", "\"level\": NaN"), "a.json").problems) ==
          "J-07 not-finite a.json \n");
}

TEST_CASE("rubric: dates must exist and levels be numbers") {
    CHECK(codes(parse_rubric(changed("2026-11-22", "2026-02-30"), "a.json").problems) ==
          "J-08 wrong-format a.json /updated\n");
    CHECK(codes(parse_rubric(changed("\"1\": \"", "\"one\": \""), "a.json").problems) ==
          "J-08 wrong-format a.json /competencies/0/anchors/one\n");
}

TEST_CASE("rubric: weights that do not sum to 100 are named with their sum and place") {
    auto const read = parse_rubric(changed(": 50", ": 48"), "small.json");
    REQUIRE(read.problems.size() == 1);
    CHECK(codes(read.problems) == "G-01 weights-sum small.json /weights\n");
    CHECK(read.problems[0].message == "weights sum to 98, not 100");
    CHECK(read.problems[0].where.line > 0);
    CHECK(read.problems[0].where.column == 14);
}

TEST_CASE("rubric: a weight that cannot be read is not counted as a wrong sum too") {
    CHECK(codes(parse_rubric(changed(": 50", ": \"50\""), "a.json").problems) ==
          "J-03 wrong-type a.json /weights/craft.design\n");
}

TEST_CASE("rubric: a misspelt gate key is one problem") {
    auto const text =
        changed("\"evidence\": {", "\"gates\": [{\"competency\": \"people.clarity\", "
                                   "\"below_taget\": 1}], \"evidence\": {");
    auto const read = parse_rubric(text, "a.json");
    CHECK(codes(read.problems) == "X-01 unknown-key a.json /policy/gates/0/below_taget\n");
    CHECK(read.problems[0].did_you_mean == "below_target");
}

TEST_CASE("rubric: a role takes scale, domains and competencies from the file it uses") {
    auto const [model, role] = split();
    auto const read = load_rubric(role, "role.json", folder({{"model.json", model}}));
    CHECK(summary(read.problems) == "");
    auto expected = test::small_rubric();
    expected.uses = "model.json";
    CHECK(read.value.rubric == expected);
    CHECK(read.value.places.files().size() == 2);
    auto const again = parse_rubric(to_json(read.value.rubric), "copy.json");
    CHECK(again.value == test::small_rubric());
}

TEST_CASE("rubric: a finding in a used file is placed in that file") {
    auto const [model, role] = split();
    auto const read = load_rubric(role, "role.json", folder({{"model.json", model}}));
    Diagnostic problem;
    problem.pointer = "/competencies/1/anchors/4";
    read.value.places.locate(problem);
    CHECK(problem.file == "model.json");
    CHECK(problem.where.line > 40);
    problem = {};
    problem.pointer = "/weights/craft.design";
    read.value.places.locate(problem);
    CHECK(problem.file == "role.json");
    CHECK(problem.where.column > 1);
}

TEST_CASE("rubric: own competencies are added to the used ones") {
    auto const [model, role] = split();
    std::string const own =
        R"("domains": [{"id": "extra"}], "competencies": [{"id": "extra.one", "name": "One",
           "definition": "d", "anchors": {}}], )";
    auto text = role;
    text.insert(text.find("\"weights\""), own);
    auto const read = load_rubric(text, "role.json", folder({{"model.json", model}}));
    CHECK(summary(read.problems) == "");
    REQUIRE(read.value.rubric.competencies.size() == 4);
    Diagnostic problem;
    problem.pointer = "/competencies/3/name";
    read.value.places.locate(problem);
    CHECK(problem.file == "role.json");
    CHECK(problem.pointer == "/competencies/0/name");
    text = role;
    text.insert(text.find("\"weights\""),
                R"("competencies": [{"id": "craft.design", "name": "One", "definition": "d",
                   "anchors": {}}], )");
    CHECK(codes(load_rubric(text, "role.json", folder({{"model.json", model}})).problems) ==
          "X-01 duplicate-id role.json /competencies/0/id\n");
}

TEST_CASE("rubric: the scale may come from one file only") {
    auto const [model, role] = split();
    auto text = role;
    text.insert(text.find("\"weights\""), R"("scale": {"levels": [{"score": 1}]}, )");
    CHECK(codes(load_rubric(text, "role.json", folder({{"model.json", model}})).problems) ==
          "X-01 duplicate-id role.json /scale\n");
}

TEST_CASE("rubric: levels may stand in any order and keep their places") {
    auto const read = load_rubric(
        changed("{\"score\": 1, ", "{\"score\": 9, \"label\": \"Top\"}, {\"score\": 1, "),
        "a.json");
    CHECK(read.value.rubric.scale.maximum() == 9);
    Diagnostic problem;
    problem.pointer = "/scale/levels/5/label";
    read.value.places.locate(problem);
    CHECK(problem.pointer == "/scale/levels/0/label");
}

TEST_CASE("rubric: uses must stay inside the folder, exist and form no circle") {
    auto const uses = [](std::string const& name) {
        return R"({"format": "panelscore/rubric/1", "id": "a", "revision": "1", "uses": ")" +
               name + R"(", "competencies": []})";
    };
    auto const none = folder({});
    for (auto const* outside :
         {"../a.json", "/etc/a.json", "a/../../b.json", "C:/a.json", "..\\\\a.json", "a/.."})
        CHECK(codes(load_rubric(uses(outside), "a.json", none).problems) ==
              "U-02 uses-outside a.json /uses\n");
    CHECK(codes(load_rubric(uses("b.json"), "a.json", none).problems) ==
          "U-03 uses-missing a.json /uses\n");
    CHECK(codes(load_rubric(uses("b.json"), "a.json").problems) ==
          "U-03 uses-missing a.json /uses\n");
    CHECK(codes(load_rubric(uses("a.json"), "a.json", folder({{"a.json", uses("a.json")}}))
                    .problems) == "U-01 uses-cycle a.json /uses\n");
    auto const circle =
        load_rubric(uses("b.json"), "a.json",
                    folder({{"a.json", uses("b.json")}, {"b.json", uses("a.json")}}));
    CHECK(codes(circle.problems) == "U-01 uses-cycle b.json /uses\n");
    CHECK(codes(load_rubric(uses(std::string("a\\u0000b")), "a.json", none).problems) ==
          "J-05 not-utf8 a.json /uses\n");
}

TEST_CASE("rubric: a chain of files that never ends is refused") {
    int files = 0;
    FindText const endless = [&](std::string const&, std::string const&) {
        std::string const name = "file" + std::to_string(++files) + ".json";
        return NamedText{name, R"({"format": "panelscore/rubric/1", "id": "a", "revision": "1",
            "uses": "next.json", "competencies": []})"};
    };
    auto const read = load_rubric(endless("", "")->text, "first.json", endless);
    CHECK_FALSE(read.problems.empty());
    CHECK(read.problems.front().code == "U-01");
    CHECK(files < 30);
}

TEST_CASE("rubric: all problems of a file are listed in the order of its lines") {
    auto text = changed("\"revision\": \"1\"", "\"revision\": 1, \"colour\": \"red\"");
    text.replace(text.find("\"posterior\""), 11, "\"mena\"");
    auto const read = parse_rubric(text, "a.json");
    CHECK(codes(read.problems) == "J-03 wrong-type a.json /revision\n"
                                  "X-01 unknown-key a.json /colour\n"
                                  "J-09 unknown-word a.json /policy/method\n");
}
