// SPDX-License-Identifier: BSL-1.0
#pragma once

// One fast pass over a note: how many words, judgements only, a protected fact, a past result.
//
// `recommend` reads millions of notes, so the pass hashes each word once and asks one table;
// only a note with a word of a listed phrase in it is taken apart and read properly.

#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/word_lists.hpp>
#include <panelscore/lint/words.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace panelscore {

/// What a pass over a note tells.
struct NoteLook {
    std::size_t words = 0;         ///< as a reader counts them
    bool judgements_only = false;  ///< no word says what was said or done
    bool past_result = false;      ///< a word that marks one
    bool past_result_part = false; ///< part of a phrase that may; ask `names_past_result`
    std::string_view topic{};      ///< of a protected fact, or empty; lives as long as the scan
    std::uint64_t print = 0;       ///< equal for notes that differ in case and spaces only
};

namespace detail {

/// What a word may be part of.
enum WordClass : std::uint32_t {
    judgement_word = 1,
    past_result_word = 2,
    past_result_part = 4,
    protected_part = 8
};

inline constexpr std::uint64_t print_step = 0x9e3779b97f4a7c15U; // odd, bits well spread
inline constexpr int start_letters = 4;

/// Lower case of ASCII letters and digits; 0 for everything else, 1 for what separates words.
inline constexpr std::array<unsigned char, 256> note_letters = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = '0'; i <= '9'; ++i)
        table[i] = static_cast<unsigned char>(i);
    for (std::size_t i = 'a'; i <= 'z'; ++i) {
        table[i] = static_cast<unsigned char>(i);
        table[i - 'a' + 'A'] = static_cast<unsigned char>(i);
    }
    table[' '] = 1;
    for (std::size_t i = '\t'; i <= '\r'; ++i)
        table[i] = 1;
    return table;
}();

inline std::uint64_t add_letter(std::uint64_t raw, unsigned char letter) {
    return std::rotl(raw, 5) ^ letter;
}

/// Spreads the bits of what `add_letter` made of a word.
inline std::uint64_t finished(std::uint64_t raw) {
    auto const print = raw * print_step;
    return print ^ print >> 32U;
}

/// The print of a piece of letters and digits.
inline std::uint64_t print_of(std::string_view piece) {
    std::uint64_t raw = 0;
    for (char const letter : piece)
        raw = add_letter(raw, static_cast<unsigned char>(letter));
    return finished(raw);
}

/// Word classes by print. The first look has no branch that the next word could surprise; it
/// may say too much, never too little.
class ClassTable {
  public:
    void add(std::uint64_t print, std::uint32_t classes) {
        first_look_[print & 0xFFFFU] |= static_cast<unsigned char>(classes);
        exact_[print] |= classes;
    }
    [[nodiscard]] std::uint32_t first_look(std::uint64_t print) const {
        return first_look_[print & 0xFFFFU];
    }
    [[nodiscard]] std::uint32_t find(std::uint64_t print) const {
        auto const found = exact_.find(print);
        return found == exact_.end() ? 0U : found->second;
    }

  private:
    std::vector<unsigned char> first_look_ = std::vector<unsigned char>(65536);
    std::unordered_map<std::uint64_t, std::uint32_t> exact_{};
};

/// The stretches of ASCII letters and digits in a text, in lower case.
inline std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> found;
    bool open = false;
    for (char const c : text) {
        auto const letter = note_letters[static_cast<unsigned char>(c)];
        if (letter > 1) {
            if (!open)
                found.emplace_back();
            found.back() += static_cast<char>(letter);
        }
        open = letter > 1;
    }
    return found;
}

} // namespace detail

/// The word lists that notes are held against, ready for the pass. Immutable once built; may be
/// shared by threads.
class NoteScan {
  public:
    explicit NoteScan(WordLists const& lists) : past_results_(lists.past_results) {
        for (auto const* list :
             {&lists.vague, &lists.degree, &lists.trait, &lists.judgements, &lists.stop_words})
            for (auto const& phrase : *list)
                add_judgement(phrase);
        for (auto const& phrase : lists.past_results)
            add_phrase(phrase, detail::past_result_part, {});
        WordList protected_phrases;
        for (std::size_t i = 0; i < lists.protected_topics.size(); ++i) {
            auto const& topic = lists.protected_topics[i];
            topics_.push_back({topic.topic, PhraseSet{topic.allowed}});
            for (auto const* list : {&topic.questions, &topic.facts}) {
                protected_phrases.insert(protected_phrases.end(), list->begin(), list->end());
                topic_of_phrase_.insert(topic_of_phrase_.end(), list->size(), i);
            }
        }
        protected_ = PhraseSet{protected_phrases};
        std::map<std::string, std::size_t> uses;
        for (auto const& phrase : protected_phrases)
            for (auto const& piece : detail::pieces(phrase))
                ++uses[piece];
        for (auto const& phrase : protected_phrases)
            add_phrase(phrase, detail::protected_part, uses);
    }

