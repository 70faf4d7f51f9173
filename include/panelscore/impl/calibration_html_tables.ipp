// SPDX-License-Identifier: BSL-1.0
#pragma once

// Every table behind the charts of the calibration page.

#include <panelscore/impl/calibration_html_agreement.ipp>
#include <panelscore/impl/calibration_html_panels.ipp>
#include <panelscore/impl/calibration_html_scores.ipp>
#include <panelscore/impl/calibration_html_severity.ipp>
#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/stats/variance_components.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

using Cells = std::vector<std::string>;

/// A table that can be folded away on a screen; open, so that it prints. Nothing without it.
[[nodiscard]] inline std::string folded(std::string_view heading, std::string_view table) {
    if (table.empty())
        return {};
    return fmt::format("<details open>\n<summary>{}</summary>\n{}</details>\n", heading, table);
}

/// A p value: `< .001`, else three decimals.
[[nodiscard]] inline std::string p_text(std::optional<double> const& p) {
    if (!p)
        return {};
    return *p < .001 ? "&lt; 0.001" : shown(*p, 3);
}

[[nodiscard]] inline std::string counts_table(Page const& page) {
    FigureTable table{"Interviewers: how much each one rated",
                      {{"Interviewer"},
                       {"Group", "number"},
                       {"Cards", "number"},
                       {"Ratings", "number"},
                       {"Mean as written", "number"},
                       {"Spread (sd)", "number"},
                       {"Levels used", "number"},
                       {"Not observed", "number"}}};
    for (auto const& entry : page.calibration.interviewers)
        table.row({page.person_and_id(entry.interviewer), std::to_string(entry.subset + 1),
                   std::to_string(entry.scorecards), std::to_string(entry.ratings),
                   shown(entry.mean), shown(entry.sd),
                   entry.range_use ? share_text(*entry.range_use)
                                   : table.none(entry.range_use.reason()),
                   entry.not_observed_rate ? share_text(*entry.not_observed_rate)
                                           : table.none(entry.not_observed_rate.reason())});
    return folded("How much each interviewer rated", table.text("How much each one rated"));
}

[[nodiscard]] inline std::string figures_table(Page const& page) {
    FigureTable table{fmt::format("Interviewers: how each one rates, differences in {}, ranges "
                                  "{}",
                                  page.words.unit(), page.words.level()),
                      {{"Interviewer"},
                       {"Difference", "number"},
                       {"Standard error", "number"},
                       {"p (Holm)", "number"},
                       {"Peers minus own", "number"},
                       {"Unpredictable (1 = as all)", "number"},
                       {"In step with panel", "number"},
                       {"Halo", "number"},
                       {"Middle of scale", "number"}}};
    for (auto const& entry : page.calibration.interviewers) {
        if (entry.counts_only)
            continue;
        auto const severity =
            entry.severity ? severity_figure(page, entry) : table.none(entry.severity.reason());
        table.row({page.person_and_id(entry.interviewer), severity, shown(entry.severity_se),
                   p_text(entry.severity_p_holm), table.cell(entry.peer_difference),
                   table.cell(entry.consistency), table.cell(entry.discrimination),
                   table.cell(entry.halo), table.cell(entry.central_tendency)});
    }
    auto const rows = table.text("How each one rates");
    if (rows.empty())
        return {};
    return folded("How each interviewer rates",
                  rows +
                      "<p class=\"notes\">Peers minus own: mean of the others on the same "
                      "candidate and competency minus this interviewer's score, without a "
                      "model. Unpredictable: squared surprises compared with everybody's. In "
                      "step with panel: correlation with the mean of the other interviewers. "
                      "Halo: how much more alike the scores within a card are than the "
                      "candidates explain. Middle of scale: share of middle scores beyond the "
                      "panel's share.</p>\n");
}

[[nodiscard]] inline std::string hours_table(Page const& page) {
    FigureTable table{
        "Hours from interview to scorecard",
        {{"Interviewer"},
         {"Median", "number"},
         {"90 of 100 within", "number"},
         {fmt::format("Later than {} hours", rating_text(page.calibration.late_hours)),
          "number"},
         {"Cards", "number"}}};
    for (auto const& entry : page.calibration.interviewers)
        if (entry.hours_to_submit) {
            auto const& hours = *entry.hours_to_submit;
            table.row({page.person_and_id(entry.interviewer), shown(hours.median, 1),
                       shown(hours.percentile_90, 1), share_text(hours.late_share),
                       std::to_string(hours.n)});
        }
    return folded("Hours to submit", table.text("Hours to submit"));
}

