// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the readers of ratings of one run share.

#include <panelscore/impl/ratings_log.ipp>
#include <panelscore/impl/ratings_store.ipp>
#include <panelscore/io/ratings.hpp>
#include <panelscore/io/scorecard.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// What was asked for, what has been read, and what was wrong.
struct RatingRun {
    RatingOptions options{};
    ScorecardOptions cards{};          ///< the same for the readers of scorecards
    std::optional<ScoreScale> scale{}; ///< declared, where there is no rubric
    RatingStore store{};
    RatingLog log{};
};

/// Largest row or line that is read.
inline constexpr std::size_t longest_piece = std::size_t{16} << 20U;

/// A text in another encoding.
inline Diagnostic not_utf8() {
    Diagnostic problem = make_problem(problems::not_utf8, "this byte is not UTF-8");
    problem.expected = "a file saved as UTF-8";
    return problem;
}

/// A second rating of one cell. @param what the competency, or the vote
inline Diagnostic rated_twice(RatingStore const& store, std::uint32_t card,
                              std::string_view what) {
    StagedCard const& begun = store.cards[card];
    std::string const who{store.interviewers[begun.interviewer]};
    std::string const whom{store.candidates[store.panels[begun.panel].candidate]};
    Diagnostic problem = make_problem(
        problems::rated_twice, who + " rates " + std::string(what) + " of " + whom + " twice");
    problem.details = {"the card begins in " + store.text_of(begun.first)};
    return problem;
}

/// Another seniority than a card before said.
inline Diagnostic other_seniority(RatingStore const& store, std::uint32_t panel,
                                  std::uint32_t seniority) {
    StagedPanel const& settled = store.panels[panel];
    std::string const before{store.seniorities[settled.seniority]};
    Diagnostic problem = make_problem(problems::two_seniorities,
                                      std::string(store.candidates[settled.candidate]) +
                                          " is " + std::string(store.seniorities[seniority]) +
                                          " here and " + before + " on another card");
    problem.details = {before + " in " + store.text_of(settled.says_so)};
    return problem;
}

} // namespace panelscore::detail
