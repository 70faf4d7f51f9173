// SPDX-License-Identifier: BSL-1.0
#pragma once

// The advice for one candidate with everything it rests on: plain data, filled by
// decide/recommend.hpp and written by io/. An empty optional is a number that cannot be given;
// what only a posterior can give is empty when the policy's method is the mean.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/scorecard.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// The advice. Advice, never a verdict: people decide.
enum class Call {
    strong_hire,
    hire,
    lean_hire,
    lean_no_hire,
    no_hire,
    strong_no_hire,
    insufficient_evidence
};

/// What became of a gate; see decide/gates.hpp.
enum class GateOutcome { met, not_met, unclear, not_assessed };

/// The composite: as written, and adjusted for what is known about the panel.
struct CompositeScore {
    std::optional<double> raw{}; ///< empty when nothing was scored
    std::optional<double> adjusted{};
    std::optional<double> standard_error{};
    std::optional<std::pair<double, double>> interval{};
    double level = 0.90; ///< of `interval`

    friend bool operator==(CompositeScore const&, CompositeScore const&) = default;
};

/// Chances that the panel's true composite is at a bar.
struct Probabilities {
    double hire = 0;
    double strong_hire = 0;
    double below_no_hire = 0;

    friend bool operator==(Probabilities const&, Probabilities const&) = default;
};

/// Bars worked out as points of the scale for one seniority.
struct ResolvedBars {
    double no_hire = 0;
    double hire = 0;
    double strong_hire = 0;

    friend bool operator==(ResolvedBars const&, ResolvedBars const&) = default;
};

/// How much of the rubric the panel has seen. `weight` is a share of 1.
struct Coverage {
    double weight = 0;
    std::size_t interviewers = 0; ///< people with at least one score
    std::size_t scorecards = 0;   ///< independent cards
    std::size_t ratings = 0;      ///< scores
    std::size_t not_observed = 0;
    std::vector<InterviewId> interviews_missing{}; ///< planned, no card yet

    friend bool operator==(Coverage const&, Coverage const&) = default;
};

/// A domain's share of the weight and its raw score, empty when nobody assessed it.
struct DomainScore {
    DomainId domain{};
    double weight = 0;
    std::optional<double> score{};

    friend bool operator==(DomainScore const&, DomainScore const&) = default;
};

/// One score as an interviewer gave it.
struct ScoredRating {
    InterviewerId interviewer{};
    InterviewId interview{};
    double score = 0;
    std::string evidence{};

    friend bool operator==(ScoredRating const&, ScoredRating const&) = default;
};

/// A competency's scores on this panel. `weight` is a share of 1; `sd` needs two ratings.
struct CompetencyScore {
    CompetencyId competency{};
    double weight = 0;
    std::optional<double> raw{};
    std::optional<double> adjusted{};
    std::optional<double> standard_error{};
    std::size_t n = 0;            ///< scores
    std::size_t interviewers = 0; ///< people who gave them
    std::optional<double> sd{};
    std::optional<double> minimum{};
    std::optional<double> maximum{};
    std::optional<double> target{};
    std::vector<ScoredRating> ratings{};

    friend bool operator==(CompetencyScore const&, CompetencyScore const&) = default;
};

/// A gate as read from the scores of its own competency.
struct GateResult {
    CompetencyId competency{};
    double minimum = 0;
    std::optional<double> raw{};
    std::optional<double> probability{};
    GateOutcome outcome = GateOutcome::not_assessed;

    friend bool operator==(GateResult const&, GateResult const&) = default;
};

/// An interviewer's mean score for a competency.
struct InterviewerScore {
    InterviewerId interviewer{};
    double score = 0;

    friend bool operator==(InterviewerScore const&, InterviewerScore const&) = default;
};

/// A competency on which interviewers are two or more levels apart, or further than their usual
/// noise explains.
struct Disagreement {
    CompetencyId competency{};
    InterviewerScore low{};
    InterviewerScore high{};
    double levels_apart = 0;
    std::optional<double> p_value{}; ///< chance of differing so much if all meant the same

    friend bool operator==(Disagreement const&, Disagreement const&) = default;
};

/// Overall votes: shown, never scored. `counts` is strong_no_hire … strong_hire.
struct Votes {
    std::array<std::size_t, 5> counts{};
    bool conflict = false; ///< at least one for and one against

    friend bool operator==(Votes const&, Votes const&) = default;
};

/// The advice without one interviewer's cards, on the evidence that is left; `call` is empty
/// when fewer than two interviewers remain.
struct LeaveOneOut {
    InterviewerId interviewer{};
    std::optional<Call> call{};
    std::optional<double> probability{};

    friend bool operator==(LeaveOneOut const&, LeaveOneOut const&) = default;
};

/// What the advice rests on.
struct Robustness {
    std::vector<LeaveOneOut> leave_one_out{};
    std::vector<InterviewerId>
        flips{}; ///< without whose cards the hire bar is on the other side
    std::optional<double> weights_share_meeting_bar{};
    std::optional<Call> median_call{};
    std::optional<Call> trimmed_call{};

    friend bool operator==(Robustness const&, Robustness const&) = default;
};

/// What one more interview, or one more rating of a competency, could do. Exactly one of
/// `interview` and `competency` is given.
struct NextEvidence {
    InterviewId interview{};
    CompetencyId competency{};
    InterviewerId interviewer{}; ///< who would hold it; empty: somebody new and unknown
    double probability_firm_hire = 0;
    double probability_firm_no_hire = 0;
    double probability_verdict_changes = 0; ///< that the adjusted score crosses the hire bar
    /// How much better the choice at the bar gets on average, in points of the scale.
    double expected_gain = 0;

