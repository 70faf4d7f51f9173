// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rubric: the competency model, the role, or both; after reading, `uses` is resolved and the
// competencies of the used file stand here.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/competency.hpp>
#include <panelscore/model/role.hpp>
#include <panelscore/model/scale.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// What a part of a rubric is called in the system it came from, so that it goes back under the
/// same name. `of` is rubric, document, package, or a kind and an id: domain/ID, item/ID,
/// criterion/ID, level/ID/SCORE.
struct InterchangeName {
    std::string of{};
    std::string identifier{};
    std::string uri{};

    friend bool operator==(InterchangeName const&, InterchangeName const&) = default;
};

/// What a panel scores against.
///
/// Invariant after a clean `parse_rubric`: competency ids are unique, each starts with the id
/// of one of `domains`, and every id the role names exists. A pure competency model has no
/// `role`.
struct Rubric {
    RubricId id{};
    std::string revision{};
    std::string updated{};  ///< date of the text, `2026-11-22`, or empty
    std::string language{}; ///< `en`, or empty
    std::string title{};
    std::string uses{}; ///< as declared in the file, or empty
    Scale scale{};
    std::vector<Domain> domains{};
    std::vector<Competency> competencies{};
    std::optional<Role> role{};
    std::vector<InterchangeName> interchange{}; ///< empty unless it came from another system
    LintOk lint_ok{};

    /// The competency with this id, or null. Cost: linear.
    [[nodiscard]] Competency const* competency(CompetencyId const& wanted) const {
        auto const found = std::find_if(competencies.begin(), competencies.end(),
                                        [&](Competency const& c) { return c.id == wanted; });
        return found == competencies.end() ? nullptr : &*found;
    }
    /// The domain with this id, or null. Cost: linear.
    [[nodiscard]] Domain const* domain(std::string_view wanted) const {
        auto const found = std::find_if(domains.begin(), domains.end(),
                                        [&](Domain const& d) { return d.id.text() == wanted; });
        return found == domains.end() ? nullptr : &*found;
    }
    /// The question with this id and the competency it belongs to, or nulls. Cost: linear.
    struct FoundQuestion {
        Competency const* competency = nullptr;
        Question const* question = nullptr;
    };
    [[nodiscard]] FoundQuestion question(std::string_view wanted) const {
        for (auto const& c : competencies)
            for (auto const& q : c.questions)
                if (q.id == wanted)
                    return {&c, &q};
        return {};
    }
    /// The target of a competency for a seniority: the role's own, else the competency's, else
    /// none. Cost: linear.
    [[nodiscard]] std::optional<double> target(CompetencyId const& wanted,
                                               Seniority const& seniority) const {
        if (role)
            for (auto const& [competency_id, numbers] : role->targets)
                if (competency_id == wanted)
                    if (auto const number = find(numbers, seniority))
                        return number;
        auto const* found = competency(wanted);
        return found ? find(found->targets, seniority) : std::nullopt;
    }

    friend bool operator==(Rubric const&, Rubric const&) = default;
};

} // namespace panelscore
