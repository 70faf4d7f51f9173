// SPDX-License-Identifier: BSL-1.0
#include "cli/files.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <iterator>

namespace panelscore::cli {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 20U;

/// Hands standard input to `take`; false when it failed.
bool read_standard_input(Context& context, std::function<void(std::string_view)> const& take) {
    if (context.surroundings.in == nullptr)
        throw UsageError("there is no standard input (-) here: name a file");
    if (context.standard_input_read)
        throw UsageError("standard input (-) can be read only once");
    context.standard_input_read = true;
    std::vector<char> block(piece_size);
    auto& in = *context.surroundings.in;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        take({block.data(), static_cast<std::size_t>(in.gcount())});
    return !in.bad();
}

/// Only files of these kinds are taken from folders.
bool is_listed(std::string const& path) {
    std::string extension = path.substr(std::min(path.rfind('.'), path.size()));
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    constexpr std::array<std::string_view, 4> known{".json", ".ndjson", ".jsonl", ".csv"};
    return std::find(known.begin(), known.end(), extension) != known.end();
}

} // namespace

Outcome<FileText, Diagnostic> read_file(Context const& context, std::string const& name) {
    return context.surroundings.files.read(name);
}

Outcome<FileText, Diagnostic> read_input(Context& context, std::string const& name) {
    if (name != "-")
        return read_file(context, name);
    std::string text;
    if (!read_standard_input(context, [&](std::string_view piece) { text += piece; }))
        return cannot_read("-", "standard input failed");
    return FileText{std::move(text)};
}

std::optional<Diagnostic> read_pieces(Context& context, std::string const& name,
                                      std::function<void(std::string_view)> const& take) {
    if (name != "-")
        return context.surroundings.files.read_pieces(name, take);
    if (!read_standard_input(context, take))
        return cannot_read("-", "standard input failed");
    return std::nullopt;
}

std::vector<std::string> input_files(Context& context, std::vector<std::string> const& words) {
    FileStore const& store = context.surroundings.files;
    std::vector<std::string> files;
    for (auto const& word : words) {
        if (word == "-" || store.kind(word) != FileKind::folder) {
            files.push_back(word);
            continue;
        }
        auto found = store.files_in(word);
        context.add(found.problems);
        std::copy_if(std::make_move_iterator(found.value.begin()),
                     std::make_move_iterator(found.value.end()), std::back_inserter(files),
                     is_listed);
    }
    return files;
}

} // namespace panelscore::cli