    /// One pass over a note. Cost: linear; some ten words take about a tenth of a microsecond,
    /// a note that holds part of a listed phrase some microseconds.
    [[nodiscard]] NoteLook look(std::string_view note) const {
        NoteLook look;
        std::uint32_t found = always_, in_all = detail::judgement_word;
        bool in_word = false;
        auto const* at = note.data();
        auto const* const end = at + note.size();
        while (at != end) {
            auto const byte = static_cast<unsigned char>(*at);
            auto letter = detail::note_letters[byte];
            if (letter <= 1) {
                ++at;
                bool const foreign = byte >= 0xC3U && !in_word;
                look.words += foreign ? 1U : 0U;
                in_all = foreign ? 0U : in_all;
                in_word = (in_word || foreign) && letter == 0;
                continue;
            }
            std::uint64_t raw = 0, start = 0;
            int letters = 0;
            do {
                raw = detail::add_letter(raw, letter);
                start = ++letters <= detail::start_letters ? raw : start;
                letter =
                    ++at == end ? 0 : detail::note_letters[static_cast<unsigned char>(*at)];
            } while (letter > 1);
            look.words += in_word ? 0U : 1U;
            in_word = true;
            auto const print = detail::finished(raw);
            auto classes = table_.first_look(print);
            if ((classes & ~std::uint32_t{detail::judgement_word}) != 0)
                classes = table_.find(print);
            found |= classes | starts_[start_place(start)];
            in_all &= classes;
            look.print = (look.print ^ print) * detail::print_step;
        }
        look.judgements_only = look.words != 0 && in_all != 0 && only_judgements(note);
        look.past_result = (found & detail::past_result_word) != 0;
        look.past_result_part = (found & detail::past_result_part) != 0;
        if ((found & detail::protected_part) != 0)
            look_for_topic(note, look);
        return look;
    }

    /// True when the note marks a past result. `seen` is what `look` said of it.
    [[nodiscard]] bool names_past_result(std::string_view note, NoteLook const& seen) const {
        return seen.past_result ||
               (seen.past_result_part && !past_results_.find(words_of(note)).empty());
    }

  private:
    void look_for_topic(std::string_view note, NoteLook& look) const {
        auto const words = words_of(note);
        for (auto const& hit : protected_.find(words)) {
            auto const& topic = topics_[topic_of_phrase_[hit.phrase]];
            if (is_covered(hit, words, topic.allowed))
                continue;
            look.topic = topic.name;
            return;
        }
    }

    /// Where words that start with these letters are kept; others may share the place.
    static std::size_t start_place(std::uint64_t raw_start) {
        return static_cast<std::size_t>(detail::finished(raw_start) & 0xFFFU);
    }

    /// The careful form of what the first looks suggest.
    [[nodiscard]] bool only_judgements(std::string_view note) const {
        auto const parts = detail::pieces(note);
        return std::all_of(parts.begin(), parts.end(), [&](std::string const& part) {
            return (table_.find(detail::print_of(part)) & detail::judgement_word) != 0;
        });
    }

    void add_judgement(std::string_view phrase) {
        auto const parts = detail::pieces(phrase);
        if (parts.size() == 1)
            table_.add(detail::print_of(parts[0]), detail::judgement_word);
    }

    /// Files a phrase under one word of it: not one of ordinary notes, if there is another;
    /// then the one in most phrases, so that few words open the slow path.
    void add_phrase(std::string_view phrase, std::uint32_t part,
                    std::map<std::string, std::size_t> const& uses) {
        auto const words = phrase_words(phrase);
        if (words.empty())
            return;
        struct Key {
            bool rare = false;
            std::size_t uses = 0;
            std::size_t size = 0;
            auto operator<=>(Key const&) const = default;
        };
        Key best_key;
        std::string best;
        bool best_is_start = false;
        for (auto const& word : words) {
            bool const start = word.ends_with('*');
            for (auto const& piece : detail::pieces(word)) {
                if (start && piece.size() < std::size_t{detail::start_letters})
                    continue;
                bool const rare =
                    (table_.find(detail::print_of(piece)) & detail::judgement_word) == 0;
                auto const used = uses.find(piece);
                Key const key{rare, rare && used != uses.end() ? used->second : 0,
                              piece.size()};
                if (!best.empty() && key <= best_key)
                    continue;
                best_key = key;
                best = piece;
                best_is_start = start;
            }
        }
        if (best.empty()) {
            always_ |= part;
        } else if (best_is_start) {
            std::uint64_t raw = 0;
            for (std::size_t i = 0; i < std::size_t{detail::start_letters}; ++i)
                raw = detail::add_letter(raw, static_cast<unsigned char>(best[i]));
            starts_[start_place(raw)] |= static_cast<unsigned char>(part);
        } else {
            bool const whole =
                part == detail::past_result_part && words.size() == 1 && best == words[0];
            table_.add(detail::print_of(best),
                       whole ? static_cast<std::uint32_t>(detail::past_result_word) : part);
        }
    }

    struct Topic {
        std::string name{};
        PhraseSet allowed{};
    };

    std::vector<Topic> topics_{};
    PhraseSet protected_{};
    std::vector<std::size_t> topic_of_phrase_{};
    PhraseSet past_results_{};
    detail::ClassTable table_{}; ///< by whole words
    /// By the first letters of words like `pregnan*`.
    std::vector<unsigned char> starts_ = std::vector<unsigned char>(4096);
    std::uint32_t always_ = 0;
};

} // namespace panelscore
