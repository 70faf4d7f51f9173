// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/lint/catalogue.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

TEST_CASE("problem_kind: every kind stands in the catalogue under its name") {
    using namespace panelscore::problems;
    for (ProblemKind const kind :
         {json_syntax,  duplicate_key,    wrong_type,   missing_key,     not_utf8,
          too_large,    not_finite,       wrong_format, unknown_word,    unknown_key,
          duplicate_id, uses_cycle,       uses_outside, uses_missing,    csv_syntax,
          csv_header,   columns_not_read, off_scale,    between_levels,  unknown_competency,
          other_rubric, other_revision,   rated_twice,  two_seniorities, not_in_plan,
          no_scorecard, rows_differ}) {
        auto const* rule = find_rule(kind.code);
        CAPTURE(kind.code);
        REQUIRE(rule != nullptr);
        bool const named =
            rule->name == kind.name || rule->also.find(kind.name) != rule->also.npos;
        CHECK(named);
    }
}

TEST_CASE("problem_kind: a problem made of a kind is an error without a place") {
    auto const problem = make_problem(problems::off_scale, "the score 6 is off the scale");
    CHECK(problem.level == DiagnosticLevel::error);
    CHECK(problem.code == "K-01");
    CHECK(problem.name == "off-scale");
    CHECK(problem.where == SourcePosition{});
}
