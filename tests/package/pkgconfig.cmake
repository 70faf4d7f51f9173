# SPDX-License-Identifier: BSL-1.0
# cmake -D prefix=DIR -D libdir=lib [-D package=panelscore] -D compiler=CXX -D flags=FLAGS -D source=main.cpp
#     -D output=FILE -P pkgconfig.cmake
# Compiles and runs a program with what pkg-config says about the installed tree.
cmake_minimum_required(VERSION 3.25)

find_program(pkg_config NAMES pkg-config pkgconf)
if(NOT pkg_config)
    message("skipped: pkg-config is not installed")
    return()
endif()
set(ENV{PKG_CONFIG_PATH} ${prefix}/${libdir}/pkgconfig)
if(NOT package)
    set(package panelscore)
    string(PREPEND flags "-std=c++20 ")
endif()
execute_process(COMMAND ${pkg_config} --cflags --libs ${package}
    OUTPUT_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
# Our own headers are held to our warnings, those of others are not.
string(REGEX REPLACE "-I(/usr/[^ ]+)" "-isystem \\1" said "${said}")
separate_arguments(said UNIX_COMMAND "${said}")
separate_arguments(flags UNIX_COMMAND "${flags}")
execute_process(COMMAND ${compiler} ${flags} ${source} -o ${output} ${said}
    COMMAND_ERROR_IS_FATAL ANY)
set(ENV{LD_LIBRARY_PATH} ${prefix}/${libdir})
execute_process(COMMAND ${output} COMMAND_ERROR_IS_FATAL ANY)
