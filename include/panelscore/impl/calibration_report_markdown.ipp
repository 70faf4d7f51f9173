// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/calibration_report_interviewer.ipp>
#include <panelscore/impl/calibration_report_tables.ipp>
#include <panelscore/impl/calibration_report_words.ipp>
#include <panelscore/impl/markdown_page.ipp>
#include <panelscore/io/calibration_report.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// `**Label.** text`, one paragraph after the other as a list.
[[nodiscard]] inline std::string labelled_item(std::string_view label,
                                               std::vector<std::string> const& texts) {
    return "**" + std::string(label) + "** " + joined(texts, "; ");
}

inline void write_questions(MarkdownPage& page, CalibrationWords const& words) {
    auto const& sections = words.calibration.sections;
    std::vector<std::string> items;
    if (sections.reliability) {
        items.push_back(labelled_item("Would another panel agree?", {another_panel(words)}));
        items.push_back(labelled_item("How much is the candidate?", how_much_candidate(words)));
    }
    if (sections.agreement)
        items.push_back(labelled_item("Do two interviewers agree?", {two_interviewers(words)}));
    if (sections.reliability)
        items.push_back(labelled_item("More interviewers?", more_interviews(words)));
    page.list(items);
}

/// Cells with the interviewer's group behind the name, when there are several groups.
[[nodiscard]] inline std::vector<std::string>
with_group(CalibrationWords const& words, std::vector<std::string> cells, std::string group) {
    if (words.has_groups())
        cells.insert(cells.begin() + 1, std::move(group));
    return cells;
}

inline void write_differences(MarkdownPage& page, CalibrationWords const& words) {
    if (!words.calibration.sections.interviewers || words.calibration.interviewers.empty())
        return;
    auto const groups = severity_groups(words);
    page.heading(2, "Interviewers who differ from colleagues on the same candidates");
    if (!groups.differ.empty()) {
        page.table(with_group(words,
                              {"Interviewer", "", "By (" + std::string(words.unit()) + ")",
                               words.level(), "Cards", "Chance"},
                              "Group"),
                   words.has_groups() ? "lrlrrrr" : "llrrrr");
        for (auto const& found : groups.differ) {
            auto const [size, interval] = size_of(found);
            page.row(with_group(words,
                                {words.person(found.who->interviewer),
                                 std::string(words.direction(found.severity)), size,
                                 markdown_safe(interval), grouped(found.who->scorecards),
                                 markdown_safe(p_words(found.p))},
                                std::to_string(found.who->subset + 1)));
        }
    }
    if (auto const others = others_words(words, groups); !others.empty())
        page.paragraph(capitalised(joined(others, "; ")) + ".");
    if (!groups.differ.empty() || groups.within_chance > 0)
        page.paragraph(fairness_words);
}

inline void write_next_steps(MarkdownPage& page, CalibrationWords const& words) {
    auto const& sections = words.calibration.sections;
    std::vector<std::string> talk;
    if (sections.agreement)
        talk = least_agreement(words);
    if (sections.interviewers)
        for (auto const& flag : other_flags(words))
            talk.push_back(flag);
    if (!talk.empty())
        page.heading(2, "Talk about");
    page.list(talk);
    auto const not_shown = not_comparable(words);
    if (!not_shown.empty())
        page.heading(2, "Not shown");
    page.list(not_shown);
}

/// Every interviewer, by group and name; counts alone where there are few cards.
inline void write_interviewers(MarkdownPage& page, CalibrationWords const& words) {
    if (!words.calibration.sections.interviewers || words.calibration.interviewers.empty())
        return;
    page.heading(2, "All interviewers");
    page.table(with_group(words,
                          {"Interviewer", "Cards", "Ratings", "Mean", "Difference",
                           words.level(), "Chance", "Worth a talk"},
                          "Group"),
               words.has_groups() ? "lrrrrrrrl" : "lrrrrrrl");
    std::vector<InterviewerFigures const*> order;
    for (auto const& who : words.calibration.interviewers)
        order.push_back(&who);
    std::stable_sort(order.begin(), order.end(),
                     [](auto const* a, auto const* b) { return a->subset < b->subset; });
    for (auto const* who : order) {
        std::vector<std::string> codes;
        for (auto const& flag : who->flags)
            codes.push_back(words.safe(flag.code));
        auto const& interval = who->severity_interval;
        page.row(with_group(
            words,
            {words.person(who->interviewer), grouped(who->scorecards), grouped(who->ratings),
             who->mean ? fixed(*who->mean, 2) : "",
             who->severity ? fixed(*who->severity, 2) : "",
             interval ? markdown_safe(interval_text((*interval)[0], (*interval)[1])) : "",
             who->severity_p_holm ? markdown_safe(p_words(*who->severity_p_holm)) : "",
             joined(codes, ", ")},
            std::to_string(who->subset + 1)));
    }
    page.paragraph("Difference: in " + std::string(words.unit()) + ", above zero " +
                   std::string(words.direction(1)) + " than colleagues on the same candidates" +
                   (words.has_groups() ? "; compare inside a group only" : "") +
                   ". Empty: fewer than " + std::to_string(words.calibration.min_scorecards) +
                   " cards, or nothing to compare with.");
}

