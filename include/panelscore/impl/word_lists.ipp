// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <panelscore/impl/rubric.ipp>
#include <panelscore/io/word_lists.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore {
namespace detail {

inline constexpr std::string_view words_format{"panelscore/words/1"};

inline ProtectedTopic read_topic(ObjectReader& object) {
    ProtectedTopic topic;
    object.required_text("topic", topic.topic);
    object.text("advice", topic.advice);
    object.texts("questions", topic.questions);
    object.texts("may_ask", topic.may_ask);
    object.texts("facts", topic.facts);
    object.texts("allowed", topic.allowed);
    return topic;
}

inline void read_elicits(JsonReader& json, NodeIndex node, std::vector<Elicits>& into) {
    ObjectReader object(json, node);
    for (auto const& format : interview_format_names) {
        auto const at = object.optional(format.name);
        if (!at)
            continue;
        Elicits entry;
        entry.format = format.value;
        json.for_each_item(*at, [&](NodeIndex item, std::size_t) {
            if (auto const kind = json.word(item, question_kind_names))
                entry.kinds.push_back(*kind);
        });
        into.push_back(std::move(entry));
    }
    object.finish();
}

} // namespace detail

PANELSCORE_DECL Parsed<WordLists> parse_word_lists(std::string_view text,
                                                   std::string_view name) {
    using namespace detail;
    Parsed<WordLists> read;
    JsonDocument const document = parse_json(without_mark(text));
    JsonReader json(document, name, read.problems);
    json.note_faults();
    if (document.fault)
        return read;
    ObjectReader object(json, 0);
    check_format(object, words_format);
    WordLists& lists = read.value;
    object.text("language", lists.language);
    for (auto const& named : named_lists)
        object.texts(named.key, lists.*named.list);
    read_objects(object, "protected", [&](ObjectReader& item) {
        lists.protected_topics.push_back(read_topic(item));
    });
    if (auto const at = object.optional("elicits"))
        read_elicits(json, *at, lists.elicits);
    object.finish();
    return read;
}

} // namespace panelscore
