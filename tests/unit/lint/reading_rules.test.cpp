// SPDX-License-Identifier: BSL-1.0
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/reading_rules.hpp>

#include <doctest/doctest.h>

using namespace panelscore;

TEST_CASE("reading rules: the codes of reading are in the catalogue") {
    for (auto const& kind : {problems::json_syntax,        problems::duplicate_key,
                             problems::wrong_type,         problems::missing_key,
                             problems::not_utf8,           problems::too_large,
                             problems::not_finite,         problems::wrong_format,
                             problems::unknown_word,       problems::unknown_key,
                             problems::uses_cycle,         problems::uses_outside,
                             problems::uses_missing,       problems::csv_syntax,
                             problems::csv_header,         problems::columns_not_read,
                             problems::off_scale,          problems::between_levels,
                             problems::unknown_competency, problems::other_rubric,
                             problems::other_revision,     problems::rated_twice,
                             problems::two_seniorities,    problems::not_in_plan,
                             problems::no_scorecard,       problems::rows_differ,
                             problems::out_of_range,       problems::too_few,
                             problems::no_variance,        problems::holes,
                             problems::not_converged,      problems::disconnected,
                             problems::confounded,         problems::not_estimated,
                             problems::no_rubric,          problems::no_times,
                             problems::not_integer,        problems::negative_scores,
                             problems::export_loss,        problems::import_loss,
                             problems::filled_in}) {
        CAPTURE(kind.code);
        auto const* rule = find_rule(kind.code);
        REQUIRE(rule != nullptr);
        CHECK(rule->name == kind.name);
    }
}
