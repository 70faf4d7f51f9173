// SPDX-License-Identifier: BSL-1.0
// Output as the C interface has it, in place of cli/output.cpp: a call writes no file, whatever
// its options say, and this library holds nothing that could.
#include "c/text_output.hpp"

#include "cli/output.hpp"

#include <utility>

namespace panelscore::cli {

Output::Output(std::ostream& standard, std::string file)
    : standard_(standard), file_(file == "-" ? std::string{} : std::move(file)) {}

Output::~Output() = default;

void Output::fail(std::string_view what) {
    if (!problem_)
        problem_ = Diagnostic{.code = "E-02",
                              .name = "cannot-write",
                              .message = "cannot be written: " + std::string{what},
                              .file = file_};
}

void Output::write(std::string_view text) {
    if (standard())
        standard_.write(text.data(), static_cast<std::streamsize>(text.size()));
    else if (file_ != c::nowhere)
        fail("no files are written here");
}

bool Output::flush() {
    return !problem_;
}

std::optional<Diagnostic> Output::finish() {
    return problem_;
}

bool names_folder(std::string const& output) {
    return output.ends_with('/');
}

std::optional<Diagnostic> write_folder(std::string const& folder,
                                       std::vector<FolderFile> const&) {
    return Diagnostic{.code = "E-02",
                      .name = "cannot-write",
                      .message = "cannot be written: no files are written here",
                      .file = folder};
}

} // namespace panelscore::cli
