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

/// A whole number with commas: `8,014`.
[[nodiscard]] inline std::string counted(std::size_t n) {
    auto text = std::to_string(n);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

/// `1 card`, `8,014 cards`.
[[nodiscard]] inline std::string counted(std::size_t n, std::string_view one,
                                         std::string_view many) {
    return counted(n) + ' ' + std::string(n == 1 ? one : many);
}

[[nodiscard]] inline std::string size_words(Page const& page) {
    auto const& data = page.calibration.data;
    auto text = fmt::format("{} · {} · {} · {} · {}",
                            counted(data.scorecards, "scorecard", "scorecards"),
                            counted(data.candidates, "candidate", "candidates"),
                            counted(data.interviewers, "interviewer", "interviewers"),
                            counted(data.competencies, "competency", "competencies"),
                            counted(data.ratings, "rating", "ratings"));
    if (data.not_observed > 0)
        text += fmt::format("<br>{} not observed ({}), counted, never scored",
                            counted(data.not_observed),
                            share_text(static_cast<double>(data.not_observed) /
                                       static_cast<double>(data.not_observed + data.ratings)));
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
    std::string range;
    if (share->lower && share->upper)
        range = fmt::format(" (likely {} to {})", share_text(*share->lower),
                            share_text(*share->upper));
    return answer(question, share_text(share->estimate),
                  fmt::format("of the differences in score between candidates{}. The rest is "
                              "who interviewed them, and chance.",
                              range));
}

[[nodiscard]] inline std::string same_level(Page const& page) {
    std::string_view const question = "Two interviewers, same competency?";
    auto const* overall = page.overall();
    if (!overall)
        return {};
    if (!overall->percent_exact)
        return unknown(question, overall->percent_exact.reason());
    auto words = fmt::format("of pairs of ratings are the same {}",
                             page.has_levels() ? "level" : "score");
    if (overall->percent_adjacent)
        words += fmt::format(
            "; {} are within {}", share_text(overall->percent_adjacent->estimate),
            page.has_levels()
                ? "one level"
                : fmt::format("one step ({})", rating_text(page.calibration.scale.step)));
    return answer(question, share_text(overall->percent_exact->estimate), words + ".");
}

/// The shares with one interviewer fewer, as many as now, and some more.
[[nodiscard]] inline std::string more_interviews(Page const& page) {
    std::string_view const question = "More interviewers?";
    auto const& reliability = page.calibration.reliability;
    auto const rows = full_panels(reliability);
    if (rows.empty())
        return unknown(question, why_no_curve(page));
    auto const now =
        static_cast<std::size_t>((std::max)(1L, std::lround(reliability.interviewers)));
    std::string text;
    for (auto const& row : rows)
        if (row.interviewers + 1 >= now && row.interviewers <= now + 2)
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
    return fmt::format("<li><strong>{}</strong> {}, {}</li>\n", page.person(entry.interviewer),
                       severity_words(page, entry),
                       count_of(entry.scorecards, "card", "cards"));
}

[[nodiscard]] inline std::string who_differs(Page const& page) {
    constexpr std::size_t most = 8;
    Interviewers found;
    std::size_t looked_at = 0;
    std::size_t counts_only = 0;
    for (auto const& entry : page.calibration.interviewers) {
        counts_only += entry.counts_only ? 1U : 0U;
        looked_at += entry.severity && !entry.counts_only ? 1U : 0U;
        if (page.stands_out(entry))
            found.push_back(&entry);
    }
    if (looked_at == 0)
        return {};
    std::stable_sort(found.begin(), found.end(),
                     [&](InterviewerFigures const* a, InterviewerFigures const* b) {
                         return a->subset != b->subset ? a->subset < b->subset
                                                       : std::abs(page.difference(*a)) >
                                                             std::abs(page.difference(*b));
                     });
    std::string text{
        "<h3>Interviewers who differ from colleagues on the same candidates</h3>\n"};
    std::string_view const chance{"within chance, or too close to notice"};
    if (found.empty())
        text += fmt::format("<p>None: all {} are {}.", looked_at, chance);
    else {
        text += "<ul>\n";
        for (std::size_t i = 0; i < (std::min)(found.size(), most); ++i)
            text += named_difference(page, *found[i]);
        text += "</ul>\n<p>";
        if (found.size() > most)
            text += fmt::format("{} more are in the chart. ", found.size() - most);
        if (looked_at > found.size())
            text += fmt::format("{}: {}.",
                                count_of(looked_at - found.size(), "other", "others"), chance);
    }
    if (counts_only > 0)
        text += fmt::format(" {} with fewer than {} cards: only counted.", counts_only,
                            page.calibration.min_scorecards);
    return text + " A difference is not a fault. If nobody differed, at most 1 report in 20 "
                  "would name someone.</p>\n";
}

/// The competency on which interviewers agree least.
[[nodiscard]] inline std::string least_agreed(Page const& page) {
    Agreement const* lowest = nullptr;
    std::size_t n = 0;
    for (auto const& entry : page.calibration.agreement) {
        if (entry.competency.empty() || !alpha_of(page, entry))
            continue;
        ++n;
        if (!lowest || alpha_of(page, entry)->estimate < alpha_of(page, *lowest)->estimate)
            lowest = &entry;
    }
    if (n < 2)
        return {};
    return fmt::format("<li><strong>{}</strong>: agreement {}, the lowest of {}</li>\n",
                       page.competency(lowest->competency),
                       measured_words(alpha_of(page, *lowest)), n);
}

[[nodiscard]] inline std::string talk_about(Page const& page) {
    constexpr std::size_t most = 5;
    auto items = least_agreed(page);
    std::size_t n = 0;
    for (auto const& entry : page.calibration.interviewers)
        for (auto const& flag : entry.flags)
            if (flag.code != "severity" && ++n <= most)
                items += fmt::format("<li><strong>{}</strong>: {}</li>\n",
                                     page.person(entry.interviewer), safe(flag.message));
    if (n > most)
        items += fmt::format("<li>{} more below</li>\n", n - most);
    return items.empty() ? items : "<h3>Worth talking about</h3>\n<ul>\n" + items + "</ul>\n";
}

[[nodiscard]] inline std::string not_compared(Page const& page) {
    auto const n = page.calibration.data.subsets.size();
    if (n < 2)
        return {};
    return fmt::format("<h3>Not compared</h3>\n<p>The interviewers fall into {} groups that "
                       "never met the same candidates. Inside a group they can be compared; "
                       "across groups nobody can say who is stricter.</p>\n",
                       n);
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