[[nodiscard]] inline std::string flags_table(Page const& page) {
    FigureTable table{"Worth talking about",
                      {{"Interviewer"},
                       {"What", "words"},
                       {"Value", "number"},
                       {"n", "number"},
                       {"If nobody differed", "number"},
                       {"p (Holm)", "number"}}};
    bool any = false;
    for (auto const& entry : page.calibration.interviewers)
        for (auto const& flag : entry.flags) {
            any = true;
            table.row({page.person_and_id(entry.interviewer), safe(flag.message),
                       shown(flag.value), std::to_string(flag.n), share_text(flag.base_rate),
                       p_text(flag.p_holm)});
        }
    if (!any)
        return {};
    return folded("Worth talking about",
                  table.text("Worth talking about") +
                      "<p class=\"notes\">If nobody differed: the share of interviewers who "
                      "would be listed by chance alone.</p>\n");
}

/// Severities by competency, at most eight competencies to a table.
[[nodiscard]] inline std::string by_competency_tables(Page const& page) {
    constexpr std::size_t most = 8;
    auto const& names = page.calibration.competencies;
    std::string out;
    for (std::size_t first = 0; first < names.size(); first += most) {
        auto const last = (std::min)(first + most, names.size());
        std::vector<Column> columns{{"Interviewer"}};
        for (std::size_t k = first; k < last; ++k)
            columns.push_back({page.words.competency(names[k]), "number"});
        FigureTable table{fmt::format("Difference by competency in {}, standard error below; "
                                      "positive {}",
                                      page.words.unit(), page.words.direction(1)),
                          columns};
        bool any = false;
        for (auto const& entry : page.calibration.interviewers) {
            if (entry.by_competency.empty())
                continue;
            Cells cells{page.person_and_id(entry.interviewer)};
            for (std::size_t k = first; k < last; ++k) {
                auto const found =
                    std::find_if(entry.by_competency.begin(), entry.by_competency.end(),
                                 [&](auto const& cell) { return cell.competency == names[k]; });
                if (found == entry.by_competency.end()) {
                    cells.emplace_back();
                    continue;
                }
                any = true;
                cells.push_back(fmt::format("{}<span class=\"range\">{}</span>",
                                            shown(found->severity), shown(found->severity_se)));
            }
            table.row(cells);
        }
        if (any)
            out += table.text("Difference by competency");
    }
    return out.empty() ? out : folded("Difference by competency", out);
}

[[nodiscard]] inline std::string distribution_table(Page const& page) {
    constexpr std::size_t most = 11;
    auto const bars = level_bars(page.calibration);
    if (bars.levels.empty() || bars.levels.size() > most)
        return {};
    std::vector<Column> columns{{"Interviewer"}};
    for (double const level : bars.levels)
        columns.push_back({rating_text(level), "number"});
    FigureTable table{"How often each score was given", columns};
    for (auto const& entry : page.calibration.interviewers) {
        std::vector<std::size_t> counts(bars.levels.size());
        add_counts(counts, bars, entry.distribution);
        Cells cells{page.person_and_id(entry.interviewer)};
        for (auto const count : counts)
            cells.push_back(std::to_string(count));
        table.row(cells);
    }
    return folded("How often each score was given",
                  table.text("How often each score was given"));
}

[[nodiscard]] inline std::string means_table(Page const& page) {
    FigureTable table{
        "Competencies: scores as written",
        {{"Competency"}, {"Mean", "number"}, {"Spread (sd)", "number"}, {"Ratings", "number"}}};
    for (auto const& entry : page.calibration.means)
        table.row({page.words.competency(entry.competency), shown(entry.mean), shown(entry.sd),
                   std::to_string(entry.n)});
    return folded("Scores by competency", table.text("Scores by competency"));
}

