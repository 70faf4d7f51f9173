# SPDX-License-Identifier: BSL-1.0
# The C interface: from C, from Python, what the shared library shows, and that it answers as the tool does.
enable_language(C)
set(c_tests ${CMAKE_CURRENT_SOURCE_DIR}/c)
set(c_flags -Wall -Wextra -pedantic -Werror)

# Our header is C of 1989, and C++.
add_library(panelscore_c_header OBJECT c/header.c c/header_cxx.cpp)
target_link_libraries(panelscore_c_header PRIVATE panelscore::c)
set_source_files_properties(c/header.c PROPERTIES COMPILE_OPTIONS "-std=c89;${c_flags}")

# add_c_test(NAME ARGUMENTS...): the program c/NAME.c. C++ links it, so that sanitizers come along.
function(add_c_test name)
    add_executable(c_test_${name} c/${name}.c)
    target_compile_options(c_test_${name} PRIVATE ${c_flags})
    target_link_libraries(c_test_${name} PRIVATE panelscore::c Threads::Threads)
    set_target_properties(c_test_${name} PROPERTIES C_STANDARD 99 LINKER_LANGUAGE CXX)
    add_test(NAME c/${name} COMMAND c_test_${name} ${ARGN})
    set_tests_properties(c/${name} PROPERTIES LABELS c)
endfunction()
add_c_test(calls ${PROJECT_SOURCE_DIR}/examples ${PROJECT_VERSION})
add_c_test(wrong_use ${PROJECT_SOURCE_DIR}/examples)
add_c_test(hostile ${PROJECT_SOURCE_DIR}/examples)
add_c_test(threads ${PROJECT_SOURCE_DIR}/examples)

add_test(NAME c/symbols COMMAND ${CMAKE_COMMAND} -D nm=${CMAKE_NM}
    -D library=$<TARGET_FILE:panelscore_c> -D soname=$<TARGET_SONAME_FILE_NAME:panelscore_c>
    -D header=${PROJECT_SOURCE_DIR}/include/panelscore.h -P ${c_tests}/symbols.cmake)
set_tests_properties(c/symbols PROPERTIES LABELS c)

# Interpreters cannot load a library that was built with a sanitizer.
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize" AND PANELSCORE_BUILD_CLI)
    add_test(NAME c/same_as_tool COMMAND ${Python3_EXECUTABLE} -B ${c_tests}/same_as_tool.py
        $<TARGET_FILE:panelscore_cli> $<TARGET_FILE:panelscore_c> ${PROJECT_SOURCE_DIR})
    set_tests_properties(c/same_as_tool PROPERTIES LABELS c)
endif()
