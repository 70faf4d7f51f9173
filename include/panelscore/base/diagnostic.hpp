// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is wrong with an input, where, and what would be right. Everything that reads or judges
// files answers with these; how they look on a terminal is io/render_problems.hpp.

#include <cstddef>
#include <string>
#include <vector>

namespace panelscore {

/// How much a finding matters. Errors make a run fail, warnings do so only on request,
/// information never does.
enum class DiagnosticLevel { error, warning, information };

/// A place in a text. Lines and columns count from 1, columns in code points; 0 means unknown.
struct SourcePosition {
    std::size_t line = 0;
    std::size_t column = 0;

    friend bool operator==(SourcePosition const&, SourcePosition const&) = default;
    friend auto operator<=>(SourcePosition const&, SourcePosition const&) = default;
};

/// One finding about an input.
///
/// `code` and `name` are stable ("G-01", "weights-sum"); `message` is one sentence in the
/// user's words and may change. Empty strings and position 0 mean "does not apply".
struct Diagnostic {
    DiagnosticLevel level = DiagnosticLevel::error;
    std::string code{};
    std::string name{};
    std::string message{};
    std::string file{};    ///< as the user named it; "-" is standard input
    std::string pointer{}; ///< JSON pointer (RFC 6901) inside `file`
    SourcePosition where{};
    std::string expected{};             ///< what would have been right
    std::string did_you_mean{};         ///< the nearest valid name
    std::vector<std::string> details{}; ///< further lines, such as the two texts compared

    friend bool operator==(Diagnostic const&, Diagnostic const&) = default;
};

/// All findings of a run, in the order they were made.
using Diagnostics = std::vector<Diagnostic>;

/// True when any finding is an error. Cost: linear.
[[nodiscard]] inline bool has_errors(Diagnostics const& problems) {
    for (auto const& problem : problems)
        if (problem.level == DiagnosticLevel::error)
            return true;
    return false;
}

/// How many findings have this level. Cost: linear.
[[nodiscard]] inline std::size_t count(Diagnostics const& problems, DiagnosticLevel level) {
    std::size_t n = 0;
    for (auto const& problem : problems)
        n += problem.level == level ? 1U : 0U;
    return n;
}

/// What was read, and everything found wrong with it. `value` is usable only when
/// `has_errors(problems)` is false; after an error it holds what could be read.
template <typename T>
struct Parsed {
    T value{};
    Diagnostics problems{};

    /// True when the value can be used.
    [[nodiscard]] bool ok() const { return !has_errors(problems); }
};

} // namespace panelscore
