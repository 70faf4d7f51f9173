// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rubrics a command is given: a file, the id of a shipped rubric, or a folder.

#include "cli/command.hpp"

#include <panelscore/io/rubric.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace panelscore::cli {

/// A rubric as the user named it, read, with what was wrong with it.
struct GivenRubric {
    std::string name{}; ///< of its file, as problems show it
    Parsed<LoadedRubric> read{};
    bool from_folder = false; ///< found in a folder, not named itself
};

/// Reads every rubric that `words` name, in that order: an existing file, else the id of a
/// shipped rubric, else every rubric file in a folder; `-` is standard input. What cannot be
/// read (E-01) goes to `context.problems`; what is wrong inside stays with each rubric.
[[nodiscard]] std::vector<GivenRubric> read_rubrics(Context& context,
                                                    std::vector<std::string> const& words);

/// The rubrics of `-r`; their problems go to `context.problems`.
///
/// Competency models without a role that only happened to lie in a folder are left out; a
/// folder without any role is an error (J-04). The same rubric given twice counts once; two
/// that differ under one id and revision are an error. Throws UsageError without `-r`.
[[nodiscard]] std::vector<GivenRubric> rubrics_of_option(Context& context);

/// As `rubrics_of_option`, where each must have a role; else J-04.
[[nodiscard]] std::vector<GivenRubric> rubrics_to_score_with(Context& context);

/// Ids of the rubrics the tool carries, sorted.
[[nodiscard]] std::vector<std::string> shipped_ids();

/// A shipped rubric, read. Precondition: `id` is one of `shipped_ids()`.
[[nodiscard]] GivenRubric shipped_rubric(std::string_view id);

} // namespace panelscore::cli