    friend bool operator==(NextEvidence const&, NextEvidence const&) = default;
};

/// Where the variances behind an adjusted score come from: a calibration, or assumptions for
/// the first use.
enum class Components { assumed, estimated };

/// What an adjusted score rests on besides the panel's own ratings.
struct ScoreBasis {
    Components components = Components::assumed;
    std::size_t candidates = 0;               ///< behind the calibration; 0: assumed
    std::size_t interviewers = 0;             ///< behind the calibration; 0: assumed
    std::vector<InterviewerId> unknown{};     ///< of this panel, not in the calibration
    std::vector<CompetencyId> uncalibrated{}; ///< with a weight, not in the calibration

    friend bool operator==(ScoreBasis const&, ScoreBasis const&) = default;
};

/// A rating before and after the debrief.
struct DebriefChange {
    InterviewerId interviewer{};
    CompetencyId competency{};
    std::optional<double> before{};
    std::optional<double> after{};

    friend bool operator==(DebriefChange const&, DebriefChange const&) = default;
};

/// A recorded red flag with who recorded it.
struct RaisedFlag {
    InterviewerId interviewer{};
    InterviewId interview{};
    CompetencyId competency{};
    std::string flag{};
    std::string quotation{};

    friend bool operator==(RaisedFlag const&, RaisedFlag const&) = default;
};

/// Something a reader of this advice should know. `code` is stable.
struct Remark {
    std::string code{};
    std::string message{};

    friend bool operator==(Remark const&, Remark const&) = default;
};

/// One step of the ladder: which rule, what it said, and the numbers it looked at. `code` is
/// stable.
struct TraceStep {
    std::string code{};
    std::string rule{};
    std::string result{};
    std::string detail{};

    friend bool operator==(TraceStep const&, TraceStep const&) = default;
};

/// What identifies a card in a report.
struct CardSummary {
    InterviewerId interviewer{};
    InterviewId interview{};
    std::string submitted_at{};
    Phase phase = Phase::independent;
    std::string source{}; ///< foreign JSON, see Scorecard
    std::string extra{};

    friend bool operator==(CardSummary const&, CardSummary const&) = default;
};

/// The advice for one panel.
struct Recommendation {
    CandidateId candidate{};
    OpeningId opening{};
    Seniority seniority{};
    std::vector<CardSummary> cards{};
    Call call = Call::insufficient_evidence;
    Call call_by_mean = Call::insufficient_evidence;
    /// Distance of the deciding quantity to the nearest other call: of P(hire), or of the raw
    /// score by the mean.
    std::optional<double> margin{};
    /// How much more (less, when negative) every score would have to be, in points of the
    /// scale, for P(hire) to make that other call.
    std::optional<double> margin_as_written{};
    std::optional<Call> margin_call{}; ///< that other call; empty by the mean
    std::optional<ScoreBasis> basis{}; ///< empty by the mean
    CompositeScore score{};
    std::optional<Probabilities> probability{};
    ResolvedBars bars{};
    Coverage coverage{};
    std::optional<std::pair<double, double>> bounds{};
    std::vector<DomainScore> domains{};
    std::vector<CompetencyScore> competencies{};
    std::vector<GateResult> gates{};
    std::vector<Disagreement> disagreements{};
    std::optional<double> disagreements_expected{};
    Votes votes{};
    Robustness robustness{};
    /// Interviews of the plan that nobody has held yet, the most useful first, then
    /// competencies; empty optional by the mean.
    std::optional<std::vector<NextEvidence>> next_evidence{};
    std::vector<DebriefChange> debrief{};
    std::vector<RaisedFlag> red_flags{};
    std::vector<Remark> flags{};
    std::vector<TraceStep> trace{};

    friend bool operator==(Recommendation const&, Recommendation const&) = default;
};

/// Up to so many candidates every pair is compared; with more the list would outgrow its use.
inline constexpr std::size_t most_compared = 100;

/// Names a panel in a slate.
struct PanelKey {
    CandidateId candidate{};
    OpeningId opening{};

    friend bool operator==(PanelKey const&, PanelKey const&) = default;
    friend auto operator<=>(PanelKey const&, PanelKey const&) = default;
};

/// The chance that candidate `a` is truly better than candidate `b`.
struct PairwiseChance {
    PanelKey a{};
    PanelKey b{};
    double probability_better = 0;

    friend bool operator==(PairwiseChance const&, PairwiseChance const&) = default;
};

/// How much of the differences between the candidates' raw composites a competency makes,
/// beside the weight it was given. Both are shares of 1.
struct EffectiveWeight {
    CompetencyId competency{};
    double declared = 0;
    double effective = 0;

    friend bool operator==(EffectiveWeight const&, EffectiveWeight const&) = default;
};

/// Several candidates side by side: best call first; each tie is a group that the scores
/// cannot tell apart.
struct Slate {
    std::vector<PanelKey> order{};
    std::vector<std::vector<PanelKey>> ties{};
    /// Every pair in the order of `order`, `a` before `b`; empty optional by the mean and for
    /// slates of more than `most_compared` candidates.
    std::optional<std::vector<PairwiseChance>> pairwise{};
    std::optional<std::vector<EffectiveWeight>> effective_weights{};

    friend bool operator==(Slate const&, Slate const&) = default;
};

} // namespace panelscore
