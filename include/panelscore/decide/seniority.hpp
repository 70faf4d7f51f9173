// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which seniority a panel is judged by: what its cards say, else what the caller says, else the
// role's only one.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/nearest.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/model/panel.hpp>
#include <panelscore/model/rubric.hpp>

#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// The seniority to judge by; empty when nobody says one.
/// @param on_cards  what the panel's cards say, or empty
/// @param given     what the caller says for cards that do not, or empty
[[nodiscard]] inline Seniority settled_seniority(Seniority const& on_cards,
                                                 Seniority const& given, Role const& role) {
    if (!on_cards.empty())
        return on_cards;
    if (!given.empty())
        return given;
    return role.seniorities.size() == 1 ? role.seniorities.front() : Seniority{};
}

/// Why a role cannot be worked out for a panel's seniority, as an error for its user (K-07).
[[nodiscard]] inline Diagnostic seniority_problem(Panel const& panel, Role const& role) {
    Diagnostic problem;
    problem.code = "K-07";
    problem.name = "no-seniority";
    std::vector<std::string> known;
    for (Seniority const& seniority : role.seniorities) {
        problem.expected += (known.empty() ? "" : ", ") + seniority.text();
        known.push_back(seniority.text());
    }
    std::string const who = "candidate " + panel.candidate.text();
    if (panel.seniority.empty()) {
        problem.message = "the seniority of " + who +
                          " is not known, and the bars depend on it: say it on a card or with "
                          "--seniority";
        return problem;
    }
    problem.message =
        who + " is judged as \"" + panel.seniority.text() + "\", which the role does not know";
    problem.did_you_mean = nearest(panel.seniority.text(), known);
    return problem;
}

} // namespace panelscore
