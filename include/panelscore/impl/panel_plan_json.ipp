// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/io/names.hpp>
#include <panelscore/io/panel_plan.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/version.hpp>

#include <string_view>

namespace panelscore {
namespace detail {

inline constexpr std::string_view plan_format = "panelscore/plan/1";

inline constexpr std::array<Named<PlanGoal>, 2> plan_goal_names{
    {{PlanGoal::dependability, "dependability"},
     {PlanGoal::decision_accuracy, "decision_accuracy"}}};

inline constexpr std::array<Named<PlanReason>, 3> plan_reason_names{
    {{PlanReason::target, "target"},
     {PlanReason::elbow, "elbow"},
     {PlanReason::best_there, "best_there"}}};

/// Writes a plan key by key.
class PlanWriter {
  public:
    PlanWriter(std::string& out, PlanReport const& report)
        : json_(out, 2), report_(report), task_(report.task), plan_(report.plan) {}

    void write(Diagnostics const& problems) {
        json_.begin_object().string("format", plan_format);
        json_.begin_object("engine", JsonLayout::line).string("name", "panelscore");
        json_.string("version", version).end_object();
        write_sources();
        write_question();
        panel("panel", plan_.chosen);
        panel("as_written", plan_.as_written);
        panel("cheaper", plan_.cheaper);
        write_curve();
        write_one_more();
        write_competencies();
        write_assignment();
        json_.begin_array("remarks");
        for (auto const& remark : plan_remarks(report_)) {
            json_.begin_object(JsonLayout::line).string("code", remark.code);
            json_.string("message", remark.message).end_object();
        }
        json_.end_array().key("problems");
        append_problems(json_, problems);
        json_.end_object();
    }

  private:
    void write_sources() {
        if (report_.rubric.empty()) {
            json_.null("rubric");
        } else {
            json_.begin_object("rubric", JsonLayout::line);
            json_.string("id", report_.rubric.text()).string("revision", report_.revision);
            append_text_or_null(json_, "seniority", report_.seniority.text());
            json_.end_object();
        }
        if (report_.ratings == 0) {
            json_.null("calibration");
            return;
        }
        json_.begin_object("calibration").count("ratings", report_.ratings);
        json_.count("candidates", report_.candidates);
        json_.count("interviewers", report_.interviewers).key("dependability");
        if (auto const& found = report_.until_now) {
            json_.begin_object(JsonLayout::line).number("estimate", found->estimate);
            json_.number("lower", found->lower).number("upper", found->upper);
            json_.count("n", found->n).end_object();
        } else {
            json_.null();
        }
        json_.key("interviewers_a_competency");
        if (report_.interviewers_until_now > 0)
            json_.number(report_.interviewers_until_now);
        else
            json_.null();
        json_.end_object();
    }

    void write_question() {
        if (auto const& target = task_.target) {
            json_.begin_object("target", JsonLayout::line);
            json_.string("goal", name_in(plan_goal_names, target->goal));
            json_.number("value", target->value).end_object();
            json_.boolean("reached", plan_.target_reached);
        } else {
            json_.null("target").null("reached");
        }
        json_.number("bar", task_.basis.bar);
        json_.number("pool_mean",
                     task_.basis.bar ? std::optional{task_.basis.pool_mean} : std::nullopt);
        if (plan_.chosen)
            json_.string("reason", name_in(plan_reason_names, plan_.reason));
        else
            json_.null("reason");
    }

    void write_worth(PanelWorth const& worth) {
        json_.number("generalizability", worth.generalizability);
        json_.number("dependability", worth.dependability).number("sem", worth.sem);
        json_.number("decision_accuracy", worth.decision_accuracy);
        json_.number("decision_consistency", worth.decision_consistency);
    }
    void write_panel(PanelChoice const& choice) {
        json_.count("interviewers", choice.interviewers).key("minutes");
        if (choice.minutes)
            json_.integer(*choice.minutes);
        else
            json_.null();
        json_.begin_array("interviews", JsonLayout::line);
        for (std::size_t i = 0; i < choice.held.size(); ++i) {
            if (choice.held[i] == 0)
                continue;
            json_.begin_object().string("interview", task_.interviews[i].id.text());
            json_.count("interviewers", choice.held[i]).end_object();
        }
        json_.end_array();
        write_worth(choice.worth);
        json_.begin_array("one_format", JsonLayout::line);
        for (std::size_t const k : choice.one_format)
            json_.string(report_.competencies[k].text());
        json_.end_array();
    }
    void panel(std::string_view key, std::optional<PanelChoice> const& choice) {
        if (!choice) {
            json_.null(key);
            return;
        }
        json_.begin_object(key);
        write_panel(*choice);
        json_.end_object();
    }

