// SPDX-License-Identifier: BSL-1.0
#include "cli/word_files.hpp"

#include "cli/files.hpp"
#include "cli/shipped.hpp"

#include <panelscore/io/word_lists.hpp>

#include <algorithm>
#include <string>

namespace panelscore::cli {
namespace {

WordLists shipped_words(std::string_view language) {
    std::string const path = "lint/" + std::string{language} + ".json";
    for (auto const& file : shipped_files())
        if (file.path == path)
            return parse_word_lists(file.text, file.path).value;
    WordLists formats_alone;
    formats_alone.elicits = shipped_words("en").elicits;
    return formats_alone;
}

} // namespace

Option words_option() {
    return {"words", 0, Takes::many, "FILE",
            "join a file of word lists to the shipped ones; may be repeated"};
}

WordLists read_words(Context& context, std::string_view language) {
    WordLists lists =
        shipped_words(language.empty() ? "en" : language.substr(0, language.find('-')));
    for (auto const& name : context.arguments.list("words")) {
        auto const text = read_file(context, name);
        if (!text) {
            context.problems.push_back(text.reason());
            continue;
        }
        auto const read = parse_word_lists(text->text(), name);
        context.add(read.problems);
        if (read.ok())
            merge(lists, read.value);
    }
    return lists;
}

} // namespace panelscore::cli
