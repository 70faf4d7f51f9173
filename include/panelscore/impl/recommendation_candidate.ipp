// SPDX-License-Identifier: BSL-1.0
#pragma once

// The keys of one candidate in a recommendation.

#include <panelscore/decide/slate.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/recommendation.hpp>
#include <panelscore/io/write_json.hpp>
#include <panelscore/io/write_problems.hpp>
#include <panelscore/version.hpp>

#include <string_view>
#include <utility>

namespace panelscore {
namespace detail {

/// Text, or null when there is none.
inline void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    if (text.empty())
        json.null(key);
    else
        json.string(key, text);
}

template <typename Table, typename Enum>
void write_name(JsonWriter& json, std::string_view key, Table const& table, Enum value) {
    json.string(key, name_in(table, value));
}

inline void write_range(JsonWriter& json, std::string_view key,
                        std::optional<std::pair<double, double>> const& range) {
    if (!range) {
        json.null(key);
        return;
    }
    json.begin_array(key, JsonLayout::line).number(range->first).number(range->second);
    json.end_array();
}

inline void write_optional_call(JsonWriter& json, std::string_view key,
                                std::optional<Call> call) {
    if (call)
        write_name(json, key, call_names, *call);
    else
        json.null(key);
}

inline void write_rubric(JsonWriter& json, Rubric const& rubric) {
    json.begin_object(JsonLayout::line);
    json.string("id", rubric.id.text()).string("revision", rubric.revision).null("digest");
    json.end_object();
}

inline void write_rubrics(JsonWriter& json, std::vector<Rubric const*> const& rubrics) {
    json.key("rubric");
    if (rubrics.empty())
        json.null();
    else if (rubrics.size() == 1)
        write_rubric(json, *rubrics.front());
    else {
        json.begin_array();
        for (Rubric const* rubric : rubrics)
            write_rubric(json, *rubric);
        json.end_array();
    }
}

inline void write_cards(JsonWriter& json, Recommendation const& advice) {
    json.begin_array("cards");
    for (CardSummary const& card : advice.cards) {
        json.begin_object(JsonLayout::line);
        json.string("interviewer", card.interviewer.text());
        write_text(json, "interview", card.interview.text());
        write_text(json, "submitted_at", card.submitted_at);
        write_name(json, "phase", phase_names, card.phase);
        json.raw("source", card.source.empty() ? "null" : std::string_view{card.source});
        json.raw("x", card.extra.empty() ? "null" : std::string_view{card.extra});
        json.end_object();
    }
    json.end_array();
}

inline void write_score(JsonWriter& json, Recommendation const& advice) {
    CompositeScore const& score = advice.score;
    json.begin_object("score", JsonLayout::line);
    json.number("raw", score.raw).number("adjusted", score.adjusted);
    json.number("standard_error", score.standard_error);
    write_range(json, "interval", score.interval);
    json.number("level", score.level).end_object();
    if (advice.probability) {
        json.begin_object("probability", JsonLayout::line);
        json.number("hire", advice.probability->hire);
        json.number("strong_hire", advice.probability->strong_hire);
        json.number("below_no_hire", advice.probability->below_no_hire).end_object();
    } else {
        json.null("probability");
    }
    json.begin_object("bars", JsonLayout::line).number("no_hire", advice.bars.no_hire);
    json.number("hire", advice.bars.hire).number("strong_hire", advice.bars.strong_hire);
    json.end_object();
}

inline void write_coverage(JsonWriter& json, Recommendation const& advice) {
    Coverage const& coverage = advice.coverage;
    json.begin_object("coverage").number("weight", coverage.weight);
    json.count("interviewers", coverage.interviewers).count("scorecards", coverage.scorecards);
    json.count("ratings", coverage.ratings).count("not_observed", coverage.not_observed);
    json.begin_array("interviews_missing", JsonLayout::line);
    for (InterviewId const& missing : coverage.interviews_missing)
        json.string(missing.text());
    json.end_array().end_object();
    write_range(json, "bounds", advice.bounds);
}

inline void write_competency(JsonWriter& json, CompetencyScore const& entry,
                             EvidenceText evidence) {
    json.begin_object().string("competency", entry.competency.text());
    json.number("weight", entry.weight).number("raw", entry.raw);
    json.number("adjusted", entry.adjusted).number("standard_error", entry.standard_error);
    json.count("n", entry.n).number("sd", entry.sd).number("min", entry.minimum);
    json.number("max", entry.maximum).number("target", entry.target);
    json.begin_array("ratings");
    for (ScoredRating const& rating : entry.ratings) {
        json.begin_object(JsonLayout::line).string("interviewer", rating.interviewer.text());
        write_text(json, "interview", rating.interview.text());
        json.number("score", rating.score);
        write_text(json, "evidence",
                   evidence == EvidenceText::shown ? std::string_view{rating.evidence}
                                                   : std::string_view{});
        json.end_object();
    }
    json.end_array().end_object();
}

inline void write_scores(JsonWriter& json, Recommendation const& advice,
                         EvidenceText evidence) {
    json.begin_array("domains");
    for (DomainScore const& domain : advice.domains) {
        json.begin_object(JsonLayout::line).string("domain", domain.domain.text());
        json.number("weight", domain.weight).number("score", domain.score).end_object();
    }
    json.end_array().begin_array("competencies");
    for (CompetencyScore const& entry : advice.competencies)
        write_competency(json, entry, evidence);
    json.end_array().begin_array("gates");
    for (GateResult const& gate : advice.gates) {
        json.begin_object(JsonLayout::line).string("competency", gate.competency.text());
        json.number("minimum", gate.minimum).number("raw", gate.raw);
        json.number("probability", gate.probability);
        write_name(json, "result", gate_outcome_names, gate.outcome);
        json.end_object();
    }
    json.end_array();
}

inline void write_end(JsonWriter& json, std::string_view key, InterviewerScore const& end) {
    json.begin_object(key, JsonLayout::line).string("interviewer", end.interviewer.text());
    json.number("score", end.score).end_object();
}

inline void write_disagreements(JsonWriter& json, Recommendation const& advice) {
    json.begin_array("disagreements");
    for (Disagreement const& entry : advice.disagreements) {
        json.begin_object(JsonLayout::line).string("competency", entry.competency.text());
        write_end(json, "low", entry.low);
        write_end(json, "high", entry.high);
        json.number("levels_apart", entry.levels_apart).number("p_value", entry.p_value);
        json.end_object();
    }
    json.end_array().number("disagreements_expected", advice.disagreements_expected);
    json.begin_object("votes", JsonLayout::line).begin_object("counts");
    for (auto const& vote : vote_names)
        json.count(
            vote.name,
            advice.votes.counts[static_cast<std::size_t>(static_cast<int>(vote.value) + 2)]);
    json.end_object().boolean("conflict", advice.votes.conflict).end_object();
}

inline void write_robustness(JsonWriter& json, Robustness const& robustness) {
    json.begin_object("robustness").begin_array("leave_one_out");
    for (LeaveOneOut const& without : robustness.leave_one_out) {
        json.begin_object(JsonLayout::line).string("interviewer", without.interviewer.text());
        write_optional_call(json, "call", without.call);
        json.number("probability", without.probability).end_object();
    }
    json.end_array().begin_array("flips", JsonLayout::line);
    for (InterviewerId const& who : robustness.flips)
        json.string(who.text());
    json.end_array().number("weights_share_meeting_bar", robustness.weights_share_meeting_bar);
    write_optional_call(json, "median_call", robustness.median_call);
    write_optional_call(json, "trimmed_call", robustness.trimmed_call);
    json.end_object();
}

inline void write_events(JsonWriter& json, Recommendation const& advice,
                         EvidenceText evidence) {
    json.begin_array("debrief");
    for (DebriefChange const& change : advice.debrief) {
        json.begin_object(JsonLayout::line).string("interviewer", change.interviewer.text());
        json.string("competency", change.competency.text());
        json.number("before", change.before).number("after", change.after).end_object();
    }
    json.end_array().begin_array("red_flags");
    for (RaisedFlag const& raised : advice.red_flags) {
        json.begin_object(JsonLayout::line).string("interviewer", raised.interviewer.text());
        write_text(json, "interview", raised.interview.text());
        write_text(json, "competency", raised.competency.text());
        json.string("flag", raised.flag);
        write_text(json, "quotation",
                   evidence == EvidenceText::shown ? std::string_view{raised.quotation}
                                                   : std::string_view{});
        json.end_object();
    }
    json.end_array();
}

inline void write_remarks(JsonWriter& json, Recommendation const& advice) {
    json.begin_array("flags");
    for (Remark const& flag : advice.flags)
        json.begin_object(JsonLayout::line)
            .string("code", flag.code)
            .string("message", flag.message)
            .end_object();
    json.end_array().begin_array("trace");
    for (TraceStep const& step : advice.trace)
        json.begin_object(JsonLayout::line)
            .string("code", step.code)
            .string("rule", step.rule)
            .string("result", step.result)
            .string("detail", step.detail)
            .end_object();
    json.end_array();
}

inline void write_next_evidence(JsonWriter& json, Recommendation const& advice) {
    if (!advice.next_evidence) {
        json.null("next_evidence");
        return;
    }
    json.begin_array("next_evidence");
    for (NextEvidence const& entry : *advice.next_evidence) {
        bool const interview = !entry.interview.empty();
        json.begin_object(JsonLayout::line);
        json.string("code", interview ? "interview" : "competency");
        json.string(interview ? "interview" : "competency",
                    interview ? entry.interview.text() : entry.competency.text());
        write_text(json, "interviewer", entry.interviewer.text());
        json.number("probability_firm_hire", entry.probability_firm_hire);
        json.number("probability_firm_no_hire", entry.probability_firm_no_hire);
        json.number("probability_verdict_changes", entry.probability_verdict_changes);
        json.number("expected_gain", entry.expected_gain).end_object();
    }
    json.end_array();
}

/// The keys of one candidate inside an object that is open.
inline void write_candidate(JsonWriter& json, Recommendation const& advice,
                            EvidenceText evidence) {
    json.string("candidate", advice.candidate.text());
    write_text(json, "opening", advice.opening.text());
    write_text(json, "seniority", advice.seniority.text());
    write_cards(json, advice);
    write_name(json, "call", call_names, advice.call);
    write_name(json, "call_by_mean", call_names, advice.call_by_mean);
    json.number("margin", advice.margin);
    write_score(json, advice);
    write_coverage(json, advice);
    write_scores(json, advice, evidence);
    write_disagreements(json, advice);
    write_robustness(json, advice.robustness);
    write_next_evidence(json, advice);
    write_events(json, advice, evidence);
    write_remarks(json, advice);
}

} // namespace detail
} // namespace panelscore
