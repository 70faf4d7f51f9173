// SPDX-License-Identifier: BSL-1.0
#pragma once

// A value, or the reason why there is none. Used where NaN, -1 or an exception would hide why
// a number cannot be given.

#include <cassert>
#include <utility>
#include <variant>

namespace panelscore {

/// Either a `T` or a reason `E`. `T` and `E` must be different types.
template <typename T, typename E>
class [[nodiscard]] Outcome {
  public:
    Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Outcome(E reason) : state_(std::in_place_index<1>, std::move(reason)) {}

    /// True when there is a value.
    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// The value. Precondition: `has_value()`.
    [[nodiscard]] T const& value() const {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T& value() {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] T const& operator*() const { return value(); }
    [[nodiscard]] T const* operator->() const { return &value(); }

    /// Why there is none. Precondition: `!has_value()`.
    [[nodiscard]] E const& reason() const {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }

    /// The value, or this one when there is none.
    [[nodiscard]] T value_or(T fallback) const {
        return has_value() ? value() : std::move(fallback);
    }

    friend bool operator==(Outcome const&, Outcome const&) = default;

  private:
    std::variant<T, E> state_;
};

} // namespace panelscore
