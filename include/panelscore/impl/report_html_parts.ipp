// SPDX-License-Identifier: BSL-1.0
#pragma once

// The parts of a packet in HTML. Words are made plain and escaped where they are written.

#include <panelscore/impl/report_html_svg.ipp>
#include <panelscore/impl/report_packet.ipp>
#include <panelscore/impl/report_tables.ipp>

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail::report_page {

/// Plain text as markup; a number and its per cent sign stay on one line.
[[nodiscard]] inline std::string markup(std::string_view text) {
    auto const escaped = html_escaped(text);
    std::string out;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        bool const sign = escaped.compare(i, 2, " %") == 0;
        bool const than =
            i >= 4 && i + 1 < escaped.size() && escaped[i + 1] >= '0' &&
            escaped[i + 1] <= '9' &&
            (escaped.compare(i - 4, 4, "&lt;") == 0 || escaped.compare(i - 4, 4, "&gt;") == 0);
        if (escaped[i] == ' ' && (sign || than))
            out += "&#160;";
        else
            out += escaped[i];
    }
    return out;
}

/// `yes`, `no` or `open`: which way a call points.
[[nodiscard]] inline std::string_view side_of(Call call) {
    bool const yes = call == Call::hire || call == Call::strong_hire;
    bool const no = call == Call::no_hire || call == Call::strong_no_hire;
    return yes ? "yes" : no ? "no" : "open";
}

/// Headings of a packet: 2 for a page of its own, 3 inside a slate.
struct Depth {
    int heading = 2;
    std::string prefix{}; ///< of ids, so that each packet has its own
};

/// A section of a packet; nothing without a body.
[[nodiscard]] inline std::string part(Depth const& depth, std::string_view id,
                                      std::string_view heading, std::string_view body) {
    if (body.empty())
        return {};
    return fmt::format("<section id=\"{0}{1}\">\n<h{2}>{3}</h{2}>\n{4}</section>\n",
                       depth.prefix, id, depth.heading, markup(heading), body);
}

[[nodiscard]] inline std::string plain_list(std::vector<std::string> const& items,
                                            std::string_view kind = {}) {
    if (items.empty())
        return {};
    auto text = kind.empty() ? std::string("<ul>\n") : fmt::format("<ul class=\"{}\">\n", kind);
    for (auto const& item : items)
        text += fmt::format("<li>{}</li>\n", markup(item));
    return text + "</ul>\n";
}

/// A table in a frame that scrolls on its own; nothing without rows.
[[nodiscard]] inline std::string figures(PacketTable const& table) {
    if (table.rows.empty())
        return {};
    auto const kind = [&](std::size_t i) {
        return table.aligned[i] == 'r' ? " class=\"number\"" : "";
    };
    auto text = fmt::format("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
                            "aria-label=\"{0}\">\n<table class=\"figures\">\n<caption "
                            "class=\"unseen\">{0}</caption>\n<thead><tr>",
                            markup(table.caption));
    for (std::size_t i = 0; i < table.heads.size(); ++i)
        text += fmt::format("<th scope=\"col\"{}>{}</th>", kind(i), markup(table.heads[i]));
    text += "</tr></thead>\n<tbody>\n";
    for (auto const& row : table.rows) {
        text += fmt::format("<tr><th scope=\"row\">{}</th>", markup(row.front()));
        for (std::size_t i = 1; i < row.size(); ++i)
            text += fmt::format("<td{}>{}</td>", kind(i), markup(row[i]));
        text += "</tr>\n";
    }
    return text + "</tbody>\n</table>\n</div>\n";
}

/// The call in large letters and the sentences beside it.
[[nodiscard]] inline std::string call_box(ReportWords const& words) {
    auto const sentences = words.has_chance() ? headline_by_chance(words) : headline(words);
    auto text = fmt::format("<div class=\"call {}\">\n<p class=\"word\">{}</p>\n",
                            side_of(words.advice.call),
                            markup(capitalised(call_words(words.advice.call))));
    auto const said = joined({sentences.begin(), sentences.end() - 1}, " ");
    if (!said.empty())
        text += fmt::format("<p class=\"said\">{}</p>\n", markup(said));
    return text + fmt::format("<p class=\"soft\">{}</p>\n</div>\n", markup(sentences.back()));
}

