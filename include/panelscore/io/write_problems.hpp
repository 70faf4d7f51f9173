// SPDX-License-Identifier: BSL-1.0
#pragma once

// Problems inside a JSON document. How they look on a terminal is io/render_problems.hpp.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/io/write_json.hpp>

#include <cstddef>
#include <string_view>

namespace panelscore {

namespace detail {

inline std::string_view level_name(DiagnosticLevel level) {
    switch (level) {
    case DiagnosticLevel::error:
        return "error";
    case DiagnosticLevel::warning:
        return "warning";
    case DiagnosticLevel::information:
        break;
    }
    return "information";
}

inline void append_text_or_null(JsonWriter& json, std::string_view name,
                                std::string_view text) {
    if (text.empty())
        json.null(name);
    else
        json.string(name, text);
}

inline void append_position_or_null(JsonWriter& json, std::string_view name,
                                    std::size_t position) {
    if (position == 0)
        json.null(name);
    else
        json.count(name, position);
}

} // namespace detail

/// Writes one problem as an object with the keys level, code, name, message, file, line,
/// column, pointer, expected, did_you_mean, details. What does not apply is `null`.
inline void append_problem(JsonWriter& json, Diagnostic const& problem) {
    json.begin_object();
    json.string("level", detail::level_name(problem.level));
    json.string("code", problem.code).string("name", problem.name);
    json.string("message", problem.message);
    detail::append_text_or_null(json, "file", problem.file);
    detail::append_position_or_null(json, "line", problem.where.line);
    detail::append_position_or_null(json, "column", problem.where.column);
    detail::append_text_or_null(json, "pointer", problem.pointer);
    detail::append_text_or_null(json, "expected", problem.expected);
    detail::append_text_or_null(json, "did_you_mean", problem.did_you_mean);
    json.begin_array("details", JsonLayout::line);
    for (auto const& line : problem.details)
        json.string(line);
    json.end_array().end_object();
}

/// Writes problems as an array of such objects, in the order given; `sorted` of
/// io/render_problems.hpp gives the order of the terminal.
inline void append_problems(JsonWriter& json, Diagnostics const& problems) {
    json.begin_array();
    for (auto const& problem : problems)
        append_problem(json, problem);
    json.end_array();
}

} // namespace panelscore