    void write_curve() {
        json_.begin_array("curve");
        for (std::size_t i = 0; i < plan_.curve.size(); ++i) {
            json_.begin_object();
            write_panel(plan_.curve[i]);
            json_.number("gain", i == 0
                                     ? std::nullopt
                                     : std::optional{plan_.curve[i].worth.dependability -
                                                     plan_.curve[i - 1].worth.dependability});
            json_.end_object();
        }
        json_.end_array().key("elbow");
        if (plan_.elbow)
            json_.count(plan_.curve[*plan_.elbow].interviewers);
        else
            json_.null();
    }

    void write_one_more() {
        json_.begin_array("one_more");
        for (auto const& step : plan_.one_more) {
            auto const& interview = task_.interviews[step.interview];
            json_.begin_object(JsonLayout::line).string("interview", interview.id.text());
            json_.key("minutes");
            if (interview.minutes)
                json_.integer(*interview.minutes);
            else
                json_.null();
            json_.number("dependability", step.worth.dependability);
            json_.number("decision_accuracy", step.worth.decision_accuracy);
            json_.number("gain", step.gain).end_object();
        }
        json_.end_array();
    }

    /// Who sees what in the chosen panel.
    void write_competencies() {
        json_.begin_array("competencies");
        for (std::size_t k = 0; k < report_.competencies.size(); ++k) {
            json_.begin_object(JsonLayout::line);
            json_.string("competency", report_.competencies[k].text());
            json_.number("weight", task_.basis.weights[k]);
            std::size_t people = task_.interviews.empty() && plan_.chosen
                                     ? plan_.chosen->interviewers
                                     : std::size_t{0};
            json_.begin_array("interviews");
            for (std::size_t i = 0; plan_.chosen && i < plan_.chosen->held.size(); ++i) {
                auto const& rated = task_.interviews[i].competencies;
                if (plan_.chosen->held[i] == 0 ||
                    std::find(rated.begin(), rated.end(), k) == rated.end())
                    continue;
                people += plan_.chosen->held[i];
                json_.string(task_.interviews[i].id.text());
            }
            json_.end_array().count("interviewers", people).end_object();
        }
        json_.end_array();
    }

    void write_assignment() {
        if (!plan_.assignment) {
            json_.null("assignment");
            return;
        }
        auto const& made = *plan_.assignment;
        json_.begin_object("assignment").count("candidates", made.candidates);
        json_.count("most_held", made.most_held);
        auto const worth = made.worth;
        json_.number("dependability",
                     worth ? std::optional{worth->dependability} : std::nullopt);
        json_.number("sem", worth ? std::optional{worth->sem} : std::nullopt);
        json_.number("decision_accuracy", worth ? worth->decision_accuracy : std::nullopt);
        json_.number("decision_consistency",
                     worth ? worth->decision_consistency : std::nullopt);
        json_.begin_array("seats");
        for (auto const& seat : made.seats) {
            json_.begin_object(JsonLayout::line);
            json_.string("interview", task_.interviews[seat.interview].id.text());
            json_.string("interviewer", seat.interviewer.text());
            json_.count("candidates", seat.candidates).boolean("known", seat.known);
            json_.end_object();
        }
        json_.end_array().begin_array("unfilled");
        for (std::size_t i = 0; i < made.unfilled.size(); ++i) {
            if (made.unfilled[i] == 0)
                continue;
            json_.begin_object(JsonLayout::line);
            json_.string("interview", task_.interviews[i].id.text());
            json_.count("seats", made.unfilled[i]).end_object();
        }
        json_.end_array().begin_array("not_used", JsonLayout::line);
        for (auto const& person : made.not_used)
            json_.string(person.text());
        json_.end_array().end_object();
    }

    JsonWriter json_;
    PlanReport const& report_;
    PlanTask const& task_;
    PanelPlan const& plan_;
};

} // namespace detail

PANELSCORE_DECL std::string to_json(PlanReport const& report, Diagnostics const& problems) {
    std::string out;
    detail::PlanWriter(out, report).write(problems);
    return out + '\n';
}

PANELSCORE_DECL std::string plan_problems_json(Diagnostics const& problems) {
    return to_json(PlanReport{}, problems);
}

} // namespace panelscore
