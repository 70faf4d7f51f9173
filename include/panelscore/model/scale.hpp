// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rating scale: which scores exist, what they are called, and which end is the better one.

#include <panelscore/base/number.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace panelscore {

/// Which end of the scale is the better one.
enum class Direction { higher_is_better, lower_is_better };

/// One declared level: `{"score": 3, "label": "Applied", "meaning": "Carries the case ..."}`.
struct Level {
    double score = 0;
    std::string label{};
    std::string meaning{};

    friend bool operator==(Level const&, Level const&) = default;
};

/// What an interviewer enters for "I did not see this". It has no number: a missing rating is
/// never a zero. `score` is set only when a file gives it one, which makes the scale unusable.
struct NotObserved {
    std::string symbol{"N"};
    std::string label{"Not observed"};
    std::string meaning{};
    std::optional<double> score{};

    friend bool operator==(NotObserved const&, NotObserved const&) = default;
};

/// The scale all competencies of a rubric share. Levels are sorted by score, lowest first.
/// An absent `not_observed` means the file declares none (lint rule L-14).
struct Scale {
    std::vector<Level> levels{};
    std::optional<NotObserved> not_observed{};
    std::vector<std::string> rules{}; ///< rating rules to read aloud, in order
    Direction direction = Direction::higher_is_better;
    std::optional<double> step{}; ///< scores between levels in multiples of this

    /// Lowest valid score. Precondition: there are levels.
    [[nodiscard]] double minimum() const { return levels.front().score; }
    /// Highest valid score. Precondition: there are levels.
    [[nodiscard]] double maximum() const { return levels.back().score; }
    /// Width of the scale. Precondition: there are levels.
    [[nodiscard]] double range() const { return maximum() - minimum(); }

    /// +1 when higher is better, -1 when lower is: a score times this grows with quality.
    [[nodiscard]] double sign() const {
        return direction == Direction::higher_is_better ? 1.0 : -1.0;
    }
    /// The score nobody can be worse than. Precondition: there are levels.
    [[nodiscard]] double worst() const { return sign() > 0 ? minimum() : maximum(); }
    /// The score nobody can be better than. Precondition: there are levels.
    [[nodiscard]] double best() const { return sign() > 0 ? maximum() : minimum(); }

    /// True when the score lies between the lowest and the highest level.
    [[nodiscard]] bool contains(double score) const {
        return !levels.empty() && at_least(score, minimum()) && at_least(maximum(), score);
    }
    /// True when the score may be given: a declared level or, with `step`, a multiple of it
    /// from the lowest level on. Cost: linear in the levels.
    [[nodiscard]] bool allows(double score) const {
        if (!contains(score))
            return false;
        if (step) {
            double const steps = (score - minimum()) / *step;
            return std::abs(steps - std::round(steps)) * *step < score_tolerance;
        }
        return find(score) != nullptr;
    }
    /// The declared level with this score, or null. Cost: linear in the levels.
    [[nodiscard]] Level const* find(double score) const {
        auto const found = std::find_if(levels.begin(), levels.end(), [&](Level const& level) {
            return same(level.score, score);
        });
        return found == levels.end() ? nullptr : &*found;
    }

    friend bool operator==(Scale const&, Scale const&) = default;
};

} // namespace panelscore
