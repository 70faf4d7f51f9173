// SPDX-License-Identifier: BSL-1.0
#pragma once

// How problems look on a terminal or in a log: one line each that editors can jump to, and
// below it what would have been right. The same problems inside a JSON document are
// io/write_problems.hpp.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>

#include <cstddef>
#include <string>

namespace panelscore {

/// Whether text may carry terminal colours.
enum class Colour { none, terminal };

/// How problems are printed.
struct ProblemStyle {
    Colour colour = Colour::none;
    std::size_t limit = 100; ///< more problems than this are only counted
};

/// The problems by file, line, column, code and pointer; equal ones keep their order. Cost:
/// O(n log n).
[[nodiscard]] PANELSCORE_DECL Diagnostics sorted(Diagnostics problems);

/// The problems as text, sorted, each `FILE:LINE:COLUMN: error: MESSAGE [CODE name]` with
/// indented lines for pointer, expectation, nearest name and details; parts that do not apply
/// are left out. Beyond `style.limit` errors come before warnings, and the rest is counted by
/// level. Control characters are shown as `\u001b`, so that a file cannot drive the terminal.
[[nodiscard]] PANELSCORE_DECL std::string render_problems(Diagnostics const& problems,
                                                          ProblemStyle const& style = {});

/// "4 errors, 2 warnings"; levels without findings are left out, empty when there are none.
[[nodiscard]] PANELSCORE_DECL std::string count_problems(Diagnostics const& problems);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/render_problems.ipp>
#endif
