// SPDX-License-Identifier: BSL-1.0
#pragma once

// A call of the C interface in C++: what goes in, what comes out.

#include "c/text_files.hpp"

#include <string>
#include <utility>
#include <vector>

namespace panelscore::c {

/// What was handed over. Nothing of it is judged before a command runs.
struct Input {
    TextFiles files{};
    std::vector<std::pair<std::string, std::string>> options{}; ///< name and value
    std::vector<std::string> arguments{};
};

/// What a call answered; `status` as panelscore.h names it.
struct Answer {
    int status = 0;
    std::string text{};
    std::string problems{};
};

/// Runs a command by its name. Only defects leave it as exceptions.
[[nodiscard]] Answer call(std::string const& command, Input const& input);

} // namespace panelscore::c
