// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/calibration_json_keys.ipp>
#include <panelscore/io/calibration.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/version.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Which figures a document could not give, by section and reason.
class MissingFigures {
  public:
    /// @param figure the place without positions: "agreement/rwg" @param pointer the place
    void add(std::string const& figure, std::string const& pointer, Undefined reason) {
        auto const slash = (std::min)(figure.find('/'), figure.size());
        auto const [at, is_new] =
            places_.try_emplace({figure.substr(0, slash), reason}, groups_.size());
        if (is_new)
            groups_.push_back({.section = figure.substr(0, slash), .reason = reason});
        Group& group = groups_[at->second];
        auto const name = figure.substr((std::min)(slash + 1, figure.size()));
        if (!name.empty() && group.known.insert(name).second)
            group.names += (group.names.empty() ? "" : ", ") + name;
        group.pointers.push_back(pointer);
    }
    [[nodiscard]] Diagnostics problems() const {
        Diagnostics all;
        for (auto const& group : groups_) {
            all.push_back(
                make_problem(kind_of(group.reason),
                             group.section + (group.names.empty() ? "" : ": " + group.names) +
                                 " cannot be given: " + std::string(explain(group.reason))));
            all.back().level = DiagnosticLevel::information;
            all.back().pointer = group.pointers.front();
            all.back().details = group.pointers;
        }
        return all;
    }

  private:
    struct Group {
        std::string section{};
        Undefined reason = Undefined::too_few;
        std::set<std::string> known{};
        std::string names{};
        std::vector<std::string> pointers{};
    };

    std::map<std::pair<std::string, Undefined>, std::size_t> places_{};
    std::vector<Group> groups_{};
};

/// Writes a calibration, noting the reason of each figure that is null.
class CalibrationWriter {
  public:
    CalibrationWriter(std::string& out, Calibration const& calibration)
        : json_(out, 2), calibration_(calibration) {}

    void run() {
        auto const& sections = calibration_.sections;
        json_.begin_object().string("format", calibration_format);
        json_.begin_object("engine", JsonLayout::line).string("name", "panelscore");
        json_.string("version", version).end_object();
        write_scale();
        write_options();
        write_data();
        if (sections.means)
            write_means();
        if (sections.variance_components)
            within("variance_components", [&] { write_fit(); });
        if (sections.reliability)
            within("reliability", [&] { write_reliability(); });
        if (sections.agreement)
            list("agreement", calibration_.agreement,
                 [&](Agreement const& entry) { write_agreement(entry); });
        if (sections.interviewers)
            list("interviewers", calibration_.interviewers,
                 [&](InterviewerFigures const& entry) { write_interviewer(entry); });
        if (!calibration_.grouped_by.empty())
            list("groups", calibration_.groups,
                 [&](GroupFigures const& entry) { write_group(entry); });
        if (sections == Sections{})
            json_.null("facets").null("weights").null("gold");
        json_.begin_array("problems");
        for (auto const& problem : calibration_.problems)
            append_problem(json_, problem);
        for (auto const& problem : missing_.problems())
            append_problem(json_, problem);
        json_.end_array().end_object();
    }