/// One table of agreement: some statistics of every competency.
template <typename Pick>
[[nodiscard]] inline std::string agreement_part(Page const& page, std::string const& caption,
                                                std::vector<std::string> const& names,
                                                Pick const& pick) {
    std::vector<Column> columns{{"Competency"}};
    for (auto const& name : names)
        columns.push_back({name, "number"});
    FigureTable table{caption, columns};
    std::set<Undefined> reasons;
    bool any = false;
    for (auto const& entry : page.calibration.agreement) {
        Cells cells{page.words.competency(entry.competency)};
        for (auto const* figure : pick(entry)) {
            cells.push_back(table.cell(*figure));
            any = any || figure->has_value();
            if (!*figure)
                reasons.insert(figure->reason());
        }
        table.row(cells);
    }
    if (any || reasons.size() != 1)
        return table.text(caption);
    return fmt::format("<p class=\"notes\"><strong>{}:</strong> none; {}.</p>\n", caption,
                       explain(*reasons.begin()));
}

/// Which limits take a term estimated at 0 for certain.
[[nodiscard]] inline std::string held_at_zero_note(Page const& page) {
    std::string items;
    for (auto const& entry : page.calibration.agreement) {
        if (entry.held_at_zero.empty())
            continue;
        std::vector<std::string> terms;
        for (auto const component : entry.held_at_zero)
            terms.emplace_back(stats::component_name(component));
        items += fmt::format("{}{} ({})", items.empty() ? "" : "; ",
                             page.words.competency(entry.competency), joined(terms, ", "));
    }
    if (items.empty())
        return {};
    return fmt::format(
        "<p class=\"notes\">Ranges from the model take what it estimated at 0 for "
        "certain: {}.</p>\n",
        items);
}

[[nodiscard]] inline std::string agreement_tables(Page const& page) {
    using Figures = std::vector<Measured const*>;
    std::vector<std::string> const icc{"One-way, 1", "Mean of k",      "Agreement, 1",
                                       "Mean of k",  "Consistency, 1", "Mean of k"};
    auto const icc_figures = [](IccSet const& set) {
        return Figures{&set.one,         &set.one_k,           &set.agreement_one,
                       &set.agreement_k, &set.consistency_one, &set.consistency_k};
    };
    auto text = agreement_part(
        page, "Krippendorff's alpha by what counts as distance",
        {"Nominal", "Ordinal", "Interval", "Ratio"}, [](Agreement const& entry) {
            auto const& alpha = entry.krippendorff_alpha;
            return Figures{&alpha.nominal, &alpha.ordinal, &alpha.interval, &alpha.ratio};
        });
    text += agreement_part(page, "Intraclass correlations, from tables without holes", icc,
                           [&](Agreement const& entry) { return icc_figures(entry.icc); });
    auto const with_panel = [&] {
        auto names = icc;
        names.emplace_back("Panels as they were");
        return names;
    }();
    text += agreement_part(page, "Intraclass correlations, from the model", with_panel,
                           [&](Agreement const& entry) {
                               auto figures = icc_figures(entry.icc_mixed);
                               figures.push_back(&entry.icc_panel);
                               return figures;
                           }) +
            held_at_zero_note(page);
    text += agreement_part(
        page, "Beyond chance, pairs and tables",
        {"Cohen's kappa", "Weighted kappa", "Fleiss' kappa", "Gwet's AC1", "Gwet's AC2"},
        [](Agreement const& entry) {
            return Figures{&entry.cohen_kappa.value, &entry.weighted_kappa.value,
                           &entry.fleiss_kappa, &entry.gwet_ac1, &entry.gwet_ac2};
        });
    text += agreement_part(page, "Other views of agreement",
                           {"Kendall's W", "r<sub>wg</sub>", "r<sub>wg(j)</sub>",
                            "Cronbach's alpha", "Same score", "Within a step"},
                           [](Agreement const& entry) {
                               return Figures{&entry.kendall_w,     &entry.rwg,
                                              &entry.rwg_j,         &entry.cronbach_alpha,
                                              &entry.percent_exact, &entry.percent_adjacent};
                           });
    FigureTable sizes{"What agreement rests on",
                      {{"Competency"},
                       {"Rated twice or more", "number"},
                       {"Interviewers", "number"},
                       {"Ratings a candidate (k)", "number"},
                       {"Not shared (q)", "number"},
                       {"Pairs of interviewers", "number"},
                       {"Second ratings left out", "number"}}};
    for (auto const& entry : page.calibration.agreement)
        sizes.row({page.words.competency(entry.competency), std::to_string(entry.units),
                   std::to_string(entry.interviewers), shown(entry.ratings_a_candidate),
                   shown(entry.shared_interviewers), std::to_string(entry.cohen_kappa.pairs),
                   std::to_string(entry.left_out)});
    return folded("Agreement, every statistic", text + sizes.text("What agreement rests on"));
}

