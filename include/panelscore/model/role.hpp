// SPDX-License-Identifier: BSL-1.0
#pragma once

// What one job asks of the competencies: weights with reasons, targets, policy, interview plan.

#include <panelscore/base/identifier.hpp>
#include <panelscore/model/competency.hpp>
#include <panelscore/model/policy.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// A competency's weight as declared: of 100, or of 1.
struct Weight {
    CompetencyId competency{};
    double weight = 0;

    friend bool operator==(Weight const&, Weight const&) = default;
};

/// Minutes of an interview to welcome the candidate.
inline constexpr int opening_minutes = 5;
/// Minutes of an interview for the candidate's own questions, at its end.
inline constexpr int closing_minutes = 10;

/// What an interview format can make visible.
enum class InterviewFormat {
    technical_discussion,
    design_exercise,
    work_sample,
    past_behaviour,
    role_play
};

/// One interview of the plan. `questions` are ids in the order they are asked.
struct Interview {
    InterviewId id{};
    std::string title{};
    InterviewFormat format = InterviewFormat::technical_discussion;
    std::optional<int> minutes{};
    std::string ai_policy{};
    std::string lead{};
    std::string purpose{};
    std::vector<CompetencyId> competencies{};
    std::vector<std::string> questions{};
    LintOk lint_ok{};

    friend bool operator==(Interview const&, Interview const&) = default;
};

/// A permitted exchange of one competency for another of the same weight.
struct Swap {
    std::string situation{};
    CompetencyId out{};
    CompetencyId in{};
    std::vector<InterviewId> slots{};
    std::string note{};

    friend bool operator==(Swap const&, Swap const&) = default;
};

/// The part of a rubric file that describes one job. `weights` keep the order of the file;
/// `reasons` are by competency, or "*" for the whole role.
struct Role {
    std::vector<Seniority> seniorities{};
    std::vector<Weight> weights{};
    std::vector<std::pair<std::string, std::string>> reasons{};
    std::vector<std::pair<CompetencyId, NumberBySeniority>>
        targets{}; ///< over the competency's own
    Policy policy{};
    std::vector<Interview> interviews{};
    std::vector<Swap> swaps{};
    std::vector<std::string> notes{};
    std::string accommodations{};

    /// The declared weight of a competency; none when the role does not list it. Cost: linear.
    [[nodiscard]] std::optional<double> weight(CompetencyId const& competency) const {
        for (auto const& entry : weights)
            if (entry.competency == competency)
                return entry.weight;
        return std::nullopt;
    }
    /// The planned interview with this id, or null. Cost: linear.
    [[nodiscard]] Interview const* interview(InterviewId const& id) const {
        auto const found = std::find_if(interviews.begin(), interviews.end(),
                                        [&](Interview const& i) { return i.id == id; });
        return found == interviews.end() ? nullptr : &*found;
    }

    friend bool operator==(Role const&, Role const&) = default;
};

} // namespace panelscore
