// SPDX-License-Identifier: BSL-1.0
#pragma once

// Who could still interview.

#include <panelscore/base/identifier.hpp>

#include <cstddef>
#include <optional>

namespace panelscore {

/// One row of a list of people: who can hold which interview, and how often. An empty
/// `interview` means any; an empty `maximum` means as often as needed.
struct AvailableInterviewer {
    InterviewerId interviewer{};
    InterviewId interview{};
    std::optional<std::size_t> maximum{};

    friend bool operator==(AvailableInterviewer const&, AvailableInterviewer const&) = default;
};

} // namespace panelscore
