// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace panelscore::c {

/// The value of `--output` when the answer is something else and the results are let go.
inline constexpr std::string_view nowhere{"not kept"};

} // namespace panelscore::c
