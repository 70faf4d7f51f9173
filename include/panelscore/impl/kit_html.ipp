// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/kit_html_page.ipp>
#include <panelscore/impl/kit_words.ipp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/kit.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail::kit {

/// The scale with what each level means, and what is special about its numbers.
inline std::string html_scale(Scale const& scale) {
    std::string text{"<table>\n<caption>The scale</caption>\n<thead><tr><th scope=\"col\">Level"
                     "</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n"};
    auto const row = [&](std::string const& level, std::string const& meaning) {
        text += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                            html_escaped(level), html_escaped(meaning));
    };
    for (auto const& level : scale.levels)
        row(level_text(level), level.meaning);
    row(not_observed_text(scale), not_observed_of(scale).meaning);
    text += "</tbody>\n</table>\n";
    if (auto const remark = scale_remark(scale); !remark.empty())
        text += fmt::format("<p>{}</p>\n", html_escaped(remark));
    return text;
}

/// The levels of a competency with a box for each, and one for not observed. `mark` adds to
/// the row of a level.
template <typename Mark>
inline std::string anchor_table(Competency const& competency, Scale const& scale,
                                std::string_view caption, Mark const& mark) {
    auto text = fmt::format(
        "<table class=\"anchors\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">Tick"
        "</th><th scope=\"col\">Level</th><th scope=\"col\">What the candidate does</th></tr>"
        "</thead>\n<tbody>\n",
        html_escaped(caption));
    for (auto const& level : scale.levels) {
        auto const* anchor = competency.anchor(level.score);
        std::string const marked = mark(level);
        text += fmt::format("<tr{}><td class=\"tick\">{}</td><th scope=\"row\">{}{}</th><td>{}"
                            "</td></tr>\n",
                            marked.empty() ? "" : " class=\"target\"", box,
                            html_escaped(level_text(level)), marked,
                            anchor ? html_escaped(anchor->text) : "");
    }
    text +=
        fmt::format("<tr><td class=\"tick\">{}</td><th scope=\"row\">{}</th><td>{}</td></tr>"
                    "\n</tbody>\n</table>\n",
                    box, html_escaped(not_observed_of(scale).symbol),
                    html_escaped(not_observed_of(scale).label));
    return text;
}

/// Writes one guide. In a plan its title is a second heading, so `level` is 1 or 2.
class HtmlGuide {
  public:
    HtmlGuide(InterviewGuide const& guide, int level) : guide_(guide), level_(level) {}

    std::string write() {
        out_ = fmt::format("<article aria-label=\"{}\">\n", title());
        head();
        running_order();
        rules();
        for (std::size_t i = 0; i < guide_.steps.size(); ++i)
            step(guide_.steps[i], i + 1);
        after();
        return std::move(out_) + "</article>\n";
    }

  private:
    [[nodiscard]] std::string title() const {
        return html_escaped(interview_title(guide_.interview));
    }
    [[nodiscard]] std::string heading(int deeper, std::string_view text) const {
        constexpr std::array<std::string_view, 3> classes{"title", "part", "small"};
        return fmt::format("<h{0} class=\"{1}\">{2}</h{0}>\n", level_ + deeper,
                           classes.at(static_cast<std::size_t>(deeper)), text);
    }

    void head() {
        out_ += fmt::format("<p class=\"kicker\">Interviewer's guide · rubric {} {} · for "
                            "interviewers only</p>\n",
                            html_escaped(guide_.rubric.text()), html_escaped(guide_.revision));
        out_ += heading(0, fmt::format("{}: {}", html_escaped(role_text(guide_)), title()));
        out_ += "<div class=\"fields\">\n" + blank_field("Candidate") +
                blank_field("Interviewer") + blank_field("Date", " short") + "</div>\n<dl>\n";
        for (auto const& [what, text] : facts_of(guide_))
            out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", what, html_escaped(text));
        out_ += "</dl>\n";
    }

