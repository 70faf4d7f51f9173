// SPDX-License-Identifier: BSL-1.0
#pragma once

// Is this rubric fit to be used? All rules about a rubric, without what its authors accept.
// Rules are explained in rubric_rules.hpp; a new one needs an entry there, a check in the
// header of its family, a line in docs/reference/lint-rules.md and a test.

#include <panelscore/lint/anchors.hpp>
#include <panelscore/lint/plan.hpp>
#include <panelscore/lint/protected.hpp>
#include <panelscore/lint/questions.hpp>
#include <panelscore/lint/silence.hpp>
#include <panelscore/lint/structure_score.hpp>
#include <panelscore/lint/usable.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/weights.hpp>
#include <panelscore/lint/word_lists.hpp>
#include <panelscore/model/rubric.hpp>

#include <string>
#include <utility>

namespace panelscore {

/// What `lint` cannot know from the rubric.
struct LintOptions {
    std::string date{}; ///< today, `2026-11-22`; empty leaves Q-10 out
};

/// Everything that the rules find in a rubric, in the order of the families. Pointers are into
/// the resolved rubric (`/competencies/3/anchors/4`), anchors by the score of their level; file
/// and position are left empty.
///
/// Findings that a `lint_ok` around them accepts are left out, except what makes the rubric
/// unusable. A rubric without a role is judged as a competency model; a role that uses
/// another file is judged with the competencies it weights or plans.
///
/// @param lists the words of the rubric's language; an empty list finds nothing
/// Cost: quadratic in the competencies; milliseconds for 25.
[[nodiscard]] inline Diagnostics lint(Rubric const& rubric, WordLists const& lists,
                                      LintOptions const& options = {}) {
    Vocabulary const vocabulary{lists};
    Diagnostics problems = unusable(rubric);
    auto const add = [&](Diagnostics found) {
        for (auto& problem : found)
            problems.push_back(std::move(problem));
    };
    add(lint_anchors(rubric, vocabulary));
    add(lint_questions(rubric, vocabulary, options.date));
    add(lint_protected(rubric, vocabulary));
    add(lint_weights(rubric));
    add(lint_plan(rubric, vocabulary));
    add(lint_calibration(rubric, vocabulary));
    add(lint_structure(rubric));
    silence(problems, accepted_in(rubric));
    add(lint_accepted(rubric));
    return problems;
}

} // namespace panelscore
