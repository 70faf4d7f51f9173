// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/cards.hpp"

#include <panelscore/decide/recommend.hpp>
#include <panelscore/decide/robustness.hpp>

#include <doctest/doctest.h>

using namespace panelscore;
using namespace panelscore::test;

TEST_CASE("robustness: with two interviewers the one left gives no call and no flip") {
    auto const advice =
        recommend(panel({card("i-1", "talk", {{"craft.design", 5}, {"people.clarity", 5}}),
                         card("i-2", "task", {{"craft.design", 1}, {"craft.testing", 1}})}),
                  small_rubric());
    REQUIRE(advice.robustness.leave_one_out.size() == 2);
    CHECK_FALSE(advice.robustness.leave_one_out[0].call.has_value());
    CHECK(advice.robustness.flips.empty());
}

TEST_CASE("robustness: whose cards carry the call is named") {
    // Design 5, 3, 3 and the rest 3: with i-1 11/3 * .5 + 3 * .5 = 3.33; bar 3.3 flips without
    // i-1.
    Rubric rubric = mean_rubric();
    rubric.role->policy.bars.hire = 3.3;
    auto const advice = recommend(
        panel({card("i-1", "talk", {{"craft.design", 5}}),
               card("i-2", "talk",
                    {{"craft.design", 3}, {"craft.testing", 3}, {"people.clarity", 3}}),
               card("i-3", "task",
                    {{"craft.design", 3}, {"craft.testing", 3}, {"people.clarity", 3}})}),
        rubric);
    CHECK(advice.call == Call::hire);
    REQUIRE(advice.robustness.flips.size() == 1);
    CHECK(advice.robustness.flips[0] == InterviewerId{"i-1"});
    CHECK(advice.robustness.leave_one_out[0].call == Call::no_hire);
    CHECK(advice.robustness.leave_one_out[1].call == Call::hire);
    CHECK(advice.robustness.median_call == Call::no_hire);
    CHECK(advice.robustness.trimmed_call == Call::hire);
}

TEST_CASE("robustness: leaving one out switches the evidence rule off") {
    Rubric rubric = mean_rubric();
    rubric.role->policy.evidence.interviewers = 3;
    auto const all = {std::pair<std::string_view, std::optional<double>>{"craft.design", 4.0},
                      {"craft.testing", 4.0},
                      {"people.clarity", 4.0}};
    auto const advice = recommend(
        panel({card("i-1", "talk", all), card("i-2", "talk", all), card("i-3", "task", all)}),
        rubric);
    CHECK(advice.robustness.leave_one_out[0].call == Call::hire);
}

TEST_CASE("robustness: by the posterior variances stay and the chance moves") {
    Rubric rubric = small_rubric();
    rubric.role->policy.bars.hire = 3.3;
    auto const advice = recommend(
        panel({card("i-1", "talk", {{"craft.design", 5}}),
               card("i-2", "talk",
                    {{"craft.design", 3}, {"craft.testing", 3}, {"people.clarity", 3}}),
               card("i-3", "task",
                    {{"craft.design", 3}, {"craft.testing", 3}, {"people.clarity", 3}})}),
        rubric);
    auto const& left = advice.robustness.leave_one_out;
    REQUIRE(left.size() == 3);
    CHECK(*left[0].probability < advice.probability->hire);
    CHECK(*left[1].probability > advice.probability->hire);
    bool const sides_differ =
        (*left[0].probability >= 0.5) != (advice.probability->hire >= 0.5);
    CHECK((advice.robustness.flips.size() == 1) == sides_differ);
}