  private:
    /// Writes with a key as part of the place.
    template <typename Write>
    void within(std::string_view key, Write&& write) {
        auto const path = path_.size(), figure = figure_.size();
        path_.append("/").append(key);
        figure_.append(figure_.empty() ? "" : "/").append(key);
        json_.key(key);
        write();
        path_.resize(path);
        figure_.resize(figure);
    }
    /// An array of objects that are broken into lines.
    template <typename Entry, typename Write>
    void list(std::string_view key, std::vector<Entry> const& entries, Write&& write) {
        within(key, [&] {
            auto const path = path_.size();
            json_.begin_array();
            for (std::size_t i = 0; i < entries.size(); ++i) {
                path_.append("/").append(std::to_string(i));
                json_.begin_object();
                write(entries[i]);
                json_.end_object();
                path_.resize(path);
            }
            json_.end_array();
        });
    }
    /// Null, and why.
    void missing(Undefined reason) {
        json_.null();
        if (!counts_only_)
            missing_.add(figure_, path_, reason);
    }
    void estimate(Estimate const& found, std::optional<std::size_t> pairs = std::nullopt) {
        json_.begin_object(JsonLayout::line).number("estimate", found.estimate);
        json_.number("lower", found.lower).number("upper", found.upper);
        json_.count("n", found.n);
        if (pairs)
            json_.count("pairs", *pairs);
        json_.end_object();
    }
    void measured(std::string_view key, Measured const& found,
                  std::optional<std::size_t> pairs = std::nullopt) {
        within(key, [&] {
            if (found)
                estimate(*found, pairs);
            else
                missing(found.reason());
        });
    }
    void figure(std::string_view key, Figure const& found) {
        within(key, [&] {
            if (found)
                json_.number(*found);
            else
                missing(found.reason());
        });
    }
    void names(std::string_view key, std::vector<std::string> const& names) {
        json_.begin_array(key, JsonLayout::line);
        for (auto const& name : names)
            json_.string(name);
        json_.end_array();
    }

    void write_scale() {
        auto const& scale = calibration_.scale;
        json_.begin_object("scale", JsonLayout::line).number("minimum", scale.minimum);
        json_.number("maximum", scale.maximum).number("step", scale.step);
        json_.string("direction", name_in(direction_names, scale.lower_is_better
                                                               ? Direction::lower_is_better
                                                               : Direction::higher_is_better));
        json_.boolean("declared", scale.declared).end_object();
    }
    void write_options() {
        json_.begin_object("options").number("level", calibration_.level);
        json_.string("model", name_in(variance_model_names, calibration_.model));
        json_.string("competency",
                     name_in(competency_effect_names, calibration_.competency_effect));
        json_.count("min_scorecards", calibration_.min_scorecards);
        json_.number("late_hours", calibration_.late_hours);
        if (!calibration_.grouped_by.empty())
            json_.string("by", calibration_.grouped_by);
        json_.begin_object("weights");
        for (std::size_t i = 0; i < calibration_.competencies.size(); ++i)
            json_.number(calibration_.competencies[i], calibration_.weights[i]);
        json_.end_object().end_object();
    }
    void write_data() {
        auto const& data = calibration_.data;
        json_.begin_object("data").count("ratings", data.ratings);
        json_.count("candidates", data.candidates).count("interviewers", data.interviewers);
        json_.count("competencies", data.competencies).count("scorecards", data.scorecards);
        json_.count("not_observed", data.not_observed).begin_array("subsets");
        for (auto const& subset : data.subsets) {
            json_.begin_object(JsonLayout::line).count("candidates", subset.candidates);
            json_.count("interviewers", subset.interviewers).count("ratings", subset.ratings);
            json_.end_object();
        }
        json_.end_array().begin_array("confounded");
        for (auto const& sentence : data.confounded)
            json_.string(sentence);
        json_.end_array().end_object();
    }
    void write_distribution(std::vector<ScoreCount> const& distribution) {
        json_.begin_object("distribution", JsonLayout::line);
        for (auto const& level : distribution)
            json_.count(number_text(level.score), level.count);
        json_.end_object();
    }
    void write_means() {
        json_.begin_array("means");
        for (auto const& entry : calibration_.means) {
            json_.begin_object(JsonLayout::line).string("competency", entry.competency);
            json_.number("mean", entry.mean).number("sd", entry.sd).count("n", entry.n);
            write_distribution(entry.distribution);
            json_.end_object();
        }
        json_.end_array();
    }

