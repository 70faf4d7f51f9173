// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers and lists as words, for every report that people read.

#include <panelscore/base/number.hpp>
#include <panelscore/base/number_text.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::detail {

/// `1 card`, `4 cards`.
[[nodiscard]] inline std::string count_of(std::size_t n, std::string_view one,
                                          std::string_view many) {
    return std::to_string(n) + ' ' + std::string(n == 1 ? one : many);
}

/// A share of 1 as a whole percentage that never rounds to none or to all: `> 99 %`.
[[nodiscard]] inline std::string percent(double share) {
    if (at_least(share, 1))
        return "100 %";
    if (at_least(0, share))
        return "0 %";
    if (share > 0.995)
        return "> 99 %";
    if (share < 0.005)
        return "< 1 %";
    return fixed(100 * share, 0) + " %";
}

/// A chance, which is never none or certain: `72 %`, `> 99 %`, `< 1 %`.
[[nodiscard]] inline std::string chance(double probability) {
    if (probability > 0.995)
        return "> 99 %";
    if (probability < 0.005)
        return "< 1 %";
    return fixed(100 * probability, 0) + " %";
}

/// A rating: no more decimals than it has, at most two.
[[nodiscard]] inline std::string rating_text(double score) {
    auto text = fixed(score, 2);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

/// Two decimals, or as many more as it takes to see that different numbers differ.
[[nodiscard]] inline int decimals_apart(double number, std::initializer_list<double> others) {
    int decimals = 2;
    for (double const other : others)
        while (decimals < 9 && !same(number, other) &&
               fixed(number, decimals) == fixed(other, decimals))
            ++decimals;
    return decimals;
}

/// `a`, `a and b`, `a, b and c`.
[[nodiscard]] inline std::string listed(std::vector<std::string> const& items,
                                        std::string_view last = "and") {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += i + 1 == items.size() ? " " + std::string(last) + " " : ", ";
        text += items[i];
    }
    return text;
}

/// Items joined by a separator.
[[nodiscard]] inline std::string joined(std::vector<std::string> const& items,
                                        std::string_view separator) {
    std::string text;
    for (auto const& item : items) {
        if (!text.empty())
            text += separator;
        text += item;
    }
    return text;
}

/// The text with a capital first letter (ASCII).
[[nodiscard]] inline std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace panelscore::detail
