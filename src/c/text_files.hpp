// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/file_store.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace panelscore::c {

/// Texts in memory, by the names they were handed over under.
///
/// `a/b.json` lies in the folder `a`. Names are compared without what leads nowhere: `./b.json`
/// and `a/../b.json` are `b.json`.
class TextFiles {
  public:
    /// Adds a file, or replaces the one of that name.
    void set(std::string const& name, std::string text);

    /// The files as commands ask for them. They refer to this object, which must outlive them.
    [[nodiscard]] cli::FileStore store() const;

  private:
    [[nodiscard]] std::string const* find(std::string const& name) const;
    [[nodiscard]] cli::FileKind kind(std::string const& name) const;
    [[nodiscard]] Diagnostic missing(std::string const& name) const;
    [[nodiscard]] std::vector<std::string> files_in(std::string const& folder) const;

    std::map<std::string, std::string, std::less<>> texts_{};
};

} // namespace panelscore::c
