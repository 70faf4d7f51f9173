// SPDX-License-Identifier: BSL-1.0
#pragma once

// The first screen of the calibration page: what a manager reads in a minute, without words of
// the trade.

#include <panelscore/impl/calibration_html_agreement.ipp>
#include <panelscore/impl/calibration_html_panels.ipp>
#include <panelscore/impl/calibration_html_severity.ipp>
#include <panelscore/impl/calibration_html_words.ipp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail::calibration_page {

/// How much there is, and what somebody should know about it.
[[nodiscard]] inline std::string size_lines(Page const& page) {
    auto text = joined(detail::size_words(page.words), " · ");
    for (auto const& remark : data_remarks(page.words))
        text += "<br>" + html_escaped(remark);
    return text;
}

/// One question, its figure and what it says.
[[nodiscard]] inline std::string answer(std::string_view question, std::string_view figure,
                                        std::string_view words) {
    return fmt::format("<div><dt>{}</dt><dd><span class=\"figure\">{}</span></dd><dd>{}</dd>"
                       "</div>\n",
                       question, figure, words);
}

[[nodiscard]] inline std::string unknown(std::string_view question, Undefined reason) {
    return answer(question, "not known", capitalised(std::string{explain(reason)}) + ".");
}

[[nodiscard]] inline std::string another_panel(Page const& page) {
    std::string_view const question = "Would another panel agree?";
    auto const& reliability = page.calibration.reliability;
    if (!reliability.replicate_agreement)
        return unknown(question, page.why_unreliable(reliability.replicate_agreement.reason()));
    auto const of_ten = std::lround(10 * *reliability.replicate_agreement);
    auto const figure =
        of_ten >= 10 ? std::string{"more than 9 of 10"} : fmt::format("{} of 10", of_ten);
    return answer(question, figure,
                  fmt::format("candidates would fall on the same side of the bar with {} other "
                              "interviewers.",
                              (std::max)(1L, std::lround(reliability.interviewers))));
}

[[nodiscard]] inline std::string how_much(Page const& page) {
    std::string_view const question = "How much is the candidate?";
    auto const& share = page.calibration.reliability.dependability;
    if (!share)
        return unknown(question, page.why_unreliable(share.reason()));
    auto const figure = share_text(share->estimate);
    std::string range;
    if (share->lower && share->upper &&
        (share_text(*share->lower) != figure || share_text(*share->upper) != figure))
        range = fmt::format(" (likely {} to {})", share_text(*share->lower),
                            share_text(*share->upper));
    return answer(
        question, figure,
        fmt::format(
            "of the differences in score between candidates{}. {} who interviewed them, "
            "and chance.",
            range, share->estimate < .5 ? "Most of them are" : "The rest is"));
}

[[nodiscard]] inline std::string same_level(Page const& page) {
    std::string_view const question = "Two interviewers, same competency?";
    auto const* overall = page.words.overall();
    if (!overall)
        return {};
    if (!overall->percent_exact)
        return unknown(question, overall->percent_exact.reason());
    auto words = fmt::format("of pairs of ratings are the same {}",
                             page.words.has_levels() ? "level" : "score");
    if (overall->percent_adjacent)
        words += fmt::format(
            "; {} are within {}", share_text(overall->percent_adjacent->estimate),
            page.words.has_levels()
                ? "one level"
                : fmt::format("one step ({})", rating_text(page.calibration.scale.step)));
    return answer(question, share_text(overall->percent_exact->estimate), words + ".");
}

/// Panels near those there were; where the figures do not reach as far, from one interviewer
/// on.
[[nodiscard]] inline DStudy panels_in_brief(Page const& page) {
    auto near = panels_worth_showing(page.words);
    if (near.size() > 2)
        return near;
    DStudy rows;
    for (auto const& row : full_panels(page.calibration.reliability))
        if (row.interviewers == 1 || row.interviewers == 2 || row.interviewers % 4 == 0)
            rows.push_back(row);
    return rows.size() > near.size() ? rows : near;
}