    void running_order() {
        out_ += heading(1, "Running order");
        if (auto const remark = timing_remark(guide_); !remark.empty())
            out_ += fmt::format("<p>{}</p>\n", html_escaped(remark));
        out_ += "<table>\n<thead><tr><th scope=\"col\">Minutes</th><th scope=\"col\">Part</th>"
                "<th scope=\"col\">Question</th></tr></thead>\n<tbody>\n";
        auto const row = [&](std::optional<TimeSlot> const& slot, std::string_view part,
                             std::string_view question) {
            out_ += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                slot ? slot_text(*slot) : "", html_escaped(part),
                                html_escaped(question));
        };
        row(guide_.opening, "Opening", "");
        for (auto const& step : guide_.steps)
            row(step.slot, titled(step.competency),
                step.question ? step.question->id : "none of its own");
        row(guide_.closing, "The candidate's questions", "");
        out_ += "</tbody>\n</table>\n<div class=\"columns\">\n<div>\n" + heading(2, "Opening") +
                box_list(opening_words(guide_)) + "</div>\n<div>\n" + heading(2, "Closing") +
                box_list(closing_words()) + "</div>\n</div>\n";
    }

    void rules() {
        out_ += "<section class=\"sheet\">\n" + strip("how to rate") +
                heading(1, "How to rate") + html_list("ol", guide_.scale.rules) +
                html_scale(guide_.scale);
        if (!guide_.accommodations.empty())
            out_ += heading(2, "Accommodations") +
                    fmt::format("<p>{}</p>\n", html_escaped(guide_.accommodations));
        out_ += "</section>\n";
    }

    [[nodiscard]] std::string strip(std::string const& what) const {
        return fmt::format("<div class=\"strip\"><span>{} · {}</span><span>Candidate <span "
                           "class=\"blank\" aria-hidden=\"true\"></span></span></div>\n",
                           title(), what);
    }

    void step(GuideStep const& step, std::size_t number) {
        auto place = fmt::format("{} of {}", number, guide_.steps.size());
        if (step.slot)
            place += fmt::format(" · minutes {} ({})", slot_text(*step.slot),
                                 minutes_text(step.slot->minutes));
        out_ += "<section class=\"sheet\">\n" + strip(place) +
                heading(1, html_escaped(titled(step.competency))) +
                fmt::format("<p>{}</p>\n", html_escaped(step.competency.definition));
        if (step.question)
            question(*step.question);
        else
            out_ += fmt::format("<p class=\"remark\">{}</p>\n", no_question_remark);
        watch_for(step.competency);
        out_ += heading(2, "Notes: what the candidate said or did") + writing_lines();
        if (step.rated_here)
            rating(step);
        else
            out_ += fmt::format("<p class=\"remark\">{}</p>\n", unrated_remark(guide_, step));
        flags(step.competency);
        out_ += "</section>\n";
    }

    void question(Question const& question) {
        out_ += heading(2, fmt::format("Ask ({}, {})",
                                       spaced(name_in(question_kind_names, question.kind)),
                                       html_escaped(question.id)));
        out_ +=
            fmt::format("<div class=\"ask\"><p>{}</p></div>\n", html_escaped(question.text));
        if (!question.probes.empty())
            out_ += heading(2, "Probes") + box_list(question.probes);
        if (!question.key.empty())
            out_ +=
                fmt::format("<p class=\"key\"><strong>Key, for interviewers only:</strong> {}"
                            "</p>\n",
                            html_escaped(question.key));
    }

    void watch_for(Competency const& competency) {
        if (competency.indicators.empty())
            return;
        std::string items;
        for (auto const& indicator : competency.indicators)
            items += (items.empty() ? "" : "; ") + indicator.text;
        out_ += fmt::format("<p><strong>Watch for:</strong> {}.</p>\n", html_escaped(items));
    }

    void rating(GuideStep const& step) {
        if (guide_.scale.step)
            out_ +=
                "<p class=\"field\">Score <span class=\"blank\" aria-hidden=\"true\"></span>"
                "</p>\n";
        auto caption = std::string{"Rating. "} + target_text(guide_, step);
        out_ += anchor_table(step.competency, guide_.scale, caption, [&](Level const& level) {
            return is_target(step, level) ? fmt::format("<br><strong>target, {}</strong>",
                                                        html_escaped(guide_.seniority.text()))
                                          : std::string{};
        });
        out_ += choices("Help given:", help_words());
    }

    void flags(Competency const& competency) {
        if (competency.red_flags.empty() && competency.green_flags.empty())
            return;
        auto const texts = [](std::vector<Flag> const& flags) {
            std::vector<std::string> words;
            for (auto const& flag : flags)
                words.push_back(flag.text);
            return words;
        };
        out_ += "<div class=\"columns\">\n<div>\n" +
                heading(2, "Red flags (record with a quotation)") +
                box_list(texts(competency.red_flags)) + "</div>\n<div>\n" +
                heading(2, "Green flags") + box_list(texts(competency.green_flags)) +
                "</div>\n</div>\n";
    }

    void after() {
        out_ += "<section class=\"sheet\">\n" + strip("after the interview") +
                heading(1, "After the interview") +
                "<p>Copy your scores here and enter them before you read or hear another "
                "rating.</p>\n<table class=\"copy\">\n<thead><tr><th "
                "scope=\"col\">Competency</th><th "
                "scope=\"col\">Score</th><th scope=\"col\">Help given</th></tr></thead>\n"
                "<tbody>\n";
        for (auto const& step : guide_.steps)
            if (step.rated_here)
                out_ += fmt::format("<tr><th scope=\"row\">{}</th><td></td><td></td></tr>\n",
                                    html_escaped(titled(step.competency)));
        out_ += "</tbody>\n</table>\n" + heading(2, "Overall") +
                fmt::format("<p>{}</p>\n", vote_remark) + choices({}, vote_words()) +
                heading(2, "Quotations for flags, and other notes") + writing_lines() +
                "</section>\n";
    }

    InterviewGuide const& guide_;
    int level_;
    std::string out_{};
};

