// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/base/number.hpp>
#include <panelscore/impl/panel_plan_search.ipp>
#include <panelscore/plan/panel_plan.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

/// Chooses among the panels of a search.
class PanelChooser {
  public:
    PanelChooser(PlanTask const& task, PlanSearch const& search)
        : task_(task), search_(search) {
        if (!task.available.empty() && task.interviews.size() <= most_interviews_searched)
            limits_.emplace(task.available, task.interviews, task.candidates);
    }

    /// One entry for each number of interviewers, the best with two formats where there is one.
    [[nodiscard]] std::vector<PanelChoice> curve() {
        std::size_t most = 0;
        for (auto const& panel : search_.panels())
            most = (std::max)(most, std::size_t{panel.interviewers});
        std::vector<SearchedPanel const*> best(most + 1, nullptr);
        for (auto const& panel : search_.panels()) {
            auto const*& held = best[panel.interviewers];
            if (held == nullptr || (panel.two_formats && !held->two_formats) ||
                (panel.two_formats == held->two_formats && search_.better(panel, *held)))
                held = &panel;
        }
        std::vector<PanelChoice> curve;
        for (auto const* panel : best) {
            if (panel == nullptr)
                continue;
            curve_.push_back(panel);
            curve.push_back(search_.choice(*panel));
        }
        return curve;
    }

    void choose(PanelPlan& plan) {
        if (task_.target && choose_cheapest(plan))
            return;
        if (!task_.target && plan.elbow) {
            std::size_t at = *plan.elbow;
            while (at + 1 < curve_.size() && !curve_[at]->two_formats)
                ++at;
            if (fits(*curve_[at])) {
                take(plan, *curve_[at], PlanReason::elbow);
                return;
            }
            most_ = curve_[at]->interviewers;
        }
        for (bool const two_formats : {true, false}) {
            auto const* best = first(&PlanSearch::better, [&](SearchedPanel const& panel) {
                return panel.two_formats == two_formats && panel.interviewers <= most_;
            });
            if (best != nullptr) {
                take(plan, *best, PlanReason::best_there);
                return;
            }
        }
        plan.chosen = plan.as_written;
        plan.reason = PlanReason::best_there;
    }

  private:
    using Order = bool (PlanSearch::*)(SearchedPanel const&, SearchedPanel const&) const;

    /// Can the people there are hold it?
    [[nodiscard]] bool fits(SearchedPanel const& panel) const {
        if (task_.available.empty())
            return true;
        auto const held = panel.counts();
        if (limits_)
            return limits_->can_fill(held);
        auto const filled = assign_interviewers({.basis = task_.basis,
                                                 .interviews = task_.interviews,
                                                 .held = held,
                                                 .available = task_.available,
                                                 .known = {},
                                                 .candidates = task_.candidates});
        return std::all_of(filled.unfilled.begin(), filled.unfilled.end(),
                           [](std::size_t left) { return left == 0; });
    }

    /// The first panel in this order that counts and that people can hold.
    template <typename Counts>
    [[nodiscard]] SearchedPanel const* first(Order order, Counts counts) const {
        std::vector<SearchedPanel const*> sorted;
        for (auto const& panel : search_.panels())
            if (counts(panel))
                sorted.push_back(&panel);
        std::sort(sorted.begin(), sorted.end(),
                  [&](auto const* a, auto const* b) { return (search_.*order)(*a, *b); });
        for (auto const* panel : sorted)
            if (fits(*panel))
                return panel;
        return nullptr;
    }

    /// The most error a panel may have to reach the target: the worth falls with the error.
    [[nodiscard]] std::int64_t most_error() const {
        std::vector<SearchedPanel const*> sorted;
        for (auto const& panel : search_.panels())
            sorted.push_back(&panel);
        std::sort(sorted.begin(), sorted.end(),
                  [](auto const* a, auto const* b) { return a->error < b->error; });
        auto const end =
            std::partition_point(sorted.begin(), sorted.end(), [&](auto const* panel) {
                return reaches(search_.choice(*panel).worth, *task_.target);
            });
        return end == sorted.begin() ? (std::numeric_limits<std::int64_t>::min)()
                                     : (*(end - 1))->error;
    }

