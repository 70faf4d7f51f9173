// SPDX-License-Identifier: BSL-1.0
#include "cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>

namespace panelscore::cli {
namespace {

std::string reason(int number) {
    if (number == ENOENT || number == ENOTDIR)
        return "no such folder";
    if (number == EACCES)
        return "permission denied";
    return number == 0 ? "unknown reason" : std::generic_category().message(number);
}

/// Where a file that may be a link really is, so that the link is kept and what it names is
/// replaced.
std::string resolved(std::string const& file) {
    std::error_code problem;
    auto const path = std::filesystem::weakly_canonical(file, problem);
    return problem ? file : path.string();
}

/// Devices and pipes cannot be replaced, only written to.
bool is_replaceable(std::string const& file) {
    std::error_code problem;
    auto const status = std::filesystem::status(file, problem);
    return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
}

std::string temporary_name(std::string const& file) {
    std::random_device source;
    for (;;) {
        std::string name = resolved(file) + ".part-" + std::to_string(source());
        std::error_code problem;
        if (!std::filesystem::exists(name, problem))
            return name;
    }
}

} // namespace

Output::Output(std::ostream& standard, std::string file)
    : standard_(standard), file_(file == "-" ? std::string{} : std::move(file)) {}

Output::~Output() {
    if (!temporary_.empty()) {
        stream_.close();
        std::error_code ignored;
        std::filesystem::remove(temporary_, ignored);
    }
}

void Output::fail(std::string_view what) {
    if (problem_)
        return;
    problem_ = Diagnostic{.code = "E-02",
                          .name = "cannot-write",
                          .message = "cannot be written: " + std::string{what},
                          .file = file_.empty() ? "standard output" : file_};
}

void Output::open() {
    errno = 0;
    if (std::filesystem::is_directory(file_))
        return fail("it is a folder");
    if (is_replaceable(file_))
        temporary_ = temporary_name(file_);
    stream_.open(temporary_.empty() ? file_ : temporary_, std::ios::binary | std::ios::trunc);
    if (!stream_) {
        fail(reason(errno));
        temporary_.clear();
    }
}

void Output::write(std::string_view text) {
    if (text.empty() || problem_)
        return;
    if (!standard() && !stream_.is_open())
        open();
    if (problem_)
        return;
    errno = 0;
    std::ostream& stream = standard() ? standard_ : stream_;
    if (!stream.write(text.data(), static_cast<std::streamsize>(text.size())))
        fail(reason(errno));
}

bool Output::flush() {
    if (problem_ || (!standard() && !temporary_.empty()))
        return !problem_;
    errno = 0;
    if (std::ostream& stream = standard() ? standard_ : stream_; !stream.flush())
        fail(reason(errno));
    return !problem_;
}

std::optional<Diagnostic> Output::finish() {
    if (problem_)
        return problem_;
    errno = 0;
    if (standard()) {
        if (!standard_.flush())
            fail(reason(errno));
        return problem_;
    }
    if (!stream_.is_open())
        return problem_;
    stream_.close();
    if (stream_.fail()) {
        fail(reason(errno));
    } else if (!temporary_.empty()) {
        std::error_code error;
        std::filesystem::rename(temporary_, resolved(file_), error);
        if (error)
            fail(error.message());
        else
            temporary_.clear();
    }
    return problem_;
}

bool names_folder(std::string const& output) {
    std::error_code ignored;
    return !output.empty() &&
           (output.back() == '/' || std::filesystem::is_directory(output, ignored));
}

std::optional<Diagnostic> write_folder(std::string const& folder,
                                       std::vector<FolderFile> const& files) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return Diagnostic{.code = "E-02",
                          .name = "cannot-write",
                          .message = "cannot be made: " + reason(problem.value()),
                          .file = folder};
    for (FolderFile const& file : files) {
        auto const path = std::filesystem::path{folder} / file.name;
        std::ofstream unused;
        Output output{unused, path.generic_string()};
        output.write(file.text);
        if (auto failed = output.finish())
            return failed;
    }
    return std::nullopt;
}

} // namespace panelscore::cli
