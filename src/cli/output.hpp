// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where results go: standard output, or a file that appears only when it is complete.

#include <panelscore/base/diagnostic.hpp>

#include <fstream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::cli {

/// Standard output, or the file of `--output`.
///
/// The file is written beside its place under a temporary name and takes its place in
/// `finish()`; a run that stops before leaves what was there. Nothing written, nothing created.
class Output {
  public:
    /// `file` empty or `-` means `standard`.
    Output(std::ostream& standard, std::string file);
    ~Output();
    Output(Output const&) = delete;
    Output& operator=(Output const&) = delete;

    /// Appends text. After a failed write nothing more is written; `finish` tells.
    void write(std::string_view text);
    /// Passes on what was written so far, where somebody may wait for it: to standard output
    /// and to what is no file. False once a write failed.
    bool flush();
    /// True when results go to standard output.
    [[nodiscard]] bool standard() const { return file_.empty(); }
    /// Puts the file in its place. What went wrong (E-02), or none.
    [[nodiscard]] std::optional<Diagnostic> finish();

  private:
    void open();
    void fail(std::string_view what);

    std::ostream& standard_;
    std::string file_;
    std::string temporary_{};
    std::ofstream stream_{};
    std::optional<Diagnostic> problem_{};
};

/// True when this means a folder: it ends with a slash, or one of that name is there.
[[nodiscard]] bool names_folder(std::string const& output);

/// A file of a folder.
struct FolderFile {
    std::string name{};
    std::string text{};
};

/// Writes files into a folder, which is made when it is not there; each appears only when it is
/// complete. What went wrong (E-02), or none.
[[nodiscard]] std::optional<Diagnostic> write_folder(std::string const& folder,
                                                     std::vector<FolderFile> const& files);

} // namespace panelscore::cli
