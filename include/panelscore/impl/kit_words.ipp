// SPDX-License-Identifier: BSL-1.0
#pragma once

// The kit's own sentences, the same in Markdown and in HTML. Not escaped.

#include <panelscore/base/number_text.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/plan/guide.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::detail::kit {

using Fact = std::pair<std::string, std::string>; ///< what it is, and what it says

/// A name of a format or kind as words: `role_play` is "role play".
inline std::string spaced(std::string_view name) {
    std::string words{name};
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

inline std::string titled(Competency const& competency) {
    return competency.code.empty() ? competency.name : competency.code + " " + competency.name;
}

inline std::string level_text(Level const& level) {
    auto const score = number_text(level.score);
    return level.label.empty() ? score : score + " " + level.label;
}

inline NotObserved not_observed_of(Scale const& scale) {
    return scale.not_observed.value_or(NotObserved{});
}

inline std::string not_observed_text(Scale const& scale) {
    auto const entry = not_observed_of(scale);
    return entry.label.empty() ? entry.symbol : entry.symbol + " " + entry.label;
}

inline std::string minutes_text(int minutes) {
    return minutes == 1 ? "1 minute" : fmt::format("{} minutes", minutes);
}

inline std::string slot_text(TimeSlot const& slot) {
    return fmt::format("{} to {}", slot.start, slot.start + slot.minutes);
}

inline std::string role_text(InterviewGuide const& guide) {
    return guide.seniority.empty() ? guide.title : guide.title + ", " + guide.seniority.text();
}

inline std::string interview_title(Interview const& interview) {
    return interview.title.empty() ? interview.id.text() : interview.title;
}

inline std::string ai_policy_text(Interview const& interview) {
    return interview.ai_policy.empty()
               ? "not set; agree on one before the first candidate, the same for all"
               : interview.ai_policy;
}

/// What stands at the head of a guide, without what is empty.
inline std::vector<Fact> facts_of(InterviewGuide const& guide) {
    auto const& interview = guide.interview;
    std::vector<Fact> facts;
    if (interview.minutes)
        facts.emplace_back("Length", minutes_text(*interview.minutes));
    if (!interview.id.empty())
        facts.emplace_back("Form", spaced(name_in(interview_format_names, interview.format)));
    facts.emplace_back("AI assistants", ai_policy_text(interview));
    if (!interview.lead.empty())
        facts.emplace_back("Led by", interview.lead);
    if (!interview.purpose.empty())
        facts.emplace_back("Purpose", interview.purpose);
    return facts;
}

/// Why there are no times; empty when there are.
inline std::string timing_remark(InterviewGuide const& guide) {
    if (guide.timing == Timing::not_given)
        return fmt::format("The plan sets no length. Give each question the same time and keep "
                           "{} minutes for the candidate's questions.",
                           closing_minutes);
    if (guide.timing == Timing::too_short)
        return fmt::format("{} are too few for {} minutes of opening, {} for the candidate's "
                           "questions and a minute for each question. Decide before the first "
                           "candidate what to leave out, and leave it out for all.",
                           minutes_text(guide.interview.minutes.value_or(0)), opening_minutes,
                           closing_minutes);
    return {};
}

inline std::vector<std::string> opening_words(InterviewGuide const& guide) {
    std::vector<std::string> words{
        "Say who you are, what this interview is about and how its time is divided."};
    auto const& policy = guide.interview.ai_policy;
    if (!policy.empty())
        words.push_back("Say the rule for AI assistants: " + policy +
                        (policy.back() == '.' ? "" : "."));
    words.emplace_back("Say that you take notes, and that sketching, writing and pausing to "
                       "think are welcome.");
    if (!guide.accommodations.empty())
        words.emplace_back("Ask whether what was agreed in advance for this candidate is in "
                           "place.");
    return words;
}

inline std::vector<std::string> closing_words() {
    return {"Give the candidate time for questions. They are not rated.",
            "Say what happens next and by when the candidate will hear from you."};
}

/// Everything a step rates, in words that stand above the boxes; empty without targets.
inline std::string target_text(InterviewGuide const& guide, GuideStep const& step) {
    if (!guide.seniority.empty())
        return step.target ? fmt::format("Target for {}: {}.", guide.seniority.text(),
                                         number_text(*step.target))
                           : std::string{};
    std::string text;
    for (auto const& [seniority, target] : step.targets)
        text += fmt::format("{}{} {}", text.empty() ? "Targets: " : ", ", seniority.text(),
                            number_text(target));
    return text.empty() ? text : text + ".";
}

inline bool is_target(GuideStep const& step, Level const& level) {
    return step.target && same(*step.target, level.score);
}

/// What is special about the scale's numbers; empty for whole levels where higher is better.
inline std::string scale_remark(Scale const& scale) {
    std::string text;
    if (scale.levels.empty())
        return text;
    if (scale.direction == Direction::lower_is_better)
        text = fmt::format("Lower is better: {} is the best score.", number_text(scale.best()));
    if (scale.step)
        text += fmt::format("{}Scores between the levels are allowed in steps of {}.",
                            text.empty() ? "" : " ", number_text(*scale.step));
    return text;
}

/// Where the competency of a step without rating box is rated.
inline std::string unrated_remark(InterviewGuide const& guide, GuideStep const& step) {
    auto const& rated = guide.interview.competencies;
    bool const later = std::find(rated.begin(), rated.end(), step.competency.id) != rated.end();
    return later ? "Rate this competency after its last question, further on."
                 : "This interview does not rate this competency.";
}

inline constexpr std::string_view no_question_remark =
    "No question of its own in this interview: rate what the other answers showed.";
inline constexpr std::string_view flags_remark =
    "Record each as an event, with a quotation. A flag does not change the score.";
inline constexpr std::string_view vote_remark =
    "Your overall impression goes to the debrief. It is shown, never scored.";

inline std::vector<std::string> vote_words() {
    std::vector<std::string> words;
    for (auto const& entry : vote_names)
        words.push_back(spaced(entry.name));
    return words;
}

inline std::vector<std::string> help_words() {
    return {"none", "I named the idea", "I gave the answer"};
}

} // namespace panelscore::detail::kit
