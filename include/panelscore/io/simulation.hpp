// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writing made-up panels: ratings as CSV that `calibrate` reads, scorecards as NDJSON that
// `recommend` reads, and the truth beside them (`panelscore/truth/1`). Candidate by candidate,
// so that no file needs to fit into memory.

#include <panelscore/config.hpp>
#include <panelscore/simulate/simulate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// Whether the cards say when the interview was and when they were handed in.
enum class SimulatedTimes { written, left_out };

/// What the parts of made-up panels are called. Candidates are `c-001`, `c-002`, ..., and
/// interviewers `i-01`, `i-02`, ..., with as many digits as the largest number has.
struct SimulationNames {
    std::vector<std::string> competencies{}; ///< one for each
    std::vector<std::string> interviews{};   ///< one for each; empty: cards name no interview
    std::string rubric{};                    ///< id; empty: cards name none
    std::string revision{};
    std::string seniority{}; ///< empty: cards name none
    SimulatedTimes times = SimulatedTimes::written;
};

/// How much was written.
struct SimulationCounts {
    std::size_t cards = 0;
    std::size_t ratings = 0; ///< with a score
    std::size_t not_observed = 0;

    SimulationCounts& operator+=(SimulationCounts const& more);
    friend bool operator==(SimulationCounts const&, SimulationCounts const&) = default;
};

inline SimulationCounts& SimulationCounts::operator+=(SimulationCounts const& more) {
    cards += more.cards;
    ratings += more.ratings;
    not_observed += more.not_observed;
    return *this;
}

/// Counts the cards and ratings of a candidate.
[[nodiscard]] inline SimulationCounts counts_of(SimulatedCandidate const& candidate) {
    SimulationCounts counts{.cards = candidate.cards.size()};
    for (SimulatedCard const& card : candidate.cards)
        for (SimulatedRating const& rating : card.ratings)
            ++(rating.score ? counts.ratings : counts.not_observed);
    return counts;
}

/// `skill.1`, `skill.2`, ...: names for competencies that no rubric names.
[[nodiscard]] PANELSCORE_DECL std::vector<std::string>
made_up_competencies(std::uint32_t competencies);

/// The name of the candidate, and of the interviewer, with this number.
[[nodiscard]] PANELSCORE_DECL std::string simulated_candidate_name(SimulateOptions const& of,
                                                                   std::uint32_t index);
/// The name of the interviewer with this number.
[[nodiscard]] PANELSCORE_DECL std::string simulated_interviewer_name(SimulateOptions const& of,
                                                                     std::uint32_t index);

/// Writes panels. It changes nothing after it is made, so threads can share it; the panels must
/// outlive it.
class SimulationWriter {
  public:
    /// Precondition: there is a name for each competency and, if any, for each interview.
    PANELSCORE_DECL SimulationWriter(SimulatedPanels const& panels, SimulationNames names);

    /// The header line of the CSV: candidate, interviewer, interview (where there are any),
    /// competency, score, then seniority and the two times where they are written.
    [[nodiscard]] PANELSCORE_DECL std::string csv_header() const;
    /// Appends a candidate's ratings, a line each; not observed is an empty score.
    PANELSCORE_DECL void append_csv(std::string& out, std::uint32_t index,
                                    SimulatedCandidate const& candidate) const;
    /// Appends a candidate's scorecards, a line each.
    PANELSCORE_DECL void append_ndjson(std::string& out, std::uint32_t index,
                                       SimulatedCandidate const& candidate) const;

    /// The truth up to its list of candidates.
    [[nodiscard]] PANELSCORE_DECL std::string truth_head() const;
    /// Appends the truth about a candidate. Candidate 0 comes first.
    PANELSCORE_DECL void append_truth(std::string& out, std::uint32_t index,
                                      SimulatedCandidate const& candidate) const;
    /// The truth after its list of candidates.
    [[nodiscard]] PANELSCORE_DECL std::string truth_tail(SimulationCounts const& counts) const;

  private:
    SimulatedPanels const& panels_;
    SimulationNames names_;
    std::vector<std::string> interviewers_{}; ///< their names
    std::vector<std::string> cells_{};        ///< names of competencies for CSV
};

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/simulation_write.ipp>
#endif
