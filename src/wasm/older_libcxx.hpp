// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the standard library of emscripten 3.1.6 (libc++ 13) does not have yet and panelscore
// uses: three-way comparison of strings, vectors and arrays, and numbers of floating point as
// text. Read ahead of every file of that build, see src/wasm/CMakeLists.txt; a newer libc++
// needs none of it.

#include <version>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 14000

#include <array>
#include <charconv>
#include <compare>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

namespace panelscore::detail {

/// `a <=> b`, from `<` where there is no more.
template <typename Value>
constexpr auto order_of_values(Value const& a, Value const& b) {
    if constexpr (requires { a <=> b; })
        return a <=> b;
    else
        return a < b   ? std::weak_ordering::less
               : b < a ? std::weak_ordering::greater
                       : std::weak_ordering::equivalent;
}

/// `std::lexicographical_compare_three_way` of two sequences.
template <typename Sequence>
constexpr auto order_of_sequences(Sequence const& a, Sequence const& b) {
    using Ordering = decltype(order_of_values(*a.begin(), *b.begin()));
    auto at_a = a.begin();
    auto at_b = b.begin();
    for (; at_a != a.end() && at_b != b.end(); ++at_a, ++at_b)
        if (auto const order = order_of_values(*at_a, *at_b); order != 0)
            return Ordering{order};
    bool const a_ends = at_a == a.end(), b_ends = at_b == b.end();
    if (a_ends == b_ends)
        return Ordering{std::strong_ordering::equal};
    return Ordering{a_ends ? std::strong_ordering::less : std::strong_ordering::greater};
}

/// The order of two tuples, member by member from `Index`.
template <std::size_t Index = 0, typename Tuple>
constexpr std::partial_ordering order_of_tuples(Tuple const& a, Tuple const& b) {
    if constexpr (Index == std::tuple_size_v<Tuple>) {
        return std::partial_ordering::equivalent;
    } else {
        std::partial_ordering const order =
            order_of_values(std::get<Index>(a), std::get<Index>(b));
        return order != 0 ? order : order_of_tuples<Index + 1>(a, b);
    }
}

/// How much of a text `std::from_chars` takes for a number: digits with an optional minus,
/// point and exponent.
inline std::size_t length_of_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    auto const digits = [&] {
        std::size_t const start = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - start;
    };
    std::size_t count = digits();
    if (at < text.size() && text[at] == '.') {
        std::size_t const point = at++;
        count += digits();
        if (count == 0)
            at = point;
    }
    if (count == 0)
        return 0;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t const mark = at++;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            at = mark;
    }
    return at;
}

} // namespace panelscore::detail

namespace std {

template <typename Char, typename Traits, typename Allocator>
constexpr auto operator<=>(basic_string<Char, Traits, Allocator> const& a,
                           basic_string<Char, Traits, Allocator> const& b) noexcept {
    return a.compare(b) <=> 0;
}

template <typename Char, typename Traits>
constexpr auto operator<=>(basic_string_view<Char, Traits> a,
                           basic_string_view<Char, Traits> b) noexcept {
    return a.compare(b) <=> 0;
}

template <typename Value, typename Allocator>
constexpr auto operator<=>(vector<Value, Allocator> const& a,
                           vector<Value, Allocator> const& b) {
    return panelscore::detail::order_of_sequences(a, b);
}

template <typename Value, size_t Count>
constexpr auto operator<=>(array<Value, Count> const& a, array<Value, Count> const& b) {
    return panelscore::detail::order_of_sequences(a, b);
}

template <typename... Values>
constexpr auto operator<=>(tuple<Values...> const& a, tuple<Values...> const& b) {
    return panelscore::detail::order_of_tuples(a, b);
}

template <typename First, typename Second>
constexpr auto operator<=>(pair<First, Second> const& a, pair<First, Second> const& b) {
    return panelscore::detail::order_of_tuples(a, b);
}

/// As printf's %g and %f print it in the C locale.
inline to_chars_result to_chars(char* first, char* last, double number, chars_format format,
                                int precision) {
    auto const room = static_cast<size_t>(last - first);
    char const* const pattern = format == chars_format::fixed        ? "%.*f"
                                : format == chars_format::scientific ? "%.*e"
                                                                     : "%.*g";
    char printed[512];
    int const length = snprintf(printed, sizeof printed, pattern, precision, number);
    if (length < 0 || static_cast<size_t>(length) > room ||
        static_cast<size_t>(length) >= sizeof printed)
        return {last, errc::value_too_large};
    return {first + string_view(printed).copy(first, static_cast<size_t>(length)), errc{}};
}

/// Decimal numbers only: no "inf", no "nan".
inline from_chars_result from_chars(char const* first, char const* last, double& number) {
    size_t const length =
        panelscore::detail::length_of_number({first, static_cast<size_t>(last - first)});
    if (length == 0)
        return {first, errc::invalid_argument};
    string const text(first, length);
    double const value = strtod(text.c_str(), nullptr);
    // Too large, or too small to be told from zero although it is not.
    auto const mantissa = string_view(text).substr(0, text.find_first_of("eE"));
    bool const no_value =
        value - value != 0 ||
        (value == 0 && mantissa.find_first_of("123456789") != string_view::npos);
    if (!no_value)
        number = value;
    return {first + length, no_value ? errc::result_out_of_range : errc{}};
}

} // namespace std

#endif
