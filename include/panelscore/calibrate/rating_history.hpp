// SPDX-License-Identifier: BSL-1.0
#pragma once

// Past ratings as calibration takes them: columns of codes and the names behind the codes. No
// text is kept a rating, so ten million ratings fit where their file does not.

#include <panelscore/model/scorecard.hpp>
#include <panelscore/stats/ratings.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// Where scores lie. `declared` is false when nobody said and the observed range was taken.
struct ScoreScale {
    double minimum = 0;
    double maximum = 0;
    double step = 1; ///< distance of neighbouring scores; 0: any number, there are no levels
    bool lower_is_better = false; ///< severity and bars are then read with the sign reversed
    bool declared = true;

    friend bool operator==(ScoreScale const&, ScoreScale const&) = default;
};

/// One scorecard without its text. Times are seconds since 1970-01-01 UTC.
struct HistoryCard {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    std::uint32_t candidate = 0;
    std::uint32_t interviewer = 0;
    std::uint32_t interview = none; ///< position in `RatingHistory::interviews`
    std::uint32_t group = none;     ///< position in `RatingHistory::groups` (`--by`)
    std::uint32_t not_observed = 0; ///< ratings of this card that were "not observed"
    std::optional<std::int64_t> interviewed_at{};
    std::optional<std::int64_t> submitted_at{};
    std::optional<Vote> overall{};

    friend bool operator==(HistoryCard const&, HistoryCard const&) = default;
};

/// Ratings of a run. Names are sorted bytewise, codes are positions among them; cards are
/// sorted by candidate, interviewer, time and interview and are numbered in that order.
///
/// The same candidate at two openings is two panels, named `candidate@opening`. A card whose
/// ratings are all "not observed" is in `cards` and has no row in `ratings`. A candidate,
/// interviewer or competency without any rating has no code, and such people's cards are not in
/// `cards`; what was not observed on them counts in the two sums all the same.
struct RatingHistory {
    std::vector<std::string> candidates{};
    std::vector<std::string> interviewers{};
    std::vector<std::string> competencies{};
    std::vector<std::string> interviews{};
    std::string grouped_by{};                  ///< the column or key of `--by`, or empty
    std::vector<std::string> groups{};         ///< its values
    std::vector<std::string> seniorities{};    ///< names
    std::vector<std::uint32_t> seniority_of{}; ///< by candidate; HistoryCard::none: unknown
    stats::Ratings ratings{};
    std::vector<HistoryCard> cards{};
    std::vector<std::size_t> not_observed_in{}; ///< by competency, of all cards
    std::size_t not_observed = 0;               ///< of all cards and competencies
    ScoreScale scale{};
    std::size_t after_debrief = 0; ///< ratings left out because made after the debrief

    friend bool operator==(RatingHistory const&, RatingHistory const&) = default;
};

} // namespace panelscore
