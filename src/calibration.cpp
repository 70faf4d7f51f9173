// SPDX-License-Identifier: BSL-1.0
// A part of the compiled half of the library: the bodies of calibration, its reports and
// simulation. The list is written by the build.
#include "panelscore_calibration_list.hpp"
