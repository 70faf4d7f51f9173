// SPDX-License-Identifier: BSL-1.0
#pragma once

// What makes a rubric unusable for scoring: ids that lead nowhere, weights that do not add up,
// bars out of order, impossible gates and policies. The rest of lint says whether a usable
// rubric is a good one.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/model/rubric.hpp>

namespace panelscore {

/// Every error that keeps a rubric from being used: X-01 (dangling references, duplicate ids,
/// ids that are not `domain.name`), G-01 (weights), G-05 (gates), B-01 (bars), L-14 (not
/// observed) and J-08
/// (numbers out of their range). Pointers are into the resolved rubric, such as
/// `/policy/gates/0`; file and position are left empty. Empty for every rubric that
/// `parse_rubric` accepted. Cost: near linear in the size of the rubric.
[[nodiscard]] Diagnostics unusable(Rubric const& rubric);

} // namespace panelscore
