// SPDX-License-Identifier: BSL-1.0
#include "support/builders.hpp"
#include "support/close_to.hpp"
#include "support/summaries.hpp"

#include <panelscore/io/panel_plan.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

using namespace panelscore;
using panelscore::stats::Component;
using panelscore::test::close_to;

namespace {

void set(stats::VarianceFit& fit, Component component, double variance) {
    fit.components[static_cast<std::size_t>(component)] = variance;
}

/// Two competencies of 100 candidates; `old.skill` is not in the rubric.
Calibration past() {
    Calibration made;
    made.scale = {.minimum = 1, .maximum = 5};
    made.data = {.ratings = 2000, .candidates = 100, .interviewers = 12};
    made.competencies = {"core.depth", "old.skill"};
    made.weights = {0.5, 0.5};
    stats::VarianceFit fit;
    set(fit, Component::candidate, 0.3);
    set(fit, Component::candidate_competency, 0.06);
    set(fit, Component::interviewer, 0.09);
    set(fit, Component::interviewer_competency, 0.03);
    set(fit, Component::candidate_interviewer, 0.08);
    set(fit, Component::residual, 0.5);
    fit.fixed = {{3.2, 0.1}, {2.8, 0.1}};
    made.variance_components = fit;
    made.reliability.dependability = Estimate{0.7, 0.6, 0.8, 100};
    made.reliability.interviewers = 3.04;
    InterviewerFigures known;
    known.interviewer = "i-01";
    known.severity = 0.1;
    known.severity_se = 0.12;
    known.consistency = 0.8;
    known.by_competency = {{"core.depth", 0.2, 0.15}};
    InterviewerFigures counted;
    counted.interviewer = "i-02";
    counted.counts_only = true;
    made.interviewers = {known, counted};
    return made;
}

Competency competency(char const* id, char const* name) {
    Competency made;
    made.id = CompetencyId{id};
    made.name = name;
    return made;
}

/// Three competencies of weights 60, 40 and 0 in two interviews.
Rubric present() {
    Rubric rubric;
    rubric.id = RubricId{"engineer"};
    rubric.revision = "1";
    rubric.title = "Engineer <x>";
    for (int score = 1; score <= 5; ++score)
        rubric.scale.levels.push_back({.score = static_cast<double>(score)});
    rubric.competencies = {competency("core.depth", "Depth & breadth"),
                           competency("core.craft", "Craft"), competency("core.care", "Care")};
    Role role;
    role.seniorities = {Seniority{"senior"}};
    role.weights = {{CompetencyId{"core.depth"}, 60},
                    {CompetencyId{"core.craft"}, 40},
                    {CompetencyId{"core.care"}, 0}};
    role.policy.bars = {.strong_hire = 4.5, .hire = 3.5, .no_hire = 2.5};
    role.interviews = {
        {.id = InterviewId{"talk"},
         .title = "Talk <b>",
         .format = InterviewFormat::technical_discussion,
         .minutes = 45,
         .competencies = {CompetencyId{"core.depth"}, CompetencyId{"core.craft"}}},
        {.id = InterviewId{"work"},
         .format = InterviewFormat::work_sample,
         .minutes = 90,
         .competencies = {CompetencyId{"core.craft"}, CompetencyId{"core.care"}}}};
    rubric.role = role;
    return rubric;
}

std::vector<std::string> codes(std::vector<PlanRemark> const& remarks) {
    std::vector<std::string> all;
    for (auto const& remark : remarks)
        all.push_back(remark.code);
    return all;
}

PlanReport planned(std::optional<PlanTarget> target = {},
                   std::vector<AvailableInterviewer> people = {}) {
    auto const rubric = present();
    auto made = plan_basis(past(), &rubric, Seniority{"senior"}).value;
    made.task.target = target;
    made.task.available = std::move(people);
    made.plan = plan_panel(made.task);
    return made;
}

} // namespace

