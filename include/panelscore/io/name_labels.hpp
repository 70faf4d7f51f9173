// SPDX-License-Identifier: BSL-1.0
#pragma once

// Display names for the people in a report. Machine formats never use them.

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace panelscore {

/// What to print in place of the id of a candidate or an interviewer.
struct NameLabels {
    std::map<std::string, std::string, std::less<>> names{}; ///< id to display name

    /// The display name, or the id itself where there is none. Cost: logarithmic.
    [[nodiscard]] std::string_view of(std::string_view id) const {
        auto const found = names.find(id);
        return found == names.end() || found->second.empty() ? id
                                                             : std::string_view(found->second);
    }

    friend bool operator==(NameLabels const&, NameLabels const&) = default;
};

} // namespace panelscore
