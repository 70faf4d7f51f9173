// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a role turns scores into advice: bars, gates, the evidence it wants and how sure it must
// be.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/competency.hpp>

#include <optional>
#include <variant>
#include <vector>

namespace panelscore {

/// A number that holds for every seniority, or one for each.
using MaybeBySeniority = std::variant<double, NumberBySeniority>;

/// The number that holds for this seniority; none when numbers are by seniority and this one
/// is not among them. Cost: linear.
[[nodiscard]] inline std::optional<double> at(MaybeBySeniority const& value,
                                              Seniority const& seniority) {
    if (auto const* number = std::get_if<double>(&value))
        return *number;
    return find(*std::get_if<NumberBySeniority>(&value), seniority);
}

/// The composite each call needs. With `relative_to_target` the numbers are offsets from the
/// role's weighted target for the seniority, otherwise points of the scale.
struct Bars {
    bool relative_to_target = false;
    MaybeBySeniority strong_hire = 0.0;
    MaybeBySeniority hire = 0.0;
    MaybeBySeniority no_hire = 0.0;

    friend bool operator==(Bars const&, Bars const&) = default;
};

/// A minimum for one competency that weights cannot buy off (a must-have). The number is a
/// point of the scale or, with `below_target`, how far below the competency's target is
/// allowed.
struct Gate {
    CompetencyId competency{};
    bool below_target = false;
    MaybeBySeniority number = 0.0;
    LintOk lint_ok{};

    friend bool operator==(Gate const&, Gate const&) = default;
};

/// How a recommendation is made: from the posterior, or by the mean of what was written.
enum class Method { posterior, mean };

/// How interviewers combine within one competency in the raw view.
enum class Aggregate { mean, median, trimmed };

/// When an early no may be said before all the evidence is in.
struct EarlyNoHire {
    double probability = 0.05;
    int interviewers = 2;
    double coverage = 0.40; ///< share of the weight, 0 to 1

    friend bool operator==(EarlyNoHire const&, EarlyNoHire const&) = default;
};

/// What a firm call needs: so many interviewers with a score, so much of the weight assessed.
struct Evidence {
    int interviewers = 2;
    double coverage = 0.70; ///< share of the weight, 0 to 1
    EarlyNoHire early_no_hire{};

    friend bool operator==(Evidence const&, Evidence const&) = default;
};

/// All rules of a role. `confidence` is also c/(1+c) when the file gives `cost_ratio` c.
struct Policy {
    Method method = Method::posterior;
    Bars bars{};
    double confidence = 0.80; ///< P(hire) a firm hire needs, above 0.5 and below 1
    std::optional<double>
        cost_ratio{};    ///< as declared; a false hire counts so many missed ones
    double level = 0.90; ///< of intervals
    Aggregate aggregate = Aggregate::mean;
    std::vector<Gate> gates{};
    Evidence evidence{};
    double share_at_bar = 0.33; ///< share of candidates reaching a panel who are at the bar

    friend bool operator==(Policy const&, Policy const&) = default;
};

} // namespace panelscore
