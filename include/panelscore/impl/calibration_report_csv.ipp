// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/calibration_json_keys.ipp>
#include <panelscore/io/calibration_report.hpp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/write_problems.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Writes a table row by row. Each row has as many cells as the header.
class CsvWriter {
  public:
    CsvWriter(std::string_view name, std::string_view header) {
        table_.name = name;
        table_.text.append(header).append("\r\n");
    }
    CsvWriter& text(std::string_view text) { return cell(csv_cell(text)); }
    CsvWriter& count(std::size_t n) { return cell(std::to_string(n)); }
    CsvWriter& number(std::optional<double> number) {
        return cell(number ? number_text(*number) : std::string());
    }
    CsvWriter& nothing() { return cell({}); }
    /// Estimate, lower, upper, n.
    CsvWriter& measured(Measured const& found) {
        if (!found)
            return nothing().nothing().nothing().nothing();
        number(found->estimate).number(found->lower).number(found->upper);
        return count(found->n);
    }
    template <typename Value>
    CsvWriter& reason(Outcome<Value, Undefined> const& found) {
        return cell(found ? std::string_view() : kind_of(found.reason()).name);
    }
    CsvWriter& figure(Figure const& found) { return found ? number(*found) : nothing(); }
    void end_row() {
        table_.text += "\r\n";
        first_ = true;
    }
    [[nodiscard]] CsvTable take() { return std::move(table_); }

  private:
    CsvWriter& cell(std::string_view text) {
        table_.text.append(first_ ? "" : ",").append(text);
        first_ = false;
        return *this;
    }

    CsvTable table_{};
    bool first_ = true;
};

/// Adds the tables of a calibration one after the other.
class CalibrationTables {
  public:
    explicit CalibrationTables(Calibration const& calibration) : calibration_(calibration) {}

    [[nodiscard]] std::vector<CsvTable> run() {
        auto const& sections = calibration_.sections;
        add_data();
        if (sections.means)
            add_means();
        if (sections.variance_components)
            add_fit();
        if (sections.reliability)
            add_reliability();
        if (sections.agreement)
            add_agreement();
        if (sections.interviewers) {
            add_interviewers();
            add_lists_of_interviewers();
        }
        if (!calibration_.grouped_by.empty())
            add_groups();
        add_problems();
        return std::move(tables_);
    }

  private:
    void add(CsvWriter& table) { tables_.push_back(table.take()); }

