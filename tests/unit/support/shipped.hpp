// SPDX-License-Identifier: BSL-1.0
#pragma once

// The shipped rubrics, read from the source folder.

#include <panelscore/io/rubric.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace panelscore::test {

/// The text of a file of the source folder.
[[nodiscard]] inline std::string source_file(std::string const& path) {
    std::ifstream file(std::string{PANELSCORE_SOURCE_DIR} + '/' + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A shipped rubric with what it uses; `uses` is emptied, as in a copy.
[[nodiscard]] inline Rubric shipped(std::string const& file) {
    auto read = parse_rubric(
        source_file("rubrics/" + file), file, [](std::string const&, std::string const& uses) {
            return std::optional<NamedText>(NamedText{uses, source_file("rubrics/" + uses)});
        });
    read.value.uses.clear();
    return std::move(read.value);
}

/// File names of all shipped rubrics, sorted.
[[nodiscard]] inline std::vector<std::string> shipped_files() {
    std::vector<std::string> names;
    for (auto const& entry :
         std::filesystem::directory_iterator(std::string{PANELSCORE_SOURCE_DIR} + "/rubrics"))
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace panelscore::test
