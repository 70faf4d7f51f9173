// SPDX-License-Identifier: BSL-1.0
#pragma once

// Groups of scorecards, such as sites, side by side.

#include <panelscore/impl/calibration_html_words.ipp>
#include <panelscore/impl/calibration_report_tables.ipp>

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail::calibration_page {

/// The variance of each term, group by group.
[[nodiscard]] inline std::string group_components_table(Page const& page) {
    auto const rows = group_component_rows(page.words);
    if (rows.size() < 2)
        return {};
    std::vector<Column> columns;
    for (auto const& heading : rows.front())
        columns.push_back({heading, columns.empty() ? "" : "number"});
    FigureTable table{"Where differences come from, group by group: variances",
                      std::move(columns)};
    for (std::size_t i = 1; i < rows.size(); ++i)
        table.row(rows[i]);
    return table.text("Variances, group by group");
}

/// Each group measured by itself; nothing without groups.
[[nodiscard]] inline std::string groups_section(Page const& page) {
    auto const& groups = page.calibration.groups;
    if (groups.empty())
        return {};
    FigureTable table{fmt::format("Each group by itself, ranges {}", page.words.level()),
                      {{"Group"},
                       {"Cards", "number"},
                       {"Candidates", "number"},
                       {"Shared", "number"},
                       {"Interviewers", "number"},
                       {"Mean", "number"},
                       {"Spread (sd)", "number"},
                       {"For a bar (dependability)", "number"},
                       {"For a ranking (generalizability)", "number"}}};
    for (GroupFigures const& group : groups)
        table.row({group_name(page.words, group), std::to_string(group.scorecards),
                   std::to_string(group.candidates), std::to_string(group.shared_candidates),
                   std::to_string(group.interviewers), shown(group.mean), shown(group.sd),
                   table.cell(group.dependability), table.cell(group.generalizability)});
    std::string const where = groups.size() < 2 ? ""
                              : shared_candidates(page.words)
                                  ? " Shared: candidates rated in another group too."
                                  : " No candidate was rated in two groups.";
    return section(
        "groups", "By " + page.words.safe(page.calibration.grouped_by),
        reading("For a bar, for a ranking: how much of the differences in score is the "
                "candidate, in the panels of that group, from a model of that group alone. "
                "Where one group has less, its panels are smaller, its interviewers agree "
                "less, or its candidates are more alike." +
                    where,
                "A difference of means does not say that one group is harsher: its candidates "
                "may differ. How harsh interviewers are is compared over all groups, on the "
                "candidates they have in common.") +
            table.text("Each group by itself") + group_components_table(page));
}

} // namespace panelscore::detail::calibration_page