    void add_data() {
        auto const& data = calibration_.data;
        CsvWriter table("data",
                        "ratings,candidates,interviewers,competencies,scorecards,not_observed");
        table.count(data.ratings).count(data.candidates).count(data.interviewers);
        table.count(data.competencies).count(data.scorecards).count(data.not_observed);
        table.end_row();
        add(table);
        CsvWriter subsets("subsets", "subset,candidates,interviewers,ratings");
        for (std::size_t i = 0; i < data.subsets.size(); ++i) {
            auto const& subset = data.subsets[i];
            subsets.count(i).count(subset.candidates).count(subset.interviewers);
            subsets.count(subset.ratings).end_row();
        }
        add(subsets);
    }
    void add_means() {
        CsvWriter table("means", "competency,mean,sd,n");
        CsvWriter scores("competency_distribution", "competency,score,count");
        for (auto const& entry : calibration_.means) {
            table.text(entry.competency).number(entry.mean).number(entry.sd);
            table.count(entry.n).end_row();
            for (auto const& level : entry.distribution)
                scores.text(entry.competency).number(level.score).count(level.count).end_row();
        }
        add(table);
        add(scores);
    }
    void add_fit() {
        CsvWriter table("variance_components", "component,estimate,standard_error,dropped");
        CsvWriter effects("fixed_effects", "competency,estimate,standard_error");
        if (auto const& found = calibration_.variance_components) {
            for (auto const& [component, name] : component_names()) {
                auto const at = static_cast<std::size_t>(component);
                std::string_view dropped;
                for (auto const& entry : found->dropped)
                    if (entry.component == component)
                        dropped = entry.reason;
                if (!found->components[at] && dropped.empty())
                    continue;
                table.text(name).number(found->components[at]);
                table.number(found->standard_errors[at]).text(dropped).end_row();
            }
            bool const named = found->fixed.size() == calibration_.competencies.size();
            for (std::size_t i = 0; i < found->fixed.size(); ++i) {
                effects.text(named ? calibration_.competencies[i] : std::string());
                effects.number(found->fixed[i].value);
                effects.number(found->fixed[i].standard_error).end_row();
            }
        }
        add(table);
        add(effects);
    }
    void add_reliability() {
        auto const& found = calibration_.reliability;
        CsvWriter table("reliability", "statistic,estimate,lower,upper,n,reason");
        auto const measured = [&](std::string_view name, Measured const& value) {
            table.text(name).measured(value).reason(value).end_row();
        };
        auto const figure = [&](std::string_view name, Figure const& value) {
            table.text(name).figure(value).nothing().nothing().nothing();
            table.reason(value).end_row();
        };
        measured("generalizability", found.generalizability);
        measured("dependability", found.dependability);
        figure("sem", found.sem);
        figure("interviewers", found.interviewers);
        figure("competencies", found.competencies);
        figure("replicate_agreement", found.replicate_agreement);
        add(table);
        CsvWriter rows("d_study", "interviewers,competencies,generalizability,dependability,"
                                  "sem,decision_accuracy,decision_consistency");
        for (auto const& row : found.d_study) {
            rows.count(row.interviewers).count(row.competencies);
            rows.number(row.generalizability).number(row.dependability).number(row.sem);
            rows.number(row.decision_accuracy).number(row.decision_consistency).end_row();
        }
        add(rows);
    }
    void add_agreement() {
        CsvWriter table("agreement",
                        "competency,units,interviewers,left_out,statistic,estimate,"
                        "lower,upper,n,pairs,reason");
        for (auto const& entry : calibration_.agreement) {
            auto const row = [&](std::string const& statistic, Measured const& value,
                                 std::optional<std::size_t> pairs = std::nullopt) {
                table.text(entry.competency).count(entry.units).count(entry.interviewers);
                table.count(entry.left_out).text(statistic).measured(value);
                pairs ? table.count(*pairs) : table.nothing();
                table.reason(value).end_row();
            };
            for (auto const& [key, member] : alpha_keys)
                row("krippendorff_alpha." + std::string(key), entry.krippendorff_alpha.*member);
            for (auto const& [set, of_set] : icc_set_keys)
                for (auto const& [key, member] : icc_keys)
                    row(std::string(set) + '.' + std::string(key), entry.*of_set.*member);
            row("icc_panel", entry.icc_panel);
            for (auto const& [key, member] : chance_corrected_keys)
                row(std::string(key), entry.*member);
            for (auto const& [key, member] : pair_keys)
                row(std::string(key), (entry.*member).value, (entry.*member).pairs);
            for (auto const& [key, member] : agreement_keys)
                row(std::string(key), entry.*member);
        }
        add(table);
    }

