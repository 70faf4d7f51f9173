# SPDX-License-Identifier: BSL-1.0
# cmake -D prefix=DIR -D version=X.Y.Z -D root=SOURCE -D with_tool=ON -D with_c=ON -P installed.cmake: the installed tree is whole.
cmake_minimum_required(VERSION 3.25)

if(with_tool)
    execute_process(COMMAND ${prefix}/bin/panelscore --version OUTPUT_VARIABLE printed
        COMMAND_ERROR_IS_FATAL ANY)
    if(NOT printed STREQUAL "panelscore ${version}\n")
        message(FATAL_ERROR "the installed tool prints ${printed}")
    endif()
endif()
file(GLOB_RECURSE wanted RELATIVE ${root} ${root}/include/* ${root}/rubrics/*)
if(NOT with_c)
    list(REMOVE_ITEM wanted include/panelscore.h)
endif()
list(TRANSFORM wanted REPLACE "^rubrics/" "share/panelscore/rubrics/")
if(with_tool)
    list(APPEND wanted share/man/man1/panelscore.1 share/man/man1/panelscore-recommend.1
        share/bash-completion/completions/panelscore share/zsh/site-functions/_panelscore
        share/fish/vendor_completions.d/panelscore.fish)
endif()
foreach(file IN LISTS wanted)
    if(NOT EXISTS ${prefix}/${file})
        message(SEND_ERROR "not installed: ${file}")
    endif()
endforeach()
