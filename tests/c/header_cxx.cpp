// SPDX-License-Identifier: BSL-1.0
#include <panelscore.h>

// A function has one type in both languages.
static_assert(noexcept(sizeof(&panelscore_run)), "");
static_assert(PANELSCORE_DONE == 0 && PANELSCORE_DEFECT == 4, "");
