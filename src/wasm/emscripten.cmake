# SPDX-License-Identifier: BSL-1.0
# The toolchain of the wasm preset: emscripten as it is found in PATH.
find_program(emcc emcc NO_CMAKE_FIND_ROOT_PATH)
if(NOT emcc)
    message(FATAL_ERROR "emcc is not in PATH (Debian: apt-get install emscripten)")
endif()
file(REAL_PATH ${emcc} emcc_file)
cmake_path(GET emcc_file PARENT_PATH emscripten_dir)
include(${emscripten_dir}/cmake/Modules/Platform/Emscripten.cmake)