    void add_interviewers() {
        CsvWriter table("interviewers",
                        "interviewer,subset,scorecards,ratings,counts_only,mean,sd,"
                        "peer_difference,peer_difference_lower,peer_difference_upper,"
                        "peer_difference_n,severity,severity_se,severity_lower,severity_upper,"
                        "severity_p_holm,consistency,"
                        "discrimination,discrimination_lower,discrimination_upper,"
                        "discrimination_n,halo,halo_lower,halo_upper,halo_n,central_tendency,"
                        "central_tendency_lower,central_tendency_upper,central_tendency_n,"
                        "range_use,not_observed_rate,hours_to_submit_median,"
                        "hours_to_submit_percentile_90,hours_to_submit_late_share,"
                        "hours_to_submit_n,flags");
        for (auto const& entry : calibration_.interviewers) {
            table.text(entry.interviewer).count(entry.subset).count(entry.scorecards);
            table.count(entry.ratings).text(entry.counts_only ? "true" : "false");
            table.number(entry.mean).number(entry.sd).measured(entry.peer_difference);
            table.figure(entry.severity).number(entry.severity_se);
            auto const& interval = entry.severity_interval;
            table.number(interval ? std::optional((*interval)[0]) : std::nullopt);
            table.number(interval ? std::optional((*interval)[1]) : std::nullopt);
            table.number(entry.severity_p_holm).figure(entry.consistency);
            for (auto const& [key, member] : rating_style_keys)
                table.measured(entry.*member);
            table.figure(entry.range_use).figure(entry.not_observed_rate);
            if (auto const& hours = entry.hours_to_submit)
                table.number(hours->median)
                    .number(hours->percentile_90)
                    .number(hours->late_share)
                    .count(hours->n);
            else
                table.nothing().nothing().nothing().nothing();
            std::string codes;
            for (auto const& flag : entry.flags)
                codes.append(codes.empty() ? "" : ";").append(flag.code);
            table.text(codes).end_row();
        }
        add(table);
    }
    void add_lists_of_interviewers() {
        CsvWriter cells("interviewer_competencies",
                        "interviewer,competency,severity,severity_se");
        CsvWriter scores("distribution", "interviewer,score,count");
        CsvWriter drift("drift", "interviewer,period,mean_residual,standard_error,n");
        CsvWriter flags("flags", "interviewer,code,message,value,n,base_rate,p_holm");
        for (auto const& entry : calibration_.interviewers) {
            auto const& who = entry.interviewer;
            for (auto const& cell : entry.by_competency) {
                cells.text(who).text(cell.competency).number(cell.severity);
                cells.number(cell.severity_se).end_row();
            }
            for (auto const& level : entry.distribution)
                scores.text(who).number(level.score).count(level.count).end_row();
            for (auto const& point : entry.drift) {
                drift.text(who).text(point.period).number(point.mean_residual);
                drift.number(point.standard_error).count(point.n).end_row();
            }
            for (auto const& flag : entry.flags) {
                flags.text(who).text(flag.code).text(flag.message).number(flag.value);
                flags.count(flag.n).number(flag.base_rate).number(flag.p_holm).end_row();
            }
        }
        for (auto* table : {&cells, &scores, &drift, &flags})
            add(*table);
    }
    void add_groups() {
        CsvWriter table("groups",
                        "group,scorecards,candidates,interviewers,ratings,not_observed,"
                        "shared_candidates,mean,sd,generalizability,generalizability_lower,"
                        "generalizability_upper,generalizability_n,dependability,"
                        "dependability_lower,dependability_upper,dependability_n,sem,reason");
        CsvWriter variances("group_components", "group,component,estimate");
        for (auto const& entry : calibration_.groups) {
            table.text(entry.group).count(entry.scorecards).count(entry.candidates);
            table.count(entry.interviewers).count(entry.ratings).count(entry.not_observed);
            table.count(entry.shared_candidates).number(entry.mean).number(entry.sd);
            table.measured(entry.generalizability).measured(entry.dependability);
            table.figure(entry.sem).reason(entry.dependability).end_row();
            for (auto const& [component, name] : component_names())
                if (entry.components)
                    if (auto const found =
                            (*entry.components)[static_cast<std::size_t>(component)])
                        variances.text(entry.group).text(name).number(found).end_row();
        }
        add(table);
        add(variances);
    }
    void add_problems() {
        CsvWriter table("problems", "level,code,name,message,file,line,column");
        for (auto const& problem : calibration_.problems) {
            table.text(level_name(problem.level)).text(problem.code).text(problem.name);
            table.text(problem.message).text(problem.file);
            problem.where.line > 0 ? table.count(problem.where.line) : table.nothing();
            problem.where.column > 0 ? table.count(problem.where.column) : table.nothing();
            table.end_row();
        }
        add(table);
    }

    Calibration const& calibration_;
    std::vector<CsvTable> tables_{};
};

} // namespace detail

PANELSCORE_DECL std::vector<CsvTable> calibration_csv_tables(Calibration const& calibration) {
    return detail::CalibrationTables(calibration).run();
}

} // namespace panelscore
