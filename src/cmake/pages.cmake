# SPDX-License-Identifier: BSL-1.0
# Manual pages and shell completions, written by a program that has the tool's own table of commands.
set(pages_dir ${PROJECT_BINARY_DIR}/generated/pages)
file(STRINGS ${PROJECT_SOURCE_DIR}/CHANGELOG.md release_heading REGEX "^## ${PROJECT_VERSION} - ")
string(REGEX REPLACE "^## [^ ]+ - " "" release_date "${release_heading}")

file(GLOB pages_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/pages/*.cpp)
set(shared_with_tool ${tool_only})
list(FILTER shared_with_tool EXCLUDE REGEX "/(main|app|read_arguments|disk|surroundings)\\.cpp$")
add_executable(panelscore_pages ${pages_sources} ${shared_with_tool}
    $<TARGET_OBJECTS:panelscore_commands>)
target_include_directories(panelscore_pages PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(panelscore_pages PRIVATE panelscore::panelscore Boost::json fmt::fmt)

if(NOT CMAKE_CROSSCOMPILING)
    add_custom_command(
        OUTPUT ${pages_dir}/written
        COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages_dir}
        COMMAND panelscore_pages ${pages_dir} ${release_date}
        COMMAND ${CMAKE_COMMAND} -E touch ${pages_dir}/written
        DEPENDS panelscore_pages ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        COMMENT "Writing manual pages and completions" VERBATIM)
    add_custom_target(panelscore_manual ALL DEPENDS ${pages_dir}/written)
endif()
