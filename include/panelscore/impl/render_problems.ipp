// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/io/render_problems.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

namespace panelscore {
namespace detail {

struct LevelWords {
    std::string_view label{};
    std::string_view one{};
    std::string_view many{};
    std::string_view colour{};
};

inline LevelWords level_words(DiagnosticLevel level) {
    switch (level) {
    case DiagnosticLevel::error:
        return {"error", "error", "errors", "\x1b[1;31m"};
    case DiagnosticLevel::warning:
        return {"warning", "warning", "warnings", "\x1b[1;33m"};
    case DiagnosticLevel::information:
        break;
    }
    return {"information", "note", "notes", "\x1b[1;36m"};
}

/// Text from a file with control characters made visible; a tab stays.
inline std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const is_c1 = byte == 0xC2 && i + 1 < text.size() &&
                           static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (is_c1)
            fmt::format_to(std::back_inserter(result), "\\u{:04x}",
                           static_cast<unsigned char>(text[++i]));
        else if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
            fmt::format_to(std::back_inserter(result), "\\u{:04x}", byte);
        else
            result += text[i];
    }
    return result;
}

inline std::string painted(std::string_view text, std::string_view colour, Colour allowed) {
    return allowed == Colour::none ? std::string{text}
                                   : fmt::format("{}{}\x1b[0m", colour, text);
}

inline std::string place_of(Diagnostic const& problem) {
    std::string place = printable(problem.file);
    if (problem.where.line > 0)
        place += fmt::format("{}{}", place.empty() ? "line " : ":", problem.where.line);
    if (problem.where.line > 0 && problem.where.column > 0)
        place += fmt::format(":{}", problem.where.column);
    return place;
}

inline std::string second_line(Diagnostic const& problem) {
    std::string line;
    auto const append = [&line](std::string const& part) {
        line += line.empty() ? part : " · " + part;
    };
    if (!problem.pointer.empty())
        append("at " + printable(problem.pointer));
    if (!problem.expected.empty())
        append("expected " + printable(problem.expected));
    if (!problem.did_you_mean.empty())
        append("did you mean \"" + printable(problem.did_you_mean) + "\"?");
    return line;
}

inline void append_problem(std::string& text, Diagnostic const& problem, Colour colour) {
    auto const words = level_words(problem.level);
    if (auto const place = place_of(problem); !place.empty())
        text += painted(place, "\x1b[1m", colour) + ": ";
    text += painted(fmt::format("{}:", words.label), words.colour, colour);
    text += " " + printable(problem.message);
    if (!problem.code.empty())
        text += fmt::format(" [{}{}{}]", problem.code, problem.name.empty() ? "" : " ",
                            problem.name);
    text += '\n';
    if (auto const line = second_line(problem); !line.empty())
        text += "    " + line + "\n";
    for (auto const& line : problem.details)
        text += "    " + printable(line) + "\n";
}

/// The first `limit` problems when errors go before the rest; the others go to `left_out`.
inline Diagnostics take_most_serious(Diagnostics const& problems, std::size_t limit,
                                     Diagnostics& left_out) {
    std::size_t errors_room = limit;
    std::size_t const errors = count(problems, DiagnosticLevel::error);
    std::size_t others_room = limit - (std::min)(limit, errors);
    Diagnostics taken;
    for (auto const& problem : problems) {
        auto& room = problem.level == DiagnosticLevel::error ? errors_room : others_room;
        (room > 0 ? taken : left_out).push_back(problem);
        room -= room > 0 ? 1U : 0U;
    }
    return taken;
}

} // namespace detail

PANELSCORE_DECL Diagnostics sorted(Diagnostics problems) {
    std::stable_sort(problems.begin(), problems.end(),
                     [](Diagnostic const& a, Diagnostic const& b) {
                         return std::tie(a.file, a.where, a.code, a.pointer) <
                                std::tie(b.file, b.where, b.code, b.pointer);
                     });
    return problems;
}

PANELSCORE_DECL std::string count_problems(Diagnostics const& problems) {
    std::string text;
    for (auto const level :
         {DiagnosticLevel::error, DiagnosticLevel::warning, DiagnosticLevel::information}) {
        auto const words = detail::level_words(level);
        if (auto const n = count(problems, level); n > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", n,
                                n == 1 ? words.one : words.many);
    }
    return text;
}

PANELSCORE_DECL std::string render_problems(Diagnostics const& problems,
                                            ProblemStyle const& style) {
    Diagnostics left_out;
    auto const shown = detail::take_most_serious(sorted(problems), style.limit, left_out);
    std::string text;
    for (auto const& problem : shown)
        detail::append_problem(text, problem, style.colour);
    if (!left_out.empty())
        text += fmt::format("and {} more problem{}: {}\n", left_out.size(),
                            left_out.size() == 1 ? "" : "s", count_problems(left_out));
    return text;
}

} // namespace panelscore
