// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything that needs no file format: the model, lint, decisions, statistics,
// calibration and plans. What reads and
// writes files is left out, since most files of a project do not; include those headers of
// panelscore/io/ by name.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/estimate.hpp>
#include <panelscore/base/identifier.hpp>
#include <panelscore/base/json_pointer.hpp>
#include <panelscore/base/nearest.hpp>
#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>
#include <panelscore/base/outcome.hpp>
#include <panelscore/base/parallel.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/base/random.hpp>
#include <panelscore/calibrate/calibrate.hpp>
#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/calibrate/rating_history.hpp>
#include <panelscore/config.hpp>
#include <panelscore/decide/aggregate.hpp>
#include <panelscore/decide/call.hpp>
#include <panelscore/decide/disagreement.hpp>
#include <panelscore/decide/gates.hpp>
#include <panelscore/decide/panel_scores.hpp>
#include <panelscore/decide/recommend.hpp>
#include <panelscore/decide/robustness.hpp>
#include <panelscore/decide/role_table.hpp>
#include <panelscore/decide/seniority.hpp>
#include <panelscore/decide/slate.hpp>
#include <panelscore/decide/trace.hpp>
#include <panelscore/decide/weights.hpp>
#include <panelscore/lint/anchor_pairs.hpp>
#include <panelscore/lint/anchors.hpp>
#include <panelscore/lint/catalogue.hpp>
#include <panelscore/lint/check_notes.hpp>
#include <panelscore/lint/lint.hpp>
#include <panelscore/lint/note_scan.hpp>
#include <panelscore/lint/numbers.hpp>
#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/plan.hpp>
#include <panelscore/lint/pointer.hpp>
#include <panelscore/lint/protected.hpp>
#include <panelscore/lint/questions.hpp>
#include <panelscore/lint/reading_rules.hpp>
#include <panelscore/lint/references.hpp>
#include <panelscore/lint/resolved.hpp>
#include <panelscore/lint/rubric_rules.hpp>
#include <panelscore/lint/rule.hpp>
#include <panelscore/lint/silence.hpp>
#include <panelscore/lint/structure_score.hpp>
#include <panelscore/lint/usable.hpp>
#include <panelscore/lint/vocabulary.hpp>
#include <panelscore/lint/weights.hpp>
#include <panelscore/lint/word_lists.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/bars.hpp>
#include <panelscore/model/competency.hpp>
#include <panelscore/model/panel.hpp>
#include <panelscore/model/policy.hpp>
#include <panelscore/model/recommendation.hpp>
#include <panelscore/model/role.hpp>
#include <panelscore/model/rubric.hpp>
#include <panelscore/model/scale.hpp>
#include <panelscore/model/scorecard.hpp>
#include <panelscore/plan/calibration_exercise.hpp>
#include <panelscore/plan/guide.hpp>
#include <panelscore/stats/candidate_posterior.hpp>
#include <panelscore/stats/connectedness.hpp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/multiplicity.hpp>
#include <panelscore/stats/ratings.hpp>
#include <panelscore/stats/summary.hpp>
#include <panelscore/stats/variance_components.hpp>
#include <panelscore/version.hpp>
