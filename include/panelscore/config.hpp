// SPDX-License-Identifier: BSL-1.0
#pragma once

// Defined by the build when the library is used without being compiled (`-D
// PANELSCORE_HEADER_ONLY=ON`): the headers of io/ then include their bodies from impl/.
#ifdef PANELSCORE_HEADER_ONLY
#define PANELSCORE_DECL inline
#else
#define PANELSCORE_DECL
#endif
