// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number_text.hpp>
#include <panelscore/io/escape.hpp>
#include <panelscore/io/names.hpp>
#include <panelscore/io/report.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace panelscore {
namespace detail {

/// A number, or nothing when it cannot be given.
[[nodiscard]] inline std::string number_cell(std::optional<double> const& number) {
    return number ? number_text(*number) : std::string();
}

/// One recommendation as a row without its line end.
[[nodiscard]] inline std::string csv_row(Recommendation const& advice) {
    std::string not_met, flags;
    for (auto const& gate : advice.gates)
        if (gate.outcome == GateOutcome::not_met)
            not_met.append(not_met.empty() ? "" : ";").append(gate.competency.text());
    std::string last;
    for (auto const& remark : advice.flags)
        if (std::exchange(last, remark.code) != remark.code)
            flags.append(flags.empty() ? "" : ";").append(remark.code);
    auto const& interval = advice.score.interval;
    std::string row = csv_cell(advice.candidate.text());
    auto const add = [&](std::string_view cell) { row.append(",").append(cell); };
    add(csv_cell(advice.opening.text()));
    add(csv_cell(advice.seniority.text()));
    add(name_in(call_names, advice.call));
    add(name_in(call_names, advice.call_by_mean));
    add(advice.probability ? number_text(advice.probability->hire) : std::string());
    add(number_cell(advice.score.raw));
    add(number_cell(advice.score.adjusted));
    add(interval ? number_text(interval->first) : std::string());
    add(interval ? number_text(interval->second) : std::string());
    add(number_text(advice.coverage.weight));
    add(std::to_string(advice.coverage.interviewers));
    add(std::to_string(advice.coverage.ratings));
    add(csv_cell(not_met));
    add(csv_cell(flags));
    return row;
}

} // namespace detail

PANELSCORE_DECL std::string
recommendations_csv(std::span<Recommendation const> recommendations) {
    std::string text =
        "candidate,opening,seniority,call,call_by_mean,probability,raw,adjusted,lower,upper,"
        "coverage,interviewers,ratings,gate_not_met,flags\r\n";
    for (auto const& advice : recommendations)
        text += detail::csv_row(advice) + "\r\n";
    return text;
}

} // namespace panelscore
