// SPDX-License-Identifier: BSL-1.0
#include "support/clean_rubric.hpp"

#include <panelscore/lint/silence.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using test::clean_rubric;
using test::first_of;

namespace {
/// How many of the findings are left.
std::size_t left(Rubric const& rubric, Diagnostics problems) {
    silence(problems, accepted_in(rubric));
    return problems.size();
}
} // namespace

TEST_CASE("silence: at the object and below, for the code alone") {
    auto rubric = clean_rubric();
    Diagnostics const problems{finding("L-07", "/competencies/0/anchors/3", ""),
                               finding("L-07", "/competencies/0/anchors/4", ""),
                               finding("L-06", "/competencies/0/anchors/3", ""),
                               finding("Q-09", "/competencies/0/questions/1/text", ""),
                               finding("L-07", "/competencies/10/anchors/3", "")};
    CHECK(left(rubric, problems) == 5);
    rubric.competencies[0].anchors[2].lint_ok = {{"L-07", "the standard's own word"}};
    CHECK(left(rubric, problems) == 4);
    rubric.competencies[0].questions[1].lint_ok = {{"Q-09", "the product is the job"}};
    CHECK(left(rubric, problems) == 3);
    rubric.competencies[0].lint_ok = {{"L-07", "reason"}};
    CHECK(left(rubric, problems) == 2);
    rubric.lint_ok = {{"L-07", "reason"}};
    CHECK(left(rubric, problems) == 1);
}

TEST_CASE("silence: every kind of object can carry it") {
    auto rubric = clean_rubric();
    LintOk const ok{{"F-02", "reason"}};
    rubric.competencies[1].red_flags[0].lint_ok = ok;
    rubric.competencies[1].green_flags[0].lint_ok = ok;
    rubric.competencies[1].calibration[1].lint_ok = ok;
    rubric.role->interviews[1].lint_ok = ok;
    rubric.role->policy.gates[0].lint_ok = ok;
    for (char const* pointer :
         {"/competencies/1/red_flags/0", "/competencies/1/green_flags/0",
          "/competencies/1/calibration/1/note", "/interviews/1/minutes", "/policy/gates/0"})
        CHECK(left(rubric, {finding("F-02", pointer, "")}) == 0);
    rubric.competencies[2].lint_ok = ok;
    CHECK(left(rubric, {finding("F-02", "/weights/craft.three", "")}) == 0);
    CHECK(left(rubric, {finding("F-02", "/weights/craft.two", "")}) == 1);
}

TEST_CASE("silence: not for what makes a rubric unusable") {
    auto rubric = clean_rubric();
    rubric.lint_ok = {{"G-01", "reason"}, {"X-01", "reason"}};
    CHECK(left(rubric, {finding("G-01", "/weights", ""), finding("X-01", "/a", "")}) == 2);
}

TEST_CASE("silence: X-03 unknown codes, codes that stay, and silence without a reason") {
    auto rubric = clean_rubric();
    rubric.competencies[0].lint_ok = {{"L-7", "reason"}};
    auto found = lint_accepted(rubric);
    REQUIRE(found.size() == 1);
    CHECK(found[0].level == DiagnosticLevel::warning);
    CHECK(found[0].message == "no rule has the code \"L-7\"");
    CHECK(found[0].did_you_mean == "L-07");
    CHECK(found[0].pointer == "/competencies/0/lint_ok/L-7");
    rubric.competencies[0].lint_ok = {{"G-01", "reason"}};
    CHECK(first_of(lint_accepted(rubric), "X-03").message == "G-01 cannot be silenced");
    rubric.competencies[0].lint_ok = {{"L-07", ""}};
    CHECK(first_of(lint_accepted(rubric), "X-03").message ==
          "L-07 is silenced without a reason");
    rubric.competencies[0].lint_ok = {{"L-07", "reason"}};
    CHECK(lint_accepted(rubric).empty());
}
