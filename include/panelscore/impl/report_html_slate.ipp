// SPDX-License-Identifier: BSL-1.0
#pragma once

// The first part of a slate's page: candidates side by side, and the reasons below.

#include <panelscore/impl/report_html_parts.ipp>
#include <panelscore/impl/report_slate_chance.ipp>

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::report_page {

/// The name of a candidate on a slate, with the opening where there are several.
[[nodiscard]] inline std::string slate_name(std::vector<Recommendation const*> const& panels,
                                            PanelKey const& panel,
                                            ReportOptions const& options) {
    auto text = one_line(options.labels.of(panel.candidate.text()));
    if (several_openings(panels) && !panel.opening.empty())
        text += " " + one_line(panel.opening.text());
    return text;
}

/// The title, the job and the bars.
[[nodiscard]] inline std::string slate_header(std::vector<Recommendation const*> const& panels,
                                              Rubric const& rubric, std::string_view title) {
    std::vector<std::string> parts{"rubric " + one_line(rubric.id.text()) + " " +
                                   one_line(rubric.revision)};
    if (!panels.empty()) {
        if (!several_seniorities(panels) && !panels.front()->seniority.empty())
            parts.insert(parts.begin(), one_line(panels.front()->seniority.text()));
        if (!several_openings(panels) && !panels.front()->opening.empty())
            parts.push_back(one_line(panels.front()->opening.text()));
        parts.push_back(bar_words(panels, &one_line));
    }
    return fmt::format("<header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n</header>\n",
                       markup(joined(parts, " · ")), markup(title));
}

/// The candidate's row, linked to the packet.
[[nodiscard]] inline std::string slate_row(ScoreAxis const* axis, ReportWords const& words,
                                           std::string_view name, std::size_t number) {
    auto const& advice = words.advice;
    auto const cells = slate_figures(words);
    auto const call = call_words(advice.call);
    auto text = fmt::format("<tr><th scope=\"row\" title=\"{0}\"><span><a "
                            "href=\"#c{1}-packet\">{0}</a></span></th><td class=\"verdict\"><b "
                            "class=\"{2}-text\">{3}</b></td>",
                            markup(name), number, side_of(advice.call), call);
    if (axis) {
        auto const said = call + "; " + (cells[0].empty() ? "" : cells[0] + " chance; ") +
                          cells[1] + " as written" +
                          (cells[2].empty() ? "" : ", " + cells[2] + " adjusted") +
                          (cells[3].empty() ? "" : ", likely " + cells[3]) + "; bar " +
                          words.points(advice.bars.hire) + ".";
        bool const chances = words.has_chance() && advice.score.raw;
        text += fmt::format(
            "<td class=\"plot\">{}</td>",
            row_drawing(*axis, name, said, advice.bars.hire, "bar hire",
                        score_marks(*axis, chances ? advice.score.interval : std::nullopt,
                                    chances ? advice.score.adjusted : std::nullopt,
                                    advice.score.raw, "50%")));
    }
    if (words.has_chance())
        text += fmt::format("<td class=\"number\">{}</td><td class=\"number roomy\">{}</td>",
                            markup(cells[0]), markup(cells[2]));
    text += fmt::format(
        "<td class=\"number{}\">{}</td><td class=\"number roomy\">{}</td></tr>\n",
        words.has_chance() ? " roomy" : "", markup(cells[1]), advice.coverage.scorecards);
    return text;
}

/// Candidates side by side.
[[nodiscard]] inline std::string slate_table(std::vector<Recommendation const*> const& panels,
                                             Rubric const& rubric,
                                             ReportOptions const& options) {
    ReportWords const first(*panels.front(), rubric, options, &one_line);
    std::optional<ScoreAxis> axis;
    if (rubric.scale.levels.size() >= 2)
        axis.emplace(rubric.scale);
    auto text =
        std::string("<table class=\"chart slate\">\n<caption class=\"unseen\">Candidates "
                    "side by side</caption>\n<thead><tr><th class=\"name\" "
                    "scope=\"col\">Candidate</th><th class=\"verdict\" "
                    "scope=\"col\">Call</th>");
    if (axis)
        text += fmt::format("<th class=\"plot\" scope=\"col\">{}</th>", axis_drawing(*axis));
    if (first.has_chance())
        text +=
            "<th class=\"number w5\" scope=\"col\">Chance</th><th class=\"number w5 roomy\" "
            "scope=\"col\">Adjusted</th>";
    text += fmt::format("<th class=\"number w5{}\" scope=\"col\">As written</th><th "
                        "class=\"number w4 roomy\" scope=\"col\">Cards</th></tr></thead>\n"
                        "<tbody>\n",
                        first.has_chance() ? " roomy" : "");
    for (std::size_t i = 0; i < panels.size(); ++i) {
        auto name = slate_name(panels, {panels[i]->candidate, panels[i]->opening}, options);
        if (several_seniorities(panels))
            name += ", " + one_line(panels[i]->seniority.text());
        text += slate_row(axis ? &*axis : nullptr, {*panels[i], rubric, options, &one_line},
                          name, i + 1);
    }
    text += "</tbody>\n</table>\n";
    if (axis)
        text += legend(first) + "<p class=\"notes\">The upright line is the bar.</p>\n";
    return text;
}

/// Who is ahead, who ties, what each candidate lacks, and what it all rests on.
[[nodiscard]] inline std::string slate_reasons(std::vector<Recommendation const*> const& panels,
                                               Slate const& slate, Rubric const& rubric,
                                               ReportOptions const& options) {
    auto const words = [&](Recommendation const& panel) {
        return ReportWords(panel, rubric, options, &one_line);
    };
    auto const name = [&](PanelKey const& panel) { return slate_name(panels, panel, options); };
    auto const of = [&](Recommendation const& panel) {
        return name({panel.candidate, panel.opening});
    };
    auto const first = words(*panels.front());
    bool const chances = first.has_chance();
    std::vector<std::string> order;
    if (auto const ahead = ahead_of_all(panels, slate, first.confidence()); chances && ahead)
        order.push_back(of(*panels[ahead->panel]) + " is " + ahead->text);
    if (chances)
        for (auto const& line : tie_lines(panels, slate, name))
            order.push_back(line.names + (line.names.empty() ? "" : " ") + line.text);
    else
        for (auto const& tie : slate.ties) {
            std::vector<std::string> names;
            for (auto const& panel : tie)
                names.push_back(name(panel));
            order.push_back(tie_sentence(names));
        }
    auto text = plain_list(order);
    std::string list;
    for (auto const* panel : panels) {
        auto const reasons =
            chances ? reasons_by_chance(words(*panel)) : reasons_of(words(*panel));
        if (!reasons.empty())
            list += fmt::format("<dt>{}</dt><dd>{}.</dd>\n", markup(of(*panel)),
                                markup(capitalised(joined(reasons, "; "))));
    }
    if (!list.empty())
        text += fmt::format("<dl class=\"facts\">\n{}</dl>\n", list);
    auto const basis = chances ? joined(slate_basis(panels, first, slate, of), " ")
                               : "By " + basis_sentence(first) + ".";
    return text + fmt::format("<p>{} {}</p>\n", markup(basis), markup(advisory));
}

} // namespace panelscore::detail::report_page
