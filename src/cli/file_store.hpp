// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where the files come from that a command names. Commands ask a FileStore and never the disk,
// so the same commands work on texts that another program holds in memory.

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/outcome.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panelscore::cli {

/// A file's bytes: its own, or borrowed from memory that `owner` keeps alive.
class FileText {
  public:
    explicit FileText(std::string text) : text_(std::move(text)) {}
    /// Bytes that stand elsewhere. Without an owner they must outlive this object.
    explicit FileText(std::string_view borrowed, std::shared_ptr<void const> owner = nullptr)
        : borrowed_(borrowed), owner_(std::move(owner)) {}

    /// The bytes; they live as long as this object stays where it is.
    [[nodiscard]] std::string_view text() const {
        return borrowed_.data() == nullptr ? std::string_view{text_} : borrowed_;
    }

  private:
    std::string text_{};
    std::string_view borrowed_{};
    std::shared_ptr<void const> owner_{};
};

/// What a name stands for.
enum class FileKind { nothing, file, folder };

/// A place where files are. Every member must be set.
struct FileStore {
    /// What the name stands for; a file that cannot be read is a file.
    std::function<FileKind(std::string const& name)> kind{};
    /// The whole file, or why it cannot be read (E-01).
    std::function<Outcome<FileText, Diagnostic>(std::string const& name)> read{};
    /// Hands a file piece by piece to `take`; what went wrong (E-01), or none.
    std::function<std::optional<Diagnostic>(std::string const& name,
                                            std::function<void(std::string_view)> const& take)>
        read_pieces{};
    /// Every file anywhere in a folder, sorted by path, without names that begin with a dot.
    /// E-01 when some of it cannot be read.
    std::function<Parsed<std::vector<std::string>>(std::string const& folder)> files_in{};
    /// `path`, which the file `from` refers to, as a name for `read`; none when there is no
    /// such file, or when it stands outside `folder`. An empty folder is the one we are in.
    std::function<std::optional<std::string>(std::string const& folder, std::string const& from,
                                             std::string const& path)>
        inside{};
};

} // namespace panelscore::cli
