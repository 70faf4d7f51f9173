// SPDX-License-Identifier: BSL-1.0
#include "c/text_files.hpp"

#include "cli/problems.hpp"

#include <panelscore/base/nearest.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace panelscore::c {
namespace {

/// A name without empty parts, `.` and what `..` takes back; a leading slash stays. The folder
/// that is meant by `.` is empty.
std::string plain(std::string_view name) {
    std::vector<std::string_view> parts;
    bool const rooted = name.starts_with('/');
    while (!name.empty()) {
        auto const part = name.substr(0, name.find('/'));
        name.remove_prefix(std::min(part.size() + 1, name.size()));
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (part == ".." ? !rooted : !part.empty() && part != ".")
            parts.push_back(part);
    }
    std::string text;
    for (auto const part : parts)
        text += (text.empty() && !rooted ? "" : "/") + std::string{part};
    return text.empty() && rooted ? "/" : text;
}

/// What the names of files in this folder begin with.
std::string beginning(std::string const& folder) {
    std::string const name = plain(folder);
    return name.empty() || name == "/" ? name : name + "/";
}

/// A file of a folder, by the name that the user gave the folder.
std::string join(std::string const& folder, std::string_view file) {
    bool const joined = folder.empty() || folder.ends_with('/');
    return folder + (joined ? "" : "/") + std::string{file};
}

std::string folder_of(std::string const& file) {
    return file.substr(0, file.rfind('/') + 1);
}

/// True when a part of the path begins with a dot.
bool is_hidden(std::string_view path) {
    return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

} // namespace

void TextFiles::set(std::string const& name, std::string text) {
    texts_.insert_or_assign(plain(name), std::move(text));
}

std::string const* TextFiles::find(std::string const& name) const {
    auto const found = texts_.find(plain(name));
    return found == texts_.end() ? nullptr : &found->second;
}

cli::FileKind TextFiles::kind(std::string const& name) const {
    if (find(name) != nullptr)
        return cli::FileKind::file;
    std::string const inside = beginning(name);
    auto const first = texts_.lower_bound(inside);
    bool const is_folder = first != texts_.end() && first->first.starts_with(inside);
    return is_folder && !name.empty() ? cli::FileKind::folder : cli::FileKind::nothing;
}

Diagnostic TextFiles::missing(std::string const& name) const {
    auto problem = cli::cannot_read(name, kind(name) == cli::FileKind::folder
                                              ? "it is a folder"
                                              : "no text was handed over under this name");
    std::vector<std::string> names;
    for (auto const& [known, text] : texts_)
        names.push_back(known);
    problem.did_you_mean = nearest(name, names);
    return problem;
}

std::vector<std::string> TextFiles::files_in(std::string const& folder) const {
    std::string const inside = beginning(folder);
    std::vector<std::string> names;
    for (auto file = texts_.lower_bound(inside);
         file != texts_.end() && file->first.starts_with(inside); ++file) {
        auto const rest = std::string_view{file->first}.substr(inside.size());
        if (!is_hidden(rest) && !rest.starts_with('/'))
            names.push_back(join(folder, rest));
    }
    return names;
}

cli::FileStore TextFiles::store() const {
    cli::FileStore store;
    store.kind = [this](std::string const& name) { return kind(name); };
    store.read = [this](std::string const& name) -> Outcome<cli::FileText, Diagnostic> {
        if (auto const* const text = find(name))
            return cli::FileText{std::string_view{*text}};
        return missing(name);
    };
    store.read_pieces =
        [this](std::string const& name,
               std::function<void(std::string_view)> const& take) -> std::optional<Diagnostic> {
        auto const* const text = find(name);
        if (text == nullptr)
            return missing(name);
        take(*text);
        return std::nullopt;
    };
    store.files_in = [this](std::string const& folder) {
        return Parsed<std::vector<std::string>>{files_in(folder), {}};
    };
    store.inside = [this](std::string const& folder, std::string const& from,
                          std::string const& path) -> std::optional<std::string> {
        std::string const inside = beginning(folder);
        std::string const file = plain(path.starts_with('/') ? path : folder_of(from) + path);
        bool const within = file.starts_with(inside) && !file.starts_with("../") &&
                            file.starts_with('/') == inside.starts_with('/');
        if (!within || !texts_.contains(file))
            return std::nullopt;
        return join(folder, std::string_view{file}.substr(inside.size()));
    };
    return store;
}

} // namespace panelscore::c
