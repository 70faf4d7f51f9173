// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/kit_words.ipp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/kit.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {
namespace detail::kit {

inline constexpr std::string_view tick{"\xE2\x98\x90"}; // ballot box

/// An id as code; one that holds a backtick is shown as text.
inline std::string markdown_code(std::string_view id) {
    bool const plain = id.find_first_of("`|\n\r") == std::string_view::npos && !id.empty();
    return plain ? fmt::format("`{}`", id) : markdown_escaped(id);
}

/// Writes one guide; headings start at `level`.
class MarkdownGuide {
  public:
    MarkdownGuide(InterviewGuide const& guide, int level) : guide_(guide), level_(level) {}

    std::string write() {
        head();
        running_order();
        rules();
        for (std::size_t i = 0; i < guide_.steps.size(); ++i)
            step(guide_.steps[i], i + 1);
        after();
        return std::move(out_);
    }

  private:
    void line(std::string_view text = {}) { (out_ += text) += '\n'; }
    void heading(int deeper, std::string_view text) {
        line(fmt::format("{} {}\n", std::string(static_cast<std::size_t>(level_ + deeper), '#'),
                         text));
    }
    void list(std::vector<std::string> const& items, std::string_view mark) {
        for (auto const& item : items)
            line(fmt::format("{} {}", mark, markdown_escaped(item)));
        line();
    }
    static std::string boxes(std::vector<std::string> const& words) {
        std::string text;
        for (auto const& word : words)
            text +=
                fmt::format("{}{} {}", text.empty() ? "" : " · ", tick, markdown_escaped(word));
        return text;
    }

    void head() {
        heading(0, fmt::format("{}: {}", markdown_escaped(role_text(guide_)),
                               markdown_escaped(interview_title(guide_.interview))));
        auto const interview =
            guide_.interview.id.empty()
                ? std::string{}
                : fmt::format(", interview {}", markdown_code(guide_.interview.id.text()));
        line(fmt::format("Interviewer's guide{}, rubric {} {}. For interviewers only: it holds "
                         "answer keys.\n",
                         interview, markdown_code(guide_.rubric.text()),
                         markdown_escaped(guide_.revision)));
        line("| Candidate | Interviewer | Date |\n|---|---|---|\n|   |   |   |\n");
        for (auto const& [what, text] : facts_of(guide_))
            line(fmt::format("- **{}:** {}", what, markdown_escaped(text)));
        line();
    }

    void running_order() {
        heading(1, "Running order");
        if (auto const remark = timing_remark(guide_); !remark.empty())
            line(remark + "\n");
        line("| Minutes | Part | Question |\n|---|---|---|");
        auto const row = [&](std::optional<TimeSlot> const& slot, std::string const& part,
                             std::string const& question) {
            line(fmt::format("| {} | {} | {} |", slot ? slot_text(*slot) : "", part, question));
        };
        row(guide_.opening, "Opening", "");
        for (auto const& step : guide_.steps)
            row(step.slot, markdown_escaped(titled(step.competency)),
                step.question ? markdown_code(step.question->id) : "none of its own");
        row(guide_.closing, "The candidate's questions", "");
        line("\nOpening:\n");
        list(opening_words(guide_), "-");
        line("Closing:\n");
        list(closing_words(), "-");
    }

    void rules() {
        heading(1, "How to rate");
        for (std::size_t i = 0; i < guide_.scale.rules.size(); ++i)
            line(fmt::format("{}. {}", i + 1, markdown_escaped(guide_.scale.rules[i])));
        line("\n| Level | Meaning |\n|---|---|");
        for (auto const& level : guide_.scale.levels)
            line(fmt::format("| {} | {} |", markdown_escaped(level_text(level)),
                             markdown_escaped(level.meaning)));
        line(fmt::format("| {} | {} |\n", markdown_escaped(not_observed_text(guide_.scale)),
                         markdown_escaped(not_observed_of(guide_.scale).meaning)));
        if (auto const remark = scale_remark(guide_.scale); !remark.empty())
            line(remark + "\n");
        if (!guide_.accommodations.empty())
            line(fmt::format("**Accommodations.** {}\n",
                             markdown_escaped(guide_.accommodations)));
    }

    void step(GuideStep const& step, std::size_t number) {
        auto const time =
            step.slot ? fmt::format(" ({})", minutes_text(step.slot->minutes)) : std::string{};
        heading(1, fmt::format("{}. {}{}", number, markdown_escaped(titled(step.competency)),
                               time));
        line(markdown_escaped(step.competency.definition) + "\n");
        if (step.question)
            question(*step.question);
        else
            line(fmt::format("{}\n", no_question_remark));
        if (!step.competency.indicators.empty()) {
            line("**Watch for**\n");
            for (auto const& indicator : step.competency.indicators)
                line(fmt::format("- {}", markdown_escaped(indicator.text)));
            line();
        }
        line("**Notes** (what the candidate said or did)\n\n-\n-\n-\n");
        if (step.rated_here)
            rating(step);
        else
            line(unrated_remark(guide_, step) + "\n");
        flags(step.competency);
    }

    void question(Question const& question) {
        line(fmt::format("**Ask** ({}, {})\n",
                         spaced(name_in(question_kind_names, question.kind)),
                         markdown_code(question.id)));
        line(fmt::format("> {}\n", markdown_escaped(question.text)));
        if (!question.probes.empty()) {
            line("**Probes**\n");
            for (auto const& probe : question.probes)
                line(fmt::format("- {} {}", tick, markdown_escaped(probe)));
            line();
        }
        if (!question.key.empty())
            line(fmt::format("**Key, for interviewers only:** {}\n",
                             markdown_escaped(question.key)));
    }

