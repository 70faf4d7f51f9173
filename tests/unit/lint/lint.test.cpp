// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"
#include "support/english.hpp"

#include <panelscore/io/rubric.hpp>
#include <panelscore/lint/lint.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace panelscore;
using test::clean_rubric;
using test::count_code;

namespace {

LoadedRubric shipped(std::string const& name) {
    auto const find = [](std::string const&, std::string const& uses) {
        return std::optional<NamedText>{
            NamedText{"rubrics/" + uses, test::project_file("rubrics/" + uses)}};
    };
    auto const file = "rubrics/" + name + ".json";
    auto read = load_rubric(test::project_file(file), file, find);
    CHECK(read.problems.empty());
    return read.value;
}

} // namespace

TEST_CASE("lint: a clean rubric gets its structure score and nothing else") {
    auto const problems = lint(clean_rubric(), test::english(), {"2026-11-22"});
    CHECK(problems.size() == 1);
    CHECK(count_code(problems, "S-00") == 1);
    CHECK(lint(Rubric{}, WordLists{}).empty());
}

TEST_CASE("lint: families, silence and dates come together") {
    auto rubric = clean_rubric();
    rubric.role->weights[0].weight = 18;
    rubric.competencies[0].anchors[2].text = "Good.";
    rubric.competencies[0].questions[0].text = "How old are you?";
    rubric.competencies[0].questions[0].reviewed = "2020-01-01";
    rubric.competencies[0].calibration.clear();
    rubric.role->interviews[0].ai_policy.clear();
    rubric.role->policy.gates[0].lint_ok = {{"L-99", "reason"}};
    auto problems = lint(rubric, test::english(), {"2026-11-22"});
    for (char const* code :
         {"G-01", "G-03", "L-05", "L-06", "F-01", "Q-10", "C-01", "F-03", "S-00", "X-03"})
        CHECK(count_code(problems, code) == 1);
    rubric.lint_ok = {{"L-06", "a draft"}, {"G-01", "a draft"}, {"L-05", "a draft"}};
    problems = lint(rubric, test::english());
    CHECK(count_code(problems, "L-06") == 0);
    CHECK(count_code(problems, "G-01") == 1);
    CHECK(count_code(problems, "Q-10") == 0);
}

TEST_CASE("lint: every code that is found is in the catalogue and has its name") {
    auto rubric = clean_rubric();
    rubric.competencies[0].anchors[2].text = "Very good.";
    rubric.competencies[0].anchors[3].text = "Good.";
    for (auto const& problem : lint(rubric, test::english())) {
        auto const* rule = find_rule(problem.code);
        REQUIRE(rule != nullptr);
        CHECK(rule->name == problem.name);
    }
}

TEST_CASE("lint: shipped rubrics have no error and no warning") {
    for (char const* name :
         {"ml-competencies", "ml-engineer", "ml-platform-engineer", "applied-scientist",
          "data-scientist", "edge-ml-engineer", "responsible-ai-engineer", "ml-engineer-junior",
          "ml-engineer-staff", "ml-engineer-small"}) {
        CAPTURE(name);
        auto const loaded = shipped(name);
        for (auto const& problem : lint(loaded.rubric, test::english(), {"2026-11-22"})) {
            CAPTURE(problem.code);
            CAPTURE(problem.message);
            CAPTURE(problem.pointer);
            CHECK(problem.level == DiagnosticLevel::information);
        }
    }
}
