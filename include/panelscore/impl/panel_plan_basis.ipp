// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/calibrate/rating_model.hpp>
#include <panelscore/impl/calibration_json_keys.ipp>
#include <panelscore/impl/plain_words.ipp>
#include <panelscore/io/panel_plan.hpp>
#include <panelscore/model/bars.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace panelscore {
namespace detail {

/// Fills a plan report from a calibration and a rubric.
class PlanBasisMaker {
  public:
    PlanBasisMaker(Calibration const& calibration, Rubric const* rubric,
                   Seniority const& seniority)
        : calibration_(calibration), rubric_(rubric), seniority_(seniority) {}

    Parsed<PlanReport> run() {
        describe();
        if (!read_variances())
            return std::move(result_);
        if (rubric_ != nullptr && rubric_->role)
            read_role();
        else
            read_weights();
        read_means();
        if (rubric_ != nullptr && rubric_->role)
            read_bar();
        read_people();
        return std::move(result_);
    }

  private:
    PlanReport& report() { return result_.value; }
    StudyBasis& basis() { return report().task.basis; }

    void describe() {
        auto& made = report();
        made.ratings = calibration_.data.ratings;
        made.candidates = calibration_.data.candidates;
        made.interviewers = calibration_.data.interviewers;
        made.level = calibration_.level;
        made.interviewers_until_now = calibration_.reliability.interviewers;
        if (calibration_.reliability.dependability)
            made.until_now = *calibration_.reliability.dependability;
        if (rubric_ == nullptr)
            return;
        made.rubric = rubric_->id;
        made.revision = rubric_->revision;
        made.title = rubric_->title;
        made.language = rubric_->language;
        made.seniority = seniority_;
    }

    void refuse(ProblemKind kind, std::string message) {
        result_.problems.push_back(make_problem(kind, std::move(message)));
    }
    void remark(std::string code, std::string message) {
        report().assumed.push_back({std::move(code), std::move(message)});
    }

    bool read_variances() {
        auto const& fit = calibration_.variance_components;
        if (!fit) {
            refuse(kind_of(fit.reason()), "the calibration does not say where differences "
                                          "between scores come from: " +
                                              std::string(explain(fit.reason())));
            return false;
        }
        // Variances that cannot be told apart would plan panels on sand.
        auto const& reliability = calibration_.reliability;
        if (calibration_.sections.reliability && !reliability.dependability) {
            auto const reason = reliability.dependability.reason();
            refuse(kind_of(reason), "the calibration cannot say how much of a score is the "
                                    "candidate: " +
                                        std::string(explain(reason)));
            return false;
        }
        basis().variances = scoring_variances(*fit, calibration_.model);
        if (calibration_.competency_effect == stats::CompetencyEffect::random)
            basis().competency_variance = fit->variance(stats::Component::competency);
        if (calibration_.model == stats::VarianceModel::composite)
            remark("card-means", "the calibration looked at the mean of each card: a card of "
                                 "few competencies counts as sure as one of many");
        return true;
    }

    void read_role() {
        double sum = 0;
        for (auto const& entry : rubric_->role->weights)
            sum += entry.weight;
        for (auto const& entry : rubric_->role->weights) {
            auto const* found = rubric_->competency(entry.competency);
            report().competencies.push_back(entry.competency);
            report().names.push_back(found != nullptr && !found->name.empty()
                                         ? found->name
                                         : entry.competency.text());
            basis().weights.push_back(entry.weight / sum);
        }
        for (auto const& interview : rubric_->role->interviews) {
            PlanInterview made{.id = interview.id,
                               .title = interview.title,
                               .format = interview.format,
                               .minutes = interview.minutes};
            for (std::size_t k = 0; k < report().competencies.size(); ++k)
                if (std::find(interview.competencies.begin(), interview.competencies.end(),
                              report().competencies[k]) != interview.competencies.end())
                    made.competencies.push_back(k);
            report().task.interviews.push_back(std::move(made));
        }
        if (report().task.interviews.empty())
            remark("no-interviews", "the rubric has no interviews: every interviewer is taken "
                                    "to rate everything");
    }

    void read_weights() {
        remark("all-rate-all",
               "every interviewer is taken to rate everything: with a rubric (-r) "
               "its interviews count");
        for (auto const& name : calibration_.competencies) {
            report().competencies.emplace_back(name);
            report().names.push_back(name);
        }
        basis().weights = calibration_.weights;
    }

    /// What a candidate is expected to score in a competency, where anybody rated it.
    [[nodiscard]] std::optional<double> mean_of(CompetencyId const& id) const {
        auto const k = stats::position_of(calibration_.competencies, id.text());
        if (k == calibration_.competencies.size())
            return std::nullopt;
        return expected_score(calibration_, k);
    }

    void read_means() {
        double sum = 0;
        double weight = 0;
        std::vector<std::string> unknown;
        for (std::size_t k = 0; k < basis().weights.size(); ++k) {
            if (basis().weights[k] <= 0)
                continue;
            if (auto const mean = mean_of(report().competencies[k])) {
                sum += basis().weights[k] * *mean;
                weight += basis().weights[k];
            } else {
                unknown.push_back(report().names[k]);
            }
        }
        means_known_ = weight > 0;
        if (means_known_)
            basis().pool_mean = sum / weight;
        if (means_known_ && !unknown.empty())
            remark("no-past-ratings", "no past ratings of " + listed(unknown) +
                                          ": taken to be scored like the rest");
    }

    void read_bar() {
        if (auto const other = other_scale(calibration_.scale, rubric_->scale))
            refuse(problems::other_rubric, *other);
        auto const bars = resolve_bars(*rubric_, seniority_);
        if (bars && means_known_)
            basis().bar = bars->hire;
        else
            remark("no-bar", seniority_.empty() && !bars
                                 ? "without a seniority there is no bar, so nothing is said "
                                   "about decisions"
                                 : "there is no bar to hold scores against, so nothing is "
                                   "said about decisions");
    }

    void read_people() {
        for (auto const& entry : calibration_.interviewers) {
            if (!severity_known(entry))
                continue;
            KnownInterviewer known{.interviewer = InterviewerId{entry.interviewer},
                                   .severity_se = *entry.severity_se,
                                   .consistency = entry.consistency.value_or(1.0)};
            known.severity_se_in.resize(report().competencies.size());
            for (auto const& cell : entry.by_competency)
                for (std::size_t k = 0; k < report().competencies.size(); ++k)
                    if (report().competencies[k].text() == cell.competency)
                        known.severity_se_in[k] = cell.severity_se;
            report().task.known.push_back(std::move(known));
        }
    }

    Calibration const& calibration_;
    Rubric const* rubric_;
    Seniority const& seniority_;
    bool means_known_ = false;
    Parsed<PlanReport> result_{};
};

} // namespace detail

PANELSCORE_DECL Parsed<PlanReport>
plan_basis(Calibration const& calibration, Rubric const* rubric, Seniority const& seniority) {
    return detail::PlanBasisMaker{calibration, rubric, seniority}.run();
}

} // namespace panelscore