TEST_CASE("panel_plan: a calibration alone gives its own weights and no bar") {
    auto const made = plan_basis(past(), nullptr, {});
    CHECK(made.ok());
    auto const& basis = made.value.task.basis;
    CHECK(basis.weights == std::vector<double>{0.5, 0.5});
    CHECK(basis.variances.residual == 0.5);
    CHECK(basis.pool_mean == close_to(3.0));
    CHECK_FALSE(basis.bar.has_value());
    CHECK(made.value.task.interviews.empty());
    CHECK(made.value.names == std::vector<std::string>{"core.depth", "old.skill"});
    CHECK(made.value.until_now->estimate == 0.7);
}

TEST_CASE("panel_plan: a rubric gives weights, interviews and the bar") {
    auto const rubric = present();
    auto const made = plan_basis(past(), &rubric, Seniority{"senior"});
    CHECK(made.ok());
    auto const& report = made.value;
    auto const& task = report.task;
    CHECK(task.basis.weights == std::vector<double>{0.6, 0.4, 0.0});
    CHECK(task.basis.bar == 3.5);
    // Nobody rated craft yet: it is taken to be scored like depth.
    CHECK(task.basis.pool_mean == close_to(3.2));
    CHECK(codes(report.assumed) == std::vector<std::string>{"no-past-ratings"});
    REQUIRE(task.interviews.size() == 2);
    CHECK(task.interviews[0].competencies == std::vector<std::size_t>{0, 1});
    CHECK(task.interviews[1].competencies == std::vector<std::size_t>{1, 2});
    REQUIRE(task.known.size() == 1); // the other one has too few cards
    CHECK(task.known[0].severity_se == 0.12);
    CHECK(task.known[0].consistency == 0.8);
    CHECK(task.known[0].severity_se_in[0] == 0.15);
    CHECK_FALSE(task.known[0].severity_se_in[1].has_value());
}

TEST_CASE("panel_plan: other models of the calibration") {
    auto calibration = past();
    calibration.competency_effect = stats::CompetencyEffect::random;
    set(calibration.variance_components.value(), Component::competency, 0.04);
    calibration.variance_components.value().fixed = {{3.1, 0.1}};
    calibration.means = {{.competency = "old.skill", .mean = 2.9, .n = 7}};
    auto made = plan_basis(calibration, nullptr, {}).value;
    CHECK(made.task.basis.competency_variance == 0.04);
    CHECK(made.task.basis.pool_mean == close_to((3.1 + 2.9) / 2));
    calibration = past();
    calibration.model = stats::VarianceModel::composite;
    made = plan_basis(calibration, nullptr, {}).value;
    CHECK(made.task.basis.variances.residual == 0);
    CHECK(made.task.basis.variances.candidate_interviewer == close_to(0.58));
    CHECK(codes(made.assumed) == std::vector<std::string>{"card-means", "all-rate-all"});
}

TEST_CASE("panel_plan: what a calibration cannot carry is an error") {
    auto const rubric = present();
    auto calibration = past();
    calibration.reliability.dependability = Undefined::confounded;
    CHECK(test::summary(plan_basis(calibration, nullptr, {}).problems) ==
          "M-06 confounded 0:0\n");
    calibration.sections.reliability = false; // not asked for is not the same
    CHECK(plan_basis(calibration, nullptr, {}).ok());
    calibration.variance_components = Undefined::not_converged;
    CHECK(test::summary(plan_basis(calibration, nullptr, {}).problems) ==
          "M-04 not-converged 0:0\n");
    calibration = past();
    calibration.scale.maximum = 10;
    CHECK(test::summary(plan_basis(calibration, &rubric, Seniority{"senior"}).problems) ==
          "K-04 other-rubric 0:0\n");
    calibration = past();
    calibration.scale = {.minimum = 2, .maximum = 5, .declared = false}; // only seen so far
    CHECK(plan_basis(calibration, &rubric, Seniority{"senior"}).ok());
    calibration.scale.lower_is_better = true;
    CHECK_FALSE(plan_basis(calibration, &rubric, Seniority{"senior"}).ok());
}

