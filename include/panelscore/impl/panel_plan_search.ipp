// SPDX-License-Identifier: BSL-1.0
#pragma once

// Every panel that interviews can be made into, with what decides between them.

#include <panelscore/base/number.hpp>
#include <panelscore/plan/panel_plan.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace panelscore::detail {

inline constexpr std::size_t most_interviews_searched = 12;

/// Is a panel worth as much as asked for?
inline bool reaches(PanelWorth const& worth, PlanTarget const& target) {
    return at_least(target.goal == PlanGoal::dependability
                        ? worth.dependability
                        : worth.decision_accuracy.value_or(0.0),
                    target.value);
}

/// A panel as the search sees it.
struct SearchedPanel {
    std::vector<std::uint8_t> held{}; ///< by interview
    std::uint32_t interviewers = 0;
    std::uint32_t cost = 0;  ///< minutes, or interviewers
    std::int64_t error = 0;  ///< absolute error variance, in steps of `PlanSearch::step`
    bool two_formats = true; ///< shows all it can in two formats

    [[nodiscard]] std::vector<std::size_t> counts() const { return {held.begin(), held.end()}; }
};

/// The interviews of a task made ready for looking at many panels.
class PlanSearch {
  public:
    explicit PlanSearch(PlanTask const& task) : task_(task) {
        std::size_t const size = task.basis.weights.size();
        std::vector<std::set<InterviewFormat>> formats(size);
        for (auto const& interview : task.interviews) {
            for (std::size_t const k : interview.competencies)
                formats[k].insert(interview.format);
            minutes_known_ = minutes_known_ && interview.minutes.has_value();
        }
        double covered = 0;
        for (std::size_t k = 0; k < size; ++k) {
            if (task.basis.weights[k] <= 0)
                continue;
            (formats[k].empty()       ? not_in_plan_
             : formats[k].size() == 1 ? one_format_
                                      : two_formats_)
                .push_back(k);
            if (!formats[k].empty()) {
                covered += task.basis.weights[k];
                rated_.push_back(k);
            }
        }
        for (std::size_t k = 0; k < size; ++k)
            shares_.push_back(
                formats[k].empty() || covered <= 0 ? 0.0 : task.basis.weights[k] / covered);
        by_id_.resize(task.interviews.size());
        std::iota(by_id_.begin(), by_id_.end(), std::size_t{0});
        std::sort(by_id_.begin(), by_id_.end(), [&](std::size_t a, std::size_t b) {
            return task.interviews[a].id < task.interviews[b].id;
        });
        raters_.assign(size, 0);
        look_at_all();
    }

    [[nodiscard]] std::vector<SearchedPanel> const& panels() const { return panels_; }
    [[nodiscard]] std::vector<std::size_t> const& not_in_plan() const { return not_in_plan_; }
    [[nodiscard]] std::vector<std::size_t> const& one_format() const { return one_format_; }

    /// Fewer minutes, then less error, then fewer people, then more in the first interviews.
    [[nodiscard]] bool cheaper(SearchedPanel const& a, SearchedPanel const& b) const {
        if (a.cost != b.cost)
            return a.cost < b.cost;
        return better(a, b);
    }
    /// Less error, then fewer minutes, and as above.
    [[nodiscard]] bool better(SearchedPanel const& a, SearchedPanel const& b) const {
        if (a.error != b.error)
            return a.error < b.error;
        if (a.cost != b.cost)
            return a.cost < b.cost;
        if (a.interviewers != b.interviewers)
            return a.interviewers < b.interviewers;
        for (std::size_t const i : by_id_)
            if (a.held[i] != b.held[i])
                return a.held[i] > b.held[i];
        return false;
    }

    /// The panel with its worth, for people to see.
    [[nodiscard]] PanelChoice choice(SearchedPanel const& panel) const {
        return choice_of(panel.counts());
    }
    [[nodiscard]] PanelChoice choice_of(std::vector<std::size_t> held) const {
        PanelChoice chosen;
        std::vector<std::vector<bool>> rated;
        std::vector<std::set<InterviewFormat>> formats(shares_.size());
        int minutes = 0;
        for (std::size_t i = 0; i < held.size(); ++i) {
            auto const& interview = task_.interviews[i];
            std::vector<bool> seat(shares_.size(), false);
            for (std::size_t const k : interview.competencies) {
                seat[k] = true;
                if (held[i] > 0)
                    formats[k].insert(interview.format);
            }
            rated.insert(rated.end(), held[i], seat);
            minutes += interview.minutes.value_or(0) * static_cast<int>(held[i]);
        }
        chosen.interviewers = rated.size();
        if (minutes_known_)
            chosen.minutes = minutes;
        if (auto const panel = stats::panel_of(rated, shares_))
            chosen.worth = worth_of(task_.basis, *panel);
        for (std::size_t const k : rated_)
            if (formats[k].size() == 1)
                chosen.one_format.push_back(k);
        chosen.held = std::move(held);
        return chosen;
    }

