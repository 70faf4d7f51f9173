// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/plan/panel_plan.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

StudyBasis typical() {
    return {.variances = {.candidate = 0.3,
                          .candidate_competency = 0.06,
                          .interviewer = 0.09,
                          .interviewer_competency = 0.03,
                          .candidate_interviewer = 0.08,
                          .residual = 0.5},
            .weights = {0.4, 0.3, 0.2, 0.1},
            .pool_mean = 3.1,
            .bar = 3.4};
}

PlanInterview interview(char const* id, InterviewFormat format, int minutes,
                        std::vector<std::size_t> competencies) {
    return {InterviewId{id}, id, format, minutes, std::move(competencies)};
}

/// Four competencies, each seen in two formats by three interviews.
PlanTask three_interviews() {
    return {
        .basis = typical(),
        .interviews = {interview("work", InterviewFormat::work_sample, 90, {0, 1}),
                       interview("depth", InterviewFormat::technical_discussion, 60, {0, 2, 3}),
                       interview("past", InterviewFormat::past_behaviour, 45, {1, 2, 3})}};
}

AvailableInterviewer can(char const* who, char const* what,
                         std::optional<std::size_t> maximum = {}) {
    return {InterviewerId{who}, InterviewId{what}, maximum};
}

/// Every panel of up to four in each interview, by three loops.
std::vector<std::vector<std::size_t>> all_panels() {
    std::vector<std::vector<std::size_t>> all;
    for (std::size_t a = 0; a <= 10; ++a)
        for (std::size_t b = 0; b <= 10; ++b)
            for (std::size_t c = 0; c <= 10; ++c)
                if (a + b + c <= most_interviewers_planned)
                    all.push_back({a, b, c});
    return all;
}

PanelWorth worth_by_hand(PlanTask const& task, std::vector<std::size_t> const& held) {
    std::vector<std::vector<bool>> rated;
    for (std::size_t i = 0; i < held.size(); ++i)
        for (std::size_t n = 0; n < held[i]; ++n) {
            std::vector<bool> seat(task.basis.weights.size(), false);
            for (auto const k : task.interviews[i].competencies)
                seat[k] = true;
            rated.push_back(seat);
        }
    auto const panel = stats::panel_of(rated, task.basis.weights);
    return panel ? worth_of(task.basis, *panel) : PanelWorth{};
}

} // namespace

TEST_CASE("panel_plan: without interviews, the fewest interviewers that reach the target") {
    PlanTask task{.basis = typical(), .target = PlanTarget{PlanGoal::dependability, 0.8}};
    auto const plan = plan_panel(task);
    REQUIRE(plan.curve.size() == 12);
    auto const& worth = plan.curve[3].worth;
    // 0.3 + 0.06 * 0.3 against (0.17 + 0.53 * 0.3) / 4
    CHECK(worth.dependability == close_to(0.318 / (0.318 + 0.329 / 4)));
    CHECK(plan.chosen->interviewers == 5);
    CHECK(plan.curve[3].worth.dependability < 0.8);
    CHECK(plan.target_reached);
    CHECK(plan.reason == PlanReason::target);
    CHECK(plan.chosen->held.empty());
    CHECK_FALSE(plan.chosen->minutes.has_value());
    CHECK_FALSE(plan.as_written.has_value());
}

TEST_CASE("panel_plan: without a target, the last step that adds a point") {
    auto const plan = plan_panel({.basis = typical()});
    CHECK(plan.reason == PlanReason::elbow);
    CHECK_FALSE(plan.target_reached);
    REQUIRE(plan.elbow.has_value());
    CHECK(plan.chosen == plan.curve[*plan.elbow]);
    auto const gain = [&](std::size_t i) {
        return plan.curve[i].worth.dependability - plan.curve[i - 1].worth.dependability;
    };
    CHECK(gain(*plan.elbow) >= 0.01);
    CHECK(gain(*plan.elbow + 1) < 0.01);
}

