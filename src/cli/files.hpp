// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading what the user named: files, folders, standard input.

#include "cli/command.hpp"

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/outcome.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::cli {

/// A file's bytes: large files are mapped into memory, others read.
class FileText {
  public:
    explicit FileText(std::string text) : text_(std::move(text)) {}
    /// Takes over memory mapped from `start`.
    FileText(char const* start, std::size_t length) : mapped_(start, length) {}
    FileText(FileText&& other) noexcept;
    FileText& operator=(FileText&& other) noexcept;
    FileText(FileText const&) = delete;
    FileText& operator=(FileText const&) = delete;
    ~FileText();

    /// The bytes; they live as long as this object stays where it is.
    [[nodiscard]] std::string_view text() const {
        return mapped_.data() == nullptr ? std::string_view{text_} : mapped_;
    }

  private:
    std::string text_{};
    std::string_view mapped_{};
};

/// The whole file, or why it cannot be read (E-01).
[[nodiscard]] Outcome<FileText, Diagnostic> read_file(std::string const& name);

/// As `read_file`, where `-` is standard input. Throws UsageError when standard input is asked
/// for a second time.
[[nodiscard]] Outcome<FileText, Diagnostic> read_input(Context& context,
                                                       std::string const& name);

/// Hands a file (`-`: standard input) piece by piece to `take`, so that it need not fit into
/// the memory. What went wrong (E-01), or none. Throws UsageError as `read_input` does.
[[nodiscard]] std::optional<Diagnostic>
read_pieces(Context& context, std::string const& name,
            std::function<void(std::string_view)> const& take);

/// The files that `words` name: folders are replaced by the *.json, *.ndjson, *.jsonl and *.csv
/// files anywhere in them, sorted by path. Links to folders inside a folder are not followed
/// and names that begin with a dot are passed over. A folder that cannot be read adds E-01 to
/// `context.problems`.
[[nodiscard]] std::vector<std::string> input_files(Context& context,
                                                   std::vector<std::string> const& words);

} // namespace panelscore::cli
