// SPDX-License-Identifier: BSL-1.0
#pragma once

// How long after the interview scorecards come in, and when a card counts as made.

#include <panelscore/base/estimate.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/stats/summary.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace panelscore {

inline constexpr double seconds_an_hour = 3600;

/// Hours from interview to scorecard; empty when the card does not carry both times. Negative
/// when the card came in first.
[[nodiscard]] inline std::optional<double> hours_to_submit(HistoryCard const& card) {
    if (!card.interviewed_at || !card.submitted_at)
        return std::nullopt;
    return static_cast<double>(*card.submitted_at - *card.interviewed_at) / seconds_an_hour;
}

/// Median, 90th percentile (R's type 7) and the share above `late_hours`. Undefined:
/// `no_times`. Cost: n log n.
[[nodiscard]] inline Outcome<HoursToSubmit, Undefined>
summarize_hours(std::vector<double> hours, double late_hours) {
    if (hours.empty())
        return Undefined::no_times;
    std::sort(hours.begin(), hours.end());
    auto const late = std::count_if(hours.begin(), hours.end(),
                                    [&](double each) { return each > late_hours; });
    return HoursToSubmit{.median = stats::quantile_of_sorted(hours, 0.5),
                         .percentile_90 = stats::quantile_of_sorted(hours, 0.9),
                         .late_share =
                             static_cast<double>(late) / static_cast<double>(hours.size()),
                         .n = hours.size()};
}

/// When a card was made: the interview's time, else that of the card; empty without both.
[[nodiscard]] inline std::optional<std::int64_t> time_of(HistoryCard const& card) {
    return card.interviewed_at ? card.interviewed_at : card.submitted_at;
}

} // namespace panelscore
