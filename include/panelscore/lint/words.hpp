// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text as words: what counts as one, when two are the same, how much two texts share, and how
// hard a text is to read.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {

/// A word of a text: lower case, with its place in the text in bytes.
struct Word {
    std::string folded{};
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(Word const&, Word const&) = default;
};

/// The words of a text in order.
using Words = std::vector<Word>;

namespace detail {

/// Bytes of the code point that starts here; 1 for a stray byte.
inline std::size_t code_point_bytes(std::string_view text, std::size_t at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    std::size_t const wanted = byte < 0xC0U ? 1U : byte < 0xE0U ? 2U : byte < 0xF0U ? 3U : 4U;
    return text.size() - at < wanted ? text.size() - at : wanted;
}

/// Appends the lower-case form of a letter or digit that starts at `at`, or appends nothing
/// for a separator. An apostrophe, straight or curly, is appended as `'`.
inline void append_folded(std::string_view text, std::size_t at, std::size_t bytes,
                          std::string& out) {
    auto const first = static_cast<unsigned char>(text[at]);
    if (bytes == 1) {
        bool const upper = first >= 'A' && first <= 'Z';
        if (upper)
            out += static_cast<char>(first + ('a' - 'A'));
        else if ((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9') ||
                 first == '\'' || first >= 0x80U)
            out += static_cast<char>(first);
        return;
    }
    auto const second = static_cast<unsigned char>(text[at + 1]);
    if (first == 0xE2U && second == 0x80U && bytes == 3 &&
        static_cast<unsigned char>(text[at + 2]) == 0x99U) {
        out += '\'';
        return;
    }
    // Latin-1 signs, general punctuation, currency and arrows separate words.
    bool const sign =
        (first == 0xC2U && second != 0xAAU && second != 0xB5U && second != 0xBAU) ||
        (first == 0xC3U && (second == 0x97U || second == 0xB7U)) ||
        (first == 0xE2U && second >= 0x80U && second <= 0x8FU) ||
        (first == 0xE3U && second == 0x80U);
    if (sign)
        return;
    if (first == 0xC3U && second >= 0x80U && second <= 0x9EU) {
        out += static_cast<char>(first);
        out += static_cast<char>(second + 0x20U);
        return;
    }
    out.append(text.substr(at, bytes));
}

} // namespace detail

/// The words of a text: runs of letters, digits and apostrophes, in lower case (Latin letters;
/// other scripts stay as they are). A hyphen separates: "over-confident" is two words. Curly
/// apostrophes become straight ones, and an ending 's is dropped. Cost: linear.
[[nodiscard]] inline Words words_of(std::string_view text) {
    Words words;
    Word word;
    auto const finish = [&](std::size_t end) {
        while (!word.folded.empty() && word.folded.back() == '\'') {
            word.folded.pop_back();
            --end;
        }
        if (word.folded.size() > 2 && word.folded.ends_with("'s"))
            word.folded.resize(word.folded.size() - 2);
        if (!word.folded.empty()) {
            word.end = end;
            words.push_back(std::move(word));
        }
        word = {};
    };
    for (std::size_t at = 0; at < text.size();) {
        auto const bytes = detail::code_point_bytes(text, at);
        auto const before = word.folded.size();
        if (before == 0)
            word.begin = at;
        detail::append_folded(text, at, bytes, word.folded);
        if (word.folded.size() == before)
            finish(at);
        else if (before == 0 && word.folded == "'")
            word.folded.clear();
        at += bytes;
    }
    finish(text.size());
    return words;
}

/// How many words a reader would count: stretches between spaces with a letter or digit.
/// Cost: linear.
[[nodiscard]] inline std::size_t count_words(std::string_view text) {
    std::size_t n = 0;
    bool in_word = false;
    for (char const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            in_word = false;
        } else if (!in_word && ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                                (byte >= 'a' && byte <= 'z') || byte >= 0xC3U)) {
            in_word = true;
            ++n;
        }
    }
    return n;
}

/// The words joined by single spaces: equal for texts that differ in case, spaces and
/// punctuation only.
[[nodiscard]] inline std::string joined(Words const& words) {
    std::string text;
    for (auto const& word : words) {
        if (!text.empty())
            text += ' ';
        text += word.folded;
    }
    return text;
}

/// The different words of a text that are not in `stop_words` (sorted), sorted. Cost:
/// O(n log n).
[[nodiscard]] inline std::vector<std::string>
content_words(Words const& words, std::vector<std::string> const& stop_words) {
    std::vector<std::string> content;
    for (auto const& word : words)
        if (!std::binary_search(stop_words.begin(), stop_words.end(), word.folded))
            content.push_back(word.folded);
    std::sort(content.begin(), content.end());
    content.erase(std::unique(content.begin(), content.end()), content.end());
    return content;
}

/// Share of the different words of two sorted lists that stand in both (Jaccard index), 0 when
/// both are empty. Cost: linear.
[[nodiscard]] inline double shared_words(std::vector<std::string> const& a,
                                         std::vector<std::string> const& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    auto const all = a.size() + b.size() - both.size();
    return all == 0 ? 0.0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

/// Syllables of an English word, estimated: groups of vowels, less a silent final e, at least
/// one. Cost: linear.
[[nodiscard]] inline std::size_t syllables(std::string_view word) {
    auto const vowel = [](char letter) {
        return std::string_view{"aeiouy"}.find(letter) != std::string_view::npos;
    };
    std::size_t n = 0;
    bool before = false;
    for (char const letter : word) {
        n += vowel(letter) && !before ? 1U : 0U;
        before = vowel(letter);
    }
    bool const silent = word.size() > 2 && word.ends_with('e') && !word.ends_with("le") &&
                        !vowel(word[word.size() - 2]);
    if (silent && n > 1)
        --n;
    return n == 0 ? 1 : n;
}

/// The school grade that an English text asks for (Flesch-Kincaid, Kincaid et al. 1975): 0.39
/// words per sentence + 11.8 syllables per word - 15.59. A sentence ends at `.`, `?`, `!` or
/// `;` before a space or the end. 0 for a text without words. Cost: linear.
[[nodiscard]] inline double reading_grade(std::string_view text) {
    auto const words = words_of(text);
    if (words.empty())
        return 0;
    std::size_t sentences = 0, total = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const stop = std::string_view{".?!;"}.find(text[i]) != std::string_view::npos;
        sentences += stop && (i + 1 == text.size() || text[i + 1] == ' ') ? 1U : 0U;
    }
    if (std::string_view{".?!;"}.find(text.back()) == std::string_view::npos)
        ++sentences;
    for (auto const& word : words)
        total += syllables(word.folded);
    auto const n = static_cast<double>(words.size());
    return 0.39 * n / static_cast<double>(sentences) + 11.8 * static_cast<double>(total) / n -
           15.59;
}

} // namespace panelscore
