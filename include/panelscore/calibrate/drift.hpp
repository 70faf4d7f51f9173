// SPDX-License-Identifier: BSL-1.0
#pragma once

// Did an interviewer's scores move over time, given what others scored in the same candidates?

#include <panelscore/calibrate/calibration.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// What one card adds to what the model expects, and when it was made.
struct TimedResidual {
    std::int64_t time = 0; ///< seconds since 1970-01-01 UTC
    double residual = 0;   ///< mean over the card's ratings

    friend bool operator==(TimedResidual const&, TimedResidual const&) = default;
};

namespace detail {

/// Year and month (from 1) of a time, in UTC and the Gregorian calendar.
[[nodiscard]] inline std::pair<std::int64_t, int> year_and_month(std::int64_t seconds) {
    constexpr std::int64_t day = 86400;
    constexpr std::int64_t days_400_years = 146097;
    constexpr std::int64_t march_0000 = 719468; // days from 0000-03-01 to 1970-01-01
    std::int64_t const days =
        (seconds >= 0 ? seconds / day : (seconds - day + 1) / day) + march_0000;
    std::int64_t const era = (days >= 0 ? days : days - days_400_years + 1) / days_400_years;
    std::int64_t const of_era = days - era * days_400_years;
    // Years begin in March here, so the leap day is the last.
    std::int64_t const year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / (days_400_years - 1)) / 365;
    std::int64_t const of_year = of_era - (365 * year + year / 4 - year / 100);
    auto const from_march = static_cast<int>((5 * of_year + 2) / 153);
    int const month = from_march < 10 ? from_march + 3 : from_march - 9;
    return {year + era * 400 + (month <= 2 ? 1 : 0), month};
}

} // namespace detail

/// The month or quarter of a time in UTC: `2026-03`, `2026-Q1`.
[[nodiscard]] inline std::string period_name(std::int64_t seconds, DriftPeriod period) {
    auto const [year, month] = detail::year_and_month(seconds);
    std::string name = std::to_string(year);
    if (name.size() < 4)
        name.insert(0, 4 - name.size(), '0');
    if (period == DriftPeriod::quarter)
        return name + "-Q" + std::to_string((month + 2) / 3);
    return name + (month < 10 ? "-0" : "-") + std::to_string(month);
}

/// The mean residual of each period that has cards, in the order of time; the standard error
/// (sd / root n) needs two cards. Cost: n log n.
[[nodiscard]] inline std::vector<DriftPoint> drift_by_period(std::vector<TimedResidual> cards,
                                                             DriftPeriod period) {
    std::stable_sort(
        cards.begin(), cards.end(),
        [](TimedResidual const& a, TimedResidual const& b) { return a.time < b.time; });
    std::vector<DriftPoint> points;
    std::size_t first = 0;
    while (first < cards.size()) {
        DriftPoint point{.period = period_name(cards[first].time, period)};
        double sum = 0;
        std::size_t last = first;
        for (; last < cards.size() && period_name(cards[last].time, period) == point.period;
             ++last)
            sum += cards[last].residual;
        point.n = last - first;
        auto const n = static_cast<double>(point.n);
        point.mean_residual = sum / n;
        double squares = 0;
        for (; first < last; ++first) {
            double const gap = cards[first].residual - point.mean_residual;
            squares += gap * gap;
        }
        if (point.n > 1)
            point.standard_error = std::sqrt(squares / (n - 1) / n);
        points.push_back(std::move(point));
    }
    return points;
}

/// A straight line through residuals over time.
struct DriftTrend {
    double change = 0;         ///< from the first card to the last, along the line
    double standard_error = 0; ///< of the change
    std::size_t n = 0;         ///< cards
    std::int64_t first = 0;    ///< time of the first card
    std::int64_t last = 0;

    friend bool operator==(DriftTrend const&, DriftTrend const&) = default;
};

/// The trend by least squares; empty with fewer than 4 cards, or all at one time.
[[nodiscard]] inline std::optional<DriftTrend>
drift_trend(std::vector<TimedResidual> const& cards) {
    constexpr std::size_t least_cards = 4;
    if (cards.size() < least_cards)
        return std::nullopt;
    auto const earlier = [](TimedResidual const& a, TimedResidual const& b) {
        return a.time < b.time;
    };
    std::int64_t const first = std::min_element(cards.begin(), cards.end(), earlier)->time;
    std::int64_t const last = std::max_element(cards.begin(), cards.end(), earlier)->time;
    if (first == last)
        return std::nullopt;
    auto const n = static_cast<double>(cards.size());
    auto const span = static_cast<double>(last - first);
    auto const place = [&](TimedResidual const& card) { // 0 at the first card, 1 at the last
        return static_cast<double>(card.time - first) / span;
    };
    double mean_place = 0;
    double mean_residual = 0;
    for (TimedResidual const& card : cards) {
        mean_place += place(card) / n;
        mean_residual += card.residual / n;
    }
    double squares = 0;
    double products = 0;
    double all = 0;
    for (TimedResidual const& card : cards) {
        double const x = place(card) - mean_place;
        double const y = card.residual - mean_residual;
        squares += x * x;
        products += x * y;
        all += y * y;
    }
    DriftTrend trend{
        .change = products / squares, .n = cards.size(), .first = first, .last = last};
    double const left = (std::max)(all - trend.change * products, 0.0);
    trend.standard_error = std::sqrt(left / (n - 2) / squares);
    return trend;
}

} // namespace panelscore
