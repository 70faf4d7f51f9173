// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/plan/assignment.hpp>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <utility>

namespace panelscore {
namespace detail {

/// A person of the list with what they can hold.
struct Bench {
    InterviewerId interviewer{};
    std::size_t most = 0;                 ///< interviews in all
    std::vector<std::size_t> most_each{}; ///< by interview
};

/// The list by person, sorted by id. Nobody holds more interviews than there are candidates.
inline std::vector<Bench> bench_of(std::span<AvailableInterviewer const> available,
                                   std::span<PlanInterview const> interviews,
                                   std::size_t candidates) {
    std::vector<Bench> bench;
    auto const person = [&](InterviewerId const& id) -> Bench& {
        auto const at = std::find_if(bench.begin(), bench.end(),
                                     [&](Bench const& one) { return one.interviewer == id; });
        if (at != bench.end())
            return *at;
        return bench.emplace_back(
            Bench{id, candidates, std::vector<std::size_t>(interviews.size(), 0)});
    };
    for (auto const& row : available) {
        Bench& one = person(row.interviewer);
        auto const most = (std::min)(row.maximum.value_or(candidates), candidates);
        if (row.interview.empty()) {
            one.most = most;
            for (std::size_t& each : one.most_each)
                each = (std::max)(each, most);
        }
        for (std::size_t i = 0; i < interviews.size(); ++i)
            if (interviews[i].id == row.interview)
                one.most_each[i] = most;
    }
    std::sort(bench.begin(), bench.end(),
              [](Bench const& a, Bench const& b) { return a.interviewer < b.interviewer; });
    return bench;
}

/// What a seat costs, the first that differs deciding. Whole numbers, so equal ones are equal.
struct SeatCost {
    std::int64_t left_out = 0; ///< minus the share of the composite it brings
    std::int64_t error = 0;    ///< what it adds to the error variance
    std::int64_t place = 0;    ///< later people in earlier interviews

    friend auto operator<=>(SeatCost const&, SeatCost const&) = default;
    friend SeatCost operator+(SeatCost const& a, SeatCost const& b) {
        return {a.left_out + b.left_out, a.error + b.error, a.place + b.place};
    }
    friend SeatCost operator-(SeatCost const& a) { return {-a.left_out, -a.error, -a.place}; }
};

/// Seats by people and interviews at least cost: the shortest way through the network is filled
/// up again and again [Ford & Fulkerson 1962; Busacker & Gowen 1960].
class SeatFlow {
  public:
    SeatFlow(std::size_t people, std::size_t interviews)
        : people_(people), interviews_(interviews), edges_(people + interviews + 2) {}

    void person(std::size_t p, std::size_t most) { add(source(), p, most, {}); }
    void interview(std::size_t i, std::size_t seats) { add(people_ + i, sink(), seats, {}); }
    void seat(std::size_t p, std::size_t i, std::size_t most, SeatCost cost) {
        add(p, people_ + i, most, cost);
    }

    /// Fills as many seats as possible; returns how many.
    std::size_t fill() {
        std::size_t filled = 0;
        while (auto const more = fill_shortest_way())
            filled += more;
        return filled;
    }

    /// How often a person holds an interview.
    [[nodiscard]] std::size_t held(std::size_t p, std::size_t i) const {
        for (Edge const& edge : edges_[p])
            if (edge.to == people_ + i)
                return edges_[edge.to][edge.back].room;
        return 0;
    }

  private:
    struct Edge {
        std::size_t to = 0;
        std::size_t back = 0; ///< position of the edge the other way
        std::size_t room = 0;
        SeatCost cost{};
    };
    [[nodiscard]] std::size_t source() const { return people_ + interviews_; }
    [[nodiscard]] std::size_t sink() const { return people_ + interviews_ + 1; }

    void add(std::size_t from, std::size_t to, std::size_t room, SeatCost cost) {
        edges_[from].push_back({to, edges_[to].size(), room, cost});
        edges_[to].push_back({from, edges_[from].size() - 1, 0, -cost});
    }

