// SPDX-License-Identifier: BSL-1.0
#include "support/close_to.hpp"

#include <panelscore/base/random.hpp>
#include <panelscore/plan/assignment.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace panelscore;
using panelscore::test::close_to;

namespace {

StudyBasis three_competencies() {
    return {.variances = {.candidate = 0.3,
                          .candidate_competency = 0.06,
                          .interviewer = 0.09,
                          .interviewer_competency = 0.03,
                          .candidate_interviewer = 0.08,
                          .residual = 0.5},
            .weights = {0.5, 0.3, 0.2},
            .pool_mean = 3.1,
            .bar = 3.4};
}

/// Two interviews: the first rates competencies 0 and 1, the second 1 and 2.
AssignmentTask two_interviews() {
    return {.basis = three_competencies(),
            .interviews = {{.id = InterviewId{"depth"}, .competencies = {0, 1}},
                           {.id = InterviewId{"design"}, .competencies = {1, 2}}},
            .held = {1, 1}};
}

AvailableInterviewer can(char const* who, char const* what,
                         std::optional<std::size_t> maximum = {}) {
    return {InterviewerId{who}, InterviewId{what}, maximum};
}

std::string text_of(Assignment const& made, AssignmentTask const& task) {
    std::string text;
    for (auto const& seat : made.seats)
        text += (text.empty() ? "" : " ") + task.interviews[seat.interview].id.text() + ':' +
                seat.interviewer.text() + 'x' + std::to_string(seat.candidates);
    return text;
}

} // namespace

TEST_CASE("assignment: known interviewers before unknown ones, equal ones by id") {
    auto task = two_interviews();
    task.available = {can("c", ""), can("b", ""), can("a", "")};
    CHECK(text_of(assign_interviewers(task), task) == "depth:ax1 design:bx1");
    task.known = {{.interviewer = InterviewerId{"c"}, .severity_se = 0.1}};
    auto const made = assign_interviewers(task);
    // c takes the interview with more weight (0.5 + 0.15 against 0.15 + 0.2).
    CHECK(text_of(made, task) == "depth:cx1 design:ax1");
    CHECK(made.seats[0].known);
    CHECK_FALSE(made.seats[1].known);
    CHECK(made.not_used == std::vector<InterviewerId>{InterviewerId{"b"}});
    CHECK(made.most_held == 1);
}

TEST_CASE("assignment: the order of rows changes nothing") {
    auto task = two_interviews();
    task.held = {2, 1};
    task.candidates = 3;
    task.available = {can("a", "depth"),  can("a", "design", 1), can("b", "depth"),
                      can("c", "design"), can("c", "depth", 2),  can("d", "")};
    auto const expected = assign_interviewers(task);
    std::reverse(task.available.begin(), task.available.end());
    CHECK(assign_interviewers(task) == expected);
}

TEST_CASE("assignment: the worth is that of the people who sit there") {
    auto task = two_interviews();
    task.available = {can("a", "depth"), can("b", "design")};
    auto const unknown = assign_interviewers(task);
    std::vector<std::vector<bool>> const rated{{true, true, false}, {false, true, true}};
    auto const by_components =
        worth_of(task.basis, stats::panel_of(rated, task.basis.weights).value());
    CHECK(unknown.worth->dependability == close_to(by_components.dependability));
    CHECK(unknown.worth->decision_accuracy.value() ==
          close_to(by_components.decision_accuracy.value()));
    // a is known to 0.1 and twice as consistent; in competency 1 to 0.15.
    task.known = {{.interviewer = InterviewerId{"a"},
                   .severity_se = 0.1,
                   .severity_se_in = {std::nullopt, 0.15, std::nullopt},
                   .consistency = 0.5}};
    // Shares: a 0.5 + 0.15, b 0.15 + 0.2. Error of a: 0.01 * 0.65^2 + 0.25 (0.03 + 0.25) +
    // 0.0225 (0.0125 + 0.25); of b: 0.09 * 0.35^2 + (0.0225 + 0.04)(0.03 + 0.5); of both
    // candidate:interviewer 0.08 (0.65^2 + 0.35^2).
    double const error = 0.01 * 0.4225 + 0.25 * 0.28 + 0.0225 * 0.2625 + 0.09 * 0.1225 +
                         0.0625 * 0.53 + 0.08 * 0.545;
    double const universe = 0.3 + 0.06 * 0.38;
    CHECK(assign_interviewers(task).worth->dependability ==
          close_to(universe / (universe + error)));
}

