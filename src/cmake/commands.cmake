# SPDX-License-Identifier: BSL-1.0
# panelscore_commands: the commands, compiled once for the tool and for the C interface. They reach
# files through src/cli/file_store.hpp alone.

# They carry the shipped rubrics and word lists (src/cli/shipped.hpp).
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

set(tool_only main app help read_arguments disk output surroundings commands cmd_simulate simulation_options)
list(TRANSFORM tool_only PREPEND ${PROJECT_SOURCE_DIR}/src/cli/)
list(TRANSFORM tool_only APPEND .cpp)
file(GLOB command_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/*.cpp)
list(REMOVE_ITEM command_sources ${tool_only})
list(APPEND command_sources ${shipped_dir}/shipped.cpp)

add_library(panelscore_commands OBJECT EXCLUDE_FROM_ALL ${command_sources})
target_include_directories(panelscore_commands PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(panelscore_commands PRIVATE panelscore::panelscore Boost::json fmt::fmt)
set_target_properties(panelscore_commands PROPERTIES POSITION_INDEPENDENT_CODE ON)
