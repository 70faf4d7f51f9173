// SPDX-License-Identifier: BSL-1.0
#pragma once

// The keys of a calibration that writing, reading and tables share.

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/io/names.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace panelscore::detail {

inline constexpr std::string_view calibration_format{"panelscore/calibration/1"};

/// A key and the member it holds.
template <typename Owner, typename Member>
struct KeyOf {
    std::string_view key{};
    Member Owner::*member = nullptr;
};

inline constexpr std::array<KeyOf<AlphaByMetric, Measured>, 4> alpha_keys{
    {{"nominal", &AlphaByMetric::nominal},
     {"ordinal", &AlphaByMetric::ordinal},
     {"interval", &AlphaByMetric::interval},
     {"ratio", &AlphaByMetric::ratio}}};

inline constexpr std::array<KeyOf<IccSet, Measured>, 6> icc_keys{
    {{"1", &IccSet::one},
     {"1k", &IccSet::one_k},
     {"A1", &IccSet::agreement_one},
     {"Ak", &IccSet::agreement_k},
     {"C1", &IccSet::consistency_one},
     {"Ck", &IccSet::consistency_k}}};

inline constexpr std::array<KeyOf<Agreement, IccSet>, 2> icc_set_keys{
    {{"icc", &Agreement::icc}, {"icc_mixed", &Agreement::icc_mixed}}};

inline constexpr std::array<KeyOf<Agreement, Measured>, 2> chance_corrected_keys{
    {{"gwet_ac1", &Agreement::gwet_ac1}, {"gwet_ac2", &Agreement::gwet_ac2}}};

inline constexpr std::array<KeyOf<Agreement, PairMean>, 2> pair_keys{
    {{"weighted_kappa", &Agreement::weighted_kappa}, {"cohen_kappa", &Agreement::cohen_kappa}}};

inline constexpr std::array<KeyOf<Agreement, Measured>, 7> agreement_keys{
    {{"fleiss_kappa", &Agreement::fleiss_kappa},
     {"kendall_w", &Agreement::kendall_w},
     {"rwg", &Agreement::rwg},
     {"rwg_j", &Agreement::rwg_j},
     {"cronbach_alpha", &Agreement::cronbach_alpha},
     {"percent_exact", &Agreement::percent_exact},
     {"percent_adjacent", &Agreement::percent_adjacent}}};

inline constexpr std::array<KeyOf<InterviewerFigures, Measured>, 3> rating_style_keys{
    {{"discrimination", &InterviewerFigures::discrimination},
     {"halo", &InterviewerFigures::halo},
     {"central_tendency", &InterviewerFigures::central_tendency}}};

inline constexpr std::array<Undefined, 12> all_reasons{
    Undefined::too_few,       Undefined::no_variance,     Undefined::holes,
    Undefined::not_converged, Undefined::disconnected,    Undefined::confounded,
    Undefined::not_estimated, Undefined::no_rubric,       Undefined::no_times,
    Undefined::not_integer,   Undefined::negative_scores, Undefined::too_large};

/// Code and name under which a report says why a figure is missing.
[[nodiscard]] inline ProblemKind kind_of(Undefined reason) {
    switch (reason) {
    case Undefined::too_few:
        return problems::too_few;
    case Undefined::no_variance:
        return problems::no_variance;
    case Undefined::holes:
        return problems::holes;
    case Undefined::not_converged:
        return problems::not_converged;
    case Undefined::disconnected:
        return problems::disconnected;
    case Undefined::confounded:
        return problems::confounded;
    case Undefined::not_estimated:
        return problems::not_estimated;
    case Undefined::no_rubric:
        return problems::no_rubric;
    case Undefined::no_times:
        return problems::no_times;
    case Undefined::not_integer:
        return problems::not_integer;
    case Undefined::negative_scores:
        return problems::negative_scores;
    case Undefined::too_large:
        break;
    }
    return problems::too_many_interviewers;
}

/// The components in the order of a file; `competency` only when competencies are random.
[[nodiscard]] inline std::array<Named<stats::Component>, stats::component_count>
component_names() {
    std::array<Named<stats::Component>, stats::component_count> names{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const component = static_cast<stats::Component>(i);
        names[i] = {component, stats::component_name(component)};
    }
    return names;
}

/// True when every figure of a set is missing for the same reason.
[[nodiscard]] inline bool all_missing(IccSet const& set) {
    for (auto const& [key, member] : icc_keys)
        if (set.*member || (set.*member).reason() != set.one.reason())
            return false;
    return true;
}

} // namespace panelscore::detail
