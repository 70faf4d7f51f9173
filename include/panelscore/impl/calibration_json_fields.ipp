// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading the figures of a calibration: counts, bounded numbers, estimates, and why one of them
// is null.

#include <panelscore/detail/object_reader.hpp>
#include <panelscore/impl/calibration_json_keys.ipp>

#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace panelscore::detail {

/// Where a number may lie.
struct NumberRange {
    double lowest = 0;
    double highest = 0;
    std::string_view words{};
};

inline constexpr NumberRange any_number{-1e15, 1e15, "a number"};
inline constexpr NumberRange zero_or_more{0, 1e15, "0 or more"};
inline constexpr NumberRange above_zero{1e-9, 1e15, "more than 0"};
inline constexpr NumberRange share_of_one{0, 1, "a share from 0 to 1"};
inline constexpr NumberRange inside_of_one{1e-6, 1 - 1e-6, "more than 0 and less than 1"};

/// The figures of an object, read under a place such as `/agreement/3`.
class FigureReader {
  public:
    /// @param reasons by pointer, why a figure of the document is null
    FigureReader(ObjectReader& object, std::string place,
                 std::map<std::string, Undefined> const& reasons)
        : object_(object), place_(std::move(place)), reasons_(reasons) {}

    [[nodiscard]] ObjectReader& object() { return object_; }
    [[nodiscard]] JsonReader& json() { return object_.json(); }
    [[nodiscard]] std::string const& place() const { return place_; }

    /// A whole number that must be there.
    void count(std::string_view key, std::size_t& into) {
        if (auto const at = object_.required(key))
            into = whole(*at).value_or(into);
    }
    /// A whole number that may be left out.
    void optional_count(std::string_view key, std::size_t& into) {
        if (auto const at = object_.optional(key))
            into = whole(*at).value_or(into);
    }
    /// A number that must be there; false when it is not.
    bool number(std::string_view key, double& into, NumberRange const& range = any_number) {
        auto const at = object_.required(key);
        auto const found = at ? within(*at, range) : std::nullopt;
        into = found.value_or(into);
        return found.has_value();
    }
    /// A number that may be left out.
    void optional_number(std::string_view key, double& into,
                         NumberRange const& range = any_number) {
        if (auto const at = object_.optional(key))
            into = within(*at, range).value_or(into);
    }
    /// A number that may be null or left out.
    void maybe_number(std::string_view key, std::optional<double>& into,
                      NumberRange const& range = any_number) {
        auto const at = object_.optional(key);
        if (at && !json().is_null(*at))
            into = within(*at, range);
    }
    void figure(std::string_view key, Figure& into, NumberRange const& range = any_number) {
        auto const at = object_.optional(key);
        if (at && json().is_null(*at))
            into = reason(key, into);
        else if (auto const found = at ? within(*at, range) : std::nullopt)
            into = *found;
    }
    void measured(std::string_view key, Measured& into) {
        if (auto const at = object_.optional(key)) {
            if (json().is_null(*at))
                into = reason(key, into);
            else
                into = estimate(*at, nullptr);
        }
    }
    void pair_mean(std::string_view key, PairMean& into) {
        if (auto const at = object_.optional(key)) {
            if (json().is_null(*at))
                into.value = reason(key, into.value);
            else
                into.value = estimate(*at, &into.pairs);
        }
    }
    /// Why a figure is null: as the document says, else as it was.
    template <typename Value>
    [[nodiscard]] Undefined reason(std::string_view key,
                                   Outcome<Value, Undefined> const& otherwise) const {
        auto const found = reasons_.find(place_ + '/' + std::string(key));
        if (found != reasons_.end())
            return found->second;
        return otherwise ? Undefined::too_few : otherwise.reason();
    }
    /// True or false that may be left out.
    void boolean(std::string_view key, bool& into) {
        if (auto const at = object_.optional(key))
            into = json().boolean(*at).value_or(into);
    }

    [[nodiscard]] std::optional<std::size_t> whole(NodeIndex node) {
        constexpr double largest = 1e15;
        auto const found = json().number(node, "a whole number");
        if (!found)
            return std::nullopt;
        if (*found >= 0 && *found <= largest && std::floor(*found) >= *found)
            return static_cast<std::size_t>(*found);
        json()
            .problem(problems::out_of_range, json().label(node) + " counts something", node)
            .expected = "a whole number, 0 or more";
        return std::nullopt;
    }
    [[nodiscard]] std::optional<double> within(NodeIndex node, NumberRange const& range) {
        constexpr double nothing = 1e-200; // below, 12 digits may not read back
        auto const found = json().number(node, range.words);
        if (!found)
            return std::nullopt;
        if (*found >= range.lowest && *found <= range.highest)
            return std::abs(*found) < nothing ? 0 : *found;
        json()
            .problem(problems::out_of_range, json().label(node) + " is out of range", node)
            .expected = range.words;
        return std::nullopt;
    }

  private:
    /// @param pairs where the number of pairs goes; null when the figure is no mean over pairs
    [[nodiscard]] Estimate estimate(NodeIndex node, std::size_t* pairs) {
        ObjectReader object(json(), node);
        FigureReader figures(object, place_, reasons_);
        Estimate found;
        figures.number("estimate", found.estimate);
        figures.maybe_number("lower", found.lower);
        figures.maybe_number("upper", found.upper);
        figures.count("n", found.n);
        if (pairs != nullptr)
            figures.optional_count("pairs", *pairs);
        object.finish();
        return found;
    }

    ObjectReader& object_;
    std::string place_;
    std::map<std::string, Undefined> const& reasons_;
};

} // namespace panelscore::detail
