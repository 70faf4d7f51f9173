// SPDX-License-Identifier: BSL-1.0
#pragma once

// What past ratings say about ratings: the result of `calibrate`, plain data. How its parts are
// worked out is in the other headers of this folder; how it is written is io/calibration.hpp.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// Candidates and interviewers who are linked, directly or through others, by common panels.
/// Severities can be compared inside one subset only.
struct Subset {
    std::size_t candidates = 0;
    std::size_t interviewers = 0;
    std::size_t ratings = 0;

    friend bool operator==(Subset const&, Subset const&) = default;
};

/// How much there is to learn from.
struct CalibrationData {
    std::size_t ratings = 0;
    std::size_t candidates = 0;
    std::size_t interviewers = 0;
    std::size_t competencies = 0;
    std::size_t scorecards = 0;
    std::size_t not_observed = 0;
    std::vector<Subset> subsets{}; ///< largest first
    std::vector<std::string>
        confounded{}; ///< what this design cannot tell apart, a sentence each

    friend bool operator==(CalibrationData const&, CalibrationData const&) = default;
};

/// How often a score was given.
struct ScoreCount {
    double score = 0;
    std::size_t count = 0;

    friend bool operator==(ScoreCount const&, ScoreCount const&) = default;
};

/// Scores of one competency.
struct CompetencyMean {
    std::string competency{};
    double mean = 0;
    std::optional<double> sd{}; ///< of ratings, n - 1; empty with one rating
    std::size_t n = 0;
    std::vector<ScoreCount> distribution{}; ///< every level of the scale, also those not used

    friend bool operator==(CompetencyMean const&, CompetencyMean const&) = default;
};

/// Krippendorff's alpha by what counts as distance.
struct AlphaByMetric {
    Measured nominal = Undefined::too_few;
    Measured ordinal = Undefined::too_few;
    Measured interval = Undefined::too_few;
    Measured ratio = Undefined::too_few;

    friend bool operator==(AlphaByMetric const&, AlphaByMetric const&) = default;
};

/// Intraclass correlations of one rating and of the mean of k (McGraw & Wong): one-way, two-way
/// agreement (A), two-way consistency (C).
struct IccSet {
    Measured one = Undefined::holes;
    Measured one_k = Undefined::holes;
    Measured agreement_one = Undefined::holes;
    Measured agreement_k = Undefined::holes;
    Measured consistency_one = Undefined::holes;
    Measured consistency_k = Undefined::holes;

    friend bool operator==(IccSet const&, IccSet const&) = default;
};

/// A mean over pairs of interviewers with the number of pairs.
struct PairMean {
    Measured value = Undefined::too_few; ///< n: units both members of the pairs rated, summed
    std::size_t pairs = 0;

    friend bool operator==(PairMean const&, PairMean const&) = default;
};

/// How well interviewers agree in one competency, or overall (`competency` empty).
struct Agreement {
    std::string competency{};
    std::size_t units =
        0; ///< candidates (overall: candidate x competency) rated at least twice
    std::size_t interviewers = 0;
    std::size_t left_out = 0; ///< second ratings by the same interviewer, not used here
    AlphaByMetric krippendorff_alpha{};
    IccSet icc{};       ///< closed form, on a table without holes
    IccSet icc_mixed{}; ///< from variance components, with holes
    /// Reliability of a candidate's mean in the panels as they were, G(q,k): between C,k, where
    /// everyone met the same interviewers, and A,k, where nobody shared one.
    Measured icc_panel = Undefined::too_few;
    double ratings_a_candidate = 0; ///< k of `icc_mixed`: harmonic mean over candidates
    double shared_interviewers = 0; ///< q of `icc_panel`: 0 all shared, 1/k none
    /// Terms estimated at 0, which the limits of `icc_mixed` take for certain.
    std::vector<stats::Component> held_at_zero{};
    Measured gwet_ac1 = Undefined::too_few;
    Measured gwet_ac2 = Undefined::too_few; ///< quadratic weights on the declared scale
    PairMean weighted_kappa{};
    PairMean cohen_kappa{};
    Measured fleiss_kappa = Undefined::too_few;
    Measured kendall_w = Undefined::holes;
    Measured rwg = Undefined::too_few;            ///< mean over candidates, uniform null
    Measured rwg_j = Undefined::too_few;          ///< mean over candidates; overall only
    Measured cronbach_alpha = Undefined::too_few; ///< of the competencies; overall only
    /// Share of a unit's pairs of ratings that are the same, from 0 to 1; mean over units.
    Measured percent_exact = Undefined::too_few;
    Measured percent_adjacent = Undefined::too_few; ///< within one step of the scale

    friend bool operator==(Agreement const&, Agreement const&) = default;
};

/// How much a decision can lean on these scores with a given panel.
struct DStudyRow {
    std::size_t interviewers = 0;
    std::size_t competencies = 0;
    double generalizability = 0;
    double dependability = 0;
    double sem = 0;                               ///< absolute standard error, on the scale
    std::optional<double> decision_accuracy{};    ///< at the hire bar
    std::optional<double> decision_consistency{}; ///< two such panels decide alike

    friend bool operator==(DStudyRow const&, DStudyRow const&) = default;
};

/// Reliability of the composite for panels as they were, and for panels as they might be.
struct Reliability {
    Measured generalizability = Undefined::not_estimated; ///< for ranking candidates
    Measured dependability = Undefined::not_estimated;    ///< for comparing them with a bar
    Figure sem = Undefined::not_estimated;
    double interviewers = 0; ///< harmonic mean number a candidate and competency
    double competencies = 0; ///< that have weight
    Figure replicate_agreement = Undefined::no_rubric;
    std::vector<DStudyRow> d_study{};
    std::vector<std::string>
        left_out_of_d_study{}; ///< competencies, lightest first, as dropped

