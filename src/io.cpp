// SPDX-License-Identifier: BSL-1.0
// The compiled half of the library: every body in include/panelscore/impl/. The list is written
// by the build.
#include "panelscore_impl_list.hpp"