TEST_CASE("panel_plan: the cheapest panel is the one that trying everything finds") {
    for (double const target : {0.55, 0.7, 0.75, 0.8, 0.85, 0.88}) {
        auto task = three_interviews();
        task.target = PlanTarget{PlanGoal::dependability, target};
        auto const plan = plan_panel(task);
        std::optional<int> cheapest;
        std::optional<int> with_two_formats;
        for (auto const& held : all_panels()) {
            bool const all_seen = (held[0] > 0) + (held[1] > 0) + (held[2] > 0) >= 2;
            if (!all_seen || worth_by_hand(task, held).dependability < target)
                continue;
            int const minutes = static_cast<int>(90 * held[0] + 60 * held[1] + 45 * held[2]);
            cheapest = std::min(cheapest.value_or(minutes), minutes);
            if (held[0] > 0 && held[1] > 0 && held[2] > 0)
                with_two_formats = std::min(with_two_formats.value_or(minutes), minutes);
        }
        REQUIRE(with_two_formats.has_value());
        CHECK(plan.target_reached);
        CHECK(plan.chosen->minutes == with_two_formats);
        CHECK(plan.chosen->one_format.empty());
        CHECK(plan.chosen->worth.dependability >= target);
        CHECK(plan.chosen->worth.dependability ==
              close_to(worth_by_hand(task, plan.chosen->held).dependability));
        if (*cheapest < *with_two_formats) {
            REQUIRE(plan.cheaper.has_value());
            CHECK(plan.cheaper->minutes == cheapest);
            CHECK_FALSE(plan.cheaper->one_format.empty());
        } else {
            CHECK_FALSE(plan.cheaper.has_value());
        }
    }
}

TEST_CASE("panel_plan: the curve has the best panel of each size") {
    auto const task = three_interviews();
    auto const plan = plan_panel(task);
    REQUIRE(plan.curve.front().interviewers == 2); // two interviews show all competencies
    CHECK_FALSE(plan.curve.front().one_format.empty());
    CHECK(plan.as_written->held == std::vector<std::size_t>{1, 1, 1});
    CHECK(plan.as_written->minutes == 195);
    CHECK(plan.as_written->one_format.empty());
    for (auto const& choice : plan.curve) {
        double best = 0;
        for (auto const& held : all_panels())
            if (held[0] + held[1] + held[2] == choice.interviewers &&
                (choice.interviewers < 3 || (held[0] > 0 && held[1] > 0 && held[2] > 0)) &&
                (held[0] > 0) + (held[1] > 0) + (held[2] > 0) >= 2)
                best = std::max(best, worth_by_hand(task, held).dependability);
        CHECK(choice.worth.dependability == close_to(best, 1e-9));
    }
    CHECK(plan.curve.back().interviewers == 12);
}

TEST_CASE("panel_plan: a target for decisions, and one that nobody reaches") {
    auto task = three_interviews();
    task.target = PlanTarget{PlanGoal::decision_accuracy, 0.88};
    auto plan = plan_panel(task);
    CHECK(plan.target_reached);
    CHECK(plan.chosen->worth.decision_accuracy.value() >= 0.88);
    for (auto const& held : all_panels())
        if (held[0] > 0 && held[1] > 0 && held[2] > 0 &&
            worth_by_hand(task, held).decision_accuracy.value() >= 0.88)
            CHECK(static_cast<int>(90 * held[0] + 60 * held[1] + 45 * held[2]) >=
                  *plan.chosen->minutes);
    task.target = PlanTarget{PlanGoal::dependability, 0.999};
    plan = plan_panel(task);
    CHECK_FALSE(plan.target_reached);
    CHECK(plan.reason == PlanReason::best_there);
    CHECK(plan.chosen->interviewers == 12);
}

TEST_CASE("panel_plan: the order of interviews changes no number") {
    auto task = three_interviews();
    task.target = PlanTarget{PlanGoal::dependability, 0.8};
    auto const plan = plan_panel(task);
    std::reverse(task.interviews.begin(), task.interviews.end());
    auto turned = plan_panel(task);
    REQUIRE(turned.chosen.has_value());
    std::reverse(turned.chosen->held.begin(), turned.chosen->held.end());
    CHECK(turned.chosen->held == plan.chosen->held);
    CHECK(turned.chosen->worth.dependability ==
          close_to(plan.chosen->worth.dependability, 1e-14));
    CHECK(turned.elbow == plan.elbow);
}

TEST_CASE("panel_plan: without minutes the number of interviewers counts") {
    auto task = three_interviews();
    task.interviews[1].minutes = std::nullopt;
    task.target = PlanTarget{PlanGoal::dependability, 0.8};
    auto const plan = plan_panel(task);
    CHECK_FALSE(plan.chosen->minutes.has_value());
    for (auto const& choice : plan.curve)
        if (choice.interviewers < plan.chosen->interviewers && choice.one_format.empty())
            CHECK(choice.worth.dependability < 0.8);
}

