# SPDX-License-Identifier: BSL-1.0
# cmake -D root=SOURCE -P format.cmake: every source is formatted as .clang-format says.
cmake_minimum_required(VERSION 3.25)
find_program(clang_format NAMES clang-format-14 clang-format)
if(clang_format)
    execute_process(COMMAND ${clang_format} --version OUTPUT_VARIABLE found)
endif()
if(NOT found MATCHES "version 14\\.")
    message("skipped: clang-format 14 is not installed")
    return()
endif()
file(GLOB_RECURSE sources RELATIVE ${root}
    ${root}/include/*.hpp ${root}/include/*.ipp ${root}/src/*.hpp ${root}/src/*.cpp
    ${root}/tests/*.hpp ${root}/tests/*.cpp ${root}/examples/*.cpp
    ${root}/include/*.h ${root}/tests/*.h ${root}/tests/*.c ${root}/examples/*.c)
execute_process(COMMAND ${clang_format} --dry-run --Werror ${sources}
    WORKING_DIRECTORY ${root} RESULT_VARIABLE code)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "run: clang-format -i on the files named above")
endif()
