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
    set_target_properties(c_test_${name} PROPERTIES C_STANDARD 99 C_EXTENSIONS OFF LINKER_LANGUAGE CXX)
    add_test(NAME c/${name} COMMAND c_test_${name} ${ARGN})
    set_tests_properties(c/${name} PROPERTIES LABELS c)
endfunction()
add_c_test(calls ${PROJECT_SOURCE_DIR}/examples ${PROJECT_VERSION})
add_c_test(wrong_use ${PROJECT_SOURCE_DIR}/examples)
set(stack_kilobytes 512)
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    set(stack_kilobytes 8192) # sanitizers put much between the variables of a function
endif()
add_c_test(hostile ${PROJECT_SOURCE_DIR}/examples ${stack_kilobytes})
add_c_test(threads ${PROJECT_SOURCE_DIR}/examples)
# Its own malloc, and that of a sanitizer, do not go together.
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    add_c_test(no_memory ${PROJECT_SOURCE_DIR}/examples)
    set_tests_properties(c/no_memory PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: ")
endif()

add_test(NAME c/symbols COMMAND ${CMAKE_COMMAND} -D nm=${CMAKE_NM}
    -D library=$<TARGET_FILE:panelscore_c> -D soname=$<TARGET_SONAME_FILE_NAME:panelscore_c>
    -D header=${PROJECT_SOURCE_DIR}/include/panelscore.h -P ${c_tests}/symbols.cmake)
set_tests_properties(c/symbols PROPERTIES LABELS c)

# add_c_example(NAME NEEDED COMMAND...): examples/c_interface/NAME, run by COMMAND unless something NEEDED is not there.
set(c_examples ${PROJECT_SOURCE_DIR}/examples/c_interface)
function(add_c_example name needed)
    string(JOIN "|" command ${ARGN})
    set(run ${CMAKE_COMMAND} -D command=${command} -D examples=${PROJECT_SOURCE_DIR}/examples
        -D tool=$<TARGET_FILE:panelscore_cli> -P ${c_tests}/example.cmake)
    foreach(thing IN LISTS needed)
        if(NOT ${thing})
            set(run ${CMAKE_COMMAND} -E echo "skipped: ${thing} is not installed")
        endif()
    endforeach()
    add_test(NAME examples/c_interface/${name} COMMAND ${run})
    set_tests_properties(examples/c_interface/${name} PROPERTIES LABELS "c;examples" SKIP_REGULAR_EXPRESSION "^skipped: "
        ENVIRONMENT "LD_LIBRARY_PATH=$<TARGET_FILE_DIR:panelscore_c>;PANELSCORE_NODE=${CMAKE_CURRENT_BINARY_DIR}/c/panelscore.node")
endfunction()

if(PANELSCORE_BUILD_CLI)
    add_executable(example_c_recommend ${c_examples}/recommend.c)
    target_compile_options(example_c_recommend PRIVATE ${c_flags})
    target_link_libraries(example_c_recommend PRIVATE panelscore::c)
    set_target_properties(example_c_recommend PROPERTIES C_STANDARD 99 C_EXTENSIONS OFF LINKER_LANGUAGE CXX)
    add_c_example(recommend.c "" $<TARGET_FILE:example_c_recommend>)
endif()

# Interpreters cannot load a library that was built with a sanitizer.
if(PANELSCORE_BUILD_CLI AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    add_test(NAME c/same_as_tool COMMAND ${Python3_EXECUTABLE} -B ${c_tests}/same_as_tool.py
        $<TARGET_FILE:panelscore_cli> $<TARGET_FILE:panelscore_c> ${PROJECT_SOURCE_DIR})
    set_tests_properties(c/same_as_tool PROPERTIES LABELS c)

    find_program(node NAMES node nodejs)
    find_path(node_headers node_api.h PATH_SUFFIXES node nodejs/src)
    find_program(ruby NAMES ruby)
    find_program(java NAMES java)
    find_program(javac NAMES javac) # `java FILE.java` compiles
    find_file(jna_jar jna.jar PATHS /usr/share/java)
    if(node_headers)
        add_library(example_panelscore_node MODULE ${c_examples}/panelscore_node.c)
        target_include_directories(example_panelscore_node SYSTEM PRIVATE ${node_headers})
        target_compile_options(example_panelscore_node PRIVATE ${c_flags})
        target_link_libraries(example_panelscore_node PRIVATE panelscore::c)
        set_target_properties(example_panelscore_node PROPERTIES C_STANDARD 99 C_EXTENSIONS OFF
            LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/c PREFIX "" OUTPUT_NAME panelscore SUFFIX .node)
    endif()
    if(node AND node_headers)
        add_test(NAME c/from_node COMMAND ${node} ${c_tests}/from_node.mjs
            $<TARGET_FILE:example_panelscore_node> ${PROJECT_SOURCE_DIR})
    else()
        add_test(NAME c/from_node COMMAND ${CMAKE_COMMAND} -E echo "skipped: node or its headers are not installed")
    endif()
    set_tests_properties(c/from_node PROPERTIES LABELS c SKIP_REGULAR_EXPRESSION "^skipped: ")
    add_c_example(recommend.py "" ${Python3_EXECUTABLE} -B c_interface/recommend.py)
    add_c_example(recommend.mjs "node;node_headers" ${node} c_interface/recommend.mjs)
    add_c_example(recommend.rb ruby ${ruby} c_interface/recommend.rb)
    add_c_example(Recommend.java "java;javac;jna_jar" ${java} -cp ${jna_jar} c_interface/Recommend.java)
endif()