TEST_CASE("panel_plan: without a seniority that has a bar nothing is said about decisions") {
    auto rubric = present();
    rubric.role->policy.bars.hire = NumberBySeniority{{Seniority{"senior"}, 3.5}};
    auto made = plan_basis(past(), &rubric, {}).value;
    CHECK_FALSE(made.task.basis.bar.has_value());
    CHECK(codes(made.assumed) == std::vector<std::string>{"no-past-ratings", "no-bar"});
    made.plan = plan_panel(made.task);
    CHECK(plan_text(made).find("right side") == std::string::npos);
    CHECK(plan_html(made).find("right side") == std::string::npos);
    rubric.role->interviews.clear();
    made = plan_basis(past(), &rubric, Seniority{"senior"}).value;
    CHECK(codes(made.assumed) == std::vector<std::string>{"no-interviews", "no-past-ratings"});
}

TEST_CASE("panel_plan: remarks say what is assumed and what cannot be met") {
    // Depth is shown by one format only; two people cannot hold what is asked for.
    auto const made =
        planned(PlanTarget{PlanGoal::dependability, 0.9},
                {{InterviewerId{"i-01"}, {}, {}}, {InterviewerId{"i-09"}, {}, {}}});
    CHECK(codes(plan_remarks(made)) ==
          std::vector<std::string>{"no-past-ratings", "one-format-in-plan", "target-missed",
                                   "severity-unknown"});
    CHECK(made.plan.chosen->interviewers == 2);
    auto const empty = planned({}, {{InterviewerId{"i-01"}, InterviewId{"talk"}, 1}});
    CHECK(codes(plan_remarks(empty)) ==
          std::vector<std::string>{"no-past-ratings", "one-format-in-plan", "one-format"});
    CHECK(empty.plan.chosen->held == std::vector<std::size_t>{1, 0});
}

TEST_CASE("panel_plan: no line of text is wider than the screen") {
    auto made = planned(PlanTarget{PlanGoal::decision_accuracy, 0.8},
                        {{InterviewerId{std::string(80, 'n')}, {}, {}},
                         {InterviewerId{"i-01"}, {}, {}},
                         {InterviewerId{"\x1b[31m"}, {}, {}}});
    for (std::size_t const width : {60U, 80U, 100U, 140U}) {
        auto const text = plan_text(made, {.width = width});
        CHECK(text.find('\x1b') == std::string::npos);
        std::size_t start = 0;
        while (start < text.size()) {
            auto const end = text.find('\n', start);
            CHECK(text.substr(start, end - start).find("dependability") == std::string::npos);
            // every character of these texts but the middle dot is one byte
            auto line = text.substr(start, end - start);
            for (auto at = line.find("\xC2\xB7"); at != std::string::npos;
                 at = line.find("\xC2\xB7"))
                line.erase(at, 1);
            CHECK(line.size() <= width);
            start = end + 1;
        }
    }
}

TEST_CASE("panel_plan: the page escapes every text of a user and holds no script") {
    auto made = planned({}, {{InterviewerId{"<i>&"}, {}, {}}, {InterviewerId{"i-01"}, {}, {}}});
    auto const page = plan_html(made, {.labels = {{{"i-01", "A \"<script>\""}}}});
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<i>") == std::string::npos);
    CHECK(page.find("Talk <b>") == std::string::npos);
    CHECK(page.find("&lt;i&gt;&amp;") != std::string::npos);
    CHECK(page.find("Depth &amp; breadth") != std::string::npos);
    CHECK(page.find("Engineer &lt;x&gt;") != std::string::npos);
    CHECK(page.find("<title>What each further interviewer adds</title><desc>") !=
          std::string::npos);
}

TEST_CASE("panel_plan: JSON of a plan, and of none") {
    auto const json = to_json(planned(PlanTarget{PlanGoal::dependability, 0.7}), {});
    CHECK(json.find("\"format\": \"panelscore/plan/1\"") != std::string::npos);
    CHECK(json.find("\"reached\": true") != std::string::npos);
    CHECK(json.find("\"assignment\": null") != std::string::npos);
    CHECK(json.ends_with("}\n"));
    auto const none = plan_problems_json({});
    CHECK(none.find("\"panel\": null") != std::string::npos);
    CHECK(none.find("\"curve\": []") != std::string::npos);
}
