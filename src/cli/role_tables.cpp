// SPDX-License-Identifier: BSL-1.0
#include "cli/role_tables.hpp"

#include <panelscore/base/problem_kind.hpp>
#include <panelscore/calibrate/rating_model.hpp>

#include <algorithm>
#include <utility>

namespace panelscore::cli {

RoleTables::RoleTables(Context& context, RoleOptions const& options,
                       Calibration const* calibration)
    : context_(context), options_(options), given_(rubrics_to_score_with(context)) {
    for (GivenRubric const& rubric : given_)
        rubrics_.push_back(&rubric.read.value.rubric);
    // Of two revisions the one given first is the one to score with; nothing else depends on
    // the order of -r.
    std::stable_sort(rubrics_.begin(), rubrics_.end(),
                     [](Rubric const* a, Rubric const* b) { return a->id < b->id; });
    if (calibration && !has_errors(context.problems))
        hold_against(*calibration);
}

ScorecardOptions RoleTables::card_options() const {
    ScorecardOptions options;
    options.rubrics = rubrics_;
    options.accepted_revisions = context_.arguments.list("accept-revision");
    options.columns = context_.arguments.pairs("columns");
    return options;
}

/// Adds why scores of a rubric cannot be held against the calibration, and warns where none of
/// a rubric's competencies stands in it.
void RoleTables::hold_against(Calibration const& calibration) {
    for (Rubric const* rubric : rubrics_) {
        Diagnostic problem;
        auto const other = other_scale(calibration.scale, rubric->scale);
        bool const known = std::any_of(
            rubric->competencies.begin(), rubric->competencies.end(), [&](auto const& one) {
                return std::find(calibration.competencies.begin(),
                                 calibration.competencies.end(),
                                 one.id.text()) != calibration.competencies.end();
            });
        if (other || !known)
            problem = make_problem(problems::other_rubric,
                                   other ? *other
                                         : "the calibration has none of the competencies of "
                                           "rubric " +
                                               rubric->id.text());
        else
            continue;
        problem.file = *context_.arguments.text("calibration");
        context_.problems.push_back(std::move(problem));
    }
}

std::optional<RoleTable> RoleTables::make(std::size_t rubric,
                                          Seniority const& seniority) const {
    auto table = role_table(*rubrics_[rubric], seniority, options_);
    if (!table)
        return std::nullopt;
    return std::move(*table);
}

RoleTable const* RoleTables::table(std::size_t rubric, Seniority const& seniority) {
    std::pair const key{rubric, seniority};
    auto found = tables_.find(key);
    if (found == tables_.end()) {
        auto table = make(rubric, seniority);
        if (!table)
            return nullptr;
        found = tables_.emplace(key, *table).first;
    }
    return &found->second;
}

} // namespace panelscore::cli
