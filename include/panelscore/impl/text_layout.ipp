// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/text_width.ipp>
#include <panelscore/io/text_layout.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {
namespace detail {

/// A decoded character: what it is, how many bytes it took, and whether they were UTF-8.
struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

/// The first character of a text that is not empty; a byte that is not UTF-8 stands alone.
inline Character first_character(std::string_view text) {
    auto const byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    unsigned const lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    std::size_t const bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return {};
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {};
        code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[]{0x80, 0x800, 0x10000};
    bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < smallest[bytes - 2] || code > 0x10FFFF || surrogate)
        return {};
    return {code, bytes, true};
}

/// True when one of the sorted runs holds the code point. Cost: logarithmic.
template <typename Runs>
[[nodiscard]] bool within(Runs const& runs, char32_t code) {
    auto const after =
        std::upper_bound(runs.begin(), runs.end(), code,
                         [](char32_t c, CodePoints const& run) { return c < run.first; });
    return after != runs.begin() && code <= std::prev(after)->last;
}

/// Columns a character takes.
inline std::size_t columns(Character const& character) {
    if (!character.valid || character.code < 0x300)
        return 1;
    if (within(zero_width, character.code))
        return 0;
    return within(double_width, character.code) ? 2 : 1;
}

/// True for spaces, line breaks and characters that control a terminal.
inline bool is_blank_or_control(char32_t code) {
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x2028 || code == 0x2029;
}

/// True for marks that change the reading direction of what follows.
inline bool is_direction_mark(char32_t code) {
    return code == 0x61C || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0xFEFF;
}

/// How many bytes of the text fit into so many columns.
inline std::size_t bytes_within(std::string_view text, std::size_t width) {
    std::size_t used = 0, at = 0;
    while (at < text.size()) {
        auto const character = first_character(text.substr(at));
        used += columns(character);
        if (used > width)
            break;
        at += character.bytes;
    }
    return at;
}

/// True when a word must not be parted from the one before: "%" from its number, or brackets
/// from a short word, as in "4 (i-07)".
inline bool stays_with(std::string_view before, std::string_view word) {
    bool const bracketed =
        word.front() == '(' && word.find(')') != std::string_view::npos && before.size() <= 4;
    return word.front() == '%' || bracketed;
}

/// The words between spaces.
inline std::vector<std::string> unbroken_words(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        std::size_t const end = (std::min)(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        if (!words.empty() && !word.empty() && stays_with(words.back(), word))
            words.back().append(" ").append(word);
        else if (!word.empty())
            words.emplace_back(word);
        text.remove_prefix((std::min)(end + 1, text.size()));
    }
    return words;
}

/// Puts a word that is wider than a line into lines of its own, the rest into the last one.
inline void break_word(std::vector<std::string>& lines, std::string_view word,
                       std::size_t width) {
    while (display_width(word) > width) {
        std::size_t const cut =
            (std::max)(bytes_within(word, width), first_character(word).bytes);
        lines.emplace_back(word.substr(0, cut));
        word.remove_prefix(cut);
    }
    if (!word.empty())
        lines.emplace_back(word);
}

} // namespace detail

PANELSCORE_DECL std::string one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = detail::first_character(text.substr(at));
        auto const bytes = text.substr(at, character.bytes);
        at += character.bytes;
        if (character.valid && detail::is_direction_mark(character.code))
            continue;
        if (character.valid && detail::is_blank_or_control(character.code)) {
            space = !line.empty();
            continue;
        }
        if (space)
            line += ' ';
        space = false;
        line += character.valid ? bytes : std::string_view("\xEF\xBF\xBD");
    }
    return line;
}

PANELSCORE_DECL std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = detail::first_character(text.substr(at));
        width += detail::columns(character);
        at += character.bytes;
    }
    return width;
}

PANELSCORE_DECL std::string shorten(std::string_view text, std::size_t width) {
    if (display_width(text) <= width)
        return std::string(text);
    if (width == 0)
        return {};
    auto kept = text.substr(0, detail::bytes_within(text, width - 1));
    while (!kept.empty() && kept.back() == ' ')
        kept.remove_suffix(1);
    return std::string(kept) + "…";
}

PANELSCORE_DECL std::string pad_right(std::string_view text, std::size_t width) {
    std::size_t const used = display_width(text);
    return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

PANELSCORE_DECL std::string pad_left(std::string_view text, std::size_t width) {
    std::size_t const used = display_width(text);
    return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

PANELSCORE_DECL std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    width = (std::max)(width, std::size_t{1});
    std::vector<std::string> lines;
    for (auto const& word : detail::unbroken_words(text)) {
        bool const fits =
            !lines.empty() && display_width(lines.back()) + 1 + display_width(word) <= width;
        if (fits)
            lines.back().append(" ").append(word);
        else
            detail::break_word(lines, word, width);
    }
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

PANELSCORE_DECL std::vector<std::string> wrap_items(std::vector<std::string> const& items,
                                                    std::string_view separator,
                                                    std::size_t width) {
    auto const end = separator.find_last_not_of(' ');
    auto const mark = separator.substr(0, end == std::string_view::npos ? 0 : end + 1);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::string const item = items[i] + std::string(i + 1 < items.size() ? mark : "");
        auto const gap = separator.substr(mark.size());
        if (!lines.empty() &&
            display_width(lines.back()) + gap.size() + display_width(item) <= width)
            lines.back().append(gap).append(item);
        else
            for (auto& line : wrap(item, width))
                lines.push_back(std::move(line));
    }
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

} // namespace panelscore
