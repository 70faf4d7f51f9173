// SPDX-License-Identifier: BSL-1.0
#include "support/english.hpp"

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/word_lists.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace panelscore;

TEST_CASE("rules page: every code and every word list is explained") {
    auto const page = test::project_file("docs/reference/lint-rules.md");
    for (auto const& rule : rules()) {
        CAPTURE(rule.code);
        auto const heading =
            "\n### " + std::string{rule.code} + ' ' + std::string{rule.name} + '\n';
        CHECK(page.find(heading) != std::string::npos);
    }
    for (auto const& list : named_lists) {
        CAPTURE(list.key);
        CHECK(page.find("| `" + std::string{list.key} + "` |") != std::string::npos);
    }
}

TEST_CASE("rules page: the codes of reading are in the catalogue") {
    for (auto const& kind :
         {problems::json_syntax,        problems::duplicate_key,   problems::wrong_type,
          problems::missing_key,        problems::not_utf8,        problems::too_large,
          problems::not_finite,         problems::wrong_format,    problems::unknown_word,
          problems::unknown_key,        problems::uses_cycle,      problems::uses_outside,
          problems::uses_missing,       problems::csv_syntax,      problems::csv_header,
          problems::columns_not_read,   problems::off_scale,       problems::between_levels,
          problems::unknown_competency, problems::other_rubric,    problems::other_revision,
          problems::rated_twice,        problems::two_seniorities, problems::not_in_plan,
          problems::no_scorecard,       problems::rows_differ}) {
        CAPTURE(kind.code);
        auto const* rule = find_rule(kind.code);
        REQUIRE(rule != nullptr);
        CHECK(rule->name == kind.name);
    }
}
