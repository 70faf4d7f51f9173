// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables below a calibration's summary, for analysts: rows and the notes that go with them.

#include <panelscore/impl/calibration_report_words.ipp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// A row for each fitted term: words, variance, standard error, share of all variance.
[[nodiscard]] inline std::vector<std::vector<std::string>>
component_rows(stats::VarianceFit const& fit) {
    double total = 0, smallest = 0;
    for (auto const* numbers : {&fit.components, &fit.standard_errors})
        for (auto const& number : *numbers)
            if (number && *number > 0)
                smallest = smallest > 0 ? (std::min)(smallest, *number) : *number;
    for (auto const& variance : fit.components)
        total += variance.value_or(0.0);
    int decimals = total < 10 ? 3 : total < 100 ? 2 : 1; // so that none of them looks like 0
    for (double limit = 0.5 * std::pow(10, -decimals); decimals < 6 && smallest < limit;
         limit /= 10)
        ++decimals;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < stats::component_count; ++i)
        if (auto const& variance = fit.components[i]) {
            auto const& error = fit.standard_errors[i];
            rows.push_back({std::string(component_words(static_cast<stats::Component>(i))),
                            *variance > 0 ? fixed(*variance, decimals) : "0",
                            error ? fixed(*error, decimals) : "",
                            total > 0 ? percent(*variance / total) : ""});
        }
    return rows;
}

/// Interviewers, for a bar, for a ranking, standard error, right side of the bar.
[[nodiscard]] inline std::vector<std::string> panel_row(DStudyRow const& row) {
    return {std::to_string(row.interviewers), fixed(row.dependability, 2),
            fixed(row.generalizability, 2), fixed(row.sem, 2),
            row.decision_accuracy ? percent(*row.decision_accuracy) : ""};
}

/// What stands in such rows.
[[nodiscard]] inline std::string panels_note(Calibration const& calibration) {
    auto const& weights = calibration.weights;
    bool const equal = std::all_of(weights.begin(), weights.end(),
                                   [&](double weight) { return same(weight, weights[0]); });
    std::string note;
    if (calibration.competencies.size() > 1)
        note = std::string("Interviewers: for each competency; ") +
               (equal ? "all of them weigh the same. " : "weights as in the rubric. ");
    return note + "For a bar, for a ranking: share of the differences that is the candidate "
                  "(dependability, generalizability); a ranking leaves out how strict the "
                  "panel was. Error: standard error of the score.";
}

/// The entries that say something of their own: one competency alone is overall as well.
[[nodiscard]] inline std::vector<Agreement const*>
agreement_entries(CalibrationWords const& words) {
    std::vector<Agreement const*> entries;
    for (auto const& entry : words.calibration.agreement)
        if (!entry.competency.empty() || words.calibration.agreement.size() != 2)
            entries.push_back(&entry);
    return entries;
}

/// Competency, agreement, its interval, same level, within one, units, interviewers.
[[nodiscard]] inline std::vector<std::string> agreement_row(CalibrationWords const& words,
                                                            Agreement const& entry) {
    auto const& found = words.shown_agreement(entry);
    auto const share = [](Measured const& value) {
        return value ? percent(value->estimate) : std::string("none");
    };
    return {words.competency(entry.competency),
            found ? fixed(found->estimate, 2) : "none",
            found ? interval_text(found->lower, found->upper) : "",
            share(entry.percent_exact),
            share(entry.percent_adjacent),
            grouped(entry.units),
            grouped(entry.interviewers)};
}

/// The reason when not one of these figures could be given.
[[nodiscard]] inline std::optional<Undefined> why_no_agreement(CalibrationWords const& words) {
    for (auto const& entry : words.calibration.agreement)
        if (words.shown_agreement(entry) || entry.percent_exact || entry.percent_adjacent)
            return std::nullopt;
    return words.shown_agreement(words.calibration.agreement.front()).reason();
}

/// What stands in such rows, and why some of it does not.
[[nodiscard]] inline std::vector<std::string> agreement_notes(CalibrationWords const& words) {
    std::vector<std::string> notes{
        std::string("Agreement: Krippendorff's alpha, ") +
        (words.has_levels() ? "ordered levels" : "squared distances") +
        "; 1 is always the same, 0 what chance would give. Units: candidates that two or more "
        "rated."};
    std::vector<Undefined> missing;
    for (auto const& entry : words.calibration.agreement)
        for (auto const* found :
             {&words.shown_agreement(entry), &entry.percent_exact, &entry.percent_adjacent})
            if (!*found &&
                std::find(missing.begin(), missing.end(), found->reason()) == missing.end())
                missing.push_back(found->reason());
    for (auto const reason : missing)
        notes.push_back("none: " + std::string(explain(reason)));
    return notes;
}

/// A group's name as people read it.
[[nodiscard]] inline std::string group_name(CalibrationWords const& words,
                                            GroupFigures const& group) {
    return group.group.empty() ? "(none)" : words.safe(group.group);
}

