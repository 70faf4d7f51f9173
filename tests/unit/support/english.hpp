// SPDX-License-Identifier: BSL-1.0
#pragma once

// The shipped English word lists.

#include <panelscore/io/word_lists.hpp>
#include <panelscore/lint/vocabulary.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace panelscore::test {

/// The text of a file of the project, `rubrics/ml-engineer.json`.
inline std::string project_file(std::string const& path) {
    std::ifstream file{std::string{PANELSCORE_SOURCE_DIR} + '/' + path};
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The lists of rubrics/lint/en.json.
inline WordLists const& english() {
    static WordLists const lists = [] {
        auto read = parse_word_lists(project_file("rubrics/lint/en.json"), "en.json");
        CHECK(read.problems.empty());
        return read.value;
    }();
    return lists;
}

/// The same, ready for searching.
inline Vocabulary const& english_vocabulary() {
    static Vocabulary const vocabulary{english()};
    return vocabulary;
}

} // namespace panelscore::test
