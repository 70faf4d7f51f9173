// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is judged: a competency, its anchors, its questions, and what to watch for.

#include <panelscore/base/identifier.hpp>
#include <panelscore/base/number.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// Lint rules that the authors accept here, each with the reason: `{"L-07": "…"}`.
using LintOk = std::vector<std::pair<std::string, std::string>>;

/// A group of competencies, `{"id": "ethics", "name": "Ethics"}`.
struct Domain {
    DomainId id{};
    std::string name{};

    friend bool operator==(Domain const&, Domain const&) = default;
};

/// The behaviour that earns one level of the scale.
struct Anchor {
    double score = 0;
    std::string text{};
    bool requires_past =
        false; ///< the level needs a past result although the verb does not say so
    LintOk lint_ok{};

    friend bool operator==(Anchor const&, Anchor const&) = default;
};

/// One thing to watch for that runs through all levels. `terms` are words that should appear
/// in the anchors; empty means that is not checked.
struct Indicator {
    std::string id{};
    std::string text{};
    std::vector<std::string> terms{};

    friend bool operator==(Indicator const&, Indicator const&) = default;
};

/// What kind of answer a question asks for; decides which interview format can carry it.
enum class QuestionKind {
    case_study,
    concept_check,
    debug,
    design,
    estimate,
    live,
    pairing,
    past,
    role_play
};

/// A main question with its planned probes. `key` is for interviewers only; `reviewed` is a
/// date (`2026-11-22`) or empty.
struct Question {
    std::string id{};
    QuestionKind kind = QuestionKind::case_study;
    std::string text{};
    std::string key{};
    std::vector<std::string> probes{};
    std::string reviewed{};
    LintOk lint_ok{};

    friend bool operator==(Question const&, Question const&) = default;
};

/// A red or green flag: an event to record with a quotation, never a score.
struct Flag {
    std::string text{};
    LintOk lint_ok{};

    friend bool operator==(Flag const&, Flag const&) = default;
};

/// A written sample with its keyed level, for interviewer training.
struct CalibrationNote {
    std::string note{};
    double level = 0;
    LintOk lint_ok{};

    friend bool operator==(CalibrationNote const&, CalibrationNote const&) = default;
};

/// A pointer to another framework's item.
struct Alignment {
    std::string framework{};
    std::string item{};
    std::string relation{};

    friend bool operator==(Alignment const&, Alignment const&) = default;
};

/// One number by seniority. Empty means none is set.
using NumberBySeniority = std::vector<std::pair<Seniority, double>>;

/// The number set for a seniority, or none. Cost: linear.
[[nodiscard]] inline std::optional<double> find(NumberBySeniority const& numbers,
                                                Seniority const& seniority) {
    for (auto const& [key, number] : numbers)
        if (key == seniority)
            return number;
    return std::nullopt;
}

/// What is rated. Its id is `domain.name`, so the domain is part of the id. Anchors are sorted
/// by score.
struct Competency {
    CompetencyId id{};
    std::string code{}; ///< short label such as "F1", or empty
    std::string name{};
    std::string definition{};
    std::string origin{};
    std::vector<std::string> sources{};
    std::vector<Indicator> indicators{};
    std::vector<Anchor> anchors{};
    std::vector<Question> questions{};
    std::vector<Flag> red_flags{};
    std::vector<Flag> green_flags{};
    NumberBySeniority targets{};
    std::vector<CalibrationNote> calibration{};
    std::vector<Alignment> alignments{};
    LintOk lint_ok{};

    /// The anchor of a level, or null. Cost: linear.
    [[nodiscard]] Anchor const* anchor(double score) const {
        auto const found = std::find_if(anchors.begin(), anchors.end(),
                                        [&](Anchor const& a) { return same(a.score, score); });
        return found == anchors.end() ? nullptr : &*found;
    }

    friend bool operator==(Competency const&, Competency const&) = default;
};

/// The domain part of a competency's id: everything before the first dot.
[[nodiscard]] inline std::string_view domain_of(CompetencyId const& competency) {
    std::string_view const text = competency.text();
    return text.substr(0, text.find('.'));
}

} // namespace panelscore
