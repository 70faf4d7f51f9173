// SPDX-License-Identifier: BSL-1.0
#include "cli/files.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>
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
            mapped.emplace(static_cast<char const*>(start), length);
        }
    }
    ::close(file);
    return mapped;
}

void unmap(std::string_view mapped) {
    if (mapped.data() != nullptr)
        ::munmap(const_cast<char*>(mapped.data()), mapped.size());
}
#else
std::optional<FileText> map_file(std::string const&) {
    return std::nullopt;
}

void unmap(std::string_view) {}
#endif

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

constexpr std::size_t piece_size = std::size_t{1} << 20U;

/// Hands standard input to `take`; false when it failed.
bool read_standard_input(Context& context, std::function<void(std::string_view)> const& take) {
    if (context.standard_input_read)
        throw UsageError("standard input (-) can be read only once");
    context.standard_input_read = true;
    std::vector<char> block(piece_size);
    auto& in = *context.surroundings.in;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        take({block.data(), static_cast<std::size_t>(in.gcount())});
    return !in.bad();
}

bool is_listed(fs::path const& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    constexpr std::array<std::string_view, 4> known{".json", ".ndjson", ".jsonl", ".csv"};
    return std::find(known.begin(), known.end(), extension) != known.end();
}

void list_folder(std::string const& folder, std::vector<std::string>& files,
                 Diagnostics& problems) {
    std::vector<std::string> found;
    std::error_code error;
    fs::recursive_directory_iterator entry{folder, error};
    for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        auto const& path = entry->path();
        bool const hidden = path.filename().string().starts_with('.');
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            if (hidden)
                entry.disable_recursion_pending();
        } else if (!hidden && is_listed(path)) {
            found.push_back(path.generic_string());
        }
    }
    if (error)
        problems.push_back(cannot_read(folder, reason(error)));
    std::sort(found.begin(), found.end());
    std::move(found.begin(), found.end(), std::back_inserter(files));
}

} // namespace

FileText::FileText(FileText&& other) noexcept
    : text_(std::move(other.text_)), mapped_(std::exchange(other.mapped_, std::string_view{})) {
}

FileText& FileText::operator=(FileText&& other) noexcept {
    if (this != &other) {
        unmap(mapped_);
        text_ = std::move(other.text_);
        mapped_ = std::exchange(other.mapped_, std::string_view{});
    }
    return *this;
}

FileText::~FileText() {
    unmap(mapped_);
}

Outcome<FileText, Diagnostic> read_file(std::string const& name) {
    std::error_code error;
    if (fs::is_directory(name, error))
        return cannot_read(name, "it is a folder");
    if (auto mapped = map_file(name))
        return std::move(*mapped);
    errno = 0;
    std::unique_ptr<std::FILE, CloseFile> const file{std::fopen(name.c_str(), "rb")};
    if (!file)
        return cannot_read(name, reason(last_error()));
    std::string text;
    if (auto const size = fs::file_size(name, error); !error)
        text.reserve(static_cast<std::size_t>(size) + 1);
    std::array<char, 1U << 16U> block{};
    while (auto const n = std::fread(block.data(), 1, block.size(), file.get()))
        text.append(block.data(), n);
    if (std::ferror(file.get()) != 0)
        return cannot_read(name, reason(last_error()));
    return FileText{std::move(text)};
}

Outcome<FileText, Diagnostic> read_input(Context& context, std::string const& name) {
    if (name != "-")
        return read_file(name);
    std::string text;
    if (!read_standard_input(context, [&](std::string_view piece) { text += piece; }))
        return cannot_read("-", "standard input failed");
    return FileText{std::move(text)};
}

std::optional<Diagnostic> read_pieces(Context& context, std::string const& name,
                                      std::function<void(std::string_view)> const& take) {
    if (name == "-") {
        if (!read_standard_input(context, take))
            return cannot_read("-", "standard input failed");
        return std::nullopt;
    }
    std::error_code error;
    if (fs::is_directory(name, error))
        return cannot_read(name, "it is a folder");
    errno = 0;
    std::unique_ptr<std::FILE, CloseFile> const file{std::fopen(name.c_str(), "rb")};
    if (!file)
        return cannot_read(name, reason(last_error()));
    std::vector<char> block(piece_size);
    while (auto const n = std::fread(block.data(), 1, block.size(), file.get()))
        take({block.data(), n});
    if (std::ferror(file.get()) != 0)
        return cannot_read(name, reason(last_error()));
    return std::nullopt;
}

std::vector<std::string> input_files(Context& context, std::vector<std::string> const& words) {
    std::vector<std::string> files;
    for (auto const& word : words) {
        std::error_code ignored;
        if (word != "-" && fs::is_directory(word, ignored))
            list_folder(word, files, context.problems);
        else
            files.push_back(word);
    }
    return files;
}

} // namespace panelscore::cli