    std::size_t fill_shortest_way() {
        std::vector<std::optional<SeatCost>> distance(edges_.size());
        std::vector<std::pair<std::size_t, std::size_t>> came(edges_.size());
        distance[source()] = SeatCost{};
        for (bool shorter = true; shorter;) {
            shorter = false;
            for (std::size_t from = 0; from < edges_.size(); ++from) {
                if (!distance[from])
                    continue;
                for (std::size_t e = 0; e < edges_[from].size(); ++e) {
                    Edge const& edge = edges_[from][e];
                    if (edge.room == 0)
                        continue;
                    SeatCost const way = *distance[from] + edge.cost;
                    if (distance[edge.to] && *distance[edge.to] <= way)
                        continue;
                    distance[edge.to] = way;
                    came[edge.to] = {from, e};
                    shorter = true;
                }
            }
        }
        if (!distance[sink()])
            return 0;
        std::size_t room = (std::numeric_limits<std::size_t>::max)();
        for (std::size_t at = sink(); at != source(); at = came[at].first)
            room = (std::min)(room, edges_[came[at].first][came[at].second].room);
        for (std::size_t at = sink(); at != source(); at = came[at].first) {
            Edge& edge = edges_[came[at].first][came[at].second];
            edge.room -= room;
            edges_[at][edge.back].room += room;
        }
        return room;
    }

    std::size_t people_ = 0;
    std::size_t interviews_ = 0;
    std::vector<std::vector<Edge>> edges_;
};

/// What each seat adds to the error variance of a composite, by person and interview.
class SeatCosts {
  public:
    explicit SeatCosts(AssignmentTask const& task) : task_(task) {
        std::size_t const size = task.basis.weights.size();
        std::vector<double> raters(size, 0.0);
        for (std::size_t i = 0; i < task.interviews.size(); ++i)
            for (std::size_t const k : task.interviews[i].competencies)
                raters[k] += static_cast<double>(task.held[i]);
        double covered = 0;
        for (std::size_t k = 0; k < size; ++k)
            covered += raters[k] > 0 ? task.basis.weights[k] : 0.0;
        shares_.assign(size, 0.0);
        for (std::size_t k = 0; k < size; ++k)
            if (raters[k] > 0 && covered > 0)
                shares_[k] = task.basis.weights[k] / (covered * raters[k]);
    }

    [[nodiscard]] KnownInterviewer const* known(InterviewerId const& id) const {
        auto const at =
            std::find_if(task_.known.begin(), task_.known.end(),
                         [&](KnownInterviewer const& one) { return one.interviewer == id; });
        return at == task_.known.end() ? nullptr : &*at;
    }

    /// The share of one seat in the composite.
    [[nodiscard]] double share(std::size_t interview) const {
        double share = 0;
        for (std::size_t const k : task_.interviews[interview].competencies)
            share += shares_[k];
        return share;
    }

    /// Without candidate:interviewer, which is the same for everybody.
    [[nodiscard]] double of(InterviewerId const& id, std::size_t interview) const {
        auto const& variances = task_.basis.variances;
        auto const* person = known(id);
        double const own =
            person ? person->severity_se * person->severity_se : variances.interviewer;
        double each = 0;
        for (std::size_t const k : task_.interviews[interview].competencies) {
            double in = variances.interviewer_competency;
            if (person && k < person->severity_se_in.size() && person->severity_se_in[k]) {
                double const se = *person->severity_se_in[k];
                in = (std::max)(0.0, se * se - own);
            }
            double const noise = in + variances.residual * (person ? person->consistency : 1.0);
            each += shares_[k] * shares_[k] * noise;
        }
        return own * share(interview) * share(interview) + each;
    }