[[nodiscard]] inline std::string components_table(Page const& page) {
    if (!page.calibration.variance_components)
        return {};
    auto const& fit = *page.calibration.variance_components;
    double total = 0;
    for (auto const& variance : fit.components)
        total += variance.value_or(0);
    FigureTable table{"Variance components",
                      {{"Term"},
                       {"In words", "words"},
                       {"Variance", "number"},
                       {"Standard error", "number"},
                       {"Share", "number"}}};
    for (std::size_t i = 0; i < stats::component_count; ++i)
        if (fit.components.at(i))
            table.row({fmt::format("<code>{}</code>",
                                   stats::component_name(static_cast<stats::Component>(i))),
                       std::string{component_words(static_cast<stats::Component>(i))},
                       shown(*fit.components.at(i), 4), shown(fit.standard_errors.at(i), 4),
                       total > 0 ? share_text(*fit.components.at(i) / total) : ""});
    return folded("Variance components", table.text("Variance components"));
}

[[nodiscard]] inline std::string panels_table(Page const& page) {
    auto const& reliability = page.calibration.reliability;
    if (reliability.d_study.empty())
        return {};
    FigureTable table{"Panels as they might be",
                      {{"Interviewers"},
                       {"Competencies", "number"},
                       {"For a bar (dependability)", "number"},
                       {"For a ranking (generalizability)", "number"},
                       {"Standard error", "number"},
                       {"Right side of the bar", "number"},
                       {"Two panels agree", "number"}}};
    auto const cell = [](std::optional<double> const& value) {
        return value ? share_text(*value) : std::string{};
    };
    for (auto const& row : reliability.d_study)
        table.row({std::to_string(row.interviewers), std::to_string(row.competencies),
                   shown(row.dependability, 3), shown(row.generalizability, 3), shown(row.sem),
                   cell(row.decision_accuracy), cell(row.decision_consistency)});
    auto text = table.text("Panels as they might be");
    if (!reliability.left_out_of_d_study.empty()) {
        std::vector<std::string> names;
        for (auto const& id : reliability.left_out_of_d_study)
            names.push_back(page.words.competency(id));
        text += fmt::format("<p class=\"notes\">With fewer competencies the lightest go first: "
                            "{}.</p>\n",
                            joined(names, ", "));
    }
    return folded("Panels as they might be", text);
}

[[nodiscard]] inline std::string drift_table(Page const& page) {
    auto const drawn = with_drift(page.calibration);
    FigureTable table{fmt::format("Change over time, in {}", page.words.unit()),
                      {{"Interviewer"},
                       {"Period"},
                       {"Above expected", "number"},
                       {"Standard error", "number"},
                       {"Cards", "number"}}};
    for (auto const* entry : drawn)
        for (auto const& point : entry->drift)
            table.row({page.person_and_id(entry->interviewer), safe(point.period),
                       shown(point.mean_residual), shown(point.standard_error),
                       std::to_string(point.n)});
    return folded("Change over time", table.text("Change over time"));
}

[[nodiscard]] inline std::string tables_section(Page const& page) {
    auto const& sections = page.calibration.sections;
    std::string text{
        "<p class=\"soft\">The same figures for a spreadsheet or R: the CSV tables "
        "and the JSON file of the same calibration.</p>\n"};
    if (sections.interviewers)
        text += flags_table(page) + figures_table(page) + counts_table(page) +
                by_competency_tables(page) + distribution_table(page) + hours_table(page);
    if (sections.means)
        text += means_table(page);
    if (sections.agreement && !page.calibration.agreement.empty())
        text += agreement_tables(page);
    if (sections.variance_components)
        text += components_table(page);
    if (sections.reliability)
        text += panels_table(page);
    if (sections.interviewers)
        text += drift_table(page);
    return section("tables", "All figures", text, "fresh");
}

} // namespace panelscore::detail::calibration_page