    void
    by_component(std::string_view key,
                 std::array<std::optional<double>, stats::component_count> const& numbers) {
        json_.begin_object(key);
        for (auto const& component : component_names()) {
            bool const always = component.value != stats::Component::competency;
            if (always || calibration_.competency_effect == stats::CompetencyEffect::random)
                json_.number(component.name,
                             numbers[static_cast<std::size_t>(component.value)]);
        }
        json_.end_object();
    }
    void write_fit() {
        if (!calibration_.variance_components)
            return missing(calibration_.variance_components.reason());
        auto const& fit = *calibration_.variance_components;
        json_.begin_object().string("method", "REML").boolean("converged", fit.converged);
        json_.count("iterations", fit.iterations).number("log_likelihood", -fit.criterion / 2);
        by_component("components", fit.components);
        by_component("standard_errors", fit.standard_errors);
        json_.begin_array("dropped");
        for (auto const& dropped : fit.dropped) {
            json_.begin_object(JsonLayout::line);
            json_.string("component", stats::component_name(dropped.component));
            json_.string("reason", dropped.reason).end_object();
        }
        json_.end_array().begin_array("fixed_effects");
        bool const named = fit.fixed.size() == calibration_.competencies.size() &&
                           calibration_.competency_effect == stats::CompetencyEffect::fixed &&
                           calibration_.model != stats::VarianceModel::composite;
        for (std::size_t i = 0; i < fit.fixed.size(); ++i) {
            json_.begin_object(JsonLayout::line).key("competency");
            named ? json_.string(calibration_.competencies[i]) : json_.null();
            json_.number("estimate", fit.fixed[i].value);
            json_.number("standard_error", fit.fixed[i].standard_error).end_object();
        }
        json_.end_array().end_object();
    }
    void write_reliability() {
        auto const& found = calibration_.reliability;
        json_.begin_object();
        measured("generalizability", found.generalizability);
        measured("dependability", found.dependability);
        figure("sem", found.sem);
        json_.number("interviewers", found.interviewers);
        json_.number("competencies", found.competencies);
        figure("replicate_agreement", found.replicate_agreement);
        json_.begin_array("d_study");
        for (auto const& row : found.d_study) {
            json_.begin_object(JsonLayout::line).count("interviewers", row.interviewers);
            json_.count("competencies", row.competencies);
            json_.number("generalizability", row.generalizability);
            json_.number("dependability", row.dependability).number("sem", row.sem);
            json_.number("decision_accuracy", row.decision_accuracy);
            json_.number("decision_consistency", row.decision_consistency).end_object();
        }
        json_.end_array();
        names("left_out_of_d_study", found.left_out_of_d_study);
        json_.end_object();
    }

    void write_agreement(Agreement const& entry) {
        if (entry.competency.empty())
            json_.boolean("overall", true);
        else
            json_.string("competency", entry.competency);
        json_.count("units", entry.units).count("interviewers", entry.interviewers);
        json_.count("left_out", entry.left_out);
        within("krippendorff_alpha", [&] {
            json_.begin_object();
            for (auto const& [key, member] : alpha_keys)
                measured(key, entry.krippendorff_alpha.*member);
            json_.end_object();
        });
        for (auto const& [key, member] : icc_set_keys)
            within(key, [&, set = &(entry.*member)] { write_icc(*set); });
        measured("icc_panel", entry.icc_panel);
        json_.number("ratings_a_candidate", entry.ratings_a_candidate);
        json_.number("shared_interviewers", entry.shared_interviewers);
        json_.begin_array("held_at_zero", JsonLayout::line);
        for (auto const component : entry.held_at_zero)
            json_.string(stats::component_name(component));
        json_.end_array();
        for (auto const& [key, member] : chance_corrected_keys)
            measured(key, entry.*member);
        for (auto const& [key, member] : pair_keys)
            measured(key, (entry.*member).value, (entry.*member).pairs);
        for (auto const& [key, member] : agreement_keys)
            measured(key, entry.*member);
    }
    void write_icc(IccSet const& set) {
        if (all_missing(set))
            return missing(set.one.reason());
        json_.begin_object();
        for (auto const& [key, member] : icc_keys)
            measured(key, set.*member);
        json_.end_object();
    }

