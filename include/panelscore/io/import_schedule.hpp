// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which cards are still to come: the interviews a system has scheduled, so that an import can
// say whose feedback is missing.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/config.hpp>
#include <panelscore/io/exported_feedback.hpp>

#include <string_view>
#include <vector>

namespace panelscore {

/// A card that somebody has not handed in yet, in the words of the system. Schedules name the
/// candidate, the application, or both; CSV names the candidate.
struct ScheduledCard {
    ExportedName candidate{};
    ExportedName application{};
    ExportedName interviewer{};
    ExportedName interview{};
    SourcePosition where{};

    friend bool operator==(ScheduledCard const&, ScheduledCard const&) = default;
};

/// The cards still to come of a schedule: Greenhouse `scheduled_interviews` (an interviewer
/// with `scorecard_id` null), Ashby interview schedules or events (`hasSubmittedFeedback`
/// false), or CSV `candidate,interviewer,interview`.
///
/// Interviewers who declined and interviews that were cancelled are passed over; one
/// information line (K-14) counts them. The same card twice counts once. Bare objects, arrays,
/// `results`, `data` and JSON Lines are taken. What is no schedule of the system, and an
/// interview that does not say whom it is about, are errors.
///
/// @param system "greenhouse", "greenhouse-v3" or "ashby"; any other reads CSV alone
/// Cost: linear in the text, times the logarithm of the cards.
[[nodiscard]] PANELSCORE_DECL Parsed<std::vector<ScheduledCard>>
parse_schedule(std::string_view text, std::string_view name, std::string_view system);

} // namespace panelscore

#ifdef PANELSCORE_HEADER_ONLY
#include <panelscore/impl/import_schedule.ipp>
#endif
