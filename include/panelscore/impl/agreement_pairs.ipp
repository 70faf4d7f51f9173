// SPDX-License-Identifier: BSL-1.0
#pragma once

// Kappas of pairs of interviewers and their means, with what leaving out each candidate does.

#include <panelscore/calibrate/calibration.hpp>
#include <panelscore/impl/agreement_cells.ipp>
#include <panelscore/stats/distribution.hpp>
#include <panelscore/stats/summary.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace panelscore::detail::agreement_parts {

/// A unit both members of a pair rated.
struct SharedUnit {
    std::uint32_t candidate = 0;
    std::uint32_t first = 0; ///< level
    std::uint32_t second = 0;
};

/// Cohen's kappa from counts to which units can be added and taken away again.
class NominalPair {
  public:
    explicit NominalPair(std::vector<double> const& levels)
        : first_(levels.size()), second_(levels.size()) {}

    void change(SharedUnit const& unit, double times) {
        bool const same = unit.first == unit.second;
        chance_ += times * (second_[unit.first] + first_[unit.second]) + (same ? 1.0 : 0.0);
        first_[unit.first] += times;
        second_[unit.second] += times;
        agreed_ += same ? times : 0.0;
        units_ += times;
    }

    /// Empty without units, and where both always gave the same one level.
    [[nodiscard]] std::optional<double> kappa() const {
        double const room = units_ * units_ - chance_;
        if (units_ <= 0 || room <= 0.5)
            return std::nullopt;
        return (units_ * agreed_ - chance_) / room;
    }

  private:
    std::vector<double> first_;
    std::vector<double> second_;
    double agreed_ = 0;
    double chance_ = 0; ///< sum over levels of the product of both counts
    double units_ = 0;
};

/// Quadratic kappa the same way, from sums of scores: twice the covariance over the variances
/// and the squared difference of means.
class QuadraticPair {
  public:
    explicit QuadraticPair(std::vector<double> const& levels) : levels_(&levels) {
        origin_ = levels.empty() ? 0.0 : levels[levels.size() / 2];
    }

    void change(SharedUnit const& unit, double times) {
        double const a = (*levels_)[unit.first] - origin_;
        double const b = (*levels_)[unit.second] - origin_;
        units_ += times;
        first_ += times * a;
        second_ += times * b;
        squares_ += times * (a * a + b * b);
        product_ += times * a * b;
    }

    [[nodiscard]] std::optional<double> kappa() const {
        if (units_ <= 0.5)
            return std::nullopt;
        double const by_chance = 2 * first_ * second_ / units_;
        double const room = squares_ - by_chance;
        if (room <= 1e-9 * squares_ || room <= 1e-12)
            return std::nullopt;
        return (2 * product_ - by_chance) / room;
    }

  private:
    std::vector<double> const* levels_;
    double origin_ = 0;
    double units_ = 0;
    double first_ = 0;
    double second_ = 0;
    double squares_ = 0;
    double product_ = 0;
};

/// The mean of kappas over pairs, and for each candidate what leaving them out changes.
class KappaMean {
  public:
    explicit KappaMean(std::size_t candidates) : change_(candidates), lost_(candidates) {}

    /// A pair with its units; those of one candidate stand together. `Pair` is taken empty and
    /// given back empty.
    template <typename Pair>
    void add(std::span<SharedUnit const> units, Pair& pair) {
        for (auto const& unit : units)
            pair.change(unit, 1);
        if (auto const whole = pair.kappa()) {
            sum_ += *whole;
            pairs_ += 1;
            units_ += units.size();
            for (std::size_t i = 0; i < units.size();) {
                auto const candidate = units[i].candidate;
                std::size_t end = i;
                for (; end < units.size() && units[end].candidate == candidate; ++end)
                    pair.change(units[end], -1);
                leave_out(candidate, *whole, pair.kappa());
                for (; i < end; ++i)
                    pair.change(units[i], 1);
            }
        }
        for (auto const& unit : units)
            pair.change(unit, -1);
    }

    /// The mean with an interval from leaving out candidates one by one, t quantiles.
    [[nodiscard]] PairMean mean(double level) const {
        PairMean result{.pairs = pairs_};
        if (pairs_ == 0)
            return result;
        auto const pairs = static_cast<double>(pairs_);
        Estimate value{.estimate = sum_ / pairs, .n = units_};
        if (auto const error = standard_error()) {
            double const reach =
                error->error * stats::student_t_quantile((1 + level) / 2, error->degrees);
            value.lower = (std::max)(-1.0, value.estimate - reach);
            value.upper = (std::min)(1.0, value.estimate + reach);
        }
        result.value = value;
        return result;
    }

  private:
    struct Error {
        double error = 0;
        double degrees = 0;
    };

    void leave_out(std::uint32_t candidate, double whole, std::optional<double> without) {
        lost_[candidate].involved = true;
        if (without)
            change_[candidate] += *without - whole;
        else {
            change_[candidate] -= whole;
            lost_[candidate].pairs += 1;
        }
    }

