// SPDX-License-Identifier: BSL-1.0
// A part of the compiled half of the library: the bodies of include/panelscore/impl/ that read,
// write and report, but for calibration. The list is written by the build.
#include "panelscore_io_list.hpp"
