// SPDX-License-Identifier: BSL-1.0
#pragma once

// Word lists made ready for searching, once for a whole rubric.

#include <panelscore/lint/phrases.hpp>
#include <panelscore/lint/word_lists.hpp>
#include <panelscore/lint/words.hpp>
#include <panelscore/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace panelscore {

/// A protected topic, ready for searching.
struct CompiledTopic {
    std::string topic{};
    std::string advice{};
    GuardedPhrases questions{};
    GuardedPhrases may_ask{};
    GuardedPhrases facts{};
};

/// All word lists of a language, ready for searching.
struct Vocabulary {
    GuardedPhrases vague{}, degree{}, vague_or_degree{}, trait{}, speech_style{};
    PhraseSet anchor_verbs{}, not_observable{}, past_forms{}, not_past{}, negations{};
    PhraseSet articles{}, closed_starts{}, leading{}, double_asks{}, mixed_asks{}, recall{};
    PhraseSet products{};
    std::vector<std::string> stop_words{}; ///< sorted
    std::vector<CompiledTopic> topics{};
    std::vector<Elicits> elicits{};

    Vocabulary() = default;
    explicit Vocabulary(WordLists const& lists)
        : vague{PhraseSet{lists.vague}, {}}, degree{PhraseSet{lists.degree},
                                                    PhraseSet{lists.degree_allowed}},
          trait{PhraseSet{lists.trait}, PhraseSet{lists.trait_allowed}},
          speech_style{PhraseSet{lists.speech_style}, PhraseSet{lists.speech_style_allowed}},
          anchor_verbs{lists.anchor_verbs}, not_observable{lists.not_observable},
          past_forms{lists.past_forms}, not_past{lists.not_past}, negations{lists.negations},
          articles{lists.articles}, closed_starts{lists.closed_starts}, leading{lists.leading},
          double_asks{lists.double_asks}, mixed_asks{lists.mixed_asks}, recall{lists.recall},
          products{lists.products}, stop_words{lists.stop_words}, elicits{lists.elicits} {
        WordList both = lists.vague;
        both.insert(both.end(), lists.degree.begin(), lists.degree.end());
        vague_or_degree = {PhraseSet{both}, PhraseSet{lists.degree_allowed}};
        std::sort(stop_words.begin(), stop_words.end());
        for (auto const& topic : lists.protected_topics) {
            PhraseSet const allowed{topic.allowed};
            topics.push_back(CompiledTopic{topic.topic,
                                           topic.advice,
                                           {PhraseSet{topic.questions}, allowed},
                                           {PhraseSet{topic.may_ask}, allowed},
                                           {PhraseSet{topic.facts}, allowed}});
        }
    }

    /// True when the text names something in the past tense: a listed form, or a word in -ed
    /// that is not listed as none.
    [[nodiscard]] bool past_tense(Words const& words) const {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (past_forms.at(words, i).words != 0)
                return true;
            auto const& word = words[i].folded;
            if (word.size() > 3 && word.ends_with("ed") && not_past.at(words, i).words == 0)
                return true;
        }
        return false;
    }
};

/// The competencies that findings are made about, as indices: all of the file's own; of a
/// role that uses another file's competencies, those it weights or plans (the others are that
/// file's business).
[[nodiscard]] inline std::vector<std::size_t> concerned(Rubric const& rubric) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < rubric.competencies.size(); ++i) {
        auto const& id = rubric.competencies[i].id;
        bool const borrowed = rubric.role && !rubric.uses.empty();
        bool planned = false;
        if (borrowed)
            for (auto const& interview : rubric.role->interviews)
                for (auto const& covered : interview.competencies)
                    planned = planned || covered == id;
        if (!borrowed || planned || rubric.role->weight(id))
            indices.push_back(i);
    }
    return indices;
}

} // namespace panelscore