    [[nodiscard]] std::optional<Error> standard_error() const {
        std::vector<double> left;
        for (std::size_t c = 0; c < change_.size(); ++c) {
            if (!lost_[c].involved)
                continue;
            if (lost_[c].pairs >= pairs_)
                return std::nullopt; // everything hangs on this candidate
            left.push_back((sum_ + change_[c]) / static_cast<double>(pairs_ - lost_[c].pairs));
        }
        if (left.size() < 2)
            return std::nullopt;
        auto const n = static_cast<double>(left.size());
        double const squares = stats::sum_of_squares(left);
        return Error{.error = std::sqrt((n - 1) / n * squares), .degrees = n - 1};
    }

    struct Lost {
        std::uint32_t pairs = 0;
        bool involved = false;
    };

    std::vector<double> change_;
    std::vector<Lost> lost_;
    double sum_ = 0;
    std::size_t pairs_ = 0;
    std::size_t units_ = 0;
};

struct PairKappas {
    PairMean cohen{};
    PairMean weighted{};
};

/// Goes through the pairs of interviewers: for each one the groups of those with a higher code
/// that follow in the same candidate, sorted by that code.
class PairWalk {
  public:
    PairWalk(AgreementCells const& cells, std::uint32_t interviewers) : cells_(cells) {
        start_.resize(interviewers + std::size_t{1});
        for (auto const interviewer : cells.interviewer)
            ++start_[interviewer + std::size_t{1}];
        for (std::size_t i = 1; i < start_.size(); ++i)
            start_[i] += start_[i - 1];
        groups_.resize(cells.groups());
        auto next = start_;
        for (std::size_t group = 0; group < cells.groups(); ++group)
            groups_[next[cells.interviewer[group]]++] = group;
    }

    /// Calls `visit(units)` for every pair with common units.
    template <typename Visit>
    void each(Visit visit) {
        for (std::size_t interviewer = 0; interviewer + 1 < start_.size(); ++interviewer) {
            met_.clear();
            for (std::size_t i = start_[interviewer]; i < start_[interviewer + 1]; ++i)
                for (std::size_t other = groups_[i] + 1;
                     other < cells_.groups() &&
                     cells_.candidate[other] == cells_.candidate[groups_[i]];
                     ++other)
                    met_.push_back({cells_.interviewer[other], groups_[i], other});
            std::stable_sort(met_.begin(), met_.end(), [](Meeting const& a, Meeting const& b) {
                return a.second < b.second;
            });
            for (std::size_t i = 0; i < met_.size();) {
                auto const second = met_[i].second;
                units_.clear();
                for (; i < met_.size() && met_[i].second == second; ++i)
                    add_units(met_[i]);
                if (!units_.empty())
                    visit(std::span<SharedUnit const>(units_));
            }
        }
    }

  private:
    struct Meeting {
        std::uint32_t second = 0; ///< the other interviewer
        std::size_t own = 0;      ///< groups
        std::size_t other = 0;
    };

    void add_units(Meeting const& meeting) {
        std::size_t a = cells_.start[meeting.own];
        std::size_t b = cells_.start[meeting.other];
        while (a < cells_.start[meeting.own + 1] && b < cells_.start[meeting.other + 1]) {
            if (cells_.competency[a] < cells_.competency[b])
                ++a;
            else if (cells_.competency[b] < cells_.competency[a])
                ++b;
            else
                units_.push_back(
                    {cells_.candidate[meeting.own], cells_.level[a++], cells_.level[b++]});
        }
    }

    AgreementCells const& cells_;
    std::vector<std::size_t> start_{};  ///< by interviewer, into `groups_`
    std::vector<std::size_t> groups_{}; ///< by interviewer, then candidate
    std::vector<Meeting> met_{};
    std::vector<SharedUnit> units_{};
};

/// Mean kappas over the pairs of interviewers with common units.
inline PairKappas pair_kappas(AgreementCells const& cells, std::vector<double> const& levels,
                              std::uint32_t candidates, std::uint32_t interviewers,
                              double level) {
    bool const categories = levels.size() <= category_limit;
    KappaMean cohen(categories ? candidates : 0);
    KappaMean weighted(candidates);
    NominalPair nominal(categories ? levels : std::vector<double>{});
    QuadraticPair quadratic(levels);
    bool any = false;
    PairWalk(cells, interviewers).each([&](std::span<SharedUnit const> units) {
        any = true;
        if (categories)
            cohen.add(units, nominal);
        quadratic = QuadraticPair(levels);
        weighted.add(units, quadratic);
    });
    PairKappas result{.cohen = cohen.mean(level), .weighted = weighted.mean(level)};
    if (any && !categories)
        result.cohen.value = Undefined::not_integer;
    else if (any && result.cohen.pairs == 0)
        result.cohen.value = Undefined::no_variance;
    if (any && result.weighted.pairs == 0)
        result.weighted.value = Undefined::no_variance;
    return result;
}

} // namespace panelscore::detail::agreement_parts
