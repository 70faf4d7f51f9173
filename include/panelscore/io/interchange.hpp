// SPDX-License-Identifier: BSL-1.0
#pragma once

// What rubrics lose or gain on their way to and from the formats of other systems. The formats
// themselves are interchange_case.hpp (1EdTech CASE) and interchange_canvas.hpp (Canvas).

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// A field that the other side has no place for: `{"competencies.questions", 75, "..."}`.
struct FieldLoss {
    std::string field{};   ///< as the side that has it calls it
    std::size_t count = 0; ///< how many values were left out
    std::string why{};

    friend bool operator==(FieldLoss const&, FieldLoss const&) = default;
};

/// A rubric in the format of another system, and what that format could not hold.
struct ExportedRubric {
    std::string text{}; ///< ends with a line feed
    std::vector<FieldLoss> losses{};

    friend bool operator==(ExportedRubric const&, ExportedRubric const&) = default;
};

/// A rubric read from the format of another system, and what the rubric could not hold.
struct ImportedRubric {
    Rubric rubric{};
    std::vector<FieldLoss> losses{};

    friend bool operator==(ImportedRubric const&, ImportedRubric const&) = default;
};

/// One information line (X-02 export-loss) for each loss of an export.
///
/// @param format what the target is called: "CASE 1.0"
[[nodiscard]] PANELSCORE_DECL Diagnostics export_losses(std::span<FieldLoss const> losses,
                                                        std::string_view file,
                                                        std::string_view format);

/// One information line (X-04 import-loss) for each loss of an import.
[[nodiscard]] PANELSCORE_DECL Diagnostics import_losses(std::span<FieldLoss const> losses,
                                                        std::string_view file);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/interchange.ipp>
#endif
