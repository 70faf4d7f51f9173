// SPDX-License-Identifier: BSL-1.0
// A part of the compiled half of the library: the bodies that read and write what other systems
// export. The list is written by the build.
#include "panelscore_exchange_list.hpp"
