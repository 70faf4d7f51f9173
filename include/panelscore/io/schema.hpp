// SPDX-License-Identifier: BSL-1.0
#pragma once

// JSON Schemas (2020-12) of the files the tool reads and writes, for editors and validators.
// They describe shapes; what only the tool can judge (weights that sum to 100, ids that exist)
// is left to parse_rubric, parse_scorecards and lint.

#include <panelscore/config.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace panelscore {

/// The JSON Schema of a format, such as "rubric"; none when there is no format of that name.
[[nodiscard]] PANELSCORE_DECL std::optional<std::string_view>
json_schema(std::string_view name);

/// The names `json_schema` knows, in the order of the documentation.
[[nodiscard]] PANELSCORE_DECL std::span<std::string_view const> schema_names();

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/schema.ipp>
#endif
