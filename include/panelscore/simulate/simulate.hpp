// SPDX-License-Identifier: BSL-1.0
#pragma once

// Panels whose truth is known: how good the candidates are, how severe the interviewers, what
// is missing. They show whether a statistic finds what is there, and how a report looks on
// panels like one's own. How they are written is io/simulation.hpp.

#include <panelscore/config.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace panelscore {

/// What happens to a score on its way to the scorecard.
enum class SimulatedScore {
    rounded,   ///< to the nearest score of the scale, so that it also stays on the scale
    continuous ///< to four decimals; may lie beyond the ends of the scale
};

/// The scores that can be given. Invariant: two or more, ascending.
struct SimulatedScale {
    std::vector<double> scores{1, 2, 3, 4, 5};
    SimulatedScore score = SimulatedScore::rounded;
    bool lower_is_better = false; ///< severe interviewers then give higher numbers

    /// Halfway between the ends.
    [[nodiscard]] double middle() const { return (scores.front() + scores.back()) / 2; }
};

/// How many interviewers a candidate meets: any number from `least` to `most`, equally likely.
struct SimulatedPanelSize {
    std::uint32_t least = 4;
    std::uint32_t most = 4;
};

/// What is missing, as shares from 0 to below 1, by chance alone. A rating that was not
/// observed is on the card without a score; what was not asked is not on it.
struct SimulatedMissing {
    double not_observed = 0; ///< of the ratings asked for
    double not_asked = 0;    ///< of the competencies of a card
    double cards = 0;        ///< never handed in
};

/// Interviewers whose severity changes over time: it is what it is half way through, and grows
/// by `per_month` (below 0: they become lenient).
struct SimulatedDrift {
    std::uint32_t interviewers = 0;
    double per_month = 0.05;
};

/// Interviewers whose first impression colours the whole card: their candidate:interviewer
/// effect has this variance on top.
struct SimulatedHalo {
    std::uint32_t interviewers = 0;
    double variance = 0.3;
};

/// Interviewers who keep to the middle: the distance of a score from the middle of the scale is
/// multiplied by `factor`.
struct SimulatedCentralTendency {
    std::uint32_t interviewers = 0;
    double factor = 0.4;
};

/// When interviews take place. A month is a twelfth of 365.25 days.
struct SimulatedPeriod {
    std::int64_t start = 1735689600; ///< seconds since 1970-01-01 UTC; here 2025-01-01
    std::uint32_t months = 12;
};

/// A severity that is given, not drawn.
struct GivenSeverity {
    std::uint32_t interviewer = 0;
    double severity = 0; ///< positive is harsher
};

/// What panels to make up.
struct SimulateOptions {
    std::uint64_t seed = 1;
    std::uint32_t candidates = 200;
    /// This many candidates came before: the same interviewers meet other candidates.
    std::uint32_t candidates_before = 0;
    std::uint32_t interviewers = 20;
    std::uint32_t competencies = 5;
    SimulatedPanelSize per_candidate{};
    /// The competencies of each interview. The first interviewer of a panel leads the first
    /// interview, and so on, round and round. Empty: every interviewer rates everything.
    std::vector<std::vector<std::uint32_t>> interviews{};
    /// Offices with interviewers and candidates of their own, who meet nobody of another.
    std::uint32_t sites = 1;
    /// Variances, by stats::Component.
    std::array<double, stats::component_count> components{0.3, 0.15, 0.05, 0.02,
                                                          0.1, 0.35, 0.04};
    /// Mean score by competency. Empty: drawn around the middle of the scale with the variance
    /// of the component `competency`.
    std::vector<double> means{};
    SimulatedScale scale{};
    SimulatedMissing missing{};
    SimulatedDrift drift{};
    SimulatedHalo halo{};
    SimulatedCentralTendency central_tendency{};
    std::vector<GivenSeverity> severities{}; ///< the other interviewers' are drawn
    SimulatedPeriod period{};
};

/// The truth about an interviewer. Severities are on the scale, positive is harsher.
struct SimulatedInterviewer {
    std::uint32_t site = 0;
    double severity = 0;                 ///< minus the interviewer effect
    std::vector<double> by_competency{}; ///< severity and what the competency adds
    double drift_per_month = 0;
    double halo_variance = 0;
    double central_factor = 1;
    double median_hours = 4; ///< to hand a card in
};

/// A rating of a made-up card; no score: not observed.
struct SimulatedRating {
    std::uint32_t competency = 0;
    std::optional<double> score{};
};

/// A made-up card with at least one rating. Times are seconds since 1970-01-01 UTC.
struct SimulatedCard {
    std::uint32_t interviewer = 0;
    std::uint32_t interview = 0; ///< position in `SimulateOptions::interviews`
    std::int64_t interviewed_at = 0;
    std::int64_t submitted_at = 0;
    std::vector<SimulatedRating> ratings{}; ///< by competency
};

/// The truth about a candidate, and what the panel wrote.
struct SimulatedCandidate {
    std::uint32_t site = 0;
    double effect = 0;                  ///< above (positive: better) the average candidate
    std::vector<double> true_scores{};  ///< by competency: what endless panels would average
    std::vector<SimulatedCard> cards{}; ///< by interviewer; those that were handed in
};

/// Made-up panels: score = competency mean + candidate + candidate:competency - severity (with
/// drift) + candidate:interviewer + residual, each drawn from a normal distribution, then
/// pulled to the middle where the interviewer does that, then rounded.
///
/// Nothing is kept for candidates: each is made up when asked for, always alike, so that ten
/// million ratings need no memory and threads can share the work. Every person has random
/// streams of their own: more candidates change nobody, what is missing changes no score. Same
/// options, same panels, on every machine.
class SimulatedPanels {
  public:
    /// Draws the competencies and the interviewers. Throws std::invalid_argument, with a
    /// sentence for people, when the options contradict each other or no panel is possible.
    PANELSCORE_DECL explicit SimulatedPanels(SimulateOptions options);

    [[nodiscard]] SimulateOptions const& options() const { return options_; }
    /// Mean score by competency.
    [[nodiscard]] std::vector<double> const& means() const { return means_; }
    [[nodiscard]] std::vector<SimulatedInterviewer> const& interviewers() const {
        return interviewers_;
    }
    /// The candidate with this number. Precondition: `index` is below the number of candidates.
    [[nodiscard]] PANELSCORE_DECL SimulatedCandidate candidate(std::uint32_t index) const;

  private:
    SimulateOptions options_;
    std::vector<double> means_{};
    std::vector<SimulatedInterviewer> interviewers_{};
};

/// Made-up ratings as columns. Who has no score has no code; the vectors give the number of
/// the candidate, interviewer or competency behind each code.
struct SimulatedRatings {
    stats::Ratings ratings{};
    std::vector<std::uint32_t> candidates{};
    std::vector<std::uint32_t> interviewers{};
    std::vector<std::uint32_t> competencies{};
    std::size_t not_observed = 0;
};

/// The ratings of all candidates at once. Any number of threads gives the same result.
[[nodiscard]] PANELSCORE_DECL SimulatedRatings simulated_ratings(SimulatedPanels const& panels,
                                                                 std::size_t threads = 1);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/simulate.ipp>
#endif
