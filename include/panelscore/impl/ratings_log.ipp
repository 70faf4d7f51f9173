// SPDX-License-Identifier: BSL-1.0
#pragma once

// Problems found while ratings are read, and the scale scores are held against.

#include <panelscore/base/number_text.hpp>
#include <panelscore/base/problem_kind.hpp>
#include <panelscore/impl/card_checks.ipp>
#include <panelscore/io/ratings.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// The problems of a run; of one file only the first hundred thousand, so that a file with
/// something wrong in each row does not fill the memory.
class RatingLog {
  public:
    void begin_file(std::string name) {
        file_ = std::move(name);
        noted_ = 0;
    }
    [[nodiscard]] std::string const& file() const { return file_; }
    /// Lists a problem of the current file.
    Diagnostic& note(Diagnostic problem, SourcePosition where) {
        constexpr std::size_t most = 100'000;
        if (noted_ > most)
            return unlisted_ = std::move(problem);
        if (noted_++ == most) {
            problem = make_problem(problems::too_large,
                                   "more than 100000 problems: further ones are not listed");
            problem.level = DiagnosticLevel::warning;
        }
        problem.file = file_;
        problem.where = where;
        return problems_.emplace_back(std::move(problem));
    }
    /// Lists a problem of the run.
    Diagnostic& note(Diagnostic problem) { return problems_.emplace_back(std::move(problem)); }
    [[nodiscard]] Diagnostics& problems() { return problems_; }

  private:
    Diagnostics problems_{};
    std::string file_{};
    std::size_t noted_ = 0;
    Diagnostic unlisted_{};
};

/// The distance of neighbouring levels of a rubric's scale, the smallest when they differ.
inline double step_of(Scale const& scale) {
    if (scale.step)
        return *scale.step;
    double step = scale.range();
    for (std::size_t i = 1; i < scale.levels.size(); ++i)
        step = (std::min)(step, scale.levels[i].score - scale.levels[i - 1].score);
    return step;
}

/// The scale that was declared, one way or another.
inline std::optional<ScoreScale> declared_scale(RatingOptions const& options) {
    if (options.rated == RatedBy::overall_vote)
        return ScoreScale{-2, 2, 1, false, true};
    if (options.scale)
        return options.scale;
    if (!options.rubrics.empty() && !options.rubrics.front()->scale.levels.empty()) {
        Scale const& scale = options.rubrics.front()->scale;
        return ScoreScale{scale.minimum(), scale.maximum(), step_of(scale),
                          scale.direction == Direction::lower_is_better, true};
    }
    std::optional<ScoreScale> found;
    for (ScoreLabel const& value : options.values) {
        if (!value.score)
            continue;
        if (!found)
            found = ScoreScale{*value.score, *value.score, 0, false, true};
        found->minimum = (std::min)(found->minimum, *value.score);
        found->maximum = (std::max)(found->maximum, *value.score);
    }
    return found;
}

/// A scale as people would say it: "1 to 5", "1 to 5 in steps of 0.5".
inline std::string scale_in_words(ScoreScale const& scale) {
    std::string text = number_text(scale.minimum) + " to " + number_text(scale.maximum);
    if (scale.step > 0 && !same(scale.step, 1))
        text += " in steps of " + number_text(scale.step);
    return text;
}

/// Why a score is not on a scale without a rubric; none when it is.
inline std::optional<Diagnostic> off_scale(ScoreScale const& scale, double score) {
    bool const inside = at_least(score, scale.minimum) && at_least(scale.maximum, score);
    double const steps = scale.step > 0 ? (score - scale.minimum) / scale.step : 0;
    if (inside && std::abs(steps - std::round(steps)) * scale.step < score_tolerance)
        return std::nullopt;
    Diagnostic problem =
        make_problem(inside ? problems::between_levels : problems::off_scale,
                     "the score " + number_text(score) +
                         (inside ? " lies between two levels" : " is off the scale"));
    problem.expected = (same(scale.step, 1) ? "whole scores, " : "") + scale_in_words(scale);
    return problem;
}

} // namespace panelscore::detail
