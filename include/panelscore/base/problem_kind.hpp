// SPDX-License-Identifier: BSL-1.0
#pragma once

// The kinds of problems that reading files can find, with their stable codes and names.

#include <panelscore/base/diagnostic.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace panelscore {

/// A stable code and its name: "X-01", "unknown-key".
struct ProblemKind {
    std::string_view code{};
    std::string_view name{};

    friend bool operator==(ProblemKind const&, ProblemKind const&) = default;
};

/// A finding of this kind, without a place.
[[nodiscard]] inline Diagnostic make_problem(ProblemKind kind, std::string message) {
    Diagnostic problem;
    problem.code = kind.code;
    problem.name = kind.name;
    problem.message = std::move(message);
    return problem;
}

/// The kinds of problems that reading files can find.
namespace problems {

// clang-format off
inline constexpr ProblemKind json_syntax{"J-01", "json-syntax"};
inline constexpr ProblemKind duplicate_key{"J-02", "duplicate-key"};
inline constexpr ProblemKind wrong_type{"J-03", "wrong-type"};
inline constexpr ProblemKind missing_key{"J-04", "missing-key"};
inline constexpr ProblemKind not_utf8{"J-05", "not-utf8"};
inline constexpr ProblemKind too_large{"J-06", "too-large"};
inline constexpr ProblemKind not_finite{"J-07", "not-finite"};
inline constexpr ProblemKind wrong_format{"J-08", "wrong-format"};
inline constexpr ProblemKind unknown_word{"J-09", "unknown-word"};
inline constexpr ProblemKind out_of_range{"J-10", "out-of-range"};

inline constexpr ProblemKind unknown_key{"X-01", "unknown-key"};
inline constexpr ProblemKind duplicate_id{"X-01", "duplicate-id"};
inline constexpr ProblemKind dangling_reference{"X-01", "dangling-reference"};
inline constexpr ProblemKind export_loss{"X-02", "export-loss"};
inline constexpr ProblemKind import_loss{"X-04", "import-loss"};
inline constexpr ProblemKind filled_in{"X-05", "filled-in"};

inline constexpr ProblemKind uses_cycle{"U-01", "uses-cycle"};
inline constexpr ProblemKind uses_outside{"U-02", "uses-outside"};
inline constexpr ProblemKind uses_missing{"U-03", "uses-missing"};

inline constexpr ProblemKind csv_syntax{"T-01", "csv-syntax"};
inline constexpr ProblemKind csv_header{"T-02", "csv-header"};
inline constexpr ProblemKind columns_not_read{"T-03", "columns-not-read"};

inline constexpr ProblemKind off_scale{"K-01", "off-scale"};
inline constexpr ProblemKind between_levels{"K-02", "between-levels"};
inline constexpr ProblemKind unknown_competency{"K-03", "unknown-competency"};
inline constexpr ProblemKind other_rubric{"K-04", "other-rubric"};
inline constexpr ProblemKind other_revision{"K-05", "other-revision"};
inline constexpr ProblemKind rated_twice{"K-06", "rated-twice"};
inline constexpr ProblemKind two_seniorities{"K-08", "two-seniorities"};
inline constexpr ProblemKind not_in_plan{"K-09", "not-in-plan"};
inline constexpr ProblemKind no_scorecard{"K-10", "no-scorecard"};
inline constexpr ProblemKind rows_differ{"K-11", "rows-differ"};
inline constexpr ProblemKind opening_missing{"K-12", "opening-missing"};
inline constexpr ProblemKind scale_not_given{"K-13", "scale-not-given"};
inline constexpr ProblemKind left_out{"K-14", "left-out"};
inline constexpr ProblemKind role_partly_used{"K-15", "role-partly-used"};
inline constexpr ProblemKind several_panels{"K-16", "several-panels"};

inline constexpr ProblemKind not_in_map{"I-01", "not-in-map"};
inline constexpr ProblemKind undecided{"I-02", "undecided"};
inline constexpr ProblemKind two_into_one{"I-03", "two-into-one"};
inline constexpr ProblemKind not_a_form{"I-04", "not-a-form"};
inline constexpr ProblemKind unknown_system{"I-05", "unknown-system"};

inline constexpr ProblemKind ratings_disagree{"A-01", "ratings-disagree"};
inline constexpr ProblemKind more_pages{"A-02", "more-pages"};
inline constexpr ProblemKind votes_only{"A-03", "votes-only"};
inline constexpr ProblemKind named_by_file{"A-04", "named-by-file"};
inline constexpr ProblemKind rows_without_form{"A-05", "rows-without-form"};

inline constexpr ProblemKind too_few{"M-01", "too-few"};
inline constexpr ProblemKind no_variance{"M-02", "no-variance"};
inline constexpr ProblemKind holes{"M-03", "holes"};
inline constexpr ProblemKind not_converged{"M-04", "not-converged"};
inline constexpr ProblemKind disconnected{"M-05", "disconnected"};
inline constexpr ProblemKind confounded{"M-06", "confounded"};
inline constexpr ProblemKind not_estimated{"M-07", "not-estimated"};
inline constexpr ProblemKind no_rubric{"M-08", "no-rubric"};
inline constexpr ProblemKind no_times{"M-09", "no-times"};
inline constexpr ProblemKind not_integer{"M-10", "not-integer"};
inline constexpr ProblemKind negative_scores{"M-11", "negative-scores"};
inline constexpr ProblemKind too_many_interviewers{"M-12", "too-many-interviewers"};
inline constexpr ProblemKind weak_link{"M-13", "weak-link"};
// clang-format on

} // namespace problems

} // namespace panelscore
