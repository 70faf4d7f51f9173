// SPDX-License-Identifier: BSL-1.0
#pragma once

// What was read of an export as short lines that a test can compare.

#include <panelscore/io/exported_feedback.hpp>

#include <string>
#include <string_view>

namespace panelscore::test {

/// "Communication (Skills) = yes", with `-` for not assessed; `[a b]` are the choices, the note
/// comes last.
[[nodiscard]] inline std::string described(ExportedRating const& rating) {
    std::string all = rating.item.name.empty() ? '#' + rating.item.id : rating.item.name;
    if (!rating.type.empty())
        all += " (" + rating.type + ')';
    all += " = " + rating.value.value_or("-");
    if (!rating.scale.empty())
        all += " on " + rating.scale;
    for (auto const& choice : rating.choices)
        all += (&choice == &rating.choices.front() ? " [" : " ") + choice;
    all += rating.choices.empty() ? "" : "]";
    return all + (rating.note.empty() ? "" : ": " + rating.note) + '\n';
}

/// Every rating of a form, one a line.
[[nodiscard]] inline std::string ratings_of(ExportedCard const& card) {
    std::string all;
    for (auto const& rating : card.ratings)
        all += described(rating);
    return all;
}

/// The only form of a text; an empty one when there is not exactly one, or an error.
[[nodiscard]] inline ExportedCard only_card(std::string_view text, std::string_view system,
                                            std::string_view file = "export.json") {
    auto const read = read_export(text, file, system);
    bool const one = read.cards.size() == 1 && !has_errors(read.problems);
    return one ? read.cards.front() : ExportedCard{};
}

} // namespace panelscore::test
