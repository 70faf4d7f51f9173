# SPDX-License-Identifier: BSL-1.0
find_package(Boost 1.81 REQUIRED CONFIG COMPONENTS program_options)

# The tool carries the shipped rubrics and word lists (src/cli/shipped.hpp).
set(rubrics_dir ${PROJECT_SOURCE_DIR}/rubrics)
set(shipped_dir ${PROJECT_BINARY_DIR}/generated/cli)
file(GLOB_RECURSE shipped_paths CONFIGURE_DEPENDS RELATIVE ${rubrics_dir}
    ${rubrics_dir}/*.json ${rubrics_dir}/*.txt ${rubrics_dir}/*.csv)
list(SORT shipped_paths)
list(TRANSFORM shipped_paths PREPEND ${rubrics_dir}/ OUTPUT_VARIABLE shipped_sources)
list(JOIN shipped_paths "\n" shipped_names)
file(CONFIGURE OUTPUT ${shipped_dir}/shipped.names CONTENT "${shipped_names}\n" @ONLY)
add_custom_command(
    OUTPUT ${shipped_dir}/shipped.cpp
    COMMAND ${CMAKE_COMMAND} -D root=${rubrics_dir} -D names=${shipped_dir}/shipped.names
        -D output=${shipped_dir}/shipped.cpp -P ${PROJECT_SOURCE_DIR}/src/cmake/embed.cmake
    DEPENDS ${shipped_sources} ${shipped_dir}/shipped.names
        ${PROJECT_SOURCE_DIR}/src/cmake/embed.cmake
    COMMENT "Embedding rubrics/" VERBATIM)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set_source_files_properties(${shipped_dir}/shipped.cpp PROPERTIES
        COMPILE_OPTIONS -Wno-overlength-strings)
endif()

file(GLOB_RECURSE cli_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/*.cpp)
add_executable(panelscore_cli ${cli_sources} ${shipped_dir}/shipped.cpp)
target_include_directories(panelscore_cli PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(panelscore_cli
    PRIVATE panelscore::panelscore Boost::json Boost::program_options fmt::fmt)
set_target_properties(panelscore_cli PROPERTIES OUTPUT_NAME panelscore)