  private:
    AssignmentTask const& task_;
    std::vector<double> shares_{}; ///< of one rating of each competency in the composite
};

inline SeatFlow seat_flow(AssignmentTask const& task, std::vector<Bench> const& bench,
                          SeatCosts const& costs, std::size_t most) {
    constexpr double finest = 1e-12; // errors and shares closer than this are equal
    std::size_t const size = task.interviews.size();
    SeatFlow flow(bench.size(), size);
    for (std::size_t p = 0; p < bench.size(); ++p) {
        flow.person(p, (std::min)(most, bench[p].most));
        for (std::size_t i = 0; i < size; ++i) {
            if (bench[p].most_each[i] == 0)
                continue;
            auto const later = std::count_if(
                task.interviews.begin(), task.interviews.end(),
                [&](PlanInterview const& one) { return task.interviews[i].id < one.id; });
            flow.seat(p, i, bench[p].most_each[i],
                      {-std::llround(costs.share(i) / finest),
                       std::llround(costs.of(bench[p].interviewer, i) / finest),
                       static_cast<std::int64_t>(p) * (later + 1)});
        }
    }
    for (std::size_t i = 0; i < size; ++i)
        flow.interview(i, task.held[i] * task.candidates);
    return flow;
}

/// The least each person may hold at most, so that as many seats are filled as can be.
inline std::size_t least_load(AssignmentTask const& task, std::vector<Bench> const& bench,
                              SeatCosts const& costs) {
    auto const filled = [&](std::size_t most) {
        return seat_flow(task, bench, costs, most).fill();
    };
    std::size_t low = 0;
    std::size_t high = task.candidates;
    auto const possible = filled(high);
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        if (filled(middle) == possible)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/// The worth of a panel all of whose seats are filled: the error of the people who sit there,
/// on average over candidates.
inline PanelWorth worth_of_seats(AssignmentTask const& task, SeatCosts const& costs,
                                 std::vector<AssignedInterviewer> const& seats) {
    std::vector<std::vector<bool>> rated;
    for (std::size_t i = 0; i < task.interviews.size(); ++i) {
        std::vector<bool> one(task.basis.weights.size(), false);
        for (std::size_t const k : task.interviews[i].competencies)
            one[k] = true;
        rated.insert(rated.end(), task.held[i], one);
    }
    auto const panel = stats::panel_of(rated, task.basis.weights);
    if (!panel)
        return {};
    auto shared = task.basis.variances; // what does not depend on who sits there
    shared.interviewer = shared.interviewer_competency = shared.residual = 0;
    auto variances = stats::composite_variances(shared, task.basis.competency_variance,
                                                task.basis.weights, *panel);
    double error = 0;
    for (auto const& seat : seats)
        error += costs.of(seat.interviewer, seat.interview) *
                 static_cast<double>(seat.candidates) / static_cast<double>(task.candidates);
    variances.relative += error;
    variances.absolute += error;
    return panelscore::worth_of(task.basis, variances);
}

} // namespace detail

PANELSCORE_DECL Assignment assign_interviewers(AssignmentTask const& task) {
    Assignment made;
    made.candidates = task.candidates;
    auto const bench = detail::bench_of(task.available, task.interviews, task.candidates);
    detail::SeatCosts const costs{task};
    made.most_held = bench.empty() ? 0 : detail::least_load(task, bench, costs);
    auto flow = detail::seat_flow(task, bench, costs, made.most_held);
    flow.fill();
    std::vector<bool> used(bench.size(), false);
    bool complete = true;
    for (std::size_t i = 0; i < task.interviews.size(); ++i) {
        std::size_t left = task.held[i] * task.candidates;
        for (std::size_t p = 0; p < bench.size(); ++p) {
            auto const candidates = flow.held(p, i);
            if (candidates == 0)
                continue;
            left -= candidates;
            used[p] = true;
            made.seats.push_back({.interviewer = bench[p].interviewer,
                                  .interview = i,
                                  .candidates = candidates,
                                  .known = costs.known(bench[p].interviewer) != nullptr});
        }
        made.unfilled.push_back(left);
        complete = complete && left == 0;
    }
    for (std::size_t p = 0; p < bench.size(); ++p)
        if (!used[p])
            made.not_used.push_back(bench[p].interviewer);
    if (complete && !made.seats.empty())
        made.worth = detail::worth_of_seats(task, costs, made.seats);
    return made;
}

PANELSCORE_DECL StaffingLimits::StaffingLimits(std::span<AvailableInterviewer const> available,
                                               std::span<PlanInterview const> interviews,
                                               std::size_t candidates)
    : candidates_(candidates), supply_(std::size_t{1} << interviews.size(), 0) {
    for (auto const& one : detail::bench_of(available, interviews, candidates))
        for (std::size_t set = 0; set < supply_.size(); ++set) {
            std::size_t can = 0;
            for (std::size_t i = 0; i < interviews.size(); ++i)
                if ((set >> i & 1U) != 0)
                    can += one.most_each[i];
            supply_[set] += (std::min)(can, one.most);
        }
}

PANELSCORE_DECL bool StaffingLimits::can_fill(std::span<std::size_t const> held) const {
    // Hall's condition: no set of interviews has more seats than people who can take them.
    for (std::size_t set = 0; set < supply_.size(); ++set) {
        std::size_t seats = 0;
        for (std::size_t i = 0; i < held.size(); ++i)
            if ((set >> i & 1U) != 0)
                seats += held[i] * candidates_;
        if (seats > supply_[set])
            return false;
    }
    return true;
}

} // namespace panelscore
