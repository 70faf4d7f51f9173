// SPDX-License-Identifier: BSL-1.0
#pragma once

// Eigen adds numbers up in another order with SSE2 than without, and so the last digits of what
// it solves differ. Read ahead of every file that includes Eigen, this lets it use emscripten's
// SSE2, as on x86-64: the module then gives the bytes that the tool gives. Eigen 3.4 takes any
// clang for an old g++ and writes assembler of x86 for it, unless it is told of no g++.

#include <cassert>
#include <cfloat>
#include <climits>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <type_traits>
#include <version>

#define __MMINTRIN_H // emscripten has no mmintrin.h, and Eigen needs nothing of it
#pragma push_macro("__GNUC__")
#undef __GNUC__
#include <Eigen/src/Core/util/Macros.h>
#pragma pop_macro("__GNUC__")