    void rating(GuideStep const& step) {
        line("**Rating**\n");
        if (auto const target = target_text(guide_, step); !target.empty())
            line(markdown_escaped(target) + "\n");
        if (guide_.scale.step)
            line("Score: ______\n");
        line("| Tick | Level | What the candidate does |\n|---|---|---|");
        for (auto const& level : guide_.scale.levels) {
            auto const* anchor = step.competency.anchor(level.score);
            auto const mark = is_target(step, level)
                                  ? fmt::format(" **(target, {})**",
                                                markdown_escaped(guide_.seniority.text()))
                                  : std::string{};
            line(fmt::format("| {} | {}{} | {} |", tick, markdown_escaped(level_text(level)),
                             mark, anchor ? markdown_escaped(anchor->text) : ""));
        }
        line(fmt::format("| {} | {} | {} |\n", tick,
                         markdown_escaped(not_observed_text(guide_.scale)),
                         markdown_escaped(not_observed_of(guide_.scale).meaning)));
        line(fmt::format("Help given: {}\n", boxes(help_words())));
    }

    void flags(Competency const& competency) {
        if (competency.red_flags.empty() && competency.green_flags.empty())
            return;
        line(fmt::format("**Flags.** {}\n", flags_remark));
        for (auto const& flag : competency.red_flags)
            line(fmt::format("- {} red: {}", tick, markdown_escaped(flag.text)));
        for (auto const& flag : competency.green_flags)
            line(fmt::format("- {} green: {}", tick, markdown_escaped(flag.text)));
        line();
    }

    void after() {
        heading(1, "After the interview");
        line("Copy your scores here and enter them before you read or hear another rating.\n");
        line("| Competency | Score |\n|---|---|");
        for (auto const& step : guide_.steps)
            if (step.rated_here)
                line(fmt::format("| {} |   |", markdown_escaped(titled(step.competency))));
        line(fmt::format("\n{} {}\n", vote_remark, boxes(vote_words())));
    }

    InterviewGuide const& guide_;
    int level_;
    std::string out_{};
};

/// The coverage matrix: competencies down, interviews across.
inline std::string markdown_matrix(PlanGuide const& plan) {
    std::string text{"| Competency | Weight |"};
    std::string rule{"|---|---|"};
    for (auto const& guide : plan.interviews) {
        text += fmt::format(" {} |", markdown_escaped(interview_title(guide.interview)));
        rule += "---|";
    }
    text += " Seen |\n" + rule + "---|\n";
    for (auto const& row : plan.competencies) {
        text += fmt::format("| {}{} | {} |", markdown_escaped(titled(row.competency)),
                            row.must_have ? " (must-have)" : "",
                            row.weight ? number_text(*row.weight) : "");
        for (auto const& guide : plan.interviews) {
            auto const seen =
                std::find_if(row.seen.begin(), row.seen.end(), [&](auto const& entry) {
                    return entry.first == guide.interview.id;
                });
            std::string cell;
            if (seen != row.seen.end()) {
                for (auto const& id : seen->second)
                    cell += (cell.empty() ? "" : ", ") + markdown_code(id);
                if (cell.empty())
                    cell = "yes";
            }
            text += fmt::format(" {} |", cell);
        }
        text += fmt::format(" {} |\n", row.seen.size());
    }
    return text;
}

inline std::string markdown_overview(PlanGuide const& plan) {
    auto const& first = plan.interviews.front();
    std::string text = fmt::format(
        "# {}: interview plan\n\nRubric {} {}. For interviewers only: the guides below hold "
        "answer keys.\n\n## Who asks what\n\n| Interview | Minutes | Form | Led by | AI "
        "assistants |\n|---|---|---|---|---|\n",
        markdown_escaped(role_text(first)), markdown_code(first.rubric.text()),
        markdown_escaped(first.revision));
    for (auto const& guide : plan.interviews) {
        auto const& interview = guide.interview;
        text += fmt::format(
            "| {} | {} | {} | {} | {} |\n", markdown_escaped(interview_title(interview)),
            interview.minutes ? std::to_string(*interview.minutes) : "",
            interview.id.empty() ? ""
                                 : spaced(name_in(interview_format_names, interview.format)),
            markdown_escaped(interview.lead), markdown_escaped(ai_policy_text(interview)));
    }
    text += "\n## Which question sees which competency\n\n" + markdown_matrix(plan) + '\n';
    if (!plan.notes.empty()) {
        text += "## Notes on the plan\n\n";
        for (auto const& note : plan.notes)
            text += fmt::format("- {}\n", markdown_escaped(note));
        text += '\n';
    }
    return text;
}

/// Text with exactly one line break at its end.
inline std::string ended(std::string text) {
    while (text.size() > 1 && text[text.size() - 2] == '\n')
        text.pop_back();
    return text;
}

} // namespace detail::kit

PANELSCORE_DECL std::string kit_markdown(InterviewGuide const& guide) {
    return detail::kit::ended(detail::kit::MarkdownGuide{guide, 1}.write());
}

PANELSCORE_DECL std::string kit_markdown(PlanGuide const& plan) {
    if (plan.interviews.empty())
        return {};
    auto text = detail::kit::markdown_overview(plan);
    for (auto const& guide : plan.interviews)
        text += detail::kit::MarkdownGuide{guide, 2}.write();
    return detail::kit::ended(std::move(text));
}

} // namespace panelscore
