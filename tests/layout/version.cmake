# SPDX-License-Identifier: BSL-1.0
# cmake -D root=SOURCE -D version=X.Y.Z -D tool=PANELSCORE -P version.cmake: header, changelog and tool say the same.
cmake_minimum_required(VERSION 3.25)
file(READ ${root}/CHANGELOG.md changelog)
string(REGEX MATCH "\n## ([0-9.]+)" heading "${changelog}")
if(NOT CMAKE_MATCH_1 STREQUAL version)
    message(FATAL_ERROR "CHANGELOG.md starts with ${CMAKE_MATCH_1}, version.hpp says ${version}")
endif()
if(tool)
    execute_process(COMMAND ${tool} --version OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
    if(NOT printed STREQUAL "panelscore ${version}\n")
        message(FATAL_ERROR "--version prints ${printed}, version.hpp says ${version}")
    endif()
endif()
