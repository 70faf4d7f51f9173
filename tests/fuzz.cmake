# SPDX-License-Identifier: BSL-1.0
# tests/fuzz/NAME.fuzz.cpp holds LLVMFuzzerTestOneInput; tests/fuzz/corpus/NAME/ keeps its inputs, found crashes
# among them. Every build replays the corpus as a test; PANELSCORE_BUILD_FUZZERS builds the fuzzers (clang):
#
#   cmake --preset asan -D PANELSCORE_BUILD_FUZZERS=ON && cmake --build --preset asan
#   build/asan/tests/fuzz_NAME -max_total_time=60 NEW_INPUTS tests/fuzz/corpus/NAME
add_custom_target(panelscore_fuzz_replays)
file(GLOB fuzz_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*.fuzz.cpp)
foreach(file IN LISTS fuzz_tests)
    cmake_path(GET file STEM name)
    add_executable(fuzz_replay_${name} ${file} fuzz/replay.cpp)
    target_include_directories(fuzz_replay_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(fuzz_replay_${name} PRIVATE panelscore::panelscore)
    add_dependencies(panelscore_fuzz_replays fuzz_replay_${name})
    add_test(NAME fuzz/${name}
        COMMAND fuzz_replay_${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name})
    set_tests_properties(fuzz/${name} PROPERTIES LABELS fuzz)
    if(PANELSCORE_BUILD_FUZZERS)
        add_executable(fuzz_${name} ${file})
        target_include_directories(fuzz_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
        target_link_libraries(fuzz_${name} PRIVATE panelscore::panelscore)
        target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    endif()
endforeach()
if(PANELSCORE_BUILD_FUZZERS AND NOT PANELSCORE_HEADER_ONLY)
    # The library reports to the fuzzer which branches an input reached.
    target_compile_options(panelscore PRIVATE -fsanitize=fuzzer-no-link)
endif()