  private:
    static constexpr std::size_t most_panels = 500'000;

    /// How often each interview is tried at most.
    [[nodiscard]] std::size_t most_each() const {
        std::size_t most = most_interviewers_planned;
        auto const panels = [&] {
            std::size_t n = 1;
            for (std::size_t i = 0; i < task_.interviews.size(); ++i)
                n *= most + 1;
            return n;
        };
        while (most > 1 && panels() > most_panels)
            --most;
        return most;
    }

    void look_at_all() {
        std::size_t const size = task_.interviews.size();
        if (size > most_interviews_searched) {
            grow_from_plan();
            return;
        }
        std::size_t const most = most_each();
        std::size_t const seats = (std::max)(most_interviewers_planned, size);
        std::vector<std::uint8_t> held(size, 0);
        std::size_t sum = 0;
        while (true) {
            std::size_t i = 0;
            for (; i < size && (held[i] == most || sum == seats); ++i) {
                sum -= held[i];
                held[i] = 0;
            }
            if (i == size)
                return;
            ++held[i];
            ++sum;
            look_at(held);
        }
    }

    /// Too long a plan to try everything: the best next seat, again and again.
    void grow_from_plan() {
        std::size_t const size = task_.interviews.size();
        std::vector<std::uint8_t> held(size, 1);
        look_at(held);
        for (std::size_t step = 0; step < most_interviewers_planned && !panels_.empty();
             ++step) {
            std::size_t const before = panels_.size();
            for (std::size_t i = 0; i < size; ++i) {
                ++held[i];
                look_at(held);
                --held[i];
            }
            auto const best = std::min_element(
                panels_.begin() + static_cast<std::ptrdiff_t>(before), panels_.end(),
                [&](auto const& a, auto const& b) { return better(a, b); });
            held = best->held;
        }
    }

    /// Keeps the panel when it leaves nothing out that the plan can show.
    void look_at(std::vector<std::uint8_t> const& held) {
        std::fill(raters_.begin(), raters_.end(), 0U);
        SearchedPanel panel{.held = held};
        for (std::size_t i = 0; i < held.size(); ++i) {
            panel.interviewers += held[i];
            for (std::size_t const k : task_.interviews[i].competencies)
                raters_[k] += held[i];
        }
        for (std::size_t const k : rated_)
            if (raters_[k] == 0)
                return;
        double concentration = 0;
        double each = 0;
        for (std::size_t const k : rated_)
            each += shares_[k] * shares_[k] / raters_[k];
        for (std::size_t i = 0; i < held.size(); ++i) {
            double share = 0;
            if (held[i] > 0)
                for (std::size_t const k : task_.interviews[i].competencies)
                    if (shares_[k] > 0)
                        share += shares_[k] / raters_[k];
            concentration += held[i] * share * share;
            panel.cost += held[i] * (minutes_known_ ? static_cast<std::uint32_t>((std::max)(
                                                          0, *task_.interviews[i].minutes))
                                                    : 1U);
        }
        auto const& of = task_.basis.variances;
        double const error = (of.interviewer + of.candidate_interviewer) * concentration +
                             (of.interviewer_competency + of.residual) * each;
        panel.error = std::llround(error / step());
        panel.two_formats = shows_two_formats(held);
        panels_.push_back(std::move(panel));
    }

    /// Errors this close are equal: sums in another order must not decide between panels.
    [[nodiscard]] double step() const {
        auto const& of = task_.basis.variances;
        double const all =
            of.interviewer + of.candidate_interviewer + of.interviewer_competency + of.residual;
        return all > 0 ? all * 1e-12 : 1.0;
    }

    [[nodiscard]] bool shows_two_formats(std::vector<std::uint8_t> const& held) const {
        return std::all_of(two_formats_.begin(), two_formats_.end(), [&](std::size_t k) {
            std::optional<InterviewFormat> first;
            for (std::size_t i = 0; i < held.size(); ++i) {
                auto const& interview = task_.interviews[i];
                if (held[i] == 0 ||
                    std::find(interview.competencies.begin(), interview.competencies.end(),
                              k) == interview.competencies.end())
                    continue;
                if (first && *first != interview.format)
                    return true;
                first = interview.format;
            }
            return false;
        });
    }

    PlanTask const& task_;
    bool minutes_known_ = true;
    std::vector<std::size_t> not_in_plan_{};
    std::vector<std::size_t> one_format_{};
    std::vector<std::size_t> two_formats_{};
    std::vector<std::size_t> rated_{}; ///< competencies of positive weight in the plan
    std::vector<double> shares_{};     ///< weights of those, summing to 1
    std::vector<std::size_t> by_id_{};
    std::vector<std::uint32_t> raters_{};
    std::vector<SearchedPanel> panels_{};
};

} // namespace panelscore::detail
