// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reading what the user named: files, folders, standard input.

#include "cli/command.hpp"
#include "cli/file_store.hpp"

#include <panelscore/base/diagnostic.hpp>
#include <panelscore/base/outcome.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panelscore::cli {

/// The whole file, or why it cannot be read (E-01).
[[nodiscard]] Outcome<FileText, Diagnostic> read_file(Context const& context,
                                                      std::string const& name);

/// As `read_file`, where `-` is standard input. Throws UsageError when standard input is asked
/// for a second time, or when there is none.
[[nodiscard]] Outcome<FileText, Diagnostic> read_input(Context& context,
                                                       std::string const& name);

/// Hands a file (`-`: standard input) piece by piece to `take`, so that it need not fit into
/// the memory. What went wrong (E-01), or none. Throws UsageError as `read_input` does.
[[nodiscard]] std::optional<Diagnostic>
read_pieces(Context& context, std::string const& name,
            std::function<void(std::string_view)> const& take);

/// The files that `words` name: folders are replaced by the *.json, *.ndjson, *.jsonl and *.csv
/// files anywhere in them, sorted by path; names that begin with a dot are passed over. A
/// folder that cannot be read adds E-01 to `context.problems`.
[[nodiscard]] std::vector<std::string> input_files(Context& context,
                                                   std::vector<std::string> const& words);

} // namespace panelscore::cli