TEST_CASE("panel_plan: what the plan cannot show is named") {
    auto task = three_interviews();
    task.interviews = {interview("work", InterviewFormat::work_sample, 90, {0, 1}),
                       interview("depth", InterviewFormat::technical_discussion, 60, {0})};
    auto const plan = plan_panel(task);
    CHECK(plan.not_in_plan == std::vector<std::size_t>{2, 3});
    CHECK(plan.one_format_in_plan == std::vector<std::size_t>{1});
    CHECK(plan.as_written->one_format == std::vector<std::size_t>{1});
    // The rest of the weights count as the whole: 4/7 and 3/7.
    auto alone = task;
    alone.basis.weights = {4.0 / 7, 3.0 / 7, 0, 0};
    CHECK(plan_panel(alone).chosen->worth.dependability ==
          close_to(plan.chosen->worth.dependability));
    task.interviews = {interview("empty", InterviewFormat::work_sample, 90, {})};
    auto const nothing = plan_panel(task);
    CHECK(nothing.not_in_plan.size() == 4);
    CHECK_FALSE(nothing.assignment.has_value());
}

TEST_CASE("panel_plan: one more interviewer, the largest gain first") {
    auto task = three_interviews();
    task.target = PlanTarget{PlanGoal::dependability, 0.7};
    auto const plan = plan_panel(task);
    REQUIRE(plan.one_more.size() == 3);
    for (auto const& step : plan.one_more) {
        auto held = plan.chosen->held;
        ++held[step.interview];
        CHECK(step.gain == close_to(worth_by_hand(task, held).dependability -
                                        plan.chosen->worth.dependability,
                                    1e-9));
    }
    CHECK(plan.one_more[0].gain >= plan.one_more[1].gain);
    CHECK(plan.one_more[1].gain >= plan.one_more[2].gain);
}

TEST_CASE("panel_plan: people decide which panels can be chosen") {
    auto task = three_interviews();
    task.target = PlanTarget{PlanGoal::dependability, 0.75};
    auto const free = plan_panel(task);
    task.available = {can("a", ""), can("b", ""), can("c", ""), can("d", ""),
                      can("e", ""), can("f", ""), can("g", "")};
    auto plan = plan_panel(task);
    CHECK(plan.chosen == free.chosen);
    REQUIRE(plan.assignment.has_value());
    CHECK(plan.assignment->worth->dependability ==
          close_to(plan.chosen->worth.dependability, 1e-12));
    // One person for each interview: no panel beyond the plan as written.
    task.available = {can("a", "work"), can("b", "depth"), can("c", "past")};
    plan = plan_panel(task);
    CHECK(plan.chosen->held == std::vector<std::size_t>{1, 1, 1});
    CHECK_FALSE(plan.target_reached);
    CHECK(plan.reason == PlanReason::best_there);
    // Nobody for the work sample: two formats are lost, and everything is still seen.
    task.available = {can("b", "depth"), can("c", "past"), can("d", "past")};
    plan = plan_panel(task);
    CHECK(plan.chosen->held == std::vector<std::size_t>{0, 1, 2});
    CHECK(plan.chosen->one_format == std::vector<std::size_t>{0, 1});
    // Two people who each can hold one thing: nothing can be filled, so the plan stands.
    task.available = {can("b", "depth"), can("d", "depth")};
    plan = plan_panel(task);
    CHECK(plan.chosen->held == std::vector<std::size_t>{1, 1, 1});
    CHECK(plan.assignment->unfilled == std::vector<std::size_t>{1, 0, 1});
    // Without a target, too.
    task.target = std::nullopt;
    task.available = {can("a", "work"), can("b", "depth"), can("c", "past"), can("d", "past")};
    plan = plan_panel(task);
    CHECK(plan.chosen->held == std::vector<std::size_t>{1, 1, 2});
    CHECK(plan.reason == PlanReason::best_there);
}

TEST_CASE("panel_plan: a long plan grows from what is written") {
    PlanTask task{.basis = typical()};
    for (int i = 0; i < 14; ++i)
        task.interviews.push_back(
            interview(("i" + std::to_string(i)).c_str(),
                      i % 2 == 0 ? InterviewFormat::work_sample : InterviewFormat::role_play,
                      30 + i, {static_cast<std::size_t>(i % 4), 3}));
    auto const plan = plan_panel(task);
    REQUIRE(plan.curve.size() == 13);
    CHECK(plan.curve.front().interviewers == 14);
    for (std::size_t i = 1; i < plan.curve.size(); ++i)
        CHECK(plan.curve[i].worth.dependability >= plan.curve[i - 1].worth.dependability);
}
