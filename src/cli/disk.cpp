// SPDX-License-Identifier: BSL-1.0
#include "cli/disk.hpp"

#include "cli/problems.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#if __has_include(<sys/mman.h>)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#define PANELSCORE_HAS_MMAP 1
#endif

namespace panelscore::cli {
namespace {

namespace fs = std::filesystem;

std::string reason(std::error_code const& error) {
    if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory)
        return "no such file or folder";
    if (error == std::errc::permission_denied)
        return "permission denied";
    if (error == std::errc::is_a_directory)
        return "it is a folder";
    return error.message();
}

std::error_code last_error() {
    return {errno, std::generic_category()};
}

/// Small files are read: a mapping costs more than it saves, and a file that shrinks while it
/// is mapped ends the process.
constexpr std::size_t mapped_from = std::size_t{64} << 20U;

#ifdef PANELSCORE_HAS_MMAP
std::optional<FileText> map_file(std::string const& name) {
    std::error_code error;
    if (!fs::is_regular_file(name, error) || fs::file_size(name, error) < mapped_from)
        return std::nullopt;
    int const file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    std::optional<FileText> mapped;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        auto const length = static_cast<std::size_t>(status.st_size);
        void* const start = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, file, 0);
        if (start != MAP_FAILED) {
            ::posix_madvise(start, length, POSIX_MADV_SEQUENTIAL);
            std::shared_ptr<void const> owner(
                start, [start, length](void const*) { ::munmap(start, length); });
            mapped.emplace(std::string_view{static_cast<char const*>(start), length},
                           std::move(owner));
        }
    }
    ::close(file);
    return mapped;
}
#else
std::optional<FileText> map_file(std::string const&) {
    return std::nullopt;
}
#endif

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// The file, open for reading, or why it is not.
Outcome<File, Diagnostic> open_file(std::string const& name) {
    std::error_code ignored;
    if (fs::is_directory(name, ignored))
        return cannot_read(name, "it is a folder");
    errno = 0;
    File file{std::fopen(name.c_str(), "rb")};
    if (!file)
        return cannot_read(name, reason(last_error()));
    return file;
}

Outcome<FileText, Diagnostic> read_file(std::string const& name) {
    if (auto mapped = map_file(name))
        return std::move(*mapped);
    auto const file = open_file(name);
    if (!file)
        return file.reason();
    std::string text;
    std::error_code error;
    if (auto const size = fs::file_size(name, error); !error)
        text.reserve(static_cast<std::size_t>(size) + 1);
    std::array<char, 1U << 16U> block{};
    while (auto const n = std::fread(block.data(), 1, block.size(), file->get()))
        text.append(block.data(), n);
    if (std::ferror(file->get()) != 0)
        return cannot_read(name, reason(last_error()));
    return FileText{std::move(text)};
}

std::optional<Diagnostic> read_pieces(std::string const& name,
                                      std::function<void(std::string_view)> const& take) {
    constexpr std::size_t piece_size = std::size_t{1} << 20U;
    auto const file = open_file(name);
    if (!file)
        return file.reason();
    std::vector<char> block(piece_size);
    while (auto const n = std::fread(block.data(), 1, block.size(), file->get()))
        take({block.data(), n});
    if (std::ferror(file->get()) != 0)
        return cannot_read(name, reason(last_error()));
    return std::nullopt;
}

FileKind kind_of(std::string const& name) {
    std::error_code ignored;
    if (fs::is_directory(name, ignored))
        return FileKind::folder;
    return fs::exists(name, ignored) ? FileKind::file : FileKind::nothing;
}

Parsed<std::vector<std::string>> files_in(std::string const& folder) {
    Parsed<std::vector<std::string>> found;
    std::error_code error;
    fs::recursive_directory_iterator entry{folder, error};
    for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        auto const& path = entry->path();
        bool const hidden = path.filename().string().starts_with('.');
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            if (hidden)
                entry.disable_recursion_pending();
        } else if (!hidden) {
            found.value.push_back(path.generic_string());
        }
    }
    if (error)
        found.problems.push_back(cannot_read(folder, reason(error)));
    std::sort(found.value.begin(), found.value.end());
    return found;
}

std::optional<std::string> inside(std::string const& folder, std::string const& from,
                                  std::string const& path) {
    std::error_code no_folder, no_path;
    auto const root = fs::canonical(folder.empty() ? "." : folder, no_folder);
    auto const real = fs::canonical(fs::path{from}.parent_path() / path, no_path);
    if (no_folder || no_path)
        return std::nullopt;
    auto const relative = real.lexically_relative(root);
    if (relative.empty() || *relative.begin() == "..")
        return std::nullopt;
    return (fs::path{folder} / relative).generic_string();
}

} // namespace

FileStore disk() {
    return {.kind = kind_of,
            .read = read_file,
            .read_pieces = read_pieces,
            .files_in = files_in,
            .inside = inside};
}

} // namespace panelscore::cli