/// The coverage matrix: competencies down, interviews across.
inline std::string html_matrix(PlanGuide const& plan) {
    std::string text{
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Which question sees "
        "which competency\">\n<table class=\"plan matrix\">\n<thead><tr><th scope=\"col\">"
        "Competency</th><th scope=\"col\">Weight</th>"};
    for (auto const& guide : plan.interviews)
        text += fmt::format("<th scope=\"col\">{}</th>",
                            html_escaped(interview_title(guide.interview)));
    text += "<th scope=\"col\">Seen</th></tr></thead>\n<tbody>\n";
    for (auto const& row : plan.competencies) {
        text += fmt::format("<tr><th scope=\"row\">{}{}</th><td class=\"number\">{}</td>",
                            html_escaped(titled(row.competency)),
                            row.must_have ? " <span class=\"must\">(must-have)</span>" : "",
                            row.weight ? number_text(*row.weight) : "");
        for (auto const& guide : plan.interviews) {
            auto const seen =
                std::find_if(row.seen.begin(), row.seen.end(), [&](auto const& entry) {
                    return entry.first == guide.interview.id;
                });
            std::string cell;
            if (seen != row.seen.end()) {
                for (auto const& id : seen->second)
                    cell += (cell.empty() ? "" : ", ") + html_escaped(id);
                if (cell.empty())
                    cell = "yes";
            }
            text += fmt::format("<td class=\"centre\">{}</td>", cell);
        }
        text += fmt::format("<td class=\"number\">{}</td></tr>\n", row.seen.size());
    }
    return text + "</tbody>\n</table>\n</div>\n";
}

inline std::string html_overview(PlanGuide const& plan) {
    auto const& first = plan.interviews.front();
    auto text = fmt::format(
        "<article aria-label=\"Interview plan\">\n<p class=\"kicker\">Interview plan · rubric "
        "{} "
        "{} · for interviewers only: the guides hold answer keys</p>\n<h1 "
        "class=\"title\">{}</h1>\n<h2 class=\"part\">Who "
        "asks "
        "what</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Who asks "
        "what\">\n<table class=\"plan\">\n<thead><tr><th scope=\"col\">Interview</th><th "
        "scope=\"col\">Minutes"
        "</th><th scope=\"col\">Form</th><th scope=\"col\">Led by</th><th scope=\"col\">AI "
        "assistants</th></tr></thead>\n<tbody>\n",
        html_escaped(first.rubric.text()), html_escaped(first.revision),
        html_escaped(role_text(first)));
    for (auto const& guide : plan.interviews) {
        auto const& interview = guide.interview;
        text += fmt::format(
            "<tr><th scope=\"row\">{}</th><td "
            "class=\"number\">{}</td><td>{}</td><td>{}</td><td>"
            "{}</td></tr>\n",
            html_escaped(interview_title(interview)),
            interview.minutes ? std::to_string(*interview.minutes) : "",
            interview.id.empty() ? ""
                                 : spaced(name_in(interview_format_names, interview.format)),
            html_escaped(interview.lead), html_escaped(ai_policy_text(interview)));
    }
    text += "</tbody>\n</table>\n</div>\n<h2 class=\"part\">Which question sees which "
            "competency</h2>\n" +
            html_matrix(plan);
    if (!plan.notes.empty())
        text += "<h2 class=\"part\">Notes on the plan</h2>\n" + html_list("ul", plan.notes);
    return text + "</article>\n";
}

} // namespace detail::kit

PANELSCORE_DECL std::string kit_html(InterviewGuide const& guide) {
    using namespace detail::kit;
    return html_page(guide.language, role_text(guide) + ": " + interview_title(guide.interview),
                     HtmlGuide{guide, 1}.write());
}

PANELSCORE_DECL std::string kit_html(PlanGuide const& plan) {
    using namespace detail::kit;
    if (plan.interviews.empty())
        return {};
    auto body = html_overview(plan);
    for (auto const& guide : plan.interviews)
        body += HtmlGuide{guide, 2}.write();
    auto const& first = plan.interviews.front();
    return html_page(first.language, role_text(first) + ": interview plan", body);
}

} // namespace panelscore
