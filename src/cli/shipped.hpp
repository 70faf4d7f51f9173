// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string_view>

namespace panelscore::cli {

/// One file of rubrics/ as it was when the tool was built.
struct ShippedFile {
    std::string_view path{}; ///< relative to rubrics/, with forward slashes: "ml-engineer.json"
    std::string_view text{};
};

/// Every shipped rubric and word list, sorted by path. The tool carries them, so it needs no
/// data folder.
[[nodiscard]] std::span<ShippedFile const> shipped_files();

} // namespace panelscore::cli