inline void write_tables(MarkdownPage& page, CalibrationWords const& words) {
    auto const& calibration = words.calibration;
    if (calibration.sections.agreement && !calibration.agreement.empty()) {
        page.heading(2, "Agreement by competency");
        if (auto const reason = why_no_agreement(words)) {
            page.paragraph(capitalised(not_known(*reason)) + ".");
        } else {
            page.table({"Competency", "Agreement", words.level(),
                        words.has_levels() ? "Same level" : "Same score",
                        words.has_levels() ? "Within one" : "One step", "Units",
                        "Interviewers"},
                       "lrrrrrr");
            for (auto const* entry : agreement_entries(words)) {
                auto row = agreement_row(words, *entry);
                row[2] = markdown_safe(row[2]);
                page.row(row);
            }
            for (auto const& note : agreement_notes(words))
                page.paragraph(note);
        }
    }
    if (calibration.sections.means && !calibration.means.empty()) {
        page.heading(2, "Scores by competency");
        page.table({"Competency", "Mean", "Spread", "Ratings"}, "lrrr");
        for (auto const& entry : calibration.means)
            page.row({words.competency(entry.competency), fixed(entry.mean, 2),
                      entry.sd ? fixed(*entry.sd, 2) : "", grouped(entry.n)});
    }
}

inline void write_model(MarkdownPage& page, CalibrationWords const& words) {
    auto const& calibration = words.calibration;
    if (calibration.sections.variance_components) {
        page.heading(2, "Where differences come from");
        if (auto const& found = calibration.variance_components) {
            page.table({"From", "Variance", "Standard error", "Share"}, "lrrr");
            for (auto const& row : component_rows(*found))
                page.row(row);
            page.paragraph("Model: `" + model_formula(calibration, *found) + "`");
            page.list(fit_remarks(words, *found));
        } else {
            page.paragraph(capitalised(not_known(found.reason())) + ".");
        }
    }
    if (calibration.sections.reliability && !calibration.reliability.d_study.empty()) {
        page.heading(2, "Panels as they might be");
        page.table({"Interviewers", "Competencies", "For a bar", "For a ranking",
                    "Standard error", "Right side of bar"},
                   "rrrrrr");
        for (auto const& row : calibration.reliability.d_study) {
            auto cells = panel_row(row);
            cells.insert(cells.begin() + 1, grouped(row.competencies));
            page.row(cells);
        }
        page.paragraph(panels_note(calibration));
    }
}

inline void write_groups(MarkdownPage& page, CalibrationWords const& words) {
    if (words.calibration.groups.empty())
        return;
    page.heading(2, "By " + words.safe(words.calibration.grouped_by));
    page.table({"Group", "Cards", "Candidates", "Shared", "Interviewers", "Mean", "Spread",
                "For a bar", words.level()},
               "lrrrrrrrr");
    for (auto const& group : words.calibration.groups) {
        auto row = group_row(words, group);
        row.back() = markdown_safe(row.back());
        page.row(row);
    }
    for (auto const& note : group_notes(words))
        page.paragraph(note);
    auto const components = group_component_rows(words);
    if (components.size() < 2)
        return;
    page.paragraph("Variances, group by group:");
    page.table(components.front(), "l" + std::string(components.front().size() - 1, 'r'));
    for (std::size_t i = 1; i < components.size(); ++i)
        page.row(components[i]);
}

inline void write_tables_of(MarkdownPage& page, CalibrationWords const& words,
                            InterviewerFigures const& who) {
    if (!who.by_competency.empty()) {
        page.heading(2, "By competency");
        page.table({"Competency", "", "Difference", "Standard error"}, "llrr");
        for (auto const& cell : who.by_competency)
            page.row({words.competency(cell.competency),
                      std::string(words.direction(cell.severity)),
                      fixed(std::abs(cell.severity), 2), fixed(cell.severity_se, 2)});
    }
    if (!who.distribution.empty()) {
        page.heading(2, "Scores given");
        page.table({"Score", "Count", "Share", "All interviewers"}, "rrrr");
        for (auto const& share : score_shares(words, who))
            page.row({rating_text(share.score), grouped(share.count), percent(share.own),
                      percent(share.all)});
    }
    if (!who.drift.empty()) {
        page.heading(2, "Over time");
        page.table({"Period", "Above expected", "Standard error", "Cards"}, "lrrr");
        for (auto const& point : who.drift)
            page.row({words.safe(point.period), fixed(point.mean_residual, 2),
                      point.standard_error ? fixed(*point.standard_error, 2) : "",
                      grouped(point.n)});
        page.paragraph(drift_note);
    }
}

} // namespace detail

PANELSCORE_DECL std::string calibration_markdown(Calibration const& calibration,
                                                 CalibrationReportOptions const& options) {
    detail::CalibrationWords const words(calibration, options, &detail::markdown_safe);
    detail::MarkdownPage page;
    page.heading(1, "Calibration");
    page.paragraph(detail::joined(detail::size_words(words), " · "));
    for (auto const& remark : detail::data_remarks(words))
        page.paragraph(remark + ".");
    detail::write_questions(page, words);
    detail::write_differences(page, words);
    detail::write_next_steps(page, words);
    detail::write_interviewers(page, words);
    detail::write_tables(page, words);
    detail::write_model(page, words);
    detail::write_groups(page, words);
    return page.text();
}

PANELSCORE_DECL std::string calibration_markdown(Calibration const& calibration,
                                                 InterviewerFigures const& interviewer,
                                                 CalibrationReportOptions const& options) {
    detail::CalibrationWords const words(calibration, options, &detail::markdown_safe);
    detail::MarkdownPage page;
    auto const title = detail::interviewer_title(words, interviewer);
    page.heading(1, title.front());
    page.paragraph(detail::joined({title.begin() + 1, title.end()}, " · "));
    std::vector<std::string> items;
    for (auto const& entry : detail::interviewer_words(words, interviewer))
        items.push_back(detail::labelled_item(entry.label + ":", entry.texts));
    page.list(items);
    detail::write_tables_of(page, words, interviewer);
    page.paragraph(detail::talk_words);
    return page.text();
}

} // namespace panelscore
