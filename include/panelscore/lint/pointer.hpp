// SPDX-License-Identifier: BSL-1.0
#pragma once

// JSON pointers (RFC 6901) into a rubric or scorecard, so that a finding leads to its line.

#include <panelscore/base/json_pointer.hpp>
#include <panelscore/base/number_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace panelscore {

/// The pointer to a key of the object at `parent`. Cost: linear in the text.
[[nodiscard]] inline std::string child(std::string_view parent, std::string_view key) {
    std::string pointer{parent};
    append_key(pointer, key);
    return pointer;
}

/// The pointer to an element of the list at `parent`.
[[nodiscard]] inline std::string child(std::string_view parent, std::size_t index) {
    std::string pointer{parent};
    append_index(pointer, index);
    return pointer;
}

/// The pointer to the anchor of a level: "/competencies/3/anchors/4".
[[nodiscard]] inline std::string anchor_pointer(std::size_t competency, double score) {
    return child(child(child("/competencies", competency), "anchors"), number_text(score));
}

} // namespace panelscore
