// SPDX-License-Identifier: BSL-1.0
#pragma once

// Problems as short lines that a test can compare: "J-02 duplicate-key 4:26 /weights/a.b".

#include <panelscore/base/diagnostic.hpp>

#include <string>

namespace panelscore::test {

/// One line for each problem; warnings have "warning " in front.
[[nodiscard]] inline std::string summary(Diagnostics const& problems) {
    std::string all;
    for (auto const& problem : problems) {
        all += problem.level == DiagnosticLevel::error ? "" : "warning ";
        all += problem.code + ' ' + problem.name + ' ' + std::to_string(problem.where.line) +
               ':' + std::to_string(problem.where.column);
        if (!problem.pointer.empty())
            all += ' ' + problem.pointer;
        all += '\n';
    }
    return all;
}

} // namespace panelscore::test