    bool choose_cheapest(PanelPlan& plan) {
        auto const error = most_error();
        auto const reaching = [&](bool two_formats) {
            return first(&PlanSearch::cheaper, [&](SearchedPanel const& panel) {
                return panel.error <= error && panel.two_formats == two_formats;
            });
        };
        auto const* cheapest = reaching(true);
        if (cheapest == nullptr)
            return false;
        take(plan, *cheapest, PlanReason::target);
        auto const* looser = reaching(false);
        if (looser != nullptr && looser->cost < cheapest->cost)
            plan.cheaper = search_.choice(*looser);
        return true;
    }

    void take(PanelPlan& plan, SearchedPanel const& panel, PlanReason reason) const {
        plan.chosen = search_.choice(panel);
        plan.reason = reason;
    }

    PlanTask const& task_;
    PlanSearch const& search_;
    std::optional<StaffingLimits> limits_{};
    std::vector<SearchedPanel const*> curve_{};
    std::size_t most_ = (std::numeric_limits<std::size_t>::max)();
};

/// Interviewers who all rate everything: the number alone is planned.
inline PanelPlan plan_number(PlanTask const& task) {
    PanelPlan plan;
    for (std::size_t n = 1; n <= most_interviewers_planned; ++n) {
        PanelChoice choice{.interviewers = n};
        choice.worth = worth_of(task.basis, stats::crossed_panel(static_cast<double>(n),
                                                                 task.basis.weights.size()));
        plan.curve.push_back(std::move(choice));
    }
    return plan;
}

inline std::optional<std::size_t> elbow_of_curve(std::vector<PanelChoice> const& curve) {
    std::vector<double> dependabilities;
    for (auto const& choice : curve)
        dependabilities.push_back(choice.worth.dependability);
    return elbow_of(dependabilities);
}

inline void choose_number(PanelPlan& plan, PlanTask const& task) {
    plan.elbow = elbow_of_curve(plan.curve);
    plan.chosen = plan.curve[*plan.elbow];
    if (!task.target)
        return;
    plan.chosen = plan.curve.back();
    plan.reason = PlanReason::best_there;
    for (auto const& choice : plan.curve) {
        if (reaches(choice.worth, *task.target)) {
            plan.chosen = choice;
            plan.reason = PlanReason::target;
            return;
        }
    }
}

/// What one more interviewer in each interview adds to the chosen panel.
inline std::vector<OneMore> one_more(PanelPlan const& plan, PlanSearch const& search) {
    std::vector<OneMore> all;
    for (std::size_t i = 0; plan.chosen && i < plan.chosen->held.size(); ++i) {
        auto held = plan.chosen->held;
        ++held[i];
        auto const worth = search.choice_of(held).worth;
        all.push_back({i, worth, worth.dependability - plan.chosen->worth.dependability});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](OneMore const& a, OneMore const& b) { return below(b.gain, a.gain); });
    return all;
}

} // namespace detail

PANELSCORE_DECL PanelPlan plan_panel(PlanTask const& task) {
    if (task.interviews.empty()) {
        auto plan = detail::plan_number(task);
        detail::choose_number(plan, task);
        plan.target_reached = task.target && detail::reaches(plan.chosen->worth, *task.target);
        return plan;
    }
    PanelPlan plan;
    detail::PlanSearch const search{task};
    plan.not_in_plan = search.not_in_plan();
    plan.one_format_in_plan = search.one_format();
    plan.as_written = search.choice_of(std::vector<std::size_t>(task.interviews.size(), 1));
    if (search.panels().empty())
        return plan;
    detail::PanelChooser chooser{task, search};
    plan.curve = chooser.curve();
    plan.elbow = detail::elbow_of_curve(plan.curve);
    chooser.choose(plan);
    plan.one_more = detail::one_more(plan, search);
    if (!task.available.empty())
        plan.assignment = assign_interviewers({.basis = task.basis,
                                               .interviews = task.interviews,
                                               .held = plan.chosen->held,
                                               .available = task.available,
                                               .known = task.known,
                                               .candidates = task.candidates});
    if (task.target)
        plan.target_reached = detail::reaches(plan.chosen->worth, *task.target) ||
                              (plan.assignment && plan.assignment->worth &&
                               detail::reaches(*plan.assignment->worth, *task.target));
    return plan;
}

} // namespace panelscore
