// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words that rules look for, one set per language. They ship as rubrics/lint/en.json; a
// team adds its own with `--words FILE` (format `panelscore/words/1`, io/word_lists.hpp).

#include <panelscore/model/competency.hpp>
#include <panelscore/model/role.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore {

/// A list of words and phrases as `phrases.hpp` reads them.
using WordList = std::vector<std::string>;

/// A kind of fact that must play no part, such as family or health.
struct ProtectedTopic {
    std::string topic{};  ///< what messages call it: "family"
    std::string advice{}; ///< what to ask instead, one sentence
    WordList questions{}; ///< in a question this asks for the fact
    WordList may_ask{};   ///< in a question this may ask for it, or be technical
    WordList facts{};     ///< in a note this records the fact
    WordList allowed{};   ///< technical uses: a word inside one of these does not count

    friend bool operator==(ProtectedTopic const&, ProtectedTopic const&) = default;
};

/// The kinds of question that an interview format can carry.
struct Elicits {
    InterviewFormat format = InterviewFormat::technical_discussion;
    std::vector<QuestionKind> kinds{};

    friend bool operator==(Elicits const&, Elicits const&) = default;
};

/// All word lists of a language. An empty list means that its rule finds nothing.
struct WordLists {
    std::string language{};
    WordList vague{};
    WordList degree{};
    WordList degree_allowed{};
    WordList trait{};
    WordList trait_allowed{};
    WordList speech_style{};
    WordList speech_style_allowed{};
    WordList anchor_verbs{};
    WordList not_observable{};
    WordList past_forms{};
    WordList not_past{};
    WordList negations{};
    WordList articles{};
    WordList closed_starts{};
    WordList leading{};
    WordList double_asks{};
    WordList mixed_asks{};
    WordList recall{};
    WordList products{};
    WordList judgements{};
    WordList past_results{};
    WordList stop_words{};
    std::vector<ProtectedTopic> protected_topics{};
    std::vector<Elicits> elicits{};

    friend bool operator==(WordLists const&, WordLists const&) = default;
};

/// A list, its key in a file, and what it is for.
struct NamedList {
    std::string_view key{};
    WordList WordLists::*list = nullptr;
    std::string_view holds{};
};

/// Every plain list, in the order of the file.
inline constexpr NamedList named_lists[] = {
    {"vague", &WordLists::vague, "words that leave the judgement to the reader (L-06, C-01)"},
    {"degree", &WordLists::degree, "words of degree, frequency and quantity (L-07)"},
    {"degree_allowed", &WordLists::degree_allowed, "technical uses of them"},
    {"trait", &WordLists::trait, "words for a person's nature or style (L-09)"},
    {"trait_allowed", &WordLists::trait_allowed, "technical uses of them"},
    {"speech_style", &WordLists::speech_style, "how somebody sounds, looks or fits (F-02)"},
    {"speech_style_allowed", &WordLists::speech_style_allowed, "technical uses of them"},
    {"anchor_verbs", &WordLists::anchor_verbs, "verbs an anchor may start with (L-10)"},
    {"not_observable", &WordLists::not_observable, "what cannot be seen or heard (L-10)"},
    {"past_forms", &WordLists::past_forms, "past tenses that do not end in -ed (L-15)"},
    {"not_past", &WordLists::not_past, "words in -ed that are no past tense (L-15)"},
    {"negations", &WordLists::negations, "ways to say not (L-12)"},
    {"articles", &WordLists::articles, "words that make no difference between texts (L-08)"},
    {"closed_starts", &WordLists::closed_starts, "first words of a yes-or-no question (Q-04)"},
    {"leading", &WordLists::leading, "ways to suggest the answer (Q-05)"},
    {"double_asks", &WordLists::double_asks, "joins between two questions in one (Q-05)"},
    {"mixed_asks", &WordLists::mixed_asks, "tasks that rate two things in one (Q-06)"},
    {"recall", &WordLists::recall, "how a question for a definition or list starts (Q-07)"},
    {"products", &WordLists::products, "products that age (Q-09)"},
    {"judgements", &WordLists::judgements,
     "further words that say nothing of what was seen, for notes (N-02)"},
    {"past_results", &WordLists::past_results, "what marks a past result in a note (N-06)"},
    {"stop_words", &WordLists::stop_words, "words that carry no content (L-03, L-04, N-02)"},
};

/// Adds the entries of `more` to `list`. An entry that starts with `-` takes the same entry
/// out instead: `-strong`.
inline void merge(WordList& list, WordList const& more) {
    for (auto const& entry : more) {
        if (entry.starts_with('-'))
            std::erase(list, entry.substr(1));
        else if (std::find(list.begin(), list.end(), entry) == list.end())
            list.push_back(entry);
    }
}

/// Adds the lists of a team to the shipped ones. Topics of the same name are joined; a format
/// named in `more.elicits` replaces the one before. Cost: quadratic in the entries.
inline void merge(WordLists& lists, WordLists const& more) {
    for (auto const& named : named_lists)
        merge(lists.*named.list, more.*named.list);
    for (auto const& topic : more.protected_topics) {
        auto const found = std::find_if(
            lists.protected_topics.begin(), lists.protected_topics.end(),
            [&](ProtectedTopic const& known) { return known.topic == topic.topic; });
        if (found == lists.protected_topics.end()) {
            lists.protected_topics.push_back(topic);
            continue;
        }
        if (!topic.advice.empty())
            found->advice = topic.advice;
        merge(found->questions, topic.questions);
        merge(found->may_ask, topic.may_ask);
        merge(found->facts, topic.facts);
        merge(found->allowed, topic.allowed);
    }
    for (auto const& entry : more.elicits) {
        auto const found =
            std::find_if(lists.elicits.begin(), lists.elicits.end(),
                         [&](Elicits const& known) { return known.format == entry.format; });
        if (found == lists.elicits.end())
            lists.elicits.push_back(entry);
        else
            found->kinds = entry.kinds;
    }
}

} // namespace panelscore
