// SPDX-License-Identifier: BSL-1.0
#pragma once

// One interviewer's ratings of one candidate in one interview.

#include <panelscore/base/identifier.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// How much help the candidate had before the answer (rating rule 4).
enum class Hint { none, directed, answer_given };

/// One rating: a score, or none because it was not observed. A competency that was not asked
/// has no Rating at all. Neither is ever a zero.
struct Rating {
    CompetencyId competency{};
    std::optional<double> score{}; ///< empty: not observed
    std::string evidence{};        ///< what the candidate said or did
    std::optional<Hint> hint{};

    friend bool operator==(Rating const&, Rating const&) = default;
};

/// A recorded event with its quotation; never changes a score.
struct RedFlag {
    CompetencyId competency{};
    std::string flag{};
    std::string quotation{};

    friend bool operator==(RedFlag const&, RedFlag const&) = default;
};

/// The interviewer's overall vote: shown, never scored.
enum class Vote { strong_no_hire = -2, no_hire = -1, mixed = 0, hire = 1, strong_hire = 2 };

/// When the card was written. Only independent ratings are scored.
enum class Phase { independent, after_debrief };

/// A scorecard as it came in. Empty text means the card does not say.
///
/// Invariant after a clean read: no two ratings name the same competency. `source` and `extra`
/// are foreign JSON objects kept as text for the product that sent them; nothing reads them.
struct Scorecard {
    std::string rubric{};   ///< rubric id the card names, or empty
    std::string revision{}; ///< rubric revision the card names, or empty
    CandidateId candidate{};
    InterviewerId interviewer{};
    InterviewId interview{};
    OpeningId opening{};
    Seniority seniority{};
    std::string interviewed_at{}; ///< ISO 8601 as given
    std::string submitted_at{};   ///< ISO 8601 as given
    Phase phase = Phase::independent;
    std::vector<Rating> ratings{};
    std::vector<RedFlag> red_flags{};
    std::optional<Vote> overall{};
    std::string notes{};
    std::string source{}; ///< compact JSON object, or empty
    std::string extra{};  ///< the file's `x`: compact JSON object, or empty

    /// The rating of a competency, or null when it was not asked. Cost: linear.
    [[nodiscard]] Rating const* rating(CompetencyId const& competency) const {
        auto const found = std::find_if(ratings.begin(), ratings.end(), [&](Rating const& r) {
            return r.competency == competency;
        });
        return found == ratings.end() ? nullptr : &*found;
    }

    friend bool operator==(Scorecard const&, Scorecard const&) = default;
};

} // namespace panelscore