    friend bool operator==(Reliability const&, Reliability const&) = default;
};

/// Something about an interviewer worth a conversation.
struct InterviewerFlag {
    std::string code{};    ///< `severity`, `consistency`, `central-tendency`, `halo`, ...
    std::string message{}; ///< one sentence, an invitation to talk
    double value = 0;
    std::size_t n = 0;
    double base_rate = 0; ///< share of interviewers flagged if nobody differed
    std::optional<double> p_holm{};

    friend bool operator==(InterviewerFlag const&, InterviewerFlag const&) = default;
};

/// Time from interview to scorecard.
struct HoursToSubmit {
    double median = 0;
    double percentile_90 = 0;
    double late_share = 0;
    std::size_t n = 0;

    friend bool operator==(HoursToSubmit const&, HoursToSubmit const&) = default;
};

/// The length of a period of drift.
enum class DriftPeriod { month, quarter };

/// What one interviewer's scores did in one period, beside what the model expects.
struct DriftPoint {
    std::string period{}; ///< `2026-03` or `2026-Q1`
    double mean_residual = 0;
    std::optional<double> standard_error{};
    std::size_t n = 0; ///< scorecards

    friend bool operator==(DriftPoint const&, DriftPoint const&) = default;
};

/// Severity in one competency: the interviewer's and what the competency adds.
struct CompetencySeverity {
    std::string competency{};
    double severity = 0;
    double severity_se = 0;

    friend bool operator==(CompetencySeverity const&, CompetencySeverity const&) = default;
};

/// How an interviewer rates. With fewer cards than `--min-scorecards` only counts are given.
struct InterviewerFigures {
    std::string interviewer{};
    std::size_t subset = 0; ///< position in `CalibrationData::subsets`
    std::size_t scorecards = 0;
    std::size_t ratings = 0;
    bool counts_only = false;
    std::optional<double> mean{};
    std::optional<double> sd{};
    /// Mean of the others on the same candidate and competency minus own: positive is harsher.
    Measured peer_difference = Undefined::too_few;
    /// Minus the interviewer's predicted effect, on the scale: positive is harsher.
    Figure severity = Undefined::not_estimated;
    std::optional<double> severity_se{};
    std::optional<std::array<double, 2>> severity_interval{};
    std::optional<double> severity_p_holm{};
    std::vector<CompetencySeverity> by_competency{};
    Figure consistency = Undefined::too_few; ///< 1: like the pool; larger: less predictable
    Measured discrimination = Undefined::too_few;
    Measured halo = Undefined::too_few;
    Measured central_tendency = Undefined::too_few;
    Figure range_use =
        Undefined::too_few; ///< share of the scale's levels this interviewer used
    Figure not_observed_rate = Undefined::too_few;
    Outcome<HoursToSubmit, Undefined> hours_to_submit = Undefined::no_times;
    std::vector<ScoreCount> distribution{}; ///< every level of the scale, also those not used
    std::vector<DriftPoint> drift{};
    std::vector<InterviewerFlag> flags{};

    friend bool operator==(InterviewerFigures const&, InterviewerFigures const&) = default;
};

/// One group of scorecards, such as a site, measured by itself.
struct GroupFigures {
    std::string group{}; ///< empty: scorecards that name no group
    std::size_t scorecards = 0;
    std::size_t candidates = 0;
    std::size_t interviewers = 0;
    std::size_t ratings = 0;
    std::size_t not_observed = 0;
    /// Candidates who were rated in another group too: without any, a difference of means may
    /// be one of candidates.
    std::size_t shared_candidates = 0;
    std::optional<double> mean{}; ///< of ratings
    std::optional<double> sd{};   ///< of ratings, n - 1; empty with one rating
    /// Variances from a fit of this group alone; see `stats::VarianceFit::components`.
    Outcome<std::array<std::optional<double>, stats::component_count>, Undefined> components =
        Undefined::too_few;
    Measured generalizability = Undefined::too_few; ///< for ranking candidates
    Measured dependability = Undefined::too_few;    ///< for comparing them with a bar
    Figure sem = Undefined::too_few;

    friend bool operator==(GroupFigures const&, GroupFigures const&) = default;
};

/// The keys of a report that can be asked for alone (`--only`).
struct Sections {
    bool means = true;
    bool variance_components = true;
    bool reliability = true;
    bool agreement = true;
    bool interviewers = true;
    bool groups = true;

    friend bool operator==(Sections const&, Sections const&) = default;
};

/// A whole calibration.
struct Calibration {
    ScoreScale scale{};
    Sections sections{};             ///< those that were asked for
    double level = 0.95;             ///< of every interval
    std::size_t min_scorecards = 10; ///< interviewers with fewer are listed with counts only
    double late_hours = 24;          ///< a scorecard later than this counts as late
    CalibrationData data{};
    std::vector<std::string> competencies{}; ///< by code
    std::vector<double> weights{};           ///< by code, summing to 1; equal without a rubric
    std::vector<CompetencyMean> means{};
    stats::VarianceModel model = stats::VarianceModel::full;
    stats::CompetencyEffect competency_effect = stats::CompetencyEffect::fixed;
    /// The fit without its vectors by candidate and rating, which are for the caller in memory.
    Outcome<stats::VarianceFit, Undefined> variance_components = Undefined::not_estimated;
    Reliability reliability{};
    std::vector<Agreement> agreement{};             ///< by competency, then overall
    std::vector<InterviewerFigures> interviewers{}; ///< by name
    std::string grouped_by{};           ///< what makes the groups (`--by`); empty: no groups
    std::vector<GroupFigures> groups{}; ///< by name, scorecards without a group last
    Diagnostics problems{};
};

} // namespace panelscore