/// Group, cards, candidates, of these in another group too, interviewers, mean, spread, for a
/// bar, its interval.
[[nodiscard]] inline std::vector<std::string> group_row(CalibrationWords const& words,
                                                        GroupFigures const& group) {
    auto const& found = group.dependability;
    return {group_name(words, group),
            grouped(group.scorecards),
            grouped(group.candidates),
            grouped(group.shared_candidates),
            grouped(group.interviewers),
            group.mean ? fixed(*group.mean, 2) : "",
            group.sd ? fixed(*group.sd, 2) : "",
            found ? fixed(found->estimate, 2) : "none",
            found ? interval_text(found->lower, found->upper) : ""};
}

/// The variance of each term that any group has, for the groups whose model could be fitted:
/// a heading for each column, then a row for each group.
[[nodiscard]] inline std::vector<std::vector<std::string>>
group_component_rows(CalibrationWords const& words) {
    std::vector<std::vector<std::string>> rows{{"Group"}};
    std::vector<std::size_t> terms;
    for (std::size_t i = 0; i < stats::component_count; ++i) {
        auto const& groups = words.calibration.groups;
        if (std::any_of(groups.begin(), groups.end(), [&](GroupFigures const& group) {
                return group.components && (*group.components)[i];
            })) {
            terms.push_back(i);
            rows.front().emplace_back(component_words(static_cast<stats::Component>(i)));
        }
    }
    for (GroupFigures const& group : words.calibration.groups) {
        if (!group.components)
            continue;
        std::vector<std::string> row{group_name(words, group)};
        for (std::size_t const term : terms) {
            auto const& variance = (*group.components)[term];
            row.push_back(!variance ? "" : *variance > 0 ? fixed(*variance, 3) : "0");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// True when a candidate was rated in two groups.
[[nodiscard]] inline bool shared_candidates(CalibrationWords const& words) {
    auto const& groups = words.calibration.groups;
    return std::any_of(groups.begin(), groups.end(),
                       [](auto const& group) { return group.shared_candidates > 0; });
}

/// What such rows mean, and what they do not.
[[nodiscard]] inline std::vector<std::string> group_notes(CalibrationWords const& words) {
    auto const& groups = words.calibration.groups;
    std::vector<std::string> notes{
        "For a bar: share of the differences that is the candidate (dependability), in the "
        "panels of that group, from a model of that group alone."};
    if (groups.size() > 1)
        notes.emplace_back(
            shared_candidates(words)
                ? "Shared: candidates rated in another group too. The others may differ "
                  "from group to group, and the means with them."
                : "No candidate was rated in two groups: where means differ, it may be "
                  "the candidates who do.");
    std::vector<Undefined> missing;
    for (GroupFigures const& group : groups)
        if (!group.dependability && std::find(missing.begin(), missing.end(),
                                              group.dependability.reason()) == missing.end())
            missing.push_back(group.dependability.reason());
    for (auto const reason : missing)
        notes.push_back("none: " + std::string(explain(reason)));
    return notes;
}

/// The model as lme4 writes it, with the terms that were fitted.
[[nodiscard]] inline std::string model_formula(Calibration const& calibration,
                                               stats::VarianceFit const& fit) {
    bool const fixed = calibration.model != stats::VarianceModel::composite &&
                       calibration.competency_effect == stats::CompetencyEffect::fixed &&
                       calibration.competencies.size() > 1;
    std::string formula = fixed ? "score ~ 0 + competency" : "score ~ 1";
    for (std::size_t i = 0; i < stats::component_count; ++i) {
        auto const component = static_cast<stats::Component>(i);
        if (component != stats::Component::residual && fit.components[i])
            formula += " + (1|" + std::string(stats::component_name(component)) + ')';
    }
    return formula;
}

/// How the fit went: what was dropped and why, what is zero, whether it settled.
[[nodiscard]] inline std::vector<std::string> fit_remarks(CalibrationWords const& words,
                                                          stats::VarianceFit const& fit) {
    std::vector<std::string> remarks;
    remarks.push_back(std::string("Restricted maximum likelihood, ") +
                      (fit.converged ? "settled" : "NOT SETTLED") + " after " +
                      grouped(fit.iterations, "round", "rounds") + ", log-likelihood " +
                      fixed(-fit.criterion / 2, 2) +
                      (words.calibration.model == stats::VarianceModel::composite
                           ? "; score is the mean of a card"
                           : ""));
    for (auto const& first : fit.dropped) {
        std::vector<std::string> alike;
        bool told = false;
        for (auto const& dropped : fit.dropped)
            if (dropped.reason == first.reason) {
                told = told || (alike.empty() && dropped.component != first.component);
                alike.emplace_back(stats::component_name(dropped.component));
            }
        if (!told)
            remarks.push_back("Left out: " + listed(alike) + " (" + words.safe(first.reason) +
                              ')');
    }
    std::vector<std::string> zero;
    for (std::size_t i = 0; i < stats::component_count; ++i)
        if (fit.components[i] && !(*fit.components[i] > 0))
            zero.emplace_back(stats::component_name(static_cast<stats::Component>(i)));
    if (!zero.empty())
        remarks.push_back("Estimated at zero: " + listed(zero) +
                          ". These panels show no such differences; it is no proof that there "
                          "are none");
    return remarks;
}

} // namespace panelscore::detail
