# SPDX-License-Identifier: BSL-1.0
# The tool: the commands with a command line, the disk and a terminal around them.
find_package(Boost 1.81 REQUIRED CONFIG COMPONENTS program_options)

add_executable(panelscore_cli ${tool_only} $<TARGET_OBJECTS:panelscore_commands>)
target_include_directories(panelscore_cli PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(panelscore_cli
    PRIVATE panelscore::panelscore Boost::json Boost::program_options fmt::fmt)
set_target_properties(panelscore_cli PROPERTIES OUTPUT_NAME panelscore)
