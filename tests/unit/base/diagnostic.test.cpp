// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/diagnostic.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

namespace {

Diagnostics one_of_each() {
    return {{.level = DiagnosticLevel::information, .code = "S-00"},
            {.level = DiagnosticLevel::warning, .code = "P-03"},
            {.level = DiagnosticLevel::error, .code = "G-01"}};
}

} // namespace

TEST_CASE("diagnostic: only errors make a run fail") {
    CHECK_FALSE(has_errors({}));
    auto problems = one_of_each();
    CHECK(has_errors(problems));
    problems.pop_back();
    CHECK_FALSE(has_errors(problems));
}

TEST_CASE("diagnostic: findings are counted by level") {
    auto const problems = one_of_each();
    CHECK(count(problems, DiagnosticLevel::error) == 1);
    CHECK(count(problems, DiagnosticLevel::information) == 1);
    CHECK(count({}, DiagnosticLevel::warning) == 0);
}

TEST_CASE("diagnostic: a value read with warnings is usable, one read with an error is not") {
    Parsed<int> read{.value = 7};
    CHECK(read.ok());
    read.problems.push_back({.level = DiagnosticLevel::warning});
    CHECK(read.ok());
    read.problems.push_back({});
    CHECK_FALSE(read.ok());
}

TEST_CASE("diagnostic: positions are ordered by line, then column") {
    CHECK(SourcePosition{2, 9} < SourcePosition{3, 1});
    CHECK(SourcePosition{3, 1} < SourcePosition{3, 2});
    CHECK(SourcePosition{} == SourcePosition{0, 0});
}
