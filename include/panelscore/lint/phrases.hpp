// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finding the phrases of a word list in a text.

#include <panelscore/lint/words.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace panelscore {

/// A phrase found in a text, as a range of its words.
struct PhraseHit {
    std::size_t phrase = 0; ///< index in the list
    std::size_t first = 0;
    std::size_t words = 0;

    friend bool operator==(PhraseHit const&, PhraseHit const&) = default;
};

/// The words of a phrase as it is written in a list. Besides words a phrase may hold `pregnan*`
/// (any word that starts so), `*` alone (any one word) and `#` (any number).
[[nodiscard]] inline std::vector<std::string> phrase_words(std::string_view phrase) {
    std::vector<std::string> parts;
    std::string part;
    auto const finish = [&] {
        if (part == "*" || part == "#") {
            parts.push_back(part);
        } else {
            bool const prefix = part.ends_with('*');
            for (auto& word : words_of(part))
                parts.push_back(std::move(word.folded));
            if (prefix && !parts.empty())
                parts.back() += '*';
        }
        part.clear();
    };
    for (char const letter : phrase) {
        if (letter == ' ')
            finish();
        else
            part += letter;
    }
    finish();
    return parts;
}

/// True when a word of a text is what a word of a phrase asks for.
[[nodiscard]] inline bool matches(std::string_view wanted, std::string_view word) {
    if (wanted == "*")
        return true;
    if (wanted == "#")
        return std::all_of(word.begin(), word.end(),
                           [](char letter) { return letter >= '0' && letter <= '9'; });
    if (wanted.ends_with('*'))
        return word.starts_with(wanted.substr(0, wanted.size() - 1));
    return wanted == word;
}

/// A list of phrases, ready to be looked for. Empty phrases match nothing.
class PhraseSet {
  public:
    PhraseSet() = default;
    explicit PhraseSet(std::vector<std::string> const& phrases) {
        for (auto const& phrase : phrases) {
            auto parts = phrase_words(phrase);
            auto const index = phrases_.size();
            if (!parts.empty()) {
                bool const plain = parts[0].find_first_of("*#") == std::string::npos;
                (plain ? by_first_[parts[0]] : other_).push_back(index);
            }
            phrases_.push_back(std::move(parts));
        }
    }

    /// The words of each phrase, in the order of the list.
    [[nodiscard]] std::vector<std::vector<std::string>> const& phrases() const {
        return phrases_;
    }

    /// How many words the longest phrase that starts at a word has, and which it is; 0 words
    /// when none does.
    [[nodiscard]] PhraseHit at(Words const& words, std::size_t first) const {
        PhraseHit best{0, first, 0};
        auto const look = [&](std::vector<std::size_t> const& candidates) {
            for (auto const index : candidates) {
                auto const& parts = phrases_[index];
                if (parts.size() <= best.words || parts.size() > words.size() - first)
                    continue;
                bool same = true;
                for (std::size_t i = 0; same && i < parts.size(); ++i)
                    same = matches(parts[i], words[first + i].folded);
                if (same)
                    best = {index, first, parts.size()};
            }
        };
        auto const found = by_first_.find(words[first].folded);
        if (found != by_first_.end())
            look(found->second);
        look(other_);
        return best;
    }

    /// Every phrase in a text, from the left, the longest first, without overlap. Cost: words x
    /// phrases that start with a wildcard.
    [[nodiscard]] std::vector<PhraseHit> find(Words const& words) const {
        std::vector<PhraseHit> hits;
        for (std::size_t i = 0; i < words.size();) {
            auto const hit = at(words, i);
            if (hit.words != 0)
                hits.push_back(hit);
            i += hit.words == 0 ? 1 : hit.words;
        }
        return hits;
    }

  private:
    std::vector<std::vector<std::string>> phrases_{};
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_{};
    std::vector<std::size_t> other_{};
};

/// True when a hit stands inside a phrase of `allowed`. Cost: words before the hit.
[[nodiscard]] inline bool is_covered(PhraseHit const& hit, Words const& words,
                                     PhraseSet const& allowed) {
    for (std::size_t i = 0; i <= hit.first; ++i)
        if (i + allowed.at(words, i).words >= hit.first + hit.words)
            return true;
    return false;
}

/// Phrases with exceptions: a hit inside a phrase of `allowed` does not count.
struct GuardedPhrases {
    PhraseSet wanted{};
    PhraseSet allowed{};

    /// The hits that stand in no allowed phrase, from the left.
    [[nodiscard]] std::vector<PhraseHit> find(Words const& words) const {
        auto hits = wanted.find(words);
        std::erase_if(hits,
                      [&](PhraseHit const& hit) { return is_covered(hit, words, allowed); });
        return hits;
    }
};

/// The text of a hit as it stands in the text, for messages.
[[nodiscard]] inline std::string quoted(std::string_view text, Words const& words,
                                        PhraseHit const& hit) {
    auto const begin = words[hit.first].begin;
    auto const end = words[hit.first + hit.words - 1].end;
    return '"' + std::string{text.substr(begin, end - begin)} + '"';
}

/// The different entries of a list as one: `"a", "b" and "c"`.
[[nodiscard]] inline std::string listed(std::vector<std::string> entries) {
    std::vector<std::string> different;
    for (auto& entry : entries)
        if (std::find(different.begin(), different.end(), entry) == different.end())
            different.push_back(std::move(entry));
    std::string text;
    for (std::size_t i = 0; i < different.size(); ++i) {
        if (i != 0)
            text += i + 1 == different.size() ? " and " : ", ";
        text += different[i];
    }
    return text;
}

/// All hits in a text as one: `"good" and "very"`; empty when there are none.
[[nodiscard]] inline std::string found_words(std::string_view text, Words const& words,
                                             std::vector<PhraseHit> const& hits) {
    std::vector<std::string> entries;
    for (auto const& hit : hits)
        entries.push_back(quoted(text, words, hit));
    return listed(std::move(entries));
}

} // namespace panelscore
