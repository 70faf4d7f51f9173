// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"

#include <panelscore/calibrate/role_in_calibration.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace panelscore;
using test::close_to;

namespace {

RatingHistory history_of(std::vector<std::string> competencies,
                         std::vector<std::string> seniorities = {}) {
    RatingHistory history;
    history.competencies = std::move(competencies);
    history.seniorities = std::move(seniorities);
    return history;
}

} // namespace

TEST_CASE("role_in_calibration: weights are shared out over what was rated") {
    // 50 and 30 of 80; an unknown competency has no weight.
    auto const found = role_in_calibration(
        test::small_rubric(), history_of({"craft.design", "craft.testing", "other.thing"}));
    REQUIRE(found.weights.size() == 3);
    CHECK(found.weights[0] == close_to(0.625));
    CHECK(found.weights[1] == close_to(0.375));
    CHECK(found.weights[2] == 0);
    CHECK(found.never_rated == std::vector<std::string>{"people.clarity"});
}

TEST_CASE("role_in_calibration: without a common competency there are no weights") {
    CHECK(
        role_in_calibration(test::small_rubric(), history_of({"other.thing"})).weights.empty());
    CHECK(role_in_calibration(test::small_rubric(), history_of({})).weights.empty());
    Rubric model = test::small_rubric();
    model.role.reset();
    CHECK(role_in_calibration(model, history_of({"craft.design"})) == RoleInCalibration{});
}

TEST_CASE("role_in_calibration: bars by seniority, where they can be worked out") {
    Rubric rubric = test::small_rubric();
    auto const plain = role_in_calibration(rubric, history_of({"craft.design"}, {"staff"}));
    CHECK(plain.bars == std::vector<SeniorityBar>{
                            {"", 3.5}, {"junior", 3.5}, {"senior", 3.5}, {"staff", 3.5}});
    rubric.role->policy.bars.relative_to_target = true; // targets 2 and 4, as all weights are
    rubric.role->policy.bars.no_hire = -0.5;
    rubric.role->policy.bars.hire = 0.5;
    rubric.role->policy.bars.strong_hire = 1.0;
    auto const relative =
        role_in_calibration(rubric, history_of({"craft.design"}, {"senior", "staff"}));
    CHECK(relative.bars == std::vector<SeniorityBar>{{"junior", 2.5}, {"senior", 4.5}});
    CHECK(relative.without_bar == std::vector<std::string>{"staff"});
    rubric.role->seniorities = {Seniority{"senior"}};
    CHECK(role_in_calibration(rubric, history_of({"craft.design"})).bars ==
          std::vector<SeniorityBar>{{"", 4.5}, {"senior", 4.5}});
}
