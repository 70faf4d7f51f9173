// SPDX-License-Identifier: BSL-1.0
#pragma once

// One entry of the catalogue of problem codes: what a code means and what to do about it. The
// entries stand in rubric_rules.hpp and reading_rules.hpp, finding them in catalogue.hpp.

#include <panelscore/base/diagnostic.hpp>

#include <string_view>

namespace panelscore {

/// Whether a finding may be accepted with `lint_ok` on the object it is about.
enum class Silenced { by_lint_ok, never };

/// A problem code, as `lint --explain CODE` prints it.
struct Rule {
    std::string_view code{};
    std::string_view name{};
    DiagnosticLevel level = DiagnosticLevel::warning; ///< the usual one
    std::string_view also{};                          ///< when it is another level, or empty
    std::string_view checks{};                        ///< one sentence: what is checked
    std::string_view why{};    ///< one sentence: what goes wrong otherwise
    std::string_view advice{}; ///< what to do about it
    Silenced silenced = Silenced::never;
};

} // namespace panelscore
