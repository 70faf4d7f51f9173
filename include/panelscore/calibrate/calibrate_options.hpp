// SPDX-License-Identifier: BSL-1.0
#pragma once

// What `calibrate` is asked for.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/stats/variance_components.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace panelscore {

/// The hire bar of a seniority, on the scale of the scores.
struct SeniorityBar {
    std::string seniority{}; ///< empty: for candidates without one
    double bar = 0;

    friend bool operator==(SeniorityBar const&, SeniorityBar const&) = default;
};

/// What to work out, and how. Neither the order of the ratings nor `threads` changes a digit.
struct CalibrateOptions {
    double level = 0.95;
    std::size_t bootstrap = 1000;
    std::uint64_t seed = 1;
    std::size_t threads = 1;
    stats::VarianceModel model = stats::VarianceModel::full;
    stats::CompetencyEffect competency = stats::CompetencyEffect::fixed;
    std::size_t min_scorecards = 10;
    DriftPeriod period = DriftPeriod::month;
    double late_hours = 24;
    Sections sections{};
    /// By competency code, summing to 1; a competency the role gives no weight has 0. Empty:
    /// equal weights.
    std::vector<double> weights{};
    std::vector<SeniorityBar> bars{}; ///< empty: no figure about decisions
};

} // namespace panelscore
