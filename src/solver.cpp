// SPDX-License-Identifier: BSL-1.0
// A part of the compiled half of the library: the bodies that solve equations and know
// distributions. The list is written by the build.
#include "panelscore_solver_list.hpp"
