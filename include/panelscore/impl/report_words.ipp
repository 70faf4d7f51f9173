// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words for what a recommendation holds: names, numbers and calls as a hiring manager says
// them. Sentences made of them are in report_sentences.ipp.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/impl/plain_words.ipp>
#include <panelscore/io/report.hpp>
#include <panelscore/io/text_layout.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// Makes a text of a user safe for the format it is written in.
using Escape = std::string (*)(std::string_view);

/// The call in words.
[[nodiscard]] inline std::string call_words(Call call) {
    switch (call) {
    case Call::strong_hire:
        return "strong hire";
    case Call::hire:
        return "hire";
    case Call::lean_hire:
        return "lean hire";
    case Call::lean_no_hire:
        return "lean no hire";
    case Call::no_hire:
        return "no hire";
    case Call::strong_no_hire:
        return "strong no hire";
    case Call::insufficient_evidence:
        break;
    }
    return "not enough yet";
}

/// `a hire`, `no hire`: the call in a sentence.
[[nodiscard]] inline std::string with_article(Call call) {
    return (call == Call::no_hire ? "" : "a ") + call_words(call);
}

/// A recommendation with what it takes to put it into words. Holds references: do not keep it.
class ReportWords {
  public:
    ReportWords(Recommendation const& recommendation, Rubric const& its_rubric,
                ReportOptions const& wanted, Escape escape)
        : advice(recommendation), rubric(its_rubric), options(wanted), escape_(escape) {
        auto const& bars = advice.bars;
        if (advice.score.raw)
            decimals_ = has_chance()
                            ? decimals_apart(*advice.score.raw, {bars.hire})
                            : decimals_apart(*advice.score.raw,
                                             {bars.no_hire, bars.hire, bars.strong_hire});
        if (advice.score.adjusted)
            adjusted_decimals_ =
                decimals_apart(*advice.score.adjusted, {bars.no_hire, bars.strong_hire});
    }

    Recommendation const& advice;
    Rubric const& rubric;
    ReportOptions const& options;

    /// A text of a user, safe to print.
    [[nodiscard]] std::string safe(std::string_view text) const { return escape_(text); }
    /// What a reader should know besides; whom past scorecards do not know stands with what the
    /// score is based on.
    [[nodiscard]] std::vector<std::string> remarks() const {
        std::vector<std::string> texts;
        for (auto const& remark : advice.flags)
            if (remark.code != "interviewer-unknown" && remark.code != "competency-unknown")
                texts.push_back(safe(remark.message));
        return texts;
    }
    /// The person, by display name where there is one.
    template <typename Tag>
    [[nodiscard]] std::string person(Id<Tag> const& id) const {
        return safe(options.labels.of(id.text()));
    }
    /// The candidate by display name and id.
    [[nodiscard]] std::string candidate() const {
        auto const name = person(advice.candidate);
        auto const id = safe(advice.candidate.text());
        return name == id ? id : name + " (" + id + ")";
    }
    /// The interview's title in the plan, or its id.
    [[nodiscard]] std::string interview(InterviewId const& id) const {
        auto const* planned = rubric.role ? rubric.role->interview(id) : nullptr;
        return safe(planned && !planned->title.empty() ? planned->title : id.text());
    }
    /// The competency's name in the rubric, or its id.
    [[nodiscard]] std::string competency(CompetencyId const& id) const {
        auto const* found = rubric.competency(id);
        return safe(found && !found->name.empty() ? found->name : id.text());
    }
    /// The job: the rubric's title, or its id, with the seniority.
    [[nodiscard]] std::string job() const {
        auto text = safe(rubric.title.empty() ? rubric.id.text() : rubric.title);
        if (!advice.seniority.empty())
            text += ", " + safe(advice.seniority.text());
        return text;
    }

    /// True when the advice was made with a chance of being at the bar, false by the mean.
    [[nodiscard]] bool has_chance() const { return advice.basis && advice.probability; }
    /// The chance a firm hire needs; 0.80 without a role.
    [[nodiscard]] double confidence() const {
        return rubric.role ? rubric.role->policy.confidence : Policy{}.confidence;
    }
    [[nodiscard]] bool higher_is_better() const { return rubric.scale.sign() > 0; }
    /// True when the score is at the bar or better.
    [[nodiscard]] bool reaches(double score, double bar) const {
        return at_least(rubric.scale.sign() * score, rubric.scale.sign() * bar);
    }
    /// A score or a bar, with the same decimals throughout the report.
    [[nodiscard]] std::string points(double score) const { return fixed(score, decimals_); }
    /// The adjusted score, with as many decimals as tell it from the outer bars.
    [[nodiscard]] std::string adjusted() const {
        return fixed(*advice.score.adjusted, adjusted_decimals_);
    }
    /// A competency's score: one decimal, or two where ratings have decimals themselves.
    [[nodiscard]] std::string mean(double score) const {
        return fixed(score, rubric.scale.step ? 2 : 1);
    }
    /// An end of a likely range: one decimal on a scale of some points.
    [[nodiscard]] std::string end(double score) const {
        double const range = rubric.scale.levels.size() < 2 ? 4 : rubric.scale.range();
        return fixed(score, range >= 30 ? 0 : range >= 3 ? 1 : 2);
    }
    /// `at or above the bar (3.50)` for the score as written; `name` is "the bar".
    [[nodiscard]] std::string against(double bar, std::string_view name) const {
        return against(*advice.score.raw, bar, name);
    }
    /// The same for any score.
    [[nodiscard]] std::string against(double score, double bar, std::string_view name) const {
        bool const meets = reaches(score, bar);
        std::string_view const side = higher_is_better() ? (meets ? "at or above " : "below ")
                                      : meets            ? "at or better than "
                                                         : "worse than ";
        return std::string(side) + std::string(name) + " (" + points(bar) + ")";
    }
    /// What this panel said on a competency, or null.
    [[nodiscard]] CompetencyScore const* scores(CompetencyId const& id) const {
        for (auto const& entry : advice.competencies)
            if (entry.competency == id)
                return &entry;
        return nullptr;
    }
    /// True when a must-have settles it: no score can change the call.
    [[nodiscard]] bool must_have_failed() const {
        return std::any_of(advice.gates.begin(), advice.gates.end(), [](auto const& gate) {
            return gate.outcome == GateOutcome::not_met;
        });
    }
    [[nodiscard]] Evidence const* needed_evidence() const {
        return rubric.role ? &rubric.role->policy.evidence : nullptr;
    }
    /// How many interviewers are missing for a firm call.
    [[nodiscard]] std::size_t more_interviewers() const {
        auto const* needed = needed_evidence();
        auto const wanted =
            static_cast<std::size_t>(needed ? (std::max)(needed->interviewers, 0) : 0);
        return wanted - (std::min)(wanted, advice.coverage.interviewers);
    }

  private:
    Escape escape_;
    int decimals_ = 2;
    int adjusted_decimals_ = 2;
};

/// Where the packet is.
[[nodiscard]] inline std::string packet_hint(ReportWords const& words) {
    return std::string("Packet with notes and anchors: -f ") +
           (words.has_chance() ? "html" : "markdown");
}

} // namespace panelscore::detail