    void write_interviewer(InterviewerFigures const& entry) {
        counts_only_ = entry.counts_only;
        json_.string("interviewer", entry.interviewer).count("subset", entry.subset);
        json_.count("scorecards", entry.scorecards).count("ratings", entry.ratings);
        json_.boolean("counts_only", entry.counts_only);
        json_.number("mean", entry.mean).number("sd", entry.sd);
        measured("peer_difference", entry.peer_difference);
        write_severity(entry);
        figure("consistency", entry.consistency);
        for (auto const& [key, member] : rating_style_keys)
            measured(key, entry.*member);
        figure("range_use", entry.range_use);
        figure("not_observed_rate", entry.not_observed_rate);
        within("hours_to_submit", [&] {
            if (!entry.hours_to_submit)
                return missing(entry.hours_to_submit.reason());
            auto const& hours = *entry.hours_to_submit;
            json_.begin_object(JsonLayout::line).number("median", hours.median);
            json_.number("percentile_90", hours.percentile_90);
            json_.number("late_share", hours.late_share).count("n", hours.n).end_object();
        });
        json_.null("infit").null("outfit");
        write_distribution(entry.distribution);
        write_drift(entry);
        write_flags(entry);
        counts_only_ = false;
    }
    void write_group(GroupFigures const& entry) {
        json_.key("group");
        entry.group.empty() ? json_.null() : json_.string(entry.group);
        json_.count("scorecards", entry.scorecards).count("candidates", entry.candidates);
        json_.count("interviewers", entry.interviewers).count("ratings", entry.ratings);
        json_.count("not_observed", entry.not_observed);
        json_.count("shared_candidates", entry.shared_candidates);
        json_.number("mean", entry.mean).number("sd", entry.sd);
        if (entry.components)
            by_component("components", *entry.components);
        else
            within("components", [&] { missing(entry.components.reason()); });
        measured("generalizability", entry.generalizability);
        measured("dependability", entry.dependability);
        figure("sem", entry.sem);
    }
    void write_severity(InterviewerFigures const& entry) {
        figure("severity", entry.severity);
        json_.number("severity_se", entry.severity_se);
        json_.key("severity_interval");
        if (auto const& interval = entry.severity_interval)
            json_.begin_array(JsonLayout::line)
                .number((*interval)[0])
                .number((*interval)[1])
                .end_array();
        else
            json_.null();
        json_.number("severity_p_holm", entry.severity_p_holm).begin_array("by_competency");
        for (auto const& cell : entry.by_competency) {
            json_.begin_object(JsonLayout::line).string("competency", cell.competency);
            json_.number("severity", cell.severity).number("severity_se", cell.severity_se);
            json_.end_object();
        }
        json_.end_array();
    }
    void write_drift(InterviewerFigures const& entry) {
        json_.begin_array("drift");
        for (auto const& point : entry.drift) {
            json_.begin_object(JsonLayout::line).string("period", point.period);
            json_.number("mean_residual", point.mean_residual);
            json_.number("standard_error", point.standard_error).count("n", point.n);
            json_.end_object();
        }
        json_.end_array();
    }
    void write_flags(InterviewerFigures const& entry) {
        json_.begin_array("flags");
        for (auto const& flag : entry.flags) {
            json_.begin_object(JsonLayout::line).string("code", flag.code);
            json_.string("message", flag.message).number("value", flag.value);
            json_.count("n", flag.n).number("base_rate", flag.base_rate);
            json_.number("p_holm", flag.p_holm).end_object();
        }
        json_.end_array();
    }

    JsonWriter json_;
    Calibration const& calibration_;
    std::string path_{};
    std::string figure_{};
    bool counts_only_ = false;
    MissingFigures missing_{};
};

} // namespace detail

PANELSCORE_DECL std::string to_json(Calibration const& calibration) {
    std::string out;
    detail::CalibrationWriter(out, calibration).run();
    out += '\n';
    return out;
}

} // namespace panelscore
