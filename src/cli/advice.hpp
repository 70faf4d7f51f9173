// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the options of `recommend` say about every panel, whether panels come from files or one
// by one, and the advice on one panel.

#include "cli/command.hpp"
#include "cli/note_findings.hpp"
#include "cli/side_files.hpp"

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_model.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/io/recommendation.hpp>
#include <panelscore/lint/check_notes.hpp>
#include <panelscore/model/available_interviewer.hpp>
#include <panelscore/model/panel.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/rubric.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace panelscore::cli {

/// What past scorecards lend to the scores: the calibration of `-c` and what is taken from it.
struct Past {
    std::optional<Calibration> calibration{};
    std::optional<stats::RatingModel> ratings{};
};

/// The calibration of `-c`, where it is given. A calibration without variance components is
/// among the problems of the context.
[[nodiscard]] Past read_past(Context& context);

/// `--method` and `--level`, where they are given, and past ratings, which must outlive the
/// result. Throws UsageError for a method that is none.
[[nodiscard]] RoleOptions role_options(Arguments const& arguments, Past const& past);

/// How every panel of a run is worked out.
struct AdvicePlan {
    EvidenceText evidence = EvidenceText::shown;
    std::vector<ExpectedCard> expected{}; ///< by candidate
    std::vector<NoteChecker> checkers{};  ///< one for each rubric, for its language
    std::vector<AvailableInterviewer> available{};
};

/// `--no-evidence` and `--expected`.
[[nodiscard]] AdvicePlan advice_plan(Context& context);

/// Adds the people of `--available`, held against the plans of all rubrics, and what checks the
/// notes on cards of each.
void know_rubrics(Context& context, std::vector<Rubric const*> const& rubrics,
                  AdvicePlan& plan);

/// The advice on one panel, with remarks on its notes and on expected cards that are not there.
/// What the notes show goes to `seen`. May be called from several threads.
/// @param panel   with a seniority
/// @param rubric  its number among the checkers of the plan
/// @param number  of the panel, for `seen`
[[nodiscard]] Recommendation advise(Panel panel, Rubric const& scored_with, std::size_t rubric,
                                    RoleTable const& table, AdvicePlan const& plan,
                                    std::size_t number, NotesSeen& seen);

} // namespace panelscore::cli