TEST_CASE("assignment: nobody carries more than needed") {
    auto task = two_interviews();
    task.candidates = 10;
    task.available = {can("a", ""), can("b", ""), can("c", ""), can("d", "")};
    task.known = {{.interviewer = InterviewerId{"a"}, .severity_se = 0.05},
                  {.interviewer = InterviewerId{"b"}, .severity_se = 0.05}};
    auto made = assign_interviewers(task);
    CHECK(made.most_held == 5);
    CHECK(text_of(made, task) == "depth:ax5 depth:bx5 design:cx5 design:dx5");
    // b can hold three in all: the others take over evenly.
    task.available[1].maximum = 3;
    made = assign_interviewers(task);
    CHECK(made.most_held == 6);
    std::map<std::string, std::size_t> load;
    for (auto const& seat : made.seats)
        load[seat.interviewer.text()] += seat.candidates;
    CHECK(load["b"] == 3);
    CHECK(load["a"] + load["c"] + load["d"] == 17);
}

TEST_CASE("assignment: nobody meets a candidate twice, and empty seats are counted") {
    auto task = two_interviews();
    task.available = {can("a", "")};
    auto made = assign_interviewers(task);
    CHECK(text_of(made, task) == "depth:ax1");
    CHECK(made.unfilled == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(made.worth.has_value());
    task.available = {};
    made = assign_interviewers(task);
    CHECK(made.seats.empty());
    CHECK(made.unfilled == std::vector<std::size_t>{1, 1});
    CHECK(made.most_held == 0);
    task.available = {can("a", "depth", 0), can("b", "design")};
    CHECK(assign_interviewers(task).unfilled == std::vector<std::size_t>{1, 0});
}

TEST_CASE("assignment: equals trying everything") {
    // Random lists of up to five people for one candidate and up to five seats. Every way to
    // put different people into the seats is tried; the cost of a seat is worked out through
    // the dependability of the whole panel.
    RandomStream chance{11};
    for (int round = 0; round < 60; ++round) {
        AssignmentTask task = two_interviews();
        task.interviews.push_back({.id = InterviewId{"work"}, .competencies = {0, 2}});
        task.held = {1 + chance.below(2), chance.below(2), 1 + chance.below(2)};
        for (char const* who : {"a", "b", "c", "d", "e"}) {
            for (auto const& interview : task.interviews)
                if (chance.below(3) > 0)
                    task.available.push_back(can(who, interview.id.text().c_str()));
            if (chance.below(2) == 0)
                task.known.push_back({.interviewer = InterviewerId{who},
                                      .severity_se = 0.05 + 0.2 * chance.uniform(),
                                      .consistency = 0.6 + chance.uniform()});
        }
        auto const made = assign_interviewers(task);
        std::vector<std::size_t> seats;
        for (std::size_t i = 0; i < task.held.size(); ++i)
            seats.insert(seats.end(), task.held[i], i);
        std::size_t most_filled = 0;
        double best = 0;
        std::vector<AvailableInterviewer> placed;
        std::function<void(std::size_t)> const place = [&](std::size_t s) {
            if (s == seats.size()) {
                most_filled = std::max(most_filled, placed.size());
                if (placed.size() < seats.size())
                    return;
                AssignmentTask only = task;
                only.available = placed; // one row each, for the seat this person has
                best = std::max(best, assign_interviewers(only).worth->dependability);
                return;
            }
            for (auto const& row : task.available) {
                bool const taken =
                    std::any_of(placed.begin(), placed.end(), [&](auto const& other) {
                        return other.interviewer == row.interviewer;
                    });
                if (taken || row.interview != task.interviews[seats[s]].id)
                    continue;
                placed.push_back(row);
                place(s + 1);
                placed.pop_back();
            }
            place(s + 1 > seats.size() ? s : s + 1); // leave the seat empty
        };
        place(0);
        std::size_t empty = 0;
        for (std::size_t const left : made.unfilled)
            empty += left;
        CHECK(seats.size() - empty == most_filled);
        CHECK(made.worth.has_value() == (empty == 0));
        if (made.worth)
            CHECK(made.worth->dependability == close_to(best, 1e-9));
        StaffingLimits const limits{task.available, task.interviews, task.candidates};
        CHECK(limits.can_fill(task.held) == (empty == 0));
    }
}

TEST_CASE("assignment: what can be filled agrees with filling it, for many candidates") {
    RandomStream chance{5};
    for (int round = 0; round < 100; ++round) {
        AssignmentTask task = two_interviews();
        task.interviews.push_back({.id = InterviewId{"work"}, .competencies = {0, 2}});
        task.held = {chance.below(3), chance.below(3), chance.below(3)};
        task.candidates = 1 + chance.below(6);
        for (char const* who : {"a", "b", "c", "d"})
            for (auto const& interview : task.interviews)
                if (chance.below(2) == 0)
                    task.available.push_back(
                        can(who, interview.id.text().c_str(), chance.below(8)));
        if (chance.below(3) == 0)
            task.available.push_back(can("x", "", chance.below(5)));
        auto const made = assign_interviewers(task);
        bool const complete = std::all_of(made.unfilled.begin(), made.unfilled.end(),
                                          [](std::size_t left) { return left == 0; });
        StaffingLimits const limits{task.available, task.interviews, task.candidates};
        CHECK(limits.can_fill(task.held) == complete);
    }
}
