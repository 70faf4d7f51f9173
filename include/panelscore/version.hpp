// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore {

/// Version of the library and of the tool, as `panelscore --version` prints it. The build reads
/// it from this line.
inline constexpr std::string_view version{"0.1.0"};

} // namespace panelscore
