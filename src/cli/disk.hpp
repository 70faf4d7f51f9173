// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "cli/file_store.hpp"

namespace panelscore::cli {

/// The files of this machine. Large ones are mapped into memory, others read; links to folders
/// inside a folder are not followed, and links that lead out of one count as outside.
[[nodiscard]] FileStore disk();

} // namespace panelscore::cli
