// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/schema_calibration.ipp>
#include <panelscore/impl/schema_check.ipp>
#include <panelscore/impl/schema_import.ipp>
#include <panelscore/impl/schema_lint.ipp>
#include <panelscore/impl/schema_partial.ipp>
#include <panelscore/impl/schema_plan.ipp>
#include <panelscore/impl/schema_recommendation.ipp>
#include <panelscore/impl/schema_rubric.ipp>
#include <panelscore/impl/schema_scorecard.ipp>
#include <panelscore/impl/schema_truth.ipp>
#include <panelscore/io/schema.hpp>

#include <array>

namespace panelscore {
namespace detail {

struct NamedSchema {
    std::string_view name{};
    std::string_view text{};
};

inline constexpr std::array<NamedSchema, 11> schemas{{
    {"rubric", rubric_schema},
    {"scorecard", scorecard_schema},
    {"recommendation", recommendation_schema},
    {"calibration", calibration_schema},
    {"plan", plan_schema},
    {"lint", lint_schema},
    {"check", check_schema},
    {"truth", truth_schema},
    {"import-map", import_map_schema},
    {"import-report", import_report_schema},
    {"partial", partial_schema},
}};

inline constexpr auto names_of_schemas = [] {
    std::array<std::string_view, schemas.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = schemas[i].name;
    return names;
}();

} // namespace detail

PANELSCORE_DECL std::optional<std::string_view> json_schema(std::string_view name) {
    for (auto const& schema : detail::schemas)
        if (schema.name == name)
            return schema.text;
    return std::nullopt;
}

PANELSCORE_DECL std::span<std::string_view const> schema_names() {
    return detail::names_of_schemas;
}

} // namespace panelscore