/// The shares with one interviewer fewer, as many as now, and some more.
[[nodiscard]] inline std::string more_interviews(Page const& page) {
    std::string_view const question = "More interviewers?";
    auto const& reliability = page.calibration.reliability;
    auto const rows = full_panels(reliability);
    if (rows.empty())
        return unknown(question, why_no_curve(page));
    std::string text;
    for (auto const& row : panels_in_brief(page))
        text += fmt::format("{}<span class=\"step\">{}:&#160;<b>{}</b></span>",
                            text.empty() ? "" : " ", row.interviewers,
                            share_text(row.dependability));
    auto const chosen = elbow(rows);
    return fmt::format(
        "<div><dt>{}</dt><dd class=\"steps\">{}</dd><dd>of the differences would "
        "be the candidate with that many for each competency. {}</dd></div>\n",
        question, text,
        chosen < rows.back().interviewers
            ? fmt::format("Beyond {} another one adds less than a point.", chosen)
            : "Each further one still adds a point or more.");
}

[[nodiscard]] inline std::string named_difference(Page const& page,
                                                  InterviewerFigures const& entry) {
    auto const group = page.words.has_groups() ? fmt::format(", in group {}", entry.subset + 1)
                                               : std::string{};
    return fmt::format("<li><strong>{}</strong> {}, {}{}</li>\n",
                       page.words.person(entry.interviewer), severity_words(page, entry),
                       count_of(entry.scorecards, "card", "cards"), group);
}

[[nodiscard]] inline std::string who_differs(Page const& page) {
    constexpr std::size_t most = 8;
    auto groups = severity_groups(page.words);
    auto& differ = groups.differ;
    auto const others = joined(others_words(page.words, groups), "; ");
    if (differ.empty() && others.empty())
        return {};
    std::string text{
        "<h3>Interviewers who differ from colleagues on the same candidates</h3>\n"};
    if (!differ.empty()) {
        text += "<ul>\n";
        for (std::size_t i = 0; i < (std::min)(differ.size(), most); ++i)
            text += named_difference(page, *differ[i].who);
        text += "</ul>\n";
    }
    text += "<p>";
    if (differ.size() > most)
        text += fmt::format("{} more are in the chart. ", differ.size() - most);
    if (!others.empty())
        text += fmt::format("{}{}. ", differ.empty() ? "None. " : "", others);
    return text + std::string(fairness_words) + "</p>\n";
}

[[nodiscard]] inline std::string talk_about(Page const& page) {
    constexpr std::size_t most = 4;
    std::string items;
    for (auto const& least : least_agreement(page.words))
        items += "<li>" + least + "</li>\n";
    auto const flags = other_flags(page.words);
    for (std::size_t i = 0; i < (std::min)(flags.size(), most); ++i)
        items += "<li>" + flags[i] + "</li>\n";
    if (flags.size() > most)
        items += fmt::format("<li>{} more below</li>\n", flags.size() - most);
    return items.empty() ? items : "<h3>Worth talking about</h3>\n<ul>\n" + items + "</ul>\n";
}

[[nodiscard]] inline std::string not_compared(Page const& page) {
    auto const lines = not_comparable(page.words);
    if (lines.empty())
        return {};
    std::string text{"<h3>Not comparable</h3>\n<ul>\n"};
    for (auto const& line : lines)
        text += "<li>" + line + "</li>\n";
    return text + "</ul>\n";
}

[[nodiscard]] inline std::string summary_section(Page const& page) {
    auto const& sections = page.calibration.sections;
    std::string answers;
    if (sections.reliability)
        answers += another_panel(page) + how_much(page);
    if (sections.agreement)
        answers += same_level(page);
    if (sections.reliability)
        answers += more_interviews(page);
    std::string text;
    if (!answers.empty())
        text += "<dl class=\"answers\">\n" + answers + "</dl>\n";
    if (sections.interviewers)
        text += who_differs(page);
    text += talk_about(page) + not_compared(page);
    return section("summary", "In a minute", text);
}

} // namespace panelscore::detail::calibration_page
