// SPDX-License-Identifier: BSL-1.0
#pragma once

// All scorecards of one candidate for one opening.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/scorecard.hpp>

#include <vector>

namespace panelscore {

/// One candidate's scorecards for one opening. `seniority` is settled (from a card, the
/// caller, or the role's only one) or empty when the role needs none. The order of `cards`
/// never changes a result; `recommend` sorts them by interview time, interview and interviewer.
struct Panel {
    CandidateId candidate{};
    OpeningId opening{};
    Seniority seniority{};
    std::vector<Scorecard> cards{};

    friend bool operator==(Panel const&, Panel const&) = default;
};

} // namespace panelscore