/// What the marks of the drawings are.
[[nodiscard]] inline std::string legend(ReportWords const& words) {
    std::string text{"<ul class=\"legend\">\n"};
    if (words.has_chance())
        text += fmt::format(
            "<li><svg class=\"key\" aria-hidden=\"true\"><title>Dot</title><desc>Mark of the "
            "adjusted score</desc><circle class=\"d full\" cx=\"8\" cy=\"6\" r=\"4.5\"/></svg> "
            "adjusted, with its likely range ({}&#160;%)</li>\n",
            rating_text(100 * words.advice.score.level));
    return text +
           "<li><svg class=\"key\" aria-hidden=\"true\"><title>Square</title><desc>Mark "
           "of the score as written</desc><rect class=\"d2\" x=\"4\" y=\"2\" width=\"8\" "
           "height=\"8\"/></svg> as written</li>\n</ul>\n";
}

/// The score drawn against the bars; nothing without a scale or a score.
[[nodiscard]] inline std::string bars_figure(ReportWords const& words) {
    if (words.rubric.scale.levels.size() < 2 || !words.advice.score.raw)
        return {};
    auto const& bars = words.advice.bars;
    auto const description =
        (words.has_chance() ? adjusted_sentence(words) : score_sentence(words)) +
        ". Bars: no hire " + words.points(bars.no_hire) + ", hire " + words.points(bars.hire) +
        ", strong hire " + words.points(bars.strong_hire) + ".";
    return fmt::format("<figure class=\"bars\">{}</figure>\n{}",
                       bars_drawing(words, description), legend(words));
}

/// The facts with their labels.
[[nodiscard]] inline std::string facts_list(ReportWords const& words) {
    std::string text{"<dl class=\"facts\">\n"};
    for (auto const& [label, said] :
         words.has_chance() ? facts_by_chance(words) : facts_by_mean(words))
        text += fmt::format("<dt>{}</dt><dd>{}</dd>\n", markup(label), markup(said));
    return text + "</dl>\n";
}

/// Where to start, with what the people who differ wrote.
[[nodiscard]] inline std::string debrief_part(ReportWords const& words, Depth const& depth) {
    auto const apart = disagreements(words);
    std::string body;
    if (apart.empty())
        body = fmt::format("<p>{}.</p>\n",
                           markup(capitalised(std::string(agreement_sentence(words)))));
    else if (auto const expected = expected_gaps(words); !expected.empty())
        body = fmt::format("<p class=\"soft\">{} on a panel like this.</p>\n",
                           markup(capitalised(expected)));
    if (!apart.empty())
        body += "<ul class=\"debrief\">\n";
    for (std::size_t i = 0; i < apart.size(); ++i)
        body +=
            fmt::format("<li><strong>{}</strong>: {}\n{}</li>\n", markup(apart[i].name),
                        markup(apart[i].text),
                        plain_list(notes_of(words, words.advice.disagreements[i].competency)));
    if (!apart.empty())
        body += "</ul>\n";
    return part(depth, "debrief", "Start the debrief here", body);
}

/// Must-haves with their ratings.
[[nodiscard]] inline std::string must_have_part(ReportWords const& words, Depth const& depth) {
    PacketTable table{"Must-haves", {"Must-have", "Ratings", "Result"}, "lll", {}};
    for (auto const& row : must_haves(words))
        table.rows.push_back({row.name, row.scores, row.outcome});
    return part(depth, "must-haves", "Must-haves", figures(table));
}

