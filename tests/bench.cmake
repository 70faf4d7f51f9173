# SPDX-License-Identifier: BSL-1.0
# tests/bench/NAME.bench.cpp: programs that measure. With the argument --smoke they do a little of everything and
# check it; that is all ctest runs. Measure in the release preset.
file(GLOB benches CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/bench/*.bench.cpp)
foreach(file IN LISTS benches)
    cmake_path(GET file STEM name)
    add_executable(bench_${name} ${file})
    target_link_libraries(bench_${name} PRIVATE panelscore::panelscore Boost::json)
    target_include_directories(bench_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/unit)
    target_compile_definitions(bench_${name} PRIVATE
        PANELSCORE_LME4_SCRIPT="${CMAKE_CURRENT_SOURCE_DIR}/bench/lme4.R"
        PANELSCORE_ORACLE="${CMAKE_CURRENT_SOURCE_DIR}/oracle"
        PANELSCORE_EXAMPLES="${PROJECT_SOURCE_DIR}/examples")
    if(PANELSCORE_BUILD_CLI)
        add_dependencies(bench_${name} panelscore_cli)
        target_compile_definitions(bench_${name} PRIVATE
            PANELSCORE_TOOL="$<TARGET_FILE:panelscore_cli>")
    endif()
    add_test(NAME bench/${name} COMMAND bench_${name} --smoke)
    set_tests_properties(bench/${name} PROPERTIES LABELS bench)
endforeach()