/// A chart with a row for each competency.
[[nodiscard]] inline std::string competency_chart(ReportWords const& words) {
    if (words.rubric.scale.levels.size() < 2 || words.advice.competencies.empty())
        return {};
    ScoreAxis const axis(words.rubric.scale);
    bool const chances = words.has_chance();
    auto text = fmt::format(
        "<table class=\"chart scores\">\n<caption class=\"unseen\">Score by competency"
        "</caption>\n<thead><tr><th class=\"name\" scope=\"col\">Competency</th><th "
        "class=\"plot\" scope=\"col\">{}</th><th class=\"number w5\" scope=\"col\">As "
        "written</th>{}<th class=\"number w4 roomy\" "
        "scope=\"col\">Share</th></tr></thead>\n<tbody>\n",
        axis_drawing(axis),
        chances ? "<th class=\"number w5\" scope=\"col\">Adjusted</th>" : "");
    for (auto const& entry : words.advice.competencies) {
        auto const name = words.competency(entry.competency);
        auto const range = likely_ends(words, entry);
        auto const said =
            (entry.raw ? words.mean(*entry.raw) + " as written" : std::string("not rated")) +
            (entry.adjusted ? ", " + words.mean(*entry.adjusted) + " adjusted" : "") +
            (range ? ", likely " + words.end(range->first) + " to " + words.end(range->second)
                   : "") +
            (entry.target ? "; target " + rating_text(*entry.target) : "") + ".";
        text += fmt::format(
            "<tr><th scope=\"row\" title=\"{0}\"><span>{0}</span></th><td "
            "class=\"plot\">{1}</td><td class=\"number\">{2}</td>",
            markup(name),
            row_drawing(axis, name, said, entry.target, "tick",
                        score_marks(axis, range, entry.adjusted, entry.raw, "50%")),
            entry.raw ? words.mean(*entry.raw) : "<span class=\"soft\">none</span>");
        if (chances)
            text += fmt::format("<td class=\"number\">{}</td>",
                                entry.adjusted ? words.mean(*entry.adjusted) : "");
        text += fmt::format("<td class=\"number roomy\">{}</td></tr>\n",
                            markup(percent(entry.weight)));
    }
    return text + "</tbody>\n</table>\n<p class=\"notes\">The dark upright line is the target."
                  "</p>\n";
}

/// One competency: who gave what, what they wrote, and what that level says.
[[nodiscard]] inline std::string
competency_notes(ReportWords const& words, CompetencyScore const& entry, Depth const& depth) {
    auto const name = words.competency(entry.competency);
    auto text = fmt::format("<div class=\"competency\">\n<h{0}>{1}</h{0}>\n", depth.heading + 1,
                            markup(name));
    if (entry.ratings.empty())
        return text + "<p class=\"soft\">Not rated.</p>\n</div>\n";
    bool const notes = words.options.evidence;
    text += fmt::format("<table class=\"ratings\">\n<caption>{}</caption>\n<thead><tr><th "
                        "class=\"who\" scope=\"col\">Score</th>{}<th scope=\"col\">What this "
                        "level says</th></tr></thead>\n<tbody>\n",
                        markup(competency_facts(words, entry)),
                        notes ? "<th scope=\"col\">Note</th>" : "");
    for (auto const& rating : entry.ratings) {
        auto const interview = words.interview(rating.interview);
        text += fmt::format("<tr><th class=\"who\" scope=\"row\"><span class=\"score\">{}"
                            "</span> <span class=\"from\">{}{}</span></th>",
                            markup(labelled_rating(words, rating.score)),
                            markup(words.person(rating.interviewer)),
                            interview.empty() ? "" : ", " + markup(interview));
        if (notes)
            text += fmt::format("<td>{}</td>", rating.evidence.empty()
                                                   ? "<span class=\"soft\">no note</span>"
                                                   : markup(words.safe(rating.evidence)));
        text += fmt::format("<td class=\"anchor\">{}</td></tr>\n",
                            markup(anchor_text(words, entry.competency, rating.score)));
    }
    return text + "</tbody>\n</table>\n</div>\n";
}

/// The rules in the order they were asked, and all inputs.
[[nodiscard]] inline std::string rules_part(ReportWords const& words, Depth const& depth) {
    std::string body{"<ol class=\"trace\">\n"};
    for (auto const& step : words.advice.trace)
        body += fmt::format("<li>{}: <strong>{}</strong> <span class=\"soft\">{}</span></li>\n",
                            markup(words.safe(step.rule)), markup(words.safe(step.result)),
                            markup(words.safe(step.detail)));
    body += "</ol>\n<dl class=\"facts\">\n";
    for (auto const& [label, said] : input_facts(words))
        body += fmt::format("<dt>{}</dt><dd>{}</dd>\n", markup(label), markup(said));
    return part(depth, "rules", "Rules and inputs", body + "</dl>\n");
}

} // namespace panelscore::detail::report_page
